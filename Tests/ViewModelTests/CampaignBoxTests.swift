import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Recruits, tasks of promotions, contests and rewards of goals by keys.
@Suite struct CampaignBoxTests {
    private static func open(
        _ facts: [(PartnerID, String, String)], columns: Int = 80, rows: Int = 24,
        isReadOnly: Bool = false
    ) -> Fixture {
        var fixture = Fixture(
            size: Size(columns: columns, rows: rows), isReadOnly: isReadOnly)
        let edits = facts.map { Edit(partner: $0.0, field: $0.1, new: $0.2, old: nil) }
        let event = Fixture.event(40, edits, kind: .campaign)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        return fixture
    }

    private static func change(_ effects: [Effect]) -> Change? {
        for case .save(let change) in effects { return change }
        return nil
    }

    // MARK: - Recruits

    private static func recruits(columns: Int = 80, rows: Int = 24) -> Fixture {
        let rule = CampaignText.incentive(
            "Bring: recruits with 1 sale from 2025-01-01 pays 40", key: "i",
            today: Fixture.today, currency: .euro)
        let parents = [("ea-2", "ea-1"), ("ea-4", "ea-2"), ("ea-7", "ea-2"), ("ea-5", "ea-1")]
        return open(
            parents.map { (Fixture.id($0.0), "parent", $0.1) }
                + [(.program, rule?.field ?? "", rule?.line ?? "")], columns: columns, rows: rows)
    }

    @Test func `the box of recruits shows the tree below a partner, and opens one of them`() {
        var fixture = Self.recruits()
        fixture.press("/loopline<Enter>gu")
        expectGolden(fixture.console.frame(), "recruits-80x24")
        fixture.press("<Enter>")
        #expect(fixture.console.dossier?.id == Fixture.id("ea-2"))
        fixture.press("gu")
        #expect(fixture.console.overlay?.items.first?.text == "brought by Loopline Media")
        fixture.press("<Enter>")
        #expect(fixture.console.dossier?.id == Fixture.id("ea-1"))
        #expect(fixture.console.overlay == nil)
    }

    @Test func `whoever brought nobody and was brought by nobody is told so`() {
        var fixture = Self.recruits()
        fixture.press("/harbour<Enter>gu")
        #expect(fixture.console.overlay == nil)
        #expect(fixture.console.message?.text.utf8.starts(with: "Nobody is on".utf8) == true)
    }

    // MARK: - Tasks of promotions

    private static func promotion(isReadOnly: Bool = false) -> Fixture {
        let promotion = Promotion(
            key: "p", name: "Black Week", from: Fixture.day("2026-11-23"),
            to: Fixture.day("2026-11-30"))
        let tasks = [
            PromotionTask(
                key: "a", promotion: "p", due: Fixture.day("2026-11-20"), text: "send the banners"),
            PromotionTask(
                key: "b", promotion: "p", due: Fixture.day("2026-12-03"), text: "thank them"),
            PromotionTask(
                key: "c", promotion: "p", due: nil, done: Fixture.day("2026-11-10"),
                text: "ask the shop"),
        ]
        var fixture = open(
            [(.program, promotion.field, promotion.line)]
                + tasks.map { (.program, $0.field, $0.line) }, columns: 120, rows: 36,
            isReadOnly: isReadOnly)
        fixture.press("7gg}}}}")
        return fixture
    }

    @Test func `tasks stand in the calendar, in the box, and on Outreach once they are due`() {
        var fixture = Self.promotion()
        expectGolden(fixture.console.frame(), "promotion-tasks-calendar")
        fixture.press("<Enter>")
        expectGolden(fixture.console.frame(), "promotion-tasks-box")
        fixture.press("<Esc>6")
        #expect(fixture.lines.contains { $0.contains("1 task of promotions due") })
    }

    @Test func `enter says that a task is done, and the box stays`() throws {
        var fixture = Self.promotion()
        fixture.press("<Enter>")
        let effects = fixture.press("<Space>")
        let edit = try #require(Self.change(effects)?.edits.first)
        let task = try #require(edit.new.flatMap { PromotionTask(key: "a", line: $0) })
        #expect(edit.field == "promotion-task:a" && task.done == Fixture.today)
        fixture.save(effects, number: 41)
        #expect(fixture.console.overlay?.chosen?.text == "send the banners")
        #expect(fixture.console.overlay?.chosen?.isOn == true)
        let back = try #require(Self.change(fixture.press("<Enter>"))?.edits.first?.new)
        #expect(PromotionTask(key: "a", line: back)?.done == nil)
    }

