internal import Glibc

/// Functions of statistics that the C library lacks, or has in a form threads cannot share.
enum SpecialFunctions {
    /// The logarithm of the gamma function of a number above zero.
    static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 1
        return lgamma_r(x, &sign)
    }

    /// The logarithm of the beta function.
    static func logBeta(_ a: Double, _ b: Double) -> Double {
        logGamma(a) + logGamma(b) - logGamma(a + b)
    }

    /// The derivative of `logGamma`, by its asymptotic series from 8 upwards.
    static func digamma(_ x: Double) -> Double {
        var (x, below) = (x, 0.0)
        while x < 8 {
            below -= 1 / x
            x += 1
        }
        let inverse = 1 / (x * x)
        let series =
            inverse
            * (1 / 12.0 - inverse
                * (1 / 120.0 - inverse
                    * (1 / 252.0 - inverse
                        * (1 / 240.0 - inverse * (1 / 132.0 - inverse * 691 / 32760)))))
        return below + log(x) - 0.5 / x - series
    }

    /// The chance that a Beta(a, b) number is at most `x`: the regularized incomplete beta
    /// function, by Lentz's continued fraction.
    static func betaShare(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
        return x < (a + 1) / (a + b + 2)
            ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b
    }

    private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        func kept(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...1_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            result *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return result
    }

    /// The number below which a Beta(a, b) number falls with a chance.
    static func betaQuantile(_ chance: Double, _ a: Double, _ b: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<200 where high - low > 1e-15 * high {
            let middle = (low + high) / 2
            if betaShare(middle, a, b) < chance { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// 1/(1+exp(-x)), without overflow.
    static func sigmoid(_ x: Double) -> Double {
        if x >= 0 { return 1 / (1 + exp(-x)) }
        let power = exp(x)
        return power / (1 + power)
    }

    /// The logarithm of the odds of a chance.
    static func logit(_ chance: Double) -> Double { log(chance) - log1p(-chance) }
}
