extension Money {
    /// A share of the amount, such as the commission on it: so many millionths, rounded once, a
    /// half to the even unit; held at the ends of the range.
    public func share(millionths: Int64) -> Money {
        let product = Int128(minorUnits) * Int128(millionths)
        return Money(
            minorUnits: Fraction.rounded(product, over: 1_000_000), currency: currency)
    }

    /// The amount in another currency, one whole unit of this one being `rate` whole units of that.
    ///
    /// Sums are converted, not their parts, since each converting rounds once, a half to the even
    /// unit; nil where the amount does not fit 64 bits.
    public func converted(to other: Currency, at rate: Fraction) -> Money? {
        let more = other.minorDigits - currency.minorDigits
        let up = Money.power(max(0, more))
        let down = Money.power(max(0, -more))
        let (part, isWide) = (Int128(minorUnits) * Int128(rate.part))
            .multipliedReportingOverflow(by: up)
        guard !isWide else { return nil }
        let units = Fraction.widelyRounded(part, over: Int128(rate.whole) * down)
        return Int64(exactly: units).map { Money(minorUnits: $0, currency: other) }
    }

    private static func power(_ digits: Int) -> Int128 {
        (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }
    }
}

/// Parts of a whole as they are printed: whole numbers that add up.
public enum Shares {
    /// The share of each value in so many units, by the method of largest remainders: each rounded
    /// down, then one more for those with most left over, the earlier of equals first.
    ///
    /// Nil where a value is below zero or all are zero: there is no whole to have a share of.
    public static func of(_ values: [Int64], in units: Int64) -> [Int64]? {
        let total = values.reduce(Int128(0)) { $0 + Int128($1) }
        guard total > 0, units >= 0, values.allSatisfy({ $0 >= 0 }) else { return nil }
        let exact = values.map {
            (Int128($0) * Int128(units)).quotientAndRemainder(dividingBy: total)
        }
        var shares = exact.map { Int64(clamping: $0.quotient) }
        let missing = units - shares.reduce(0, +)
        let order = exact.indices.sorted { left, right in
            let (first, second) = (exact[left].remainder, exact[right].remainder)
            return first == second ? left < right : first > second
        }
        for index in order.prefix(Int(missing)) { shares[index] += 1 }
        return shares
    }
}
