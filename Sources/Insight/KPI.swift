public import Model

/// A figure of the whole program, or of some partners, over a window.
public enum KPI: String, CaseIterable, Sendable {
    case revenue, sales, clicks, commission, conversion, epc, active

    /// What the value is counted in.
    public enum Unit: Sendable {
        /// Whole things.
        case count
        /// Minor units of the program's currency.
        case money
        /// Parts of one; shown as percent.
        case ratio
        /// Minor units for each click; fractions count.
        case moneyPerClick
    }

    /// What the value is counted in.
    public var unit: Unit {
        switch self {
        case .revenue, .commission: .money
        case .sales, .clicks, .active: .count
        case .conversion: .ratio
        case .epc: .moneyPerClick
        }
    }

    /// The metrics the value is made of; all must be known.
    public var metrics: [Metric] {
        switch self {
        case .revenue: [.revenue]
        case .sales: [.sales]
        case .clicks: [.clicks]
        case .commission: [.commission]
        case .conversion: [.sales, .clicks]
        case .epc: [.commission, .clicks]
        case .active: []
        }
    }
}

/// A value that may not be there, with the reason.
public enum Reading: Hashable, Sendable {
    case value(Double)
    /// No imported file says.
    case unknown
    /// The denominator is zero.
    case notApplicable

    /// The number, nil if there is none.
    public var number: Double? {
        if case .value(let number) = self { number } else { nil }
    }
}

/// A KPI over a window beside the equally long window before.
public struct KPIReading: Sendable {
    /// Which figure.
    public let kpi: KPI
    /// The window looked at.
    public let window: Window
    /// The value over the window.
    public let current: Reading
    /// The value over the window before.
    public let previous: Reading
    /// One value a day, nil where no imported file says or it cannot be computed.
    public let daily: [Double?]
    /// One value for each day of the window before.
    public let previousDaily: [Double?]

    /// The change in parts of the previous value; nil if either is missing or it was zero.
    public var change: Double? {
        guard let now = current.number, let before = previous.number, before != 0 else {
            return nil
        }
        return (now - before) / before.magnitude
    }
}

extension Analysis {
    /// A KPI over a window for some partners, nil for the whole program.
    public func kpi(_ kpi: KPI, in window: Window, partners: [Int]?) -> KPIReading {
        let rows = partners.map { RowSet(rowCount: program.ids.count, rows: $0) }
        return kpis([kpi], in: window, partners: rows)[0]
    }

    /// KPIs over a window for some partners, nil for the whole program.
    ///
    /// Cost: a pass over the figures when the window or the KPIs are new, then one over the window's.
    public func kpis(_ kpis: [KPI], in window: Window, partners: RowSet?) -> [KPIReading] {
        let metrics = Array(MetricSet(kpis.flatMap(\.metrics)))
        let both = Window(from: window.previous.from, to: window.to)
        let basis = KPIBasis(
            metrics: metrics, length: window.length,
            table: windowTable(metrics, both).sums(of: partners),
            known: metrics.map { knownDays($0, in: both) }, knownActive: knownActive(in: both))
        return kpis.map { kpi in
            let before = basis.series(kpi, isSecond: false)
            let now = basis.series(kpi, isSecond: true)
            return KPIReading(
                kpi: kpi, window: window, current: now.total, previous: before.total,
                daily: now.daily, previousDaily: before.daily)
        }
    }

