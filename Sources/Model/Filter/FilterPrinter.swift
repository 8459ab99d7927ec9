extension Filter: CustomStringConvertible {
    /// The filter in the one form all its spellings share; parsing it gives the same filter.
    public var description: String { printed(within: .alternatives) }

    /// Where a filter stands, and so what needs parentheses there.
    private enum Place { case alternatives, sequence, exclusion }

    private func printed(within place: Place) -> String {
        switch self {
        case .all: return ""
        case .text(let text): return FilterText.word(text)
        case .condition(let condition): return condition.description
        case .not(let inner): return "-" + inner.printed(within: .exclusion)
        case .and(let parts):
            let text = parts.map { $0.printed(within: .sequence) }.joined(separator: " ")
            return place == .exclusion ? "(\(text))" : text
        case .or(let parts):
            let text = parts.map { $0.printed(within: .sequence) }.joined(separator: " or ")
            return place == .alternatives ? text : "(\(text))"
        }
    }
}

extension FilterCondition: CustomStringConvertible {
    /// The condition as people write it, such as `revenue.90d:>500`.
    public var description: String {
        let name = field.rawValue + (window.map { ".\($0)" } ?? "")
        return "\(name):\(test.text(of: field))"
    }
}

extension FilterTest {
    fileprivate func text(of field: FilterField) -> String {
        switch self {
        case .unset: field.isFigure ? "?" : "none"
        case .set: "any"
        case .words(let words): words.map(FilterText.value).joined(separator: ",")
        case .stages(let stages): stages.map(\.word).joined(separator: ",")
        case .states(let states): states.map(\.rawValue).joined(separator: ",")
        case .properties(let list): list.map(\.rawValue).joined(separator: ",")
        case .number(let comparison):
            comparison.text { "\($0)" + (field.kind == .percent ? "%" : "") }
        case .span(let comparison): comparison.text(\.description)
        case .period(let comparison): comparison.text(\.description)
        }
    }
}

extension FilterField {
    fileprivate var isFigure: Bool {
        switch kind {
        case .words, .stages, .states, .properties, .day: false
        case .span, .count, .money, .percent: true
        }
    }
}

extension FilterComparison {
    fileprivate func text(_ print: (Operand) -> String) -> String {
        switch self {
        case .equal(let operand): print(operand)
        case .above(let operand): ">" + print(operand)
        case .atLeast(let operand): ">=" + print(operand)
        case .below(let operand): "<" + print(operand)
        case .atMost(let operand): "<=" + print(operand)
        case .between(let lower, let upper): "\(print(lower))..\(print(upper))"
        }
    }
}

extension FilterSpan: CustomStringConvertible {
    /// Such as `30d`.
    public var description: String { "\(count)\(unit.letter)" }
}

extension FilterPeriod: CustomStringConvertible {
    /// Such as `2026-10`.
    public var description: String {
        switch self {
        case .year(let year): FilterPeriod.padded(year, to: 4)
        case .month(let year, let month):
            "\(FilterPeriod.padded(year, to: 4))-\(FilterPeriod.padded(month, to: 2))"
        case .day(let day): day.iso
        }
    }

    private static func padded(_ value: Int, to width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

extension FilterWindow: CustomStringConvertible {
    /// Such as `90d`.
    public var description: String {
        switch self {
        case .last(let span): span.description
        case .period(let period): period.description
        case .all: "all"
        }
    }
}

/// How words are written so that they are read back as the same words.
enum FilterText {
    /// A search text: bare if it can be, else in quotes.
    static func word(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let isOr = Byte.lowered(bytes).elementsEqual("or".utf8)
        let reader = FilterReader(bytes: bytes, cursor: bytes.count, vocabulary: .everything)
        let needsQuotes =
            isOr || reader.figure(begunIn: bytes.indices) != nil || bytes.first == Byte.minus
            || bytes.contains(Byte.colon) || !isBare(bytes)
        return needsQuotes ? quoted(bytes) : text
    }

    /// One value of a field of words: bare if it can be, else in quotes.
    static func value(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let isCompared = bytes.first == Byte.greater || bytes.first == Byte.less
        let needsQuotes =
            isCompared || bytes.contains(Byte.comma) || FilterTest(keyword: bytes) != nil
            || !isBare(bytes)
        return needsQuotes ? quoted(bytes) : text
    }

    private static func isBare(_ bytes: [UInt8]) -> Bool {
        !bytes.isEmpty
            && bytes.indices.allSatisfy { index in
                switch bytes[index] {
                case Byte.quote, Byte.open, Byte.close: false
                default: FilterReader.blank(bytes, at: index) == 0
                }
            }
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = [Byte.quote]
        for byte in bytes {
            if byte == Byte.quote || byte == Byte.backslash { text.append(Byte.backslash) }
            text.append(byte)
        }
        text.append(Byte.quote)
        return String(decoding: text, as: UTF8.self)
    }
}
