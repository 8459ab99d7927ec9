import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Saying on screen what the columns of a file mean, and taking imports back.
@Suite struct ImportMappingKeysTests {
    private let columns = ImportColumns(
        choice: ImportChoice(
            path: "visits.csv",
            meanings: [
                .init(header: "wer", word: "id"), .init(header: "wann", word: "day"),
                .init(header: "besuche", word: nil), .init(header: "notiz", word: nil),
            ], rows: "daily", source: "shop", currency: "EUR"),
        samples: [["A1", "B2"], ["01.02.2026", "02.02.2026"], ["3", ""], ["x\u{1B}[2J", ""]],
        meanings: ["clicks", "commission", "day", "id", "name"],
        kinds: ["partners", "daily", "clicks"], encodings: ["utf-8", "windows-1252"],
        isGuess: true)

    private func preview(_ choice: ImportChoice?, refusal: String?) -> ImportPreview {
        var columns = columns
        if let choice { columns.choice = choice }
        return ImportPreview(
            file: "visits.csv", source: "", assumptions: "",
            counts: refusal == nil ? [(.new, 2), (.rejected, 0)] : [], rows: [:],
            refusal: refusal, columns: columns)
    }

    private func unknown() -> Fixture {
        var fixture = Fixture()
        _ = fixture.press(":import a file<Enter>visits.csv<Enter>")
        _ = fixture.console.handle(
            .importPreview(preview(nil, refusal: "unknown columns: wer, wann, besuche, notiz")))
        return fixture
    }

    private func remapped(_ effects: [Effect]) -> ImportChoice? {
        if case .remapImport(let choice)? = effects.last { choice } else { nil }
    }

    @Test func `an unknown file offers its columns, and every answer reads it again`() throws {
        var fixture = unknown()
        #expect(fixture.console.frame().text.contains("e what columns mean"))
        let first = try #require(remapped(fixture.press("e")))
        #expect(first == columns.choice)
        let second = try #require(remapped(fixture.press("jj<Enter>cli<Enter>")))
        #expect(second.meanings[2].word == "clicks")
        _ = fixture.console.handle(.importPreview(preview(second, refusal: nil)))
        expectGolden(fixture.console.frame(), "mapping-80x24")
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.press("<Esc><Esc>").isEmpty)
        #expect(fixture.press("<Enter>") == [.runImport])
    }

    @Test func `arrows step through the values, Space takes a meaning away`() throws {
        var fixture = unknown()
        _ = fixture.press("e")
        #expect(remapped(fixture.press("<Space>"))?.meanings[0].word == nil)
        #expect(remapped(fixture.press("gg"))?.rows == nil)
        #expect(remapped(fixture.press("<Home><Right>"))?.rows == "clicks")
        #expect(remapped(fixture.press("h"))?.rows == "daily")
        #expect(remapped(fixture.press("jjj<Right>"))?.units == "minor")
        #expect(remapped(fixture.press("j<Right><Right>"))?.dates == "month-first")
        #expect(remapped(fixture.press("j<Right>"))?.encoding == "windows-1252")
        #expect(remapped(fixture.press("j<Right><Right>"))?.separator == ";")
    }

    @Test func `the source and the currency are typed`() throws {
        var fixture = unknown()
        _ = fixture.press("e")
        let source = try #require(remapped(fixture.press("<Home>j<Enter><C-u>mine<Enter>")))
        #expect(source.source == "mine")
        #expect(fixture.console.frame().text.contains("ids begin with mine-"))
        #expect(remapped(fixture.press("j<Enter><C-u>CHF<Enter>"))?.currency == "CHF")
    }

    @Test func `a meaning one column had goes to the other`() throws {
        var fixture = unknown()
        _ = fixture.press("e")
        let choice = try #require(remapped(fixture.press("jj<Enter>day<Enter>")))
        #expect(choice.meanings.map(\.word) == ["id", nil, "day", nil])
    }

    @Test func `imports so far are listed, and any is taken back after a question`() {
        var fixture = Fixture()
        #expect(fixture.press(":imports so far<Enter>") == [.readHistory(.program)])
        func event(_ number: Int, _ kind: Change.Kind, _ text: String, of: EventID? = nil) -> Event
        {
            Event(
                id: EventID(replica: "k", number: number),
                stamp: Stamp(lamport: number, replica: "k"), milliseconds: 1_795_340_000_000,
                user: "ann",
                change: Change(kind: kind, edits: [], refersTo: of, summary: text))
        }
        let first = EventID(replica: "k", number: 1)
        _ = fixture.console.handle(
            .history(
                .program,
                [
                    event(3, .undo, "", of: first), event(2, .import, "sales.csv"),
                    event(1, .import, "people.csv"),
                ]))
        let text = fixture.console.frame().text
        #expect(text.contains("sales.csv"))
        #expect(text.contains("taken back"))
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.console.frame().text.contains("Take back the import of sales.csv?"))
        #expect(fixture.press("y") == [.undo(EventID(replica: "k", number: 2))])
        _ = fixture.console.handle(.history(.program, []))
        #expect(fixture.console.frame().text.contains("Nothing was imported yet."))
    }
}
