public import Model

/// Numbers, money and days as a letter in a language writes them.
public struct LetterFormat: Sendable {
    /// The language's two letters; all but German, Polish and Chinese are written as English.
    public let language: String
    /// The day the letter is written, whose year goes without saying.
    public let today: Day

    /// The format of a letter.
    public init(language: String, today: Day) {
        self.language = language
        self.today = today
    }

    /// A day, with its year if that is another one: `21 October`, `21. Oktober 2025`.
    public func day(_ day: Day) -> String {
        let civil = day.civil
        let isThisYear = civil.year == today.civil.year
        let month = LetterFormat.months(language)[civil.month - 1]
        switch language {
        case "zh": return (isThisYear ? "" : "\(civil.year)年") + "\(civil.month)月\(civil.day)日"
        case "de": return "\(civil.day). \(month)" + (isThisYear ? "" : " \(civil.year)")
        default: return "\(civil.day) \(month)" + (isThisYear ? "" : " \(civil.year)")
        }
    }

    /// A whole number with its thousands apart.
    public func count(_ value: Int64) -> String {
        let digits = Array(String(value.magnitude).utf8)
        var result: [UInt8] = value < 0 ? [0x2D] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += thousands }
            result.append(digit)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Money with its currency: `EUR 1,402.50`, `1.402,50 EUR`.
    public func money(_ money: Money) -> String {
        let plain = Array(Money(minorUnits: money.minorUnits, currency: money.currency).plain.utf8)
        let point = plain.firstIndex(of: 0x2E) ?? plain.endIndex
        let whole = Int64(String(decoding: plain[..<point], as: UTF8.self)) ?? 0
        let sign = money.minorUnits < 0 && whole == 0 ? "-" : ""
        var part = Array(plain[point...])
        if !part.isEmpty { part[0] = isPointed ? 0x2E : 0x2C }
        let amount = sign + count(whole) + String(decoding: part, as: UTF8.self)
        return isPointed && language != "zh"
            ? "\(money.currency.code) \(amount)" : "\(amount) \(money.currency.code)"
    }

    private var isPointed: Bool { language != "de" && language != "pl" }

    private var thousands: [UInt8] {
        switch language {
        case "de": [0x2E]
        case "pl": Array("\u{A0}".utf8)
        default: [0x2C]
        }
    }

    private static func months(_ language: String) -> [String] {
        switch language {
        case "de":
            [
                "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
                "September", "Oktober", "November", "Dezember",
            ]
        case "pl":
            [
                "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca",
                "sierpnia", "września", "października", "listopada", "grudnia",
            ]
        default:
            [
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ]
        }
    }
}
