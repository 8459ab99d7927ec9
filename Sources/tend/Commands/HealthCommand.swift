import ArgumentParser
import Insight
import Model
import Store
import ViewModel

/// `tend health`.
struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Audit the program: each check with its figure, verdict and what to do.",
        discussion: """
            Verdicts are fine, look and do. Ends with 1 if anything is to be done, so that a script \
            can tell. The filter finds the partners behind a check with tend list.
            """)
    @Flag(name: .long, help: "Only what is not fine.") var open = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let checks = session.analysis.health()
        let damaged = session.store.problems.count { $0.weight == .damage }
        var rows = checks.filter { !open || $0.verdict != .fine }.map(cells)
        if !open || damaged > 0 { rows.append(store(damaged)) }
        Table(
            words: ["group", "check", "verdict", "figure", "partners", "what_to_do", "filter"],
            rows: rows, currency: session.settings.currency
        ).print(as: format)
        if damaged > 0 || checks.contains(where: { $0.verdict == .act }) {
            throw CommandFailure.nothing()
        }
    }

    private func cells(_ check: HealthCheck) -> [CellValue] {
        let text = HealthText(check)
        let isTable = format == .table
        return [
            .text(check.kind.group.rawValue),
            .text(isTable ? text.title : check.kind.rawValue), .text(check.verdict.rawValue),
            figure(check, text), .count(Int64(check.rows.count)),
            isTable || !text.advice.isEmpty ? .text(text.advice) : .absent,
            check.filter.map(CellValue.text) ?? (isTable ? .text("") : .absent),
        ]
    }

    private func figure(_ check: HealthCheck, _ text: HealthText) -> CellValue {
        switch check.figure {
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        default: .text(text.figure)
        }
    }

    private func store(_ damaged: Int) -> [CellValue] {
        [
            .text("data"), .text(format == .table ? "Every line of the store intact" : "store"),
            .text(damaged == 0 ? "fine" : "do"), .text("\(damaged) damaged"), .count(0),
            .text(damaged == 0 ? "" : "tend check tells where"), .text(""),
        ]
    }
}
