import Glibc
import Testing

/// File systems that do not know some of the calls a save is made of.
@Suite struct OddFilesystemTests {
    private let shell: Shell
    private let before: String

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        before = shell.read("acme/journal/" + shell.journal)
    }

    private func nameSender() throws {
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            mail: {from: "Kim Berger <kim@acme.example>", command: [/bin/cat]}
            """)
    }

    static let unable: [(code: Int32, says: String)] = [
        (ENOSYS, "this file system cannot do that"),
        (EOPNOTSUPP, "this file system cannot do that"),
        (EINVAL, "Invalid argument"), (ENOLCK, "this file system gives no more locks"),
    ]

    @Test(arguments: unable.indices)
    func `without locks nothing is saved`(index: Int) throws {
        let (code, says) = OddFilesystemTests.unable[index]
        let outcome = try shell.acme(
            "note", "ea-12", "hi", where: "fail flock /.local/lock \(code)")
        #expect(
            outcome
                == .init(
                    out: "",
                    err: "tend: not saved, nothing changed: the lock cannot be taken: \(says)\n",
                    code: 3))
        #expect(shell.read("acme/journal/" + shell.journal) == before)
        #expect(try shell.acme("sync", "--to", "m.git").code == 0)
        let sync = try shell.acme("sync", where: "fail flock /.local/sync \(code)")
        #expect(sync.err == "tend: the lock cannot be taken: \(says)\n" && sync.code == 3)
    }

    @Test(arguments: ["fdatasync /journal/*", "fsync /journal"], [ENOSYS, EOPNOTSUPP, EINVAL])
    func `without syncs nothing is called saved`(call: String, code: Int32) throws {
        let outcome = try shell.acme("note", "ea-12", "hi", where: "fail \(call) \(code)")
        #expect(outcome.code == 3 && outcome.out.isEmpty)
        #expect(
            outcome.err.utf8.starts(
                with: "tend: it is unknown whether this was saved, open again to see: ".utf8),
            "\(outcome)")
        #expect(shell.read("acme/journal/" + shell.journal) == before)
    }

    @Test(arguments: [ENOSYS, EOPNOTSUPP, EINVAL])
    func `where no file moves without replacing, files come into place by another way`(code: Int32)
        throws
    {
        try shell.script("sed s/100.50/90.50/g export_transactions.csv >more.csv")
        let fault = "fail renameat2 /.local/tmp/* \(code)"
        let outcome = try shell.acme(
            "import", "more.csv", "--currency", "EUR", "--exported", Shell.today, where: fault)
        #expect(outcome.code == 0, "\(outcome)")
        #expect(try shell.checked() == ([], 0))
        try nameSender()
        #expect(try shell.acme("draft", "ask-why", "ea-15", where: fault).code == 0)
        let sent = try shell.acme("send", "--all", where: fault)
        #expect(sent.code == 0, "\(sent)")
        #expect(shell.names(in: "acme/outbox").count == 1)
        #expect(try shell.checked() == ([], 0))
    }

    @Test func `mails are handed over there as well, once`() throws {
        try nameSender()
        _ = try shell.acme("draft", "call", "ea-12", "ea-15")
        let outcome = try shell.acme(
            "send", "--all", "--hand-over", where: "fail renameat2 /drafts/*/* \(EINVAL)")
        #expect(outcome.code == 0, "\(outcome)")
        for id in ["ea-12", "ea-15"] {
            let history = try shell.acme("history", id, "--fields").out.lines
            #expect(history.count { $0.contains("template=call") } == 1, "\(history)")
        }
        #expect(try shell.acme("send", "--all", "--hand-over").code == 1)
        #expect(try shell.checked() == ([], 0))
    }
}
