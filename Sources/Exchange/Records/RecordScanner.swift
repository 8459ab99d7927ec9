/// Finds the values of one record of JSON in a window of text, without building anything of it.
struct RecordScanner {
    /// Why a record has no end.
    enum Stop: Error {
        /// The window ends before it does.
        case incomplete
        /// Something is wrong at a place.
        case flaw(at: Int, what: String)
    }

    /// How deep values may be nested.
    static let depthLimit = 32

    let bytes: UnsafePointer<UInt8>
    let end: Int
    /// Whether nothing follows the window.
    let isComplete: Bool
    /// Where the scanner is.
    var index: Int
    /// How many ends of lines it has passed.
    private(set) var lines = 0
    /// Where the line it is in begins, if it has passed any end of one.
    private(set) var lineStart = 0
    /// Something wrong that does not keep the record from its end.
    private(set) var note: (place: Int, what: String)?

    private let cells: UnsafeMutablePointer<CSVReader.Cell>
    private var path: [UInt8] = []
    private var depth = 0
    private var muted = 0

    init(
        _ bytes: UnsafePointer<UInt8>, from index: Int, to end: Int, isComplete: Bool,
        cells: UnsafeMutablePointer<CSVReader.Cell>
    ) {
        self.bytes = bytes
        self.index = index
        self.end = end
        self.isComplete = isComplete
        self.cells = cells
    }

    /// Passes a record and puts its values where the shape says.
    mutating func record(_ shape: inout RecordShape) throws(Stop) {
        shape.rewind()
        for place in shape.paths.indices { cells[place] = CSVReader.Cell.none }
        guard try next() == 0x7B else {
            throw .flaw(at: index, what: "a record begins with { here")
        }
        try object(&shape)
    }

    // MARK: - Structure

    private mutating func value(_ shape: inout RecordShape) throws(Stop) {
        switch try next() {
        case 0x7B: try object(&shape)
        case 0x5B: try list(&shape)
        case 0x22:
            let (start, end, isEscaped) = try text()
            put(start, end, isEscaped, &shape)
        default: try word(&shape)
        }
    }

    private mutating func object(_ shape: inout RecordShape) throws(Stop) {
        try enter()
        if try next() == 0x7D {
            leave()
            return
        }
        while true {
            guard try next() == 0x22 else {
                throw .flaw(at: index, what: "a name in quotes is missing")
            }
            let (start, end, _) = try text()
            guard try next() == 0x3A else { throw .flaw(at: index, what: "a : is missing") }
            index += 1
            let length = path.count
            push(start, end)
            try value(&shape)
            path.removeSubrange(length...)
            if try isLast(0x7D) { break }
        }
        leave()
    }

    private mutating func list(_ shape: inout RecordShape) throws(Stop) {
        try enter()
        if try next() == 0x5D {
            leave()
            return
        }
        var number = 0
        while true {
            let length = path.count
            let isMuted = number >= RecordShape.elementLimit
            if isMuted { muted += 1 } else { push(number) }
            try value(&shape)
            path.removeSubrange(length...)
            if isMuted { muted -= 1 }
            number += 1
            if try isLast(0x5D) { break }
        }
        leave()
    }

    private mutating func enter() throws(Stop) {
        depth += 1
        guard depth <= RecordScanner.depthLimit else {
            throw .flaw(at: index, what: "nested deeper than \(RecordScanner.depthLimit)")
        }
        index += 1
    }

    private mutating func leave() {
        depth -= 1
        index += 1
    }

    /// After a value: whether what it stands in ends here; a comma is passed.
    private mutating func isLast(_ closing: UInt8) throws(Stop) -> Bool {
        let byte = try next()
        if byte == closing { return true }
        guard byte == 0x2C else {
            let sign = closing == 0x7D ? "}" : "]"
            throw .flaw(at: index, what: "a comma or \(sign) is missing")
        }
        index += 1
        return false
    }

    /// The next byte that is no blank.
    private mutating func next() throws(Stop) -> UInt8 {
        while index < end {
            let byte = bytes[index]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            index += 1
            guard byte == 0x0A else { continue }
            lines += 1
            lineStart = index
        }
        throw atEnd
    }

    private var atEnd: Stop {
        isComplete
            ? .flaw(at: end, what: "the file ends inside a record: it is cut off") : .incomplete
    }

    // MARK: - Values

    /// A text in quotes: where it begins and ends, and whether it has escapes.
    private mutating func text() throws(Stop) -> (start: Int, end: Int, isEscaped: Bool) {
        let start = index + 1
        var isEscaped = false
        index = start
        while index < end {
            switch bytes[index] {
            case 0x22:
                index += 1
                return (start, index - 1, isEscaped)
            case 0x5C:
                isEscaped = true
                guard try isEscape() else {
                    take(index, "this backslash begins no escape of JSON")
                    index += 1
                    continue
                }
                index += 2
            case 0x0A: throw .flaw(at: start - 1, what: "a text that begins here has no end")
            default: index += 1
            }
        }
        throw atEnd
    }

    /// Whether what follows a backslash is an escape.
    private func isEscape() throws(Stop) -> Bool {
        guard index + 1 < end else { throw atEnd }
        switch bytes[index + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return true
        case 0x75:
            guard index + 5 < end else { throw atEnd }
            return (2...5).allSatisfy { CellValues.isHex(bytes[index + $0]) }
        default: return false
        }
    }

    /// A number, true, false or null; null is an empty value.
    private mutating func word(_ shape: inout RecordShape) throws(Stop) {
        let start = index
        while index < end, !RecordScanner.endsWord(bytes[index]) { index += 1 }
        guard index < end || isComplete else { throw .incomplete }
        let word = UnsafeBufferPointer(start: bytes + start, count: index - start)
        guard let first = word.first else { throw .flaw(at: start, what: "a value is missing") }
        if word.elementsEqual("null".utf8) {
            put(start, start, false, &shape)
        } else if first == 0x2D || CellValues.isDigit(first) || word.elementsEqual("true".utf8)
            || word.elementsEqual("false".utf8)
        {
            put(start, index, false, &shape)
        } else {
            throw .flaw(at: start, what: "this is no value of JSON: texts stand in quotes")
        }
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x5D, 0x7D, 0x20, 0x0A, 0x0D, 0x09, 0x3A, 0x22, 0x5B, 0x7B: true
        default: false
        }
    }

    private mutating func put(
        _ start: Int, _ end: Int, _ isEscaped: Bool, _ shape: inout RecordShape
    ) {
        guard muted == 0 else { return }
        let count = shape.paths.count
        guard let place = shape.place(of: path) else { return }
        if end - start > CSVReader.cellLimit { take(start, "this text is longer than 64 KiB") }
        if place < count, cells[place].start >= 0 { take(start, "this name stands here twice") }
        cells[place] = CSVReader.Cell(
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
            isEscaped: isEscaped)
    }

    private mutating func take(_ place: Int, _ what: String) {
        if note == nil { note = (place, what) }
    }

    private mutating func push(_ start: Int, _ end: Int) {
        if !path.isEmpty { path.append(0x2E) }
        for place in start..<min(end, start + 200) { path.append(CellValues.lowered(bytes[place])) }
    }

    private mutating func push(_ number: Int) {
        if !path.isEmpty { path.append(0x2E) }
        path.append(0x30 + UInt8(truncatingIfNeeded: number))
    }
}
