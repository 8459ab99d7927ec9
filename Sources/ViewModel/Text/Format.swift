import Insight
import Model
import Screen

/// Numbers, money and days as people read them.
struct Format {
    let currency: Currency
    let isASCII: Bool

    /// Money in the currency of a program, EUR while there is none.
    init(currency: Currency?, isASCII: Bool) {
        self.currency = currency ?? Currency.euro
        self.isASCII = isASCII
    }

    /// The sign of the currency where it is short and known, else its code.
    var currencySign: String {
        if isASCII { return currency.code }
        return switch currency.code {
        case "EUR": "€"
        case "USD": "$"
        case "GBP": "£"
        case "JPY": "¥"
        default: currency.code
        }
    }

    /// A whole number with its thousands apart.
    static func count(_ value: Int64) -> String {
        let digits = Array(String(value.magnitude).utf8)
        var result: [UInt8] = value < 0 ? [0x2D] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(0x2C) }
            result.append(digit)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Money in whole major units, as tables show it; rounded half away from zero.
    func wholeMoney(_ minorUnits: Int64) -> String { Format.count(rounded(minorUnits)) }

    /// Money to the minor unit, thousands apart.
    func exactMoney(_ minorUnits: Int64) -> String {
        let plain = Array(Money(minorUnits: minorUnits, currency: currency).plain.utf8)
        let point = plain.firstIndex(of: 0x2E) ?? plain.count
        let whole = Int64(String(decoding: plain[..<point], as: UTF8.self)) ?? 0
        let isSmallNegative = minorUnits < 0 && whole == 0
        return (isSmallNegative ? "-" : "") + Format.count(whole)
            + String(decoding: plain[point...], as: UTF8.self)
    }

    /// Money short enough for a tile: `41.2k`.
    func shortMoney(_ minorUnits: Double) -> String {
        Format.short(minorUnits / Double(Format.power(currency.minorDigits)))
    }

    /// A number short enough for a tile or an axis: `940`, `1.25k`, `41.2k`, `3.4M`.
    static func short(_ value: Double) -> String {
        let size = value.magnitude
        if size >= 999_500 {
            return fixed(value / 1_000_000, digits: size >= 99_500_000 ? 0 : 1) + "M"
        }
        if size >= 9_995 { return fixed(value / 1_000, digits: size >= 99_950 ? 0 : 1) + "k" }
        if size >= 100 || value == value.rounded(.towardZero) {
            return count(Int64(value.rounded()))
        }
        return fixed(value, digits: 2)
    }

    /// A number with so many digits after the point.
    static func fixed(_ value: Double, digits: Int) -> String {
        let scale = power(digits)
        let wide = (value * Double(scale)).rounded()
        let scaled = wide.isFinite ? Int64(clamping: Int128(max(-1e30, min(1e30, wide)))) : 0
        let whole = String(scaled.magnitude / UInt64(scale))
        let sign = scaled < 0 ? "-" : ""
        guard digits > 0 else { return sign + whole }
        let part = String(scaled.magnitude % UInt64(scale))
        return sign + whole + "." + String(repeating: "0", count: digits - part.utf8.count) + part
    }

    /// A part of a whole in percent.
    static func percent(_ value: Double, digits: Int = 2) -> String {
        fixed(value * 100, digits: digits)
    }

    /// `22 Nov`.
    static func shortDay(_ day: Day) -> String {
        let civil = day.civil
        return "\(civil.day) \(months[civil.month - 1])"
    }

    /// `Sun 22 Nov`.
    static func weekdayDay(_ day: Day) -> String { "\(weekdays[day.weekday]) \(shortDay(day))" }

    /// `22 Nov 2026`.
    static func longDay(_ day: Day) -> String { "\(shortDay(day)) \(day.civil.year)" }

    /// The UTC minute of a time in milliseconds since 1970, with its day.
    static func moment(_ milliseconds: Int64) -> String {
        let minutes = milliseconds / 60_000
        let day = Day(number: Int32(clamping: minutes / 1440))
        let minute = minutes % 1440
        return "\(longDay(day)) \(two(minute / 60)):\(two(minute % 60))"
    }

    /// The UTC minute of a time in milliseconds since 1970: `14:28`.
    static func clock(_ milliseconds: Int64) -> String {
        let minute = milliseconds / 60_000 % 1440
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    /// `Tue 24`.
    static func weekdayNumber(_ day: Day) -> String { "\(weekdays[day.weekday]) \(day.civil.day)" }

    /// A moment as short as it can be told: the year instead of the time if it is another one.
    static func moment(_ milliseconds: Int64, today: Day) -> String {
        let day = Day(number: Int32(clamping: milliseconds / 86_400_000))
        guard day.civil.year == today.civil.year else { return longDay(day) }
        let minute = milliseconds / 60_000 % 1440
        return "\(shortDay(day)) \(two(minute / 60)):\(two(minute % 60))"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    private static func power(_ digits: Int) -> Int64 {
        (0..<digits).reduce(Int64(1)) { result, _ in result * 10 }
    }

    /// Minor units in whole major ones, a half away from zero.
    func rounded(_ minorUnits: Int64) -> Int64 {
        let unit = Format.power(currency.minorDigits)
        let (whole, rest) = minorUnits.quotientAndRemainder(dividingBy: unit)
        return whole + (rest.magnitude * 2 >= UInt64(unit) ? rest.signum() : 0)
    }
}
