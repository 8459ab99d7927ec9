internal import Glibc

/// What contacts brought beyond what would have happened anyway.
///
/// A partner is expected to return by itself with the chance frozen when it was written to; the
/// effect is a shift of the log odds common to all, drawn towards none (a normal prior of 0.7), so
/// few contacts never claim much.
public struct OutreachEffect: Hashable, Sendable {
    /// One contact whose time is over.
    public struct Case: Hashable, Sendable {
        /// Whether the partner sold in time.
        public let isBack: Bool
        /// The chance it had without the contact.
        public let chance: Double

        /// A contact whose time is over; a chance below 0 or above 1 counts as 0 or 1, one that is
        /// no number as 0.
        public init(isBack: Bool, chance: Double) {
            self.isBack = isBack
            self.chance = chance > 0 ? min(1, chance) : 0
        }

        /// The same with a chance so many times as high.
        func corrected(by factor: Double) -> Case { Case(isBack: isBack, chance: chance * factor) }
    }

    /// What can be said of an effect.
    public enum Verdict: String, Sendable {
        case bringsBack = "brings-back"
        case noClearEffect = "no-clear-effect"
        case tooEarly = "too-early"
    }

    /// How many returned of how many.
    public let returned: Share
    /// How many were expected to return anyway.
    public let expected: Double
    /// The shift of the log odds, and its spread.
    public let shift: (value: Double, spread: Double)
    /// How many returned beyond those, by the shift.
    public let extra: Double
    /// The 90 % interval of `extra`.
    public let interval: ClosedRange<Double>
    /// How likely so many or more were to return without any effect.
    public let chanceWithout: Double

    /// Contacts without whom nothing is said.
    static let leastCases = 10
    /// The spread of effects before anything is known.
    static let priorSpread = 0.7
    /// The half width of the middle 90 % of a normal distribution.
    private static let z90 = 1.6448536269514722

    /// The effect of contacts.
    public init(_ cases: [Case]) {
        returned = Share(cases.count(where: \.isBack), of: cases.count)
        expected = cases.reduce(0) { $0 + $1.chance }
        chanceWithout = OutreachEffect.chance(
            ofAtLeast: returned.count, among: cases.map(\.chance))
        let odds = cases.map { SpecialFunctions.logit(min(max($0.chance, 0.005), 0.995)) }
        let shift = OutreachEffect.shift(odds, returned: returned.count)
        self.shift = shift
        func extra(_ shift: Double) -> Double {
            odds.reduce(0) {
                $0 + SpecialFunctions.sigmoid($1 + shift) - SpecialFunctions.sigmoid($1)
            }
        }
        self.extra = extra(shift.value)
        let half = OutreachEffect.z90 * shift.spread
        interval = extra(shift.value - half)...extra(shift.value + half)
    }

    /// The most likely shift by Newton's steps, and its spread.
    private static func shift(
        _ odds: [Double], returned: Int
    ) -> (value: Double, spread: Double) {
        let precision = 1 / (priorSpread * priorSpread)
        var (value, curvature) = (0.0, precision)
        for _ in 0..<100 {
            var gradient = Double(returned) - value * precision
            curvature = precision
            for odds in odds {
                let mean = SpecialFunctions.sigmoid(odds + value)
                gradient -= mean
                curvature += mean * (1 - mean)
            }
            let step = max(-2, min(2, gradient / curvature))
            value += step
            if abs(step) < 1e-13 { break }
        }
        return (value, 1 / curvature.squareRoot())
    }

    /// The chance that at least so many of independent chances come true.
    static func chance(ofAtLeast count: Int, among chances: [Double]) -> Double {
        var distribution = [1.0]
        for chance in chances {
            distribution.append(0)
            for number in distribution.indices.reversed() {
                let one = number > 0 ? distribution[number - 1] * chance : 0
                distribution[number] = distribution[number] * (1 - chance) + one
            }
        }
        return min(1, distribution[min(count, distribution.count)...].reduce(0, +))
    }

    /// What can be said.
    public var verdict: Verdict {
        if returned.total < OutreachEffect.leastCases { return .tooEarly }
        return interval.lowerBound > 0 ? .bringsBack : .noClearEffect
    }

    /// The rate of return drawn towards that of all plays, as the numbers of a beta distribution,
    /// its mean and its middle 90 %.
    public func drawnRate(
        towards mean: Double, strength: Double = 10
    ) -> (a: Double, b: Double, mean: Double, interval: ClosedRange<Double>) {
        let a = Double(returned.count) + strength * mean
        let b = Double(returned.total - returned.count) + strength * (1 - mean)
        let low = SpecialFunctions.betaQuantile(0.05, a, b)
        let high = SpecialFunctions.betaQuantile(0.95, a, b)
        return (a, b, a / (a + b), low...max(low, high))
    }

    /// Whether both are of the same contacts with the same result.
    public static func == (left: OutreachEffect, right: OutreachEffect) -> Bool {
        left.returned == right.returned && left.expected == right.expected
            && left.shift == right.shift
    }

    /// Hashes what tells effects apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(returned)
        hasher.combine(expected)
    }
}
