/// The recursive descent over one filter's bytes; conditions are read in an extension.
struct FilterReader {
    let bytes: [UInt8]
    let cursor: Int
    let vocabulary: FilterVocabulary
    var index = 0
    private var terms = 0

    init(bytes: [UInt8], cursor: Int, vocabulary: FilterVocabulary) {
        self.bytes = bytes
        self.cursor = cursor
        self.vocabulary = vocabulary
    }

    mutating func wholeFilter() throws(FilterMistake) -> Filter {
        guard bytes.count <= FilterParser.longest else {
            throw mistake(.tooLong, FilterParser.longest..<bytes.count)
        }
        if let invalid = FilterReader.firstInvalid(in: bytes) {
            throw mistake(.notText, invalid..<invalid + 1)
        }
        skipBlanks()
        guard index < bytes.count else { return .all }
        let filter = try alternatives(depth: 0)
        guard index == bytes.count else { throw mistake(.unopenedGroup, index..<index + 1) }
        return filter
    }

    // MARK: Structure

    private mutating func alternatives(depth: Int) throws(FilterMistake) -> Filter {
        var parts: [Filter] = []
        var or: Range<Int>?
        repeat {
            parts.append(try sequence(after: or, depth: depth))
            or = skipOr()
        } while or != nil
        return Filter.any(of: parts)
    }

    private mutating func sequence(
        after or: Range<Int>?, depth: Int
    ) throws(FilterMistake) -> Filter {
        var parts: [Filter] = []
        skipBlanks()
        while index < bytes.count, bytes[index] != Byte.close, orRange() == nil {
            parts.append(try term(depth: depth))
            skipBlanks()
        }
        guard parts.isEmpty else { return Filter.all(of: parts) }
        if let or {
            throw mistake(.emptyAlternative, or, incomplete: index == bytes.count)
        }
        if let next = orRange() { throw mistake(.emptyAlternative, next) }
        // The callers see to it that something is left: only a parenthesis can be.
        throw mistake(.unopenedGroup, index..<index + 1)
    }

    private mutating func term(depth: Int) throws(FilterMistake) -> Filter {
        let end = endOfScalar(at: index)
        guard depth < FilterParser.deepest else { throw mistake(.tooDeep, index..<end) }
        switch bytes[index] {
        case Byte.minus: return try exclusion(depth: depth)
        case Byte.open: return try group(depth: depth)
        default: break
        }
        terms += 1
        guard terms <= FilterParser.mostTerms else {
            throw mistake(.tooManyTerms, index..<end)
        }
        if bytes[index] == Byte.quote { return .text(try quoted()) }
        if let head = conditionHead() { return .condition(try condition(head)) }
        let word = index..<endOfRun(from: index)
        if let field = figure(begunIn: word) {
            throw mistake(
                .missingValue(field), word.upperBound..<word.upperBound,
                incomplete: word.upperBound == cursor)
        }
        index = word.upperBound
        return .text(string(word))
    }

    private mutating func exclusion(depth: Int) throws(FilterMistake) -> Filter {
        let minus = index
        index += 1
        let atEnd = index == bytes.count
        guard !atEnd, blank(at: index) == 0, bytes[index] != Byte.close else {
            throw mistake(.nothingToExclude, minus..<index, incomplete: index == cursor || atEnd)
        }
        return try term(depth: depth + 1).negated
    }

    private mutating func group(depth: Int) throws(FilterMistake) -> Filter {
        let open = index
        index += 1
        skipBlanks()
        if index < bytes.count, bytes[index] == Byte.close {
            throw mistake(
                .emptyGroup, open..<index + 1, incomplete: cursor > open && cursor <= index)
        }
        guard index < bytes.count else {
            throw mistake(.unclosedGroup, open..<open + 1, incomplete: true)
        }
        let inner = try alternatives(depth: depth + 1)
        guard index < bytes.count else {
            throw mistake(.unclosedGroup, open..<open + 1, incomplete: true)
        }
        index += 1
        return inner
    }

    /// Reads `"…"` from its opening quote on and stands behind the closing one.
    mutating func quoted() throws(FilterMistake) -> String {
        let open = index
        var content: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != Byte.quote {
            if bytes[index] == Byte.backslash, index + 1 < bytes.count,
                bytes[index + 1] == Byte.quote || bytes[index + 1] == Byte.backslash
            {
                index += 1
            }
            content.append(bytes[index])
            index += 1
        }
        guard index < bytes.count else {
            throw mistake(.unclosedQuote, open..<open + 1, incomplete: true)
        }
        index += 1
        guard !content.isEmpty else {
            throw mistake(
                .emptyQuote, open..<index, incomplete: cursor > open && cursor <= index)
        }
        return String(decoding: content, as: UTF8.self)
    }

    // MARK: Words and blanks

    /// How many bytes of blank stand here, 0 if none: ASCII blanks, U+00A0 and U+3000.
    func blank(at index: Int) -> Int { FilterReader.blank(bytes, at: index) }

    static func blank(_ bytes: [UInt8], at index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        switch bytes[index] {
        case 0...0x20: return 1
        case 0xC2: return bytes.count > index + 1 && bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE3:
            guard bytes.count > index + 2 else { return 0 }
            return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    private mutating func skipBlanks() {
        while case let width = blank(at: index), width > 0 { index += width }
    }

    /// Whether a word, a value or the like ends here.
    func isEnd(at index: Int) -> Bool {
        guard index < bytes.count else { return true }
        if bytes[index] == Byte.open || bytes[index] == Byte.close { return true }
        return blank(at: index) > 0
    }

    func endOfRun(from start: Int) -> Int {
        var end = start
        while !isEnd(at: end) { end += 1 }
        return end
    }

    private func orRange() -> Range<Int>? {
        guard index + 2 <= bytes.count, bytes[index] | 0x20 == 0x6F,
            bytes[index + 1] | 0x20 == 0x72, isEnd(at: index + 2)
        else { return nil }
        return index..<index + 2
    }

    private mutating func skipOr() -> Range<Int>? {
        guard let or = orRange() else { return nil }
        index = or.upperBound
        return or
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func endOfScalar(at start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    // MARK: Mistakes

    func mistake(
        _ kind: FilterMistake.Kind, _ range: Range<Int>, suggestion: String? = nil,
        incomplete: Bool = false
    ) -> FilterMistake {
        FilterMistake(
            kind: kind, offset: range.lowerBound, length: range.count,
            column: FilterReader.scalars(in: bytes[..<range.lowerBound]),
            scalars: FilterReader.scalars(in: bytes[range]),
            suggestion: suggestion, isIncomplete: incomplete)
    }

    private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    private static func firstInvalid(in bytes: [UInt8]) -> Int? {
        guard !bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        var index = 0
        while index < bytes.count {
            let scalar = UTF8Scalar.read(bytes, at: index)
            guard scalar.isValid else { return index }
            index += scalar.length
        }
        return nil
    }
}

/// Bytes that mean something in a filter.
enum Byte {
    static let quote: UInt8 = 0x22
    static let open: UInt8 = 0x28
    static let close: UInt8 = 0x29
    static let comma: UInt8 = 0x2C
    static let minus: UInt8 = 0x2D
    static let point: UInt8 = 0x2E
    static let slash: UInt8 = 0x2F
    static let colon: UInt8 = 0x3A
    static let less: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let greater: UInt8 = 0x3E
    static let question: UInt8 = 0x3F
    static let percent: UInt8 = 0x25
    static let backslash: UInt8 = 0x5C
    static let underscore: UInt8 = 0x5F

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The text with A to Z made small.
    static func lowered(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }
}
