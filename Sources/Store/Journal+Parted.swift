extension Journal {
    /// The two lines that run into one because the byte between them is no line feed any more.
    ///
    /// To be asked of a line whose check is wrong; nil if its first part is damaged too.
    static func parted(
        _ line: UnsafeBufferPointer<UInt8>
    ) -> (first: UnsafeBufferPointer<UInt8>, second: UnsafeBufferPointer<UInt8>)? {
        guard let end = joint(in: line) else { return nil }
        return (
            UnsafeBufferPointer(rebasing: line[..<end]),
            UnsafeBufferPointer(rebasing: line[(end + 1)...])
        )
    }

    /// The changes in a line: one, none, or those of two that run into one.
    static func changes(
        in line: UnsafeBufferPointer<UInt8>
    ) -> [(line: JournalLine, check: UInt32, text: UnsafeBufferPointer<UInt8>)] {
        if let (change, check) = LastLine.change(line) { return [(change, check, line)] }
        guard JournalLine.check(line) == nil, let (first, second) = parted(line) else { return [] }
        return [first, second].compactMap { part in
            LastLine.change(part).map { ($0.line, $0.check, part) }
        }
    }

    /// Where the first line ends: behind a right check, with one byte before the next one begins.
    private static func joint(in line: UnsafeBufferPointer<UInt8>) -> Int? {
        var check = CRC32C()
        var taken = 0
        var end = JournalLine.checkLength
        while end + 1 < line.count {
            let body = end - JournalLine.checkLength
            if line[end - 1] == 0x7D, line[end - 2] == 0x22, line[end + 1] == 0x7B, body >= taken {
                check.take(UnsafeBufferPointer(rebasing: line[taken..<body]))
                taken = body
                if JournalLine.isCheck(line[body..<end], check.value) { return end }
            }
            end += 1
        }
        return nil
    }
}
