import Model
import Testing

@testable import ViewModel

/// Changes as sentences.
@Suite struct HistorySentenceTests {
    private static func text(
        _ field: String, _ new: String?, old: String? = nil, kind: Change.Kind = .set
    ) -> String {
        let edit = Edit(partner: Fixture.id("ea-1"), field: field, new: new, old: old)
        return HistorySentence.text(
            Fixture.event(1, [edit], kind: kind), about: nil, currency: .euro)
    }

    @Test func `fields say what they were and what they are`() {
        #expect(Self.text("owner", "kim") == "owner: kim")
        #expect(Self.text("owner", "kim", old: "bo") == "owner: bo to kim")
        #expect(Self.text("owner", nil, old: "bo") == "owner taken away (bo)")
        #expect(Self.text("tag:vip", "1") == "+vip")
        #expect(Self.text("tag:vip", nil, old: "1") == "-vip")
        #expect(Self.text("owner", nil, old: "bo", kind: .undo) == "undo: owner taken away (bo)")
    }

    @Test func `notes and triage speak plainly`() {
        #expect(Self.text("note:a", "hello") == "note: hello")
        #expect(Self.text("note:a", "feedback: likes it") == "feedback: likes it")
        #expect(Self.text("note:a", nil, old: "hello") == "note taken away: hello")
        #expect(Self.text("snoozed", "2026-12-01") == "snoozed until 2026-12-01")
        #expect(Self.text("snoozed", nil, old: "2026-12-01") == "no longer snoozed")
        #expect(Self.text("triage", "skipped 2026-11-22") == "skipped until tomorrow")
        #expect(Self.text("triage", "not-worth-it 2026-11-22") == "not worth it for now")
    }

    @Test func `records are told by what is in them`() {
        let goal = Goal(
            key: "g", metric: .revenue, target: 120_050, from: Fixture.today,
            due: Fixture.today.advanced(by: 9), isAgreed: true, text: "winter")
        #expect(
            Self.text(goal.field, goal.line)
                == "goal: 1200.50 revenue by 2026-12-01, agreed, winter")
        let terms = TermsChange(
            key: "t", day: Fixture.today, before: "6%", rate: "8%", text: "rival")
        #expect(Self.text(terms.field, terms.line) == "terms: rate 6% to 8%, rival")
        let work = Work(key: "w", kind: .followUp, due: Fixture.today, text: "ask")
        #expect(Self.text(work.field, work.line) == "follow-up: ask, by 2026-11-22")
        #expect(
            Self.text(work.field, nil, old: work.line)
                == "task taken away: follow-up: ask, by 2026-11-22")
        let promotion = Promotion(
            key: "p", name: "Black Week", from: Fixture.today, to: Fixture.today)
        #expect(
            Self.text(promotion.field, promotion.line)
                == "promotion Black Week: 2026-11-22 to 2026-11-22")
    }
}
