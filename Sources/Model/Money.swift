/// An amount in minor units of one currency; amounts of different currencies never add.
public struct Money: Hashable, Sendable {
    /// Cents for EUR, yen for JPY; negative for corrections.
    public let minorUnits: Int64
    /// The currency the amount is in.
    public let currency: Currency

    /// An amount of so many minor units.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The sum, nil if the currencies differ or the sum does not fit 64 bits.
    public func adding(_ other: Money) -> Money? {
        guard currency == other.currency else { return nil }
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        return overflow ? nil : Money(minorUnits: sum, currency: currency)
    }

    /// The amount with a decimal point and no grouping, such as `-0.05`; the form of our files.
    public var plain: String {
        let digits = currency.minorDigits
        let magnitude = String(minorUnits.magnitude)
        let sign = minorUnits < 0 ? "-" : ""
        guard digits > 0 else { return sign + magnitude }
        let padding = String(repeating: "0", count: max(0, digits + 1 - magnitude.utf8.count))
        let padded = Array((padding + magnitude).utf8)
        let point = padded.count - digits
        let whole = String(decoding: padded[..<point], as: UTF8.self)
        return sign + whole + "." + String(decoding: padded[point...], as: UTF8.self)
    }
}
