import ArgumentParser
import Insight
import Model
import ViewModel

/// `tend backtest`.
struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Print which rule would have found the partners lost so far, and how early.",
        discussion: """
            A partner is lost if it has not sold for over 120 days and never since. Each rule is tried on the \
            silences of partners with at least three days of sales, as they looked at the time: \
            by rhythm (where a partner counts as quiet, and as gone) and by fixed days. found is \
            how many of the losses it warned of before they were; after_days is the silence at \
            its warnings, the median; false_alarms are warnings of partners who sold again; \
            early is how much of the 120 days was left then, losses weighed by what they brought; \
            quality weighs that and how many warnings were right, 100 is best. --reliability prints instead how often chances of \
            a sale in 30 days came true.
            """)
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .long, help: "Silences that began within so many days, up to 120 days ago.")
    var days = 365
    @Flag(name: .long, help: "Whether chances of a sale came true.") var reliability = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func validate() throws {
        guard (30...3660).contains(days) else {
            throw ValidationError("--days is a number from 30 to 3660")
        }
    }

    func run() throws {
        let session = try options.open()
        let partners = filter.isEmpty ? nil : try session.rows(filter)
        let test = session.analysis.backtest(days: days, partners: partners)
        let table = reliability ? bands(test.reliability) : rules(test)
        Table(words: table.words, rows: table.rows, currency: session.settings.currency)
            .print(as: format)
        if format == .table {
            Output.print("")
            for line in reliability ? remarks(test.reliability) : remarks(test) {
                Output.print(line)
            }
        }
        if test.records.allSatisfy({ $0.found.total == 0 && $0.falseAlarms.total == 0 }),
            test.reliability.count == 0
        {
            throw CommandFailure.nothing()
        }
    }

    // MARK: - Rules

    private func rules(_ test: Backtest) -> (words: [String], rows: [[CellValue]]) {
        let words = [
            "rule", "lost", "found", "found_share", "after_days", "warnings", "false_alarms",
            "early", "quality", "recommended",
        ]
        return (
            words,
            test.records.map { record in
                [
                    .text(record.rule.word), .count(Int64(record.found.total)),
                    .count(Int64(record.found.count)),
                    record.found.rate.map(CellValue.chance) ?? .notApplicable,
                    record.medianDays.map(CellValue.decimal) ?? .absent,
                    .count(Int64(record.falseAlarms.total)),
                    .count(Int64(record.falseAlarms.count)),
                    record.earliness.map(CellValue.chance) ?? .notApplicable,
                    record.quality.map(CellValue.chance) ?? .notApplicable,
                    .text(record.rule == test.recommended ? "yes" : ""),
                ]
            }
        )
    }

    private func remarks(_ test: Backtest) -> [String] {
        let from = "Silences that began from \(test.window.from.iso) to \(test.window.to.iso)."
        let lost = test.records.first?.found.total ?? 0
        let advice =
            switch test.recommended {
            case nil:
                "\(lost) partners were lost, too few to recommend a rule; at least "
                    + "\(Backtest.leastLosses) are needed."
            case .days(let days):
                "For this program fixed days did best: rule: days and quiet-after: \(days) in its "
                    + "settings."
            case .chance: "For this program the rhythm did best, or as well as any."
            }
        let churn = test.churn
        let ended =
            "Churn: \(churn.lost.count) of \(churn.lost.total) partners who sold in the "
            + "\(Backtest.lostDays) days before did not in the last \(Backtest.lostDays); "
            + "\(churn.newOrReturned) are new or back."
        return [from, advice, ended]
    }

    // MARK: - Reliability

    private func bands(
        _ reliability: Reliability
    ) -> (words: [String], rows: [[CellValue]]) {
        let words = [
            "chance_from", "chance_to", "forecasts", "said", "came", "came_from", "came_to",
        ]
        return (
            words,
            reliability.bands.map { band in
                let interval = band.came.interval
                return [
                    .chance(band.chances.lowerBound), .chance(band.chances.upperBound),
                    .count(Int64(band.came.total)), .chance(band.said),
                    band.came.rate.map(CellValue.chance) ?? .notApplicable,
                    .chance(interval.lowerBound), .chance(interval.upperBound),
                ]
            }
        )
    }

    private func remarks(_ reliability: Reliability) -> [String] {
        func text(_ value: Double) -> String {
            CellText(.decimal(value), currency: .euro, isASCII: true).plain
        }
        let surprise = reliability.surprise
        return [
            "\(reliability.count) forecasts of a sale in 30 days, in percent, each of what was "
                + "known then; came with its 95 % interval.",
            "Surprise a forecast, less is better: \(text(surprise.usual)) as shown, "
                + "\(text(surprise.raw)) without tempering, \(text(surprise.own)) with this "
                + "program's own (shift \(text(reliability.tempering.shift)), scale "
                + "\(text(reliability.tempering.scale))).",
        ]
    }
}
