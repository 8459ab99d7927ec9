public import ArgumentParser
public import Exchange
import Insight
import Model
import Store

extension MailingService: ExpressibleByArgument {}

/// `tend recipients`.
struct RecipientsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipients",
        abstract: "Give a list of partners' addresses to Mailchimp or AWeber.",
        discussion: """
            tend recipients is:active                        who would be in it, and who not
            tend recipients --for mailchimp --output l.csv   the list as the import takes it
            tend recipients --made                           which lists were made

            Unsubscribed, archived and declined partners, and those not to be contacted or without \
            an address, are left out and named. Who was put into a list is kept on record and can \
            be undone. Rows the service would refuse are told, and go to --refused with the reason.
            """)
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .customLong("for"), help: "mailchimp or aweber.") var service: MailingService?
    @Option(name: .long, help: "A tag for everybody in the list; may be given often.")
    var tag: [String] = []
    @Option(name: .long, help: "Further columns, such as sales.90d,revenue.90d.")
    var columns: String?
    @Option(name: .long, help: "Write the list to this file.") var output: String?
    @Option(name: .long, help: "Write the refused rows with their reasons to this file.")
    var refused: String?
    @Flag(name: .long, help: "Put nothing on record.") var dryRun = false
    @Flag(name: .long, help: "Print the lists that were made.") var made = false
    @Option(name: .long, help: "table, csv, json or ndjson, without --for.")
    var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        if made { return try printMade(session) }
        let rows = try session.rows(filter)
        let audience = session.analysis.audience(of: rows)
        guard let service else { return try printAudience(rows, audience, session) }
        tell(audience)
        let making = MailingMaking(session, columns: try chosenColumns())
        let file = making.file(for: service, rows: audience.rows, tags: tag)
        tell(file)
        guard !file.taken.isEmpty else {
            throw CommandFailure.nothing("nobody is left to write to")
        }
        try hand(over: file, making, session)
    }

    // MARK: - The list

    /// Writes the files, then puts on record who is in the list; a list on standard output comes
    /// after that.
    private func hand(
        over file: MailingFile, _ making: MailingMaking, _ session: Session
    ) throws(CommandFailure) {
        if let refused { try RecipientsCommand.write(refused, file.refusedBytes) }
        if let output { try RecipientsCommand.write(output, file.bytes) }
        if !dryRun {
            let words = filter.map(DashedWords.plain).joined(separator: " ")
            let saved = try session.record(making.change(file, filter: words))
            Output.complain("tend: " + (saved ?? "nothing to put on record"))
        }
        if output == nil { Output.write(file.bytes) }
    }

    static func write(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
        if let why = Files.write(path, bytes) {
            throw .file("\(path): \(why); nothing was put on record")
        }
    }

    private func chosenColumns() throws(CommandFailure) -> [ListColumn] {
        let words = (columns ?? "").utf8.split(separator: 0x2C)
        return try words.map { bytes throws(CommandFailure) in
            let word = String(decoding: bytes, as: UTF8.self)
            guard let column = ListColumn(word: word) else {
                throw .usage("there is no column ‘\(word)’: see tend list --help")
            }
            return column
        }
    }

    private func tell(_ audience: Audience) {
        for (why, count) in audience.counts {
            Output.complain("tend: left out: \(count) \(why.rawValue)")
        }
    }

    private func tell(_ file: MailingFile) {
        for refusal in file.refused {
            let address = refusal.address.isEmpty ? "" : " <\(refusal.address)>"
            Output.complain("tend: refused \(refusal.partner.text)\(address): \(refusal.why)")
        }
        for remark in file.remarks {
            Output.complain("tend: \(remark.partner.text) \(remark.column): \(remark.what)")
        }
        Output.complain("tend: \(file.taken.count) recipients for \(file.service.rawValue)")
    }

    // MARK: - Tables

    private func printAudience(_ rows: [Int], _ audience: Audience, _ session: Session) throws {
        let why = Dictionary(uniqueKeysWithValues: audience.leftOut.map { ($0.row, $0.why) })
        let program = session.store.program
        let cells = rows.map { row -> [CellValue] in
            [
                .text(program.ids[row].text), .text(program.displayName(row: row)),
                program.value(FieldName.email, row: row).map(CellValue.text) ?? .absent,
                .text(why[row] == nil ? "yes" : "no"),
                why[row].map { .text($0.rawValue) } ?? .absent,
            ]
        }
        Table(
            words: ["id", "name", "address", "goes", "why_not"], rows: cells,
            currency: session.settings.currency
        ).print(as: format)
        if cells.isEmpty { throw CommandFailure.nothing() }
    }

    private func printMade(_ session: Session) throws {
        let program = session.store.program
        var lists: [String: (listing: Listing, count: Int)] = [:]
        for row in program.rows {
            for listing in program.records(Listing.self, row: row) {
                lists[listing.key, default: (listing, 0)].count += 1
            }
        }
        let rows = lists.values.sorted {
            ($1.listing.day, $0.listing.key) < ($0.listing.day, $1.listing.key)
        }.map { list -> [CellValue] in
            [
                .day(list.listing.day), .text(list.listing.service), .count(Int64(list.count)),
                .text(list.listing.filter), .text(list.listing.key),
            ]
        }
        Table(
            words: ["day", "for", "partners", "filter", "key"], rows: rows,
            currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}
