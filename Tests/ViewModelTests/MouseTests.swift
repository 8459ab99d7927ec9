import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The mouse on the board, in triage and in the history: a click selects, another one opens.
@Suite struct MouseTests {
    private static func world(_ keys: String) -> World {
        var world = World(size: Size(columns: 120, rows: 36))
        world.press(keys)
        _ = world.lines
        return world
    }

    /// Clicks on the first place on screen where a text stands.
    private func click(_ text: String, before end: Int = 200, _ world: inout World) {
        for (row, line) in world.lines.map({ $0.prefix(end) }).enumerated() {
            guard line.contains(text) else { continue }
            let head = Array(line).indices.first { line.dropFirst($0).starts(with: text) } ?? 0
            let column = SafeText(String(line.prefix(head))).columns
            report(.press, column, row, &world)
            return
        }
        Issue.record("\(text) is not on the screen")
    }

    private func report(
        _ action: MouseReport.Action, _ column: Int, _ row: Int, _ world: inout World
    ) {
        _ = world.fixture.console.handle(
            .input(
                .mouse(MouseReport(action: action, position: Position(column: column, row: row)))))
    }

    private func card(_ world: World) -> String? {
        world.fixture.console.board.current.map { world.fixture.program.ids[$0].text }
    }

    @Test func `a click selects a card, and one on the selected card opens it`() {
        var world = MouseTests.world("3")
        click("Café Olé", &world)
        #expect(card(world) == "ea-4")
        #expect(world.fixture.console.place == .pipeline)
        click("Copper Kettle", &world)
        #expect(card(world) == "ea-7")
        click("Copper Kettle", &world)
        #expect(world.fixture.console.dossier?.id.text == "ea-7")
    }

    @Test func `a click below the cards chooses the column, and the wheel its cards`() {
        var world = MouseTests.world("3")
        report(.press, 60, 30, &world)
        #expect(world.fixture.console.board.column == .onboarding)
        let first = card(world)
        report(.wheelDown, 60, 12, &world)
        #expect(card(world) != first)
        report(.wheelUp, 60, 12, &world)
        #expect(card(world) == first)
        report(.press, 60, 35, &world)
        #expect(card(world) == first, "the footer is no card")
    }

    @Test func `a click goes to a partner of the queue, another opens its dossier`() {
        var world = MouseTests.world("5")
        click("Copper Kettle", before: 34, &world)
        #expect(world.current == "ea-7")
        click("Copper Kettle", before: 34, &world)
        #expect(world.fixture.console.dossier?.id.text == "ea-7")
        world.press("q")
        #expect(world.current == "ea-7")
        report(.wheelUp, 80, 12, &world)
        #expect(world.current == "ea-5")
    }

    @Test func `a click selects a line of the history, another opens its partner`() {
        var world = MouseTests.world("2N")
        world.type("one")
        world.press("<Enter>jN")
        world.type("two")
        world.press("<Enter>gh")
        click("note: one", &world)
        #expect(world.fixture.console.history?.cursor == 1)
        click("note: one", &world)
        #expect(world.fixture.console.place == .dossier)
    }
}
