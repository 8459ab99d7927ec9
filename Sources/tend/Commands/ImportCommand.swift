import ArgumentParser
import Exchange
import Model
import Store

/// `tend import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in exports of partners and figures.",
        discussion: """
            tend import export_affiliates.csv export_clicks.csv
            tend import stats.csv --from myshop --map id=partner,day=date,clicks=visits
            tend import --inbox ~/exports
            All files of one call are one change: tend undo takes them away together. Files of an
            inbox are a change each; they go to its done/ after, or to its refused/ with the reason.
            """)
    @Argument(help: "Files as exported; with --inbox, the folder.") var files: [String] = []
    @Flag(
        name: .long,
        help:
            "Import every file of a folder once, by itself, and move it aside; without a name the program's inbox/."
    )
    var inbox = false
    @Option(name: .long, help: "The source's word, where it is not recognised.") var from: String?
    @Option(
        name: .long,
        help:
            "partners, daily, transactions, clicks, payouts, totals, unsubscribed, bounced or survey."
    )
    var kind: String?
    @Option(
        name: .long, help: "What columns mean, as MEANING=COLUMN,MEANING=COLUMN; may be repeated.")
    var map: [String] = []
    @Option(name: .long, help: "Amounts are in major or minor units.") var units: String?
    @Option(name: .long, help: "The currency of amounts.") var currency: String?
    @Option(
        name: .long, parsing: .unconditional,
        help: "The file's time zone as UTC or +HH:MM, for the program's in --to-zone.")
    var timeZone: String?
    @Option(
        name: .long, parsing: .unconditional, help: "The program's time zone as UTC or +HH:MM.")
    var toZone = "UTC"
    @Option(name: .long, help: "The day the file was exported on, YYYY-MM-DD.") var exported:
        String?
    @Option(name: .long, help: "The partner a file without partners is about.") var partner: String?
    @Option(name: .long, help: "utf-8 or windows-1252.") var encoding = "utf-8"
    @Option(name: .long, help: "What stands between cells: comma, semicolon, tab or bar.")
    var delimiter: Delimiter?
    @Option(name: .long, help: "What 03/04/2026 begins with: day-first or month-first.")
    var dates: String?
    @Option(name: .long, help: "The result as text or json.") var format = "text"
    @Flag(name: .long, help: "Only tell what would happen.") var dryRun = false
    @Flag(name: .long, help: "Name every row that is not taken.") var verbose = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard ["text", "json"].contains(format) else {
            throw CommandFailure.usage("--format \(format): text or json")
        }
        guard inbox || !files.isEmpty else {
            throw CommandFailure.usage("name the files to import, or say --inbox")
        }
        let importOptions = try importOptions()
        let session = try options.open()
        let job = ImportJob(
            session: session, options: importOptions, isDryRun: dryRun, isVerbose: verbose,
            isJSON: format == "json")
        if inbox {
            guard files.count <= 1 else { throw CommandFailure.usage("--inbox has one folder") }
            try Inbox(files.first ?? session.path + "/" + Inbox.usual, job: job).run()
        } else {
            guard try job.run(files) else { throw CommandFailure.nothing() }
        }
    }

    // MARK: - Options

    private func importOptions() throws -> ImportOptions {
        var result = ImportOptions()
        result.mapping = try map.flatMap(pairs)
        if map.isEmpty { result.profile = from } else { result.source = from }
        result.kind = try kind.map { try known($0, ImportKind(rawValue: $0), "--kind") }
        result.units = try units.map { try known($0, CellValues.Units(rawValue: $0), "--units") }
        result.currency = try currency.map { try known($0, Currency(code: $0.utf8), "--currency") }
        result.exportDay = try exported.map { try known($0, Day(iso: $0.utf8), "--exported") }
        result.partner = try partner.map { try known($0, PartnerID($0.utf8), "--partner") }
        result.encoding = try known(encoding, TextEncoding(rawValue: encoding), "--encoding")
        result.separator = delimiter?.byte
        result.dayOrder = try dates.map { try known($0, DayOrder(rawValue: $0), "--dates") }
        if let timeZone {
            let from = try known(timeZone, Zone.minutes(timeZone), "--time-zone")
            result.shiftMinutes = try known(toZone, Zone.minutes(toZone), "--to-zone") - from
        }
        return result
    }

    /// The pairs of one `--map`: a comma goes on to the next pair only where a `=` follows, so that
    /// a column's name may have commas in it.
    private func pairs(_ text: String) throws -> [(meaning: String, header: String)] {
        var pairs: [(meaning: String, header: String)] = []
        for part in text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false) {
            let words = part.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            let texts = words.map { String(decoding: $0, as: UTF8.self) }
            if texts.count == 2, !texts[0].isEmpty, !texts[1].isEmpty {
                pairs.append((texts[0], texts[1]))
            } else if texts.count == 1, let last = pairs.popLast() {
                pairs.append((last.meaning, last.header + "," + texts[0]))
            } else {
                throw CommandFailure.usage("--map \(text): write MEANING=COLUMN")
            }
        }
        return pairs
    }

    private func known<Value>(_ text: String, _ value: Value?, _ option: String) throws -> Value {
        guard let value else { throw CommandFailure.usage("\(option) \(text): this is not known") }
        return value
    }
}

/// What stands between the cells of a table, as it is said in words.
enum Delimiter: String, CaseIterable, ExpressibleByArgument {
    case comma, semicolon, tab, bar

    var byte: UInt8 {
        switch self {
        case .comma: 0x2C
        case .semicolon: 0x3B
        case .tab: 0x09
        case .bar: 0x7C
        }
    }
}

/// Offsets from UTC as people write them.
enum Zone {
    /// Minutes east of UTC for `UTC`, `Z` or `+HH:MM`; nil for anything else.
    static func minutes(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        if bytes.elementsEqual("UTC".utf8) || bytes.elementsEqual("Z".utf8) { return 0 }
        guard bytes.count == 6, bytes[3] == 0x3A, bytes[0] == 0x2B || bytes[0] == 0x2D,
            let hours = Int(String(decoding: bytes[1...2], as: UTF8.self)),
            let minutes = Int(String(decoding: bytes[4...5], as: UTF8.self)), hours < 15,
            minutes < 60
        else { return nil }
        return (bytes[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
    }
}
