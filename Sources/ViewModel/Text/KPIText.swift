public import Insight
public import Model

/// A KPI's reading in words and exact numbers, for tables outside the console.
public struct KPIText: Hashable, Sendable {
    /// What the KPI is called.
    public let name: String
    /// The value with its unit; `?` where nothing is known, `n/a` where it cannot be computed.
    public let value: String
    /// The value of the window compared with.
    public let previous: String
    /// The change in percent or points with its sign, `n/a` without one.
    public let change: String
    /// The target with its bound, empty without one.
    public let target: String
    /// How far the value is from the target: met, near or missed; empty without one.
    public let verdict: String

    /// The texts of a reading in a program's currency.
    public init(_ reading: KPIReading, currency: Currency, target: KPITarget? = nil) {
        let format = Format(currency: currency, isASCII: true)
        let kpi = reading.kpi
        name = Catalogue.english[.name(of: kpi)]
        value = KPIText.text(kpi, reading.current, format)
        previous = reading.reference == nil ? "" : KPIText.text(kpi, reading.previous, format)
        change = KPIText.change(reading)
        self.target =
            target.map {
                $0.bound.rawValue + " "
                    + KPIText.text(kpi, .value($0.value(in: reading.window)), format)
            } ?? ""
        verdict =
            target.flatMap { target in
                reading.current.fraction.map { target.verdict(of: $0, in: reading.window).rawValue }
            } ?? ""
    }

    private static func change(_ reading: KPIReading) -> String {
        guard reading.reference != nil else { return "" }
        if reading.current.number ?? 0 > 0, reading.previous.number == 0 { return "new" }
        guard let change = ChangeText(reading) else { return "n/a" }
        let sign = change.direction == 0 ? "" : change.direction > 0 ? "+" : "-"
        return sign + change.size
    }

    /// A value with its unit, money to the minor unit.
    public static func text(_ kpi: KPI, _ reading: Reading, currency: Currency) -> String {
        text(kpi, reading, Format(currency: currency, isASCII: true))
    }

    /// A value without its unit and with all its digits, nil where there is none.
    public static func exact(_ kpi: KPI, _ reading: Reading, currency: Currency) -> String? {
        reading.fraction.map { Format(currency: currency, isASCII: true).exact(kpi, $0) }
    }

    /// What exact values are counted in: a currency's code, `of 1`, `x`, `days`; nothing for counts.
    public static func unit(of kpi: KPI, currency: Currency) -> String {
        Format(currency: currency, isASCII: true).unitWord(of: kpi)
    }

    private static func text(_ kpi: KPI, _ reading: Reading, _ format: Format) -> String {
        guard case .value(let value) = reading else { return format.tile(kpi, reading) }
        switch kpi.unit {
        case .money: return format.exact(kpi, value) + " " + format.currency.code
        case .moneyEach:
            return CellText.perClick(value.value, format) + " " + format.currency.code
        case .count: return format.exact(kpi, value)
        case .ratio, .multiple, .days: return format.tile(kpi, value.value)
        }
    }
}

extension KPIText {
    /// A KPI's name, and how it is made.
    public static func explained(_ kpi: KPI) -> (name: String, how: String) {
        (Catalogue.english[.name(of: kpi)], Catalogue.english[.explaining(kpi)])
    }

    /// Something odd in the figures, in words.
    public static func warning(_ warning: KPIWarning) -> String {
        Catalogue.english[.name(of: warning)]
    }

    /// A number in parts of one with six digits at most.
    public static func parts(_ value: Double) -> String {
        Format.decimal(Int64(clamping: Int128((value * 1_000_000).rounded())), places: 6)
    }

    /// A part of a change in what the KPI is counted in, exact; for people with its sign and in points of percent.
    public static func part(
        _ change: KPIChange, _ units: Int64, currency: Currency, isSigned: Bool
    ) -> String {
        if isSigned, change.kpi.unit == .ratio {
            return (units > 0 ? "+" : "") + Format.decimal(units, places: 4) + " pt"
        }
        let fraction = Fraction(units, of: change.scale) ?? 0
        let text = Format(currency: currency, isASCII: true).exact(change.kpi, fraction)
        return (isSigned && units > 0 ? "+" : "") + text
    }
}

extension Phrase {
    /// The phrase that says what is odd.
    static func name(of warning: KPIWarning) -> Phrase {
        named("warning" + capitalized(warning.rawValue))
    }
}

extension KPIText {
    /// Millionths as percent with a sign and one digit.
    public static func percent(_ millionths: Int64) -> String {
        (millionths > 0 ? "+" : "") + Format.fixed(Double(millionths) / 10_000, digits: 1) + " %"
    }

    /// A value that is no exact fraction, as the bound of a bucket, with all the digits files have.
    public static func bucket(_ kpi: KPI, _ value: Double, currency: Currency) -> String {
        let scale = KPIChange.scale(of: kpi)
        let units = (value * Double(scale)).rounded()
        let fraction = Fraction(Int64(clamping: Int128(max(-1e18, min(1e18, units)))), of: scale)
        return Format(currency: currency, isASCII: true).exact(kpi, fraction ?? 0)
    }

    /// A growth with two digits.
    public static func times(_ value: Double) -> String {
        Format.fixed(min(value, 1e12), digits: 2)
    }
}
