public import Model

/// Something in the figures that a source should be asked about.
public enum KPIWarning: String, CaseIterable, Sendable {
    /// More clicks than impressions.
    case clicksAboveImpressions
    /// More sales than clicks.
    case salesAboveClicks
    /// Sales without any click, as coupons bring them.
    case salesWithoutClicks
    /// Revenue below zero.
    case negativeRevenue
    /// Rows dated after today, which do not count.
    case daysToCome
    /// Days of the window of which no file tells clicks, sales or revenue.
    case untoldDays
    /// Customers stay so long that CLV counts only the first three years.
    case longLifetime
}

extension Analysis {
    /// What is odd in the sums of a window.
    public func warnings(in window: Window, partners: RowSet?) -> [KPIWarning] {
        func sum(_ metric: Metric) -> Int64? {
            guard knownDays(metric, in: window).contains(true) else { return nil }
            return total(metric, in: window, partners)
        }
        return KPIWarning.of(
            impressions: sum(.impressions), clicks: sum(.clicks), sales: sum(.sales),
            revenue: sum(.revenue)) + (hasDaysToCome ? [.daysToCome] : [])
            + (hasUntoldDays(in: window) ? [.untoldDays] : [])
    }

    /// Whether files tell of a figure on some days of a window, but not on all that have been.
    func hasUntoldDays(in window: Window) -> Bool {
        let past = window.clamped(to: Window(from: window.from, to: today.advanced(by: -1)))
        return [Metric.clicks, .sales, .revenue].contains { metric in
            let known = knownDays(metric, in: past)
            return known.contains(true) && known.contains(false)
        }
    }

    /// The partners whose own sums in a window are odd, for each warning; those of no warning left
    /// out.
    public func oddPartners(
        in window: Window, among partners: RowSet?
    ) -> [(warning: KPIWarning, rows: [Int])] {
        let sums = [Metric.impressions, .clicks, .sales, .revenue].map { self.sums($0, in: window) }
        var found: [KPIWarning: [Int]] = [:]
        for row in partners ?? program.existing where row < sums[0].count {
            func sum(_ place: Int, _ metric: Metric) -> Int64? {
                isKnown(metric, row: row, in: window) ? sums[place][row] : nil
            }
            guard sums.contains(where: { $0[row] != 0 }) else { continue }
            let odd = KPIWarning.of(
                impressions: sum(0, .impressions), clicks: sum(1, .clicks), sales: sum(2, .sales),
                revenue: sum(3, .revenue))
            for warning in odd { found[warning, default: []].append(row) }
        }
        return KPIWarning.allCases.compactMap { warning in
            found[warning].map { (warning, $0) }
        }
    }

    /// Whether files have rows of days after today, which cannot have been yet.
    public var hasDaysToCome: Bool {
        figures.hasRows(in: Window(from: today.advanced(by: 1), to: today.advanced(by: 36_600)))
    }
}

extension KPIWarning {
    /// What is odd in some sums; nil for one that is not known.
    static func of(
        impressions: Int64?, clicks: Int64?, sales: Int64?, revenue: Int64?
    ) -> [KPIWarning] {
        var warnings: [KPIWarning] = []
        if let impressions, let clicks, clicks > impressions {
            warnings.append(.clicksAboveImpressions)
        }
        if let clicks, let sales, sales > clicks {
            warnings.append(clicks == 0 ? .salesWithoutClicks : .salesAboveClicks)
        }
        if let revenue, revenue < 0 { warnings.append(.negativeRevenue) }
        return warnings
    }
}
