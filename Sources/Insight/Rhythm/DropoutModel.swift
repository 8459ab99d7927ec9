internal import Glibc

/// How sellers sell and stop, as four numbers: what all chances of a sale are reckoned from.
///
/// While active, a partner sells at a rate of its own, Gamma(r, alpha) distributed over partners;
/// after each day with a sale it stops for good with a chance of its own, Beta(a, b) distributed.
/// This is the MBG/NBD model of Batislam, Denizel and Filiztekin (2007). In the older BG/NBD of
/// Fader, Hardie and Lee (2005) nobody stops after the first sale.
public struct DropoutModel: Hashable, Sendable {
    /// When a partner may stop for the first time.
    public enum Variant: Sendable {
        /// After any sale, the first one included (MBG/NBD).
        case afterAnySale
        /// After the second sale at the earliest (BG/NBD).
        case afterRepeats
    }

    /// Shape of the rates.
    public var r: Double
    /// Inverse scale of the rates, in the unit of time of the histories.
    public var alpha: Double
    /// Weight of stopping.
    public var a: Double
    /// Weight of going on.
    public var b: Double
    /// When a partner may stop for the first time.
    public var variant: Variant

    /// A model of four numbers above zero.
    public init(
        r: Double, alpha: Double, a: Double, b: Double, variant: Variant = .afterAnySale
    ) {
        precondition(r > 0 && alpha > 0 && a > 0 && b > 0, "all four are above zero")
        (self.r, self.alpha, self.a, self.b, self.variant) = (r, alpha, a, b, variant)
    }

    /// How often a partner with a history had the choice to stop, beyond its repeats.
    private var firstChoices: Double { variant == .afterAnySale ? 1 : 0 }

    /// The logarithm of the odds that the partner has stopped.
    func logOddsOfGone(_ history: SaleHistory) -> Double {
        let choices = Double(history.repeats) - 1 + firstChoices
        guard choices >= 0 else { return -.infinity }
        return log(a) - log(b + choices)
            + (r + Double(history.repeats)) * log1p(history.silence / (alpha + history.span))
    }

    /// The chance that the partner has not stopped.
    public func chanceActive(_ history: SaleHistory) -> Double {
        SpecialFunctions.sigmoid(-logOddsOfGone(history))
    }

    /// The chance of a sale within a time if the partner is still active.
    public func chanceOfSaleWhileActive(_ history: SaleHistory, within time: Double) -> Double {
        -expm1(-(r + Double(history.repeats)) * log1p(time / (alpha + history.age)))
    }

    /// The chance of a sale within a time.
    public func chanceOfSale(_ history: SaleHistory, within time: Double) -> Double {
        chanceActive(history) * chanceOfSaleWhileActive(history, within: time)
    }

    /// The logarithm of the likelihood of a history, in its unit of time.
    public func logLikelihood(_ history: SaleHistory) -> Double {
        let x = Double(history.repeats)
        let q = r + x
        let rates =
            SpecialFunctions.logGamma(q) - SpecialFunctions.logGamma(r) + r * log(alpha)
            - q * log(alpha + history.age)
        let stops =
            SpecialFunctions.logBeta(a, b + x + firstChoices) - SpecialFunctions.logBeta(a, b)
        let gone = logOddsOfGone(history)
        return rates + stops + (gone > 0 ? gone + log1p(exp(-gone)) : log1p(exp(gone)))
    }

    /// The number of days with sales to expect within a time.
    ///
    /// Summed over the number of sales there would be if nobody ever stopped: all terms are
    /// positive, so nothing cancels, and no hypergeometric function is needed.
    public func expectedSales(_ history: SaleHistory, within time: Double) -> Double {
        guard time > 0 else { return 0 }
        let x = Double(history.repeats)
        let shape = r + x
        let share = time / (alpha + history.age + time)
        let logNone = -shape * log1p(time / (alpha + history.age))
        let mean = shape * time / (alpha + history.age)
        var (index, survival, sum) = (0.0, 1.0, 0.0)
        let (going, all) = (b + x + firstChoices, a + b + x + firstChoices)
        func survive() {
            survival *= (going + index) / (all + index)
            index += 1
        }
        var mass = exp(logNone)
        var more = -expm1(logNone)
        if logNone < -700 {
            let spread = (mean * (1 + time / (alpha + history.age))).squareRoot()
            let start = max(0, (mean - 12 * spread).rounded(.down))
            while index < start {
                sum += survival
                survive()
            }
            mass = exp(
                SpecialFunctions.logGamma(shape + start) - SpecialFunctions.logGamma(shape)
                    - SpecialFunctions.logGamma(start + 1) + logNone + start * log(share))
            more = 1 - mass
        }
        while more >= 1e-15 {
            let term = survival * more
            sum += term
            if term < 1e-16 * sum, index > mean { break }
            mass *= (shape + index) / (index + 1) * share
            more = max(0, more - mass)
            survive()
        }
        return chanceActive(history) * sum
    }

    /// What the partner's sales are still worth: each period's expected sales at a value each,
    /// discounted to today as if they came at the period's end.
    public func residualValue(
        _ history: SaleHistory, valuePerSale: Double, period: Double, periods: Int,
        discountPerPeriod: Double
    ) -> Double {
        var (value, before, factor) = (0.0, 0.0, 1.0)
        for number in 1...max(1, periods) where number <= periods {
            let now = expectedSales(history, within: Double(number) * period)
            factor /= 1 + discountPerPeriod
            value += valuePerSale * (now - before) * factor
            before = now
        }
        return value
    }

    /// In how many whole days of further silence the tempered chance of being active falls below
    /// a limit; 0 if it has already, nil if it does not within ten years.
    public func daysUntil(_ history: SaleHistory, below limit: Double) -> Int? {
        func isBelow(_ days: Int) -> Bool {
            let later = SaleHistory(
                repeats: history.repeats, span: history.span, age: history.age + Double(days))
            return later.map { Tempering.usual.chance(chanceActive($0)) < limit } ?? false
        }
        var (low, high) = (0, 3_650)
        guard isBelow(high) else { return nil }
        while low < high {
            let middle = (low + high) / 2
            if isBelow(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
