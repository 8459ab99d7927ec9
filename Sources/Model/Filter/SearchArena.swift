/// The searchable text of all rows, folded, in one run of bytes that a search sweeps once.
///
/// Each row is a segment: its texts, each followed by a zero byte, which no needle holds; so no hit
/// spans two texts. A row that changes is blanked and written again in place if it fits, else at the
/// end; when half the bytes are blank the arena is written anew. A change costs the length of the
/// row, on average.
public struct SearchArena: Sendable {
    private var text = SearchText()
    /// Segments in the order of their bytes: where each begins, and whose it is; -1 if nobody's.
    private var starts: [Int] = []
    private var owners: [Int32] = []
    /// The segment of each row.
    private var segments: [Int32] = []
    private var blanks = 0

    /// An arena without rows.
    public init() {}

    /// How many rows there are.
    public var rowCount: Int { segments.count }

    /// Makes room for so many rows and bytes in all, so that filling the arena copies nothing.
    public mutating func reserve(rows: Int, bytes count: Int) {
        text.bytes.reserveCapacity(count)
        starts.reserveCapacity(rows)
        owners.reserveCapacity(rows)
        segments.reserveCapacity(rows)
    }

    /// Adds a row with its texts (name, id, e-mail, …); its number is the old `rowCount`.
    public mutating func append(_ texts: some Sequence<String>) {
        append { row in
            for text in texts { row.add(text.utf8) }
        }
    }

    /// Adds a row whose texts a function writes, without making strings of them.
    public mutating func append(_ write: (inout SearchText) -> Void) {
        segments.append(Int32(starts.count))
        starts.append(text.bytes.count)
        owners.append(Int32(segments.count - 1))
        write(&text)
    }

    /// Gives a row other texts; the row must exist.
    public mutating func replace(row: Int, with texts: some Sequence<String>) {
        var fresh = SearchText()
        for text in texts { fresh.add(text.utf8) }
        replace(row: row, with: fresh.bytes)
    }

    private mutating func replace(row: Int, with fresh: [UInt8]) {
        let segment = Int(segments[row])
        let old = range(of: segment)
        let isFitting = fresh.count <= old.count
        if isFitting {
            let end = old.lowerBound + fresh.count
            text.bytes.replaceSubrange(old.lowerBound..<end, with: fresh)
            blank(end..<old.upperBound)
            return
        }
        blank(old)
        owners[segment] = -1
        blanks += old.count
        segments[row] = Int32(starts.count)
        starts.append(text.bytes.count)
        owners.append(Int32(row))
        text.bytes += fresh
        if blanks > text.bytes.count / 2, blanks > 4096 { compact() }
    }

    /// The rows that hold a needle.
    ///
    /// - Parameters:
    ///   - needle: what to look for; an empty one is in every row.
    ///   - rows: where to look, nil for everywhere; such as the hits of a shorter needle.
    /// - Returns: the hits among `rows`.
    public func rows(containing needle: FoldedText, within rows: RowSet? = nil) -> RowSet {
        guard !needle.bytes.isEmpty else { return rows ?? RowSet(allOf: rowCount) }
        let pattern = BytePattern(needle.bytes)
        return text.bytes.withUnsafeBytes { bytes in
            guard let rows else { return sweep(bytes, for: pattern) }
            if rows.count < rowCount / 4 { return search(rows, in: bytes, for: pattern) }
            return sweep(bytes, for: pattern).intersection(rows)
        }
    }

    private func sweep(_ bytes: UnsafeRawBufferPointer, for pattern: BytePattern) -> RowSet {
        var hits = RowSet(rowCount: rowCount)
        var (segment, index) = (0, 0)
        while let hit = pattern.first(in: bytes, from: index) {
            segment = self.segment(of: hit, from: segment)
            let owner = owners[segment]
            if owner >= 0 { hits.insert(Int(owner)) }
            segment += 1
            guard segment < starts.count else { break }
            index = starts[segment]
        }
        return hits
    }

    private func search(
        _ rows: RowSet, in bytes: UnsafeRawBufferPointer, for pattern: BytePattern
    ) -> RowSet {
        var hits = RowSet(rowCount: rowCount)
        for row in rows {
            let text = UnsafeRawBufferPointer(rebasing: bytes[range(of: Int(segments[row]))])
            if pattern.first(in: text, from: 0) != nil { hits.insert(row) }
        }
        return hits
    }

    /// The segment an index lies in, by doubling steps from one at or before it.
    private func segment(of index: Int, from known: Int) -> Int {
        var (low, step) = (known, 1)
        while low + step < starts.count, starts[low + step] <= index {
            low += step
            step *= 2
        }
        var high = min(low + step, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= index { low = middle } else { high = middle }
        }
        return low
    }

    private func range(of segment: Int) -> Range<Int> {
        starts[segment]..<(segment + 1 < starts.count ? starts[segment + 1] : text.bytes.count)
    }

    private mutating func blank(_ range: Range<Int>) {
        for index in range { text.bytes[index] = 0 }
    }

    /// Writes all rows anew, in their order and without the blanked ones.
    private mutating func compact() {
        var fresh = SearchArena()
        fresh.reserve(rows: rowCount, bytes: text.bytes.count - blanks)
        for segment in segments {
            let old = text.bytes[range(of: Int(segment))]
            fresh.append { $0.bytes += old }
        }
        self = fresh
    }
}

/// The texts of a row as they are written into an arena.
public struct SearchText: Sendable {
    /// Each text folded and followed by a zero byte.
    fileprivate(set) var bytes: [UInt8] = []

    /// Adds a text of UTF-8 bytes.
    public mutating func add(_ text: some Collection<UInt8>) {
        FoldedText.fold(text, onto: &bytes)
        bytes.append(0)
    }
}
