import Insight
import Screen
import Testing

@testable import ViewModel

/// A console that leads nowhere else: what is not to be had says why, wherever it is asked for.
@Suite struct LockedTests {
    private func locked() -> Fixture {
        var fixture = Fixture()
        fixture.console.options.isLocked = true
        return fixture
    }

    private static let editor = "Not in a locked session: no editor or other program is started."

    @Test(arguments: [
        ("E", editor), ("X", "Not in a locked session: no files are written outside the program."),
        ("<C-z>", "Not in a locked session: there is no shell to go back to. Q ends it."),
    ])
    func `a key that would lead out says why it does not`(key: String, why: String) {
        var fixture = locked()
        #expect(fixture.press(key) == [])
        #expect(fixture.lines.contains { $0.contains(why) })
        var open = Fixture()
        #expect(open.press(key) != [] || open.console.prompt != nil)
    }

    @Test func `palette and help tell it beside the command, and choosing it does nothing`() {
        for opening in [":", "?"] {
            var fixture = locked()
            fixture.press(opening)
            fixture.type("editor")
            #expect(fixture.lines.contains { $0.contains("not here  E ") }, "\(opening)")
            #expect(fixture.lines.contains { $0.contains(LockedTests.editor) }, "\(opening)")
            #expect(fixture.press("<Enter>") == [])
            #expect(fixture.lines.contains { $0.contains(LockedTests.editor) }, "\(opening)")
        }
    }

    @Test func `the footer names no key that does nothing`() {
        var fixture = locked()
        fixture.press("<Enter>")
        #expect(!(fixture.lines.last ?? "").contains("E editor"))
        for width in [120, 200] {
            fixture.console.size = Size(columns: width, rows: 40)
            #expect(!(fixture.lines.last ?? "").contains("E "))
        }
    }

    @Test func `a letter is not edited with either key`() {
        for key in ["e", "E"] {
            var fixture = locked()
            fixture.console.place = .letter
            #expect(fixture.press(key) == [])
            #expect(fixture.lines.contains { $0.contains(LockedTests.editor) }, "\(key)")
        }
    }

    @Test func `no effect that leads out gets through, whatever asked for it`() {
        var fixture = locked()
        let id = Fixture.id("ea-2")
        let out: [Effect] = [
            .editPartner(id), .editLetter(id), .editIssue("x"), .suspend, .makeDemo, .makeProgram,
            .payOut(PayoutOrder(question: PayoutQuestion(), rows: nil), folder: "/tmp"),
        ]
        #expect(fixture.console.withinLock(out + [.quit, .reload]) == [.quit, .reload])
        var open = Fixture()
        #expect(open.console.withinLock(out) == out)
    }

    @Test func `files to import are chosen from the inbox, no path is typed`() {
        var fixture = locked()
        fixture.press(":")
        fixture.type("import")
        fixture.press("<Down>")
        fixture.press("<Up>")
        let asked = fixture.press("<Enter>")
        #expect(asked == [.readInbox])
        #expect(fixture.console.prompt == nil)
        _ = fixture.console.handle(.inbox([]))
        #expect(fixture.lines.contains { $0.contains("There is no file in the program's folder") })
        _ = fixture.console.handle(.inbox(["a.csv", "b\u{1B}[2J.csv"]))
        #expect(fixture.lines.contains { $0.contains("FILES IN INBOX") })
        #expect(fixture.lines.allSatisfy { !$0.contains("\u{1B}") })
        #expect(fixture.press("j<Enter>") == [.previewImport("inbox/b\u{1B}[2J.csv")])
    }
}
