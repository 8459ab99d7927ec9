import PlainTree

/// A template's text cut into words that stand there and tags that are filled in.
///
/// It is read as bytes before any library sees it, so that what follows is small, flat and knows
/// no tags but values, sections and remarks.
struct TemplateText: Hashable, Sendable {
    /// A part of the text.
    enum Piece: Hashable, Sendable {
        case words(String)
        case value(String, PlainTree.Place)
        case open(String, isInverted: Bool, PlainTree.Place)
        case close(String)
        case remark
    }

    /// A mistake at a place of the text.
    struct Mistake: Error {
        let place: PlainTree.Place
        let what: String
        let advice: String
    }

    /// How deep sections may be nested.
    static let depthLimit = 32
    /// The longest name of a value.
    static let nameLimit = 64

    let pieces: [Piece]

    /// Cuts a text; its first byte stands at `start`.
    init(_ bytes: ArraySlice<UInt8>, at start: PlainTree.Place) throws(Mistake) {
        var scanner = TagScanner(bytes, at: start)
        pieces = try scanner.pieces()
    }

    /// Whether a byte may stand in the name of a value.
    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    /// Whether bytes can be the name of a value.
    static func isName(_ bytes: some Collection<UInt8>) -> Bool {
        (1...nameLimit).contains(bytes.count) && bytes.allSatisfy(isAllowed) && bytes.first != 0x2E
    }

    /// The names of tags for values that still stand in a text, each once, in order.
    static func openNames(in text: String) -> [String] {
        var names: [String] = []
        var rest = Array(text.utf8)[...]
        while let open = rest.firstPair(of: 0x7B) {
            rest = rest[(open + 2)...]
            guard let close = rest.firstPair(of: 0x7D) else { break }
            let inner = rest[..<close].drop { $0 == 0x20 }
            let name = inner.prefix { $0 != 0x20 }
            guard isName(name), inner.dropFirst(name.count).allSatisfy({ $0 == 0x20 }) else {
                continue
            }
            let word = String(decoding: name, as: UTF8.self)
            if !names.contains(where: { $0.utf8.elementsEqual(name) }) { names.append(word) }
        }
        return names
    }
}

extension ArraySlice<UInt8> {
    /// Where a byte stands twice in a row for the first time.
    func firstPair(of byte: UInt8) -> Int? {
        indices.dropLast().first { self[$0] == byte && self[$0 + 1] == byte }
    }
}

/// Walks over a template's bytes from tag to tag.
private struct TagScanner {
    private let bytes: ArraySlice<UInt8>
    private let text: String
    private var mark: (index: Int, place: PlainTree.Place)
    private var position: Int
    private var open: [(name: String, place: PlainTree.Place)] = []

    init(_ bytes: ArraySlice<UInt8>, at start: PlainTree.Place) {
        self.bytes = bytes
        text = String(decoding: bytes, as: UTF8.self)
        mark = (bytes.startIndex, start)
        position = bytes.startIndex
    }

    mutating func pieces() throws(TemplateText.Mistake) -> [TemplateText.Piece] {
        try checkBytes()
        var pieces: [TemplateText.Piece] = []
        while let tag = bytes[position...].firstPair(of: 0x7B) {
            if tag > position { pieces.append(words(upTo: tag)) }
            pieces.append(try piece(at: tag))
        }
        if position < bytes.endIndex { pieces.append(words(upTo: bytes.endIndex)) }
        if let last = open.last {
            throw TemplateText.Mistake(
                place: last.place, what: "the section ‘\(last.name)’ is not closed",
                advice: "write {{/\(last.name)}} behind it")
        }
        return pieces
    }

    private mutating func words(upTo end: Int) -> TemplateText.Piece {
        defer { position = end }
        return .words(String(decoding: bytes[position..<end], as: UTF8.self))
    }

    private mutating func piece(at tag: Int) throws(TemplateText.Mistake) -> TemplateText.Piece {
        let isTriple = tag + 2 < bytes.endIndex && bytes[tag + 2] == 0x7B
        let inner = tag + (isTriple ? 3 : 2)
        guard let close = bytes[inner...].firstPair(of: 0x7D) else {
            throw mistake(tag, "this tag is not closed", "write }} behind the name")
        }
        let end = close + (isTriple ? 3 : 2)
        guard !isTriple || (close + 2 < bytes.endIndex && bytes[close + 2] == 0x7D) else {
            throw mistake(tag, "this tag is not closed", "write {{name}}")
        }
        position = end
        try checkEdges([tag, inner, close, end])
        let body = bytes[inner..<close].drop { $0 == 0x20 }
        if isTriple { return .value(try name(body, tag), place(tag)) }
        return try piece(of: body, tag)
    }

