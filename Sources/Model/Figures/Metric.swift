/// What is counted per partner and day.
public enum Metric: UInt8, CaseIterable, Comparable, Sendable {
    case impressions, clicks, uniques, leads, sales, revenue, commission, refunds, payouts, signIns
    case customers, lostCustomers, bonus

    /// The word in files, filters and column names.
    public var word: String {
        switch self {
        case .impressions: "impressions"
        case .clicks: "clicks"
        case .uniques: "uniques"
        case .leads: "leads"
        case .sales: "sales"
        case .revenue: "revenue"
        case .commission: "commission"
        case .refunds: "refunds"
        case .payouts: "payouts"
        case .signIns: "sign_ins"
        case .customers: "customers"
        case .lostCustomers: "lost_customers"
        case .bonus: "bonus"
        }
    }

    /// The metric with exactly this word, compared by bytes; nil for any other.
    public init?(word: some Collection<UInt8>) {
        guard let metric = Metric.allCases.first(where: { $0.word.utf8.elementsEqual(word) })
        else { return nil }
        self = metric
    }

    /// Whether values are money in minor units; the others are counts.
    public var isMoney: Bool {
        switch self {
        case .revenue, .commission, .refunds, .payouts, .bonus: true
        default: false
        }
    }

    /// Whether a value above zero shows that the partner did something.
    ///
    /// Impressions do not: an old banner is shown without anybody's doing.
    public var isActivity: Bool {
        switch self {
        case .clicks, .uniques, .leads, .sales, .payouts, .signIns: true
        default: false
        }
    }

    /// The order of columns in files.
    public static func < (left: Metric, right: Metric) -> Bool { left.rawValue < right.rawValue }
}

/// A set of metrics in one word.
public struct MetricSet: Hashable, Sendable, Sequence {
    private var bits: UInt16 = 0

    /// The set of these metrics.
    public init(_ metrics: some Sequence<Metric>) {
        for metric in metrics { insert(metric) }
    }

    /// Whether the metric is in the set.
    public func contains(_ metric: Metric) -> Bool { bits & (1 << metric.rawValue) != 0 }

    /// Puts a metric into the set.
    public mutating func insert(_ metric: Metric) { bits |= 1 << metric.rawValue }

    /// The metrics in the order of columns.
    public func makeIterator() -> IndexingIterator<[Metric]> {
        Metric.allCases.filter(contains).makeIterator()
    }
}
