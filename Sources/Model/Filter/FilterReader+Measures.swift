/// What can be compared with `>` and stand in a range.
protocol FilterOperand: Hashable, Sendable {
    /// Reads all of a range that is not empty.
    static func read(
        _ range: Range<Int>, in reader: FilterReader, of field: FilterField
    ) throws(FilterMistake) -> Self

    /// Whether a range from the left to the right one could hold nothing.
    static func isInverted(_ lower: Self, _ upper: Self) -> Bool
}

extension FilterReader {
    /// Reads a number, a length of time or a day with its comparison and stands behind it.
    mutating func measure(of field: FilterField) throws(FilterMistake) -> FilterTest {
        let value = index..<endOfRun(from: index)
        index = value.upperBound
        guard !value.isEmpty else { throw missing(field, at: value.lowerBound) }
        if let test = FilterTest(keyword: bytes[value]) { return test }
        switch field.kind {
        case .day:
            guard isSpan(value) else { return .period(try comparison(value, of: field)) }
            return .span(try comparison(value, of: field))
        case .span: return .span(try comparison(value, of: field))
        default: return .number(try comparison(value, of: field))
        }
    }

    private func comparison<Operand: FilterOperand>(
        _ value: Range<Int>, of field: FilterField
    ) throws(FilterMistake) -> FilterComparison<Operand> {
        let first = bytes[value.lowerBound]
        guard first == Byte.greater || first == Byte.less else {
            guard let dots = dots(in: value) else {
                return .equal(try operand(value, of: field))
            }
            return try range(value, dots: dots, of: field)
        }
        let second = value.lowerBound + 1
        let isInclusive = second < value.upperBound && bytes[second] == Byte.equals
        let rest = (isInclusive ? second + 1 : second)..<value.upperBound
        let bound: Operand = try operand(rest, of: field)
        if first == Byte.greater { return isInclusive ? .atLeast(bound) : .above(bound) }
        return isInclusive ? .atMost(bound) : .below(bound)
    }

    private func range<Operand: FilterOperand>(
        _ value: Range<Int>, dots: Int, of field: FilterField
    ) throws(FilterMistake) -> FilterComparison<Operand> {
        let (left, right) = (value.lowerBound..<dots, dots + 2..<value.upperBound)
        let lower: Operand = try operand(left, of: field)
        let upper: Operand = try operand(right, of: field)
        guard !Operand.isInverted(lower, upper) else {
            throw mistake(
                .invertedRange, value, suggestion: "\(string(right))..\(string(left))",
                incomplete: value.upperBound == cursor)
        }
        return .between(lower, upper)
    }

    private func operand<Operand: FilterOperand>(
        _ range: Range<Int>, of field: FilterField
    ) throws(FilterMistake) -> Operand {
        guard !range.isEmpty else { throw missing(field, at: range.lowerBound) }
        return try Operand.read(range, in: self, of: field)
    }

    private func missing(_ field: FilterField, at place: Int) -> FilterMistake {
        mistake(.missingValue(field), place..<place, incomplete: place == cursor)
    }

    private func dots(in value: Range<Int>) -> Int? {
        guard value.count >= 2 else { return nil }
        return (value.lowerBound..<value.upperBound - 1).first {
            bytes[$0] == Byte.point && bytes[$0 + 1] == Byte.point
        }
    }

    /// Whether the first operand ends with a letter: `>90d`, `7d..14d`.
    private func isSpan(_ value: Range<Int>) -> Bool {
        let end = dots(in: value) ?? value.upperBound
        return end > value.lowerBound && Byte.isLetter(bytes[end - 1])
    }

    /// Points at one character of a value, the whole of which typing on could still make right.
    fileprivate func mistake(
        _ kind: FilterMistake.Kind, at place: Int, of range: Range<Int>, suggestion: String? = nil
    ) -> FilterMistake {
        guard place < range.upperBound else {
            return mistake(kind, place..<place, incomplete: place == cursor)
        }
        return mistake(kind, place..<endOfScalar(at: place), suggestion: suggestion)
    }
}

extension FilterNumber: FilterOperand {
    static func read(
        _ range: Range<Int>, in reader: FilterReader, of field: FilterField
    ) throws(FilterMistake) -> FilterNumber {
        let bytes = reader.bytes
        let isPercent = field.kind == .percent && bytes[range.upperBound - 1] == Byte.percent
        let body = range.lowerBound..<(isPercent ? range.upperBound - 1 : range.upperBound)
        var place = body.lowerBound
        let isNegative = place < body.upperBound && bytes[place] == Byte.minus
        if isNegative { place += 1 }
        var digits: Int64 = 0
        var point: Int?
        let first = place
        while place < body.upperBound {
            let byte = bytes[place]
            if byte == Byte.point, point == nil, place > first {
                point = place
            } else {
                guard let next = appending(byte, to: digits) else {
                    let hint = byte == Byte.comma ? decimalPoint(at: place, in: reader, body) : nil
                    throw reader.mistake(.badNumber, at: place, of: range, suggestion: hint)
                }
                digits = next
            }
            place += 1
        }
        let fraction = point.map { body.upperBound - $0 - 1 } ?? 0
        guard place > first, point == nil || fraction > 0,
            let number = FilterNumber(
                digits: isNegative ? -digits : digits, fractionDigits: fraction)
        else { throw reader.mistake(.badNumber, at: place, of: range) }
        return number
    }

