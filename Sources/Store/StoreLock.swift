import CGlibc
internal import Glibc

/// The right to append, held by one process at a time for the moment of a save.
final class StoreLock {
    private let file: File

    static let name = "lock"
    /// The lock of those who wait: its holder is the next one.
    static let queueName = "queue"
    /// So many milliseconds are spent at most in the queue: its holder may be suspended.
    private static let queueMilliseconds = 250

    private init(_ file: File) { self.file = file }

    /// The open file that holds the lock: whoever inherits it holds the lock with us.
    var descriptor: Int32 { file.descriptor }

    /// Who holds the lock, as it wrote into it.
    struct Holder: Hashable {
        let user: String
        let process: Int32
        let since: String
        let isSuspended: Bool
        /// Whether the process is no more: what it started holds the lock for it.
        let isGone: Bool
    }

    /// Why there is no lock.
    enum Failure: Error {
        case held(Holder?)
        case system(SystemError)
    }

    /// After so many milliseconds of waiting it is said for whom.
    private static let quietMilliseconds = 1_000

    /// Waits for the lock, at most so many milliseconds; `onWait` is told if that takes long.
    static func take(
        in folder: Folder, name: String = StoreLock.name, user: String, now: Int64,
        patience: Int = 5_000, onWait: ((String) -> Void)? = nil
    ) throws(Failure) -> StoreLock {
        let queue = patience > queueMilliseconds ? queueUp(in: folder) : nil
        defer { withExtendedLifetime(queue) {} }
        for _ in 1...10 {
            let file: File
            do { file = try folder.file(name, O_RDWR | O_CREAT) } catch { throw .system(error) }
            try wait(for: file, patience, onWait)
            let status: Status
            do { status = try file.status() } catch { throw .system(error) }
            // Somebody may have removed the file while we waited: then this lock means nothing.
            guard folder.status(of: name)?.inode == status.inode else { continue }
            let lock = StoreLock(file)
            lock.sign(user: user, now: now, over: status.size)
            return lock
        }
        throw .held(nil)
    }

    /// Waits until nobody else is the next one.
    ///
    /// Who gives the lock back and wants it again would get it before those who wait are awake: so
    /// one at a time asks for it, and the system keeps the others in the order of their coming.
    private static func queueUp(in folder: Folder) -> File? {
        let queue = try? folder.file(queueName, O_RDWR | O_CREAT)
        if let queue { _ = csystem_lock(queue.descriptor, Int32(queueMilliseconds)) }
        return queue
    }

    private static func wait(
        for file: File, _ patience: Int, _ onWait: ((String) -> Void)?
    ) throws(Failure) {
        let quiet = onWait == nil ? patience : min(patience, quietMilliseconds)
        for (index, milliseconds) in [quiet, patience - quiet].enumerated() {
            if index == 1 { onWait?(Failure.held(holder(of: file)).waiting) }
            if csystem_lock(file.descriptor, Int32(milliseconds)) == 0 { return }
            guard errno == EWOULDBLOCK else { throw .system(.last) }
            if quiet == patience { break }
        }
        throw .held(holder(of: file))
    }

    private func sign(user: String, now: Int64, over size: Int) {
        let name = user.unicodeScalars.map { $0 == "\n" ? " " : $0 }
        let text = Array(
            "\(getpid())\n\(Moment.text(now))\n\(String(String.UnicodeScalarView(name)))\n".utf8)
        try? file.write(text)
        if size > text.count { try? file.truncate(to: text.count) }
    }

    private static func holder(of file: File) -> Holder? {
        guard let bytes = try? file.read(at: 0, count: 512) else { return nil }
        let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 3, let process = Int32(lines[0]) else { return nil }
        return Holder(
            user: lines[2], process: process, since: lines[1], isSuspended: isSuspended(process),
            isGone: kill(process, 0) != 0 && errno == ESRCH)
    }

    /// Whether the system says that a process is stopped.
    private static func isSuspended(_ process: Int32) -> Bool {
        guard let folder = try? Folder.open("/proc/\(process)"),
            let file = try? folder.file("stat", O_RDONLY),
            let bytes = try? file.read(at: 0, count: 1024),
            let end = bytes.lastIndex(of: 0x29), end + 2 < bytes.count
        else { return false }
        return bytes[end + 2] == 0x54 || bytes[end + 2] == 0x74
    }
}

extension StoreLock.Failure {
    /// The failure in words.
    var text: String {
        switch self {
        case .system(let error): return "the lock cannot be taken: " + error.text
        case .held(nil): return "somebody else is saving and does not finish"
        case .held(let holder?):
            return holder.isSuspended
                ? holder.session + " is suspended while saving: continue or end it"
                : "locked by " + holder.session + " since " + holder.since
        }
    }

    /// For whom it is waited, in words.
    var waiting: String {
        guard case .held(let holder?) = self else { return "waiting for somebody who is saving" }
        return "waiting for " + holder.session
    }
}

extension StoreLock.Holder {
    /// Whose session it is, in words.
    fileprivate var session: String {
        isGone
            ? "git, which still works for \(user)'s session (process \(process), ended)"
            : "\(user)'s session (process \(process))"
    }
}
