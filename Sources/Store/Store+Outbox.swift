public import Model

/// Mails that are written to disk but have no name in the outbox yet; nobody sees them there.
public struct StagedMails {
    fileprivate var names: [(staged: String, wanted: String)] = []

    /// How many there are.
    public var count: Int { names.count }
}

/// A mail that waits in the outbox.
public struct OutboxMail: Hashable, Sendable {
    /// The file's name, such as `2026-11-22-gadget-garage.eml`.
    public let name: String
    /// Its size in bytes.
    public let size: Int
    /// The first bytes of it: the head.
    public let head: [UInt8]
}

extension Store {
    static let outbox = "outbox"
    /// The greatest mail, in bytes.
    static let mailLimit = 4 << 20

    /// Writes mails to the disk without showing them, so that the disk being full is known before
    /// anything is logged.
    ///
    /// `partner` and `day` make the name in the outbox.
    public func stageMails(
        _ mails: [(partner: PartnerID, bytes: [UInt8])], day: Day
    ) throws(StoreError) -> StagedMails {
        if let readOnlyReason { throw StoreError(Store.outbox, readOnlyReason) }
        var staged = StagedMails()
        do {
            _ = try root.makeFolder(Store.outbox)
            for (number, mail) in mails.enumerated() {
                let wanted = "\(day.iso)-\(mail.partner.text)"
                let name = "\(Store.stageFront)\(number).\(wanted).eml"
                places.blobs.staging.remove(name)
                staged.names.append((name, wanted))
                let file = try places.blobs.staging.newFile(name)
                try file.write(mail.bytes)
                try file.sync()
            }
            return staged
        } catch {
            discard(staged)
            throw StoreError(
                Store.outbox, error.text, advice: "no mail was written, nothing was logged")
        }
    }

    /// Gives staged mails their names in the outbox; one that is taken gets a number behind it.
    ///
    /// Answers the files.
    public func publish(_ staged: StagedMails) throws(StoreError) -> [String] {
        var files: [String] = []
        do {
            let folder = try root.makeFolder(Store.outbox)
            for (name, wanted) in staged.names {
                files.append("\(Store.outbox)/" + (try moveToOutbox(name, to: folder, as: wanted)))
            }
            try folder.sync()
            return files
        } catch {
            throw StoreError(
                Store.outbox, "\(error.text), \(files.count) of \(staged.count) mails are there",
                advice: "the others are in .local/tmp")
        }
    }

    /// Forgets staged mails.
    public func discard(_ staged: StagedMails) {
        for name in staged.names { places.blobs.staging.remove(name.staged) }
    }

    /// The mails in the outbox by name, with a problem for each that cannot be read.
    public func outboxMails() -> (mails: [OutboxMail], problems: [Problem]) {
        guard let folder = try? root.folder(Store.outbox), let names = try? folder.names() else {
            return ([], [])
        }
        var mails: [OutboxMail] = []
        var problems: [Problem] = []
        for name in names where name.utf8.suffix(4).elementsEqual(".eml".utf8) {
            do {
                guard let bytes = try folder.read(name, limit: Store.mailLimit) else { continue }
                mails.append(
                    OutboxMail(name: name, size: bytes.count, head: Array(bytes.prefix(4096))))
            } catch {
                problems.append(
                    Problem(
                        .note, "outbox/\(name)", error.text, advice: "this mail is left out"))
            }
        }
        return (mails, problems)
    }

    /// How many mails wait in the outbox.
    public var outboxCount: Int {
        let names = (try? root.folder(Store.outbox).names()) ?? []
        return names.count { $0.utf8.suffix(4).elementsEqual(".eml".utf8) }
    }

    private static var stageFront: String { "\(processNumber)\(stageMark)" }
    static let stageMark = "-mail-"

    func moveToOutbox(
        _ name: String, to folder: Folder, as wanted: String
    ) throws(SystemError) -> String {
        for number in 1...1000 {
            let target = wanted + (number == 1 ? "" : "-\(number)") + ".eml"
            do {
                try places.blobs.staging.move(name, to: folder, as: target)
                return target
            } catch  where error.isThere { continue }
        }
        throw SystemError.tooMany
    }
}
