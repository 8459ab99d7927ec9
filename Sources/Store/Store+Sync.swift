import CGlibc
internal import Glibc

/// What bringing copies of a program together needs of the store; git itself is run elsewhere.
extension Store {
    /// The names below a program's folder that other copies get.
    public static let sharedNames: Set<String> = [
        "STORE", ".gitattributes", ".gitignore", "journal", "blobs", "stats", "settings.yaml",
        "templates", "themes", "views", "sources", "answers", "newsletters",
    ]
    /// The names that belong to one copy and must never come from another.
    public static let privateNames: Set<String> = [".local", "drafts", "outbox", "derived"]

    /// A right that only one process has at a time; given back when this is let go.
    ///
    /// Until then this thread takes no signals that would end it in the middle.
    public final class Turn {
        private let lock: StoreLock
        private var mask = sigset_t()

        fileprivate init(_ lock: StoreLock) {
            self.lock = lock
            pthread_sigmask(SIG_BLOCK, nil, &mask)
            csystem_block_signals()
        }

        /// The open file that stands for the right: a program that is given it has the right for as
        /// long as it runs, even if we are ended.
        public var descriptor: Int32 { lock.descriptor }

        deinit { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    }

    /// Takes the right to save, for as long as files below the journal are put in place.
    ///
    /// Throws who has it if it is not free within `patience` milliseconds.
    public func takeSavingTurn(patience: Int = 5_000) throws(StoreError) -> Turn {
        try turn(StoreLock.name, patience: patience) { $0.text }
    }

    /// Takes the right to bring this copy together with others; throws who has it.
    public func takeSyncTurn() throws(StoreError) -> Turn {
        // A moment's patience: a program that is just being started has our open files for an
        // instant, and with them a right that was given back.
        try turn("sync", patience: 200) { $0.syncText }
    }

    private func turn(
        _ name: String, patience: Int, _ text: (StoreLock.Failure) -> String
    ) throws(StoreError) -> Turn {
        if let readOnlyReason { throw StoreError(path, readOnlyReason) }
        guard let local = places.local else {
            throw StoreError(".local", "the folder cannot be written")
        }
        do {
            return Turn(
                try StoreLock.take(
                    in: local, name: name, user: session.user, now: session.now(),
                    patience: patience))
        } catch { throw StoreError(".local/" + name, text(error)) }
    }

    /// Whether the file `STORE` of another copy names this very program.
    public func isThisProgram(_ bytes: [UInt8]) -> Bool { StoreFile(bytes)?.store == file.store }

    /// Whether bytes are the file `STORE` of some program.
    public static func isStoreFile(_ bytes: [UInt8]) -> Bool { StoreFile(bytes) != nil }

    /// Brings everything below the program's folder to the disk, whoever wrote it.
    public func syncToDisk() throws(StoreError) {
        do { try root.syncFilesystem() } catch { throw StoreError(path, error.text) }
    }

    /// Appends those lines to a journal file that it had before and has no more; says how many.
    ///
    /// `name` is the file's name in the folder journal. Call it with the right to save.
    public func putBack(linesOf former: [UInt8], in name: String) throws(StoreError) -> Int {
        do {
            let now = try places.journal.read(name, limit: Blobs.limit) ?? []
            let known = Set(now.split(separator: 0x0A))
            let missing = former.split(separator: 0x0A).filter { !known.contains($0) }
            guard !missing.isEmpty else { return 0 }
            let file = try places.journal.file(name, O_RDWR | O_APPEND | O_CREAT)
            guard try file.status().isRegular else {
                throw StoreError("journal/" + name, "this is not a regular file")
            }
            let start: [UInt8] = now.isEmpty || now.last == 0x0A ? [] : [0x0A]
            try file.write(start + missing.joined(separator: [0x0A]) + [0x0A])
            try file.syncData()
            return missing.count
        } catch let error as SystemError {
            throw StoreError("journal/" + name, error.text)
        } catch let error as StoreError {
            throw error
        } catch { throw StoreError("journal/" + name, "it cannot be written") }
    }

    /// Lays another copy's version of a person's file beside ours; answers the path it has now.
    ///
    /// `path` is the file's below the program's folder. A version that lies there already stays.
    public func keepBeside(_ path: String, theirs bytes: [UInt8]) throws(StoreError) -> String {
        let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard let name = parts.last, parts.count <= 8,
            parts.allSatisfy({ !["", ".", "..", ".git", ".local"].contains($0) })
        else { throw StoreError(path, "this is no place for a file") }
        do {
            var folder = root
            for part in parts.dropLast() { folder = try folder.makeFolder(part) }
            var beside = name + ".theirs"
            var number = 1
            while folder.status(of: beside) != nil {
                if try folder.read(beside, limit: Blobs.limit) == bytes { break }
                number += 1
                beside = "\(name).theirs\(number)"
            }
            if folder.status(of: beside) == nil {
                let file = try folder.newFile(beside)
                try file.write(bytes)
                try file.sync()
                try folder.sync()
            }
            return (parts.dropLast() + [beside]).joined(separator: "/")
        } catch { throw StoreError(path, error.text) }
    }
}

extension StoreLock.Failure {
    /// Who brings copies together already, in words.
    fileprivate var syncText: String {
        switch self {
        case .system(let error): "the lock cannot be taken: " + error.text
        case .held(nil): "somebody else syncs this copy already"
        case .held(let holder?):
            "\(holder.user) syncs this copy already (process \(holder.process), since "
                + "\(holder.since))" + (holder.isSuspended ? " and is suspended" : "")
                + (holder.isGone ? "; it was ended, but git still works for it" : "")
        }
    }
}
