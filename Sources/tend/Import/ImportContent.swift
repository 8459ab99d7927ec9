internal import CGlibc
import Exchange
internal import Glibc

/// What is to be imported: a file of the person's, or bytes the program made itself.
enum ImportContent {
    case file(String)
    case bytes(name: String, [UInt8])

    /// The largest file that is read, in bytes.
    static let limit = 1 << 30

    /// The file's name without its folder.
    var name: String {
        switch self {
        case .file(let path):
            path.utf8.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) }
                ?? path
        case .bytes(let name, _): name
        }
    }

    /// Begins to read it from the start.
    func open() throws(Refusal) -> Opened {
        switch self {
        case .bytes(_, let bytes): return Opened(source: ByteSource(bytes), identity: nil)
        case .file(let path):
            let file = try InputFile(ImportContent.expanded(path))
            return Opened(
                source: ByteSource(size: file.identity.size) {
                    (buffer) throws(Refusal) in try file.read(into: buffer)
                }, identity: file.identity)
        }
    }

    /// A content that is being read.
    struct Opened {
        let source: ByteSource
        /// Which file it is, in which state; nil for bytes.
        let identity: InputFile.Identity?
    }

    private static func expanded(_ path: String) -> String {
        guard path.utf8.starts(with: "~/".utf8), let home = Surroundings.variable("HOME") else {
            return path
        }
        return home + "/" + String(decoding: path.utf8.dropFirst(2), as: UTF8.self)
    }
}

/// A regular file of the person's, read piece by piece.
final class InputFile {
    /// Tells whether a file is the same one in the same state.
    struct Identity: Hashable, Sendable {
        let size: Int
        let inode: UInt64
        let seconds: Int
        let nanoseconds: Int
    }
    let identity: Identity
    private let descriptor: Int32

    init(_ path: String) throws(Refusal) {
        // Without waiting: a pipe nobody writes to would never open. A locked session takes files
        // of the program's folder alone, and follows no links to others.
        descriptor =
            Surroundings.isLocked
            ? csystem_open_beneath(path) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw InputFile.lastRefusal }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw InputFile.lastRefusal }
        identity = Identity(
            size: Int(status.st_size), inode: UInt64(status.st_ino),
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw Refusal(isFolder ? "this is a folder" : "this is no regular file: save it as one")
        }
        guard identity.size <= ImportContent.limit else {
            throw Refusal("larger than 1 GiB: split the file and import the parts")
        }
        var start = [UInt8](repeating: 0, count: 8)
        let count = pread(descriptor, &start, start.count, 0)
        if let why = PackedFile.refusal(start.prefix(max(0, count))) { throw Refusal(why) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw InputFile.lastRefusal }
            return count
        }
    }

    private static var lastRefusal: Refusal { Refusal(Files.Failure.last.text) }
}
