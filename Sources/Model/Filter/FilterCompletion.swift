/// Something that can be put at the cursor of a filter line.
public struct FilterCandidate: Hashable, Sendable {
    /// What to put in place of the completion's range.
    public let text: String
    /// What it means, for people; empty for values that speak for themselves.
    public let meaning: String

    /// A candidate with its meaning.
    public init(text: String, meaning: String) {
        self.text = text
        self.meaning = meaning
    }
}

/// What can stand at the cursor of a filter line, and which bytes it replaces.
public struct FilterCompletion: Hashable, Sendable {
    /// The bytes before the cursor that a candidate replaces.
    public let range: Range<Int>
    /// The best ones first; none inside a phrase.
    public let candidates: [FilterCandidate]
    /// The field whose value is being typed, nil where no value is.
    public let field: FilterField?
    /// The bytes of the term being typed, a minus before it included, up to the cursor.
    public let term: Range<Int>

    /// Finds what can stand at the cursor.
    ///
    /// - Parameters:
    ///   - text: the line as typed.
    ///   - cursor: where the person is typing, in bytes; what follows it is not looked at.
    ///   - today: the day that "this month" is seen from.
    ///   - vocabulary: what the program at hand can answer.
    ///   - values: the values that a field of words has in the program, the most common first.
    public init(
        _ text: some Collection<UInt8>, cursor: Int, today: Day,
        vocabulary: FilterVocabulary = .everything,
        values: (FilterField) -> [String]
    ) {
        let typed = Array(text.prefix(max(0, cursor)))
        let place = FilterPlace(typed)
        self.range = place.start..<typed.count
        self.term = place.term..<typed.count
        if case .value(let field) = place.kind { self.field = field } else { self.field = nil }
        let written = Array(typed[place.start...])
        let all: [FilterCandidate] =
            switch place.kind {
            case .phrase: []
            case .field: FilterCandidate.fields(in: vocabulary)
            case .window(let field):
                FilterCandidate.windows(of: field, today: today, in: vocabulary)
            case .value(let field):
                FilterCandidate.values(of: field, today: today, in: vocabulary, words: values)
            }
        self.candidates = FilterCompletion.ranked(all, by: written)
    }

    /// The line as a list is best narrowed by it while it is being typed; nil if as it stands.
    ///
    /// A value that has only begun stands for all that begin so; a term without its value, or
    /// without the end of its number, is left out as if it were not there yet.
    public func loosened(_ text: some Collection<UInt8>) -> [UInt8]? {
        let bytes = Array(text)
        guard let field, range.upperBound <= bytes.count else { return nil }
        let written = Array(bytes[range])
        switch field.kind {
        case .words, .stages, .states, .properties:
            let begun = candidates.filter { candidate in
                let isKeyword = ["none", "any"].contains(candidate.text)
                return !isKeyword && FilterCompletion.begins(candidate, written)
            }
            guard !begun.isEmpty else { return nil }
            if written.isEmpty, range.lowerBound == term.upperBound { return without(bytes) }
            let values = begun.map(\.text).joined(separator: ",")
            return bytes[..<range.lowerBound] + Array(values.utf8) + bytes[range.upperBound...]
        case .day, .span, .count, .money, .percent: return without(bytes)
        }
    }

    private func without(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes[..<term.lowerBound] + bytes[term.upperBound...])
    }

    private static func begins(_ candidate: FilterCandidate, _ written: [UInt8]) -> Bool {
        let typed = written.first == Byte.quote ? Array(written.dropFirst()) : written
        var text = Array(candidate.text.utf8)
        if text.first == Byte.quote { text.removeFirst() }
        return FoldedText(text).bytes.starts(with: FoldedText(typed).bytes)
    }

    /// Those that begin as typed, then those that hold it, each in their order.
    private static func ranked(
        _ candidates: [FilterCandidate], by written: [UInt8]
    ) -> [FilterCandidate] {
        let needle = FoldedText(written.first == Byte.quote ? Array(written.dropFirst()) : written)
        var (begun, held): ([FilterCandidate], [FilterCandidate]) = ([], [])
        for candidate in candidates {
            var text = Array(candidate.text.utf8)
            if text.first == Byte.quote { text.removeFirst() }
            let folded = FoldedText(text)
            if folded.bytes.starts(with: needle.bytes) {
                begun.append(candidate)
            } else if folded.contains(needle) {
                held.append(candidate)
            }
        }
        return begun + held
    }
}

/// What is being typed at the end of some bytes.
private struct FilterPlace {
    enum Kind {
        case field
        case window(FilterField)
        case value(FilterField)
        case phrase
    }

    let kind: Kind
    /// Where it begins.
    let start: Int
    /// Where its term begins, with the minus before it.
    let term: Int

    init(_ typed: [UInt8]) {
        let term = FilterPlace.lastTerm(of: typed)
        self.term = term > 0 && typed[term - 1] == Byte.minus ? term - 1 : term
        let reader = FilterReader(bytes: typed, cursor: typed.count, vocabulary: .everything)
        var end = term
        while end < typed.count, typed[end] != Byte.colon, typed[end] != Byte.point { end += 1 }
        let name = Byte.lowered(typed[term..<end])
        let field = FilterField.allCases.first { $0.rawValue.utf8.elementsEqual(name) }
        guard end < typed.count, let field else {
            let isPhrase = term < typed.count && typed[term] == Byte.quote
            (kind, start) = (isPhrase ? .phrase : .field, term)
            return
        }
        let colon = typed[end...].firstIndex(of: Byte.colon)
        guard let colon else {
            (kind, start) = (field.takesWindow ? .window(field) : .phrase, end + 1)
            return
        }
        kind = .value(field)
        start = reader.lastValue(from: colon + 1)
    }

