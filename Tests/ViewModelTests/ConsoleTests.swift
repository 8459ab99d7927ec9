import Insight
import Model
import Screen
import Testing

@testable import ViewModel

@Suite struct ConsoleTests {
    @Test func `one key shows who has gone quiet, another who never started`() {
        var fixture = Fixture()
        fixture.press("i")
        #expect(fixture.shownIDs == ["ea-4", "ea-5"])
        fixture.press("i")
        #expect(fixture.shownIDs == ["ea-7"])
        fixture.press("i")
        #expect(Set(fixture.shownIDs) == ["ea-4", "ea-5", "ea-7"])
        fixture.press("i")
        #expect(fixture.shownIDs.count == 11)
    }

    @Test func `a filter is kept by Enter and dropped by Esc`() {
        var fixture = Fixture()
        fixture.type("/falcon")
        #expect(fixture.shownIDs == ["ea-2"])
        fixture.press("<Esc>")
        #expect(fixture.shownIDs.count == 11)
        fixture.type("/falcon")
        fixture.press("<Enter>")
        #expect(fixture.shownIDs == ["ea-2"])
        fixture.press("<Esc>")
        #expect(fixture.shownIDs.count == 11)
    }

    @Test func `every letter of a filter narrows, half a word empties nothing`() {
        var fixture = Fixture()
        var counts: [Int] = []
        fixture.press("/")
        for letter in "stage:engagement" {
            fixture.type(String(letter))
            counts.append(fixture.shownIDs.count)
        }
        fixture.press("<Space>")
        for letter in "quiet:>30d" {
            fixture.type(String(letter))
            counts.append(fixture.shownIDs.count)
        }
        #expect(!counts.contains(0))
        #expect(counts[5...15].allSatisfy { $0 == counts[15] || $0 == 11 })
        #expect(fixture.shownIDs == ["ea-4", "ea-5"])
        fixture.press("<Enter>")
        #expect(fixture.shownIDs == ["ea-4", "ea-5"])
    }

    @Test func `half a word that was only typed on the way is no filter to keep`() {
        var fixture = Fixture()
        fixture.type("/stage:eng")
        #expect(fixture.shownIDs.count == 6)
        fixture.press("<Enter>")
        #expect(fixture.lines.contains { $0.contains("no value eng") })
        fixture.press("<Esc>")
        #expect(fixture.shownIDs.count == 11)
    }

    @Test func `the cursor comes back to its partner when a filter is dropped`() {
        var fixture = Fixture()
        fixture.press("jjj")
        let partner = fixture.console.list.current
        fixture.type("/falcon")
        #expect(fixture.console.list.current != partner)
        fixture.press("<Esc>")
        #expect(fixture.console.list.current == partner)
    }

    @Test func `a mistake in a filter leaves the last good result`() {
        var fixture = Fixture()
        fixture.type("/tag:vip or media or nofield")
        #expect(fixture.shownIDs.count == 2)
        fixture.type(":3")
        #expect(fixture.shownIDs.count == 2)
        fixture.press("<Enter>")
        #expect(fixture.lines.contains { $0.contains("no field nofield") })
    }

    @Test func `a note goes to the partner under the cursor and is shown once it is on disk`()
        throws
    {
        var fixture = Fixture()
        fixture.press("N")
        fixture.type("Call again.")
        let effects = fixture.press("<Enter>")
        guard case .save(let change)? = effects.first else {
            Issue.record("nothing was saved")
            return
        }
        #expect(change.kind == .note)
        #expect(change.edits.map(\.new) == ["Call again."])
        #expect(!fixture.lines.contains { $0.contains("Note saved") })
        fixture.save(effects, number: 30)
        #expect(fixture.lines.contains { $0.contains("Note saved") })
    }

