import ArgumentParser
import Exchange
import Insight
import Model
import Screen
import ViewModel

/// `tend rhythm`.
struct RhythmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rhythm",
        abstract: "Print whom the program is losing by money, and the model that says so.",
        discussion: """
            tend rhythm                  the model and both lists
            tend rhythm --list long-gone --limit 50 --format csv
            tend rhythm --model          only the model's numbers
            tend rhythm --beginners      of those without a sale so far, how many then sold

            The lists have everybody who ever sold: slipping with a silence of up to 120 days, \
            long-gone with a longer one, each by what is to be lost in 90 days. Chances are parts of \
            1 and lengths days in CSV and JSON. \
            The model is MBG/NBD (Batislam, Denizel and Filiztekin 2007), fitted with a weak prior.
            """)
    /// Which of the lists to print.
    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case slipping
        case longGone = "long-gone"
    }
    @Option(name: .long, help: "slipping or long-gone, nothing for both.") var list: Choice?
    @Flag(name: .long, help: "Only the model's numbers.") var model = false
    @Flag(name: .long, help: "How often beginners began.") var beginners = false
    @Option(name: .long, help: "At most so many partners of a list.") var limit = 20
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit is a number from 0") }
        guard [list != nil, model, beginners].count(where: { $0 }) < 2 else {
            throw ValidationError("--list, --model and --beginners exclude each other")
        }
    }

    func run() throws {
        let session = try options.open()
        guard let rhythm = session.analysis.rhythm else { return }
        let currency = session.settings.currency
        if beginners {
            return RhythmTables.beginners(rhythm, currency).print(as: format)
        }
        let numbers = RhythmTables.model(rhythm, currency)
        if model { return numbers.print(as: format) }
        if format == .table, list == nil {
            numbers.print(as: format)
            Output.print(RhythmTables.remark(rhythm))
        }
        let rows = try printLists(rhythm, session)
        if rows == 0 { throw CommandFailure.nothing() }
    }

    private func printLists(_ rhythm: RhythmReading, _ session: Session) throws -> Int {
        let lists = rhythm.lists
        var tables: [(name: String, rows: [Int])] = []
        if list != .longGone { tables.append(("slipping", lists.slipping)) }
        if list != .slipping { tables.append(("long-gone", lists.longGone)) }
        let meant = tables.map { table in
            (name: table.name, rows: session.analysis.listed(table.rows))
        }
        if format != .table {
            let rows = meant.flatMap { table in table.rows.prefix(limit).map { (table.name, $0) } }
            RhythmTables.partners(rows, session.analysis, isNamed: true).print(as: format)
        } else {
            for table in meant { printList(table.name, table.rows, session.analysis) }
        }
        return meant.reduce(0) { $0 + $1.rows.count }
    }

    private func printList(_ name: String, _ rows: [Int], _ analysis: Analysis) {
        let sum = rows.reduce(Int64(0)) { $0 &+ (analysis.valueAtRisk(row: $1) ?? 0) }
        let currency = analysis.settings.currency
        let money = CellText(.money(sum), currency: currency, isASCII: true).plain
        let title = name == "slipping" ? "slipping now" : "long gone"
        let shown = rows.count > limit ? ", the first \(limit)" : ""
        Output.print("")
        Output.print(
            "\(title): \(rows.count) partners, \(currency.code) \(money) at risk in 90 days\(shown)"
        )
        guard !rows.isEmpty else { return }
        RhythmTables.partners(rows.prefix(limit).map { (name, $0) }, analysis, isNamed: false)
            .print(as: .table)
    }
}

/// What `tend rhythm` prints, as tables.
enum RhythmTables {
    /// The model's numbers with what they are of.
    static func model(_ rhythm: RhythmReading, _ currency: Currency) -> Table {
        let model = rhythm.model
        let numbers: [(String, Double)] = [
            ("usual_gap", rhythm.gap), ("r", model.r),
            ("alpha_days", model.alpha), ("a", model.a), ("b", model.b),
            ("click_factor", rhythm.clickFactor), ("sale_factor", rhythm.saleFactor),
        ]
        return Table(
            words: ["sellers"] + numbers.map(\.0),
            rows: [[.count(Int64(rhythm.sellers))] + numbers.map { .number(exact($0.1)) }],
            currency: currency)
    }

    /// Where the model's numbers are from.
    static func remark(_ rhythm: RhythmReading) -> String {
        rhythm.sellers < RhythmReading.leastSellers
            ? "Fewer than \(RhythmReading.leastSellers) partners have sold: typical values stand for "
                + "the program's own."
            : "Fitted to the \(rhythm.sellers) partners who have sold."
    }

    /// Partners of the lists with what their rhythm says.
    static func partners(
        _ rows: [(list: String, row: Int)], _ analysis: Analysis, isNamed: Bool
    ) -> Table {
        let columns: [ListColumn] = [
            .id, .partner, .state, .usualGap, .silent, .chance, .chanceIfActive, .stillActive,
            .risk,
            .value,
        ]
        return Table(
            words: (isNamed ? ["list"] : []) + columns.map(\.word),
            rows: rows.map { list, row in
                (isNamed ? [.text(list)] : []) + columns.map { analysis.cell($0, row: row) }
            },
            currency: analysis.settings.currency)
    }

    /// Of partners without a sale in their first days, how many sold within the next 30.
    static func beginners(_ rhythm: RhythmReading, _ currency: Currency) -> Table {
        let words = ["days_without_sale", "watched", "sold_within_30", "chance", "from", "to"]
        let rows = rhythm.beginnings.enumerated().map { step, chance -> [CellValue] in
            let interval = chance.started.interval
            return [
                .count(Int64(step * RhythmScore.chanceDays)), .count(Int64(chance.started.total)),
                .count(Int64(chance.started.count)), .chance(chance.chance),
                .chance(interval.lowerBound), .chance(interval.upperBound),
            ]
        }
        return Table(words: words, rows: rows, currency: currency)
    }

    /// A number with as many digits as matter, never in powers of ten.
    private static func exact(_ value: Double) -> String {
        CellText(.part(value), currency: .euro, isASCII: true).plain
    }
}
