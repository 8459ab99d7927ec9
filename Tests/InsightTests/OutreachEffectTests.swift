import Glibc
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
            let oddsRatio: Double
            let expectedWithout: Double
            let n: Int
            let returned: Int
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
            let rawExtra: Double
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

    @Test func `all worked cases are here`() throws {
        #expect(try Cases.read("outreach-effect", as: CaseList<Effect>.self).cases.count == 2)
        #expect(try Cases.read("outreach-untouched", as: CaseList<Untouched>.self).cases.count == 2)
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
            #expect(isNear(exp(effect.shift.value), want.offsetLogit.oddsRatio))
            #expect(isNear(effect.expected, want.offsetLogit.expectedWithout))
            #expect(isNear(Double(want.returned) - effect.expected, want.rawExtra))
            #expect(Share(want.offsetLogit.returned, of: want.offsetLogit.n) == effect.returned)
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

    // MARK: - At the edges

    @Test func `nothing, nobody, everybody: every figure is a number`() {
        let effects = [
            OutreachEffectTests.effect(back: 0, of: 0, chance: 0.1),
            OutreachEffectTests.effect(back: 0, of: 40, chance: 0.1),
            OutreachEffectTests.effect(back: 40, of: 40, chance: 0.1),
            OutreachEffectTests.effect(back: 0, of: 40, chance: 0),
            OutreachEffectTests.effect(back: 40, of: 40, chance: 1),
            OutreachEffectTests.effect(back: 20, of: 40, chance: .nan),
            OutreachEffectTests.effect(back: 20, of: 40, chance: -.infinity),
            OutreachEffectTests.effect(back: 20, of: 40, chance: .infinity),
        ]
        for effect in effects {
            let rate = effect.drawnRate(towards: 0.12)
            let figures = [
                effect.expected, effect.extra, effect.interval.lowerBound,
                effect.interval.upperBound, effect.chanceWithout, effect.shift.value,
                effect.shift.spread, rate.mean, rate.interval.lowerBound, rate.interval.upperBound,
            ]
            #expect(figures.allSatisfy { $0.isFinite }, "\(figures)")
            #expect(effect.interval.contains(effect.extra))
            #expect((0...1).contains(effect.chanceWithout))
        }
        let nothing = effects[0]
        #expect(nothing.extra == 0 && nothing.interval == 0...0 && nothing.chanceWithout == 1)
        #expect(nothing.shift.value == 0 && nothing.shift.spread.isNear(0.7, absolute: 1e-12))
    }

    @Test func `nobody of many returning is no good sign, everybody is a clear one`() {
        let none = OutreachEffectTests.effect(back: 0, of: 40, chance: 0.1)
        #expect(none.extra < 0 && none.extra > -4 && none.verdict == .noClearEffect)
        let all = OutreachEffectTests.effect(back: 40, of: 40, chance: 0.1)
        // Never more than those who did not return by themselves.
        #expect(all.extra > 20 && all.extra < 36 && all.verdict == .bringsBack)
        #expect(none.chanceWithout == 1)
    }

    @Test func `chances beyond the clip count as those at the clip for the shift only`() {
        let beyond = OutreachEffectTests.effect(back: 3, of: 20, chance: 0.0001)
        let at = OutreachEffectTests.effect(back: 3, of: 20, chance: 0.005)
        #expect(beyond.shift == at.shift && beyond.extra == at.extra)
        #expect(beyond.expected.isNear(0.002, absolute: 1e-12))
        #expect(at.expected.isNear(0.1, absolute: 1e-12))
        let sure = OutreachEffectTests.effect(back: 20, of: 20, chance: 1)
        let nearly = OutreachEffectTests.effect(back: 20, of: 20, chance: 0.995)
        #expect(sure.shift == nearly.shift && sure.expected == 20)
        #expect(sure.verdict == .bringsBack || sure.extra < 0.1, "nothing is left to bring back")
    }

    @Test func `two groups of whom nobody or everybody returned`() {
        let none = Difference(treated: Share(0, of: 12), untouched: Share(0, of: 3))
        #expect(none.value == 0 && none.interval.contains(0))
        let all = Difference(treated: Share(12, of: 12), untouched: Share(0, of: 12))
        #expect(all.value == 1 && all.interval.upperBound <= 1 && all.interval.lowerBound > 0.5)
        #expect(all.chanceBetter > 0.999)
        let one = Difference(treated: Share(1, of: 1), untouched: Share(0, of: 1))
        #expect(one.interval.lowerBound < 0 && (0...1).contains(one.chanceBetter))
    }
}
