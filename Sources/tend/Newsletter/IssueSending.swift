import Exchange
import Insight
import Model
import Store

/// An issue on its way out: one mail a partner into the outbox, or the files a service takes.
struct IssueSending {
    /// Where an issue goes.
    enum Way: String, CaseIterable {
        case outbox, mailchimp, aweber

        /// The service, nil for the outbox.
        var service: MailingService? { MailingService(rawValue: rawValue) }
    }
    /// Somebody the issue cannot go to, and why.
    struct Refusal {
        let partner: PartnerID
        let why: String
    }
    /// What came of sending.
    struct Result {
        /// The files, below the program's folder.
        let files: [String]
        /// Whom it goes to.
        let count: Int
    }

    let making: IssueMaking
    let way: Way
    /// Whether those who got it already get it again.
    let isAgain: Bool
    private let desk: MailDesk
    /// Those it goes to, by row.
    let rows: [Int]
    /// How many got it before and are left out.
    let alreadyCount: Int

    private var session: Session { making.session }
    private var issue: IssueText { making.issue }

    init(_ making: IssueMaking, way: Way, isAgain: Bool = false) {
        self.making = making
        self.way = way
        self.isAgain = isAgain
        desk = MailDesk(making.session)
        let template = SentIssue.template(of: making.issue.name)
        let program = making.session.store.program
        let fresh = making.audience.rows.filter { row in
            isAgain
                || !program.records(Contact.self, row: row).contains {
                    $0.template?.utf8.elementsEqual(template.utf8) ?? false
                }
        }
        rows = fresh
        alreadyCount = making.audience.rows.count - fresh.count
    }

    // MARK: - Mails of our own

    /// The mail for one partner.
    func message(row: Int) throws(MessageMistake) -> MailMessage {
        let id = session.store.program.ids[row].text
        if let name = making.missing(row: row).first {
            throw MessageMistake(
                id, "{{\(name)}} has no value", advice: "write it, or take it out of the issue")
        }
        let values = making.values(row: row)
        let document = making.document
        let page = session.settings.newsletter.unsubscribe
        let sender = try desk.sender()
        return try MailMessage(
            from: sender, to: try desk.mailbox(row: row), subject: document.subjectLine(values),
            body: document.plain(values), html: document.html(values),
            leave: page ?? "mailto:\(sender.address.text)?subject=stop",
            milliseconds: Surroundings.now(), key: RandomWord.next())
    }

    /// All mails, and those that cannot be made.
    func mails() -> (mails: [(row: Int, message: MailMessage)], refused: [Refusal]) {
        var mails: [(row: Int, message: MailMessage)] = []
        var refused: [Refusal] = []
        for row in rows {
            do throws(MessageMistake) { mails.append((row, try message(row: row))) } catch {
                refused.append(
                    Refusal(
                        partner: session.store.program.ids[row], why: error.description))
            }
        }
        return (mails, refused)
    }

    /// Puts mails into the outbox and the issue on record, in this order: written to the disk,
    /// logged, shown in the outbox.
    ///
    /// `save` is given the one change.
    func toOutbox(
        _ mails: [(row: Int, message: MailMessage)], save: (Change) -> Sending.Saving
    ) throws(StoreError) -> Result {
        let store = session.store
        var bytes: [(partner: PartnerID, bytes: [UInt8])] = []
        for (row, message) in mails {
            do throws(MessageMistake) {
                bytes.append((store.program.ids[row], try message.bytes()))
            } catch { throw StoreError(store.program.ids[row].text, error.description) }
        }
        let staged = try store.stageMails(bytes, day: session.today)
        let ids = mails.map { ($0.message.key, [store.program.ids[$0.row]]) }
        guard let change = change(ids) else { return Result(files: [], count: 0) }
        switch save(change) {
        case .saved: break
        case .failed(let why):
            store.discard(staged)
            throw StoreError("journal", why, advice: "no mail was put into the outbox")
        case .unknown(let why):
            throw StoreError(
                "journal", "it is unknown whether this was saved: " + why,
                advice: "open the program again: mails on record are put into the outbox then")
        }
        return Result(files: try store.publish(staged), count: mails.count)
    }

    // MARK: - Files for a service

    /// The list of recipients the service imports.
    func list(_ service: MailingService) -> MailingFile {
        MailingMaking(session).file(
            for: service, rows: rows, tags: [SentIssue.template(of: issue.name)])
    }

