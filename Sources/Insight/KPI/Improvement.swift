internal import Glibc
public import Model

/// How surely somebody grew from one stretch of days to another, told so that small numbers do not
/// win by luck.
public struct Improvement: Hashable, Sendable {
    /// The logarithm of the growth, with length of days and season taken out.
    public let logRatio: Double
    /// Its standard error.
    public let error: Double

    /// The bound that the growth's logarithm is above nine times of ten; the order of a ranking.
    public var lower: Double { logRatio - Improvement.oneSided90 * error }
    /// The growth, 1 for none.
    public var ratio: Double { exp(logRatio) }
    /// The growth at the lower bound.
    public var lowerRatio: Double { exp(lower) }
    /// The growth at the bound it is below nine times of ten.
    public var upperRatio: Double { exp(logRatio + Improvement.oneSided90 * error) }

    /// The quantile of the normal distribution at 0.9.
    static let oneSided90 = 1.281_551_565_544_600_4

    /// The growth from a count to another.
    ///
    /// Half a thing is added to both, so that none is no reason to give up; `season` is the growth
    /// of all others a day, `overdispersion` by how much counts scatter more than by chance.
    public init(
        before: Int64, daysBefore: Int, now: Int64, daysNow: Int, season: Double = 1,
        overdispersion: Double = 1
    ) {
        let (few, many) = (Double(max(0, before)) + 0.5, Double(max(0, now)) + 0.5)
        logRatio = log(many / few) - log(Double(daysNow) / Double(daysBefore)) - log(season)
        error = (max(1, overdispersion) * (1 / many + 1 / few)).squareRoot()
    }
}

/// A partner in a ranking.
public struct TopRow: Sendable {
    /// The partner's row.
    public let row: Int
    /// The sum in the window compared with.
    public let before: Int64
    /// The sum in the window.
    public let now: Int64
    /// The change, also against that of all others.
    public let change: PeriodChange
    /// How surely it grew; nil for money, which is no count.
    public let improvement: Improvement?
}

extension Analysis {
    /// The partners with most of a metric in a window; equals by row.
    public func top(_ metric: Metric, _ question: KPIQuestion, partners: RowSet?) -> [TopRow] {
        topRows(metric, question, partners).sorted { ($0.now, -$0.row) > ($1.now, -$1.row) }
    }

    /// The partners who grew most, by the bound their growth is surely above.
    ///
    /// Only those who sold, clicked or the like in one of both windows are in it.
    public func mostImproved(
        _ metric: Metric, _ question: KPIQuestion, partners: RowSet?
    ) -> [TopRow] {
        topRows(metric, question, partners).sorted { left, right in
            let (first, second) = (
                left.improvement?.lower ?? -.infinity, right.improvement?.lower ?? -.infinity
            )
            return first == second ? left.row < right.row : first > second
        }
    }

    private func topRows(
        _ metric: Metric, _ question: KPIQuestion, _ partners: RowSet?
    ) -> [TopRow] {
        guard let reference = question.reference else { return [] }
        let (now, before) = (
            sums(metric, in: question.window), sums(metric, in: reference)
        )
        let all = (before: before.reduce(0, &+), now: now.reduce(0, &+))
        let meant = partners ?? program.existing
        let rows = meant.filter { $0 < now.count && (now[$0] != 0 || before[$0] != 0) }
        let phi = metric.isMoney ? 1 : overdispersion(metric, before: question.window.to)
        return rows.map { row in
            TopRow(
                row: row, before: before[row], now: now[row],
                change: PeriodChange(from: before[row], to: now[row], ofAll: all),
                improvement: metric.isMoney
                    ? nil
                    : Improvement(
                        before: before[row], daysBefore: reference.length, now: now[row],
                        daysNow: question.window.length,
                        season: season(
                            before: all.before &- before[row], now: all.now &- now[row],
                            reference.length, question.window.length),
                        overdispersion: phi))
        }
    }

    /// The growth a day of all others; 1 where others say nothing.
    private func season(before: Int64, now: Int64, _ daysBefore: Int, _ daysNow: Int) -> Double {
        guard before > 0, now > 0 else { return 1 }
        return Double(now) / Double(before) * Double(daysBefore) / Double(daysNow)
    }

    /// By how much weekly counts of the program scatter more than by chance: the middle over all its
    /// partners of variance divided by mean in the last 12 weeks, at least 1.
    private func overdispersion(_ metric: Metric, before last: Day) -> Double {
        let scatters = program.existing.compactMap { row -> Double? in
            let weeks = figures.steps(metric, partner: row, count: 12, days: 7, endingOn: last)
                .map(Double.init)
            let mean = weeks.reduce(0, +) / 12
            guard mean > 0 else { return nil }
            return weeks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 11 / mean
        }.sorted()
        guard !scatters.isEmpty else { return 1 }
        let middle = scatters.count / 2
        let median =
            scatters.count % 2 == 1
            ? scatters[middle] : (scatters[middle - 1] + scatters[middle]) / 2
        return max(1, median)
    }
}
