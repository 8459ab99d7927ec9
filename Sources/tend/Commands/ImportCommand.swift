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
            tend import stats.csv --from myshop --map id=partner --map day=date --map clicks=visits
            """)
    @Argument(help: "Files as exported.") var files: [String]
    @Option(name: .long, help: "The source's word, where it is not recognised.") var from: String?
    @Option(name: .long, help: "What a column means, as MEANING=COLUMN.") var map: [String] = []
    @Option(name: .long, help: "Amounts are in major or minor units.") var units: String?
    @Option(name: .long, help: "The currency of amounts.") var currency: String?
    @Option(
        name: .long, help: "The file's time zone as UTC or +HH:MM, for the program's in --to-zone.")
    var timeZone: String?
    @Option(name: .long, help: "The program's time zone as UTC or +HH:MM.") var toZone = "UTC"
    @Option(name: .long, help: "The day the file was exported on, YYYY-MM-DD.") var exported:
        String?
    @Option(name: .long, help: "The partner a file without partners is about.") var partner: String?
    @Option(name: .long, help: "utf-8 or windows-1252.") var encoding = "utf-8"
    @Flag(name: .long, help: "Only tell what would happen.") var dryRun = false
    @Flag(name: .long, help: "Tell every row that would not be taken.") var verbose = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let importOptions = try importOptions()
        var isRejected = false
        for file in files {
            let run = ImportRun(path: file, session: session, options: importOptions)
            isRejected = try bring(run, into: session) || isRejected
            session.follow()
        }
        if isRejected { throw CommandFailure.nothing() }
    }

    /// Imports one file; answers whether rows were rejected.
    private func bring(_ run: ImportRun, into session: Session) throws -> Bool {
        let plan: ImportPlan
        do { plan = try run.plan.get() } catch {
            throw CommandFailure.file("\(run.fileName): \(error.text)")
        }
        tell(plan, run)
        if dryRun { return false }
        do {
            let change = try run.change()
            if change.edits.isEmpty {
                Output.print("  nothing new: everything in this file is known")
            } else {
                try session.commit(change)
            }
        } catch let error as StoreError { throw CommandFailure.file(error.description) }
        return plan.counts[.rejected, default: 0] > 0
    }

    private func tell(_ plan: ImportPlan, _ run: ImportRun) {
        Output.print("\(run.fileName): \(plan.title) (\(plan.reason))")
        for assumption in plan.assumptions.prefix(12) { Output.print("  assumed: \(assumption)") }
        let counts = ImportPlan.Kind.allCases.compactMap { kind in
            plan.counts[kind].map { "\($0) \(kind.rawValue)" }
        }
        Output.print("  rows: " + (counts.isEmpty ? "none" : counts.joined(separator: ", ")))
        let rejected = plan.rows[.rejected] ?? []
        for row in rejected.prefix(verbose ? rejected.count : 5) {
            Output.complain("tend: \(run.fileName):\(row.line): \(row.subject): \(row.text)")
        }
    }

    private func importOptions() throws -> ImportOptions {
        var result = ImportOptions()
        result.mapping = try map.map { pair in
            let parts = pair.utf8.split(separator: 0x3D, maxSplits: 1)
            guard parts.count == 2 else {
                throw CommandFailure.usage("--map \(pair): write MEANING=COLUMN")
            }
            return (
                String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self)
            )
        }
        if map.isEmpty { result.profile = from } else { result.source = from }
        result.units = try units.map { try known($0, CellValues.Units(rawValue: $0), "--units") }
        result.currency = try currency.map { try known($0, Currency(code: $0.utf8), "--currency") }
        result.exportDay = try exported.map { try known($0, Day(iso: $0.utf8), "--exported") }
        result.partner = try partner.map { try known($0, PartnerID($0.utf8), "--partner") }
        result.encoding = try known(encoding, TextEncoding(rawValue: encoding), "--encoding")
        if let timeZone {
            let from = try known(timeZone, Zone.minutes(timeZone), "--time-zone")
            result.shiftMinutes = try known(toZone, Zone.minutes(toZone), "--to-zone") - from
        }
        return result
    }

    private func known<Value>(_ text: String, _ value: Value?, _ option: String) throws -> Value {
        guard let value else { throw CommandFailure.usage("\(option) \(text): this is not known") }
        return value
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
