internal import Glibc
public import Model

/// Mails that are taken out of the outbox when what put them there is taken back, and the way back.
extension Store {
    private static let takenBack = "taken-back"

    /// Takes the mails with these keys out of the outbox, or puts those taken out there again.
    ///
    /// Answers the keys of the mails that were moved; one that somebody has fetched is not among
    /// them.
    public func moveMails(
        withKeys keys: Set<String>, backFromOutbox isTakenBack: Bool
    ) throws(StoreError) -> Set<String> {
        if let readOnlyReason { throw StoreError(Store.outbox, readOnlyReason) }
        var moved: Set<String> = []
        do {
            let outbox = try root.makeFolder(Store.outbox)
            let aside = try outbox.makeFolder(Store.takenBack)
            let (from, to) = isTakenBack ? (outbox, aside) : (aside, outbox)
            for name in try from.names() where name.utf8.suffix(4).elementsEqual(".eml".utf8) {
                guard let bytes = try from.read(name, limit: Store.mailLimit),
                    let key = Store.key(ofMail: bytes), keys.contains(key)
                else { continue }
                try to.replace(name, from: from)
                moved.insert(key)
            }
            try outbox.sync()
            try aside.sync()
            return moved
        } catch {
            throw StoreError(
                Store.outbox, error.text, advice: "\(moved.count) of \(keys.count) mails were moved"
            )
        }
    }

    /// The random part of a mail's lasting name, nil if its head has none.
    static func key(ofMail bytes: [UInt8]) -> String? {
        let front = Array("Message-ID: <".utf8)
        for line in bytes.prefix(8192).split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.isEmpty { return nil }
            guard line.starts(with: front) else { continue }
            let word = line.dropFirst(front.count).prefix { $0 != 0x40 && $0 != 0x3E }
            return String(decoding: word, as: UTF8.self)
        }
        return nil
    }

    /// Brings the newest former text of a draft back, unless there is a draft of the name; answers
    /// whether it did.
    @discardableResult
    public func restoreDraft(_ name: String, of user: String) throws(StoreError) -> Bool {
        guard draft(name, of: user) == nil, let text = draftVersions(name, of: user).first else {
            return false
        }
        try keepDraft(name, text, of: user)
        return true
    }

    /// Finishes what processes left that died while they put mails into the outbox: those on record
    /// get their places there, the others go away, as nothing says that they were to be sent.
    ///
    /// Answers the partners whose mails are in the outbox now.
    public func settleStagedMails(
        isOnRecord: (PartnerID, _ key: String) -> Bool
    ) throws(StoreError) -> [PartnerID] {
        guard readOnlyReason == nil, let names = try? places.blobs.staging.names() else {
            return []
        }
        var settled: [PartnerID] = []
        do {
            for name in names {
                guard let mail = StagedMail(name), !mail.isAtWork else { continue }
                let bytes = try places.blobs.staging.read(name, limit: Store.mailLimit) ?? []
                guard let key = Store.key(ofMail: bytes), isOnRecord(mail.partner, key) else {
                    places.blobs.staging.remove(name)
                    continue
                }
                let folder = try root.makeFolder(Store.outbox)
                _ = try moveToOutbox(name, to: folder, as: mail.wanted)
                try folder.sync()
                settled.append(mail.partner)
            }
            return settled
        } catch { throw StoreError(Store.outbox, error.text) }
    }
}

/// The name of a mail that has no place in the outbox yet: `4711-mail-0.2026-11-22-ea-12.eml`.
private struct StagedMail {
    let process: pid_t
    let wanted: String
    let partner: PartnerID

    init?(_ name: String) {
        let parts = name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        let mark = Array(Store.stageMark.utf8)
        guard parts.count == 3, parts[2].elementsEqual("eml".utf8),
            let digits = Optional(parts[0].prefix { $0 != 0x2D }),
            parts[0].dropFirst(digits.count).starts(with: mark),
            let process = pid_t(String(decoding: digits, as: UTF8.self)),
            Day(iso: parts[1].prefix(10)) != nil,
            let partner = PartnerID(parts[1].dropFirst(11))
        else { return nil }
        self.process = process
        self.partner = partner
        wanted = String(decoding: parts[1], as: UTF8.self)
    }

    /// Whether the process that wrote it still runs.
    var isAtWork: Bool { kill(process, 0) == 0 || errno == EPERM }
}
