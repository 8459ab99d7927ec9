import Testing

@testable import Insight

/// Drops of clicks, and beginners without a sale.
@Suite struct LevelDropTests {
    private struct Case: Decodable {
        struct Partner: Decodable {
            let joinedDay: Int
            let clicksByDay: [String: Int64]
        }
        struct Expected: Decodable {
            let now: Int64
            let base: Int64
            let days: Int
            let e: Double?
            let ratio: Double?
            let clear: Bool
        }
        let asOfDay: Int
        let partners: [Partner]
        let programFactor: Double
        let expected: [Expected]
    }

    @Test func `own level, with the season of all taken out`() throws {
        for item in try Cases.read("level-drop", as: CaseList<Case>.self).cases {
            let drops = item.partners.map { partner in
                let windows = LevelDrop.windows(joined: partner.joinedDay, before: item.asOfDay)
                func sum(_ days: Range<Int>) -> Int64 {
                    partner.clicksByDay.reduce(0) {
                        days.contains(Int($1.key) ?? .min) ? $0 + $1.value : $0
                    }
                }
                return LevelDrop(
                    now: sum(windows.now), before: sum(windows.before),
                    days: windows.before.count)
            }
            let factor = LevelDrop.programFactor(drops)
            #expect(factor.isNear(item.programFactor, relative: 1e-9))
            for (drop, want) in zip(drops, item.expected) {
                let compared = drop.compared(programFactor: factor)
                #expect(compared.now == want.now && compared.before == want.base)
                #expect(compared.days == want.days)
                #expect(compared.isClear == want.clear)
                #expect((compared.ratio == nil) == (want.ratio == nil))
                if let got = compared.ratio, let ratio = want.ratio {
                    #expect(got.isNear(ratio, relative: 1e-9))
                }
            }
        }
    }

    @Test func `a partner who joined lately or after the day has no normal`() {
        #expect(LevelDrop.windows(joined: 230, before: 240).before.isEmpty)
        #expect(LevelDrop.windows(joined: 300, before: 240).before.isEmpty)
        #expect(LevelDrop.windows(joined: 0, before: 240).before == 32..<212)
        #expect(LevelDrop(now: 0, before: 0, days: 0).compared(programFactor: 1).ratio == nil)
    }

    private struct Beginners: Decodable {
        struct Partner: Decodable {
            let firstSaleAfterDays: Int?
            let observedDays: Int
        }
        struct Expected: Decodable {
            let atRisk: Int
            let started: Int
            let rateShrunk: Double
            let wilson95: [Double]
        }
        let silentSinceJoinDays: Int
        let horizon: Int
        let partners: [Partner]
        let expected: Expected
    }

    @Test func `how many of those without a sale begin`() throws {
        for item in try Cases.read("never-started", as: CaseList<Beginners>.self).cases {
            let chance = FirstSaleChance(
                item.partners.map {
                    FirstSaleChance.Beginner(
                        firstSaleAfter: $0.firstSaleAfterDays, observed: $0.observedDays)
                }, silentDays: item.silentSinceJoinDays, within: item.horizon)
            #expect(chance.started.total == item.expected.atRisk)
            #expect(chance.started.count == item.expected.started)
            #expect(chance.chance.isNear(item.expected.rateShrunk, absolute: 1e-9))
            let interval = chance.started.interval
            #expect(interval.lowerBound.isNear(item.expected.wilson95[0], absolute: 1e-9))
            #expect(interval.upperBound.isNear(item.expected.wilson95[1], absolute: 1e-9))
        }
    }
}
