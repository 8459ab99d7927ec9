import ArgumentParser
import Exchange
import Insight
import Model
import Screen
import Store

/// `tend draft`.
struct DraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Write messages to partners from a template.",
        discussion:
            "tend draft ask-why ea-12 --edit · tend draft incentive --filter 'is:quiet tag:vip' "
            + "--set 'incentive.what=5 % more' --dry-run · tend draft lists what is being written"
    )
    @Argument(help: "A template, as tend templates lists them; nothing lists the drafts.")
    var template: String?
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @Option(name: .long, help: "A value for this once, as name=text; may be given often.")
    var set: [String] = []
    @Option(name: .long, help: "An answer of tend answers to put in; may be given often.")
    var answer: [String] = []
    @OptionGroup var mailing: MailingOptions
    @Flag(name: .long, help: "Print the messages and write nothing.") var dryRun = false
    @Flag(name: .long, help: "Open the message in $EDITOR; for one partner.") var edit = false
    @Option(name: .long, help: "Open this partner's draft in $EDITOR.") var resume: String?
    @Option(name: .long, help: "Take this partner's draft away.") var discard: String?
    @Option(name: .long, help: "table or json.") var format = ListFormat.table
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let desk = MailDesk(session)
        for problem in desk.problems { Output.complain("tend: " + problem) }
        if let resume { return try reopen(resume, desk) }
        if let discard { return try remove(discard, desk) }
        guard let template else { return try list(desk) }
        try write(template, desk)
    }

    // MARK: - Writing

    private func write(_ name: String, _ desk: MailDesk) throws {
        guard desk.shelf.names.contains(name) else {
            let nearest = EditDistance.nearest(to: Array(name.utf8), among: desk.shelf.names)
            let hint = nearest.map { "did you mean \($0)?" } ?? "see tend templates"
            throw CommandFailure.usage("there is no template ‘\(name)’: \(hint)")
        }
        let extra = try given()
        try mailing.check()
        let partners = try desk.session.writable(ids, filter: targets.filter)
        try mailing.check(partners.count)
        guard !edit || partners.count == 1 else {
            throw CommandFailure.usage("--edit is for one partner, not for \(partners.count)")
        }
        do {
            let made = try partners.map { row throws(MessageMistake) in
                var made = try desk.compose(name, row: row, extra: extra)
                for answer in answer {
                    made.draft = try desk.inserting(answer, into: made.draft)
                }
                made.draft = made.draft.part(of: mailing.mailing, on: desk.session.today)
                if partners.count > 1 {
                    made.draft.campaign = made.draft.campaign(on: desk.session.today)
                }
                return made
            }
            if dryRun { return made.forEach { show($0, desk) } }
            if edit, let first = made.first {
                return try DraftEditing(desk).edit(first.draft, isNew: true)
            }
            for message in made { tell(message.draft, try desk.keep(message.draft)) }
        } catch let error as MessageMistake {
            throw CommandFailure.file(error.description)
        } catch let error as StoreError { throw CommandFailure.file(error.description) }
        if partners.isEmpty { throw CommandFailure.nothing() }
    }

    private func given() throws -> [String: String] {
        var values: [String: String] = [:]
        for text in set {
            guard let equals = text.utf8.firstIndex(of: 0x3D),
                MessageValues.isName(String(text[..<equals]))
            else { throw CommandFailure.usage("--set \(text): write it as name=text") }
            values[String(text[..<equals])] = String(text[equals...].dropFirst())
        }
        return values
    }

    private func tell(_ draft: MessageDraft, _ file: String) {
        let open = draft.missing
        let state =
            open.isEmpty
            ? draft.isHeldOut ? "held out when sent, picked at random" : "ready"
            : "missing: " + open.joined(separator: ", ") + " (tend templates --values)"
        Output.print("\(file): \(state)")
    }

    private func show(_ made: MailDesk.Composition, _ desk: MailDesk) {
        let row = desk.session.store.program.row(of: made.draft.partner)
        let to = row.flatMap { try? desk.mailbox(row: $0) }?.description
        Output.print("To: \(to ?? made.draft.partner.text + " (no usable address)")")
        Output.print("Subject: \(made.draft.subject)")
        Output.print("")
        Output.print(lines: made.draft.body)
        for name in made.text.missing {
            guard case .missing(let why)? = made.values[name] else { continue }
            Output.complain("tend: \(made.draft.partner.text): {{\(name)}} has no value: \(why)")
        }
    }

    // MARK: - Drafts there are

    private func reopen(_ text: String, _ desk: MailDesk) throws {
        guard let kept = desk.drafts().drafts.first(where: { $0.draft.partner.text == text }) else {
            throw CommandFailure.nothing("there is no draft for \(text)")
        }
        try DraftEditing(desk).edit(kept.draft, isNew: false)
    }

    private func remove(_ text: String, _ desk: MailDesk) throws {
        guard let kept = desk.drafts().drafts.first(where: { $0.draft.partner.text == text }) else {
            throw CommandFailure.nothing("there is no draft for \(text)")
        }
        do { try desk.remove(kept.draft.partner) } catch {
            throw CommandFailure.file(error.description)
        }
        Output.print("\(kept.stored.file) is taken away; its text is kept in former/ beside it")
    }

    private func list(_ desk: MailDesk) throws {
        let drafts = desk.drafts()
        for problem in drafts.problems { Output.complain("tend: " + problem) }
        let rows = drafts.drafts.map { kept -> [CellValue] in
            let missing = kept.draft.missing
            return [
                .text(kept.draft.partner.text), .text(kept.draft.subject),
                kept.draft.template.map(CellValue.text) ?? .absent,
                kept.draft.play.map { .text($0.rawValue) } ?? .absent,
                .text(missing.isEmpty ? "ready" : "missing " + missing.joined(separator: " ")),
                .text(Moments.text(kept.stored.milliseconds)),
            ]
        }
        Table(
            words: ["id", "subject", "template", "play", "state", "written"], rows: rows,
            currency: desk.session.settings.currency
        ).print(as: format.table)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}

/// How a command prints what it lists.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json

    var table: TableFormat { self == .json ? .json : .table }
}

extension Session {
    /// The rows of those a message is for; those nobody may write to are subtracted and named.
    func writable(_ ids: [String], filter: String?) throws(CommandFailure) -> [Int] {
        var rows: [Int] = []
        var subtracted: [(PartnerID, Suppression)] = []
        for id in try partners(ids, filter: filter) {
            guard let row = store.program.row(of: id) else { continue }
            if let why = analysis.suppression(row: row) {
                subtracted.append((id, why))
            } else {
                rows.append(row)
            }
        }
        Session.tell(subtracted)
        return rows
    }

    /// Names partners that are left out because nobody may write to them.
    static func tell(_ subtracted: [(partner: PartnerID, why: Suppression)]) {
        for (id, why) in subtracted {
            Output.complain("tend: left out \(id.text): \(why.rawValue)")
        }
    }
}
