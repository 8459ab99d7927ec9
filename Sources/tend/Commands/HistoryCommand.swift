import ArgumentParser
import Exchange
import Insight
import Model
import Store
import Screen
import ViewModel

/// `tend history`.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Print what was changed, newest first.",
        discussion:
            "tend history ea-12 · tend history --by kim --on 2026-11-20 · tend history --format csv "
            + "prints a row for each field. Times are UTC. tend undo takes one back by the word in "
            + "front.")
    @Argument(help: "A partner's id; nothing for the whole program.") var id: String?
    @Option(name: .long, help: "A partner's id.") var partner: String?
    @Option(name: .long, help: "Only what this person did.") var by: String?
    @Option(name: .long, help: "Only what was done on this day, YYYY-MM-DD, in UTC.")
    var on: String?
    @Option(name: .long, help: "At most so many changes.") var limit = 40
    @Flag(name: .long, help: "Every field with both its values, as it is kept.") var fields = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions
    @OptionGroup var lock: LockOptions

    func run() throws {
        try lock.begin(options)
        let session = try options.open()
        let query = try query()
        let changes: [RecordedChange]
        do { changes = try session.store.history(query) } catch {
            throw CommandFailure.file(error.description)
        }
        if format == .table {
            for change in changes { show(change, session) }
            for contest in try contests(query, session) { Output.print(text(contest)) }
        } else {
            Table(
                words: HistoryCommand.columns, rows: changes.flatMap(rows),
                currency: session.settings.currency
            ).print(as: format)
        }
        if changes.isEmpty { throw CommandFailure.nothing() }
    }

    private func query() throws(CommandFailure) -> HistoryQuery {
        guard id == nil || partner == nil else {
            throw .usage("give the partner's id once, alone or with --partner")
        }
        var query = HistoryQuery(user: by, limit: max(0, limit))
        if let text = id ?? partner {
            guard let partner = PartnerID(text.utf8) else {
                throw .nothing("there is no partner \(text)")
            }
            query.partner = partner
        }
        if let on { query.day = try Day.given(on, for: "--on") }
        return query
    }

    // MARK: - For people

    private func show(_ change: RecordedChange, _ session: Session) {
        let event = change.event
        let head =
            "\(event.id.written)  \(Moments.text(event.milliseconds))  \(event.user)  "
            + event.change.kind.rawValue
        let summary = event.change.summary.isEmpty ? "" : "  " + event.change.summary
        Output.print(head + summary)
        guard change.partnerCount <= 1 else {
            Output.print("    " + Counted.text(change.partnerCount, "partner"))
            return
        }
        if !fields {
            Output.print("    " + story(event, session))
            return
        }
        for edit in event.change.edits.prefix(12) {
            let (old, new) = (shown(edit.old, edit.field), shown(edit.new, edit.field))
            Output.print("    \(edit.partner.text) \(edit.field): \(old) → \(new)")
        }
        let rest = event.change.edits.count - 12
        if rest > 0 { Output.print("    \(rest) more fields") }
    }

    private func shown(_ value: String?, _ field: String) -> String {
        let isAddress = FieldName.addresses.contains(field)
        return value.map { isAddress ? DomainName.unmasked($0) ?? $0 : $0 } ?? "—"
    }

    /// Who it was about and what was done, in one line.
    private func story(_ event: Event, _ session: Session) -> String {
        let program = session.store.program
        let id = event.change.edits.first?.partner ?? .program
        let name = program.reservedRow(of: id).map { program.displayName(row: $0) }
        let who = id == .program ? "the program" : name.map { "\($0) (\(id.text))" } ?? id.text
        let text = HistorySentence.text(
            event, about: id, currency: session.settings.currency)
        return SafeText(who + ": " + text).string
    }

    /// The fields of one partner that two people wrote without sight of each other.
    private func contests(_ query: HistoryQuery, _ session: Session) throws -> [Contest] {
        guard let partner = query.partner else { return [] }
        var stories: [String: FieldStory] = [:]
        for event in try session.store.history(of: partner) {
            for edit in event.change.edits {
                stories[edit.field, default: FieldStory()].add(edit, of: event)
            }
        }
        return stories.sorted { $0.key < $1.key }.flatMap {
            $0.value.contests(at: FieldPlace(partner, $0.key))
        }
    }

    private func text(_ contest: Contest) -> String {
        func side(_ author: Authorship) -> String {
            "\(author.user)'s ‘\(author.value ?? "nothing")’ of "
                + Moments.text(author.milliseconds)
        }
        return "at the same time: \(contest.place.field): \(side(contest.won)) counts, not "
            + side(contest.lost)
    }

    // MARK: - For programs

    private static let columns = [
        "change", "time", "user", "kind", "partner", "field", "old", "new", "takes_back", "summary",
    ]

    /// A row for each field; one row with the number of partners for a change too large to list.
    private func rows(_ change: RecordedChange) -> [[CellValue]] {
        let event = change.event
        func text(_ value: String?) -> CellValue { value.map(CellValue.text) ?? .absent }
        let head = [
            event.id.written, Moments.text(event.milliseconds), event.user,
            event.change.kind.rawValue,
        ].map(CellValue.text)
        let tail = [text(event.change.refersTo?.written), text(event.change.summary)]
        guard !event.change.edits.isEmpty else {
            return [
                head + [
                    .text(Counted.text(change.partnerCount, "partner")), .absent, .absent, .absent,
                ] + tail
            ]
        }
        return event.change.edits.map { edit in
            head
                + [.text(edit.partner.text), .text(edit.field), text(edit.old), text(edit.new)]
                + tail
        }
    }
}
