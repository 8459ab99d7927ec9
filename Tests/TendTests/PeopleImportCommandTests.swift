import Glibc
import Testing

/// Lists of people from the command line: what is told, and that it is one change.
@Suite struct PeopleImportCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test func `subscribers who left are not written to any more, until that is taken back`() throws
    {
        try shell.write(
            "left.csv", "id,date,reason\nea-12,2026-11-20,too many mails\nea-99999,2026-11-20,\n")
        let preview = try shell.acme("import", "left.csv", "--kind", "unsubscribed", "--dry-run")
        #expect(preview.err.contains("left.csv:3:1: ea-99999: there is no such partner"))
        #expect(try shell.acme("list", "is:unsubscribed").code == 1)
        _ = try shell.acme("import", "left.csv", "--kind", "unsubscribed")
        #expect(try shell.acme("list", "is:unsubscribed").out.contains("ea-12"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("list", "is:unsubscribed").code == 1)
    }

    @Test func `answers are listed and counted, and give partners their reason`() throws {
        try shell.write(
            "autumn.csv", "partner_id,date,reason,comment\nea-12,2026-11-20,no time,back in May\n")
        #expect(try shell.acme("survey").code == 1)
        let answer = try shell.acme("import", "autumn.csv", "--kind", "survey")
        #expect(answer.code == 0, "\(answer.err)")
        let list = try shell.acme("survey", "--format", "csv").out
        #expect(list.contains("2026-11-20,busy,no time: back in May,autumn"))
        #expect(try shell.acme("survey", "--reasons", "--format", "csv").out.contains("busy,1"))
        #expect(try shell.acme("list", "reason:busy").out.contains("ea-12"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("survey").code == 1)
        #expect(try shell.acme("list", "reason:busy").code == 1)
    }
}
