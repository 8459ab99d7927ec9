public import Model

/// What a partner brought before and after its rate changed, over equally many days on both sides.
///
/// It says what came, not why: beside it stands how everybody else's revenue changed over the same
/// days.
public struct RateEffect: Hashable, Sendable {
    /// Whether the two sides can be compared.
    public enum Verdict: Hashable, Sendable {
        /// The days after the change are not over, or no file tells them yet; so many are missing.
        case tooEarly(days: Int)
        /// The partner joined within the days before.
        case tooNew
        /// Files leave days on one of the sides out.
        case untold
        case told
    }
    /// Sums of both sides, money in minor units.
    public struct Pair: Hashable, Sendable {
        /// Over the days before.
        public let before: Int64
        /// Over as many days from the change on.
        public let after: Int64

        /// Sums of both sides.
        public init(before: Int64, after: Int64) {
            self.before = before
            self.after = after
        }

        /// The change as a part of what was before; nil if that was nothing.
        public var part: Double? {
            before == 0 ? nil : Double(after) / Double(before) - 1
        }
    }

    /// How many days each side has.
    public static let days = 30
    /// What is compared.
    public static let metrics: [Metric] = [.clicks, .sales, .revenue, .commission]

    /// Whether they can be compared.
    public let verdict: Verdict
    /// The days before the change.
    public let before: Window
    /// The days from it on.
    public let after: Window
    /// The sums, only of metrics that files tell on every day of both sides.
    public let figures: [Metric: Pair]
    /// Revenue of everybody else over the same days; nil where files leave days out.
    public let others: Pair?
    /// Whether the rate changed once more within these days, so that the two are mixed.
    public let isMixed: Bool
}

extension Analysis {
    /// What a change of the rate was followed by; nil for terms other than a rate.
    public func effect(of terms: TermsChange, row: Int) -> RateEffect? {
        guard terms.rate != nil else { return nil }
        let last = terms.day.advanced(by: RateEffect.days - 1)
        let after = Window(from: terms.day, to: last)
        let verdict = verdict(after, row: row)
        let isMixed = program.records(TermsChange.self, row: row).contains { other in
            other.key != terms.key && other.rate != nil
                && (after.contains(other.day) || after.previous.contains(other.day))
        }
        return RateEffect(
            verdict: verdict, before: after.previous, after: after,
            figures: verdict == .told ? pairs(after, row: row) : [:],
            others: verdict == .told ? others(after, but: row) : nil, isMixed: isMixed)
    }

    private func verdict(_ after: Window, row: Int) -> RateEffect.Verdict {
        let told = RateEffect.metrics.filter { isTold($0, row: row, throughout: after.previous) }
        let lasts = RateEffect.metrics.compactMap { lastTold($0, row: row) }
        guard let last = lasts.max() else { return .untold }
        if last < after.to { return .tooEarly(days: last.distance(to: after.to)) }
        if let joined = program.joined(row: row), after.previous.from < joined { return .tooNew }
        let both = told.filter { isTold($0, row: row, throughout: after) }
        return both.isEmpty ? .untold : .told
    }

    private func pairs(_ after: Window, row: Int) -> [Metric: RateEffect.Pair] {
        var pairs: [Metric: RateEffect.Pair] = [:]
        for metric in RateEffect.metrics
        where isTold(metric, row: row, throughout: after)
            && isTold(metric, row: row, throughout: after.previous)
        {
            func sum(_ window: Window) -> Int64 {
                row < figures.partnerCount ? figures.sum(metric, partner: row, in: window) : 0
            }
            pairs[metric] = RateEffect.Pair(before: sum(after.previous), after: sum(after))
        }
        return pairs
    }

    private func others(_ after: Window, but row: Int) -> RateEffect.Pair? {
        guard isToldAtAll(.revenue, throughout: after),
            isToldAtAll(.revenue, throughout: after.previous)
        else { return nil }
        func sum(_ window: Window) -> Int64 {
            let sums = sums(.revenue, in: window)
            return sums.reduce(0, &+) &- (row < sums.count ? sums[row] : 0)
        }
        return RateEffect.Pair(before: sum(after.previous), after: sum(after))
    }

    // MARK: - What is told

    /// The last day before today on which files tell a metric of a partner; nil if none does.
    func lastTold(_ metric: Metric, row: Int) -> Day? {
        figures.coverage.span(
            of: metric, source: program.value(FieldName.source, row: row), id: program.ids[row]
        ).map { min($0.to, today.advanced(by: -1)) }
    }

    /// Whether files tell a metric of a partner, or of one merged into it, on every day of a window.
    func isTold(_ metric: Metric, row: Int, throughout window: Window) -> Bool {
        guard window.to < today else { return false }
        return ([row] + program.members(of: row)).contains { row in
            let source = program.value(FieldName.source, row: row)
            let coverage = figures.coverage
            let span = coverage.span(of: metric, source: source, id: program.ids[row])
            guard let span, span.from <= window.from, window.to <= span.to else { return false }
            return !coverage.holes(
                of: metric, source: source, id: program.ids[row], atLeast: 1
            ).contains { $0.clamped(to: window).length > 0 }
        }
    }

    /// Whether files tell a metric of anybody on every day of a window.
    func isToldAtAll(_ metric: Metric, throughout window: Window) -> Bool {
        window.length > 0 && !knownDays(metric, in: window).contains(false)
    }
}
