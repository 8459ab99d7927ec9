/// The rows of one canonical file of figures, in columns.
public struct FigureRows: Sendable {
    /// The partner's row in the program, -1 for the program's own totals.
    public var partners: [Int32] = []
    /// The day of each row.
    public var days: [Day] = []
    /// For each metric the file has: one value a row, in minor units for money; 0 for an empty cell.
    public var columns: [(metric: Metric, values: [Int64])] = []

    /// No rows yet.
    public init() {}
}

/// Reads our own figures files: header `key,partner,day,` and metric words, LF, no quotes.
public enum CanonicalFigures {
    /// Why a file of ours cannot be read.
    public struct Damage: Error, Hashable, Sendable {
        /// The line, from 1.
        public let line: Int
        /// What is wrong, in words.
        public let what: String

        /// Damage at a line.
        public init(line: Int, what: String) {
            self.line = line
            self.what = what
        }
    }

    /// Reads a canonical file.
    ///
    /// `row` gives the program's row for the bytes of an id; lines of ids it does not know are left out.
    /// Throws `Damage` at the first line that is not canonical.
    public static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, row: (UnsafeBufferPointer<UInt8>) -> Int?
    ) throws(Damage) -> FigureRows {
        var scanner = Scanner(bytes: bytes)
        var rows = FigureRows()
        try scanner.header(&rows)
        var partner = Partner()
        var values = Array(repeating: [Int64](), count: rows.columns.count)
        while !scanner.isAtEnd {
            try scanner.row(&rows, &values, partner: &partner, lookup: row)
        }
        for column in values.indices { rows.columns[column].values = values[column] }
        return rows
    }

    /// The last partner looked up: files are sorted, so nearly every row repeats it.
    private struct Partner {
        private var last: UnsafeBufferPointer<UInt8>?
        private var row: Int32? = -1

        mutating func row(
            of bytes: UnsafeBufferPointer<UInt8>, lookup: (UnsafeBufferPointer<UInt8>) -> Int?
        ) -> Int32? {
            if let last, last.elementsEqual(bytes) { return row }
            last = bytes
            row = bytes.isEmpty ? -1 : lookup(bytes).map { Int32($0) }
            return row
        }
    }

    private struct Scanner {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0
        var line = 1

        var isAtEnd: Bool { index >= bytes.count }

        mutating func header(_ rows: inout FigureRows) throws(Damage) {
            guard let end = bytes.firstIndex(of: 0x0A) else {
                throw Damage(line: 1, what: "does not end with a line feed")
            }
            let words = bytes[..<end].split(separator: 0x2C, omittingEmptySubsequences: false)
            let fixed = words.prefix(3).map { String(decoding: $0, as: UTF8.self) }
            guard fixed == ["key", "partner", "day"] else {
                throw Damage(line: 1, what: "does not begin with key,partner,day")
            }
            for word in words.dropFirst(3) {
                guard let metric = Metric(word: word) else {
                    throw Damage(line: 1, what: "has a column that is no metric")
                }
                rows.columns.append((metric, []))
            }
            guard !rows.columns.isEmpty else {
                throw Damage(line: 1, what: "names no metric")
            }
            line = 2
            index = end + 1
        }

        mutating func row(
            _ rows: inout FigureRows, _ values: inout [[Int64]], partner: inout Partner,
            lookup: (UnsafeBufferPointer<UInt8>) -> Int?
        ) throws(Damage) {
            _ = try field(until: 0x2C)
            let who = partner.row(of: try field(until: 0x2C), lookup: lookup)
            let dayBytes = try field(until: 0x2C)
            guard let day = Day(iso: dayBytes) else {
                throw Damage(line: line, what: "has no day")
            }
            let count = values.count
            for column in 0..<count {
                let value = try number(until: column == count - 1 ? 0x0A : 0x2C)
                if who != nil { values[column].append(value ?? 0) }
            }
            line += 1
            guard let who else { return }
            rows.partners.append(who)
            rows.days.append(day)
        }

        private mutating func field(until end: UInt8) throws(Damage) -> UnsafeBufferPointer<UInt8> {
            let start = index
            while index < bytes.count, bytes[index] != end {
                if bytes[index] == 0x0A { throw Damage(line: line, what: "has too few columns") }
                index += 1
            }
            guard index < bytes.count else { throw Damage(line: line, what: "is cut off") }
            defer { index += 1 }
            return UnsafeBufferPointer(rebasing: bytes[start..<index])
        }

        private mutating func number(until end: UInt8) throws(Damage) -> Int64? {
            let start = index
            var isNegative = false
            var value: Int64 = 0
            if index < bytes.count, bytes[index] == 0x2D {
                isNegative = true
                index += 1
            }
            while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
                let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, tooMuch) = tens.addingReportingOverflow(Int64(bytes[index] - 0x30))
                guard !overflow, !tooMuch else {
                    throw Damage(line: line, what: "has a number too large")
                }
                value = sum
                index += 1
            }
            guard index < bytes.count, bytes[index] == end else {
                throw Damage(line: line, what: "has something that is not a number")
            }
            let isEmpty = index == start
            index += 1
            return isEmpty ? nil : isNegative ? -value : value
        }
    }
}
