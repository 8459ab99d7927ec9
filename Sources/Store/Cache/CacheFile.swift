import Model

/// Columns in a file of which every part is checked before anybody looks at it.
///
/// After each run of bytes stands its check, which goes on from the check before: a part that was
/// changed, lost, cut off or moved ends the reading.
enum CacheFile {
    /// The first bytes; the last of them counts the formats.
    static let magic: [UInt8] = Array("tendcch".utf8) + [2]

    /// Reads a file that `Writer` wrote; nil if it is another kind of file.
    static func reader(_ file: File) throws(SystemError) -> ColumnReader? {
        let size = try file.status().size
        guard size >= magic.count, try file.read(at: 0, count: magic.count) == magic else {
            return nil
        }
        let source = Source(file, at: magic.count, end: size)
        return ColumnReader(count: size - magic.count) { source.take($0) }
    }

    /// Hands out the runs of bytes of a file, large ones straight from the file.
    private final class Source {
        private let file: File
        private let end: Int
        private var offset: Int
        private var check = Checksum()
        private var near: [UInt8] = []
        private var nearStart = 0

        init(_ file: File, at offset: Int, end: Int) {
            self.file = file
            self.offset = offset
            self.end = end
        }

        /// Fills a buffer with the next run; false if it is not what was written.
        func take(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
            guard fill(buffer) else { return false }
            check.take(UnsafeRawBufferPointer(buffer))
            var expected: UInt64 = 0
            return withUnsafeMutableBytes(of: &expected) { fill($0) } && expected == check.value
        }

        private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
            guard buffer.count <= end - offset else { return false }
            if buffer.count > 4096 {
                guard file.fill(buffer, at: offset) else { return false }
            } else {
                guard approach(buffer.count) else { return false }
                let start = offset - nearStart
                near.withUnsafeBytes {
                    buffer.copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + buffer.count)]))
                }
            }
            offset += buffer.count
            return true
        }

        /// Makes sure that the next bytes are in memory.
        private func approach(_ count: Int) -> Bool {
            if offset >= nearStart, offset + count <= nearStart + near.count { return true }
            guard let bytes = try? file.read(at: offset, count: min(65_536, end - offset)) else {
                return false
            }
            (near, nearStart) = (bytes, offset)
            return bytes.count >= count
        }
    }

    /// Writes columns to a file; the first failure ends it.
    final class Writer {
        private let file: File
        private var check = Checksum()
        private var pending: [UInt8] = CacheFile.magic
        private(set) var failure: SystemError?

        init(_ file: File) { self.file = file }

        func put(_ bytes: UnsafeRawBufferPointer) {
            check.take(bytes)
            if bytes.count < 1 << 16 {
                pending.append(contentsOf: bytes)
            } else {
                flush()
                write(bytes)
            }
            withUnsafeBytes(of: check.value) { pending.append(contentsOf: $0) }
            if pending.count > 1 << 18 { flush() }
        }

        /// Hands everything to the system.
        func flush() {
            pending.withUnsafeBytes { write($0) }
            pending.removeAll(keepingCapacity: true)
        }

        private func write(_ bytes: UnsafeRawBufferPointer) {
            guard failure == nil else { return }
            do throws(SystemError) { try file.write(bytes) } catch { failure = error }
        }
    }
}
