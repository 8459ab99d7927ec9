import CGlibc
internal import Glibc
public import Model

/// A program's folder: its journals folded into a program, and the one way to change it.
///
/// Nothing is in `program` before it is on disk. One `Store` belongs to one thread.
public final class Store {
    /// What a session brings along.
    public struct Session {
        /// Who saves.
        public var user: String
        /// Milliseconds since 1 January 1970 UTC, asked for at every save.
        public var now: () -> Int64
        /// A folder outside the store for changes whose saving ended in doubt; nil for nowhere.
        public var unsavedFolder: String?
        /// Whether to write on file systems that may lie about locks and syncs.
        public var isNetworkAllowed: Bool
        /// Whether nothing may be written.
        public var isReadOnly: Bool
        /// The magic number of the file system to go by; nil for the one the folder lies on.
        var filesystem: Int64?
        /// How a cache is used; nil for not at all.
        public var cache: CachePolicy?

        /// A session of a user.
        public init(
            user: String, now: @escaping () -> Int64, unsavedFolder: String? = nil,
            isNetworkAllowed: Bool = false, isReadOnly: Bool = false,
            cache: CachePolicy? = nil
        ) {
            self.user = user
            self.now = now
            self.unsavedFolder = unsavedFolder
            self.isNetworkAllowed = isNetworkAllowed
            self.isReadOnly = isReadOnly
            self.cache = cache
        }
    }

    /// What reading anew brought.
    public struct Refresh {
        /// The changes that are new since the last reading.
        public var events: [Event] = []
        /// Whether `program` is another object now, because files were replaced behind our back.
        public var isReloaded = false
        /// What to tell the person.
        public var notices: [String] = []
    }

    /// The fold of every change on disk.
    public internal(set) var program = Program()
    /// Why nothing may be written, nil if it may.
    public internal(set) var readOnlyReason: String?
    /// What to tell the person once, such as saved changes brought back.
    public internal(set) var notices: [String] = []
    /// The latest changes of the session's user, oldest first; imports without their edits.
    public internal(set) var recent: [Event] = []

    /// Is told for whom a save waits, if that takes longer than a second.
    public var onWait: ((String) -> Void)?

    /// Fields that somebody wrote without sight of what they said, since they were last taken.
    var contested: Set<FieldPlace> = []

    let root: Folder
    let session: Session
    let file: StoreFile
    var journal: Journal
    var places: Places
    var replica: Replica?
    /// The journal's files whose names this process brought to the disk: name and inode, as git may
    /// put another file in the place of one.
    var syncedSegments: Set<String> = []
    /// What the cache said at opening, nil if there was none to believe.
    var kept: CacheContent?
    /// The files the program's figures were read from.
    var figureWitnesses: [String: Witness] = [:]
    let path: String

    /// The folders below the store.
    struct Places {
        let journal: Folder
        let blobs: Blobs
        let stats: Folder
        let local: Folder?
    }

    // MARK: - Opening

    /// Makes a store in a folder that does not exist or is empty.
    public static func create(at path: String) throws(StoreError) {
        do {
            let isNew = mkdir(path, 0o750) == 0
            guard isNew || errno == EEXIST else { throw SystemError.last }
            var root = try Folder.open(path)
            if isNew, root.isBelowShared {
                try root.share()
                root = try Folder.open(path)
            }
            if root.isShared { umask(0o007) }
            guard try root.names().isEmpty else {
                throw StoreError(
                    path, "this folder is not empty", advice: "give a new folder's name")
            }
            try fill(root)
            // Else a power cut takes the folder's own name, and everything in it.
            if isNew { try root.syncParent() }
        } catch let error as SystemError {
            throw StoreError(path, error.text)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(path, "the folder cannot be made")
        }
    }

    private static func fill(_ root: Folder) throws(SystemError) {
        let local = try root.makeFolder(".local", mode: 0o700)
        let staging = try local.makeFolder("tmp", mode: 0o700)
        for name in ["journal", "blobs", "stats", "views"] { _ = try root.makeFolder(name) }
        let ignored = "/.local/\n/drafts/\n/outbox/\n/derived/\n"
        let attributes = "* -text\njournal/*.jsonl merge=union\nblobs/** -diff\n"
        try root.writeOnce(".gitignore", Array(ignored.utf8), staging: staging)
        try root.writeOnce(".gitattributes", Array(attributes.utf8), staging: staging)
        try root.writeOnce("STORE", StoreFile().bytes, staging: staging)
    }

    /// Whether a folder is a store.
    public static func isStore(_ path: String) -> Bool {
        (try? Folder.open(path))?.status(of: "STORE")?.isRegular == true
    }

    /// Opens a store and folds all its changes.
    public init(_ path: String, session: Session) throws(StoreError) {
        csystem_ignore_write_signals()
        let root = try Store.folder(path)
        // What a group owns together stays its members' to write, whatever their usual mask.
        if root.isShared { umask(0o007) }
        self.session = session
        self.root = root
        self.path = path
        self.file = try Store.read(root, path)
        do { places = try Store.places(root) } catch { throw StoreError(path, error.text) }
        journal = Journal(folder: places.journal, blobs: places.blobs, store: file.store)
        readOnlyReason = Store.reasonNotToWrite(root, file, session)
        takeCache()
        try readJournal()
        try settleRecent()
        if journal.hasUnreadable { readOnlyReason = "a part of the journal cannot be read" }
        settleIdentity()
        if journal.hasVitalUnknown {
            readOnlyReason = "a later version of tend has written here: update tend to change it"
        }
        if let warning = clockWarning() { notices.append(warning) }
    }

