import Glibc
import Testing

/// Mails through a mail command: whoever dies in between, none goes twice and none is forgotten.
@Suite struct HandOverTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    /// A mail command that keeps what it is given, and does something else for its n-th mail.
    private func mailCommand(nth: Int, _ words: String) throws {
        try shell.write(
            "sendmail",
            """
            #!/bin/sh
            echo x >>count
            number=$(wc -l <count)
            if [ "$number" -eq \(nth) ]; then \(words); fi
            cat >>mails
            """)
        chmod(shell.folder + "/sendmail", 0o755)
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            mail: {from: "Kim Berger <kim@acme.example>", command: [\(shell.folder)/sendmail]}
            """)
    }

    /// Addresses the mails went to, in order.
    private var recipients: [String] {
        shell.read("mails").lines.filter { $0.utf8.starts(with: "To: ".utf8) }
    }

    private func contacts(_ id: String) throws -> Int {
        try shell.acme("history", id, "--fields").out.lines.count { $0.contains("template=call") }
    }

    private func send() throws -> Shell.Outcome { try shell.acme("send", "--all", "--hand-over") }

    @Test func `those held out are on record with the first mail that goes`() throws {
        try mailCommand(nth: 0, "true")
        let ids = ["ea-12", "ea-15", "ea-16", "ea-17"]
        _ = try shell.tend(
            ["draft", "call", "--program", "acme", "--as", "ann", "--as-of", Shell.today] + ids)
        let sent = try shell.acme(
            "send", "--all", "--hand-over", "--hold-out", "--campaign", "winter-20")
        #expect(sent.code == 0, "\(sent.err)")
        #expect(recipients.count == 3 && !shell.read("mails").contains("ann@example.com"))
        let history = try shell.acme("history", "ea-12", "--limit", "1", "--fields").out
        #expect(history.contains("hold-out:winter-20"), "\(history)")
        #expect(try shell.acme("draft").code == 1, "no draft is left")
        #expect(try contacts("ea-15") == 1)
        #expect(!history.contains("contact-log"), "nobody wrote to ea-12")
    }

    @Test func `killed on the way, the next run holds out the same`() throws {
        try mailCommand(nth: 1, "cat >>mails; kill -9 $PPID; exit 0")
        _ = try shell.acme("draft", "call", "ea-12", "ea-15", "ea-16")
        let killed = try shell.acme(
            "send", "--all", "--hand-over", "--hold-out", "--campaign", "winter-20")
        #expect(killed.code == 128 + 9)
        let next = try send()
        #expect(next.out.contains("held out ea-12: picked at random for winter-20"), "\(next.out)")
        #expect(!shell.read("mails").contains("ann@example.com"))
        #expect(try contacts("ea-16") == 1)
        let history = try shell.acme("history", "ea-12", "--fields").out
        #expect(history.contains("hold-out:winter-20") && !history.contains("contact-log"))
    }

    @Test func `killed while the second of three is handed over`() throws {
        try mailCommand(nth: 2, "cat >>mails; kill -9 $PPID; exit 0")
        _ = try shell.acme("draft", "call", "ea-12", "ea-15", "ea-16")
        #expect(try send().code == 128 + 9)
        #expect(recipients.count == 2, "two are out of the house")
        #expect(try contacts("ea-12") == 0, "nothing was on record when it died")

        let next = try send()
        #expect(next.out.contains("handed over before, put on record now: 1 partner"))
        #expect(next.err.contains("ea-15: unknown whether its mail went out"))
        #expect(next.out.contains("handed over: Gęś Żółć <zo@example.com>"), "\(next.out)")
        #expect(recipients.count == 3, "none went twice")
        #expect(try contacts("ea-12") == 1)
        #expect(try contacts("ea-15") == 0)
        #expect(try contacts("ea-16") == 1)

        let third = try send()
        #expect(third.err.contains("tend send --went ea-15, or --again ea-15"))
        #expect(recipients.count == 3)
        #expect(try contacts("ea-12") == 1, "on record once")

        #expect(try shell.acme("send", "--went", "ea-15").code == 0)
        #expect(try contacts("ea-15") == 1)
        #expect(try shell.acme("send", "--went", "ea-15").code == 1)
        #expect(try send().err.isEmpty)
        #expect(recipients.count == 3)
    }

    @Test func `what did not go out is a draft again when somebody says so`() throws {
        try mailCommand(nth: 1, "kill -9 $PPID; exit 0")
        _ = try shell.acme("draft", "call", "ea-12")
        let text = shell.read("acme/drafts/ann/ea-12.md")
        #expect(try send().code == 128 + 9)
        #expect(try shell.acme("draft").code == 1, "it is no draft while nobody knows")
        #expect(try shell.acme("send", "--again", "ea-12").code == 0)
        #expect(shell.read("acme/drafts/ann/ea-12.md") == text)
        #expect(try send().code == 0)
        #expect(recipients == ["To: Ann O'Brien <ann@example.com>"])
        #expect(try contacts("ea-12") == 1)
    }

    @Test func `killed after the record and before the draft is put away`() throws {
        try mailCommand(nth: 9, "true")
        _ = try shell.acme("draft", "call", "ea-12")
        #expect(try send().code == 0)
        // As if it had died there: the message lies where it waits for its record.
        let key = try shell.script(
            "k=$(grep -o 'contact-log:[a-z0-9]*' $J | head -1 | cut -d: -f2) && "
                + "cp acme/drafts/ann/former/ea-12.1.md acme/drafts/ann/sent/ea-12.$k.md")
        #expect(key == 0)
        #expect(try send().code == 1, "there is nothing to send")
        #expect(try contacts("ea-12") == 1)
        #expect(shell.names(in: "acme/drafts/ann/sent").isEmpty)
    }

    @Test func `killed while mails are put into the outbox, what is on record is sent once`() throws
    {
        try mailCommand(nth: 9, "true")
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        #expect(try shell.acme("send", "ea-12").code == 0)
        // As if it had died after the record of one, and another run before that of the other.
        let code = try shell.script(
            "k=$(grep -o 'contact-log:[a-z0-9]*' $J | head -1 | cut -d: -f2) && cd acme && "
                + "mv drafts/ann/former/ea-12.1.md drafts/ann/filing/ea-12.$k.md && "
                + "mv drafts/ann/ea-15.md drafts/ann/filing/ea-15.0ther.md && "
                + "mv outbox/2026-11-22-ea-12.eml "
                + ".local/tmp/99999999-mail-0.2026-11-22-ea-12.eml")
        #expect(code == 0)
        let sent = try shell.acme("send", "--all")
        #expect(sent.out.contains("on record before, in the outbox now: ea-12"), "\(sent)")
        #expect(
            shell.names(in: "acme/outbox") == ["2026-11-22-ea-12.eml", "2026-11-22-ea-15.eml"])
        #expect(try contacts("ea-12") == 1)
        #expect(try contacts("ea-15") == 1)
        #expect(try shell.acme("draft").code == 1)
    }

    @Test func `a mail command that hangs is stopped, and its mail stays a draft`() throws {
        try mailCommand(nth: 1, "sleep 60")
        _ = try shell.acme("draft", "call", "ea-12")
        let sent = try shell.acme("send", "--all", "--hand-over", "--seconds", "1")
        #expect(sent.code == 3)
        #expect(sent.err.contains("was not done after 1 seconds and was stopped"))
        #expect(try shell.acme("draft").out.contains("ready"))
        #expect(try contacts("ea-12") == 0)
    }

    @Test func `two runs at once do not take the same drafts`() throws {
        try mailCommand(nth: 1, "sleep 2")
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        let code = try shell.script(
            "$TEND send --all --hand-over --program acme --as ann --as-of \(Shell.today) >one 2>&1 & "
                + "while [ ! -s count ]; do sleep 0.05; done; "
                + "$TEND send --all --hand-over --program acme --as ann --as-of \(Shell.today) "
                + ">two 2>&1; echo $? >code; wait")
        #expect(code == 0)
        #expect(shell.read("code") == "3\n")
        #expect(shell.read("two").contains("mails are being handed over"), "\(shell.read("two"))")
        #expect(recipients.count == 2)
    }
}
