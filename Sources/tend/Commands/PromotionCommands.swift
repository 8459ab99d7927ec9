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
    @Flag(name: .long, help: "Its tasks, or those of all promotions.") var tasks = false
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        if tasks { return try printTasks(session) }
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

    private func printTasks(_ session: Session) throws {
        let program = session.store.program
        let promotions = program.promotions
        let meant = try name.map { try named($0, promotions, name: \.name) }
        let tasks = program.promotionTasks.filter { meant == nil || $0.promotion == meant?.key }
        let rows = tasks.map { task -> [CellValue] in
            let promotion = promotions.first { $0.key == task.promotion }
            let state =
                task.done != nil
                ? "done"
                : task.isLate(on: session.today)
                    ? "late" : task.isDue(on: session.today) ? "due" : "open"
            return [
                .text(promotion?.name ?? ""), .text(task.key),
                task.due.map(CellValue.day) ?? .absent, .text(state),
                task.done.map(CellValue.day) ?? .absent, .text(task.text),
            ]
        }
        Table(
            words: ["promotion", "key", "due", "state", "done", "text"], rows: rows,
            currency: session.settings.currency
        ).print(as: format)
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
            120000' · tend promotion 'Black Week' --remove. The total is what the whole shop sold. \
            tend promotion 'Black Week' --task '2026-11-20 send the banners' writes down what is \
            to be done for it, --done KEY that it was, --undone KEY that it was not; tend \
            promotions --tasks lists them
            """)
    @Argument(help: "The name, a colon, and its days.") var rule: String
    @Flag(name: .long, help: "Take the one of this name away.") var remove = false
    @Option(name: .long, help: "Something to be done: perhaps a day, then what.")
    var task: String?
    @Option(name: .long, help: "The task with this key is done.") var done: String?
    @Option(name: .long, help: "The task with this key is not done after all.")
    var undone: String?
    @Option(name: .long, help: "Take the task with this key away.") var drop: String?
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        let known = session.store.program.promotions
        if remove {
            return try takeAway(try named(rule, known, name: \.name).field, in: session)
        }
        if task != nil || done != nil || undone != nil || drop != nil {
            return try changeTask(of: try named(rule, known, name: \.name), session)
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

    private func changeTask(of promotion: Promotion, _ session: Session) throws {
        if let task {
            let new = PromotionTask(
                task, key: RandomWord.next(), promotion: promotion.key, today: session.today)
            guard let new else { throw CommandFailure.usage("say what is to be done") }
            return try keep(new, in: session)
        }
        let tasks = session.store.program.tasks(of: promotion)
        var known = try named(drop ?? done ?? undone ?? "", tasks, name: \.text)
        if drop != nil { return try takeAway(known.field, in: session) }
        known.done = done == nil ? nil : known.done ?? session.today
        try keep(known, in: session)
    }
}
