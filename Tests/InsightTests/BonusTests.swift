import Insight
import Model
import Testing

/// Bonuses that grow without an end, and rewards of goals: due when, and never twice.
@Suite struct BonusTests {
    /// A parent with a recruit that sold in October and one that sold in November.
    private static func ledger(_ incentive: String) throws -> Ledger {
        let ledger = Ledger()
        ledger.join("parent", daysAgo: 300)
        ledger.join("r1", daysAgo: 80, [("parent", "parent")])
        ledger.join("r2", daysAgo: 60, [("parent", "parent")])
        ledger.book(
            [.sales, .revenue], daysAgo: 1...250,
            // 10 October and 12 November.
            [("r1", 43, [1, 10_000]), ("r2", 10, [1, 4_000])])
        let rule = try #require(
            CampaignText.incentive(incentive, key: "k", today: Ledger.today, currency: .euro))
        ledger.apply(
            Change(
                kind: .campaign,
                edits: [Edit(partner: .program, field: rule.field, new: rule.line, old: nil)]))
        return ledger
    }

    private static let monthly = "Bring: recruits with 1 sale from 2026-01-01 pays 40 monthly"

    private static func due(
        _ ledger: Ledger, on day: String = "2026-11-22", until: String? = nil,
        of partner: String = "parent"
    ) -> Int64 {
        let analysis = ledger.analysis(on: Ledger.day(day))
        let shares = analysis.bonusesDue(until: until.map(Ledger.day))[ledger.row(partner)] ?? []
        return shares.reduce(0) { $0 + ($1.amount ?? 0) }
    }

    @Test func `what came in whole months is due after them, the month that runs waits`() throws {
        let ledger = try Self.ledger(Self.monthly)
        #expect(Self.due(ledger) == 4_000)
        #expect(Self.due(ledger, on: "2026-12-01") == 8_000)
        #expect(Self.due(ledger, on: "2026-11-01") == 4_000)
        #expect(Self.due(ledger, on: "2026-10-31") == 0)
        #expect(Self.due(ledger, until: "2026-10-31") == 4_000)
        #expect(Self.due(ledger, until: "2026-10-30") == 0)
        #expect(ledger.analysis().growingBonuses.isEmpty)
    }

    @Test func `what was paid is never due again, what comes on top is`() throws {
        let ledger = try Self.ledger(Self.monthly)
        ledger.add("parent", [("bonus:k", "2026-11-02 4000")])
        #expect(Self.due(ledger) == 0)
        #expect(Self.due(ledger, on: "2026-12-01") == 4_000)
        ledger.add("parent", [("bonus:k", "2026-12-01 8000")])
        #expect(Self.due(ledger, on: "2026-12-01") == 0)
        // A mark without an amount, as it was kept before, says that all was paid.
        ledger.add("parent", [("bonus:k", "2026-12-01")])
        #expect(Self.due(ledger, on: "2027-02-01") == 0)
        // More was paid than is earned now, as a sale was taken back: nothing is due.
        ledger.add("parent", [("bonus:k", "2026-12-01 9000")])
        #expect(Self.due(ledger, on: "2027-02-01") == 0)
    }

    @Test func `a share without an end is paid month by month`() throws {
        let ledger = try Self.ledger("All: 1 sale from 2026-09-01 pays 5% of revenue monthly")
        #expect(Self.due(ledger, of: "r1") == 500 && Self.due(ledger, of: "r2") == 0)
        #expect(Self.due(ledger, on: "2026-12-05", of: "r2") == 200)
        let waiting = try Self.ledger("All: 1 sale from 2026-09-01 pays 5% of revenue")
        #expect(Self.due(waiting, on: "2026-12-05", of: "r2") == 0)
        let growing = waiting.analysis().growingBonuses
        #expect(growing.map(\.partners) == [2] && growing.map(\.hasEnd) == [false])
    }

    @Test func `with a last day the rest is due once it is over`() throws {
        let ledger = try Self.ledger(
            "Bring: recruits with 1 sale from 2026-01-01 to 2026-11-15 pays 40 monthly")
        #expect(Self.due(ledger, on: "2026-11-15") == 4_000)
        #expect(Self.due(ledger, on: "2026-11-16") == 8_000)
    }

    @Test func `a fixed amount without an end is paid with the month it was earned in`() throws {
        let ledger = try Self.ledger("Ten: 1 sale from 2026-09-01 pays 10")
        #expect(Self.due(ledger, until: "2026-10-31", of: "r1") == 1_000)
        #expect(Self.due(ledger, until: "2026-10-31", of: "r2") == 0)
        #expect(Self.due(ledger, of: "r2") == 1_000)
    }

    @Test func `marking as paid adds up, and leaves out who has nothing left`() throws {
        let ledger = try Self.ledger(Self.monthly)
        let analysis = ledger.analysis()
        let report = analysis.report(on: analysis.program.incentives[0])
        #expect(report.due == 8_000)
        let change = try #require(analysis.paying(report, rows: [ledger.row("parent")]))
        #expect(change.edits.map(\.new) == ["2026-11-22 8000"])
        ledger.apply(change)
        let after = ledger.analysis()
        let paid = after.report(on: after.program.incentives[0])
        #expect(paid.due == 0 && paid.cost == 8_000 && paid.standings[0].isPaid)
        #expect(after.paying(paid, rows: [ledger.row("parent")]) == nil)
    }

    // MARK: - Goals

    private static func goal(_ text: String) throws -> (ledger: Ledger, goal: Goal) {
        let ledger = try Self.ledger(Self.monthly)
        let goal = try #require(
            RecordText.goal(text, key: "g", today: Ledger.today, currency: .euro))
        ledger.add("r2", [(goal.field, goal.line)])
        return (ledger, goal)
    }

    @Test func `the reward of a goal is due once it is met, and once`() throws {
        let (ledger, goal) = try Self.goal("1 sales by 2026-12-31 from 2026-11-01 pays 25 more")
        #expect(goal.reward == 2_500 && goal.text == "more")
        #expect(Self.due(ledger, of: "r2") == 2_500)
        // Its days are not over by then.
        #expect(Self.due(ledger, until: "2026-11-30", of: "r2") == 0)
        let change = try #require(ledger.analysis().paying(goal, row: ledger.row("r2")))
        #expect(change.edits.map(\.field) == ["bonus:goal.g"])
        ledger.apply(change)
        #expect(Self.due(ledger, of: "r2") == 0)
        #expect(ledger.analysis().paying(goal, row: ledger.row("r2")) == nil)
        // The parent's goal of the same key is another one.
        ledger.add("r1", [(goal.field, goal.line)])
        #expect(Self.due(ledger, of: "r1") == 0)
    }

    @Test func `a goal that is not met or pays nothing is not due`() throws {
        for text in ["2 sales by 2026-12-31 from 2026-11-01 pays 25", "1 sales by 90d agreed"] {
            #expect(try Self.due(Self.goal(text).ledger, of: "r2") == 0, "\(text)")
        }
    }

    @Test func `a reward stands in what is owed with its share`() throws {
        let (ledger, _) = try Self.goal("1 sales by 2026-12-31 from 2026-11-01 pays 25")
        ledger.book([.commission, .payouts], daysAgo: 1...250, [("r2", 10, [700, 0])])
        let lines = ledger.analysis().payouts(PayoutQuestion(), rows: [ledger.row("r2")])
        #expect(lines.map(\.owed) == [3_200] && lines.map(\.bonus) == [2_500])
        #expect(lines.first?.bonuses == [BonusShare(key: "goal.g", amount: 2_500)])
    }
}
