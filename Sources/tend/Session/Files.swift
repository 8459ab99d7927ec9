internal import Glibc
import Store

/// Whole files outside the store.
enum Files {
    /// A file's bytes; nil if it is missing, too large or cannot be read.
    static func read(_ path: String, limit: Int) -> [UInt8]? {
        guard case .success(let bytes) = load(path, limit: limit) else { return nil }
        return bytes
    }

    /// Why a file cannot be used.
    struct Failure: Error {
        let text: String
        /// Whether there is no such file.
        var isMissing = false

        static var last: Failure {
            let isMissing = errno == ENOENT || errno == ENOTDIR
            return Failure(text: String(cString: strerror(errno)), isMissing: isMissing)
        }

        static func tooLarge(_ limit: Int) -> Failure {
            Failure(text: "larger than \(ByteCount.text(limit))")
        }
    }

    static func load(_ path: String, limit: Int) -> Result<[UInt8], Failure> {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return .failure(.last) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return .failure(.last) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            return .failure(Failure(text: "this is a folder"))
        }
        guard status.st_size <= limit else {
            return .failure(.tooLarge(limit))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .failure(.last) }
            guard count > 0 else { return .success(bytes) }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                return .failure(.tooLarge(limit))
            }
        }
    }

    /// Writes a file only the person can read; nil if that worked, else why not.
    static func write(_ path: String, _ bytes: [UInt8]) -> String? {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return Failure.last.text }
        defer { close(file) }
        return writeAll(file, bytes) ? nil : Failure.last.text
    }

    /// Writes a file that is not there yet; nil if that worked, else why not.
    ///
    /// Of a file that cannot be written whole nothing stays.
    static func writeNew(_ path: String, _ bytes: [UInt8]) -> String? {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return Failure.last.text }
        defer { close(file) }
        guard writeAll(file, bytes) else {
            let failure = Failure.last
            unlink(path)
            return failure.text
        }
        return nil
    }

    /// Writes all bytes to a descriptor.
    static func writeAll(_ file: Int32, _ bytes: [UInt8]) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}

extension Files {
    /// Puts nothing in the place of standard streams that are closed, so that no file of ours gets
    /// their numbers and no other program writes into it.
    ///
    /// Writing to what stands for standard output fails, as it does when it is closed.
    static func holdStandardStreams() {
        for (number, mode) in zip(STDIN_FILENO...STDERR_FILENO, [O_RDONLY, O_RDONLY, O_WRONLY])
        where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", mode)
        }
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether a path is a folder with nothing in it.
    static func isEmptyFolder(_ path: String) -> Bool {
        guard let stream = opendir(path) else { return false }
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        return count <= 2
    }

    /// The names in a folder with an ending, sorted by bytes; none if there is no such folder.
    static func names(in folder: String, ending: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.count > ending.utf8.count,
                name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
            {
                names.append(name)
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
