/// Finds the last line of a journal or a shadow that is a change, from the file's end.
enum LastLine {
    /// The line with its check; nil if there is none.
    static func read(_ file: File) throws(SystemError) -> (line: JournalLine, check: UInt32)? {
        let size = try file.status().size
        // Nearly always the end of the file is enough, and this is read while others wait.
        for reach in [4096, JournalLine.limit + 1] {
            let from = max(0, size - reach)
            let tail = try file.read(at: from, count: size - from)
            if let found = last(in: tail) { return found }
        }
        return nil
    }

    private static func last(in tail: [UInt8]) -> (line: JournalLine, check: UInt32)? {
        var rest = tail[...]
        while !rest.isEmpty {
            let end = rest.lastIndex(of: 0x0A)
            let line = rest[(end.map { $0 + 1 } ?? rest.startIndex)...]
            if let found = line.withUnsafeBufferPointer(change) { return found }
            rest = rest[..<(end ?? rest.startIndex)]
        }
        return nil
    }

    /// A line that is a change, with its check; nil for damage, headers and records.
    static func change(
        _ line: UnsafeBufferPointer<UInt8>
    ) -> (line: JournalLine, check: UInt32)? {
        guard let check = JournalLine.check(line), let parsed = JournalLine(line), parsed.number > 0
        else { return nil }
        return (parsed, check)
    }
}
