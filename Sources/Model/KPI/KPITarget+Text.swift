extension KPITarget {
    /// Why a line is no target: where it goes wrong, in bytes from its beginning, and what is wrong.
    public struct Mistake: Error, Hashable, Sendable {
        /// The first byte of the word that is wrong.
        public let offset: Int
        /// What is wrong, and what would be right.
        public let what: String
    }

    /// Reads `NAME >= NUMBER [UNIT] [per STRETCH]`; UNIT is `%`, `x`, `d` or a currency's code.
    ///
    /// `usual` is the currency of money without a code: it tells how many digits a minor unit has.
    public init(_ text: String, usual: Currency) throws(Mistake) {
        var words = Words(text)
        let kpi = try words.kpi()
        let bound = try words.bound()
        let number = try words.number()
        let unit = words.unit(of: kpi)
        let place = words.offset
        let stretch = try words.stretch()
        try words.end()
        guard !kpi.addsUp || stretch != nil else {
            throw Mistake(
                offset: place, what: "\(kpi.rawValue) adds up: say per day, week, month or year")
        }
        let currency = unit ?? usual
        let value = try number.value(kpi: kpi, minorDigits: currency.minorDigits)
        self.init(kpi, bound, value, currency: unit, per: stretch)
    }

    /// A number as it was written: its digits without the point, and how many stand behind it.
    private struct Decimal {
        let digits: Int64
        let places: Int
        let isPercent: Bool
        let isMultiple: Bool
        let offset: Int

        func value(kpi: KPI, minorDigits: Int) throws(Mistake) -> Fraction {
            guard isPercent == (kpi.unit == .ratio) else {
                let not = isPercent ? "not " : ""
                throw Mistake(
                    offset: offset, what: "\(kpi.rawValue) is \(not)counted in percent")
            }
            guard !isMultiple || kpi.unit == .multiple else {
                throw Mistake(offset: offset, what: "\(kpi.rawValue) is no multiple")
            }
            let isMoney = kpi.unit == .money || kpi.unit == .moneyEach
            let shift = isMoney ? minorDigits : isPercent ? -2 : 0
            let up = max(0, shift - places)
            let down = max(0, places - shift)
            let fraction = Fraction(digits &* Decimal.power(up), of: Decimal.power(down))
            return fraction ?? 0
        }

        private static func power(_ count: Int) -> Int64 {
            (0..<count).reduce(Int64(1)) { power, _ in power &* 10 }
        }
    }

    /// The words of a line, taken one after another.
    private struct Words {
        private let bytes: [UInt8]
        private var place = 0

        init(_ text: String) { bytes = Array(text.utf8) }

        /// Where the next word begins, or the end.
        var offset: Int {
            var place = place
            while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            return place
        }

        private func peek() -> ArraySlice<UInt8> {
            let start = offset
            let isSign = start < bytes.count && Words.isSign(bytes[start])
            var end = start
            while end < bytes.count, bytes[end] != 0x20, bytes[end] != 0x09,
                Words.isSign(bytes[end]) == isSign
            {
                end += 1
            }
            return bytes[start..<end]
        }

        private static func isSign(_ byte: UInt8) -> Bool {
            byte == 0x3C || byte == 0x3D || byte == 0x3E
        }

        private static func text(_ word: ArraySlice<UInt8>) -> String {
            String(decoding: word, as: UTF8.self)
        }

        mutating func kpi() throws(Mistake) -> KPI {
            let word = peek()
            guard let kpi = KPI(rawValue: Words.text(word)) else {
                let known = KPI.allCases.map(\.rawValue).joined(separator: ", ")
                throw Mistake(
                    offset: word.startIndex,
                    what: word.isEmpty
                        ? "a target is written as epc >= 0.45 EUR per month"
                        : "there is no figure ‘\(Words.text(word))’: \(known)")
            }
            place = word.endIndex
            return kpi
        }

        mutating func bound() throws(Mistake) -> Bound {
            let word = peek()
            guard let bound = Bound(rawValue: Words.text(word)) else {
                throw Mistake(offset: word.startIndex, what: "after the figure comes >= or <=")
            }
            place = word.endIndex
            return bound
        }

        mutating func number() throws(Mistake) -> Decimal {
            let word = peek()
            var rest = word
            let isPercent = rest.last == 0x25
            let isMultiple = rest.last == 0x78
            if isPercent || isMultiple { rest = rest.dropLast() }
            let isNegative = rest.first == 0x2D
            if isNegative { rest = rest.dropFirst() }
            let parts = rest.split(separator: 0x2E, omittingEmptySubsequences: false)
            let digits = parts.reduce([], +)
            guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
                digits.count <= 15, digits.allSatisfy({ (0x30...0x39).contains($0) }),
                let size = Int64(Words.text(digits[...]))
            else {
                throw Mistake(
                    offset: word.startIndex, what: "this is to be a number such as 0.45 or 2 %")
            }
            place = word.endIndex
            let percent = isPercent || takes("%")
            return Decimal(
                digits: isNegative ? -size : size, places: parts.count == 2 ? parts[1].count : 0,
                isPercent: percent, isMultiple: isMultiple, offset: word.startIndex)
        }

        private mutating func takes(_ word: String) -> Bool {
            let next = peek()
            guard next.elementsEqual(word.utf8) else { return false }
            place = next.endIndex
            return true
        }

        /// Takes a currency's code behind money, or the sign of a multiple or of days.
        mutating func unit(of kpi: KPI) -> Currency? {
            let word = peek()
            switch kpi.unit {
            case .money, .moneyEach:
                guard !word.elementsEqual("per".utf8), let currency = Currency(code: word) else {
                    return nil
                }
                place = word.endIndex
                return currency
            case .multiple: _ = takes("x")
            case .days: _ = takes("d") || takes("days")
            case .count, .ratio: break
            }
            return nil
        }

        mutating func stretch() throws(Mistake) -> Stretch? {
            guard takes("per") else { return nil }
            let word = peek()
            guard let stretch = Stretch(rawValue: Words.text(word)) else {
                throw Mistake(
                    offset: word.startIndex, what: "per day, week, month, quarter or year")
            }
            place = word.endIndex
            return stretch
        }

        func end() throws(Mistake) {
            let word = peek()
            guard !word.isEmpty else { return }
            throw Mistake(
                offset: word.startIndex, what: "‘\(Words.text(word))’ has no meaning here")
        }
    }
}
