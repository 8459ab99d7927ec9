import Testing

/// The list of addresses nobody writes to, from the command line.
@Suite struct SuppressCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private var recipients: Shell.Outcome {
        get throws { try shell.acme("recipients", "--for", "mailchimp", "--dry-run") }
    }

    @Test func `an address that left before a partner has it is never written to`() throws {
        try shell.write(
            "left.csv", "Email Address,UNSUB_TIME\nlater@example.com,2026-11-03 10:00:00\n")
        let answer = try shell.acme("import", "left.csv")
        #expect(answer.code == 0, "\(answer.err)")
        #expect(
            try shell.acme("suppress", "--format", "csv").out
                == "address,why,since,partners,note\nlater@example.com,unsubscribed,2026-11-03,,\n")
        #expect(try recipients.out.contains("ann@example.com"))
        _ = try shell.acme("set", "email", "Later@Example.com", "ea-12")
        let list = try recipients
        #expect(!list.out.lowercased().contains("later@example.com"), "\(list.out)")
        #expect(list.err.contains("1 unsubscribed"))
        #expect(try shell.acme("suppress").out.contains("ea-12"))
        #expect(try shell.acme("list", "is:unsubscribed").out.contains("ea-12"))
        let draft = try shell.acme("draft", "call", "ea-12")
        #expect(draft.err.contains("left out ea-12: unsubscribed"), "\(draft.err)")
        // Undo takes the import back, once the address was changed back.
        _ = try shell.acme("undo")
        _ = try shell.acme("undo")
        #expect(try shell.acme("suppress").code == 1)
        #expect(try shell.acme("check").code == 0)
    }

    @Test func `by hand, with a reason, and off again`() throws {
        let answer = try shell.acme(
            "suppress", "ANN@example.com", "--why", "bounced", "--day", "2026-11-01", "--note",
            "mailbox full")
        #expect(answer.code == 0, "\(answer.err)")
        #expect(
            try shell.acme("suppress", "--format", "csv").out.contains(
                "ann@example.com,bounced,2026-11-01,ea-12,mailbox full\n"))
        #expect(try recipients.err.contains("1 bounced"))
        #expect(
            try shell.acme("history").out.contains(
                "ann@example.com is not written to, bounced since 2026-11-01: mailbox full"))
        #expect(
            try shell.acme(
                "suppress", "ANN@example.com", "--why", "bounced", "--day", "2026-11-01", "--note",
                "mailbox full"
            ).out.contains("nothing to do"))
        #expect(try shell.acme("suppress", "--lift", "ann@example.com").code == 0)
        #expect(try recipients.out.contains("ann@example.com"))
        #expect(try shell.acme("suppress", "--lift", "ann@example.com").code == 1)
    }

    @Test func `a mail that came back is left out with its own word`() throws {
        _ = try shell.acme(
            "log", "ea-12", "--channel", "mail", "--outcome", "bounced", "hello")
        #expect(try recipients.err.contains("1 bounced"))
        _ = try shell.acme("set", "email", "ann@new.example", "ea-12")
        #expect(try recipients.out.contains("ann@new.example"))
    }

    @Test(arguments: [
        ["suppress", "nobody"], ["suppress", "a@x.example", "--why", "fun"],
        ["suppress", "a@x.example", "--day", "soon"], ["suppress", "--lift"],
    ])
    func `what makes no sense is refused`(words: [String]) throws {
        let answer = try shell.tend(words + ["--program", "acme", "--as-of", Shell.today])
        #expect(answer.code == 2 && answer.err.lines.count == 1, "\(answer.err)")
    }
}
