import Model

/// Finds the lines of a file that hold a pattern, without looking at the others.
struct LineSearch {
    private let file: File
    private let pattern: BytePattern
    private var carry: [UInt8] = []

    init(_ file: File, for pattern: BytePattern) {
        self.file = file
        self.pattern = pattern
    }

    /// Visits every complete line that holds the pattern, with its line feed.
    mutating func forEachHit(_ visit: (UnsafeBufferPointer<UInt8>) -> Void) throws(SystemError) {
        var position = 0
        while true {
            let chunk = try file.read(at: position, count: 1 << 20)
            guard !chunk.isEmpty else { return }
            position += chunk.count
            guard let end = chunk.lastIndex(of: 0x0A) else {
                carry += chunk
                continue
            }
            if !carry.isEmpty {
                let first = chunk.firstIndex(of: 0x0A) ?? end
                carry += chunk[...first]
                search(carry, visit)
                search(chunk, from: first + 1, to: end + 1, visit)
            } else {
                search(chunk, from: 0, to: end + 1, visit)
            }
            carry = Array(chunk[(end + 1)...])
        }
    }

    private func search(_ bytes: [UInt8], _ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
        search(bytes, from: 0, to: bytes.count, visit)
    }

    private func search(
        _ bytes: [UInt8], from start: Int, to end: Int,
        _ visit: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard start < end else { return }
        bytes.withUnsafeBufferPointer { whole in
            let lines = UnsafeBufferPointer(rebasing: whole[start..<end])
            var index = 0
            while let hit = pattern.first(in: UnsafeRawBufferPointer(lines), from: index) {
                let first = lines[..<hit].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                let last = lines[hit...].firstIndex(of: 0x0A) ?? lines.count - 1
                visit(UnsafeBufferPointer(rebasing: lines[first...last]))
                index = last + 1
            }
        }
    }
}
