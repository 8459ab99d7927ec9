import ArgumentParser
import Insight
import Model
import ViewModel

/// `tend effect`.
struct EffectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "effect",
        abstract: "Print what contacts brought back, beyond what would have come back anyway.",
        discussion: """
            Contacts of the last year, by play, template or reason. One counts once its 30 days \
            are over; its partner returned if it sold within them. expected is how many would \
            have returned anyway by the chances of the day each contact was made; extra is what \
            is to be seen beyond that, with its 90 % interval. rate is drawn towards that of all \
            contacts while there are few. by_chance is how likely so many returns were without \
            any effect.
            """)
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(name: .long, help: "play, template or reason.", transform: EffectCommand.grouping)
    var by = EffectReport.Grouping.play
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    private static func grouping(_ word: String) throws -> EffectReport.Grouping {
        guard let grouping = EffectReport.Grouping(rawValue: word) else {
            throw ValidationError("--by is play, template or reason, not ‘\(word)’")
        }
        return grouping
    }

    func run() throws {
        let session = try options.open()
        let partners = filter.isEmpty ? nil : try session.rows(filter)
        let report = session.analysis.effects(by: by, partners: partners)
        guard !report.rows.isEmpty else { throw CommandFailure.nothing() }
        let sent = report.rows.reduce(0) { $0 + $1.sent }
        let rows = report.rows.map { row in
            cells(row.word.map(CellValue.text) ?? .absent, row.sent, row.effect, report)
        }
        let words = [
            by.rawValue, "sent", "counted", "returned", "expected", "extra", "extra_from",
            "extra_to", "rate", "rate_from", "rate_to", "by_chance", "verdict",
        ]
        Table(
            words: words, rows: rows + [cells(.text("all"), sent, report.all, report)],
            currency: session.settings.currency
        ).print(as: format)
        if format == .table { explain(report) }
    }

    private func cells(
        _ name: CellValue, _ sent: Int, _ effect: OutreachEffect, _ report: EffectReport
    ) -> [CellValue] {
        let counted = effect.returned.total
        let counts = [name] + [sent, counted, effect.returned.count].map { .count(Int64($0)) }
        guard counted > 0 else {
            return counts + Array(repeating: .absent, count: 8)
                + [.text(effect.verdict.rawValue)]
        }
        let rate = effect.drawnRate(towards: report.meanRate)
        return counts
            + [
                effect.expected, effect.extra, effect.interval.lowerBound,
                effect.interval.upperBound,
            ].map(CellValue.decimal)
            + [rate.mean, rate.interval.lowerBound, rate.interval.upperBound]
            .map(CellValue.chance)
            + [.chance(effect.chanceWithout), .text(effect.verdict.rawValue)]
    }

    private func explain(_ report: EffectReport) {
        Output.print("")
        Output.print(
            "Contacts of the last \(EffectReport.span) days, counted \(EffectReport.days) days "
                + "after they were made; 90 % intervals, rates and chances in percent.")
        guard report.untouched.total > 0 else { return }
        let expected = CellText(.decimal(report.untouchedExpected), currency: .euro, isASCII: true)
        Output.print(
            "Quiet partners nobody wrote to: \(expected.plain) of "
                + "\(report.untouched.total) were expected to return, "
                + "\(report.untouched.count) did.")
    }
}
