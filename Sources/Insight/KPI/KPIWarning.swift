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
