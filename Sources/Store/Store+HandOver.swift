/// A message that was taken from the drafts to be handed to a mail command.
public struct HandedDraft: Hashable, Sendable {
    /// The draft's name.
    public let name: String
    /// The key of the mail it became, of `a-z 0-9 -`.
    public let key: String
    /// What is in its file.
    public let bytes: [UInt8]
    /// When the file was last written, in milliseconds since 1 January 1970 UTC.
    public let milliseconds: Int64
}

/// The right to hand a user's drafts over, held by one process at a time; given up when it goes away.
public final class HandOverLock {
    private let lock: StoreLock

    fileprivate init(_ lock: StoreLock) { self.lock = lock }
}

/// Drafts on their way out, so that a death between two mails loses none and sends none twice.
///
/// `filing/` holds those that are put into the outbox, `sending/` those the mail command may have
/// taken, `sent/` those it took.
extension Store {
    /// Where a draft on its way is.
    public enum HandOverPlace: String, Sendable {
        /// The command was started with it, or is about to be.
        case sending
        /// The command took it; it is not on record yet.
        case sent
        /// Its mail is being logged and put into the outbox.
        case filing
    }

    /// Keeps others from handing this user's drafts over.
    ///
    /// - Throws: who does so at the moment, or why nothing can be written.
    public func lockHandOver(of user: String) throws(StoreError) -> HandOverLock {
        let place = "drafts/\(SafeName.of(user))"
        if let readOnlyReason { throw StoreError(place, readOnlyReason) }
        let folder: Folder
        do { folder = try handOverFolder(of: user) } catch {
            throw StoreError(place, error.text, advice: "nothing was handed over")
        }
        do {
            return HandOverLock(
                try StoreLock.take(
                    in: folder, user: session.user, now: session.now(), patience: 100))
        } catch {
            throw StoreError(
                place, "mails are being handed over: " + error.text,
                advice: "wait until that is done")
        }
    }

    /// Takes a draft from the others before it is handed over; it is durable when this returns.
    ///
    /// - Throws: `StoreError` if the draft is not there any more or cannot be moved.
    public func beginHandOver(_ name: String, key: String, of user: String) throws(StoreError) {
        try moveDraft(of: user) { folder throws(SystemError) in
            try folder.pass(
                "\(name).md", to: try folder.makeFolder(HandOverPlace.sending.rawValue),
                as: Store.handedName(name, key))
        }
    }

    /// Says that the command took a draft.
    public func finishHandOver(_ name: String, key: String, of user: String) throws(StoreError) {
        try moveDraft(of: user) { folder throws(SystemError) in
            let sent = try folder.makeFolder(HandOverPlace.sent.rawValue)
            let file = Store.handedName(name, key)
            try folder.folder(HandOverPlace.sending.rawValue).pass(file, to: sent, as: file)
        }
    }

    /// Makes a message in `sending/` a draft again; beside another one that was begun meanwhile.
    public func returnDraft(_ name: String, key: String, of user: String) throws(StoreError) {
        try moveDraft(of: user) { folder throws(SystemError) in
            let sending = try folder.folder(HandOverPlace.sending.rawValue)
            let file = Store.handedName(name, key)
            let isTaken = folder.status(of: "\(name).md") != nil
            try sending.pass(
                file, to: folder, as: isTaken ? "\(name)-\(key).md" : "\(name).md")
        }
    }

    /// Takes drafts from the others before their mails are logged; messages that were never kept as
    /// drafts are passed over.
    public func beginFiling(_ drafts: [(name: String, key: String)], of user: String)
        throws(StoreError)
    {
        try moveDraft(of: user) { folder throws(SystemError) in
            let filing = try folder.makeFolder(HandOverPlace.filing.rawValue)
            for (name, key) in drafts where folder.status(of: "\(name).md") != nil {
                try folder.pass("\(name).md", to: filing, as: Store.handedName(name, key))
            }
        }
    }

    /// Makes messages in `filing/` drafts again, as when nothing was logged.
    public func endFiling(_ drafts: [HandedDraft], of user: String) throws(StoreError) {
        try moveDraft(of: user) { folder throws(SystemError) in
            let filing = try folder.makeFolder(HandOverPlace.filing.rawValue)
            for draft in drafts {
                let isTaken = folder.status(of: "\(draft.name).md") != nil
                try filing.pass(
                    Store.handedName(draft.name, draft.key), to: folder,
                    as: isTaken ? "\(draft.name)-\(draft.key).md" : "\(draft.name).md")
            }
        }
    }

    /// Puts messages that are on record among the former versions of their drafts.
    public func forgetHandOver(
        _ drafts: [HandedDraft], in place: HandOverPlace, of user: String
    ) throws(StoreError) {
        try moveDraft(of: user) { folder throws(SystemError) in
            let from = try folder.makeFolder(place.rawValue)
            for draft in drafts {
                try Store.moveVersion(
                    draft.name, from: from, as: Store.handedName(draft.name, draft.key),
                    in: folder)
            }
        }
    }

    /// The messages of a user in a place, by name.
    public func handedDrafts(in place: HandOverPlace, of user: String) -> [HandedDraft] {
        guard let drafts = try? root.folder("drafts").folder(SafeName.of(user)),
            let folder = try? drafts.folder(place.rawValue), let names = try? folder.names()
        else { return [] }
        return names.compactMap { file in
            guard let (name, key) = Store.handedWords(file),
                let bytes = (try? folder.read(file, limit: Store.draftLimit)) ?? nil
            else { return nil }
            return HandedDraft(
                name: name, key: key, bytes: bytes,
                milliseconds: (folder.status(of: file)?.modified ?? 0) / 1_000_000)
        }
    }

    /// Whether something may have been left by a run that died.
    public func hasUnfinishedMails(of user: String) -> Bool {
        let staged = (try? places.blobs.staging.names()) ?? []
        return staged.contains { $0.utf8.suffix(4).elementsEqual(".eml".utf8) }
            || !handedDrafts(in: .filing, of: user).isEmpty
    }

    // MARK: - Files

    private func handOverFolder(of user: String) throws(SystemError) -> Folder {
        let folder = try root.makeFolder("drafts").makeFolder(SafeName.of(user))
        for place in [HandOverPlace.sending, .sent, .filing] {
            _ = try folder.makeFolder(place.rawValue)
        }
        return folder
    }

    /// Moves something below a user's drafts and brings all names there to the disk.
    private func moveDraft(
        of user: String, _ move: (Folder) throws(SystemError) -> Void
    ) throws(StoreError) {
        let place = "drafts/\(SafeName.of(user))"
        if let readOnlyReason { throw StoreError(place, readOnlyReason) }
        do {
            let folder = try handOverFolder(of: user)
            try move(folder)
            for place in [HandOverPlace.sending, .sent, .filing] {
                try folder.folder(place.rawValue).sync()
            }
            try folder.sync()
        } catch { throw StoreError(place, error.text) }
    }

    private static func handedName(_ name: String, _ key: String) -> String { "\(name).\(key).md" }

    private static func handedWords(_ file: String) -> (name: String, key: String)? {
        let parts = file.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard parts.count == 3, parts[2].utf8.elementsEqual("md".utf8), SafeName.isSafe(parts[0]),
            SafeName.isSafe(parts[1])
        else { return nil }
        return (parts[0], parts[1])
    }
}
