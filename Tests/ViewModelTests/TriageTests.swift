import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Triage by keys: every outcome, the next partner by itself, and back.
@Suite struct TriageTests {
    private static func open(_ size: Size = Size(columns: 80, rows: 24)) -> Fixture {
        var fixture = Fixture(size: size)
        fixture.press("5")
        return fixture
    }

    private func current(_ fixture: Fixture) -> String? {
        fixture.console.triage?.current.map { fixture.program.ids[$0.row].text }
    }

    private func queue(_ fixture: Fixture) -> [String] {
        fixture.console.triage?.entries.map { fixture.program.ids[$0.row].text } ?? []
    }

    @Test func `the queue has the silent by value, the stuck and those who never started`() {
        let fixture = TriageTests.open()
        #expect(queue(fixture) == ["ea-4", "ea-5", "ea-7", "p-2", "p-1"])
        #expect(current(fixture) == "ea-4")
    }

    @Test func `every outcome is at most two keys, and the next partner opens by itself`() throws {
        var fixture = TriageTests.open()
        fixture.press("c")
        fixture.type("call reached busy until May")
        fixture.save(fixture.press("<Enter>"), number: 40)
        #expect(current(fixture) == "ea-5")
        let contact = fixture.program.records(
            Contact.self, row: try #require(fixture.program.row(of: Fixture.id("ea-4"))))
        #expect(contact.map(\.outcome) == [.reached])
        #expect(contact.map(\.text) == ["busy until May"])
        fixture.press("z")
        fixture.save(fixture.press("<Enter>"), number: 41)
        #expect(
            fixture.program.value(FieldName.snoozed, of: Fixture.id("ea-5")) == "2026-11-29")
        #expect(current(fixture) == "ea-7")
        fixture.save(fixture.press("n"), number: 42)
        #expect(current(fixture) == "p-2")
        fixture.save(fixture.press("w"), number: 43)
        #expect(
            fixture.program.value(FieldName.triage, of: Fixture.id("p-2"))
                == "not-worth-it 2026-11-22")
        fixture.press("t")
        fixture.type("3d send the terms")
        fixture.save(fixture.press("<Enter>"), number: 44)
        #expect(fixture.console.triage?.current == nil)
        #expect(fixture.lines.contains { $0.contains("That was everybody for today") })
        #expect(fixture.console.triage?.handledCount == 5)
    }

    @Test func `a reason stays on the partner and changes what is suggested`() {
        var fixture = TriageTests.open()
        #expect(fixture.lines.contains { $0.contains("Call: ask what happened") })
        fixture.press("r")
        fixture.save(fixture.press("jjj<Enter>"), number: 40)
        #expect(
            fixture.program.value(FieldName.reason, of: Fixture.id("ea-4")) == "better-offer")
        #expect(current(fixture) == "ea-4")
        #expect(fixture.lines.contains { $0.contains("Commission review") })
    }

    @Test func `undo brings the partner back under review`() {
        var fixture = TriageTests.open()
        let effects = fixture.press("n")
        fixture.save(effects, number: 40)
        #expect(current(fixture) == "ea-5")
        guard case .save(let change)? = effects.first, let edit = change.edits.first else {
            Issue.record("nothing was saved")
            return
        }
        let undo = Fixture.event(
            41, [edit.inverse], kind: .undo, summary: change.summary,
            takingBack: EventID(replica: "k", number: 40))
        fixture.program.apply(undo)
        _ = fixture.console.handle(.saved(undo))
        #expect(current(fixture) == "ea-4")
        #expect(fixture.console.triage?.handledCount == 0)
    }

    @Test func `b goes back, and what was done can be done otherwise`() {
        var fixture = TriageTests.open()
        fixture.save(fixture.press("n"), number: 40)
        fixture.press("b")
        #expect(current(fixture) == "ea-4")
    }

    @Test func `leaving and coming back keeps the place`() {
        var fixture = TriageTests.open()
        fixture.save(fixture.press("n"), number: 40)
        fixture.press("15")
        #expect(current(fixture) == "ea-5")
        #expect(fixture.console.triage?.handledCount == 1)
    }

    @Test func `a day that is none is asked for again`() {
        var fixture = TriageTests.open()
        fixture.press("z")
        fixture.type("soon")
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.lines.contains { $0.contains("soon") })
        #expect(fixture.console.prompt != nil)
    }

    @Test func `keys of triage do nothing elsewhere`() {
        var fixture = Fixture()
        #expect(fixture.press("n").isEmpty)
        #expect(fixture.press("w").isEmpty)
        #expect(fixture.press("b").isEmpty)
    }

    @Test func `the checklist turns its steps and saves them as one change`() throws {
        var fixture = Fixture()
        fixture.type("/kettle")
        fixture.press("<Enter>gc")
        fixture.press("<Space>j<Space><Space>")
        let effects = fixture.press("<Enter>")
        guard case .save(let change)? = effects.first else {
            Issue.record("nothing was saved")
            return
        }
        #expect(
            change.edits.map(\.field) == [
                "step:onboarding.terms-accepted", "step:onboarding.welcome-sent",
            ])
        #expect(change.edits.map(\.new) == ["done 2026-11-22", "waiting 2026-11-22"])
        #expect(change.kind == .step)
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func `triage at the three sizes`(columns: Int, rows: Int) {
        var fixture = TriageTests.open(Size(columns: columns, rows: rows))
        expectGolden(fixture.console.frame(), "triage-\(columns)x\(rows)")
    }
}
