import Model
import Testing

@testable import Insight

/// Rules tried on a program's own past.
@Suite struct BacktestTests {
    private struct Case: Decodable {
        struct Input: Decodable {
            let activeDaysById: [String: [Int]]
            let period: [Int]
            let activeIfWithinDays: Int
        }
        struct Expected: Decodable {
            let atStart: Int
            let lost: Int
            let newOrReturned: Int
            let churnPpm: Int?
        }
        let input: Input
        let expected: Expected
    }

    @Test func `churn`() throws {
        for item in try Cases.read("churn", as: CaseList<Case>.self).cases {
            let churn = Churn(
                activeDays: Array(item.input.activeDaysById.values), from: item.input.period[0],
                to: item.input.period[1], within: item.input.activeIfWithinDays)
            #expect(churn.lost == Share(item.expected.lost, of: item.expected.atStart))
            #expect(churn.newOrReturned == item.expected.newOrReturned)
            #expect(churn.partsPerMillion == item.expected.churnPpm)
        }
        #expect(Churn(activeDays: [], from: 0, to: 9, within: 3).partsPerMillion == nil)
    }

    /// Daily sellers: `lost` of them stop for good 200 days ago, `pausing` pause for 45 days then.
    private static func ledger(lost: Int, pausing: Int) -> Ledger {
        let ledger = Ledger()
        var rows: [(String, Int, [Int64])] = []
        for number in 0..<lost + pausing {
            let id = "p\(number)"
            ledger.join(id, daysAgo: 400)
            rows += (200...390).map { (id, $0, [1]) }
            if number >= lost { rows += (1..<155).map { (id, $0, [1]) } }
        }
        ledger.book([.sales], daysAgo: 1...400, rows)
        return ledger
    }

    @Test func `each rule is told by what it found, when, and what it got wrong`() throws {
        let test = BacktestTests.ledger(lost: 12, pausing: 4).analysis().backtest()
        func record(_ rule: WarningRule) -> RuleRecord? {
            test.records.first { $0.rule == rule }
        }
        let month = try #require(record(.days(30)))
        #expect(month.found == Share(12, of: 12))
        #expect(month.falseAlarms == Share(4, of: 16))
        #expect(month.medianDays == 31)
        let two = try #require(record(.days(60)))
        #expect(two.found == Share(12, of: 12) && two.falseAlarms == Share(0, of: 12))
        #expect(two.medianDays == 61)
        let early = try #require(two.earliness)
        #expect(early.isNear(59 / 120.0, absolute: 1e-12))
        #expect(two.quality?.isNear(2 * early / (1 + early), absolute: 1e-12) == true)
        let rhythm = try #require(record(.chance(below: 0.5)))
        #expect(rhythm.found == Share(12, of: 12) && rhythm.falseAlarms == Share(4, of: 16))
        #expect(try #require(rhythm.medianDays) < 31, "daily sellers are missed early")
        let qualities = [rhythm, month, two].compactMap(\.quality)
        #expect(qualities.count == 3 && qualities == qualities.sorted(by: >))
        #expect(test.recommended == .chance(below: 0.5))
        #expect(test.churn.lost == Share(12, of: 16))
    }

    @Test func `too few losses recommend nothing`() {
        let test = BacktestTests.ledger(lost: 3, pausing: 9).analysis().backtest()
        #expect(test.records[0].found.total == 3)
        #expect(test.recommended == nil)
    }

    @Test func `a silence counts once it is known what became of it`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 400)
        ledger.book(
            [.sales], daysAgo: 1...400, (100...390).map { ("p", $0, [Int64(1)]) })
        #expect(ledger.analysis().backtest().records[0].found.total == 0)
    }

    @Test func `forecasts of a program are as reliable as they say`() throws {
        let test = try RhythmReadingTests.ledger().analysis().backtest()
        let reliability = test.reliability
        #expect(reliability.count > 300)
        #expect(reliability.bands.reduce(0) { $0 + $1.came.total } == reliability.count)
        for band in reliability.bands {
            #expect(band.chances.contains(band.said) || band.said == 1)
        }
        #expect(reliability.surprise.own <= reliability.surprise.usual)
        #expect(reliability.surprise.usual < 0.6)
    }

    @Test func `a tempering is found again from what it made`() {
        let real = Tempering(shift: 0.3, scale: 0.7)
        var forecasts: [Reliability.Forecast] = []
        for step in 1..<100 {
            let chance = Double(step) / 100
            let sold = Int((real.chance(chance) * 100).rounded())
            for number in 0..<100 {
                forecasts.append(
                    Reliability.Forecast(
                        modelChance: chance, whileActive: 1, hasSold: number < sold))
            }
        }
        let found = Reliability.fitted(forecasts)
        #expect(found.shift.isNear(0.3, absolute: 0.02))
        #expect(found.scale.isNear(0.7, absolute: 0.02))
        #expect(Reliability.fitted(Array(forecasts.prefix(199))) == .usual)
    }
}
