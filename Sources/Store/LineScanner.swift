internal import Glibc

/// Walks over the complete lines of a file without ever holding more than one of them.
struct LineScanner {
    /// A line, or how long one is that is longer than any may be.
    enum Found {
        case line(UnsafeBufferPointer<UInt8>)
        case tooLong(Int)
    }

    let file: File
    /// Where the next line begins.
    private(set) var offset: Int
    /// How many lines lie before it.
    private(set) var line: Int
    /// The check of all bytes before it.
    private(set) var check: CRC32C

    private var carry: [UInt8] = []
    private var skipped = 0
    /// The check of all bytes read, beyond the last line's end.
    private var readCheck: CRC32C

    init(_ file: File, offset: Int = 0, line: Int = 0, check: CRC32C = CRC32C()) {
        self.file = file
        self.offset = offset
        self.line = line
        self.check = check
        readCheck = check
    }

    /// Visits every complete line; `offset` and `line` are those after it while it is visited.
    mutating func scan(_ visit: (Found, LineScanner) -> Void) throws(SystemError) {
        (carry, skipped) = ([], 0)
        readCheck = check
        var position = offset
        // What is new is mostly a line or two; whole files are read in large pieces.
        var size = 64 << 10
        while true {
            let chunk = try file.read(at: position, count: size)
            guard !chunk.isEmpty else { return }
            chunk.withUnsafeBufferPointer { take($0, at: position, visit) }
            position += chunk.count
            size = min(size * 4, 4 << 20)
        }
    }

    private mutating func take(
        _ chunk: UnsafeBufferPointer<UInt8>, at position: Int, _ visit: (Found, LineScanner) -> Void
    ) {
        var start = 0
        while let end = LineScanner.newline(in: chunk, from: start) {
            line += 1
            offset = position + end + 1
            deliver(UnsafeBufferPointer(rebasing: chunk[start..<end]), visit)
            start = end + 1
        }
        note(chunk, lineEnd: start)
        let rest = chunk[start...]
        if skipped > 0 || carry.count + rest.count > JournalLine.limit {
            skipped += carry.count + rest.count
            carry = []
        } else {
            carry += rest
        }
    }

    private mutating func note(_ chunk: UnsafeBufferPointer<UInt8>, lineEnd: Int) {
        if lineEnd > 0 {
            readCheck.take(UnsafeBufferPointer(rebasing: chunk[..<lineEnd]))
            check = readCheck
        }
        readCheck.take(UnsafeBufferPointer(rebasing: chunk[lineEnd...]))
    }

    private mutating func deliver(
        _ part: UnsafeBufferPointer<UInt8>, _ visit: (Found, LineScanner) -> Void
    ) {
        let length = skipped + carry.count + part.count
        if length > JournalLine.limit {
            visit(.tooLong(length), self)
        } else if carry.isEmpty {
            visit(.line(part), self)
        } else {
            carry += part
            carry.withUnsafeBufferPointer { visit(.line($0), self) }
        }
        (carry, skipped) = ([], 0)
    }

    private static func newline(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count,
            let found = memchr(base + start, 0x0A, bytes.count - start)
        else { return nil }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }
}
