import ArgumentParser
import Insight
import Model
import Store

/// `tend promotions`.
struct PromotionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promotions",
        abstract: "Print promotions with what they brought, or one with its partners.")
    @Argument(help: "The promotion's name; nothing for all of them.") var name: String?
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        guard let name else { return try printAll(session) }
        let promotion = try named(name, session.store.program.promotions, name: \.name)
        let report = session.analysis.report(on: promotion)
        let program = session.store.program
        let rows = report.partners.map { partner -> [CellValue] in
            [
                .text(program.ids[partner.row].text),
                .text(program.displayName(row: partner.row)), .money(partner.revenue),
            ]
        }
        Table(words: ["id", "name", "revenue"], rows: rows, currency: session.settings.currency)
            .print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }

    private func printAll(_ session: Session) throws {
        let rows = session.store.program.promotions.map { promotion -> [CellValue] in
            let report = session.analysis.report(on: promotion)
            func count(_ value: Int64?) -> CellValue { value.map(CellValue.count) ?? .unknown }
            func money(_ value: Int64?) -> CellValue { value.map(CellValue.money) ?? .unknown }
            let share = report.share.map {
                CellValue.ratio(Int64(($0 * 10_000).rounded()), of: 10_000)
            }
            return [
                .text(promotion.name), .text(report.state.rawValue), .day(promotion.from),
                .day(promotion.to), count(report.during.clicks), count(report.during.sales),
                money(report.during.revenue), count(report.before.clicks),
                count(report.before.sales), money(report.before.revenue), share ?? .absent,
            ]
        }
        let words = [
            "name", "state", "from", "to", "clicks", "sales", "revenue", "clicks_before",
            "sales_before", "revenue_before", "share_percent",
        ]
        Table(words: words, rows: rows, currency: session.settings.currency).print(as: format)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}

/// `tend promotion`.
struct PromotionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promotion", abstract: "Write a promotion down, change it, or take it away.",
        discussion: """
            tend promotion 'Black Week: 2026-11-23 to 2026-11-30 announced 2026-11-10 total \
            120000' · tend promotion 'Black Week' --remove. The total is what the whole shop sold.
            """)
    @Argument(help: "The name, a colon, and its days.") var rule: String
    @Flag(name: .long, help: "Take the one of this name away.") var remove = false
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let known = session.store.program.promotions
        if remove {
            return try takeAway(try named(rule, known, name: \.name).field, in: session)
        }
        func read(_ key: String) -> Promotion? {
            CampaignText.promotion(
                rule, key: key, today: session.today, currency: session.settings.currency)
        }
        guard let new = read("") else {
            throw CommandFailure.usage(
                "a promotion is a name, a colon, and its days: ‘Black Week: 2026-11-23 to 2026-11-30’"
            )
        }
        let key = known.first { $0.name == new.name }?.key ?? RandomWord.next()
        if let promotion = read(key) { try keep(promotion, in: session) }
    }
}
