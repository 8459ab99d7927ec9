/// Files of JSON: one record after another, or a list of records, read as rows whose columns are the
/// records' values.
extension CSVReader {
    /// Whether the rows are records of JSON.
    var isOfRecords: Bool { shape != nil }

    /// Looks whether the file is one of records, and goes to the first; false, and nothing moved, if
    /// it is a table.
    mutating func openRecords() throws(Refusal) -> Bool {
        guard let first = try firstSigns() else { return false }
        if first == 0x5B {
            begin(.list, at: skippingBlanks(from: 0) + 1)
        } else {
            try openObject()
        }
        return true
    }

    /// `[` or `{` if the file begins with it and with what may follow it in JSON.
    private mutating func firstSigns() throws(Refusal) -> UInt8? {
        while true {
            let place = skippingBlanks(from: 0)
            let after = skippingBlanks(from: min(place + 1, window.end))
            if after < window.end {
                switch (window.base[place], window.base[after]) {
                case (0x5B, 0x7B), (0x5B, 0x5D): return 0x5B
                case (0x7B, 0x22), (0x7B, 0x7D): return 0x7B
                default: return nil
                }
            }
            guard !window.isComplete, window.end <= CSVReader.rowLimit else { return nil }
            try more()
        }
    }

    private func skippingBlanks(from start: Int) -> Int {
        var place = start
        while place < window.end, [0x20, 0x09, 0x0A, 0x0D].contains(window.base[place]) {
            place += 1
        }
        return place
    }

    /// At a `{`: the first of many records, or what a list of them stands in.
    private mutating func openObject() throws(Refusal) {
        let start = skippingBlanks(from: 0)
        while true {
            var shape = RecordShape(.lines)
            var scanner = scanner(at: start)
            do throws(RecordScanner.Stop) {
                try scanner.record(&shape)
                let after = skippingBlanks(from: scanner.index)
                if after < window.end || window.isComplete {
                    let isAlone = after >= window.end
                    let names = ["id", "key"].map { Array($0.utf8) }
                    let isWrapper = isAlone && !shape.paths.contains(where: names.contains)
                    if isWrapper, let list = firstList(from: start) {
                        begin(.list, at: list)
                    } else {
                        begin(.lines, at: start)
                    }
                    return
                }
            } catch {
                if case .flaw = error { break }
            }
            guard window.end - start <= CSVReader.rowLimit, !window.isComplete else { break }
            try more()
        }
        // Too long for a record, or broken.
        if let list = firstList(from: start) {
            begin(.list, at: list)
        } else {
            begin(.lines, at: start)
        }
    }

    /// The place behind the `[` of the first list of records that stands in objects only.
    private func firstList(from start: Int) -> Int? {
        var place = start
        var depth = 0
        while place < window.end, depth <= 4 {
            switch window.base[place] {
            case 0x22:
                place += 1
                while place < window.end, window.base[place] != 0x22 {
                    place += window.base[place] == 0x5C ? 2 : 1
                }
            case 0x7B: depth += 1
            case 0x7D: depth -= 1
            case 0x5B:
                let after = skippingBlanks(from: place + 1)
                return after < window.end && window.base[after] == 0x7B ? place + 1 : nil
            default: break
            }
            place += 1
        }
        return nil
    }

    private mutating func begin(_ form: RecordShape.Form, at place: Int) {
        shape = RecordShape(form)
        move(to: place)
    }

    func scanner(at place: Int) -> RecordScanner {
        RecordScanner(
            window.base, from: place, to: window.end, isComplete: window.isComplete, cells: cells)
    }
}
