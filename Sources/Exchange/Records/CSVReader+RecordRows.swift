/// Records of JSON as rows.
extension CSVReader {
    /// Where the reader is, to go back to.
    struct Mark {
        fileprivate let index: Int
        fileprivate let line: Int
        fileprivate let lineStart: Int
    }

    /// The row read last, as long as nothing more of the file is asked for.
    var mark: Mark { Mark(index: rowStart, line: line, lineStart: rowLineStart) }

    /// Goes to a row again.
    mutating func go(to mark: Mark) {
        index = mark.index
        rowStart = mark.index
        nextLine = mark.line
        lineStart = mark.lineStart
        shape?.needsComma = false
    }

    /// Goes to a place of the window that was looked at from its beginning.
    mutating func move(to place: Int) {
        nextLine = 1
        lineStart = 0
        for before in 0..<place where window.base[before] == 0x0A {
            nextLine += 1
            lineStart = before + 1
        }
        index = place
        rowStart = place
    }

    /// Passes a row that was scanned.
    mutating func pass(to end: Int, _ lines: Int) {
        index = end
        nextLine += lines
    }

    /// Learns the columns from the records at the beginning; the next row is the first of them.
    mutating func recordNames() throws(Refusal) -> [String] {
        guard try next() else { return [] }
        let first = mark
        guard problem == nil else { return [] }
        for _ in 0..<50 {
            guard passToLoadedRecord() else { break }
            guard case .row(let end, let lines) = scanRecord() else { break }
            pass(to: end, lines)
        }
        shape?.isLearning = false
        go(to: first)
        return shape?.names ?? []
    }

    /// Makes names columns even if no record had them so far.
    mutating func expect(_ names: [String]) {
        for name in names { _ = shape?.place(of: Array(name.utf8)) ?? shape?.add(Array(name.utf8)) }
    }

    /// Finds the values of the record at the row's start.
    mutating func scanRecord() -> Scan {
        guard var shape else { return .incomplete }
        self.shape = nil
        defer { self.shape = shape }
        let known = shape.isLearning ? shape : nil
        var scanner = scanner(at: rowStart)
        do throws(RecordScanner.Stop) {
            try scanner.record(&shape)
        } catch {
            // Nothing is learnt from a part of a record.
            if let known { shape = known }
            guard case .flaw(let place, let what) = error else { return .incomplete }
            return shape.form == .list ? .broken(at: place, what) : .endless(at: place, what: what)
        }
        shape.needsComma = shape.form == .list
        if scanner.lines > 0 { lineStart = scanner.lineStart }
        if let (place, what) = scanner.note { note(place, what) }
        count = shape.paths.count
        return .row(end: scanner.index, lines: scanner.lines)
    }

    /// Goes to the next record; false at the end of the file or of the list.
    mutating func passToRecord() throws(Refusal) -> Bool {
        while true {
            while index < window.end {
                let byte = window.base[index]
                if byte == 0x0A { endLine() }
                if byte == 0x2C, shape?.needsComma == true {
                    shape?.needsComma = false
                } else if ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                    return try begins(byte)
                }
                index += 1
            }
            guard !window.isComplete else {
                guard shape?.form == .list else { return false }
                throw Refusal("line \(nextLine): the list has no end: this file is cut off")
            }
            rowStart = index
            try more()
        }
    }

    /// Whether a record begins with a byte, and not what ends the list.
    private func begins(_ byte: UInt8) throws(Refusal) -> Bool {
        guard let shape, shape.form == .list else { return true }
        if byte == 0x5D { return false }
        guard !shape.needsComma else {
            throw Refusal("line \(nextLine): a comma or ] is missing between two records")
        }
        return true
    }

    /// Goes to the next record as far as it is in the window; false if it is not.
    mutating func passToLoadedRecord() -> Bool {
        shape?.needsComma = false
        while index < window.end {
            let byte = window.base[index]
            if byte == 0x7B {
                rowStart = index
                return true
            }
            guard [0x20, 0x09, 0x0A, 0x0D, 0x2C].contains(byte) else { return false }
            if byte == 0x0A { endLine() }
            index += 1
        }
        return false
    }

    private mutating func endLine() {
        nextLine += 1
        lineStart = index + 1
    }
}