    @Test func `t writes a task of the promotion under the cursor down`() throws {
        var fixture = Self.promotion()
        fixture.press("t")
        fixture.type("2026-11-25 look at the clicks")
        let change = try #require(Self.change(fixture.press("<Enter>")))
        let task = try #require(change.edits[0].new.flatMap { PromotionTask(key: "", line: $0) })
        #expect(change.kind == .task && task.promotion == "p")
        #expect(task.due == Fixture.day("2026-11-25") && task.text == "look at the clicks")
        fixture.press("t3d<Enter>")
        #expect(
            fixture.console.prompt?.field.text == "3d" && fixture.console.message?.isBad == true)
        var readOnly = Self.promotion(isReadOnly: true)
        readOnly.press("t")
        #expect(readOnly.console.prompt == nil)
        #expect(readOnly.press("<Enter><Enter>").isEmpty)
    }

    // MARK: - Contests

    private static func contest(_ rule: String) -> Fixture {
        let incentive = CampaignText.incentive(
            rule, key: "i", today: Fixture.today, currency: .euro)
        var fixture = open([(.program, incentive?.field ?? "", incentive?.line ?? "")])
        fixture.press("7gg")
        return fixture
    }

    @Test func `g v closes a contest whose days are over, once`() throws {
        var fixture = Self.contest("Cup: 3 sales from 2026-10-01 to 2026-11-20 pays 50")
        #expect(fixture.press("gv").isEmpty)
        guard case .question(_, let question)? = fixture.console.prompt?.purpose else {
            Issue.record("nothing is asked")
            return
        }
        #expect(question.utf8.starts(with: "Close Cup with 1. ".utf8))
        let effects = fixture.press("y")
        let line = try #require(Self.change(effects)?.edits.first?.new)
        let result = try #require(ContestResult(key: "i", line: line))
        #expect(result.day == Fixture.today && result.winners.first?.place == 1)
        fixture.save(effects, number: 41)
        #expect(fixture.press("gv").isEmpty && fixture.console.prompt == nil)
        #expect(fixture.console.message?.text == "Cup is closed already: undo takes that back.")
    }

    @Test(arguments: [
        ("Cup: 3 sales from 2026-10-01 to 2026-11-22 pays 50", "Cup runs until 2026-11-22"),
        ("Cup: 3 sales from 2026-10-01 pays 50", "Cup runs until further notice"),
        ("Cup: 3 leads from 2026-10-01 to 2026-11-20 pays 50", "Nobody has brought anything"),
    ]) func `a contest that cannot be closed says why`(rule: String, why: String) {
        var fixture = Self.contest(rule)
        fixture.press("gv")
        #expect(fixture.console.prompt == nil)
        #expect(fixture.console.message?.text.utf8.starts(with: why.utf8) == true)
    }

    // MARK: - Goals and answers in the dossier

    private static func dossier() -> Fixture {
        let goal = Goal(
            key: "g", metric: .sales, target: 2, from: Fixture.day("2026-10-01"),
            due: Fixture.day("2026-12-31"), isAgreed: true, reward: 5_000, text: "winter")
        let terms = TermsChange(
            key: "t", day: Fixture.day("2026-10-05"), before: "6%", rate: "8%", text: "rival")
        let young = TermsChange(
            key: "u", day: Fixture.day("2026-11-10"), before: "8%", rate: "9%", text: "again")
        let answer = SurveyAnswer(
            key: "s", day: Fixture.day("2026-11-02"), survey: "autumn", reason: .busy,
            text: "no time before Christmas")
        let id = Fixture.id("ea-2")
        var fixture = open(
            [
                (id, goal.field, goal.line), (id, terms.field, terms.line),
                (id, young.field, young.line), (id, answer.field, answer.line),
            ], columns: 120, rows: 36)
        fixture.press("/falcon<Enter><Enter>")
        return fixture
    }

    @Test func `rewards, answers and what followed new rates stand in the dossier`() {
        var fixture = Self.dossier()
        _ = fixture.console.handle(.history(Fixture.id("ea-2"), []))
        expectGolden(fixture.console.frame(), "dossier-agreed")
        fixture.console.dossier?.part = .agreed
        fixture.press("+")
        expectGolden(fixture.console.frame(), "dossier-agreed-whole")
    }

    @Test func `P on a goal that is met marks its reward as paid, once`() throws {
        var fixture = Self.dossier()
        fixture.press("P")
        #expect(fixture.console.message?.isBad == true)
        fixture.console.dossier?.part = .agreed
        let effects = fixture.press("P")
        let edit = try #require(Self.change(effects)?.edits.first)
        #expect(edit.field == "bonus:goal.g" && edit.new == "2026-11-22 5000")
        fixture.save(effects, number: 41)
        #expect(fixture.lines.contains { $0.contains("met and paid") })
        #expect(fixture.press("P").isEmpty)
    }

    @Test func `an answer is not edited`() {
        var fixture = Self.dossier()
        fixture.console.dossier?.part = .notes
        // Below the note of today.
        fixture.press("je")
        #expect(fixture.console.prompt == nil && fixture.console.message != nil)
        fixture.press("<Enter>")
        #expect(fixture.console.prompt == nil)
    }

    @Test func `bonuses and tasks are told in sentences`() {
        func text(_ field: String, _ new: String?, _ old: String? = nil) -> String {
            let edit = Edit(partner: Fixture.id("ea-1"), field: field, new: new, old: old)
            return HistorySentence.text(Fixture.event(1, [edit]), about: nil, currency: .euro)
        }
        #expect(text("bonus:k", "2026-11-02 4000") == "bonus paid, 40.00 in all")
        #expect(text("bonus:goal.g", "2026-11-02 4000") == "reward of a goal paid, 40.00 in all")
        #expect(text("bonus:k", "2026-11-02") == "bonus paid")
        #expect(text("bonus:k", nil, "2026-11-02") == "bonus not paid after all")
        #expect(
            text("promotion-task:a", "of=p due=2026-11-20 text=send")
                == "task of a promotion: send, by 2026-11-20")
    }
}
