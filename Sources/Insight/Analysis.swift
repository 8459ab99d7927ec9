public import Model

/// What the figures say about each partner on one day, by row of the program.
///
/// Columns are computed once and kept until the program or its figures change; a window's sums
/// when they are first asked for.
public final class Analysis {
    /// The program looked at.
    public let program: Program
    /// Its figures.
    public private(set) var figures: Figures
    /// What the program's people set.
    public let settings: ProgramSettings
    /// The day that stands for today; only rows dated before it count.
    public let today: Day
    /// The state of each row.
    public private(set) var states: [PartnerState] = []
    /// The stage of each row.
    public private(set) var stages: [Stage] = []
    /// The day each row entered its stage, nil if it is not known.
    public private(set) var enteredDays: [Day?] = []
    /// Counts up whenever anything a screen could show has changed.
    public private(set) var generation = 0
    /// Days since the last activity, nil if there never was any or nothing is known.
    public private(set) var silentDays: [Int?] = []

    private var lastActivity: [Day?] = []
    private var lastSale: [Day?] = []
    private var sumCache: [SumKey: [Int64]] = [:]
    private var coverageCache: [CoverageKey: Bool] = [:]

    private var arenaCache: (version: Int, arena: SearchArena)?
    private var rankCache: (version: Int, values: [Int32])?
    var knownCache: (key: KnownKey, generation: Int, rows: RowSet)?
    var entriesCache: (generation: Int, entries: StageEntries)?
    var workCache: (generation: Int, reading: WorkReading)?
    private var orderCache: [(order: SortOrder, generation: Int, rows: [Int32])] = []

    /// Which question about known rows was asked.
    struct KnownKey: Hashable {
        let metric: Metric
        let window: Window
    }

    /// Whether no imported file is about a single partner.
    private(set) var hasNoSingles = true

    private struct SumKey: Hashable {
        let metric: Metric
        let window: Window
    }
    private struct CoverageKey: Hashable {
        let metric: Metric
        let window: Window
        let source: String
    }

    /// Looks at a program on a day.
    public init(program: Program, figures: Figures, settings: ProgramSettings, today: Day) {
        self.program = program
        self.figures = figures
        self.settings = settings
        self.today = today
        refreshFigures(figures)
    }

    /// Takes new figures and computes everything anew.
    public func refreshFigures(_ figures: Figures) {
        self.figures = figures
        sumCache = [:]
        knownCache = nil
        hasNoSingles = !program.batches.contains { entry in
            if case .partner = entry.batch.scope { true } else { false }
        }
        coverageCache = [:]
        lastActivity = figures.lastActivity(before: today)
        lastSale = figures.lastActivity(before: today, metrics: [.sales])
        states = []
        stages = []
        enteredDays = []
        silentDays = []
        generation += 1
        refresh(rows: Array(program.ids.indices))
    }

    /// Computes the state of some rows anew after their fields changed.
    public func refresh(rows: some Sequence<Int>) {
        while states.count < program.ids.count {
            states.append(.unknown)
            stages.append(.discovery)
            enteredDays.append(nil)
            silentDays.append(nil)
        }
        for row in rows { refresh(row: row) }
        generation += 1
    }

    /// The last day figures speak of before today, nil without figures.
    public var lastDay: Day? {
        figures.coverage.lastDay.map { min($0, today.advanced(by: -1)) }
    }

    /// The window of so many days that ends with the last day of figures, or yesterday without any.
    public func window(days: Int) -> Window {
        Window(days: days, endingOn: lastDay ?? today.advanced(by: -1))
    }

    /// The sum of a metric of each row over a window, without days from today on.
    ///
    /// Rows added since the figures were loaded are missing at the end.
    public func sums(_ metric: Metric, in window: Window) -> [Int64] {
        let known = window.clamped(
            to: Window(from: window.from, to: today.advanced(by: -1)))
        let key = SumKey(metric: metric, window: known)
        if let sums = sumCache[key] { return sums }
        let sums = figures.sums(metric, in: known)
        sumCache[key] = sums
        return sums
    }

    /// The sum of a metric of one row over a window; nil if no imported file speaks of it.
    public func sum(_ metric: Metric, row: Int, in window: Window) -> Int64? {
        guard isKnown(metric, row: row, in: window) else { return nil }
        let sums = sums(metric, in: window)
        return row < sums.count ? sums[row] : 0
    }

