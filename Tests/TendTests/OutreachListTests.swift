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
        #expect(text.contains("answers: \"cookie\"\n"))
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

    // MARK: - Taking mails back

    @Test func `undo takes mails out of the outbox, redo puts them back`() throws {
        _ = try shell.acme("draft", "call", "ea-12", "ea-15", "ea-16")
        let text = shell.read("acme/drafts/ann/ea-15.md")
        _ = try shell.acme("send", "--all")
        let mail = shell.read("acme/outbox/2026-11-22-ea-15.eml")
        let undone = try shell.acme("undo")
        #expect(undone.out.contains("3 of 3 mails are taken out of the outbox and drafts again"))
        #expect(shell.names(in: "acme/outbox") == ["taken-back"])
        #expect(try shell.acme("outbox").code == 1)
        #expect(shell.read("acme/drafts/ann/ea-15.md") == text)
        let redone = try shell.acme("undo", "--redo")
        #expect(redone.out.contains("3 mails are in the outbox again"), "\(redone)")
        #expect(shell.read("acme/outbox/2026-11-22-ea-15.eml") == mail)
        #expect(try shell.acme("draft").code == 1, "no drafts are left")
    }

    @Test func `a mail that was fetched is out, and undo says so`() throws {
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        _ = try shell.acme("send", "--all")
        #expect(unlink(shell.folder + "/acme/outbox/2026-11-22-ea-12.eml") == 0)
        let undone = try shell.acme("undo")
        #expect(undone.out.contains("1 of 2 mails"))
        #expect(undone.out.contains("1 had left it before"))
        #expect(try shell.acme("draft").out.contains("ea-15"))
        #expect(try !shell.acme("draft").out.contains("ea-12"))
    }

    @Test func `a mail on record that has no place yet gets it, one that is not goes`() throws {
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        _ = try shell.acme("send", "--all")
        // As if the run had died after the record, and another one before it.
        let code = try shell.script(
            "cd acme && mv outbox/2026-11-22-ea-12.eml "
                + ".local/tmp/99999999-mail-0.2026-11-22-ea-12.eml && "
                + "sed 's/^Message-ID: <./Message-ID: <x/' outbox/2026-11-22-ea-15.eml "
                + ">.local/tmp/99999998-mail-0.2026-11-22-ea-15.eml")
        #expect(code == 0)
        let listed = try shell.acme("outbox")
        #expect(listed.out.contains("outbox/2026-11-22-ea-12.eml"), "\(listed)")
        #expect(shell.names(in: "acme/outbox").count == 2)
        #expect(!shell.names(in: "acme/.local/tmp").contains { $0.contains("mail") })
    }

    @Test func `a hostile name adds no header and no recipient, one letter or many`() throws {
        let names = [
            "x\r\nBcc: evil@x.example", "x\nTo: evil@x.example", "\" <evil@x.example>, \"",
            "a\u{0301}\u{200D}\r\n\r\nbody", "=?utf-8?q?x?= <evil@x.example>",
        ]
        var text = "id,name,email\n"
        for (number, name) in names.enumerated() {
            let quoted = name.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
            text += "\(number),\"\(quoted)\",p\(number)@x.example\n"
        }
        try shell.write("hostile.csv", text)
        _ = try shell.tend(
            "import", "hostile.csv", "--program", "acme", "--kind", "partners", "--map",
            "id=id,name=name,email=email", "--as", "ann")
        _ = try shell.acme("draft", "ask-why", "--filter", "x.example")
        let sent = try shell.acme("send", "--all")
        #expect(shell.names(in: "acme/outbox").count == 2, "\(sent)")
        #expect(sent.err.lines.count { $0.contains("there is a control character in it") } == 3)
        for name in shell.names(in: "acme/outbox") {
            let lines = shell.read("acme/outbox/" + name).lines
            let head = lines.prefix { !$0.isEmpty }.filter { $0.utf8.first != 0x20 }
            #expect(head.count == 8, "\(head)")
            #expect(!head.contains { $0.utf8.starts(with: "Bcc".utf8) })
            #expect(head.count { $0.utf8.starts(with: "To: ".utf8) } == 1)
        }
    }
}
