import ArgumentParser
import Insight
import Model
import Screen
import ViewModel

/// `tend kpi`.
struct KPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kpi",
        abstract: "Print KPIs beside the period before, in steps, in parts, or why they changed.",
        discussion: """
            tend kpi                                  the program, 30 days beside the 30 before
            tend kpi epc conversion is:active         two figures of some partners
            tend kpi revenue --window 12w --by week   a series; a piece cut by the window has a *
            tend kpi revenue --split tier             parts, and their share of the whole
            tend kpi revenue sales --by currency      each currency by itself, never added
            tend kpi conversion --why                 the partners who made the change
            tend kpi epc --spread                     how many partners have which value
            tend kpi --stages                         who goes on, how long it takes, who is stuck

            Words before the filter that are names of figures choose them; --names lists them with \
            how each is made. In tables ? is not known and n/a cannot be computed. CSV and JSON \
            have exact numbers, money in the program's currency, percents in parts of 1.
            """)
    @Argument(help: "Names of figures, then a filter; only these partners count.")
    var words: [String] = []
    @OptionGroup var period: KPIOptions
    @Option(name: .long, help: "A series by day, week, month or quarter; or by currency.")
    var by: KPIPieces?
    @Option(
        name: .long,
        help:
            "Parts by stage, tier, channel, tag, owner, source, country, partner or currency.")
    var split: Split?
    @Option(
        name: .long,
        help: "With currencies, what one of another is worth in the program's own, as GBP=1.17.")
    var rate: [String] = []
    @Flag(name: .long, help: "Which partners made the change of the first figure.") var why = false
    @Flag(name: .long, help: "All figures, not only the usual ones.") var all = false
    @Flag(name: .long, help: "The names of all figures, and how each is made.") var names = false
    @Flag(help: "How partners go through the stages, or in; or how the figure spreads over them.")
    var shape: KPIShape?
    @Option(name: .long, help: "Write a picture of the first figure's chart to this file.")
    var svg: String?
    @Option(name: .long, help: "At most so many rows of parts or partners.") var limit: Int?
    @Option(name: .long, help: "table, csv, json or ndjson.") var format = TableFormat.table
    @OptionGroup var options: ProgramOptions
    @OptionGroup var looks: LookOptions

    func run() throws {
        if names { return printNames() }
        if shape != nil, why || by != nil || split != nil || svg != nil {
            throw CommandFailure.usage("--stages, --funnel and --spread go by themselves")
        }
        if why, by != nil || split != nil {
            throw CommandFailure.usage("--why goes without --by and --split")
        }
        let session = try options.open()
        let question = try period.question(session, step: by?.step ?? .day)
        let (kpis, filter) = chosen()
        let partners =
            filter.isEmpty
            ? nil
            : RowSet(
                rowCount: session.analysis.program.ids.count, rows: try session.rows(filter))
        let tables = KPITables(
            session: session, question: question, partners: partners, format: format, limit: limit)
        if let shape {
            return try KPIShapeTable(tables: tables).print(shape, kpis.first ?? .epc)
        }
        if let svg, by != .currency, split != .currency {
            return try draw(kpis.first ?? .revenue, filter, session, to: svg)
        }
        if by == .currency || split == .currency {
            guard svg == nil, by?.step == nil else {
                throw CommandFailure.usage("currencies go without --svg and steps")
            }
            let rates = try KPICurrencyTable.rates(rate)
            KPICurrencyTable(tables: tables, rates: rates).print(
                kpis.isEmpty ? [.revenue, .commission, .sales, .clicks] : kpis)
        } else if why {
            try tables.printWhy(kpis.first ?? .revenue)
        } else if let split {
            tables.printParts(kpis.isEmpty ? [.revenue] : kpis, by: split, inSteps: by != nil)
        } else if by != nil {
            tables.printSeries(kpis.isEmpty ? KPI.pane : kpis)
        } else {
            tables.printReadings(usual(kpis))
        }
    }

    /// Writes the chart as the console shows it, without what stands around it.
    private func draw(
        _ kpi: KPI, _ filter: [String], _ session: Session, to path: String
    ) throws(CommandFailure) {
        try looks.checkTheme()
        let size = Size(columns: 100, rows: 33)
        let start = ConsoleRun.startOptions(session, options, looks, size)
        var console = ConsoleSession(session, start: start, preferencesFile: nil).console
        if !filter.isEmpty { console.filter(filter.joined(separator: " ")) }
        console.open(
            kpi, range: period.text, step: by?.step ?? .day, comparison: period.compare,
            split: split,
            isWhy: why)
        let frame = console.kpiFrame()
        guard let theme = console.theme else { return }
        let picture = SVGPicture(frame, theme: theme, title: KPIText.explained(kpi).name)
        if let why = Files.write(path, picture.bytes) { throw .file("\(path): \(why)") }
    }

    private func usual(_ kpis: [KPI]) -> [KPI] {
        if all { return KPI.allCases }
        return kpis.isEmpty ? KPI.wall + KPI.secondWall : kpis
    }

    /// The figures named first, and what comes after them.
    private func chosen() -> (kpis: [KPI], filter: [String]) {
        let words = words.flatMap { word -> [String] in
            let parts = word.split(separator: " ").map(String.init)
            return parts.allSatisfy { KPI(rawValue: $0) != nil } ? parts : [word]
        }
        let names = words.prefix { KPI(rawValue: $0) != nil }
        return (names.compactMap(KPI.init(rawValue:)), Array(words.dropFirst(names.count)))
    }

    private func printNames() {
        let table = Table(
            words: ["kpi", "name", "how"],
            rows: KPI.allCases.map { kpi in
                let text = KPIText.explained(kpi)
                return [.text(kpi.rawValue), .text(text.name), .text(text.how)]
            }, currency: .euro)
        table.print(as: format)
    }
}
