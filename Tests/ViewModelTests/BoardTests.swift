import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The board by keys: cards, moves, and what a move would leave undone.
@Suite struct BoardTests {
    private static func open(_ size: Size = Size(columns: 120, rows: 36)) -> Fixture {
        var fixture = Fixture(size: size)
        fixture.press("3")
        _ = fixture.console.frame()
        return fixture
    }

    private func card(_ fixture: Fixture) -> String? {
        fixture.console.board.current.map { fixture.program.ids[$0].text }
    }

    private func change(_ effects: [Effect]) -> Change? {
        if case .save(let change)? = effects.first { change } else { nil }
    }

    @Test func `h and l go from stage to stage, j and k from card to card`() {
        var fixture = BoardTests.open()
        #expect(card(fixture) == "p-1")
        fixture.press("l")
        #expect(card(fixture) == "p-2")
        fixture.press("lj")
        #expect(card(fixture) == "ea-8")
        fixture.press("k")
        #expect(card(fixture) == "ea-7")
        fixture.press("llll")
        #expect(card(fixture) == "ea-1")
        fixture.press("hhhhhhh")
        #expect(card(fixture) == "p-1")
    }

    @Test func `a move that leaves steps open asks once and says which`() {
        var fixture = BoardTests.open()
        #expect(fixture.press("L").isEmpty)
        #expect(
            fixture.lines.contains {
                $0.contains("3 of 3 steps open: Site and posts read") && $0.contains("y yes   n no")
            })
        #expect(fixture.press("n").isEmpty)
        #expect(fixture.console.prompt == nil)
        fixture.press("L")
        let effects = fixture.press("y")
        #expect(change(effects)?.edits.map(\.new) == ["recruitment", "2026-11-22"])
        fixture.save(effects, number: 40)
        _ = fixture.console.frame()
        #expect(card(fixture) == "p-1", "the cursor goes with its card")
        #expect(fixture.console.board.column == .recruitment)
    }

    @Test func `moving back asks nothing`() {
        var fixture = BoardTests.open()
        fixture.press("lll")
        let effects = fixture.press("H")
        #expect(change(effects)?.edits.first?.new == "onboarding")
    }

    @Test func `a move that skips a stage says which one`() {
        var fixture = BoardTests.open()
        fixture.press("gsjj<Enter>")
        #expect(fixture.lines.contains { $0.contains("skips recruitment") })
    }

    @Test func `marked cards move as one change`() {
        var fixture = BoardTests.open()
        fixture.press("lll<Space><Space>L")
        #expect(fixture.lines.contains { $0.contains("2 partners to cultivation; 2 with open") })
        let moved = change(fixture.press("y"))
        #expect(moved.map { Set($0.edits.map(\.partner)).count } == 2)
        #expect(moved?.kind == .move)
    }

    @Test func `the master filter deals only its own cards`() {
        var fixture = BoardTests.open()
        fixture.type("/loop")
        fixture.press("<Enter>")
        _ = fixture.console.frame()
        #expect(fixture.console.board.cards.map(\.count) == [0, 0, 0, 0, 1])
        #expect(card(fixture) == "ea-1")
    }

    @Test func `a card moved by somebody else appears where it is now`() {
        var fixture = BoardTests.open()
        let edits = [
            Edit(
                partner: Fixture.id("p-1"), field: FieldName.stage, new: "recruitment",
                old: "discovery")
        ]
        let event = Fixture.event(50, edits, user: "bo", kind: .move)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        _ = fixture.console.frame()
        #expect(fixture.console.board.cards.map(\.count) == [0, 2, 2, 6, 1])
    }

    @Test func `Enter opens the card's partner`() {
        var fixture = BoardTests.open()
        fixture.press("llll<Enter>")
        #expect(fixture.console.dossier?.id == Fixture.id("ea-1"))
    }

    @Test func `an empty board moves nothing`() {
        var fixture = BoardTests.open()
        fixture.type("/nobodyatall")
        fixture.press("<Enter>")
        _ = fixture.console.frame()
        for keys in ["L", "H", "j", "<Space>", "gs", "gc", "<Enter>"] {
            #expect(fixture.press(keys).isEmpty)
        }
    }
}
