import Model

/// Damaged lines of which the numbers around them can say that nothing is lost with them.
///
/// A power cut may leave half a line, and half of the record that was to close it. By itself such a
/// beginning looks like damage done to a saved change. But a change that was saved has a number, and
/// a writer gives out the one after the last it ever confirmed: where the next line goes on without
/// a gap, the beginning between them was never confirmed.
struct Doubts {
    /// The places of the lines by replica, since the greatest number that was read of it.
    private var places: [String: Set<String>] = [:]

    mutating func add(_ place: String, of replica: String) {
        places[replica, default: []].insert(place)
    }

    var isEmpty: Bool { places.isEmpty }

    /// The lines that stand after the last number of a replica; there are none afterwards.
    mutating func take(of replica: String) -> Set<String> {
        places.removeValue(forKey: replica) ?? []
    }

    /// Whether a damaged line may be the beginning of one.
    ///
    /// One that ends as lines do was whole once, and was damaged later.
    static func mayBeUnfinished(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.prefix(2).elementsEqual("{\"".utf8.prefix(line.count)) else { return false }
        guard line.count > JournalLine.checkLength else { return true }
        let end = line[(line.count - JournalLine.checkLength)...]
        let isHex = end.dropFirst(6).prefix(8).allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
        }
        return !end.starts(with: ",\"c\":\"".utf8)
            && !(isHex && end.suffix(2).elementsEqual("\"}".utf8))
    }
}

extension Journal {
    /// Looks at the damaged lines before a number that is about to be noted for the first time.
    func settleDoubts(_ number: Int, of replica: String) {
        // Asked at every line of every journal.
        guard !doubts.isEmpty else { return }
        let last = logs[replica]?.last ?? 0
        guard number > last else { return }
        let places = doubts.take(of: replica)
        if number == last + 1 { explain(places) }
    }

    /// Looks at the damaged lines at the end of a journal, whose last confirmed number is known.
    func settleDoubts(of replica: String, confirmed number: Int) {
        guard let last = logs[replica]?.last, number <= last else { return }
        explain(doubts.take(of: replica))
    }

    private func explain(_ places: Set<String>) {
        guard !places.isEmpty else { return }
        problems = problems.map { problem in
            places.contains(problem.place)
                ? Problem(.note, problem.place, "an unfinished line, never confirmed", advice: "")
                : problem
        }
    }
}
