import CGlibc
internal import Glibc

/// An open file; closes itself.
final class File: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// What the system knows of the file: size, inode, kind.
    func status() throws(SystemError) -> Status {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last }
        return Status(status)
    }

    /// Fills a buffer from a place on; false if there are not so many bytes.
    func fill(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
        var filled = 0
        while filled < buffer.count {
            let got = pread(
                descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
                offset + filled)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            filled += got
        }
        return true
    }

    /// Reads up to so many bytes at a place; fewer only at the end of the file.
    func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
                    offset + filled)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = .last }
                if got <= 0 { break }
                filled += got
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all bytes at the file's place or end.
    func write(_ bytes: [UInt8]) throws(SystemError) {
        var failure: SystemError?
        bytes.withUnsafeBytes { buffer in
            do throws(SystemError) { try write(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Writes all bytes of a buffer at the file's place or end.
    func write(_ buffer: UnsafeRawBufferPointer) throws(SystemError) {
        var written = 0
        while written < buffer.count {
            let got = Glibc.write(
                descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw got < 0 ? .last : SystemError(code: EIO) }
            written += got
        }
    }

    /// Brings data and the size needed to read it to the disk.
    func syncData() throws(SystemError) {
        guard fdatasync(descriptor) == 0 else { throw .last }
    }

    /// Brings everything to the disk; for a folder, the names in it.
    func sync() throws(SystemError) {
        guard fsync(descriptor) == 0 else { throw .last }
    }

    func truncate(to size: Int) throws(SystemError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw .last }
    }
}

/// What the system knows of a file.
struct Status: Hashable {
    let size: Int
    let inode: UInt64
    let device: UInt64
    let isRegular: Bool
    let isFolder: Bool
    let links: Int
    /// Who may do what, as chmod has it: the lowest nine bits.
    let rights: Int
    /// Whether it is a folder whose new files get its group, which may write there.
    let isGroups: Bool
    /// Whether everybody on the machine may take away and replace what lies in it.
    let isEverybodys: Bool
    /// When the content and when anything about the file last changed, in nanoseconds since 1970.
    let modified: Int64
    let changed: Int64

    init(_ status: stat) {
        size = Int(status.st_size)
        inode = UInt64(status.st_ino)
        device = UInt64(status.st_dev)
        isRegular = status.st_mode & S_IFMT == S_IFREG
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        links = Int(status.st_nlink)
        rights = Int(status.st_mode & 0o777)
        isGroups = isFolder && status.st_mode & (S_ISGID | S_IWGRP) == S_ISGID | S_IWGRP
        isEverybodys = isFolder && status.st_mode & (S_IWOTH | S_ISVTX) == S_IWOTH
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
    }
}
