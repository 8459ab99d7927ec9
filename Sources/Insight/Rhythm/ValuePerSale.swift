internal import Glibc

/// What a day with sales is worth, partner by partner: the gamma-gamma model of Fader, Hardie and
/// Lee (2005).
///
/// It assumes that how much a partner sells says nothing about how often.
public struct ValuePerSale: Hashable, Sendable {
    /// Shape of a partner's values.
    public let p: Double
    /// Shape of the partners' scales.
    public let q: Double
    /// Inverse scale of the partners' scales, in money.
    public let v: Double

    /// A model of three numbers above zero.
    public init(p: Double, q: Double, v: Double) {
        precondition(p > 0 && q > 0 && v > 0, "all three are above zero")
        (self.p, self.q, self.v) = (p, q, v)
    }

    /// The mean over all partners, nil if it has none (q at most 1).
    public var populationMean: Double? { q > 1 ? p * v / (q - 1) : nil }

    /// The value to expect of a partner with some days of a mean value above zero; without days
    /// the mean of all.
    public func expected(days: Int, meanValue: Double) -> Double? {
        guard days > 0, meanValue > 0 else { return populationMean }
        guard q > 1 else { return meanValue }
        let x = Double(days)
        return p * (v + x * meanValue) / (p * x + q - 1)
    }

    /// The logarithm of the likelihood of a mean value over some days.
    public func logLikelihood(days: Int, meanValue: Double) -> Double {
        let x = Double(days)
        return SpecialFunctions.logGamma(p * x + q) - SpecialFunctions.logGamma(p * x)
            - SpecialFunctions.logGamma(q) + q * log(v) + (p * x - 1) * log(meanValue)
            + p * x * log(x) - (p * x + q) * log(v + x * meanValue)
    }

    /// A partner's own mean drawn towards the program's, for programs where how much and how often
    /// go together.
    public static func drawn(days: Int, meanValue: Double, programMean: Double) -> Double {
        (Double(days) * meanValue + 2 * programMean) / Double(days + 2)
    }

    /// How often and how much go together, from -1 to 1; the model is sound below 0.3 either way.
    public static func correlation(_ partners: [(days: Int, meanValue: Double)]) -> Double {
        let count = Double(partners.count)
        let meanDays = partners.reduce(0) { $0 + Double($1.days) } / count
        let meanValue = partners.reduce(0) { $0 + $1.meanValue } / count
        var (both, ofDays, ofValues) = (0.0, 0.0, 0.0)
        for partner in partners {
            let (x, z) = (Double(partner.days) - meanDays, partner.meanValue - meanValue)
            both += x * z
            ofDays += x * x
            ofValues += z * z
        }
        return ofDays > 0 && ofValues > 0 ? both / (ofDays * ofValues).squareRoot() : 0
    }

    /// The model most likely for partners' days and mean values; those not above zero are left
    /// out, nil if none is left.
    public static func fit(_ partners: [(days: Int, meanValue: Double)]) -> ValuePerSale? {
        let used = partners.filter { $0.days > 0 && $0.meanValue > 0 }
        guard !used.isEmpty else { return nil }
        let typical = used.reduce(0) { $0 + $1.meanValue } / Double(used.count)
        let found = Minimizer().minimum(from: [log(2), log(3), log(typical)]) { point in
            slope(point, used)
        }
        let values = found.point.map { exp(min(max($0, -40), 40)) }
        return ValuePerSale(p: values[0], q: values[1], v: values[2])
    }

    private static func slope(
        _ point: [Double], _ partners: [(days: Int, meanValue: Double)]
    ) -> Minimizer.Slope {
        let model = ValuePerSale(p: exp(point[0]), q: exp(point[1]), v: exp(point[2]))
        let (p, q, v) = (model.p, model.q, model.v)
        let psi = SpecialFunctions.digamma
        var value = 0.0
        var gradient = [0.0, 0.0, 0.0]
        for (days, mean) in partners {
            let x = Double(days)
            let total = v + x * mean
            value -= model.logLikelihood(days: days, meanValue: mean)
            gradient[0] -=
                p * x * (psi(p * x + q) - psi(p * x) + log(mean) + log(x) - log(total))
            gradient[1] -= q * (psi(p * x + q) - psi(q) + log(v) - log(total))
            gradient[2] -= v * (q / v - (p * x + q) / total)
        }
        return Minimizer.Slope(value: value, gradient: gradient)
    }
}
