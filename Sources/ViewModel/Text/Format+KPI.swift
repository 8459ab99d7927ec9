import Insight
import Model

extension KPI {
    /// Whether the value is an amount of money.
    var isMoney: Bool { unit == .money || unit == .moneyEach }
}

/// Values of KPIs as people read them.
extension Format {
    /// The same way of writing for money of another currency; nil for none.
    func with(_ currency: Currency?) -> Format {
        Format(currency: currency ?? self.currency, isASCII: isASCII)
    }

    /// A value with its unit, short enough for a tile; `?` and `n/a` where there is none.
    func tile(_ kpi: KPI, _ reading: Reading) -> String {
        switch reading {
        case .unknown: "?"
        case .notApplicable: "n/a"
        case .value(let value): tile(kpi, value.value)
        }
    }

    /// A value with its unit, short enough for a tile.
    func tile(_ kpi: KPI, _ value: Double) -> String {
        switch kpi.unit {
        case .money, .moneyEach: currencySign + " " + axis(kpi, value)
        case .ratio: axis(kpi, value) + " %"
        case .multiple: axis(kpi, value) + "x"
        case .days: axis(kpi, value) + " d"
        case .count: axis(kpi, value)
        }
    }

    /// A value without its unit.
    func axis(_ kpi: KPI, _ value: Double) -> String {
        switch kpi.unit {
        case .count, .days: Format.short(value)
        case .money: shortMoney(value)
        case .moneyEach: moneyEach(value)
        case .ratio: Format.percent(value, digits: value.magnitude < 0.0995 ? 2 : 1)
        case .multiple: Format.fixed(value, digits: 2)
        }
    }

    /// The unit of an upright axis, with a blank before it; nothing for counts.
    func axisUnit(of kpi: KPI) -> String {
        switch kpi.unit {
        case .money, .moneyEach: " " + currencySign
        case .ratio: " %"
        case .multiple: " x"
        case .days: " d"
        case .count: ""
        }
    }

    /// Money for each click and the like; cheap ones with a digit more, dear ones short.
    private func moneyEach(_ minorUnits: Double) -> String {
        let text = CellText.perClick(minorUnits, self)
        return text.utf8.count > 7 ? shortMoney(minorUnits) : text
    }

    /// A value without its unit and with all digits that files keep: parts of a thousandth of the
    /// minor unit for money, millionths for parts of one; a half goes to the even one.
    func exact(_ kpi: KPI, _ value: Fraction) -> String {
        switch kpi.unit {
        case .count, .days: String(value.scaled(by: 1))
        case .money: Money(minorUnits: value.scaled(by: 1), currency: currency).plain
        case .moneyEach:
            Format.decimal(value.scaled(by: 1_000), places: currency.minorDigits + 3)
        case .ratio, .multiple: Format.decimal(value.scaled(by: 1_000_000), places: 6)
        }
    }

    /// A whole number with a point before its last digits, without zeros at the end.
    static func decimal(_ value: Int64, places: Int) -> String {
        var digits = Array(String(value.magnitude).utf8)
        while digits.count <= places { digits.insert(0x30, at: 0) }
        var part = digits.suffix(places)
        while part.last == 0x30 { part.removeLast() }
        let whole = digits.dropLast(places)
        let text = String(decoding: whole, as: UTF8.self)
        let sign = value < 0 ? "-" : ""
        return part.isEmpty
            ? sign + text : sign + text + "." + String(decoding: part, as: UTF8.self)
    }

    /// What the values of a KPI are counted in, for the heading of a column or a file.
    func unitWord(of kpi: KPI) -> String {
        switch kpi.unit {
        case .count: ""
        case .money, .moneyEach: currency.code
        case .ratio: "of 1"
        case .multiple: "x"
        case .days: "days"
        }
    }
}