    /// The files the service is given, by their names: Markdown, text, HTML, the list, and who is
    /// not in it.
    func files(_ list: MailingFile) -> [(name: String, bytes: [UInt8])] {
        let (document, values) = (making.documentForService, making.values(for: list.service))
        let stem = "issue-\(issue.name)"
        let tail = ".\(list.service.rawValue)"
        let subject = document.subjectLine(values)
        var files: [(name: String, bytes: [UInt8])] = [
            (stem + tail + ".md", Array(document.markdown(values).utf8)),
            (stem + tail + ".txt", Array((subject + "\n\n" + document.plain(values)).utf8)),
            (stem + tail + ".html", Array(document.html(values).utf8)),
            (stem + tail + ".csv", list.bytes),
        ]
        if !list.refused.isEmpty {
            files.append((stem + tail + ".refused.csv", list.refusedBytes))
        }
        return files
    }

    /// Names in the issue that the service's list has no column for.
    func unknownMarks(_ service: MailingService) -> [String] {
        let values = making.values(for: service)
        let tags = (try? issue.tags(file: "")) ?? []
        return Set(tags.map(\.name)).filter { values.hasNone($0) }.sorted()
    }

    /// Writes the files, then puts on record who is in the list.
    func toService(
        _ list: MailingFile, save: (Change) -> Sending.Saving
    ) throws(StoreError) -> Result {
        let files = try session.store.writeOutgoing(files(list))
        let key = RandomWord.next()
        let listing = MailingMaking(session).change(list, filter: making.segment)
        guard let change = change([(key, list.taken)], with: listing.map { [$0] } ?? []) else {
            return Result(files: files, count: 0)
        }
        switch save(change) {
        case .saved: return Result(files: files, count: list.taken.count)
        case .failed(let why):
            throw StoreError("journal", why, advice: "the files are there, nothing is on record")
        case .unknown(let why):
            throw StoreError("journal", "it is unknown whether this was saved: " + why)
        }
    }

    // MARK: - The record

    /// What sending puts on record as one change: a contact for each partner under the key of its
    /// mail, that the issue went out, and where incentives were announced.
    func change(_ mails: [(key: String, partners: [PartnerID])], with others: [Change] = [])
        -> Change?
    {
        let program = session.store.program
        let subject = making.document.subjectLine(making.openValues)
        var changes = mails.flatMap { key, ids in
            ids.compactMap { contact($0, key: key, subject: subject) }
        }
        let everybody = mails.flatMap(\.partners)
        changes += making.given.compactMap { resource in
            Action.set(field: resource.receivedField, value: session.today.iso).change(
                to: everybody, in: program, today: session.today, noteKey: "")
        }
        let count = mails.reduce(0) { $0 + $1.partners.count }
        guard count > 0 else { return nil }
        let sent = SentIssue(
            key: RandomWord.next(), name: issue.name, day: session.today, count: count,
            way: way.rawValue, subject: subject)
        let facts = [(sent.field, sent.line)] + announcements
        changes += facts.compactMap { field, line in
            Action.put(field: field, line: line).change(
                to: [.program], in: program, today: session.today, noteKey: "")
        }
        return Change.together(
            changes + others, kind: .log,
            summary: "newsletter \(issue.name) to \(count) partners")
    }

    /// The contact of one partner, with the chance of a sale without it as it is today.
    private func contact(_ id: PartnerID, key: String, subject: String) -> Change? {
        let contact = Contact(
            key: "", day: session.today, channel: .mail, play: .newsletter,
            template: SentIssue.template(of: issue.name), chance: session.chance(of: id),
            text: subject)
        return Action.log(contact).change(
            to: [id], in: session.store.program, today: session.today, noteKey: key)
    }

    /// The incentives with this issue added to where they were announced.
    private var announcements: [(String, String)] {
        let place = "newsletter \(issue.name)"
        return making.announced.compactMap { incentive in
            var incentive = incentive
            let known = incentive.announced.utf8.split(separator: 0x2C).map { part in
                String(decoding: part.drop { $0 == 0x20 }, as: UTF8.self)
            }
            guard !known.contains(where: { $0.utf8.elementsEqual(place.utf8) }) else { return nil }
            incentive.announced = (known + [place]).joined(separator: ", ")
            return (incentive.field, incentive.line)
        }
    }
}
