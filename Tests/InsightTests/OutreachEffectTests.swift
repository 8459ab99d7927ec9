import Model
import Testing

@testable import Insight

/// What contacts brought beyond what would have happened anyway.
@Suite struct OutreachEffectTests {
    private struct Effect: Decodable {
        struct Rate: Decodable {
            let a: Double
            let b: Double
            let mean: Double
            let lo: Double
            let hi: Double
        }
        struct Shift: Decodable {
            let beta: Double
            let sd: Double
            let extra: Double
            let extraLo: Double
            let extraHi: Double
        }
        struct Expected: Decodable {
            let n: Int
            let returned: Int
            let wilson95: [Double]
            let shrunkRate90: Rate
            let expectedWithout: Double
            let pValuePoissonBinomial: Double
            let offsetLogit: Shift
        }
        struct Settings: Decodable {
            let priorMean: Double
            let priorStrength: Double
        }
        let returned: [Int]
        let chanceWithoutContact: [Double]
        let expected: Expected
        let settings: Settings
    }

    @Test func `returns against what was expected`() throws {
        func isNear(_ got: Double, _ want: Double) -> Bool { got.isNear(want, absolute: 1e-6) }
        for item in try Cases.read("outreach-effect", as: CaseList<Effect>.self).cases {
            let want = item.expected
            let effect = OutreachEffect(
                zip(item.returned, item.chanceWithoutContact).map {
                    OutreachEffect.Case(isBack: $0 == 1, chance: $1)
                })
            #expect(effect.returned == Share(want.returned, of: want.n))
            #expect(isNear(effect.returned.interval.lowerBound, want.wilson95[0]))
            #expect(isNear(effect.returned.interval.upperBound, want.wilson95[1]))
            #expect(isNear(effect.expected, want.expectedWithout))
            #expect(isNear(effect.chanceWithout, want.pValuePoissonBinomial))
            #expect(isNear(effect.shift.value, want.offsetLogit.beta))
            #expect(isNear(effect.shift.spread, want.offsetLogit.sd))
            #expect(isNear(effect.extra, want.offsetLogit.extra))
            #expect(isNear(effect.interval.lowerBound, want.offsetLogit.extraLo))
            #expect(isNear(effect.interval.upperBound, want.offsetLogit.extraHi))
            let drawn = effect.drawnRate(
                towards: item.settings.priorMean, strength: item.settings.priorStrength)
            #expect(isNear(drawn.a, want.shrunkRate90.a) && isNear(drawn.b, want.shrunkRate90.b))
            #expect(isNear(drawn.mean, want.shrunkRate90.mean))
            #expect(isNear(drawn.interval.lowerBound, want.shrunkRate90.lo))
            #expect(isNear(drawn.interval.upperBound, want.shrunkRate90.hi))
        }
    }

    private static func effect(back: Int, of count: Int, chance: Double) -> OutreachEffect {
        OutreachEffect(
            (0..<count).map { OutreachEffect.Case(isBack: $0 < back, chance: chance) })
    }

    @Test func `a verdict needs ten contacts and an interval above nothing`() {
        #expect(OutreachEffectTests.effect(back: 9, of: 9, chance: 0.1).verdict == .tooEarly)
        #expect(OutreachEffectTests.effect(back: 9, of: 10, chance: 0.1).verdict == .bringsBack)
        #expect(OutreachEffectTests.effect(back: 2, of: 20, chance: 0.1).verdict == .noClearEffect)
        #expect(OutreachEffectTests.effect(back: 0, of: 0, chance: 0).verdict == .tooEarly)
    }

    private struct Untouched: Decodable {
        struct Newcombe: Decodable {
            let diff: Double
            let lo: Double
            let hi: Double
        }
        struct Expected: Decodable {
            let newcombe95: Newcombe
            let probTreatedBetterJeffreys: Double
        }
        let treated: [Int]
        let untouched: [Int]
        let expected: Expected
    }

