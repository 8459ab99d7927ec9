/// An exact quotient of two whole numbers, kept as it was made so that both can be shown.
///
/// Equal fractions are equal however they are written: 1/2 is 2/4.
public struct Fraction: Sendable, Hashable, Comparable, ExpressibleByIntegerLiteral {
    /// What is divided.
    public let part: Int64
    /// What it is divided by, always above zero.
    public let whole: Int64

    /// A quotient; nil where the divisor is zero.
    public init?(_ part: Int64, of whole: Int64) {
        guard whole != 0 else { return nil }
        // The least number has no opposite; one unit of 10^18 is no loss.
        let (part, whole) = (max(part, -Int64.max), max(whole, -Int64.max))
        self.part = whole < 0 ? -part : part
        self.whole = whole < 0 ? -whole : whole
    }

    /// A quotient of wide numbers in lowest terms; nil where the divisor is zero.
    ///
    /// Terms that stay too wide lose their last digits, both alike; a number beyond the range is held
    /// at its end.
    public init?(wide part: Int128, of whole: Int128) {
        guard whole != 0 else { return nil }
        var (left, right) = (part.magnitude, whole.magnitude)
        while right > 0 { (left, right) = (right, left % right) }
        var (above, below) = (part.magnitude / left, whole.magnitude / left)
        let limit = UInt128(Int64.max)
        while below > limit || (above > limit && below > 1) {
            (above, below) = (above / 2, below / 2)
        }
        above = min(above, limit)
        let isNegative = (part < 0) != (whole < 0)
        self.part = isNegative ? -Int64(above) : Int64(above)
        self.whole = Int64(below)
    }

    /// A whole number.
    public init(_ number: Int64) {
        part = number
        whole = 1
    }

    /// A whole number.
    public init(integerLiteral value: Int64) { self.init(value) }

    /// The number nearest to it.
    public var value: Double { Double(part) / Double(whole) }

    /// So many times the fraction as a whole number, a half to the even one, held at the ends of
    /// the range.
    public func scaled(by factor: Int64) -> Int64 {
        Fraction.rounded(Int128(part) * Int128(factor), over: Int128(whole))
    }

    /// A quotient of wide numbers rounded, a half to the even one; the divisor is above zero.
    static func rounded(_ part: Int128, over whole: Int128) -> Int64 {
        Int64(clamping: widelyRounded(part, over: whole))
    }

    /// A quotient of wide numbers rounded, a half to the even one, whatever its size.
    static func widelyRounded(_ part: Int128, over whole: Int128) -> Int128 {
        let (quotient, rest) = part.quotientAndRemainder(dividingBy: whole)
        let left = whole.magnitude - rest.magnitude
        let isUp =
            rest.magnitude > left || (rest.magnitude == left && quotient & 1 != 0)
        return isUp ? quotient + (part < 0 ? -1 : 1) : quotient
    }

    /// Whether both are the same number.
    public static func == (left: Fraction, right: Fraction) -> Bool {
        Int128(left.part) * Int128(right.whole) == Int128(right.part) * Int128(left.whole)
    }

    /// Whether the left one is less.
    public static func < (left: Fraction, right: Fraction) -> Bool {
        Int128(left.part) * Int128(right.whole) < Int128(right.part) * Int128(left.whole)
    }

    /// Equal fractions in the same way.
    public func hash(into hasher: inout Hasher) {
        var (left, right) = (part.magnitude, whole.magnitude)
        while right > 0 { (left, right) = (right, left % right) }
        hasher.combine(part / Int64(clamping: left))
        hasher.combine(whole / Int64(clamping: left))
    }
}

/// How a figure changed from one period to the next, exact.
public struct PeriodChange: Hashable, Sendable {
    /// Whether there is a change to speak of.
    public enum Status: String, Sendable {
        /// There is.
        case changed = "ok"
        /// Nothing before, something now.
        case new
        /// Nothing in either.
        case none
        /// What was before is below zero, or nothing against something below zero.
        case undefined
    }

    /// Whether there is a change to speak of.
    public let status: Status
    /// The change in millionths of what was before, a half to the even one.
    public let millionths: Int64?
    /// By how much the growth differs from that of all others, in millionths.
    public let againstOthersMillionths: Int64?

    /// The change of a figure; `ofAll` are the sums it is part of, if others are to be compared.
    public init(from before: Int64, to now: Int64, ofAll: (before: Int64, now: Int64)? = nil) {
        guard before > 0 else {
            status = before < 0 || now < 0 ? .undefined : now > 0 ? .new : .none
            (millionths, againstOthersMillionths) = (nil, nil)
            return
        }
        status = .changed
        let (wideBefore, wideNow) = (Int128(before), Int128(now))
        millionths = Fraction.rounded((wideNow - wideBefore) * 1_000_000, over: wideBefore)
        againstOthersMillionths = ofAll.flatMap { all in
            let othersBefore = Int128(all.before) - wideBefore
            let othersNow = Int128(all.now) - wideNow
            guard othersBefore > 0, othersNow > 0 else { return nil }
            return PeriodChange.quotient(
                (wideNow, wideBefore), against: (othersNow, othersBefore))
        }
    }

    /// One growth over another less one, in millionths; products stay below 2^127.
    private static func quotient(
        _ own: (now: Int128, before: Int128), against other: (now: Int128, before: Int128)
    ) -> Int64 {
        let (left, right) = (own.now * other.before, own.before * other.now)
        let gap = left &- right
        let (difference, isTooWide) = gap.multipliedReportingOverflow(by: 1_000_000)
        guard isTooWide else { return Fraction.rounded(difference, over: right) }
        // Beyond 10^32 the last six digits of the divisor carry nothing.
        return Fraction.rounded(gap, over: max(1, right / 1_000_000))
    }
}
