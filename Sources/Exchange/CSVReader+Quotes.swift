/// Where cells in quotes end.
extension CSVReader {
    /// What a cell that begins with a quote comes to.
    enum Quoted {
        case found(Cell, after: Int, lines: Int)
        case incomplete
        case endless(what: String)
    }

    /// Reads a cell from the quote that opens it.
    func quoted(_ bytes: UnsafePointer<UInt8>, _ open: Int, _ end: Int) -> Quoted {
        var index = open + 1
        var isEscaped = false
        var lines = 0
        while index < end {
            let byte = bytes[index]
            if byte != 0x22, byte != 0x5C {
                if byte == 0x0A { lines += 1 }
                index += 1
                continue
            }
            guard index + 2 < end || window.isComplete else { return .incomplete }
            let isFollowed = index + 1 < end && bytes[index + 1] == 0x22
            if byte == 0x5C {
                guard let isPair = isPair(bytes, index, end) else { return .incomplete }
                isEscaped = isEscaped || isPair
                index += isPair ? 2 : 1
            } else if isFollowed, !dialect.hasBareQuotes || !isEnd(bytes, index + 2, end) {
                isEscaped = true
                index += 2
            } else if isEnd(bytes, index + 1, end) || !dialect.hasBareQuotes {
                return closed(bytes, open, quote: index, end, lines, isEscaped)
            } else {
                index += 1
            }
        }
        if index - open > CSVReader.cellLimit {
            return .endless(what: "a quote is opened here and not closed within 64 KiB")
        }
        return window.isComplete
            ? .endless(what: "a quote is opened here and never closed") : .incomplete
    }

    /// At a closing quote; what follows up to the separator still belongs to the cell.
    private func closed(
        _ bytes: UnsafePointer<UInt8>, _ open: Int, quote: Int, _ end: Int, _ lines: Int,
        _ isEscaped: Bool
    ) -> Quoted {
        var after = quote + 1
        while !isEnd(bytes, after, end) { after += 1 }
        if after >= end, !window.isComplete { return .incomplete }
        let hasMore = after > quote + 1
        let cell = Cell(
            start: Int32(truncatingIfNeeded: open + 1),
            end: Int32(truncatingIfNeeded: hasMore ? after : quote),
            isEscaped: isEscaped || hasMore)
        return .found(cell, after: after, lines: lines)
    }

    /// Whether a backslash escapes the quote behind it; nil if that shows further on.
    ///
    /// Where quotes are doubled, an even number of them inside the cell stands for itself and the
    /// backslash is only a backslash; an odd number has one that is not doubled but escaped.
    private func isPair(_ bytes: UnsafePointer<UInt8>, _ slash: Int, _ end: Int) -> Bool? {
        var after = slash + 1
        while after < end, bytes[after] == 0x22 { after += 1 }
        if after >= end, !window.isComplete { return nil }
        let quotes = after - slash - 1
        guard !dialect.hasBareQuotes else { return quotes > 0 && !isEnd(bytes, slash + 2, end) }
        let isLast = isEnd(bytes, after, end)
        return (isLast ? quotes - 1 : quotes) % 2 == 1
    }

    /// Whether a cell ends at a place.
    private func isEnd(_ bytes: UnsafePointer<UInt8>, _ place: Int, _ end: Int) -> Bool {
        guard place < end else { return true }
        return bytes[place] == dialect.separator || bytes[place] == 0x0A || bytes[place] == 0x0D
    }
}
