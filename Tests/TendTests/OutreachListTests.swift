import Glibc
import Testing

/// What is due, who has not answered, what came back, and the answers to use again.
@Suite struct OutreachListTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            mail: {from: "Kim Berger <kim@acme.example>", follow-up: 10}
            cadence: {gold: 4}
            """)
        mkdir(shell.folder + "/acme/answers", 0o750)
        try shell.write(
            "acme/answers/cookie.md",
            "---\nsubject: How long does a click count?\n---\n"
                + "A click counts for 60 days, {{partner.greeting}}.\n")
    }

    private func groups() throws -> [String] {
        try shell.acme("outreach", "--format", "csv").out.lines.dropFirst().map { line in
            line.split(separator: ",").prefix(2).joined(separator: " ")
        }
    }

    @Test func `a mail waits for an answer, and the answer ends its follow-up`() throws {
        #expect(try shell.acme("outreach").code == 1)
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        _ = try shell.acme("send", "--all")
        #expect(try groups() == ["due ea-12", "due ea-15", "waiting ea-12", "waiting ea-15"])
        let tasks = try shell.acme("task", "ea-12")
        #expect(tasks.out.contains("2026-12-02"), "ten days: \(tasks.out)")
        _ = try shell.acme("log", "ea-12", "--last", "--outcome", "replied", "in spring")
        let left = try shell.acme("outreach", "ea-12", "--format", "json")
        #expect(left.out.contains("\"group\":\"answer\""))
        #expect(left.out.contains("in spring"))
        #expect(!left.out.contains("\"group\":\"due\""))
        #expect(try shell.acme("outreach", "is:never-started").code == 1)
    }

    @Test func `a tier that is written to more often is followed up sooner`() throws {
        try shell.write("editor.sh", "sed -i 's/^tier: .*/tier: gold/' \"$1\"\n")
        let done = try shell.acme("edit", "ea-15", environment: ["EDITOR": "sh editor.sh"])
        #expect(done.code == 0, "\(done.err)")
        _ = try shell.acme("draft", "call", "ea-15")
        _ = try shell.acme("send", "--all")
        #expect(try shell.acme("task", "ea-15").out.contains("2026-11-26"))
    }

    @Test func `an answer goes into a letter before its signature, and is counted when it is sent`()
        throws
    {
        let draft = try shell.acme("draft", "call", "ea-12", "--answer", "cookie")
        #expect(draft.code == 0, "\(draft.err)")
        let text = shell.read("acme/drafts/ann/ea-12.md")
        #expect(text.contains("answers: cookie\n"))
        #expect(text.contains("A click counts for 60 days, Ann O'Brien.\n"))
        #expect(text.contains("O'Brien.\n\nKim Berger\nkim@"), "\(text)")
        func used() throws -> Bool {
            try shell.acme("answers", "--format", "json").out.contains("\"used\":1")
        }
        #expect(try !used(), "a draft is no use yet")
        _ = try shell.acme("send", "--all")
        #expect(try used())
        _ = try shell.acme("undo")
        #expect(try !used())
        #expect(try shell.acme("answers", "cookie").out.contains("{{partner.greeting}}"))
        let wrong = try shell.acme("draft", "call", "ea-12", "--answer", "cokie")
        #expect(wrong.err.contains("did you mean cookie?"))
    }

    @Test func `files of answers are checked with place and advice`() throws {
        try shell.write("acme/answers/bad.md", "---\nsubject: x\n---\nHi {{partner.nane}}\n")
        let checked = try shell.acme("answers")
        #expect(checked.code == 1)
        #expect(checked.err.contains("answers/bad.md:4:4: there is no value ‘partner.nane’"))
    }
}
