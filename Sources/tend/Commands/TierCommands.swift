import ArgumentParser
import Insight
import Model
import Store

/// `tend tiers`.
struct TiersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiers",
        abstract: "Print the tiers: who has them, would rise, would drop, is close.",
        discussion: "tend tiers · tend tiers rises · tend tiers --apply rises --apply drops · "
            + "tend tiers --order gold,silver,bronze says which is above which, where they count "
            + "different figures")
    @Argument(help: "rises, drops or close: the partners themselves.") var steps: String?
    @Option(name: .long, help: "Put the partners of rises or drops where the rules have them.")
    var apply: [String] = []
    @Option(name: .long, help: "The tiers with a comma between them, the highest first.")
    var order: String?
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        if let order { return try state(order, in: session) }
        let report = session.analysis.tiers()
        if !report.isOrderStated {
            let advice =
                "they count different figures: tend tiers --order says which is above which"
            guard apply.isEmpty, steps == nil else { throw CommandFailure.nothing(advice) }
            Output.complain("tend: " + advice)
        }
        if !apply.isEmpty {
            let steps = try apply.flatMap { try self.steps($0, report) }
            return try session.commit(
                session.analysis.change(applying: steps, key: RandomWord.next()))
        }
        guard let steps else { return try print(report, session) }
        try print(try self.steps(steps, report), session)
    }

    private func state(_ order: String, in session: Session) throws {
        let names = order.utf8.split(separator: 0x2C).map {
            String(decoding: $0.filter { $0 != 0x20 }, as: UTF8.self)
        }
        let known = session.store.program.tierRules.map(\.name)
        guard names.sorted() == known.sorted() else {
            throw CommandFailure.usage(
                "--order \(order): name each of these once: " + known.joined(separator: ", "))
        }
        try session.commit(session.store.program.ranking(names))
    }

    private func steps(
        _ word: String, _ report: TierReport
    ) throws(CommandFailure) -> [TierReport.Step] {
        switch word {
        case "rises": return report.rises
        case "drops": return report.drops
        case "close" where apply.isEmpty: return report.close
        default: throw .usage("‘\(word)’: one of rises, drops" + (apply.isEmpty ? ", close" : ""))
        }
    }

    private func print(_ report: TierReport, _ session: Session) throws {
        let rows = report.rows.map { row -> [CellValue] in
            [
                .text(row.rule.name), row.rule.rate.map(CellValue.text) ?? .absent,
                .text(row.rule.metric.word),
                row.rule.metric.isMoney ? .money(row.rule.from) : .count(row.rule.from),
                row.rule.days.map { .days($0) } ?? .absent, .count(Int64(row.partners)),
                .count(Int64(row.rises)), .count(Int64(row.drops)), .count(Int64(row.close)),
                row.rule.rank.map { .count(Int64($0)) } ?? .absent,
            ]
        }
        let words = [
            "tier", "rate", "figure", "from", "window", "partners", "would_rise", "would_drop",
            "close", "rank",
        ]
        Table(words: words, rows: rows, currency: session.settings.currency).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing("there are no tiers: tend tier sets one") }
    }

    private func print(_ steps: [TierReport.Step], _ session: Session) throws {
        let program = session.store.program
        let rows = steps.map { step -> [CellValue] in
            [
                .text(program.ids[step.row].text), .text(program.displayName(row: step.row)),
                step.current.map(CellValue.text) ?? .absent,
                step.deserved.map(CellValue.text) ?? .absent, .money(step.value),
            ]
        }
        Table(
            words: ["id", "name", "tier", "by_rules", "value"], rows: rows,
            currency: session.settings.currency
        ).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}

/// `tend tier`.
struct TierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tier", abstract: "Write a tier's rule down, change it, or take it away.",
        discussion:
            "tend tier 'gold: 9000 revenue in 90d rate 10%' · tend tier gold --remove. Where "
            + "tiers count different figures rank says which is above which, 1 for the highest: "
            + "'gold: 20 sales in 90d rate 10% rank 1'; tend tiers --order says it for all at once."
    )
    @Argument(help: "The tier, a colon, and from when on.") var rule: String
    @Flag(name: .long, help: "Take the rule of this tier away.") var remove = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let known = session.store.program.tierRules
        if remove {
            return try takeAway(try named(rule, known, name: \.name).field, in: session)
        }
        func read(_ key: String) -> TierRule? {
            CampaignText.tier(rule, key: key, currency: session.settings.currency)
        }
        guard let new = read("") else {
            throw CommandFailure.usage(
                "a tier is a word, a colon, and from when on: ‘gold: 9000 revenue in 90d rate 10%’")
        }
        let key = known.first { $0.name == new.name }?.key ?? RandomWord.next()
        if let rule = read(key) { try keep(rule, in: session) }
    }
}
