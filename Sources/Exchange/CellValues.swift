public import Model

/// Reads numbers, money and dates the ways exports write them, exactly and by bytes.
public enum CellValues {
    /// Whether amounts are written in whole units such as euros, or in their smallest parts.
    public enum Units: String, Sendable, CaseIterable {
        case major, minor
    }

    /// A cell without blanks around it, and without the apostrophe that guards formulas.
    public static func trimmed(_ cell: [UInt8]) -> [UInt8] {
        var cell = cell[...]
        while let last = cell.last, last <= 0x20 { cell = cell.dropLast() }
        while let first = cell.first, first <= 0x20 { cell = cell.dropFirst() }
        if cell.first == 0x27, let second = cell.dropFirst().first,
            [0x3D, 0x2B, 0x2D, 0x40].contains(second)
        {
            cell = cell.dropFirst()
            if cell.last == 0x27 { cell = cell.dropLast() }
        }
        return Array(cell)
    }

    /// Whether a cell says nothing: empty, or a dash.
    public static func isBlank(_ cell: [UInt8]) -> Bool {
        cell.isEmpty || cell == [0x2D] || cell == Array("—".utf8)
    }

    /// A count such as `1,204`; nil for anything that is not a whole number of at least zero.
    public static func count(_ cell: [UInt8]) -> Int64? {
        let digits = cell.filter { $0 != 0x2C && $0 != 0x20 && $0 != 0x27 }
        guard !digits.isEmpty, digits.count <= 15, digits.allSatisfy(isDigit) else { return nil }
        return Int64(String(decoding: digits, as: UTF8.self))
    }

    /// Money in minor units: `$1,250.00`, `1.234,56`, `-25`, `100.00 USD`, `(3.00)`.
    ///
    /// Nil if it is no amount or has more decimals than the currency. With both `.` and `,` the
    /// last one is the decimal sign; a single one is, unless exactly three digits follow it in a
    /// currency of other decimals and it repeats.
    public static func money(_ cell: [UInt8], _ currency: Currency, _ units: Units) -> Int64? {
        var isNegative = false
        var digits: [UInt8] = []
        var marks: [(byte: UInt8, place: Int)] = []
        var lettersAfter = 0
        for byte in cell {
            switch byte {
            case 0x30...0x39:
                guard lettersAfter == 0 else { return nil }
                digits.append(byte)
            case 0x2D, 0x28:
                guard digits.isEmpty, !isNegative else { return nil }
                isNegative = true
            case 0x41...0x5A, 0x61...0x7A: lettersAfter += digits.isEmpty ? 0 : 1
            case 0x2E, 0x2C: marks.append((byte, digits.count))
            case 0x20, 0x29, 0x24, 0x27, 0x80...0xFF, 0x2B: continue
            default: return nil
            }
        }
        guard !digits.isEmpty, digits.count <= 16, [0, 2, 3].contains(lettersAfter) else {
            return nil
        }
        guard let decimals = decimals(marks, digits.count) else { return nil }
        guard let value = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
        let exponent = units == .minor ? 0 : currency.minorDigits
        guard let scaled = scale(value, by: exponent - decimals) else { return nil }
        return isNegative ? -scaled : scaled
    }

    /// How many digits stand after the decimal sign; nil if the signs make no sense.
    private static func decimals(_ marks: [(byte: UInt8, place: Int)], _ count: Int) -> Int? {
        guard let last = marks.last else { return 0 }
        let after = count - last.place
        let others = marks.dropLast()
        if others.isEmpty { return after == 3 && last.place > 0 && last.byte == 0x2C ? 0 : after }
        guard others.allSatisfy({ $0.byte == others[0].byte }) else { return nil }
        if others[0].byte != last.byte { return after }
        return after == 3 ? 0 : nil
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

    /// The program's day of a date or moment: ISO with or without time, `dd.mm.yyyy`, or seconds or
    /// milliseconds since 1970.
    ///
    /// `minutes` are added to moments before their day is taken: the program's time zone less the
    /// file's. A date without a time stays as it is.
    public static func day(_ cell: [UInt8], shift minutes: Int) -> Day? {
        if cell.count >= 10, let date = Day(iso: cell[..<10]) {
            return moment(date, cell[10...], minutes)
        }
        if cell.count >= 10, cell[2] == 0x2E, cell[5] == 0x2E {
            let iso = Array(cell[6..<10]) + [0x2D] + cell[3..<5] + [0x2D] + cell[0..<2]
            return Day(iso: iso).flatMap { moment($0, cell[10...], minutes) }
        }
        guard (10...13).contains(cell.count), cell.allSatisfy(isDigit),
            let number = Int64(String(decoding: cell, as: UTF8.self))
        else { return nil }
        let seconds = cell.count >= 12 ? number / 1000 : number
        return Day(number: Int32(clamping: floorDivide(seconds + Int64(minutes) * 60, 86_400)))
    }

    private static func moment(_ date: Day, _ rest: ArraySlice<UInt8>, _ shift: Int) -> Day? {
        guard !rest.isEmpty else { return date }
        let time = Array(rest.dropFirst())
        guard rest.first == 0x20 || rest.first == 0x54, time.count >= 5, time[2] == 0x3A,
            let hours = count(Array(time[0..<2])), let minutes = count(Array(time[3..<5])),
            hours < 25, minutes < 60
        else { return nil }
        let total = Int(hours) * 60 + Int(minutes) + shift
        return date.advanced(by: Int(floorDivide(Int64(total), 1440)))
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }

    /// The id in `Drew (#12)`, or the cell itself.
    public static func id(_ cell: [UInt8]) -> [UInt8] {
        guard cell.last == 0x29, let mark = cell.lastIndex(of: 0x23), mark > 0,
            cell[mark - 1] == 0x28
        else { return cell }
        return Array(cell[(mark + 1)..<(cell.count - 1)])
    }

    /// Takes away the slashes that were added before quotes and slashes, twice as AffiliateWP does.
    public static func unslashed(_ cell: [UInt8]) -> [UInt8] {
        guard cell.contains(0x5C) else { return cell }
        return stripped(stripped(cell))
    }

    private static func stripped(_ cell: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in cell {
            if byte == 0x5C, !isEscaped {
                isEscaped = true
            } else {
                result.append(byte)
                isEscaped = false
            }
        }
        return result
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
