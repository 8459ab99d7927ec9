import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The welcome and the import, where there is no list yet.
@Suite struct StartTests {
    private func welcome(columns: Int, rows: Int) -> Console {
        Console(
            .welcome,
            options: Console.Options(user: "ann", isASCII: false, isReadOnly: false, themes: []),
            preferences: .usual, views: [], recent: [], size: Size(columns: columns, rows: rows),
            noteSeed: "k")
    }

    @Test func `the welcome offers a demo, a new program and an import`() {
        for (columns, rows) in [(80, 24), (120, 36)] {
            var console = welcome(columns: columns, rows: rows)
            expectGolden(console.frame(), "welcome-\(columns)x\(rows)")
        }
        var console = welcome(columns: 80, rows: 24)
        #expect(console.handle(.input(.key(.character("1")))) == [.makeDemo])
        #expect(console.handle(.input(.key(.character("2")))) == [.makeProgram])
        #expect(console.handle(.input(.key(.character("q")))) == [.quit])
    }

    @Test func `an import shows what it would do before it does it`() {
        var fixture = Fixture()
        let preview = ImportPreview(
            file: "export_affiliates-1795340000.csv",
            source: "Easy Affiliate affiliates: its header has all 10 columns of one",
            assumptions: "exported on 2026-11-22",
            counts: [(.new, 2), (.changed, 1), (.unchanged, 380), (.gone, 1), (.rejected, 1)],
            rows: [
                .new: [ImportPreview.Row(line: 2, subject: "Ann O'Brien", text: "ea-12")],
                .rejected: [
                    ImportPreview.Row(line: 9, subject: "column 1", text: "this is not an id")
                ],
            ], refusal: nil)
        _ = fixture.console.handle(.importPreview(preview))
        expectGolden(fixture.console.frame(), "import-80x24")
        #expect(fixture.press("<Enter>") == [.runImport])
    }

    @Test func `a file that cannot be imported says why and does nothing`() {
        var fixture = Fixture()
        let preview = ImportPreview(
            file: "x.csv", source: "", assumptions: "", counts: [], rows: [:],
            refusal: "this file is empty")
        _ = fixture.console.handle(.importPreview(preview))
        #expect(fixture.lines.contains { $0.contains("this file is empty") })
        #expect(fixture.press("<Enter>").isEmpty)
    }
}
