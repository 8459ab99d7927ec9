/// How a table is written: its separator and how quotes inside cells look.
public struct CSVDialect: Hashable, Sendable {
    /// The byte between cells: a comma, a semicolon or a tab.
    public var separator: UInt8 = 0x2C
    /// Whether a blank follows every separator.
    public var isSpaced = false
    /// Whether quotes inside quoted cells are left as they are, so that only one before a separator
    /// ends a cell.
    public var hasBareQuotes = false

    /// The dialect of RFC 4180.
    public init() {}

    /// The dialect a header line suggests: the separator it has most of outside quotes.
    public init(header: some Collection<UInt8>) {
        var counts: [UInt8: Int] = [:]
        var spaced = 0
        var isQuoted = false
        var last: UInt8 = 0
        for byte in header {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == 0x20, last == 0x2C { spaced += 1 }
            if !isQuoted, [0x2C, 0x3B, 0x09].contains(byte) { counts[byte, default: 0] += 1 }
            last = byte
        }
        for separator: UInt8 in [0x3B, 0x09]
        where counts[separator, default: 0] > counts[self.separator, default: 0] {
            self.separator = separator
        }
        isSpaced = separator == 0x2C && spaced > 0 && spaced == counts[0x2C]
    }
}

/// One row of a table: where its cells lie in the file.
public struct CSVRow: Sendable {
    /// Where a cell lies, without its quotes.
    struct Cell {
        var start: Int
        var end: Int
        /// Whether the bytes hold doubled or escaped quotes, or text after the closing quote.
        var isPlain: Bool
    }
    /// The line the row begins on, from 1.
    public internal(set) var line = 0
    var start = 0
    var cells: [Cell] = []

    /// How many cells the row has.
    public var count: Int { cells.count }
}

/// Reads rows of a table from bytes: RFC 4180 and what exports make of it.
///
/// Never fails: a quote that is never closed ends with the file and is remembered in `problem`.
public struct CSVReader {
    /// Something wrong at a line and column, both from 1; columns count bytes.
    public struct Problem: Error, Hashable, Sendable {
        /// The line.
        public let line: Int
        /// The column.
        public let column: Int
        /// What is wrong.
        public let what: String
    }

    /// The longest cell that is read, in bytes.
    public static let cellLimit = 65_536

    private let bytes: [UInt8]
    private let dialect: CSVDialect
    private var index = 0
    private var line = 1
    /// What was wrong in the row read last, nil if nothing.
    public private(set) var problem: Problem?

    /// A reader of UTF-8 bytes from the start; a byte order mark is passed over.
    public init(_ bytes: [UInt8], dialect: CSVDialect = CSVDialect()) {
        self.bytes = bytes
        self.dialect = dialect
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// Reads the next row that is not blank; false at the end.
    public mutating func next(_ row: inout CSVRow) -> Bool {
        problem = nil
        while index < bytes.count, isNewline(bytes[index]) { passNewline() }
        guard index < bytes.count else { return false }
        row.line = line
        row.start = index
        row.cells.removeAll(keepingCapacity: true)
        while true {
            if dialect.isSpaced, index < bytes.count, bytes[index] == 0x20 { index += 1 }
            let cell = index < bytes.count && bytes[index] == 0x22 ? quoted() : bare()
            if cell.end - cell.start > CSVReader.cellLimit {
                note(cell.start, row, "this cell is longer than 64 KiB")
            }
            row.cells.append(cell)
            guard index < bytes.count, bytes[index] == dialect.separator else { break }
            index += 1
        }
        if index < bytes.count { passNewline() }
        return true
    }

    /// The bytes of a cell as they were before they were quoted; none where the row is too short.
    public func bytes(of place: Int, in row: CSVRow) -> [UInt8] {
        guard row.cells.indices.contains(place) else { return [] }
        let cell = row.cells[place]
        let raw = bytes[cell.start..<cell.end]
        return cell.isPlain ? Array(raw) : unescaped(raw)
    }

    /// Where a cell begins, in bytes from 1 of its row's first line.
    public func column(of place: Int, in row: CSVRow) -> Int {
        guard row.cells.indices.contains(place) else { return 1 }
        return row.cells[place].start - row.start + 1
    }

    // MARK: - Cells

    private mutating func bare() -> CSVRow.Cell {
        let start = index
        while index < bytes.count, bytes[index] != dialect.separator, !isNewline(bytes[index]) {
            index += 1
        }
        return CSVRow.Cell(start: start, end: index, isPlain: true)
    }

    private mutating func quoted() -> CSVRow.Cell {
        let open = index
        index += 1
        let start = index
        var isPlain = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 {
                let follower = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
                if follower == 0x22, !dialect.hasBareQuotes || !isEnd(index + 2) {
                    isPlain = false
                    index += 2
                    continue
                }
                if isEnd(index + 1) || !dialect.hasBareQuotes {
                    return closed(start, isPlain: isPlain)
                }
            } else if byte == 0x5C, index + 1 < bytes.count, bytes[index + 1] == 0x22,
                !isEnd(index + 2)
            {
                isPlain = false
                index += 2
                continue
            } else if byte == 0x0A {
                line += 1
            }
            index += 1
        }
        problem = Problem(line: line, column: open + 1, what: "a quote is opened and never closed")
        return CSVRow.Cell(start: start, end: index, isPlain: isPlain)
    }

    /// At a closing quote; what follows up to the separator still belongs to the cell.
    private mutating func closed(_ start: Int, isPlain: Bool) -> CSVRow.Cell {
        let end = index
        index += 1
        guard !isEnd(index) else { return CSVRow.Cell(start: start, end: end, isPlain: isPlain) }
        while index < bytes.count, bytes[index] != dialect.separator, !isNewline(bytes[index]) {
            index += 1
        }
        return CSVRow.Cell(start: start, end: index, isPlain: false)
    }

    private func isEnd(_ place: Int) -> Bool {
        guard place < bytes.count else { return true }
        return bytes[place] == dialect.separator || isNewline(bytes[place])
    }

    private func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = raw.startIndex
        while index < raw.endIndex {
            let byte = raw[index]
            let follower = index + 1 < raw.endIndex ? raw[index + 1] : nil
            if byte == 0x22 || byte == 0x5C, follower == 0x22 {
                result.append(0x22)
                index += 2
            } else {
                if byte != 0x22 || dialect.hasBareQuotes { result.append(byte) }
                index += 1
            }
        }
        return result
    }

    // MARK: - Lines

    private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func passNewline() {
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        index += 1
        line += 1
    }

    private mutating func note(_ place: Int, _ row: CSVRow, _ what: String) {
        problem = Problem(line: row.line, column: place - row.start + 1, what: what)
    }
}
