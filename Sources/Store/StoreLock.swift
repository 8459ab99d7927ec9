import CGlibc
internal import Glibc

/// The right to append, held by one process at a time for the moment of a save.
final class StoreLock {
    private let file: File

    static let name = "lock"

    private init(_ file: File) { self.file = file }

    /// Who holds the lock, as it wrote into it.
    struct Holder: Hashable {
        let user: String
        let process: Int32
        let since: String
        let isSuspended: Bool
    }

    /// Why there is no lock.
    enum Failure: Error {
        case held(Holder?)
        case system(SystemError)
    }

    /// Waits for the lock, at most so many milliseconds.
    static func take(
        in folder: Folder, name: String = StoreLock.name, user: String, now: Int64,
        patience: Int = 5_000
    ) throws(Failure) -> StoreLock {
        var waited = 0.0
        while true {
            let file: File
            do { file = try folder.file(name, O_RDWR | O_CREAT) } catch { throw .system(error) }
            if csystem_lock(file.descriptor) == 0 {
                // Somebody may have removed the file while we waited: then this lock means nothing.
                let inode: UInt64
                do { inode = try file.status().inode } catch { throw .system(error) }
                guard folder.status(of: name)?.inode == inode else {
                    guard waited < Double(patience) else { throw .system(.last) }
                    waited += 100
                    continue
                }
                let lock = StoreLock(file)
                lock.sign(user: user, now: now)
                return lock
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .system(.last) }
            guard waited < Double(patience) else { throw .held(holder(of: file)) }
            // Whoever has waited long looks more often, so that nobody waits for ever.
            let pause = waited < 100 ? Double.random(in: 1...6) : Double.random(in: 0.2...1)
            usleep(UInt32(pause * 1000))
            waited += pause
        }
    }

    private func sign(user: String, now: Int64) {
        let name = user.unicodeScalars.map { $0 == "\n" ? " " : $0 }
        let text = "\(getpid())\n\(Moment.text(now))\n\(String(String.UnicodeScalarView(name)))\n"
        try? file.truncate(to: 0)
        try? file.write(Array(text.utf8))
    }

    private static func holder(of file: File) -> Holder? {
        guard let bytes = try? file.read(at: 0, count: 512) else { return nil }
        let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 3, let process = Int32(lines[0]) else { return nil }
        return Holder(
            user: lines[2], process: process, since: lines[1], isSuspended: isSuspended(process))
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
        case .system(let error): return "the lock cannot be opened: " + error.text
        case .held(nil): return "somebody else is saving and does not finish"
        case .held(let holder?):
            let who = "\(holder.user)'s session (process \(holder.process))"
            return holder.isSuspended
                ? who + " is suspended while saving: continue or end it"
                : "locked by " + who + " since " + holder.since
        }
    }
}