    @Test func `what goes to many is asked for once and is one change`() {
        var fixture = Fixture()
        fixture.press("<Space><Space>T")
        fixture.type("hot")
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.press("n").isEmpty)
        fixture.press("T")
        fixture.type("hot")
        fixture.press("<Enter>")
        let effects = fixture.press("y")
        guard case .save(let change)? = effects.first else {
            Issue.record("nothing was saved")
            return
        }
        #expect(change.edits.count == 2)
        #expect(Set(change.edits.map(\.field)) == ["tag:hot"])
    }

    @Test func `undo and redo ask for one's own last change`() {
        var fixture = Fixture()
        #expect(fixture.press("u").isEmpty)
        fixture.press("T")
        fixture.type("hot")
        fixture.save(fixture.press("<Enter>"), number: 40)
        #expect(fixture.press("u") == [.undo(EventID(replica: "k", number: 40))])
    }

    @Test func `a failure to save is told and nothing is shown as done`() {
        var fixture = Fixture()
        fixture.press("T")
        fixture.type("hot")
        for case .save(let change) in fixture.press("<Enter>") {
            _ = fixture.console.handle(.notSaved(change, why: "the disk is full"))
        }
        #expect(fixture.lines.contains { $0.contains("the disk is full") })
        for case .save(let change) in fixture.press("gs<Up><Enter>") {
            _ = fixture.console.handle(.unknown(change, why: "input/output error"))
        }
        #expect(fixture.lines.contains { $0.contains("it is not certain") })
    }

    @Test func `nothing is saved in a program opened for reading`() {
        var fixture = Fixture(isReadOnly: true)
        #expect(fixture.press("T").isEmpty)
        #expect(fixture.console.prompt == nil, "nothing is typed that cannot be saved")
        #expect(fixture.press("gs<Down><Enter>").isEmpty)
        #expect(fixture.press("d").isEmpty)
    }

    @Test func `sorting keeps the cursor on its partner`() {
        var fixture = Fixture()
        fixture.press("jj")
        let before = fixture.console.list.current
        fixture.press("S")
        #expect(fixture.console.list.current == before)
    }

    @Test func `somebody else's change is told and shown`() {
        var fixture = Fixture()
        let edit = Edit(
            partner: Fixture.id("ea-1"), field: "name", new: "Renamed Media", old: "Loopline Media")
        let event = Fixture.event(50, [edit], user: "bo")
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        let lines = fixture.lines
        #expect(lines.contains { $0.contains("Renamed Media") })
        #expect(lines.contains { $0.contains("bo") })
    }

    @Test func `names with control bytes never reach a frame`() {
        var fixture = Fixture()
        let name = "Evil\u{1B}]0;x\u{7}\u{9B}31m\u{202E}name"
        let edit = Edit(partner: Fixture.id("ea-1"), field: "name", new: name, old: nil)
        let event = Fixture.event(50, [edit])
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        for keys in ["", "2", "<Enter>", "?", ":"] {
            fixture.press(keys)
            for line in fixture.lines {
                #expect(
                    !line.unicodeScalars.contains {
                        $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E
                    })
            }
        }
    }

    @Test func `a click puts the cursor on a row, the wheel moves it`() {
        var fixture = Fixture()
        let report = MouseReport(action: .press, position: Position(column: 4, row: 6))
        _ = fixture.console.handle(.input(.mouse(report)))
        #expect(fixture.console.list.cursor == 2)
    }

    /// Any keys in any order: the console never stops and every frame is whole.
    @Test func `no sequence of keys breaks anything`() {
        let keys =
            KeyNotation.typed(
                "jkhlgGisS|fxNTovVduaM?:/*- 1234<Enter><Esc><Tab><Down><Up><Backspace><C-r><C-d><PageDown>q'+_y"
            ) ?? []
        var state: UInt64 = 7
        var fixture = Fixture()
        for _ in 0..<1_500 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            _ = fixture.console.handle(.input(.key(keys[Int(state >> 33) % keys.count])))
            if state >> 40 & 15 == 0 {
                let columns = Int(state >> 45 & 127) + 1
                _ = fixture.console.handle(
                    .input(.resize(Size(columns: columns, rows: columns / 3 + 1))))
            }
            let frame = fixture.console.frame()
            #expect(frame.lines.count == frame.size.rows)
        }
    }
}

extension Fixture {
    var shownIDs: [String] { console.list.shown.map { program.ids[$0].text } }
}
