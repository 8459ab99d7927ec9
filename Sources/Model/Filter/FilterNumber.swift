/// A decimal number as written in a filter, exact.
public struct FilterNumber: Hashable, Sendable {
    /// The digits without the point, with their sign.
    public let digits: Int64
    /// How many of the digits stand after the point, 0 to 18; the last one is not zero.
    public let fractionDigits: Int

    /// The number `digits / 10^fractionDigits`, nil if more than 18 digits follow the point.
    public init?(digits: Int64, fractionDigits: Int = 0) {
        guard (0...18).contains(fractionDigits) else { return nil }
        var (digits, fractionDigits) = (digits, fractionDigits)
        while fractionDigits > 0, digits % 10 == 0 {
            digits /= 10
            fractionDigits -= 1
        }
        self.digits = digits
        self.fractionDigits = fractionDigits
    }

    /// A whole number of days.
    init(days: Int) {
        self.digits = Int64(days)
        self.fractionDigits = 0
    }

    /// The greatest and the least whole number of units of `10^-places` around this number.
    ///
    /// They are equal if the number is a whole one in that unit. 128 bits hold every case.
    func units(places: Int) -> (floor: Int128, ceiling: Int128) {
        let scale = FilterNumber.power(of: abs(places - fractionDigits))
        let digits = Int128(digits)
        if places >= fractionDigits { return (digits * scale, digits * scale) }
        let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: scale)
        if remainder == 0 { return (quotient, quotient) }
        return remainder < 0 ? (quotient - 1, quotient) : (quotient, quotient + 1)
    }

    private static func power(of exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<min(exponent, 18) { power *= 10 }
        return power
    }
}

extension FilterNumber: Comparable {
    /// Whether the left number is less.
    public static func < (left: FilterNumber, right: FilterNumber) -> Bool {
        left.units(places: 18).floor < right.units(places: 18).floor
    }
}

extension FilterNumber: CustomStringConvertible {
    /// The shortest plain form, such as `-0.5`.
    public var description: String {
        let magnitude = Array(String(digits.magnitude).utf8)
        let padding = [UInt8](
            repeating: 0x30, count: max(0, fractionDigits + 1 - magnitude.count))
        var text = padding + magnitude
        if fractionDigits > 0 { text.insert(0x2E, at: text.count - fractionDigits) }
        return (digits < 0 ? "-" : "") + String(decoding: text, as: UTF8.self)
    }
}

extension FilterComparison where Operand == FilterNumber {
    /// The values that pass, counted in units of `10^-places`; nil if none can.
    ///
    /// A column of cents has `places` 2: `>12.345` becomes 1235 and more, exactly.
    public func values(places: Int) -> ClosedRange<Int64>? {
        var (low, high) = (Int128(Int64.min), Int128(Int64.max))
        switch self {
        case .equal(let number):
            low = max(low, number.units(places: places).ceiling)
            high = min(high, number.units(places: places).floor)
        case .above(let number): low = max(low, number.units(places: places).floor + 1)
        case .atLeast(let number): low = max(low, number.units(places: places).ceiling)
        case .below(let number): high = min(high, number.units(places: places).ceiling - 1)
        case .atMost(let number): high = min(high, number.units(places: places).floor)
        case .between(let lower, let upper):
            low = max(low, lower.units(places: places).ceiling)
            high = min(high, upper.units(places: places).floor)
        }
        guard low <= high else { return nil }
        return Int64(clamping: low)...Int64(clamping: high)
    }
}