    /// Where the term at the end begins, behind blanks, parentheses and minus signs.
    private static func lastTerm(of typed: [UInt8]) -> Int {
        let reader = FilterReader(bytes: typed, cursor: typed.count, vocabulary: .everything)
        var (index, term, isQuoted) = (0, 0, false)
        while index < typed.count {
            let byte = typed[index]
            let blank = reader.blank(at: index)
            if isQuoted {
                if byte == Byte.backslash { index += 1 }
                if byte == Byte.quote { isQuoted = false }
            } else if blank > 0 || byte == Byte.open || byte == Byte.close {
                term = index + max(blank, 1)
            } else if byte == Byte.minus, index == term {
                term = index + 1
            } else if byte == Byte.quote, reader.beginsQuote(at: index, of: term) {
                isQuoted = true
            }
            index += isQuoted ? 1 : max(blank, 1)
        }
        return min(term, typed.count)
    }
}

extension FilterReader {
    /// Whether a quote here opens one: at the beginning of a term, or of a value.
    fileprivate func beginsQuote(at index: Int, of term: Int) -> Bool {
        guard index > term else { return true }
        return bytes[index - 1] == Byte.colon || bytes[index - 1] == Byte.comma
    }

    /// Where the last of the values between commas begins, behind quotes that are closed.
    fileprivate func lastValue(from first: Int) -> Int {
        var (index, start, isQuoted) = (first, first, false)
        while index < bytes.count {
            if isQuoted {
                if bytes[index] == Byte.backslash { index += 1 }
                if index < bytes.count, bytes[index] == Byte.quote { isQuoted = false }
            } else if bytes[index] == Byte.comma {
                start = index + 1
            } else if bytes[index] == Byte.quote, index == start {
                isQuoted = true
            }
            index += 1
        }
        return start
    }
}

extension FilterCandidate {
    fileprivate static func fields(in vocabulary: FilterVocabulary) -> [FilterCandidate] {
        FilterField.allCases.filter(vocabulary.fields.contains).map {
            FilterCandidate(text: $0.rawValue + ":", meaning: $0.meaning)
        }
    }

    fileprivate static func windows(
        of field: FilterField, today: Day, in vocabulary: FilterVocabulary
    ) -> [FilterCandidate] {
        guard vocabulary.fields.contains(field) else { return [] }
        let lengths = [
            ("7d", "the last 7 days"), ("30d", "the last 30 days"), ("90d", "the last 90 days"),
            ("12w", "the last 12 weeks"), ("3m", "the last 3 months"), ("1y", "the last year"),
        ]
        let list = lengths + periods(today: today) + [("all", "all time")]
        return list.map { FilterCandidate(text: $0.0 + ":", meaning: $0.1) }
    }

    fileprivate static func values(
        of field: FilterField, today: Day, in vocabulary: FilterVocabulary,
        words: (FilterField) -> [String]
    ) -> [FilterCandidate] {
        guard vocabulary.fields.contains(field) else { return [] }
        switch field.kind {
        case .words:
            return words(field).map { FilterCandidate(text: FilterText.value($0), meaning: "") }
                + examples([("none", "not set"), ("any", "set")])
        case .stages: return Stage.allCases.map { FilterCandidate(text: $0.word, meaning: "") }
        case .states:
            return FilterState.allCases.filter(vocabulary.states.contains).map {
                FilterCandidate(text: $0.rawValue, meaning: $0.meaning)
            }
        case .properties:
            return FilterProperty.allCases.filter(vocabulary.properties.contains).map {
                FilterCandidate(text: $0.rawValue, meaning: $0.meaning)
            }
        case .day: return examples(dayExamples(of: field, today: today))
        case .span:
            return examples([
                (">30d", "more than 30 days"), (">60d", "more than 60 days"),
                (">90d", "more than 90 days"), ("<7d", "less than 7 days"), ("?", "unknown"),
            ])
        case .count:
            return examples([("0", "none"), (">0", "at least one"), ("?", "unknown")])
        case .money:
            return examples([
                (">0", "anything"), (">100", "more than 100"), ("100..500", "from 100 to 500"),
                ("?", "unknown"),
            ])
        case .percent:
            return examples([(">50%", "more than half"), ("<5%", "under 5 %"), ("?", "unknown")])
        }
    }

    private static func dayExamples(
        of field: FilterField, today: Day
    ) -> [(String, String)] {
        switch field {
        case .due: [("7d", "within 7 days, or overdue"), (">7d", "later"), ("none", "no task")]
        case .contacted, .taught:
            [
                ("14d", "within the last 14 days"), (">14d", "longer ago or never"),
                (">30d", "longer ago or never"), ("none", "never"),
            ]
        default:
            [("30d", "within the last 30 days"), (">90d", "longer ago")]
                + periods(today: today) + [("none", "not known")]
        }
    }

    private static func periods(today: Day) -> [(String, String)] {
        let (year, month, _) = today.civil
        return [
            ("\(FilterPeriod.month(year: year, month: month))", "this month"),
            ("\(FilterPeriod.year(year))", "this year"),
        ]
    }

    private static func examples(_ list: [(String, String)]) -> [FilterCandidate] {
        list.map { FilterCandidate(text: $0.0, meaning: $0.1) }
    }
}