    /// Reads all that is not in memory yet into the program.
    private func readJournal() throws(StoreError) {
        let user = session.user
        var recent = recent
        let reading = try journal.readNew(into: program) { event in
            if event.user == user { Store.remember(event, in: &recent) }
        }
        self.recent = recent
        if reading == .replaced, kept != nil {
            forgetCache()
            try readJournal()
        }
        _ = program.takeTouchedRows()
        _ = program.takeBatchesChanged()
    }

    private static func folder(_ path: String) throws(StoreError) -> Folder {
        do { return try Folder.open(path) } catch {
            throw StoreError(path, error.text, advice: "tend demo or tend new makes a program")
        }
    }

    private static func read(_ root: Folder, _ path: String) throws(StoreError) -> StoreFile {
        let bytes: [UInt8]?
        do { bytes = try root.read("STORE", limit: 4096) } catch {
            throw StoreError("STORE", error.text)
        }
        guard let bytes else {
            throw StoreError(
                path, "this folder is not a program of tend",
                advice: "tend new FOLDER makes one, tend demo FOLDER one to look around in")
        }
        guard let file = StoreFile(bytes) else {
            throw StoreError("STORE", "this file is damaged", advice: "bring it back from a copy")
        }
        guard file.minimumReader <= StoreFile.version else {
            throw StoreError(
                "STORE", "this program was written by a later version", advice: "update tend")
        }
        return file
    }

    private static func places(_ root: Folder) throws(SystemError) -> Places {
        func place(_ name: String) throws(SystemError) -> Folder {
            do { return try root.folder(name) } catch {
                if error.isMissing { return try root.makeFolder(name) }
                throw error
            }
        }
        let local = try? root.makeFolder(".local", mode: 0o700)
        let staging = try? local?.makeFolder("tmp", mode: 0o700)
        return Places(
            journal: try place("journal"),
            blobs: Blobs(root: try place("blobs"), staging: staging ?? root),
            stats: try place("stats"), local: local)
    }

    private static func reasonNotToWrite(
        _ root: Folder, _ file: StoreFile, _ session: Session
    ) -> String? {
        if session.isReadOnly { return "opened for reading only" }
        if file.minimumWriter > StoreFile.version {
            return "a later version of tend writes here: update tend to change it"
        }
        if root.status?.isEverybodys == true {
            return "everybody on this machine may replace its files: chmod o-w FOLDER"
        }
        for name in [".", "journal"] {
            if let refusal = (try? root.folder(name))?.refusal {
                return "the folder cannot be written: " + refusal.text
            }
        }
        if let network = Filesystem.network(session.filesystem ?? root.filesystem),
            !session.isNetworkAllowed
        {
            return Filesystem.refusal(network)
        }
        return nil
    }

    /// Keeps an own event for undo, without the edits of large ones.
    static func remember(_ event: Event, in recent: inout [Event]) {
        recent.append(event.change.edits.count <= 1_000 ? event : event.withoutEdits)
        if recent.count > 400 { recent.removeFirst(200) }
    }

    // MARK: - Reading anew

    /// Reads what others saved since the last reading.
    public func refresh() throws(StoreError) -> Refresh {
        var refresh = Refresh()
        let program = program
        var contested = contested
        defer { self.contested = contested }
        let take: (Event) -> Void = { event in
            contested.formUnion(program.contested(by: event))
            program.apply(event)
            refresh.events.append(event)
        }
        if try journal.readNew(take) == .replaced, try readOnceSettled(take) == .replaced {
            try reload()
            refresh = Refresh(isReloaded: true, notices: notices)
            notices = []
        }
        return refresh
    }

    /// Reads on when nobody is putting files in place any more, as a sync does.
    private func readOnceSettled(_ take: (Event) -> Void) throws(StoreError) -> Journal.Reading {
        guard readOnlyReason == nil, let turn = try? takeSavingTurn(patience: 2_000) else {
            return .replaced
        }
        return try withExtendedLifetime(turn) { () throws(StoreError) in
            try journal.readNew(take)
        }
    }

    private func reload() throws(StoreError) {
        let program = Program()
        kept = nil
        journal = Journal(folder: places.journal, blobs: places.blobs, store: file.store)
        guard try journal.readNew(into: program, { _ in }) == .grown else {
            throw StoreError("journal", "files change while they are read", advice: "try again")
        }
        self.program = program
        notices.append("the journal was replaced by another program, such as git: read anew")
        syncedSegments = []
        settleIdentity()
    }

    /// Everything noticed while reading, with what is missing.
    public var problems: [Problem] { journal.problems + journal.missingContent }
}

extension Event {
    fileprivate var withoutEdits: Event {
        Event(
            id: id, stamp: stamp, milliseconds: milliseconds, user: user,
            change: Change(
                kind: change.kind, edits: [], refersTo: change.refersTo, summary: change.summary))
    }
}
