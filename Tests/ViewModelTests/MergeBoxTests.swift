import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Merging, telling apart and splitting by keys.
@Suite struct MergeBoxTests {
    private static func open(columns: Int = 80, rows: Int = 24, isReadOnly: Bool = false) -> Fixture
    {
        var fixture = Fixture(size: Size(columns: columns, rows: rows), isReadOnly: isReadOnly)
        let values = [
            ("ea-1", "email", "hello@loop.example"), ("ea-2", "email", "hello@loop.example"),
            ("ea-1", "country", "DE"), ("ea-2", "country", "AT"), ("ea-2", "site", "deal.example"),
        ]
        let edits = values.map {
            Edit(partner: Fixture.id($0.0), field: $0.1, new: $0.2, old: nil)
        }
        let event = Fixture.event(40, edits, kind: .set)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        return fixture
    }

    private static func saved(_ effects: [Effect]) -> Change? {
        if case .save(let change)? = effects.last { change } else { nil }
    }

    @Test func `the pairs are listed, looked at and merged`() {
        var fixture = MergeBoxTests.open()
        fixture.press("gk")
        expectGolden(fixture.console.frame(), "look-alikes-80x24")
        fixture.press("<Enter>")
        expectGolden(fixture.console.frame(), "merge-80x24")
        #expect(fixture.press("<Enter>").isEmpty && fixture.console.overlay != nil)
        let effects = fixture.press("y")
        let change = MergeBoxTests.saved(effects)
        #expect(change?.kind == .merge && change?.edits.first?.partner == Fixture.id("ea-2"))
        fixture.save(effects, number: 41)
        #expect(fixture.console.message?.text == "2 partners merged.")
        #expect(fixture.program.members(of: 0).map { fixture.program.ids[$0].text } == ["ea-2"])
        #expect(fixture.console.list.shown.contains(1) == false)
        fixture.press("gk")
        #expect(fixture.console.overlay == nil)
        #expect(fixture.console.message?.text == "No partners look alike.")
    }

    @Test func `m asks once, x puts on record that two are two`() {
        var fixture = MergeBoxTests.open()
        #expect(fixture.press("gkm").isEmpty && fixture.console.prompt != nil)
        #expect(MergeBoxTests.saved(fixture.press("y"))?.kind == .merge)
        let effects = fixture.press("gkx")
        #expect(MergeBoxTests.saved(effects)?.edits.first?.field == "distinct:ea-2")
        fixture.save(effects, number: 41)
        #expect(fixture.console.analysis?.lookAlikes.isEmpty == true)
    }

    @Test func `marked partners are merged and one is split off again`() {
        var fixture = MergeBoxTests.open(columns: 120, rows: 36)
        fixture.press("gj")
        #expect(fixture.console.overlay == nil && fixture.console.message?.isBad == true)
        fixture.press("<Space><Space>gj")
        expectGolden(fixture.console.frame(), "merge-120x36")
        #expect(fixture.console.overlay?.items.first?.text == "Loopline Media (ea-1) stays")
        fixture.press("<Esc>kgj")
        #expect(fixture.console.overlay?.items.first?.text == "Loopline Media (ea-1) stays")
        fixture.press("<Esc>kgj")
        #expect(fixture.console.overlay?.items.first?.text == "Deal Falcon (ea-2) stays")
        let effects = fixture.press("y")
        let merged = MergeBoxTests.saved(effects)?.edits.first?.partner
        fixture.save(effects, number: 41)
        let survivor = merged.flatMap { fixture.program.row(of: $0) } ?? -1
        fixture.console.list.unmarkAll()
        _ = fixture.console.open(row: survivor)
        _ = fixture.console.perform(.split)
        #expect(fixture.console.overlay?.items.count == 1)
        let split = fixture.press("<Enter>")
        #expect(MergeBoxTests.saved(split)?.kind == .split)
        fixture.save(split, number: 42)
        #expect(fixture.program.mergedRows.isEmpty)
        _ = fixture.console.perform(.split)
        #expect(fixture.console.overlay == nil)
    }

    @Test func `the dossier of a merged partner has the notes of both`() {
        var fixture = MergeBoxTests.open(columns: 120, rows: 36)
        fixture.save(fixture.press("gk<Enter>y"), number: 41)
        _ = fixture.console.open(row: 0)
        let text = fixture.lines.joined(separator: "\n")
        #expect(text.contains("Wants the new banners."))
    }

    @Test func `nothing is merged where nothing may be written`() {
        var fixture = MergeBoxTests.open(isReadOnly: true)
        for keys in ["gk<Enter>", "gkm", "gkx"] {
            #expect(fixture.press(keys).isEmpty && fixture.console.message?.isBad == true)
            fixture.press("<Esc>")
        }
    }
}
