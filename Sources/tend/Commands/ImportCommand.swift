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
            All files of one call are one change: tend undo takes them away together.
            """)
    @Argument(help: "Files as exported.") var files: [String]
    @Option(name: .long, help: "The source's word, where it is not recognised.") var from: String?
    @Option(
        name: .long,
        help: "What the rows are: partners, daily, transactions, clicks, payouts, totals.")
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
    @Option(name: .long, help: "The result as text or json.") var format = "text"
    @Flag(name: .long, help: "Only tell what would happen.") var dryRun = false
    @Flag(name: .long, help: "Name every row that is not taken.") var verbose = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard ["text", "json"].contains(format) else {
            throw CommandFailure.usage("--format \(format): text or json")
        }
        let importOptions = try importOptions()
        let session = try options.open()
        let run = ImportRun(session.store, currency: session.settings.currency)
        for problem in run.problems { Output.complain("tend: " + problem.line) }
        let progress = ProgressLine()
        for file in files { try plan(file, run, importOptions, progress) }
        var report = try finish(run, session, progress)
        progress.clear()
        if !dryRun { report.differences = differences(session, run) }
        tell(report)
        let isRejected = run.entries.contains { $0.plan.counts[.rejected, default: 0] > 0 }
        if isRejected { throw CommandFailure.nothing() }
    }

    private func plan(
        _ file: String, _ run: ImportRun, _ options: ImportOptions, _ progress: ProgressLine
    ) throws {
        let content = ImportContent.file(file)
        var watch = ImportWatch()
        watch.progress = {
            progress.tell(content.name, $0)
            return true
        }
        if verbose {
            watch.rejected = {
                progress.clear()
                ImportReport.complain($0, content.name)
            }
        }
        do { try run.add(content, options: options, watch: watch) } catch {
            progress.clear()
            let text = "\(content.name): \(error.text)"
            throw error.cause == .use ? CommandFailure.usage(text) : CommandFailure.file(text)
        }
    }

    /// Writes what was planned, unless only a look was asked for.
    private func finish(
        _ run: ImportRun, _ session: Session, _ progress: ProgressLine
    ) throws -> ImportReport {
        defer { progress.clear() }
        guard !dryRun else {
            run.compare()
            return ImportReport(entries: run.entries, isDryRun: true)
        }
        progress.say("writing")
        let change: Change
        do { change = try run.change() } catch { throw CommandFailure.file(error.description) }
        var report = ImportReport(entries: run.entries, isDryRun: false)
        guard !change.edits.isEmpty else {
            keepMappings(run, &report)
            return report
        }
        switch session.store.save(change) {
        case .saved(let event, _): report.change = event.id.written
        case .notSaved(let why): throw CommandFailure.file("not saved, nothing changed: " + why)
        case .unknown(let why):
            throw CommandFailure.file(
                "it is unknown whether this was saved, open again to see: " + why)
        }
        keepMappings(run, &report)
        return report
    }

    private func keepMappings(_ run: ImportRun, _ report: inout ImportReport) {
        do { try run.keepMappings() } catch {
            Output.complain("tend: what the columns mean could not be kept: \(error.description)")
        }
        report.kept = run.kept
    }

    /// Where the program's own totals differ from its partners' figures, if the files spoke of both.
    private func differences(_ session: Session, _ run: ImportRun) -> [String] {
        let sources = Set(run.entries.filter { !$0.plan.figures.isEmpty }.map(\.plan.source))
        let batches = session.store.program.batches.map(\.batch)
        let compared = sources.filter { source in
            batches.contains { $0.source == source && $0.scope == .totals }
        }
        guard !compared.isEmpty else { return [] }
        let figures = session.store.figures(currency: session.settings.currency)
        let check = TotalsCheck(program: session.store.program, figures: figures)
        return compared.sorted().flatMap(check.lines)
    }

    private func tell(_ report: ImportReport) {
        if format == "json" {
            Output.write(report.json)
            return
        }
        report.tell(allRejected: verbose)
        for file in report.kept {
            Output.print("kept \(file): files with these columns are recognised from now on")
        }
        for difference in report.differences { Output.print(difference) }
        if dryRun {
            Output.print("nothing was written: this was a dry run")
        } else if let change = report.change {
            Output.print(
                "saved \(change): import of \(report.entries.count) files; tend undo takes it back")
        } else {
            Output.print("nothing new: everything in these files is known")
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
