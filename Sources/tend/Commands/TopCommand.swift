import ArgumentParser
import Insight
import Model
import ViewModel

/// `tend top`.
struct TopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "top", abstract: "Print the partners with most of a figure, or who grew most.",
        discussion: """
            tend top revenue --window 90d             who brought most
            tend top sales --improved --limit 5       who grew most

            --improved ranks by the growth a partner is above nine times of ten, season and the \
            number of days taken out, so that two sales after none are no record. Against is the \
            growth beside that of all other partners.
            """)
    @Argument(help: "clicks, sales, revenue, commission or another metric, then a filter.")
    var words: [String] = []
    @Flag(name: .long, help: "By growth from the days before.") var improved = false
    @OptionGroup var period: KPIOptions
    @Option(name: .long, help: "At most so many partners.") var limit = 20
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let named = words.first.flatMap { Metric(word: Array($0.utf8)) }
        let metric = named ?? (improved ? .sales : .revenue)
        guard !improved || !metric.isMoney else {
            throw CommandFailure.usage(
                "--improved counts things, not money: clicks, leads or sales")
        }
        guard period.compare != .none else {
            throw CommandFailure.usage("--compare: previous or last-year")
        }
        let session = try options.open()
        let question = try period.question(session)
        let filter = named == nil ? words : Array(words.dropFirst())
        let count = session.analysis.program.ids.count
        let partners =
            filter.isEmpty ? nil : RowSet(rowCount: count, rows: try session.rows(filter))
        let rows =
            improved
            ? session.analysis.mostImproved(metric, question, partners: partners)
            : session.analysis.top(metric, question, partners: partners)
        let shown = rows.prefix(max(0, limit))
        Table(
            words: ["id", "name", metric.word, "before", "change", "against"]
                + (improved ? ["growth", "surely_above"] : []),
            rows: shown.map { cells($0, metric, session.analysis) },
            currency: session.settings.currency
        ).print(as: format)
        if shown.isEmpty { throw CommandFailure.nothing() }
    }

    private func cells(_ row: TopRow, _ metric: Metric, _ analysis: Analysis) -> [CellValue] {
        func sum(_ value: Int64) -> CellValue { metric.isMoney ? .money(value) : .count(value) }
        var cells = [
            analysis.cell(.id, row: row.row), analysis.cell(.partner, row: row.row),
            sum(row.now), sum(row.before), change(row.change.millionths, row.change.status),
            change(row.change.againstOthersMillionths, row.change.status),
        ]
        if improved, let growth = row.improvement {
            cells += [growth.ratio, growth.lowerRatio].map { .number(KPIText.times($0)) }
        }
        return cells
    }

    private func change(_ millionths: Int64?, _ status: PeriodChange.Status) -> CellValue {
        if let millionths {
            return .number(
                format == .table
                    ? KPIText.percent(millionths) : KPIText.parts(Double(millionths) / 1_000_000))
        }
        return format == .table && status == .new ? .text("new") : .notApplicable
    }
}
