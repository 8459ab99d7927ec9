internal import Glibc

/// A failed call of the system, in words.
struct SystemError: Error, Hashable {
    let code: Int32
    /// How many bytes are read at most, of a file that has more.
    var limit: Int?

    /// The error the last call left.
    static var last: SystemError { SystemError(code: errno) }

    /// What was written reads back as something else.
    static let damagedCopy = SystemError(code: EIO)

    /// Too many of a name.
    static let tooMany = SystemError(code: EMLINK)

    var isMissing: Bool { code == ENOENT }

    /// Whether something of the name is there already.
    var isThere: Bool { code == EEXIST }

    /// Whether the file system does not know such a call at all.
    var isUnable: Bool { [EINVAL, ENOSYS, EOPNOTSUPP].contains(code) }

    /// What it means to a person.
    var text: String {
        if let limit { return "it is larger than \(ByteCount.text(limit))" }
        return switch code {
        case ENOSPC: "the disk is full"
        case EDQUOT: "the disk quota is used up"
        case EFBIG: "the file size limit is reached"
        case EROFS: "the file system is mounted read-only"
        case EACCES, EPERM: "permission denied"
        case EIO: "input/output error"
        case ENOENT: "there is no such file or folder"
        case EEXIST: "it is there already"
        case ELOOP: "it is a symbolic link"
        case ENOTDIR: "it is not a folder"
        case EISDIR: "it is a folder"
        case EMFILE, ENFILE: "too many open files"
        case ENOSYS, EOPNOTSUPP: "this file system cannot do that"
        case ENOLCK: "this file system gives no more locks"
        default: strerror(code).map { String(cString: $0) } ?? "error \(code)"
        }
    }
}
