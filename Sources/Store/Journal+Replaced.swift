internal import Glibc

extension Journal {
    /// Whether a file is not the one that was read so far, or not the beginning of it.
    ///
    /// Git puts a new file in the place of an old one when it brings lines of another copy. One that
    /// begins with the very bytes that were read is read on from there.
    func isReplaced(_ file: File, _ status: Status, _ segment: Segment) -> Bool {
        guard segment.inode != 0 else { return false }
        if status.size < segment.offset { return true }
        return segment.inode != status.inode && !begins(file, as: segment)
    }

    private func begins(_ file: File, as segment: Segment) -> Bool {
        guard let wanted = segment.check?.value else { return false }
        var check = CRC32C()
        var position = 0
        while position < segment.offset {
            let count = min(4 << 20, segment.offset - position)
            guard let chunk = try? file.read(at: position, count: count), !chunk.isEmpty else {
                return false
            }
            chunk.withUnsafeBufferPointer { check.take($0) }
            position += chunk.count
        }
        return check.value == wanted
    }
}
