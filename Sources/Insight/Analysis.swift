public import Model

/// What the figures say about each partner on one day, by row of the program.
///
/// Columns are computed once and kept until the program or its figures change; a window's sums,
/// orders and the text for searching when they are first asked for.
public final class Analysis {
    /// The program looked at.
    public let program: Program
    /// Its figures.
    public private(set) var figures: Figures
    /// What the program's people set.
    public let settings: ProgramSettings
    /// The day that stands for today; only rows dated before it count.
    public let today: Day
    /// The stage of each row.
    public internal(set) var stages: [Stage] = []
    /// Counts up whenever anything a screen could show has changed.
    public private(set) var generation = 0
    /// Days without activity, nil if there never was any or nothing is known.
    ///
    /// They count to the last day the figures speak of: activity on that day leaves no silence.
    public internal(set) var silentDays = DayCounts()

    /// The state of each row, once judged.
    var stateColumn: [PartnerState] = []
    var areStatesKnown = false
    var rhythmReading: RhythmReading?
    var isRhythmAwaited = false
    var effectPast: EffectPast?
    var effectCache: (generation: Int, book: EffectBook)?
    var isEffectAwaited = false
    var isEffectWanted = false
    var isEffectBeingRead = false
    /// Counts up whenever figures are read anew.
    private(set) var figuresVersion = 0
    /// The number of the day figures of each row count to, `Figures.never` if none cover it.
    var references: [Int32] = []
    /// The number of the day each row entered its stage, `Figures.never` if it is not known.
    var enteredDays: [Int32] = []
    /// The number of the day each row joined, `Figures.never` if it is not known.
    var joinedDays: [Int32] = []
    private(set) var lastActivityDays: [Int32] = []
    private(set) var lastSaleDays: [Int32] = []
    /// Whether no imported file is about a single partner.
    private(set) var hasNoSingles = true

    private var sumCache: [SumKey: [Int64]] = [:]
    private var coverageCache: [CoverageKey: Bool] = [:]
    var texts = RowTexts()
    var approvedCache: (rows: RowSet, generation: Int)?
    var knownCache: (key: KnownKey, generation: Int, rows: RowSet)?
    var entriesCache: (generation: Int, entries: StageEntries)?
    var workCache: (generation: Int, reading: WorkReading)?
    var closedAddressCache: (generation: Int, found: [[UInt8]: Suppression])?
    var ownPayoutsCache: (generation: Int, found: OwnPayouts)?
    var taughtCache: (generation: Int, days: [Int: Day])?
    var reviewCache: (generation: Int, standings: [ReviewStanding])?
    var lookAlikeCache: (version: Int, pairs: [LookAlike])?
    var overdueCache: (generation: Int, contacts: [Int: OverdueContact])?
    private var tableCache: [WindowTable] = []
    var firstDayCache: [MetricSet: [Int32]] = [:]
    private var orderCache: [(order: SortOrder, generation: Int, rows: [Int32])] = []

    /// Which question about known rows was asked.
    struct KnownKey: Hashable {
        let metric: Metric
        let window: Window
    }

    private struct SumKey: Hashable {
        let metric: Metric
        let window: Window
    }
    private struct CoverageKey: Hashable {
        let metric: Metric
        let window: Window
        let source: String
    }

    /// Looks at a program on a day; takes note of all it says so far.
    public init(program: Program, figures: Figures, settings: ProgramSettings, today: Day) {
        self.program = program
        self.figures = figures
        self.settings = settings
        self.today = today
        refreshFigures(figures)
        _ = program.takeTouchedRows()
    }

    /// Takes new figures and computes everything anew.
    public func refreshFigures(_ figures: Figures) {
        self.figures = figures
        figuresVersion += 1
        if !isRhythmAwaited { rhythmReading = nil }
        effectPast = nil
        sumCache = [:]
        tableCache = []
        firstDayCache = [:]
        knownCache = nil
        hasNoSingles = !figures.coverage.batches.contains { batch in
            if case .partner = batch.scope { true } else { false }
        }
        coverageCache = [:]
        lastActivityDays = figures.lastActivity(before: today)
        lastSaleDays = figures.lastActivity(before: today, metrics: [.sales])
        refreshAllRows()
        texts = RowTexts()
        generation += 1
    }

    /// Looks at some rows anew after their fields changed.
    public func refresh(rows: some Collection<Int>) {
        if rows.count * 16 > program.ids.count {
            refreshAllRows()
        } else {
            grow(to: program.ids.count)
            for row in rows { refresh(row: row) }
        }
        texts.refresh(rows: rows, of: program)
        generation += 1
    }

