public import Model

/// What a promotion brought, beside the equally long stretch before it.
public struct PromotionReport: Sendable {
    /// Figures of all partners over some days; nil where no source says.
    public struct Sums: Hashable, Sendable {
        /// Clicks.
        public let clicks: Int64?
        /// Sales.
        public let sales: Int64?
        /// Revenue in minor units.
        public let revenue: Int64?
    }
    /// What it is about.
    public let promotion: Promotion
    /// Where it is today.
    public let state: Promotion.State
    /// Its days up to yesterday; empty before it began.
    public let window: Window
    /// Within its days so far.
    public let during: Sums
    /// Over as many days before it.
    public let before: Sums
    /// The part of the shop's sales that partners brought, from 0 to 1; nil without a total.
    public let share: Double?
    /// Rows with revenue within its days, the greatest first.
    public let partners: [(row: Int, revenue: Int64)]
}

extension Analysis {
    /// What a promotion brought so far.
    public func report(on promotion: Promotion) -> PromotionReport {
        let window = Window(
            from: promotion.from, to: min(promotion.to, today.advanced(by: -1)))
        let isBegun = window.length > 0
        let during = isBegun ? promotionSums(in: window) : .nothing
        let share = promotion.total.flatMap { total in
            during.revenue.map { total > 0 ? Double($0) / Double(total) : nil } ?? nil
        }
        return PromotionReport(
            promotion: promotion, state: promotion.state(on: today), window: window,
            during: during, before: isBegun ? promotionSums(in: window.previous) : .nothing,
            share: share, partners: isBegun ? sellers(in: window) : [])
    }

    private func promotionSums(in window: Window) -> PromotionReport.Sums {
        func sum(_ metric: Metric) -> Int64? {
            guard figures.coverage.isKnownAtAll(metric, in: window) else { return nil }
            return sums(metric, in: window).reduce(0, &+)
        }
        return PromotionReport.Sums(
            clicks: sum(.clicks), sales: sum(.sales), revenue: sum(.revenue))
    }

    private func sellers(in window: Window) -> [(row: Int, revenue: Int64)] {
        sums(.revenue, in: window).enumerated().filter { $0.element > 0 }
            .map { (row: $0.offset, revenue: $0.element) }
            .sorted { ($1.revenue, $0.row) < ($0.revenue, $1.row) }
    }
}

extension PromotionReport.Sums {
    /// No day counts yet.
    static let nothing = PromotionReport.Sums(clicks: nil, sales: nil, revenue: nil)
}

extension Coverage {
    /// Whether any file speaks of a metric on any day of a window.
    func isKnownAtAll(_ metric: Metric, in window: Window) -> Bool {
        knownDays(metric, in: window).contains(true)
    }
}
