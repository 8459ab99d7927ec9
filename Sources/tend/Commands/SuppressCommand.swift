import ArgumentParser
import Insight
import Model
import Store

/// `tend suppress`.
struct SuppressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress",
        abstract: "Print or change the list of addresses nobody writes to.",
        discussion: """
            tend suppress                          who is on the list, since when and why
            tend suppress ann@shop.example         put an address on it
            tend suppress --lift ann@shop.example  take one off

            An address is on it whether or not a partner has it: drafts, mails, newsletters and \
            lists of recipients leave out whoever has it, also later. tend import puts those on it \
            who left a mailing list (--kind unsubscribed) or whose mail came back (--kind bounced).
            """)
    @Argument(help: "Addresses.") var addresses: [String] = []
    @Option(name: .long, help: "Why: unsubscribed, bounced or no-contact.")
    var why = "unsubscribed"
    @Option(name: .long, help: "Since this day, YYYY-MM-DD; else today.") var day: String?
    @Option(name: .long, help: "What was said, in a few words.") var note = ""
    @Flag(name: .long, help: "Take the addresses off the list.") var lift = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard !lift || !addresses.isEmpty else {
            throw CommandFailure.usage("--lift needs an address")
        }
        let session = try options.open()
        guard !addresses.isEmpty else { return try printAll(session) }
        let entries = lift ? try lifted(session) : try closed(on: session.today)
        let change = ClosedAddress.change(entries, in: session.store.program)
        try session.commit(change)
    }

    private func closed(
        on today: Day
    ) throws(CommandFailure) -> [(key: String, entry: ClosedAddress?)] {
        guard let why = ClosedAddress.Why(rawValue: why) else {
            let known = ClosedAddress.Why.allCases.map(\.rawValue).joined(separator: ", ")
            throw .usage("--why \(why): \(known)")
        }
        var since = today
        if let day {
            guard let said = Day(iso: day.utf8) else {
                throw .usage("--day \(day): this is not a day as YYYY-MM-DD")
            }
            since = said
        }
        var entries: [(key: String, entry: ClosedAddress?)] = []
        for address in addresses {
            guard let entry = ClosedAddress(address, why: why, day: since, text: note) else {
                throw .usage("‘\(address)’ is no mail address")
            }
            if !entries.contains(where: { $0.key == entry.key }) {
                entries.append((entry.key, entry))
            }
        }
        return entries
    }

    private func lifted(
        _ session: Session
    ) throws(CommandFailure) -> [(key: String, entry: ClosedAddress?)] {
        var entries: [(key: String, entry: ClosedAddress?)] = []
        for address in addresses {
            let key = ClosedAddress.key(address) ?? address
            guard session.store.program.value(ClosedAddress.family + key, of: .program) != nil
            else { throw .nothing("‘\(address)’ is not on the list") }
            if !entries.contains(where: { $0.key == key }) { entries.append((key, nil)) }
        }
        return entries
    }

    private func printAll(_ session: Session) throws {
        let program = session.store.program
        var owners: [[UInt8]: [String]] = [:]
        program.forEachValue(of: FieldName.email) { row, bytes in
            guard program.exists(row: row) else { return }
            owners[FoldedText(bytes).bytes, default: []].append(program.ids[row].text)
        }
        let entries = program.facts(ClosedAddress.self).sorted {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
        let rows = entries.map { entry -> [CellValue] in
            let partners = owners[FoldedText(entry.key).bytes] ?? []
            return [
                .text(entry.key), .text(entry.why.rawValue), .day(entry.day),
                .text(partners.joined(separator: " ")), .text(entry.text),
            ]
        }
        Table(
            words: ["address", "why", "since", "partners", "note"], rows: rows,
            currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}
