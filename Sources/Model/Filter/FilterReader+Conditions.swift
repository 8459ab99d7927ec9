extension FilterReader {
    /// The part of a condition before its value.
    struct Head {
        let name: Range<Int>
        let window: Range<Int>?
        let value: Int
    }

    /// What stands here if it is `name:` or `name.window:`, else nil: then it is a word.
    func conditionHead() -> Head? {
        let end = endOfRun(from: index)
        guard index < end, Byte.isLetter(bytes[index]) || bytes[index] >= 0x80 else { return nil }
        var position = index
        while position < end, isNameByte(bytes[position]) { position += 1 }
        let name = index..<position
        guard position < end else { return nil }
        if bytes[position] == Byte.colon {
            let isAddress =
                end >= position + 3 && bytes[position + 1] == Byte.slash
                && bytes[position + 2] == Byte.slash
            return isAddress ? nil : Head(name: name, window: nil, value: position + 1)
        }
        guard bytes[position] == Byte.point else { return nil }
        let start = position + 1
        position = start
        while position < end, bytes[position] != Byte.colon { position += 1 }
        guard position < end else { return nil }
        let window = start..<position
        let isKnown = field(named: name) != nil || FilterWindow(written: bytes[window]) != nil
        return isKnown ? Head(name: name, window: window, value: position + 1) : nil
    }

    /// The field of a word such as `revenue.90d`, to which only the colon is missing.
    ///
    /// At the cursor the window may have only begun. `clicks.com` stays a word.
    func figure(begunIn word: Range<Int>) -> FilterField? {
        guard let point = bytes[word].firstIndex(of: Byte.point),
            let field = field(named: word.lowerBound..<point), field.takesWindow
        else { return nil }
        let window = bytes[(point + 1)..<word.upperBound]
        if FilterWindow(written: window) != nil { return field }
        let isBegun =
            "all".utf8.starts(with: Byte.lowered(window))
            || window.allSatisfy { Byte.isDigit($0) || $0 == Byte.minus }
        return isBegun && word.upperBound == cursor ? field : nil
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || Byte.isLetter(byte) || Byte.isDigit(byte) || byte == Byte.minus
            || byte == Byte.underscore
    }

    private func field(named range: Range<Int>) -> FilterField? {
        let name = Byte.lowered(bytes[range])
        return FilterField.allCases.first { $0.rawValue.utf8.elementsEqual(name) }
    }

    /// Reads a whole condition and stands behind it.
    mutating func condition(_ head: Head) throws(FilterMistake) -> FilterCondition {
        let field = try knownField(head.name)
        var window: FilterWindow?
        if let range = head.window { window = try readWindow(range, of: field) }
        index = head.value
        let test = try readTest(of: field)
        return FilterCondition(field: field, window: window, test: test)
    }

    private func knownField(_ range: Range<Int>) throws(FilterMistake) -> FilterField {
        let name = string(range)
        guard let field = field(named: range) else {
            let known = FilterField.allCases.filter(vocabulary.fields.contains).map(\.rawValue)
            throw mistake(.unknownField(name), range, suggestion: nearest(to: name, of: known))
        }
        guard vocabulary.fields.contains(field) else {
            throw mistake(.unavailable(field.rawValue), range)
        }
        return field
    }

    private func readWindow(
        _ range: Range<Int>, of field: FilterField
    ) throws(FilterMistake) -> FilterWindow {
        guard field.takesWindow else {
            throw mistake(.noWindow(field), range.lowerBound - 1..<range.upperBound, suggestion: "")
        }
        guard let window = FilterWindow(written: bytes[range]) else {
            throw mistake(.badWindow, range, incomplete: range.upperBound == cursor)
        }
        return window
    }

    private mutating func readTest(of field: FilterField) throws(FilterMistake) -> FilterTest {
        switch field.kind {
        case .words:
            return try words(of: field) { reader, word throws(FilterMistake) in
                try reader.refuseOrder(word, of: field)
                return reader.text(of: word)
            } make: {
                .words($0)
            }
        case .stages:
            return try words(of: field) { reader, word throws(FilterMistake) in
                try reader.closed(
                    word, of: field, among: Stage.allCases, all: Stage.allCases, name: \.word)
            } make: {
                .stages($0)
            }
        case .states:
            return try words(of: field) { reader, word throws(FilterMistake) in
                try reader.closed(
                    word, of: field, among: reader.vocabulary.states, all: FilterState.allCases,
                    name: \.rawValue)
            } make: {
                .states($0)
            }
        case .properties:
            return try words(of: field) { reader, word throws(FilterMistake) in
                try reader.closed(
                    word, of: field, among: reader.vocabulary.properties,
                    all: FilterProperty.allCases, name: \.rawValue)
            } make: {
                .properties($0)
            }
        case .day, .span, .count, .money, .percent:
            return try measure(of: field)
        }
    }

    // MARK: Words

    /// One of the values between commas.
    struct Word {
        let range: Range<Int>
        /// What stands between the quotes, nil if there are none.
        let quoted: String?
    }

    func text(of word: Word) -> String { word.quoted ?? string(word.range) }

    private mutating func words<Value: Equatable>(
        of field: FilterField,
        read: (FilterReader, Word) throws(FilterMistake) -> Value,
        make: ([Value]) -> FilterTest
    ) throws(FilterMistake) -> FilterTest {
        let list = try wordList(of: field)
        let takesKeywords = field != .is && field != .has
        var values: [Value] = []
        for word in list {
            if takesKeywords, word.quoted == nil, let test = FilterTest(keyword: bytes[word.range])
            {
                guard list.count == 1 else {
                    throw mistake(.keywordInList(string(word.range)), word.range)
                }
                return test
            }
            let value = try read(self, word)
            if !values.contains(value) { values.append(value) }
        }
        return make(values)
    }

    private mutating func wordList(of field: FilterField) throws(FilterMistake) -> [Word] {
        var list: [Word] = []
        while true {
            let start = index
            var quoted: String?
            if index < bytes.count, bytes[index] == Byte.quote {
                quoted = try self.quoted()
            } else {
                while !isEnd(at: index), bytes[index] != Byte.comma { index += 1 }
            }
            guard index > start else {
                throw mistake(.missingValue(field), start..<start, incomplete: start == cursor)
            }
            list.append(Word(range: start..<index, quoted: quoted))
            if isEnd(at: index) { return list }
            guard bytes[index] == Byte.comma else {
                throw mistake(.textAfterQuote, index..<endOfScalar(at: index))
            }
            index += 1
        }
    }

    func refuseOrder(_ word: Word, of field: FilterField) throws(FilterMistake) {
        guard word.quoted == nil else { return }
        let first = bytes[word.range.lowerBound]
        guard first == Byte.greater || first == Byte.less else { return }
        throw mistake(.noOrder(field), word.range.lowerBound..<word.range.lowerBound + 1)
    }

    func closed<Value: Equatable>(
        _ word: Word, of field: FilterField, among available: some Collection<Value>,
        all: [Value], name: (Value) -> String
    ) throws(FilterMistake) -> Value {
        try refuseOrder(word, of: field)
        let written = text(of: word)
        let lowered = Byte.lowered(written.utf8)
        if let value = all.first(where: { name($0).utf8.elementsEqual(lowered) }) {
            guard available.contains(value) else {
                throw mistake(.unavailable("\(field.rawValue):\(name(value))"), word.range)
            }
            return value
        }
        let names = all.filter(available.contains).map(name)
        throw mistake(
            .unknownValue(field, written), word.range, suggestion: nearest(to: written, of: names),
            incomplete: word.range.upperBound == cursor
                && names.contains { $0.utf8.starts(with: lowered) })
    }

    private func nearest(to word: String, of words: [String]) -> String? {
        EditDistance.nearest(to: Byte.lowered(word.utf8), among: words)
    }
}

extension FilterTest {
    /// The test that `none`, `any` or `?` asks for; nil for other words.
    init?(keyword: some Collection<UInt8>) {
        let word = Byte.lowered(keyword)
        if word.elementsEqual("none".utf8) || word.elementsEqual("?".utf8) {
            self = .unset
        } else if word.elementsEqual("any".utf8) {
            self = .set
        } else {
            return nil
        }
    }
}
