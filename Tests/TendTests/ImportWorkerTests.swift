import Model
import Screen
import Testing
import ViewModel

@testable import tend

/// What imports have to say that go on beside a console.
@Suite struct ImportWorkerTests {
    @Test func `an import given up has no say in the next`() throws {
        let shell = try ImportFiles.shell()
        try shell.write("odd.csv", "a,b,c,d\nAX,Ann,2026-02-01,30\n")
        let path = shell.folder + "/odd.csv"
        let console = try Self.console(shell.folder + "/program")
        Self.press(":import a file<Enter>\(path)<Enter>", console)
        let mailbox = try #require(console.mailbox)
        let old = try #require(
            ImportWorker(
                path: path, choice: nil, program: shell.folder + "/program", user: "ann",
                isReadOnly: true, mailbox: mailbox))
        mailbox.post(.imported(.stopped, by: old))
        Self.press("e", console)
        let text = console.frame().text
        #expect(text.contains("a file of this kind needs id"), "\(text)")
        #expect(!text.contains("Stopped"), "\(text)")
    }

    private static func console(_ path: String) throws -> ConsoleSession {
        let today = try #require(Day(iso: "2026-03-01".utf8))
        let session = try Session(path: path, user: "ann", today: today, isReadOnly: true)
        let start = ConsoleSession.Start(
            user: "ann", today: today, isReadOnly: true, isASCII: false,
            size: Size(columns: 120, rows: 36), themes: ThemeShelf.all, theme: nil)
        return ConsoleSession(session, start: start, preferencesFile: nil)
    }

    private static func press(_ keys: String, _ console: ConsoleSession) {
        for key in KeyNotation.typed(keys) ?? [] {
            _ = console.handle(.input(.key(key)))
            console.settleImport()
        }
    }
}
