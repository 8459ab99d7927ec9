/// What the cells of a row say.
extension CSVReader {
    /// Takes away the slashes that were added before quotes and slashes, twice as AffiliateWP does.
    mutating func unslash(_ place: Int) {
        for _ in 0..<2 {
            let cell = cell(place)
            guard cell.contains(0x5C) else { return }
            let start = Int(cells[place].start)
            var target = start
            var isEscaped = false
            for byte in cell {
                isEscaped = byte == 0x5C && !isEscaped
                guard !isEscaped else { continue }
                window.base[target] = byte
                target += 1
            }
            cells[place].end = Int32(truncatingIfNeeded: target)
        }
    }

    /// The bytes of a cell as they were before they were quoted; none where the row is too short.
    ///
    /// They stay valid until the next row is read. Escapes are taken out in place, once.
    public mutating func cell(_ place: Int) -> UnsafeBufferPointer<UInt8> {
        guard place >= 0, place < count, cells[place].start >= 0 else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        if cells[place].isEscaped { isOfRecords ? unescapeRecord(place) : unescape(place) }
        let cell = cells[place]
        return UnsafeBufferPointer(
            start: window.base + Int(cell.start), count: Int(cell.end - cell.start))
    }

    /// The bytes of a cell as they stand between its quotes.
    func rawCell(_ place: Int) -> CellBytes {
        guard place >= 0, place < count, cells[place].start >= 0 else {
            return CellBytes(start: nil, count: 0)
        }
        let cell = cells[place]
        return CellBytes(
            start: window.base + Int(cell.start), count: Int(cell.end - cell.start))
    }

    private mutating func unescape(_ place: Int) {
        let bytes = window.base
        var (index, target) = (Int(cells[place].start), Int(cells[place].start))
        let end = Int(cells[place].end)
        while index < end {
            let byte = bytes[index]
            let isFollowed = index + 1 < end && bytes[index + 1] == 0x22
            if isFollowed, byte == 0x22 || byte == 0x5C && isEscape(at: index, end) {
                bytes[target] = 0x22
                target += 1
                index += 2
            } else {
                if byte != 0x22 || dialect.hasBareQuotes {
                    bytes[target] = byte
                    target += 1
                }
                index += 1
            }
        }
        (bytes + target).update(repeating: 0x20, count: end - target)
        cells[place].end = Int32(truncatingIfNeeded: target)
        cells[place].isEscaped = false
    }

    /// Whether a backslash escapes the first of the quotes behind it: if they are not all doubled.
    private func isEscape(at slash: Int, _ end: Int) -> Bool {
        guard !dialect.hasBareQuotes else { return true }
        let quotes = (slash + 1..<end).prefix { window.base[$0] == 0x22 }.count
        return quotes % 2 == 1
    }
}
