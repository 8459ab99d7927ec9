import Exchange
import Model

/// What an import came to, in words for people or as JSON for programs.
struct ImportReport {
    let entries: [ImportRun.Entry]
    let isDryRun: Bool
    /// The change that was saved, nil if there was nothing to save or nothing was to be saved.
    var change: String?
    /// Where the program's own totals and its partners' figures differ, a line each.
    var differences: [String] = []
    /// The files that what columns mean was kept in.
    var kept: [String] = []

    // MARK: - Words

    /// Says on standard output what was read, and on standard error what is to be looked at.
    func tell(allRejected: Bool) {
        for entry in entries { tell(entry, allRejected: allRejected) }
    }

    private func tell(_ entry: ImportRun.Entry, allRejected: Bool) {
        let (plan, name) = (entry.plan, entry.content.name)
        Output.print("\(name): \(plan.title) (\(plan.reason))")
        for assumption in entry.assumptions { Output.print("  assumed: \(assumption)") }
        let counts = entry.counts.filter { $0.count > 0 }.map { "\($0.count) \($0.kind.rawValue)" }
        Output.print("  rows: " + (counts.isEmpty ? "none" : counts.joined(separator: ", ")))
        for warning in plan.warnings { Output.complain("tend: \(name): \(warning)") }
        guard !allRejected else { return }
        let rejected = plan.rows[.rejected] ?? []
        for row in rejected.prefix(5) { ImportReport.complain(row, name) }
        let more = (plan.counts[.rejected] ?? 0) - min(5, rejected.count)
        if more > 0 {
            Output.complain("tend: \(name): and \(more) more rejected: --verbose names them all")
        }
    }

    /// Names a rejected row with its place.
    static func complain(_ row: ImportPlan.Row, _ name: String) {
        let column = row.column > 0 ? ":\(row.column)" : ""
        let subject = row.subject.isEmpty ? "" : row.subject + ": "
        Output.complain("tend: \(name):\(row.line)\(column): \(subject)\(row.text)")
    }

    // MARK: - JSON

    /// One object: `dry_run`, `change`, `differences`, `kept`, and for each of `files` what it was taken
    /// for, what was assumed, how many rows of each kind there are, and which were rejected.
    var json: [UInt8] {
        JSONWriter.bytes(
            .object([
                JSONWriter.Member("dry_run", .bool(isDryRun)),
                JSONWriter.Member("change", change.map { .text($0) } ?? .null),
                JSONWriter.Member("files", .list(entries.map(ImportReport.file))),
                JSONWriter.Member("differences", ImportReport.texts(differences)),
                JSONWriter.Member("kept", ImportReport.texts(kept)),
            ])) + [0x0A]
    }

    private static func file(_ entry: ImportRun.Entry) -> JSONWriter.Value {
        let plan = entry.plan
        let counts = entry.counts.map {
            JSONWriter.Member($0.kind.rawValue, .number(String($0.count)))
        }
        return .object([
            JSONWriter.Member("file", .text(entry.content.name)),
            JSONWriter.Member("source", .text(plan.source)),
            JSONWriter.Member("kind", .text(plan.kind)),
            JSONWriter.Member("taken_for", .text(plan.title)),
            JSONWriter.Member("reason", .text(plan.reason)),
            JSONWriter.Member("rows", .object(counts)),
            JSONWriter.Member("figures", .list(plan.figures.map(figures))),
            JSONWriter.Member("assumed", texts(entry.assumptions)),
            JSONWriter.Member("warnings", texts(plan.warnings)),
            JSONWriter.Member("rejected", .list((plan.rows[.rejected] ?? []).map(row))),
        ])
    }

    private static func figures(_ figures: CanonicalFile) -> JSONWriter.Value {
        let totals = zip(figures.metrics, figures.totals).map {
            JSONWriter.Member($0.word, .number(String($1)))
        }
        return .object([
            JSONWriter.Member("from", .text(figures.window.from.iso)),
            JSONWriter.Member("to", .text(figures.window.to.iso)),
            JSONWriter.Member("currency", figures.currency.map { .text($0.code) } ?? .null),
            JSONWriter.Member("rows", .number(String(figures.rows))),
            JSONWriter.Member("totals", .object(totals)),
        ])
    }

    private static func row(_ row: ImportPlan.Row) -> JSONWriter.Value {
        .object([
            JSONWriter.Member("line", .number(String(row.line))),
            JSONWriter.Member("column", .number(String(row.column))),
            JSONWriter.Member("subject", .text(row.subject)),
            JSONWriter.Member("why", .text(row.text)),
        ])
    }

    private static func texts(_ texts: [String]) -> JSONWriter.Value {
        .list(texts.map { .text($0) })
    }
}
