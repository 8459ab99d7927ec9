public import Insight
public import Model

/// A KPI's reading in words, for tables outside the console.
public struct KPIText: Hashable, Sendable {
    /// What the KPI is called.
    public let name: String
    /// The value with its unit, exact; `?` where nothing is known, `n/a` where it cannot be computed.
    public let value: String
    /// The value of the equally long window before.
    public let previous: String
    /// The change in percent with its sign, `n/a` without one.
    public let change: String

    /// The texts of a reading in a program's currency.
    public init(_ reading: KPIReading, currency: Currency) {
        name = Catalogue.english[.name(of: reading.kpi)]
        value = KPIText.text(reading.kpi, reading.current, currency)
        previous = KPIText.text(reading.kpi, reading.previous, currency)
        change =
            reading.change.map { change in
                (change > 0 ? "+" : "") + Format.fixed(change * 100, digits: 1) + " %"
            } ?? "n/a"
    }

    private static func text(_ kpi: KPI, _ reading: Reading, _ currency: Currency) -> String {
        let value: Double
        switch reading {
        case .unknown: return "?"
        case .notApplicable: return "n/a"
        case .value(let number): value = number
        }
        let format = Format(currency: currency, isASCII: true)
        switch kpi.unit {
        case .count: return String(Int64(value.rounded()))
        case .money:
            return Money(minorUnits: Int64(value.rounded()), currency: currency).plain + " "
                + currency.code
        case .ratio: return Format.percent(value) + " %"
        case .moneyPerClick: return CellText.perClick(value, format) + " " + currency.code
        }
    }
}
