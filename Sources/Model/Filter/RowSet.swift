/// Which rows of a table are meant: one bit for each row, so that a million rows are 125 kB.
public struct RowSet: Hashable, Sendable {
    /// How many rows the table has; the sets of one operation must agree in it.
    public let rowCount: Int
    /// Row r is bit r % 64 of word r / 64; bits beyond the last row are 0.
    private(set) var words: ContiguousArray<UInt64>

    /// No row of a table.
    public init(rowCount: Int) {
        self.rowCount = rowCount
        self.words = ContiguousArray(repeating: 0, count: (rowCount + 63) / 64)
    }

    /// Every row of a table.
    public init(allOf rowCount: Int) {
        self.rowCount = rowCount
        self.words = ContiguousArray(repeating: ~0, count: (rowCount + 63) / 64)
        clearTail()
    }

    /// These rows of a table; rows outside 0..<rowCount are ignored.
    public init(rowCount: Int, rows: some Sequence<Int>) {
        self.init(rowCount: rowCount)
        for row in rows where row >= 0 && row < rowCount { insert(row) }
    }

    /// The rows for which a value passes a test that is free of branches.
    ///
    /// - Parameters:
    ///   - values: one value a row.
    ///   - test: called once for each row, in order.
    @inline(__always)
    init<Value>(
        _ values: UnsafeBufferPointer<Value>, where test: (Value) -> Bool
    ) {
        self.init(rowCount: values.count)
        guard let base = values.baseAddress else { return }
        let whole = values.count >> 6
        for index in 0..<whole {
            words[index] = RowSet.word(base + (index << 6), 64, test)
        }
        let rest = values.count & 63
        if rest > 0 { words[whole] = RowSet.word(base + (whole << 6), rest, test) }
    }

    /// The rows for which a value passes a test; `values` has one for each row.
    ///
    /// A test that is free of branches is fastest.
    public init<Value>(_ values: [Value], where test: (Value) -> Bool) {
        self = values.withUnsafeBufferPointer { RowSet($0, where: test) }
    }

    /// The bits of up to 64 rows; shifts that check nothing let the compiler work on many at once.
    @inline(__always)
    private static func word<Value>(
        _ values: UnsafePointer<Value>, _ count: Int, _ test: (Value) -> Bool
    ) -> UInt64 {
        var word: UInt64 = 0
        for bit in 0..<count {
            word |= (test(values[bit]) ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
        }
        return word
    }

    /// How many rows are in the set; one pass over the bits.
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether no row is in the set.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Whether a row is in the set; false for rows the table does not have.
    public func contains(_ row: Int) -> Bool {
        guard row >= 0, row < rowCount else { return false }
        return words[row >> 6] &>> UInt64(truncatingIfNeeded: row) & 1 == 1
    }

    /// Puts a row in; the table must have it.
    public mutating func insert(_ row: Int) {
        precondition(row >= 0 && row < rowCount, "no such row")
        words[row >> 6] |= 1 &<< UInt64(truncatingIfNeeded: row)
    }

    /// Takes a row out; the table must have it.
    public mutating func remove(_ row: Int) {
        precondition(row >= 0 && row < rowCount, "no such row")
        words[row >> 6] &= ~(1 &<< UInt64(truncatingIfNeeded: row))
    }

    /// Keeps the rows that are in the other set too.
    public mutating func formIntersection(_ other: RowSet) { combine(other, &) }

    /// Adds the rows of the other set.
    public mutating func formUnion(_ other: RowSet) { combine(other, |) }

    /// Takes out the rows of the other set.
    public mutating func subtract(_ other: RowSet) { combine(other) { $0 & ~$1 } }

    /// The rows in both sets.
    public func intersection(_ other: RowSet) -> RowSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    /// The rows in either set.
    public func union(_ other: RowSet) -> RowSet {
        var result = self
        result.formUnion(other)
        return result
    }

    /// The rows in this set but not in the other.
    public func subtracting(_ other: RowSet) -> RowSet {
        var result = self
        result.subtract(other)
        return result
    }

    /// All other rows of the table.
    public var complement: RowSet {
        var result = self
        for index in result.words.indices { result.words[index] = ~result.words[index] }
        result.clearTail()
        return result
    }

    /// The rows of a table that grew to so many rows: none of the new ones is in the set.
    public func grown(to rowCount: Int) -> RowSet {
        var result = RowSet(rowCount: Swift.max(rowCount, self.rowCount))
        for index in words.indices { result.words[index] = words[index] }
        return result
    }

    private mutating func combine(_ other: RowSet, _ merge: (UInt64, UInt64) -> UInt64) {
        precondition(rowCount == other.rowCount, "sets of different tables")
        for index in words.indices { words[index] = merge(words[index], other.words[index]) }
    }

    private mutating func clearTail() {
        let tail = rowCount & 63
        if tail != 0, !words.isEmpty { words[words.count - 1] &= 1 << UInt64(tail) - 1 }
    }
}

extension RowSet: Sequence {
    /// Walks the rows in rising order, in steps of 64 rows where there are none.
    public struct Iterator: IteratorProtocol {
        private let words: ContiguousArray<UInt64>
        private var index = 0
        private var rest: UInt64

        fileprivate init(_ words: ContiguousArray<UInt64>) {
            self.words = words
            self.rest = words.first ?? 0
        }

        /// The next row.
        public mutating func next() -> Int? {
            while rest == 0 {
                index += 1
                guard index < words.count else { return nil }
                rest = words[index]
            }
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            return index << 6 | bit
        }
    }

    /// The rows in rising order.
    public func makeIterator() -> Iterator { Iterator(words) }

    /// At least none.
    public var underestimatedCount: Int { 0 }
}
