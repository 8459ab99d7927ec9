import Testing

@testable import Model

/// What was paid of a bonus, as a field keeps it.
@Suite struct BonusPaidTests {
    private static let day = Day(year: 2026, month: 11, day: 2) ?? Day(number: 0)

    @Test func `a payment is read as it was written`() {
        let paid = BonusPaid(day: Self.day, total: 12_000)
        #expect(paid.text == "2026-11-02 12000")
        #expect(BonusPaid(paid.text) == paid)
        #expect(paid.paid(of: 15_000) == 12_000)
    }

    @Test(arguments: ["2026-11-02", "yes", "", "2026-11-02 x", "2026-11-02 -5", "a b c"])
    func `anything without an amount says that all was paid`(text: String) {
        #expect(BonusPaid(text).total == nil)
        #expect(BonusPaid(text).paid(of: 700) == 700)
    }

    @Test func `what comes back leaves the rest, or nothing`() {
        let paid = BonusPaid(day: Self.day, total: 12_000)
        #expect(paid.less(4_000) == BonusPaid(day: Self.day, total: 8_000))
        #expect(paid.less(12_000) == nil && paid.less(13_000) == nil && paid.less(nil) == nil)
        #expect(BonusPaid("2026-11-02").less(5) == nil)
    }

    @Test func `shares are read as they were written, with and without an amount`() {
        for share in [BonusShare(key: "goal.x-1", amount: 40), BonusShare(key: "k", amount: nil)] {
            #expect(BonusShare(share.text.utf8) == share)
        }
        #expect(BonusShare(key: "k", amount: 1).field == "bonus:k")
    }

    @Test func `monthly is for bonuses that grow without an end`() throws {
        func read(_ text: String) -> Incentive? {
            CampaignText.incentive(text, key: "k", today: Self.day, currency: .euro)
        }
        for text in [
            "Bring: recruits with 1 sales from 2026-01-01 pays 40.00 monthly",
            "All: 1 sales from 2026-01-01 pays 5% of revenue monthly for tier:gold",
        ] {
            let incentive = try #require(read(text))
            #expect(incentive.isMonthly)
            #expect(CampaignText.line(incentive, currency: .euro) == text)
            #expect(Incentive(key: "k", line: incentive.line) == incentive)
        }
        #expect(read("Fixed: 3 sales from 2026-01-01 pays 40 monthly") == nil)
        #expect(read("New: 1 sale within 30d from 2026-01-01 pays 5% monthly") == nil)
    }

    @Test func `a goal's reward is typed anywhere before its text`() throws {
        func read(_ text: String) -> Goal? {
            RecordText.goal(text, key: "g", today: Self.day, currency: .euro)
        }
        let goal = try #require(read("30 sales pays 50.50 by 2026-12-31 agreed for the winter"))
        #expect(goal.reward == 5_050 && goal.isAgreed && goal.text == "for the winter")
        let line = RecordText.line(goal, currency: .euro)
        #expect(read(line) == goal)
        #expect(Goal(key: "g", line: goal.line) == goal)
        // Words that only begin like it belong to the text.
        #expect(read("30 sales by 2026-12-31 pays well")?.reward == nil)
        #expect(read("30 sales by 2026-12-31 pays well")?.text == "pays well")
        #expect(read("30 sales by 2026-12-31 pays 0")?.reward == nil)
    }

    // MARK: - Tasks of promotions

    @Test func `a task of a promotion is read as typed and as it was written`() throws {
        let task = try #require(
            PromotionTask(
                "2026-11-20 send the banners", key: "t", promotion: "p", today: Self.day))
        #expect(task.due?.iso == "2026-11-20" && task.text == "send the banners")
        #expect(PromotionTask(key: "t", line: task.line) == task)
        #expect(!task.isDue(on: Self.day))
        let due = try #require(task.due)
        #expect(task.isDue(on: due) && !task.isLate(on: due))
        #expect(task.isLate(on: due.advanced(by: 1)))
        var done = task
        done.done = due
        #expect(!done.isDue(on: due) && PromotionTask(key: "t", line: done.line) == done)
        #expect(PromotionTask("3d", key: "t", promotion: "p", today: Self.day) == nil)
        #expect(PromotionTask(key: "t", line: "due=2026-11-20 text=x") == nil)
        #expect(PromotionTask(key: "t", line: "of=p due=2026-11-20 text=") == nil)
        let plain = PromotionTask("call them", key: "t", promotion: "p", today: Self.day)
        #expect(plain?.due == nil && plain?.isDue(on: Self.day) == false)
    }
}
