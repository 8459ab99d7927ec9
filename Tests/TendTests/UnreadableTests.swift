import Glibc
import Testing

/// Settings and figures that are there and cannot be read: what is shown is told to be less, and
/// nothing is saved that was reckoned without them.
@Suite struct UnreadableTests {
    private let shell: Shell
    private let before: String

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        before = shell.read("acme/journal/" + shell.journal)
    }

    private static let talk = ["log", "ea-12", "talked", "--outcome", "reached"]

    private func acme(_ words: [String], where fault: String? = nil) throws -> Shell.Outcome {
        try shell.tend(
            words + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"],
            environment: fault.map { try shell.faulty($0) } ?? [:])
    }

    private static func told(_ why: String) -> String {
        "tend: settings.yaml: it cannot be read: \(why); the usual values are used, and nothing is "
            + "saved\n"
    }

    private static func refused(_ why: String) -> String {
        "tend: not saved, nothing changed: settings.yaml cannot be read: \(why); put that right and "
            + "start again\n"
    }

    // MARK: - Settings

    static let faults: [(call: String, code: Int32, says: String)] = [
        ("openat", EIO, "input/output error"), ("openat", EACCES, "permission denied"),
        ("openat", EMFILE, "too many open files"), ("pread", EIO, "input/output error"),
    ]

    @Test(arguments: faults.indices)
    func `what would be reckoned with the usual settings is not saved`(index: Int) throws {
        let (call, code, why) = UnreadableTests.faults[index]
        let outcome = try acme(
            UnreadableTests.talk, where: "fail \(call) /settings.yaml \(code)")
        #expect(
            outcome
                == .init(
                    out: "", err: UnreadableTests.told(why) + UnreadableTests.refused(why), code: 3)
        )
        #expect(shell.read("acme/journal/" + shell.journal) == before)
        #expect(try acme(UnreadableTests.talk).code == 0, "the next one is saved")
        #expect(try shell.checked() == ([], 0))
    }

    static let replacements = [
        ("ln -s settings.yaml acme/settings.yaml", "it is a symbolic link"),
        ("mkdir acme/settings.yaml", "it is a folder"), ("mkfifo acme/settings.yaml", nil),
        ("head -c 70000 /dev/zero >acme/settings.yaml", "it is larger than 64 KiB"),
    ]

    @Test(arguments: replacements)
    func `what stands in place of the settings is looked past, not saved past`(
        words: String, why: String?
    ) throws {
        try shell.script("mv acme/settings.yaml kept; " + words)
        let list = try acme(["list"])
        #expect(list.code == 0 && list.out.lines.count == 5)
        let outcome = try acme(UnreadableTests.talk)
        #expect(outcome.code == 3 && outcome.out.isEmpty)
        if let why {
            #expect(list.err == UnreadableTests.told(why))
            #expect(outcome.err == UnreadableTests.told(why) + UnreadableTests.refused(why))
        }
        try shell.script("rm -r acme/settings.yaml; mv kept acme/settings.yaml")
        #expect(try acme(UnreadableTests.talk).code == 0)
    }

    static let savers = [
        ["move", "engagement", "ea-16"], ["draft", "ask-why", "ea-15"], ["undo"],
        ["task", "ea-12", "--due", "2026-12-01", "send", "banners"],
        ["import", "more.csv", "--currency", "EUR", "--exported", Shell.today],
    ]

    @Test(arguments: savers)
    func `no other way to save is left open`(words: [String]) throws {
        try shell.script("sed s/100.50/90.50/g export_transactions.csv >more.csv")
        let names = shell.names(in: "acme")
        let stats = shell.names(in: "acme/stats")
        let outcome = try acme(words, where: "fail openat /settings.yaml \(EIO)")
        #expect(outcome.code == 3, "\(outcome)")
        #expect(outcome.err.contains("settings.yaml cannot be read"), "\(outcome)")
        #expect(shell.read("acme/journal/" + shell.journal) == before)
        #expect(shell.names(in: "acme") == names && shell.names(in: "acme/stats") == stats)
        let next = try acme(words)
        #expect(next.code == 0, "\(next)")
    }

    @Test func `settings that are not there are the usual ones`() throws {
        try shell.script("rm acme/settings.yaml")
        let outcome = try acme(UnreadableTests.talk)
        #expect(outcome.code == 0 && outcome.err.isEmpty, "\(outcome)")
    }

    // MARK: - Figures

    @Test func `a chance is not kept while figures cannot be read, and that is told`() throws {
        let outcome = try acme(UnreadableTests.talk, where: "fail openat /stats/* \(EIO)")
        #expect(outcome.code == 0)
        let told = ": input/output error; these figures are missing from what is shown"
        #expect(outcome.err.lines.first?.contains(told) == true, "\(outcome.err)")
        let last = shell.read("acme/journal/" + shell.journal).lines.last ?? ""
        #expect(last.contains("reached") && !last.contains("chance"), "\(last)")
        #expect(try acme(UnreadableTests.talk).code == 0)
        let next = shell.read("acme/journal/" + shell.journal).lines.last ?? ""
        #expect(next.contains("chance"), "\(next)")
    }

    @Test func `nobody is paid while figures cannot be read`() throws {
        _ = try acme(["set", "payment", "ann@pay.example", "ea-12"])
        let words = ["payouts", "--settled", "2026-08-31", "--paypal", "files"]
        try shell.script("mkdir files")
        let outcome = try acme(words, where: "fail openat /stats/* \(EIO)")
        #expect(outcome.code == 3 && outcome.out.isEmpty)
        #expect(
            outcome.err.contains("tend: nobody is paid while what was earned and paid cannot all "))
        #expect(shell.names(in: "files").isEmpty)
        #expect(try acme(words).code == 0 && shell.names(in: "files").count == 1)
    }
}
