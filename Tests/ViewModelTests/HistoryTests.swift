import Model
import Screen
import Testing

@testable import ViewModel

/// The history on screen: who changed what, narrowed, opened, taken back.
@Suite struct HistoryTests {
    private static func world(_ size: Size = Size(columns: 80, rows: 24)) -> World {
        var world = World(size: size)
        world.press("2<Space><Space>T")
        world.type("star")
        world.press("<Enter>y-")
        world.press("jjo")
        world.type("lee")
        world.press("<Enter>N")
        world.type("called back")
        world.press("<Enter>")
        world.apply(
            Change(
                kind: .move,
                edits: [
                    Edit(
                        partner: Fixture.id("ea-7"), field: "stage", new: "engagement",
                        old: "onboarding")
                ]), by: "bo")
        world.press("gh")
        return world
    }

    private func kinds(_ world: World) -> [Change.Kind] {
        world.fixture.console.history?.shown.map(\.event.change.kind) ?? []
    }

    @Test func `all changes stand there, the newest first`() {
        var world = HistoryTests.world()
        #expect(kinds(world) == [.move, .note, .set, .tag])
        #expect(world.text.contains("HISTORY"))
        #expect(world.text.contains("stage: onboarding to engagement"))
        #expect(world.text.contains("2 partners"))
    }

    @Test func `words narrow it: a person, a day, a partner, a value`() {
        var world = HistoryTests.world()
        func narrowed(_ text: String) -> [Change.Kind] {
            world.press("/<C-u>")
            world.type(text)
            world.press("<Enter>")
            return kinds(world)
        }
        #expect(narrowed("bo ") == [.move])
        #expect(narrowed("called") == [.note])
        #expect(narrowed("ann star") == [.tag])
        #expect(narrowed("kettle") == [.move])
        #expect(narrowed("2026-11-22").count == 4)
        #expect(narrowed("2026-11-21").isEmpty)
        #expect(world.text.contains("No change holds these words"))
        world.press("q")
        #expect(kinds(world).count == 4)
        world.press("q")
        #expect(world.fixture.console.place == .partners)
    }

    @Test func `Enter opens the partner, and going back leads here again`() {
        var world = HistoryTests.world()
        world.press("<Enter>")
        #expect(world.fixture.console.dossier?.id.text == "ea-7")
        world.press("q")
        #expect(world.fixture.console.place == .history)
        world.press("G<Enter>")
        #expect(world.text.contains("PARTNERS OF THIS CHANGE"))
    }

    @Test func `u asks, and takes back the change under the cursor, whoever made it`() {
        var world = HistoryTests.world()
        world.press("u")
        #expect(
            world.text.contains("Take back what bo did: stage: onboarding to engagement?"))
        world.press("n")
        #expect(world.value("stage", "ea-7") == "engagement")
        world.press("uy")
        #expect(world.value("stage", "ea-7") == "onboarding")
        #expect(kinds(world) == [.undo, .move, .note, .set, .tag])
        #expect(world.text.contains("(taken back) stage"))
        world.press("G")
        world.press("uy")
        #expect(world.events.last?.change.edits.map(\.new) == [nil, nil])
        world.press("gguy")
        #expect(world.events.last?.change.kind == .redo)
        #expect(world.events.last?.change.edits.map(\.new) == ["1", "1"])
        #expect(!world.text.contains("(taken back) +star"))
    }

    @Test func `from a dossier it is the partner's own`() {
        var world = HistoryTests.world()
        world.press("<Enter>gh")
        #expect(kinds(world) == [.move])
        #expect(world.text.contains("HISTORY OF Copper Kettle Daily"))
        world.press("q")
        #expect(world.fixture.console.place == .dossier)
    }

    @Test func `nothing is taken back where nothing may be written`() {
        var world = World(isReadOnly: true)
        world.apply(
            Change(
                kind: .set,
                edits: [
                    Edit(partner: Fixture.id("ea-7"), field: "owner", new: "x", old: "kim")
                ]), by: "bo")
        world.press("ghu")
        #expect(world.fixture.console.prompt == nil)
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `the history at two sizes`(columns: Int, rows: Int) {
        var world = HistoryTests.world(Size(columns: columns, rows: rows))
        expectGolden(world.fixture.console.frame(), "history-\(columns)x\(rows)")
    }
}
