/// Reads the rows of a table one after another: RFC 4180 and what exports make of it.
///
/// Works on bytes in a window over the file; one row is in memory at a time. A row with something
/// wrong in it is still a row, with a `problem`; only text that is no text ends the reading.
public struct CSVReader: ~Copyable {
    /// Something wrong at a line and column, both from 1; columns count bytes.
    public struct Problem: Error, Hashable, Sendable {
        /// The line.
        public let line: Int
        /// The column.
        public let column: Int
        /// What is wrong, and what to do.
        public let what: String
    }

    /// Where a cell lies in the window, without its quotes.
    struct Cell {
        var start: Int32
        var end: Int32
        /// Whether the bytes are not yet as they were before they were quoted.
        var isEscaped: Bool

        /// A cell that is not there.
        static let none = Cell(start: -1, end: -1, isEscaped: false)
    }

    /// The longest cell that is read, in bytes.
    public static let cellLimit = 65_536
    /// The longest row that is read, in bytes.
    public static let rowLimit = 1 << 20
    /// The most columns a row may have.
    public static let columnLimit = 512

    /// How the table is written.
    public var dialect: CSVDialect
    /// The line the row read last begins on, from 1.
    public private(set) var line = 0
    /// How many cells the row read last has.
    public internal(set) var count = 0
    /// What is wrong in the row read last, nil if nothing.
    public private(set) var problem: Problem?

    var window: TextWindow
    let cells: UnsafeMutablePointer<Cell>
    /// How many cells a row has that is whole; nil if that is not known.
    var width: Int?
    /// Which values the rows have, if they are records of JSON.
    var shape: RecordShape?
    /// Where in the window the row begins, where the next one is looked for, and on which line.
    var rowStart = 0
    var index = 0
    var nextLine = 1
    /// Where the row's line begins, and the line the reader is in; before the window if negative.
    private(set) var rowLineStart = 0
    var lineStart = 0
    private var endlessRows = 0

    /// A reader of a file from its start.
    public init(
        _ source: ByteSource, encoding: TextEncoding = .utf8, dialect: CSVDialect = CSVDialect()
    ) {
        window = TextWindow(source, encoding: encoding)
        cells = .allocate(capacity: CSVReader.columnLimit)
        self.dialect = dialect
    }

    deinit { cells.deallocate() }

    /// How many bytes of the file were read so far.
    public var bytesRead: Int { window.taken }

    /// How many bytes the file has, nil if that is not known.
    public var size: Int? { window.size }

    // MARK: - Rows

    /// Reads the next row that is not blank; false at the end.
    public mutating func next() throws(Refusal) -> Bool {
        problem = nil
        guard try isOfRecords ? passToRecord() : passBlankLines() else { return false }
        line = nextLine
        rowStart = index
        rowLineStart = isOfRecords ? lineStart : index
        while true {
            switch isOfRecords ? scanRecord() : scan() {
            case .row(let end, let lines):
                index = end
                nextLine += lines
                return true
            case .endless(let place, let what):
                try giveUp(at: place, what)
                return true
            case .broken(let place, let what):
                let (line, column) = position(place)
                throw Refusal("line \(line), column \(column): \(what)")
            case .incomplete:
                if window.end - rowStart > CSVReader.rowLimit {
                    if shape?.form == .list {
                        throw Refusal("line \(line): this record is longer than 1 MiB")
                    }
                    try giveUp(at: rowStart, "this row is longer than 1 MiB")
                    return true
                }
                try more()
            }
        }
    }

    /// Goes back to the row read last, if none of its cells was asked for: it is read once more.
    mutating func back() {
        index = rowStart
        nextLine = line
    }

    /// The line and column a cell begins at; those of the row where it has no such cell.
    public func position(of place: Int) -> (line: Int, column: Int) {
        guard place >= 0, place < count, cells[place].start >= 0 else { return (line, 1) }
        return position(Int(cells[place].start))
    }

    /// The line and column of a place in the window that lies in the row.
    private func position(_ place: Int) -> (line: Int, column: Int) {
        var (line, start) = (line, rowLineStart)
        for index in rowStart..<place where window.base[index] == 0x0A {
            line += 1
            start = index + 1
        }
        return (line, place - start + 1)
    }

    /// The bytes of the next line that is not blank, without moving on: what a dialect is known by.
    mutating func headerLine() throws(Refusal) -> [UInt8] {
        guard try passBlankLines() else { return [] }
        rowStart = index
        while true {
            let line = UnsafeBufferPointer(start: window.base + index, count: window.end - index)
            let head = line.prefix { $0 != 0x0A && $0 != 0x0D }
            if head.count < line.count || window.isComplete || head.count > CSVReader.rowLimit {
                return Array(head)
            }
            try more()
        }
    }

