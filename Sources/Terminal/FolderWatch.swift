internal import Glibc

/// Tells when files in some folders were written, replaced or removed.
///
/// It watches folders, not files: editors and careful writers replace a file by renaming another
/// one over it. Subfolders are not included; add them one by one.
public final class FolderWatch {
    /// A change that was seen.
    public struct Change: Hashable, Sendable {
        /// The folder as it was given.
        public let folder: String
        /// The file's name in it; nil if the folder itself went away or changes were lost: read
        /// everything anew.
        public let name: String?

        /// A change of a file in a folder.
        public init(folder: String, name: String?) {
            self.folder = folder
            self.name = name
        }
    }

    /// The descriptor to wait on.
    public let descriptor: Int32
    private var folders: [Int32: String] = [:]

    private static let events =
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF
        | IN_MOVE_SELF | IN_ONLYDIR

    /// A watch without folders.
    ///
    /// - Throws: `TerminalError.system` with `EMFILE` if the person's limit of watches is reached.
    public init() throws(TerminalError) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw .system(errno) }
    }

    deinit { close(descriptor) }

    /// Watches one more folder, by its path.
    ///
    /// - Throws: `TerminalError.system` with the reason, such as `ENOENT` or `ENOSPC`.
    public func add(_ folder: String) throws(TerminalError) {
        let watch = inotify_add_watch(descriptor, folder, UInt32(Self.events))
        guard watch >= 0 else { throw .system(errno) }
        folders[watch] = folder
    }

    /// Takes all changes seen since the last call, each once, in the order first seen.
    public func drain() -> [Change] {
        var changes: [Change] = []
        var seen: Set<Change> = []
        for change in readChanges() where seen.insert(change).inserted { changes.append(change) }
        return changes
    }

    private func readChanges() -> [Change] {
        var changes: [Change] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return changes }
            buffer.withUnsafeBytes {
                changes += parse(UnsafeRawBufferPointer(rebasing: $0[..<count]))
            }
        }
    }

    /// Takes apart what the kernel writes: watch, mask, cookie and length, then the name.
    private func parse(_ bytes: UnsafeRawBufferPointer) -> [Change] {
        var changes: [Change] = []
        var offset = 0
        while offset + 16 <= bytes.count {
            let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
            let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
            let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
            let end = min(offset + 16 + length, bytes.count)
            let name = bytes[(offset + 16)..<end].prefix { $0 != 0 }
            changes += meaning(of: watch, mask, String(decoding: name, as: UTF8.self))
            offset = end
        }
        return changes
    }

    private func meaning(of watch: Int32, _ mask: UInt32, _ name: String) -> [Change] {
        if mask & UInt32(IN_Q_OVERFLOW) != 0 {
            return folders.values.sorted().map { Change(folder: $0, name: nil) }
        }
        guard let folder = folders[watch] else { return [] }
        if mask & UInt32(IN_IGNORED) != 0 { folders[watch] = nil }
        return [Change(folder: folder, name: name.isEmpty ? nil : name)]
    }
}
