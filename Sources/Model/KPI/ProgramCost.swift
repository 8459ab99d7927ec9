/// What a program costs beyond what its partners earn, as a line of text says:
/// `tools 400 EUR per month from 2026-01`.
public struct ProgramCost: Hashable, Sendable {
    /// What is paid for.
    public let name: String
    /// How much: in each month, or in the one month it is meant for.
    public let amount: Money
    /// The first day it counts on, nil if it always did.
    public let from: Day?
    /// The last day it counts on, nil if it goes on.
    public let until: Day?

    /// A cost of so much in each month from one day to another; both begin and end months.
    public init(_ name: String, _ amount: Money, from: Day? = nil, until: Day? = nil) {
        self.name = name
        self.amount = amount
        self.from = from
        self.until = until
    }

    /// What of it falls on a day, in minor units; nil on days it does not speak of.
    ///
    /// A month's amount is laid over its days so that they add up to it to the last unit.
    public func units(on day: Day) -> Int64? {
        guard from.map({ $0 <= day }) ?? true, until.map({ day <= $0 }) ?? true else { return nil }
        let civil = day.civil
        let length = Int128(Day.length(ofMonth: civil.month, year: civil.year))
        let (units, number) = (Int128(amount.minorUnits), Int128(civil.day))
        return Int64(units * number / length - units * (number - 1) / length)
    }
}

extension Sequence<ProgramCost> {
    /// What all of them together cost on each day of a window; nil on days none speaks of.
    public func units(in window: Window) -> [Int64?] {
        (0..<window.length).map { offset in
            let day = window.from.advanced(by: offset)
            return compactMap { $0.units(on: day) }.reduce(nil) { ($0 ?? 0) &+ $1 }
        }
    }
}

extension ProgramCost {
    /// Reads `NAME AMOUNT [CURRENCY] per month [from MONTH] [until MONTH]`, or
    /// `NAME AMOUNT [CURRENCY] in MONTH`; a month is written as 2026-05.
    ///
    /// `usual` is the currency of an amount without a code. A mistake says where, in bytes from
    /// the beginning, and what is wrong.
    public init(_ text: String, usual: Currency) throws(KPITarget.Mistake) {
        var words = CostWords(text)
        let name = try words.name()
        let amount = try words.amount(usual: usual)
        if words.takes("in") {
            let month = try words.month()
            self.init(name, amount, from: month.from, until: month.to)
        } else {
            guard words.takes("per"), words.takes("month") else {
                throw words.mistake("after the amount comes per month, or in 2026-05")
            }
            let from = words.takes("from") ? try words.month().from : nil
            let until = words.takes("until") ? try words.month().to : nil
            if let from, let until, until < from {
                throw words.mistake("it ends before it begins")
            }
            self.init(name, amount, from: from, until: until)
        }
        guard words.isAtEnd else { throw words.mistake("nothing is meant to stand here") }
    }
}

/// The words of a line about a cost, taken one after another.
private struct CostWords {
    private let words: [(offset: Int, text: ArraySlice<UInt8>)]
    private var place = 0
    private let end: Int

    init(_ text: String) {
        let bytes = Array(text.utf8)
        end = bytes.count
        words = bytes.split { $0 == 0x20 || $0 == 0x09 }.map { ($0.startIndex, $0) }
    }

    var isAtEnd: Bool { place == words.count }

    /// A mistake at the next word.
    func mistake(_ what: String) -> KPITarget.Mistake {
        KPITarget.Mistake(offset: isAtEnd ? end : words[place].offset, what: what)
    }

    mutating func takes(_ word: String) -> Bool {
        guard !isAtEnd, words[place].text.elementsEqual(word.utf8) else { return false }
        place += 1
        return true
    }

    /// The words up to the first that begins with a digit or a sign.
    mutating func name() throws(KPITarget.Mistake) -> String {
        let name = words.prefix { !CostWords.beginsNumber($0.text) }
        guard !name.isEmpty else {
            throw mistake("a cost is written as tools 400 EUR per month from 2026-01")
        }
        place = name.count
        return name.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
    }

    private static func beginsNumber(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        return (0x30...0x39).contains(first) || first == 0x2D || first == 0x2E
    }

    mutating func amount(usual: Currency) throws(KPITarget.Mistake) -> Money {
        guard !isAtEnd else { throw mistake("after the name comes what it costs, such as 400 EUR") }
        let word = words[place].text
        let parts = word.split(separator: 0x2E, omittingEmptySubsequences: false)
        let digits = parts.reduce([], +)
        let code = words.indices.contains(place + 1) ? Currency(code: words[place + 1].text) : nil
        let named = code.flatMap { words[place + 1].text.elementsEqual("per".utf8) ? nil : $0 }
        let currency = named ?? usual
        let places = parts.count == 2 ? parts[1].count : 0
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.count <= 13,
            digits.allSatisfy({ (0x30...0x39).contains($0) }), places <= currency.minorDigits,
            let size = Int64(String(decoding: digits, as: UTF8.self))
        else { throw mistake("this is to be an amount such as 400 or 99.90") }
        place += named == nil ? 1 : 2
        let power = (places..<currency.minorDigits).reduce(Int64(1)) { power, _ in power * 10 }
        return Money(minorUnits: size * power, currency: currency)
    }

    mutating func month() throws(KPITarget.Mistake) -> Window {
        let wrong = mistake("this is to be a month such as 2026-05")
        guard !isAtEnd, words[place].text.count == 7,
            let first = Day(iso: Array(words[place].text) + Array("-01".utf8))
        else { throw wrong }
        place += 1
        let civil = first.civil
        let length = Day.length(ofMonth: civil.month, year: civil.year)
        return Window(from: first, to: first.advanced(by: length - 1))
    }
}
