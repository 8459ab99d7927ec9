import Model

/// The bytes of a cell, valid while its row is read.
public typealias CellBytes = UnsafeBufferPointer<UInt8>

/// Reads numbers, money and dates the ways exports write them, exactly and by bytes.
public enum CellValues {
    /// Whether amounts are written in whole units such as euros, or in their smallest parts.
    public enum Units: String, Sendable, CaseIterable {
        case major, minor
    }

    /// A cell without blanks around it, and without the apostrophe that guards formulas.
    @inline(__always)
    public static func trimmed(_ cell: CellBytes) -> CellBytes {
        var (start, end) = (0, cell.count)
        while end > start, cell[end - 1] <= 0x20 { end -= 1 }
        while start < end, cell[start] <= 0x20 { start += 1 }
        if start < end, cell[start] == 0x27 { (start, end) = unguarded(cell, start, end) }
        return CellBytes(rebasing: cell[start..<end])
    }

    private static func unguarded(_ cell: CellBytes, _ start: Int, _ end: Int) -> (Int, Int) {
        guard start + 1 < end, [0x3D, 0x2B, 0x2D, 0x40].contains(cell[start + 1]) else {
            return (start, end)
        }
        return (start + 1, cell[end - 1] == 0x27 ? end - 1 : end)
    }

    /// Whether a cell says nothing: empty, or a dash.
    public static func isBlank(_ cell: CellBytes) -> Bool {
        switch cell.count {
        case 0: true
        case 1: cell[0] == 0x2D
        case 3: cell[0] == 0xE2 && cell[1] == 0x80 && cell[2] == 0x94
        default: false
        }
    }

    /// A count such as `1,204`; nil for anything that is not a whole number of at least zero.
    public static func count(_ cell: CellBytes) -> Int64? {
        var value: Int64 = 0
        var digits = 0
        for byte in cell {
            if isDigit(byte) {
                value = value * 10 + Int64(byte & 15)
                digits += 1
                guard digits <= 15 else { return nil }
            } else if byte != 0x2C, byte != 0x20, byte != 0x27 {
                return nil
            }
        }
        return digits > 0 ? value : nil
    }

    /// Money in minor units: `$1,250.00`, `1.234,56`, `-25`, `100.00 USD`, `(3.00)`.
    ///
    /// `digits` is how many decimals the currency has. Nil if it is no amount or has more decimals.
    /// With both `.` and `,` the last one is the decimal sign; a single one is, unless it is a comma
    /// with exactly three digits after it. With `hasComma` the comma is known to be the decimal sign.
    public static func money(
        _ cell: CellBytes, digits: Int, _ units: Units, hasComma: Bool = false
    ) -> Int64? {
        let exponent = units == .minor ? 0 : digits
        if hasComma { return writtenMoney(cell, exponent, hasComma: true) }
        return plainMoney(cell, exponent) ?? writtenMoney(cell, exponent, hasComma: false)
    }

    /// The currency an amount names: `100.00 USD`, `EUR 5`, `€ 5`, `£5`; nil if it names none, as `$`.
    static func currency(in cell: CellBytes) -> Currency? {
        guard let first = cell.first, let last = cell.last else { return nil }
        if !isDigit(last), let named = Currency(code: cell.suffix(3)) { return named }
        if !isDigit(first), let named = Currency(code: cell.prefix(3)) { return named }
        if cell.starts(with: "€".utf8) || cell.suffix(3).elementsEqual("€".utf8) { return .euro }
        let isPound = cell.starts(with: "£".utf8) || cell.suffix(2).elementsEqual("£".utf8)
        return isPound ? Currency(code: "GBP".utf8) : nil
    }

    /// The usual form `-12.50`: digits and a point, with no more decimals than there may be.
    @inline(__always)
    private static func plainMoney(_ cell: CellBytes, _ exponent: Int) -> Int64? {
        guard cell.count <= 14, let first = cell.first else { return nil }
        var index = first == 0x2D ? 1 : 0
        var value: Int64 = 0
        var decimals = -1
        while index < cell.count {
            let byte = cell[index]
            if isDigit(byte) {
                value = value * 10 + Int64(byte & 15)
                if decimals >= 0 { decimals += 1 }
            } else if byte == 0x2E, decimals < 0, index > 0, isDigit(cell[index - 1]) {
                decimals = 0
            } else {
                return nil
            }
            index += 1
        }
        guard isDigit(cell[cell.count - 1]), decimals <= exponent else { return nil }
        for _ in max(0, decimals)..<exponent { value *= 10 }
        return first == 0x2D ? -value : value
    }