    /// Notes that what a screen could show has changed.
    func generationChanged() { generation += 1 }

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
        let sums = toldSums(metric, in: known)
        guard metric == .payouts else { return sums }
        return ownPayouts.rows(in: known, figures.currency).reduce(into: sums) { sums, row in
            guard row < sums.count else { return }
            sums[row] &+= ownPayouts.sum(row: row, in: known, figures.currency)
        }
    }

    /// What imported files say of each row over a window that ends before today.
    private func toldSums(_ metric: Metric, in window: Window) -> [Int64] {
        let key = SumKey(metric: metric, window: window)
        if let sums = sumCache[key] { return sums }
        let sums = figures.sums(metric, in: window)
        if sumCache.count >= 24 { sumCache = [:] }
        sumCache[key] = sums
        return sums
    }

    /// The rows of figures of a window, kept for those asked for last.
    func windowTable(_ metrics: [Metric], _ window: Window) -> WindowTable {
        if let kept = tableCache.first(where: { $0.metrics == metrics && $0.window == window }) {
            return kept
        }
        let table = WindowTable(figures, metrics: metrics, window: window)
        if tableCache.count >= 4 { tableCache.removeFirst() }
        tableCache.append(table)
        return table
    }

    /// The sum of a metric of one row over a window; nil if no imported file speaks of it.
    public func sum(_ metric: Metric, row: Int, in window: Window) -> Int64? {
        guard isKnown(metric, row: row, in: window) else { return nil }
        let known = window.clamped(
            to: Window(from: window.from, to: today.advanced(by: -1)))
        let sums = toldSums(metric, in: known)
        let told = row < sums.count ? sums[row] : 0
        guard metric == .payouts else { return told }
        return told &+ ownPayouts.sum(row: row, in: known, figures.currency)
    }

    /// Whether imported files speak of a metric of a row on at least one day of a window.
    ///
    /// What they say of a partner's merged ids counts, and so do payouts in files of our own.
    public func isKnown(_ metric: Metric, row: Int, in window: Window) -> Bool {
        isKnownAlone(metric, row: row, in: window)
            || program.members(of: row).contains { isKnownAlone(metric, row: $0, in: window) }
            || metric == .payouts && ownPayouts.isPaid(row: row, in: window, figures.currency)
    }

    private func isKnownAlone(_ metric: Metric, row: Int, in window: Window) -> Bool {
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
    public func lastActivity(row: Int) -> Day? { Analysis.day(lastActivityDays, row) }

    /// The last day with a sale of a row, nil if there never was one.
    public func lastSale(row: Int) -> Day? { Analysis.day(lastSaleDays, row) }

    static func day(_ days: [Int32], _ row: Int) -> Day? {
        guard row < days.count, days[row] != Figures.never else { return nil }
        return Day(number: days[row])
    }

    /// Sums over the last weeks of one row, oldest first; nil if nothing is known of the metric.
    public func weeks(_ metric: Metric, row: Int, count: Int) -> [Int64]? {
        let window = window(days: count * 7)
        guard isKnown(metric, row: row, in: window), row < figures.partnerCount else { return nil }
        return figures.steps(metric, partner: row, count: count, days: 7, endingOn: window.to)
    }

    /// Every row in the order of names.
    func nameOrder() -> [Int32] { texts.nameOrder(of: program) }

    /// The place of each row in the order of names.
    func nameRanks() -> [Int32] {
        let order = nameOrder()
        var ranks = Array(repeating: Int32(0), count: order.count)
        for (rank, row) in order.enumerated() { ranks[Int(row)] = Int32(rank) }
        return ranks
    }

    /// Every row in an order; kept for the orders asked for last.
    func order(_ order: SortOrder) -> [Int32] {
        if let kept = orderCache.first(where: { $0.order == order && $0.generation == generation })
        {
            return kept.rows
        }
        let rows = ordered(by: order)
        orderCache.removeAll { $0.generation != generation }
        if orderCache.count > 3 { orderCache.removeFirst() }
        orderCache.append((order, generation, rows))
        return rows
    }

    /// How many partners exist that are no prospects.
    public var joinedCount: Int {
        RowSet(stages) { !$0.isProspect }.intersection(program.existing).count
    }

    /// Counts up whenever the text of any row has changed.
    public var textVersion: Int { program.version }

    /// The text of all rows for searching.
    func searchArena() -> SearchArena { texts.arena(of: program) }

    /// Makes what the first search needs, so that its first letter does not wait for it.
    public func prepareSearch() { _ = searchArena() }
}

/// A number of days for each row, or none.
public struct DayCounts: Sendable {
    static let none = Int32.min
    var values: [Int32] = []

    /// The number of days of a row.
    public subscript(row: Int) -> Int? {
        values[row] == DayCounts.none ? nil : Int(values[row])
    }
}