    /// Whether imported files speak of a metric of a row on at least one day of a window.
    public func isKnown(_ metric: Metric, row: Int, in window: Window) -> Bool {
        let source = program.value(FieldName.source, row: row)
        guard let source else {
            return figures.coverage.isKnown(
                metric, source: nil, id: program.ids[row], in: window)
        }
        let key = CoverageKey(metric: metric, window: window, source: source)
        if coverageCache[key] == true { return true }
        let isKnown = figures.coverage.isKnown(
            metric, source: source, id: program.ids[row], in: window)
        let isKnownToAll = isKnown && hasNoSingles
        if isKnownToAll { coverageCache[key] = true }
        return isKnown
    }

    /// The last day with activity of a row, nil if there never was any.
    public func lastActivity(row: Int) -> Day? {
        row < lastActivity.count ? lastActivity[row] : nil
    }

    /// The last day with a sale of a row, nil if there never was one.
    public func lastSale(row: Int) -> Day? { row < lastSale.count ? lastSale[row] : nil }

    /// Sums over the last weeks of one row, oldest first; nil if nothing is known of the metric.
    public func weeks(_ metric: Metric, row: Int, count: Int) -> [Int64]? {
        let window = window(days: count * 7)
        guard isKnown(metric, row: row, in: window), row < figures.partnerCount else { return nil }
        return figures.steps(metric, partner: row, count: count, days: 7, endingOn: window.to)
    }

    /// The place of each row among all names in order, for sorting.
    func nameRanks() -> [Int32] {
        if let ranks = rankCache, ranks.version == program.version { return ranks.values }
        let names = program.ids.indices.map { SortName(program.displayName(row: $0)) }
        let order = names.indices.sorted { names[$0] < names[$1] }
        var values = Array(repeating: Int32(0), count: names.count)
        for (rank, row) in order.enumerated() { values[row] = Int32(rank) }
        rankCache = (program.version, values)
        return values
    }

    /// Every row in an order; kept for the orders asked for last.
    func order(_ order: SortOrder) -> [Int32] {
        if let kept = orderCache.first(where: { $0.order == order && $0.generation == generation })
        {
            return kept.rows
        }
        let rows = ordered(Array(program.ids.indices), by: order)
        orderCache.removeAll { $0.generation != generation }
        if orderCache.count > 3 { orderCache.removeFirst() }
        orderCache.append((order, generation, rows))
        return rows
    }

    /// Counts up whenever the text of any row has changed.
    public var textVersion: Int { program.version }

    /// The text of all rows for searching.
    func searchArena() -> SearchArena {
        if let arena = arenaCache, arena.version == program.version { return arena.arena }
        var arena = SearchArena()
        for row in program.ids.indices { arena.append(searchTexts(row: row)) }
        arenaCache = (program.version, arena)
        return arena
    }

    private func searchTexts(row: Int) -> [String] {
        guard program.exists(row: row) else { return [] }
        let fields = [FieldName.name, FieldName.company, FieldName.email, FieldName.site]
        return fields.compactMap { program.value($0, row: row) } + [program.ids[row].text]
            + program.tags(row: row) + program.notes(row: row).map(\.text)
    }

    private func refresh(row: Int) {
        stages[row] = program.stage(row: row)
        enteredDays[row] = program.entered(stages[row], row: row)
        let source = program.value(FieldName.source, row: row)
        let covered = source.flatMap { figures.coverage.lastActivityDay(source: $0) }
        let isCovered =
            covered != nil
            || Metric.allCases.contains {
                $0.isActivity
                    && figures.coverage.isKnown(
                        $0, source: source, id: program.ids[row], in: everything)
            }
        let reference = min(covered?.advanced(by: 1) ?? today, today)
        silentDays[row] = lastActivity(row: row).map { $0.distance(to: reference) }
        states[row] = QuietRule(settings).state(
            of: QuietRule.Evidence(
                hasJoined: !stages[row].isProspect, isCovered: isCovered,
                daysSinceJoining: program.joined(row: row).map { $0.distance(to: reference) },
                silentDays: silentDays[row], hasSold: lastSale(row: row) != nil))
    }

    private var everything: Window {
        Window(from: Day(number: Int32.min / 2), to: today.advanced(by: -1))
    }
}

/// A name as it sorts: letters without regard to case and common accents, then the bytes.
private struct SortName: Comparable {
    private let folded: [UInt8]

    init(_ name: String) { folded = FoldedText(name).bytes }

    static func < (left: SortName, right: SortName) -> Bool {
        left.folded.lexicographicallyPrecedes(right.folded)
    }
}
