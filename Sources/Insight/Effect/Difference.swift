internal import Glibc

/// How much more often something happened in one group than in another chosen at random.
public struct Difference: Hashable, Sendable {
    /// Those who were treated.
    public let treated: Share
    /// Those who were left alone.
    public let untouched: Share

    /// Two groups of at least one each.
    public init(treated: Share, untouched: Share) {
        precondition(treated.total > 0 && untouched.total > 0, "groups have members")
        (self.treated, self.untouched) = (treated, untouched)
    }

    /// The difference of the rates.
    public var value: Double { (treated.rate ?? 0) - (untouched.rate ?? 0) }

    /// The 95 % interval of the difference, from both groups' intervals (Newcombe 1998).
    public var interval: ClosedRange<Double> {
        let (one, other) = (treated.interval, untouched.interval)
        let (p, q) = (treated.rate ?? 0, untouched.rate ?? 0)
        func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        return
            (value - length(p - one.lowerBound, other.upperBound - q))...(value
            + length(one.upperBound - p, q - other.lowerBound))
    }

    /// The chance that the treated return more often, each rate being as likely before anything
    /// is known as Jeffreys' prior has it.
    public var chanceBetter: Double {
        func weights(_ share: Share) -> (a: Double, b: Double) {
            (Double(share.count) + 0.5, Double(share.total - share.count) + 0.5)
        }
        let (a, b) = weights(treated)
        let (c, d) = weights(untouched)
        let scale = 2 * exp(-SpecialFunctions.logBeta(a, b))
        // With rates as squares of sines nothing is infinite at the ends; Simpson's rule.
        let steps = 4_000
        let width = Double.pi / 2 / Double(steps)
        var sum = 0.0
        for step in 0...steps {
            let (sine, cosine) = (sin(Double(step) * width), cos(Double(step) * width))
            let density = scale * pow(sine, 2 * a - 1) * pow(max(0, cosine), 2 * b - 1)
            let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
            sum += weight * density * SpecialFunctions.betaShare(sine * sine, c, d)
        }
        return min(1, sum * width / 3)
    }
}
