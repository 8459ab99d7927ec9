import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// An import beside the console: the keys stay free, Esc stops it.
@Suite struct ImportKeysTests {
    private func importing() -> Fixture {
        var fixture = Fixture()
        #expect(fixture.press(":import a file<Enter>a.csv<Enter>") == [.previewImport("a.csv")])
        return fixture
    }

    private var preview: ImportPreview {
        ImportPreview(
            file: "a.csv", source: "a mapped file", assumptions: "none",
            warnings: ["look at this"], counts: [(.new, 1)], rows: [:], refusal: nil)
    }

    @Test func `while a file is read the message line tells how far, and keys do their work`() {
        var fixture = importing()
        _ = fixture.console.handle(.importProgress("a.csv: 1.0 of 2.0 MB, 5 rows, 0 rejected"))
        #expect(fixture.console.frame().text.contains("5 rows, 0 rejected   Esc stops"))
        #expect(fixture.press("j").isEmpty)
        #expect(fixture.press("2").isEmpty)
        #expect(fixture.console.place == .partners)
    }

    @Test func `Esc stops the reading, and only then filters and marks`() {
        var fixture = importing()
        #expect(fixture.press("<Esc>") == [.stopImport])
        _ = fixture.console.handle(.importEnded(isStopped: true))
        #expect(fixture.console.frame().text.contains("Stopped: nothing was imported."))
        #expect(fixture.press("<Esc>").isEmpty)
    }

    @Test func `one import at a time`() {
        var fixture = importing()
        #expect(fixture.press(":import a file<Enter>b.csv<Enter>").isEmpty)
        #expect(fixture.console.frame().text.contains("One import at a time"))
    }

    @Test func `the preview warns, Enter writes once, and the list comes back when it is done`() {
        var fixture = importing()
        _ = fixture.console.handle(.importPreview(preview))
        #expect(fixture.console.frame().text.contains("look at this"))
        #expect(fixture.press("<Enter>") == [.runImport])
        #expect(fixture.press("<Enter>").isEmpty)
        let event = Event(
            id: EventID(replica: "k", number: 1), stamp: Stamp(lamport: 1, replica: "k"),
            milliseconds: 0, user: "ann",
            change: Change(kind: .import, edits: [], summary: "a.csv"))
        _ = fixture.console.handle(.importEnded(isStopped: false))
        _ = fixture.console.handle(.imported(event))
        #expect(fixture.console.place != .importing)
        #expect(fixture.console.frame().text.contains("Imported: a.csv.   u undo"))
    }

    @Test func `leaving the preview gives the plan up`() {
        var fixture = importing()
        _ = fixture.console.handle(.importPreview(preview))
        #expect(fixture.press("<Esc>") == [.stopImport])
        #expect(fixture.console.place != .importing)
    }
}
