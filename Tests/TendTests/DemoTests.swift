import Model
import Testing

@testable import tend

/// `tend demo`, `tend new` and the demo on screen.
@Suite struct DemoTests {
    /// Everything but what differs from folder to folder: who wrote when, and under which name.
    private static let sum =
        "(cd $D && cat STORE | wc -l && ls stats && cat stats/* settings.yaml"
        + " views/* && find blobs -type f | sort && cat $(find blobs -type f | sort)) | sha256sum"

    @Test func `the demo is made once, the same for the same day, and full of life`() throws {
        let shell = try Shell()
        let first = try shell.tend("demo", "one", "--as-of", Shell.today)
        #expect(first.code == 0 && first.err.isEmpty)
        #expect(first.out.contains("[1 Home]") && first.out.contains("Sun 22 Nov"))
        #expect(first.out.lines.last == "This is no terminal: run tend in one to open the console.")
        #expect(first.out.utf8.allSatisfy { $0 != 0x1B })
        _ = try shell.script("cksum one/journal/* > before")
        let again = try shell.tend("demo", "one", "--as-of", Shell.today)
        #expect(again == first)
        #expect(try shell.script("cksum one/journal/* | cmp -s - before") == 0)

        #expect(try shell.tend("demo", "two", "--as-of", Shell.today).out == first.out)
        let sums = try ["one", "two"].map { folder in
            _ = try shell.script("D=\(folder); \(DemoTests.sum) > sum-\(folder)")
            return shell.read("sum-\(folder)")
        }
        #expect(sums[0] == sums[1])
        let lists = try ["one", "two"].map {
            try shell.tend("list", "--format", "csv", "--program", $0, "--as-of", Shell.today)
        }
        #expect(lists[0] == lists[1])
        try hasLife(shell)
    }

    private func hasLife(_ shell: Shell) throws {
        let today = try #require(Day(iso: Shell.today.utf8))
        let session = try Session(
            path: shell.folder + "/one", user: "ann", today: today, isReadOnly: true)
        #expect(try (350...500).contains(session.rows(["is:active or -is:active"]).count))
        for filter in [
            "is:active", "is:quiet", "is:never-started", "is:no-sale", "is:new",
            "stage:discovery", "stage:recruitment", "stage:onboarding", "stage:engagement",
            "stage:cultivation", "has:note", "has:tag", "owner:kim or owner:alex or owner:robin",
            "clicks.90d:0 sales.90d:>0", "tag:vip", "tag:dach", "tag:christmas", "reason:busy",
        ] {
            #expect(try !session.rows([filter]).isEmpty, "\(filter)")
        }
        let kpis = try shell.tend("kpi", "--program", "one", "--as-of", Shell.today)
        #expect(kpis.out.contains("itself counts"))
        let known = try shell.tend(
            "kpi", "revenue", "sales", "clicks", "commission", "--program", "one", "--as-of",
            Shell.today)
        #expect(known.code == 0 && !known.out.contains("?"))
        #expect(try shell.tend("check", "--program", "one").code == 0)
    }

    @Test func `a theme that is not there makes no demo`() throws {
        let shell = try Shell()
        let refused = try shell.tend("demo", "one", "--theme", "nowhere")
        #expect(refused.code == 2)
        #expect(refused.err.contains("there is no theme ‘nowhere’"))
        #expect(shell.names(in: "one").isEmpty)
    }

    @Test func `a new program is empty, whole, and made only where nothing is`() throws {
        let shell = try Shell()
        let made = try shell.tend("new", "acme", "--name", "Acme EU", "--currency", "PLN")
        #expect(made.code == 0 && made.err.isEmpty)
        #expect(try shell.acme("check").code == 0)
        #expect(try shell.acme("list").code == 1)
        #expect(try shell.acme("screen").out.contains("Acme EU"))
        let again = try shell.tend("new", "acme")
        #expect(again.code == 3 && again.err.lines.count == 1)
        try shell.write("file", "x")
        #expect(try shell.tend("new", "file").code == 3)
        #expect(try shell.tend("new", "file/below").code == 3)
        #expect(try shell.tend("new", "b", "--currency", "euros").code == 2)
        #expect(try shell.tend("new").code == 2)
        #expect(shell.names(in: "b").isEmpty)
    }

    @Test func `nobody else can read a program`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        let open = "find acme ! -type l -perm /o+rwx | grep -q ."
        #expect(try shell.script("umask 0; \(open)") == 1)
        #expect(
            try shell.script("umask 0; $TEND new wide; find wide -perm /o+rwx | grep -q .") == 1)
    }
}
