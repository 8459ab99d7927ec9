import Insight
import Model
import Testing

/// Boards with places, and how a contest ends.
@Suite struct ContestTests {
    private static let rule = "Race: 5 sales from 2026-11-01 to 2026-11-20 pays 50"

    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["a", "b", "c", "d", "e"] { ledger.join(name, daysAgo: 300) }
        ledger.book(
            [.sales], daysAgo: 1...60,
            [
                ("a", 5, [3]), ("b", 6, [7]), ("c", 7, [3]), ("d", 8, [2]),
                // Before the contest.
                ("e", 40, [90]),
            ])
        return ledger
    }

    private static func incentive() throws -> Incentive {
        try #require(
            CampaignText.incentive(rule, key: "k", today: Ledger.today, currency: .euro))
    }

    @Test func `equals share a place, and the next is as far behind as there are`() throws {
        let ledger = ContestTests.ledger()
        let places = ledger.analysis().report(on: try ContestTests.incentive()).places
        #expect(places.map(\.place) == [1, 2, 2, 4])
        #expect(
            places.map { ledger.program.ids[$0.standing.row].text } == ["b", "a", "c", "d"])
    }

    @Test func `all who share the last place have won it`() throws {
        let analysis = ContestTests.ledger().analysis()
        let result = try #require(analysis.ending(of: try ContestTests.incentive(), places: 2))
        #expect(result.winners.map(\.partner.text) == ["b", "a", "c"])
        #expect(result.winners.map(\.done) == [7, 3, 3])
        #expect(ContestResult(key: "k", line: result.line) == result)
        let first = try #require(analysis.ending(of: try ContestTests.incentive(), places: 1))
        #expect(first.winners.map(\.place) == [1])
    }

    @Test func `a result on record is found by its incentive, and a broken line is none`() throws {
        let ledger = ContestTests.ledger()
        let incentive = try ContestTests.incentive()
        #expect(ledger.program.result(of: incentive) == nil)
        let result = try #require(ledger.analysis().ending(of: incentive, places: 1))
        ledger.setFacts([(result.field, result.line)])
        #expect(ledger.program.result(of: incentive) == result)
        for line in [
            "", "day=2026-11-22 text=x", "day=2026-11-22 winners=1:b text=x", "winners=1:b:7",
        ] {
            #expect(ContestResult(key: "k", line: line) == nil, "\(line)")
        }
        let empty = Ledger()
        empty.join("a", daysAgo: 30)
        #expect(empty.analysis().ending(of: incentive, places: 3) == nil)
    }
}

/// What the morning's digest tells.
@Suite struct DigestReadingTests {
    private func goal(_ target: Int64, _ due: Int, key: String) -> (String, String) {
        let goal = Goal(
            key: key, metric: .sales, target: target, from: Ledger.today.advanced(by: -20),
            due: Ledger.today.advanced(by: due), isAgreed: true, text: "")
        return (goal.field, goal.line)
    }

    private func work(_ due: Int, key: String) -> (String, String) {
        let work = Work(
            key: key, kind: .task, due: Ledger.today.advanced(by: due), text: "x")
        return (work.field, work.line)
    }

    private func ledger() -> Ledger {
        let ledger = Ledger()
        ledger.join(
            "a", daysAgo: 300,
            [
                goal(5, 3, key: "near"), goal(5, 8, key: "far"), goal(1, 3, key: "met"),
                goal(9, -1, key: "over"), work(0, key: "w1"), work(-2, key: "w2"),
                work(1, key: "w3"),
            ])
        ledger.join("b", daysAgo: 300, [goal(5, 0, key: "today")])
        ledger.book([.sales], daysAgo: 1...300, [("a", 3, [2]), ("b", 3, [1])])
        return ledger
    }

    @Test func `goals that end within a week and are not met, work whose day has come`() {
        let ledger = ledger()
        let digest = ledger.analysis().digest()
        #expect(digest.goals.map(\.goal.key) == ["today", "near"])
        #expect(digest.goals.map { $0.progress.reached } == [1, 2])
        #expect(digest.due.map(\.work.key) == ["w2", "w1"])
        #expect(!digest.isEmpty)
    }

    @Test func `some partners are told of alone, without what is the whole program's`() {
        let ledger = ledger()
        let rows = RowSet(rowCount: ledger.program.ids.count, rows: [ledger.row("b")])
        let analysis = ledger.analysis(newsletter: "day 23")
        #expect(analysis.digest().newsletter?.daysLeft == 1)
        let digest = analysis.digest(partners: rows, earlier: ledger.analysis())
        #expect(digest.due.isEmpty)
        #expect(digest.newsletter == nil)
        #expect(digest.goals.map(\.goal.key) == ["today"])
    }

    @Test func `the newsletter is told of within a week, and when it is late`() {
        #expect(ledger().analysis(newsletter: "day 29").digest().newsletter?.daysLeft == 7)
        #expect(ledger().analysis(newsletter: "day 30").digest().newsletter == nil)
    }

    @Test func `a check that turned within a week is told with how it stood`() {
        let ledger = Ledger()
        for name in ["a", "b", "c"] { ledger.join(name, daysAgo: 400) }
        ledger.book([.clicks, .sales], daysAgo: 9...60, [("a", 9, [5, 1])])
        let turns = ledger.analysis().digest(
            earlier: ledger.analysis(on: Ledger.today.advanced(by: -7))
        ).health
        let fresh = turns.first { $0.check.kind == .figuresFresh }
        #expect(fresh?.before == .fine)
        #expect(fresh?.check.verdict == .act)
        #expect(turns.allSatisfy { $0.before != $0.check.verdict })
    }

    @Test func `one step from a bonus that ends within a week`() throws {
        let ledger = ledger()
        for (key, rule) in [
            ("soon", "Soon: 3 sales from 2026-11-01 to 2026-11-28 pays 5"),
            ("late", "Late: 3 sales from 2026-11-01 to 2026-12-28 pays 5"),
        ] {
            let incentive = try #require(
                CampaignText.incentive(rule, key: key, today: Ledger.today, currency: .euro))
            ledger.setFacts([(incentive.field, incentive.line)])
        }
        let bonuses = ledger.analysis().digest().bonuses
        #expect(bonuses.map(\.incentive.key) == ["soon"])
        #expect(bonuses.map(\.standing.missing) == [1])
    }
}
