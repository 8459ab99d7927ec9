import CGlibc
internal import Glibc

/// The number of this process, for names no other process uses.
var processNumber: Int { Int(getpid()) }

/// A folder held open; everything below it is reached from its descriptor, never through links.
final class Folder: Sendable {
    private let handle: File
    /// Whether a group owns all of it together: then what is made here is the group's too.
    let isShared: Bool

    private init(_ handle: File, isShared: Bool) {
        self.handle = handle
        self.isShared = isShared
    }

    /// Opens a folder by the path a person gave.
    static func open(_ path: String) throws(SystemError) -> Folder {
        let descriptor = csystem_openat(
            AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw .last }
        let handle = File(descriptor: descriptor)
        return Folder(handle, isShared: try handle.status().isGroups)
    }

    /// Opens a folder below this one; `name` has no slash.
    func folder(_ name: String) throws(SystemError) -> Folder {
        Folder(try file(name, O_RDONLY | O_DIRECTORY), isShared: isShared)
    }

    /// Makes a folder below this one unless it is there, and opens it.
    ///
    /// Where a group owns all of it `mode` does not count: the folder is the group's.
    func makeFolder(_ name: String, mode: mode_t = 0o750) throws(SystemError) -> Folder {
        if mkdirat(handle.descriptor, name, isShared ? 0o770 : mode) == 0 {
            try handle.sync()
        } else if errno != EEXIST {
            throw .last
        }
        return try folder(name)
    }

    /// Opens a file below this folder; one that is made gets the mode, or is the group's.
    func file(_ name: String, _ flags: Int32, mode: UInt32 = 0o640) throws(SystemError) -> File {
        var descriptor: Int32
        repeat {
            descriptor = csystem_openat(
                handle.descriptor, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                isShared ? 0o660 : mode)
        } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw .last }
        return File(descriptor: descriptor)
    }

    /// Why nothing may be written below this folder, as the file system and the rights say; nil if
    /// it may.
    var refusal: SystemError? {
        faccessat(handle.descriptor, ".", W_OK, AT_EACCESS) == 0 ? nil : .last
    }

    /// Makes a file that must not be there yet, to write it.
    func newFile(_ name: String) throws(SystemError) -> File {
        try file(name, O_WRONLY | O_CREAT | O_EXCL)
    }

    /// A whole regular file of at most so many bytes; nil if there is none.
    func read(_ name: String, limit: Int) throws(SystemError) -> [UInt8]? {
        let file: File
        do { file = try self.file(name, O_RDONLY) } catch {
            if error.isMissing { return nil }
            throw error
        }
        let status = try file.status()
        guard status.isRegular else { throw SystemError(code: status.isFolder ? EISDIR : EINVAL) }
        guard status.size <= limit else { throw SystemError(code: EFBIG, limit: limit) }
        return try file.read(at: 0, count: status.size)
    }

    func status(of name: String) -> Status? {
        var status = stat()
        guard fstatat(handle.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return nil
        }
        return Status(status)
    }

    var status: Status? { try? handle.status() }

    /// The folder's own status, or why it cannot be told.
    func knownStatus() throws(SystemError) -> Status { try handle.status() }

    var filesystem: Int64 { csystem_filesystem(handle.descriptor) }

    /// The room on the file system the folder lies on; nil if it cannot be told.
    var room: Room? {
        var status = statvfs()
        guard fstatvfs(handle.descriptor, &status) == 0 else { return nil }
        let block = Int(status.f_frsize)
        return Room(free: Int(status.f_bavail) * block, all: Int(status.f_blocks) * block)
    }

    func sync() throws(SystemError) { try handle.sync() }

    /// Brings everything on the folder's file system to the disk.
    func syncFilesystem() throws(SystemError) {
        guard csystem_sync_filesystem(handle.descriptor) == 0 else { throw .last }
    }

    /// Brings this folder's own name to the disk.
    func syncParent() throws(SystemError) {
        try folder("..").sync()
    }

    /// Whether the folder above is one whose files a group owns together.
    var isBelowShared: Bool { status(of: "..")?.isGroups == true }

    /// Gives the folder to the group it has, for all of it to write.
    func share() throws(SystemError) {
        guard fchmod(handle.descriptor, 0o2770) == 0 else { throw .last }
    }

    /// Puts a file that was written here in its place, unless something of that name is there.
    ///
    /// Where the file system cannot look and move in one step it has both names for an instant.
    func move(_ name: String, to folder: Folder, as newName: String) throws(SystemError) {
        guard try !isMoved(name, to: folder, as: newName) else { return }
        let result = csystem_link(handle.descriptor, name, folder.handle.descriptor, newName)
        guard result == 0 else { throw .last }
        remove(name)
    }

    /// Hands a file to another folder unless something of that name is there; it never has two names.
    ///
    /// Where the file system cannot look and move in one step, others must be kept from making the
    /// name meanwhile.
    func pass(_ name: String, to folder: Folder, as newName: String) throws(SystemError) {
        guard try !isMoved(name, to: folder, as: newName) else { return }
        guard folder.status(of: newName) == nil else { throw SystemError(code: EEXIST) }
        try replace(name, in: folder, as: newName)
    }

    /// Moves a file in one step; false if the file system cannot do that.
    private func isMoved(
        _ name: String, to folder: Folder, as newName: String
    ) throws(SystemError) -> Bool {
        let result = csystem_rename_new(
            handle.descriptor, name, folder.handle.descriptor, newName)
        if result != 0, !SystemError.last.isUnable { throw .last }
        return result == 0
    }

    /// Moves a file over another one below this folder.
    func replace(_ name: String, with other: String) throws(SystemError) {
        guard renameat(handle.descriptor, other, handle.descriptor, name) == 0 else { throw .last }
    }

    /// Moves a file over whatever has the new name in another folder.
    func replace(_ name: String, in folder: Folder, as newName: String) throws(SystemError) {
        let result = renameat(handle.descriptor, name, folder.handle.descriptor, newName)
        guard result == 0 else { throw .last }
    }

    /// Moves a file of another folder here, over whatever has its name.
    func replace(_ name: String, from folder: Folder) throws(SystemError) {
        try folder.replace(name, in: self, as: name)
    }

    func remove(_ name: String) { unlinkat(handle.descriptor, name, 0) }

    /// The names in the folder, sorted by bytes; without `.` and `..`.
    func names() throws(SystemError) -> [String] {
        let copy = csystem_openat(handle.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard copy >= 0, let stream = fdopendir(copy) else { throw .last }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Writes a file that is never written again: whole, on disk, and under its name, or not at all.
    ///
    /// It is written in `staging` first. A file of the name that is there already is left alone.
    func writeOnce(_ name: String, _ bytes: [UInt8], staging: Folder) throws(SystemError) {
        if status(of: name)?.isRegular == true { return }
        let draft = "\(getpid())-\(name)"
        staging.remove(draft)
        do {
            let file = try staging.file(draft, O_WRONLY | O_CREAT | O_EXCL)
            try file.write(bytes)
            try file.sync()
            try staging.move(draft, to: self, as: name)
        } catch {
            staging.remove(draft)
            if error.code != EEXIST { throw error }
        }
        try sync()
    }
}
