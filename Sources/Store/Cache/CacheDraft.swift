internal import Glibc
import Model

/// A cache to be written: a store as it was at one moment.
public struct CacheDraft: Sendable {
    /// A recent event as a journal's line.
    struct Line: Sendable {
        let replica: String
        let bytes: [UInt8]
    }

    let folder: Folder
    let build: String
    let store: String
    let made: Int
    let user: String
    let journal: JournalState
    let recent: [Line]
    let program: Program.Snapshot
    let figures: (key: FigureKey, columns: Figures)?

    /// Writes the cache in place of the one there is; answers whether that worked.
    ///
    /// Failing to is no reason to tell anybody: the next opening makes everything anew. Takes as
    /// long as writing a few hundred bytes for each partner and thirty for each row of figures.
    @discardableResult
    public func write() -> Bool {
        do {
            let staging = try folder.makeFolder("tmp", mode: 0o700)
            CacheDraft.removeLeftovers(staging)
            let name = "\(CacheDraft.prefix)\(getpid())"
            staging.remove(name)
            let file = try staging.file(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
            let writer = CacheFile.Writer(file)
            write(to: ColumnWriter { writer.put($0) })
            writer.flush()
            if let failure = writer.failure {
                staging.remove(name)
                throw failure
            }
            try staging.replace(name, in: folder, as: Store.cacheName)
            return true
        } catch { return false }
    }

    private func write(to writer: ColumnWriter) {
        writer.write(build)
        writer.write(store)
        writer.write(made)
        writer.write(user)
        journal.write(to: writer)
        writer.write(recent.count)
        for line in recent {
            writer.write(line.replica)
            writer.write(line.bytes)
        }
        program.write(to: writer)
        writer.write(figures == nil ? 0 : 1)
        figures?.key.write(to: writer)
        figures?.columns.write(to: writer)
    }

    private static let prefix = "cache-"

    /// Removes drafts of programs that ended while they wrote one.
    private static func removeLeftovers(_ staging: Folder) {
        for name in (try? staging.names()) ?? [] where name.utf8.starts(with: prefix.utf8) {
            let process = Int32(
                String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
            if process.map({ kill($0, 0) != 0 && errno == ESRCH }) ?? true { staging.remove(name) }
        }
    }
}