    private mutating func passBlankLines() throws(Refusal) -> Bool {
        while true {
            if index >= window.end {
                if window.isComplete { return false }
                rowStart = index
                try more()
            } else if window.base[index] == 0x0A {
                index += 1
                nextLine += 1
            } else if window.base[index] == 0x0D {
                if index + 1 >= window.end, !window.isComplete {
                    rowStart = index
                    try more()
                    continue
                }
                index += index + 1 < window.end && window.base[index + 1] == 0x0A ? 2 : 1
                nextLine += 1
            } else {
                return true
            }
        }
    }

    /// Leaves a row at a place from which it has no end: the next row begins in the next line.
    private mutating func giveUp(at place: Int, _ what: String) throws(Refusal) {
        endlessRows += 1
        guard endlessRows <= 100 else {
            throw Refusal(
                "line \(line): more than 100 rows have no end: this is not a table of the kind")
        }
        let (line, column) = position(place)
        problem = Problem(line: line, column: column, what: what)
        count = 0
        index = place
        nextLine = line
        while true {
            while index < window.end, window.base[index] != 0x0A, window.base[index] != 0x0D {
                index += 1
            }
            if index < window.end || window.isComplete { return }
            rowStart = index
            try more()
        }
    }

    mutating func more() throws(Refusal) {
        let shift = rowStart
        do throws(TextWindow.Flaw) {
            try window.more(keeping: shift)
        } catch {
            throw refusal(for: error)
        }
        rowStart -= shift
        index -= shift
        rowLineStart -= shift
        lineStart -= shift
    }

    private func refusal(for flaw: TextWindow.Flaw) -> Refusal {
        switch flaw {
        case .source(let refusal): return refusal
        case .byte(let place, let what):
            var line = nextLine
            var start = 0
            // The window begins with the row or blank line that was being read.
            for index in 0..<place where CSVReader.endsLine(window.base, index, place) {
                line += 1
                start = index + 1
            }
            return Refusal("line \(line), column \(place - start + 1): \(what)")
        }
    }

    private static func endsLine(
        _ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int
    ) -> Bool {
        bytes[index] == 0x0A
            || bytes[index] == 0x0D && (index + 1 >= end || bytes[index + 1] != 0x0A)
    }

    // MARK: - Cells

    enum Scan {
        /// A row that ends before a place, with so many ends of lines in it.
        case row(end: Int, lines: Int)
        /// The window ends before the row does.
        case incomplete
        /// A cell that begins at a place has no end.
        case endless(at: Int, what: String)
        /// Nothing after a place can be read.
        case broken(at: Int, String)
    }

    /// Finds the cells of the row at `rowStart`.
    private mutating func scan() -> Scan {
        let bytes = UnsafePointer(window.base)
        let end = window.end
        let separator = dialect.separator
        var index = rowStart
        var lines = 0
        var count = 0
        while true {
            if dialect.isSpaced, index < end, bytes[index] == 0x20 { index += 1 }
            let start = index
            if index < end, bytes[index] == 0x22 {
                let quoted = self.quoted(bytes, start, end)
                switch quoted {
                case .found(let cell, let after, let inner):
                    if count < CSVReader.columnLimit { cells[count] = cell }
                    index = after
                    lines += inner
                case .incomplete: return .incomplete
                case .endless(let what): return .endless(at: start, what: what)
                }
            } else {
                while index < end {
                    let byte = bytes[index]
                    if byte == separator || byte == 0x0A || byte == 0x0D { break }
                    index += 1
                }
                if count < CSVReader.columnLimit {
                    cells[count] = Cell(
                        start: Int32(truncatingIfNeeded: start),
                        end: Int32(truncatingIfNeeded: index), isEscaped: false)
                }
            }
            if index - start > CSVReader.cellLimit {
                note(start, "this cell is longer than 64 KiB")
            }
            count += 1
            if index >= end {
                guard window.isComplete else { return .incomplete }
                if let width, count < width {
                    note(rowStart, "the file ends inside this row: it is cut off")
                }
                break
            }
            if bytes[index] == separator {
                index += 1
                continue
            }
            if bytes[index] == 0x0D, index + 1 >= end, !window.isComplete { return .incomplete }
            index += bytes[index] == 0x0D && index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
            lines += 1
            break
        }
        finish(count)
        return .row(end: index, lines: lines)
    }

    private mutating func finish(_ count: Int) {
        self.count = min(count, CSVReader.columnLimit)
        if count > CSVReader.columnLimit {
            note(rowStart, "this row has \(count) columns, more than \(CSVReader.columnLimit)")
        }
    }

    mutating func note(_ place: Int, _ what: String) {
        guard problem == nil else { return }
        let (line, column) = position(place)
        problem = Problem(line: line, column: column, what: what)
    }
}