    private mutating func piece(
        of body: ArraySlice<UInt8>, _ tag: Int
    ) throws(TemplateText.Mistake) -> TemplateText.Piece {
        switch body.first {
        case 0x21: return .remark
        case 0x26: return .value(try name(body.dropFirst(), tag), place(tag))
        case 0x23: return try begin(try name(body.dropFirst(), tag), isInverted: false, tag)
        case 0x5E: return try begin(try name(body.dropFirst(), tag), isInverted: true, tag)
        case 0x2F: return try end(try name(body.dropFirst(), tag), tag)
        case 0x3E, 0x3C, 0x24, 0x2A:
            throw mistake(
                tag, "a template cannot take in another one", "write its text here instead")
        case 0x3D, 0x25:
            throw mistake(
                tag, "a template cannot change how tags are read", "leave this tag out")
        default: return .value(try name(body, tag), place(tag))
        }
    }

    private mutating func begin(
        _ name: String, isInverted: Bool, _ tag: Int
    ) throws(TemplateText.Mistake) -> TemplateText.Piece {
        guard open.count < TemplateText.depthLimit else {
            throw mistake(
                tag, "sections are nested deeper than \(TemplateText.depthLimit)",
                "write them one after the other")
        }
        let place = place(tag)
        open.append((name, place))
        return .open(name, isInverted: isInverted, place)
    }

    private mutating func end(
        _ name: String, _ tag: Int
    ) throws(TemplateText.Mistake) -> TemplateText.Piece {
        guard let last = open.popLast() else {
            throw mistake(tag, "no section ‘\(name)’ is open here", "leave this tag out")
        }
        guard last.name == name else {
            throw mistake(
                tag, "the section that is open here is ‘\(last.name)’, not ‘\(name)’",
                "write {{/\(last.name)}}")
        }
        return .close(name)
    }

    private func name(
        _ body: ArraySlice<UInt8>, _ tag: Int
    ) throws(TemplateText.Mistake) -> String {
        let front = body.drop { $0 == 0x20 }
        let word = front.prefix { $0 != 0x20 }
        guard TemplateText.isName(word), front.dropFirst(word.count).allSatisfy({ $0 == 0x20 })
        else {
            let shown = String(decoding: front.prefix(40), as: UTF8.self)
            throw mistake(
                tag, "‘\(shown)’ is no name of a value",
                "names have only a-z, 0-9, dots and dashes")
        }
        return String(decoding: word, as: UTF8.self)
    }

    // MARK: - Bytes

    private func checkBytes() throws(TemplateText.Mistake) {
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] == 0x7F {
            guard bytes[index] != 0x0A, bytes[index] != 0x09 else { continue }
            throw mistake(index, "a control character stands here", "take it out")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw mistake(bytes.startIndex, "this is not UTF-8 text", "save it as UTF-8")
        }
    }

    /// The library reads whole characters: a mark that joins a brace would hide a tag from it.
    private func checkEdges(_ edges: [Int]) throws(TemplateText.Mistake) {
        let low = edges[0]
        for edge in edges {
            let index = text.utf8.index(text.startIndex, offsetBy: edge - bytes.startIndex)
            guard index.samePosition(in: text) == nil else { continue }
            throw mistake(low, "a combining mark is joined to this tag", "take the mark out")
        }
    }

    /// The place of a tag, walked to from the one before.
    private mutating func place(_ index: Int) -> PlainTree.Place {
        mark = walked(to: index)
        return mark.place
    }

    private func walked(to index: Int) -> (index: Int, place: PlainTree.Place) {
        var (line, column) = (mark.place.line, mark.place.column)
        for byte in bytes[mark.index..<max(index, mark.index)] {
            if byte == 0x0A {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (index, PlainTree.Place(line: line, column: column))
    }

    private func mistake(_ index: Int, _ what: String, _ advice: String) -> TemplateText.Mistake {
        TemplateText.Mistake(place: walked(to: index).place, what: what, advice: advice)
    }
}
