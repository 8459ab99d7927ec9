import Exchange
import Model
import Store

/// Files that come in together as one change, with everything that is said about them.
struct ImportJob {
    let session: Session
    let options: ImportOptions
    let isDryRun: Bool
    let isVerbose: Bool
    let isJSON: Bool

    /// Imports files and tells what came of it; false if rows were rejected.
    func run(_ files: [String]) throws -> Bool {
        let run = ImportRun(
            session.store, currency: session.settings.currency, today: session.today)
        for problem in run.problems { Output.complain("tend: " + problem.line) }
        let progress = ProgressLine()
        for file in files { try plan(file, run, progress) }
        var report = try finish(run, progress)
        progress.clear()
        if !isDryRun { report.differences = differences(run) }
        tell(report)
        return !run.entries.contains { $0.plan.counts[.rejected, default: 0] > 0 }
    }

    private func plan(
        _ file: String, _ run: ImportRun, _ progress: ProgressLine
    ) throws {
        let content = ImportContent.file(file)
        var watch = ImportWatch()
        watch.progress = {
            progress.tell(content.name, $0)
            return true
        }
        if isVerbose {
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
        _ run: ImportRun, _ progress: ProgressLine
    ) throws -> ImportReport {
        defer { progress.clear() }
        guard !isDryRun else {
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
        case .saved(let event, _):
            Output.hasSaved = true
            report.change = event.id.written
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
    private func differences(_ run: ImportRun) -> [String] {
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
        if isJSON {
            Output.write(report.json)
            return
        }
        report.tell(allRejected: isVerbose)
        for file in report.kept {
            Output.print("kept \(file): files with these columns are recognised from now on")
        }
        for difference in report.differences { Output.print(difference) }
        if isDryRun {
            Output.print("nothing was written: this was a dry run")
        } else if let change = report.change {
            Output.print(
                "saved \(change): import of \(Counted.text(report.entries.count, "file")); "
                    + "tend undo takes it back")
        } else {
            Output.print("nothing new: everything in these files is known")
        }
    }
}