    private static func appending(_ byte: UInt8, to digits: Int64) -> Int64? {
        guard Byte.isDigit(byte) else { return nil }
        let (product, isTooBig) = digits.multipliedReportingOverflow(by: 10)
        let (sum, overflows) = product.addingReportingOverflow(Int64(byte - 0x30))
        return isTooBig || overflows ? nil : sum
    }

    /// A point for a decimal comma; nothing for `1,000`, which may be meant either way.
    private static func decimalPoint(
        at place: Int, in reader: FilterReader, _ body: Range<Int>
    ) -> String? {
        let rest = reader.bytes[place + 1..<body.upperBound]
        let isDecimal = !rest.isEmpty && rest.count != 3 && rest.allSatisfy(Byte.isDigit)
        return isDecimal && place > body.lowerBound ? "." : nil
    }

    static func isInverted(_ lower: FilterNumber, _ upper: FilterNumber) -> Bool { upper < lower }
}

extension FilterSpan: FilterOperand {
    static func read(
        _ range: Range<Int>, in reader: FilterReader, of field: FilterField
    ) throws(FilterMistake) -> FilterSpan {
        let bytes = reader.bytes
        var (place, count) = (range.lowerBound, 0)
        while place < range.upperBound, Byte.isDigit(bytes[place]), count <= 99_999 {
            count = count * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        guard place > range.lowerBound, count <= 99_999 else {
            throw reader.mistake(.badSpan, at: max(range.lowerBound, place - 1), of: range)
        }
        guard place < range.upperBound else {
            // `quiet:>30` needs no unit; `7d..14` of a day does.
            guard field.kind == .span, let span = FilterSpan(count: count, unit: .day) else {
                throw reader.mistake(.badSpan, at: place, of: range)
            }
            return span
        }
        guard place == range.upperBound - 1, let unit = Unit(letter: bytes[place]),
            let span = FilterSpan(count: count, unit: unit)
        else { throw reader.mistake(.badSpan, at: place, of: range) }
        return span
    }

    static func isInverted(_ lower: FilterSpan, _ upper: FilterSpan) -> Bool {
        lower.isLonger(than: upper)
    }
}

extension FilterSpan.Unit {
    /// The unit with this letter, in either case.
    init?(letter: UInt8) {
        guard let unit = Self.allCases.first(where: { $0.letter.utf8.first == letter | 0x20 })
        else { return nil }
        self = unit
    }
}

extension FilterPeriod: FilterOperand {
    static func read(
        _ range: Range<Int>, in reader: FilterReader, of field: FilterField
    ) throws(FilterMistake) -> FilterPeriod {
        if let period = FilterPeriod(written: reader.bytes[range]) { return period }
        let shape = Array("dddd-dd-dd".utf8)
        for (index, place) in range.enumerated() {
            let byte = reader.bytes[place]
            let fits =
                index < shape.count
                && (shape[index] == Byte.minus ? byte == Byte.minus : Byte.isDigit(byte))
            guard fits else { throw reader.mistake(.badDay, at: place, of: range) }
        }
        // Right in shape: either not yet all of it, or a date that does not exist.
        guard [4, 7, 10].contains(range.count) else {
            throw reader.mistake(.badDay, at: range.upperBound, of: range)
        }
        throw reader.mistake(.badDay, range)
    }

    static func isInverted(_ lower: FilterPeriod, _ upper: FilterPeriod) -> Bool {
        guard let lower = lower.days, let upper = upper.days else { return false }
        return lower.lowerBound > upper.upperBound
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else or no such date.
    init?(written text: ArraySlice<UInt8>) {
        let parts = text.split(separator: Byte.minus, omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for (part, width) in zip(parts, widths) {
            guard part.count == width, part.allSatisfy(Byte.isDigit) else { return nil }
            numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        switch numbers.count {
        case 1: self = .year(numbers[0])
        case 2: self = .month(year: numbers[0], month: numbers[1])
        default:
            guard let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else {
                return nil
            }
            self = .day(day)
        }
        guard days != nil else { return nil }
    }
}

extension FilterWindow {
    /// Reads `90d`, `2026-10`, `2026`, `all` and the like; nil for anything else.
    init?(written text: ArraySlice<UInt8>) {
        if Byte.lowered(text).elementsEqual("all".utf8) {
            self = .all
        } else if let period = FilterPeriod(written: text) {
            self = .period(period)
        } else {
            let count = text.dropLast()
            guard let letter = text.last, let unit = FilterSpan.Unit(letter: letter),
                (1...5).contains(count.count), count.allSatisfy(Byte.isDigit),
                let span = FilterSpan(
                    count: count.reduce(0) { $0 * 10 + Int($1 - 0x30) }, unit: unit),
                span.count > 0
            else { return nil }
            self = .last(span)
        }
    }
}
