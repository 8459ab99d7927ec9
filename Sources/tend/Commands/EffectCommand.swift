import ArgumentParser
import Insight
import Model
import Screen
import ViewModel

/// `tend effect`.
struct EffectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "effect",
        abstract: "Print what contacts brought back, beyond what would have come back anyway.",
        discussion: """
            Contacts of the last year, by play, reason, template, campaign or channel. One counts \
            once its 30 days are over, and only if no other was open; its partner returned if it \
            sold within them. expected is how many would have returned anyway, by the chances kept \
            when each contact was made; extra is at least what is to be seen beyond that, with its \
            90 % interval. rate is drawn towards that of all contacts while there are few. \
            by_chance is how likely so many returns were without any effect. The verdict is \
            brings-back if the interval lies above nothing, too-early below ten contacts, else \
            no-clear-effect. --held-out compares campaigns with the partners they left out.
            """)
    @Argument(help: "A filter as in the console; nothing for all.") var filter: [String] = []
    @Option(
        name: .long, help: "play, reason, template, campaign or channel.",
        transform: EffectCommand.grouping)
    var by = EffectReport.Grouping.play
    @Flag(name: .long, help: "Campaigns against the partners they held out instead.")
    var heldOut = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    private static func grouping(_ word: String) throws -> EffectReport.Grouping {
        guard let grouping = EffectReport.Grouping(rawValue: word) else {
            throw ValidationError(
                "--by is play, reason, template, campaign or channel, not ‘\(word)’")
        }
        return grouping
    }

    func run() throws {
        let session = try options.open()
        let partners = filter.isEmpty ? nil : try session.rows(filter)
        let report = session.analysis.effects(by: by, partners: partners)
        for line in EffectRemarks(report).warnings { Output.complain("tend: " + line) }
        let table = heldOut ? trials(report, session) : groups(report, session)
        guard !table.rows.isEmpty else { throw CommandFailure.nothing() }
        table.print(as: format)
        guard format == .table else { return }
        Output.print("")
        if !heldOut, !report.trials.isEmpty {
            trials(report, session).print(as: .table)
            Output.print("")
        }
        EffectRemarks(report).lines.forEach { Output.print($0) }
    }

    // MARK: - Groups

    private func groups(_ report: EffectReport, _ session: Session) -> Table {
        let words = [
            by.rawValue, "sent", "counted", "returned", "expected", "extra", "extra_from",
            "extra_to", "rate", "rate_from", "rate_to", "by_chance", "verdict",
        ]
        var rows = report.rows.map { row in
            cells(row.word.map(CellValue.text) ?? .absent, row.sent, row.effect, report)
        }
        if !rows.isEmpty { rows.append(cells(.text("all"), report.sent, report.all, report)) }
        return Table(words: words, rows: rows, currency: session.settings.currency)
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

    // MARK: - Campaigns and those they held out

    private func trials(_ report: EffectReport, _ session: Session) -> Table {
        let words = [
            "campaign", "day", "contacted", "returned", "held_out", "came_anyway", "expected",
            "points", "points_from", "points_to", "better", "open", "verdict",
        ]
        let rows = report.trials.map { trial -> [CellValue] in
            let counts = [
                trial.contacted.total, trial.contacted.count, trial.heldOut.total,
                trial.heldOut.count,
            ].map { CellValue.count(Int64($0)) }
            return [.text(trial.campaign), .day(trial.day)] + counts
                + [trial.heldOut.total > 0 ? .decimal(trial.expected) : .absent]
                + difference(trial)
                + [.count(Int64(trial.open)), .text(trial.verdict.rawValue)]
        }
        return Table(words: words, rows: rows, currency: session.settings.currency)
    }

    private func difference(_ trial: CampaignTrial) -> [CellValue] {
        guard let difference = trial.difference else {
            return Array(repeating: .absent, count: 4)
        }
        let interval = difference.interval
        return [difference.value, interval.lowerBound, interval.upperBound].map {
            .decimal($0 * 100)
        } + [.chance(difference.chanceBetter)]
    }
}

/// What is to be known about an effect report beside its figures, in whole sentences.
struct EffectRemarks {
    let report: EffectReport

    init(_ report: EffectReport) { self.report = report }

    /// What is wrong on record, a line each.
    var warnings: [String] {
        let left = report.remainder
        return [
            (
                left.unusable,
                "contacts whose chance is no whole number from 0 to 1,000,000 millionths, "
                    + "reckoned anew: \(left.unusable)"
            ),
            (left.future, "contacts dated after today, left out: \(left.future)"),
        ].compactMap { $0.0 > 0 ? $0.1 : nil }
    }

    /// How the figures were made.
    var lines: [String] {
        var lines = [
            "Contacts of the last \(EffectReport.span) days, counted \(EffectReport.days) days "
                + "after they were made; 90 % intervals, rates and chances in percent. What is "
                + "extra is on the safe side: read it as “at least”."
        ]
        lines += leftOut
        if report.untouched.total > 0 { lines.append(check) }
        if !report.trials.isEmpty { lines += trials }
        return lines
    }

    private var leftOut: [String] {
        let left = report.remainder
        return [
            (left.open, "Not counted yet, as their days are not over: \(left.open)."),
            (left.overlapping, "Not counted, as another was still open: \(left.overlapping)."),
            (left.unknown, "Not counted, as no figures say anything of them: \(left.unknown)."),
            (
                left.recomputed,
                "Without a chance kept, so that it is reckoned as of their day: \(left.recomputed)."
            ),
        ].compactMap { $0.0 > 0 ? $0.1 : nil }
    }

    /// How the model did with partners who were left alone.
    private var check: String {
        func cell(_ value: Double) -> CellText {
            CellText(.decimal(value), currency: .euro, isASCII: true)
        }
        let start =
            "Untouched partners: of \(report.untouched.total), model expected "
            + "\(cell(report.untouchedExpected).shown.string), really \(report.untouched.count); "
        return start
            + (report.untouched.total >= EffectReport.leastUntouched
                ? "chances are multiplied by \(cell(report.correction).plain) for it."
                : "fewer than \(EffectReport.leastUntouched): chances are left as they are.")
    }

    private var trials: [String] {
        let touched = report.trials.reduce(0) { $0 + $1.touched }
        let misplaced = report.trials.reduce(0) { $0 + $1.misplaced }
        return [
            "Held out are partners picked at random by a hash of campaign and id; points is how "
                + "many of a hundred more returned of those written to, with its 95 % interval.",
            touched > 0 ? "Held out and contacted in those days anyway: \(touched)." : "",
            misplaced > 0 ? "On neither side, as the hash picked otherwise: \(misplaced)." : "",
        ].filter { !$0.isEmpty }
    }
}