    @Test func `two groups chosen at random`() throws {
        for item in try Cases.read("outreach-untouched", as: CaseList<Untouched>.self).cases {
            let difference = Difference(
                treated: Share(item.treated[0], of: item.treated[1]),
                untouched: Share(item.untouched[0], of: item.untouched[1]))
            let want = item.expected
            #expect(difference.value.isNear(want.newcombe95.diff, absolute: 1e-6))
            #expect(difference.interval.lowerBound.isNear(want.newcombe95.lo, absolute: 1e-6))
            #expect(difference.interval.upperBound.isNear(want.newcombe95.hi, absolute: 1e-6))
            #expect(
                difference.chanceBetter.isNear(want.probTreatedBetterJeffreys, absolute: 1e-6))
        }
        let published = Difference(treated: Share(56, of: 70), untouched: Share(48, of: 80))
        #expect(published.interval.lowerBound.isNear(0.0524, absolute: 5e-5))
        #expect(published.interval.upperBound.isNear(0.3339, absolute: 5e-5))
    }

    // MARK: - In a program

    private static func contact(
        _ key: String, _ daysAgo: Int, _ play: Play, isIncoming: Bool = false
    ) -> (String, String) {
        (
            Contact.family + key,
            Contact(
                key: key, day: Ledger.today.advanced(by: -daysAgo), channel: .mail,
                isIncoming: isIncoming, play: play, template: "t-" + play.rawValue, text: ""
            ).line
        )
    }

    /// Two partners that fell silent 120 days ago; one sold again 50 days ago.
    private static func ledger(_ contacts: [(String, String)]) -> Ledger {
        let ledger = Ledger()
        ledger.join("back", daysAgo: 400, contacts)
        ledger.join("gone", daysAgo: 400, contacts)
        let before = stride(from: 380, through: 120, by: -5).flatMap { ago in
            ["back", "gone"].map { ($0, ago, [Int64(1)]) }
        }
        ledger.book([.sales], daysAgo: 1...400, before + [("back", 50, [1])])
        return ledger
    }

    @Test func `a contact counts when its time is over, and only one at a time`() {
        let ledger = OutreachEffectTests.ledger([
            OutreachEffectTests.contact("a", 60, .newsletter),
            OutreachEffectTests.contact("b", 45, .call),
            OutreachEffectTests.contact("c", 29, .call),
            OutreachEffectTests.contact("d", 25, .newsletter, isIncoming: true),
            OutreachEffectTests.contact("e", 370, .newsletter),
        ])
        let report = ledger.analysis().effects(by: .play)
        #expect(report.rows.map(\.word) == ["call", "newsletter"])
        let (call, newsletter) = (report.rows[0], report.rows[1])
        #expect(newsletter.sent == 2 && newsletter.effect.returned == Share(1, of: 2))
        #expect(call.sent == 4 && call.effect.returned == Share(0, of: 0))
        #expect(report.all.returned == Share(1, of: 2))
    }

    @Test func `the chance is that of the day of contact, whatever came later`() throws {
        let contacts = [OutreachEffectTests.contact("a", 60, .newsletter)]
        let ledger = OutreachEffectTests.ledger(contacts)
        let report = ledger.analysis().effects(by: .template)
        let row = try #require(report.rows.first)
        #expect(row.word == "t-newsletter")
        // Both had the same history then: 53 days with sales five days apart, silent for 59 days.
        let day = Ledger.today.advanced(by: -60)
        var readings = PastReadings(ledger.analysis().rhythmInput)
        let model = readings.reading(before: day).model
        let history = try #require(SaleHistory(repeats: 52, span: 260, age: 319))
        let chance =
            Tempering.usual.chance(model.chanceActive(history))
            * model.chanceOfSaleWhileActive(history, within: 30)
        #expect(row.effect.expected.isNear(2 * chance, relative: 1e-9))
    }

    @Test func `nothing was sent, so there is nothing to tell`() {
        let report = OutreachEffectTests.ledger([]).analysis().effects(by: .reason)
        #expect(report.rows.isEmpty && report.all.verdict == .tooEarly)
        #expect(report.untouched.total > 0)
    }
}