    private static func writtenMoney(
        _ cell: CellBytes, _ exponent: Int, hasComma: Bool
    ) -> Int64? {
        var isNegative = false
        var value: Int64 = 0
        var digits = 0
        var marks = DecimalMarks()
        var lettersAfter = 0
        for byte in cell {
            switch byte {
            case 0x30...0x39:
                guard lettersAfter == 0, digits < 16 else { return nil }
                value = value * 10 + Int64(byte & 15)
                digits += 1
            case 0x2D, 0x28:
                guard digits == 0, !isNegative else { return nil }
                isNegative = true
            case 0x41...0x5A, 0x61...0x7A: lettersAfter += digits == 0 ? 0 : 1
            case 0x2E, 0x2C: marks.take(byte, after: digits)
            case 0x20, 0x29, 0x24, 0x27, 0x80...0xFF, 0x2B: continue
            default: return nil
            }
        }
        guard digits > 0, lettersAfter == 0 || lettersAfter == 2 || lettersAfter == 3,
            let decimals = marks.decimals(of: digits, hasComma: hasComma),
            let scaled = scale(value, by: exponent - decimals)
        else { return nil }
        return isNegative ? -scaled : scaled
    }

    /// The points and commas of an amount: how many of which, and where the last one stood.
    private struct DecimalMarks {
        private var points = 0
        private var commas = 0
        private var last: (byte: UInt8, place: Int)?
        private var isMixed = false

        mutating func take(_ byte: UInt8, after digits: Int) {
            // Once the second kind of mark has come, no further one may follow.
            if points > 0, commas > 0 { isMixed = true }
            if byte == 0x2E { points += 1 } else { commas += 1 }
            last = (byte, digits)
        }

        /// How many digits stand after the decimal sign; nil if the signs make no sense.
        func decimals(of count: Int, hasComma: Bool) -> Int? {
            guard let last else { return 0 }
            let after = count - last.place
            if hasComma {
                if commas == 1, last.byte == 0x2C { return isMixed ? nil : after }
                return commas == 0 && after == 3 ? 0 : nil
            }
            if points + commas == 1 {
                return after == 3 && last.place > 0 && last.byte == 0x2C ? 0 : after
            }
            if points > 0, commas > 0 { return isMixed ? nil : after }
            return after == 3 ? 0 : nil
        }
    }

    private static func scale(_ value: Int64, by power: Int) -> Int64? {
        var value = value
        if power < 0 {
            for _ in 0..<(-power) {
                guard value % 10 == 0 else { return nil }
                value /= 10
            }
            return value
        }
        for _ in 0..<power {
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            guard !isTooLarge else { return nil }
            value = product
        }
        return value
    }

    /// The id in `Drew (#12)`, or the cell itself.
    public static func id(_ cell: CellBytes) -> CellBytes {
        guard let last = cell.last, last == 0x29, let mark = cell.lastIndex(of: 0x23), mark > 0,
            cell[mark - 1] == 0x28
        else { return cell }
        return CellBytes(rebasing: cell[(mark + 1)..<(cell.count - 1)])
    }

    /// A sum over bytes that is the same for the same bytes only, for all that can be expected: FNV-1a.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// The text of a cell.
    static func text(_ cell: CellBytes) -> String { String(decoding: cell, as: UTF8.self) }

    /// A byte in lower case as far as it is ASCII.
    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte }

    /// Whether a cell is a word, whatever the case of ASCII letters.
    static func isWord(_ cell: CellBytes, _ word: [UInt8]) -> Bool {
        guard cell.count == word.count else { return false }
        for index in word.indices where lowered(cell[index]) != word[index] { return false }
        return true
    }

    static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(lowered(byte))
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