    /// The words of the sources whose files a KPI is read from, sorted.
    public func sources(of kpi: KPI) -> [String] {
        let metrics = kpi == .active ? Metric.allCases.filter(\.isActivity) : kpi.metrics
        let batches = program.batches.map(\.batch).filter { batch in
            batch.scope != .totals && metrics.contains(where: batch.metrics.contains)
        }
        return Set(batches.map(\.source)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// KPIs over a window for some partners.
    public func kpis(_ kpis: [KPI], in window: Window, partners: [Int]) -> [KPIReading] {
        self.kpis(
            kpis, in: window, partners: RowSet(rowCount: program.ids.count, rows: partners))
    }

    private func knownActive(in window: Window) -> [Bool] {
        let activity = Metric.allCases.filter { $0.isActivity && figures.coverage.knows($0) }
        let known = activity.map { knownDays($0, in: window) }
        return (0..<window.length).map { day in known.contains { $0[day] } }
    }

    private func knownDays(_ metric: Metric, in window: Window) -> [Bool] {
        figures.coverage.knownDays(metric, in: window).enumerated().map { offset, isKnown in
            isKnown && window.from.advanced(by: offset) < today
        }
    }
}

/// Where the program's own totals and the sum of its partners differ.
public struct TotalsGap: Sendable {
    /// The word of the source.
    public let source: String
    /// What is counted.
    public let metric: Metric
    /// What the program's own totals say.
    public let total: Int64
    /// What the partners' figures add up to.
    public let partners: Int64
}

extension Analysis {
    /// For each of the program's own totals in a window, what they say and what partners sum to.
    public func totalsGaps(in window: Window) -> [TotalsGap] {
        let keys = Set(figures.totals.map { [$0.source, $0.metric.word] }).sorted {
            $0.lexicographicallyPrecedes($1)
        }
        return keys.compactMap { key in
            let own = figures.totals.filter { $0.source == key[0] && $0.metric.word == key[1] }
            guard let metric = own.first?.metric else { return nil }
            let shared = own.map(\.window).map { $0.clamped(to: window) }.filter { $0.length > 0 }
            guard let from = shared.map(\.from).min(), let to = shared.map(\.to).max() else {
                return nil
            }
            let part = Window(from: from, to: to)
            guard isKnown(metric, ofSource: key[0], in: part) else { return nil }
            let partners = figures.sums(metric, in: part)
            let sum = rows(ofSource: key[0]).reduce(Int64(0)) {
                $1 < partners.count ? $0 &+ partners[$1] : $0
            }
            return TotalsGap(
                source: key[0], metric: metric,
                total: own.reduce(Int64(0)) { $0 &+ $1.sum(in: part) }, partners: sum)
        }
    }

    private func rows(ofSource source: String) -> RowSet {
        let isMeant = program.column(of: FieldName.source, absent: false) {
            $0.elementsEqual(source.utf8)
        }
        return RowSet(isMeant) { $0 }.intersection(program.existing)
    }

    /// Whether the partners' own files of a source speak of a metric.
    private func isKnown(_ metric: Metric, ofSource source: String, in window: Window) -> Bool {
        rows(ofSource: source).first { _ in true }
            .map { isKnown(metric, row: $0, in: window) } ?? false
    }
}

/// How many partners are in each stage and how they move on.
public struct PipelineReading: Sendable {
    /// One stage.
    public struct Row: Sendable {
        /// The stage.
        public let stage: Stage
        /// Partners in it now.
        public let count: Int
        /// Revenue of those partners in the window, minor units; nil if no file says.
        public let revenue: Int64?
        /// The middle number of days those partners have been in it; nil if no day is known.
        public let medianDays: Int?
    }
    /// One row for each stage, in order.
    public let rows: [Row]
    /// Partners in all stages.
    public var total: Int { rows.reduce(0) { $0 + $1.count } }
}

extension Analysis {
    /// The pipeline of some partners.
    public func pipeline(partners: some Sequence<Int>, in window: Window) -> PipelineReading {
        let sums = figures.coverage.knows(.revenue) ? sums(.revenue, in: window) : nil
        var parts = Array(repeating: StagePart(), count: Stage.allCases.count)
        for row in partners {
            let stage = Int(stages[row].rawValue)
            parts[stage].count += 1
            if enteredDays[row] != Figures.never { parts[stage].entered.append(enteredDays[row]) }
            if let sums, row < sums.count { parts[stage].revenue &+= sums[row] }
        }
        return PipelineReading(
            rows: zip(Stage.allCases, parts).map { stage, part in
                PipelineReading.Row(
                    stage: stage, count: part.count,
                    revenue: stage.isProspect || sums == nil ? nil : part.revenue,
                    medianDays: part.middleDay.map { Day(number: $0).distance(to: today) })
            })
    }
}

/// The partners of one stage, as they are counted.
private struct StagePart {
    var count = 0
    var revenue: Int64 = 0
    var entered: [Int32] = []

    /// Half of the partners entered on this day or later; nil if no day is known.
    var middleDay: Int32? {
        guard let latest = entered.max(), let first = entered.min() else { return nil }
        var counts = Array(repeating: 0, count: Int(latest) - Int(first) + 1)
        for day in entered { counts[Int(latest - day)] += 1 }
        var rest = entered.count / 2
        var place = 0
        while rest >= counts[place] {
            rest -= counts[place]
            place += 1
        }
        return latest - Int32(place)
    }
}
