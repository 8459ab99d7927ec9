public import Model

/// KPIs of how partners start, how customers stay, and how much hangs on a few.
extension Analysis {
    /// Days a new partner has for its first activity.
    static let activationDays = 30

    /// Of the partners who joined 30 days before a day of the window, those who did something
    /// within those 30 days.
    func activation(in window: Window, _ partners: RowSet?) -> Reading {
        guard knownActive(in: window).contains(true) else { return .unknown }
        let cohort = window.moved(by: -Analysis.activationDays)
        let first = firstDays(Metric.allCases.filter(\.isActivity))
        let (joined, started) = counts(of: approved(partners), joinedIn: cohort) { row, day in
            row < first.count && first[row] != Figures.never && first[row] < today.number
                && Int(first[row]) - Int(day) <= Analysis.activationDays
        }
        return .quotient(Int64(started), Int64(joined))
    }

    private func counts(
        of rows: RowSet, joinedIn window: Window, where isMeant: (Int, Int32) -> Bool
    ) -> (all: Int, meant: Int) {
        var counts = (all: 0, meant: 0)
        for row in rows {
            let day = joinedDays[row]
            guard day != Figures.never, window.contains(Day(number: day)) else { continue }
            counts.all += 1
            if isMeant(row, day) { counts.meant += 1 }
        }
        return counts
    }

    func firstDays(_ metrics: [Metric]) -> [Int32] {
        let key = MetricSet(metrics)
        if let kept = firstDayCache[key] { return kept }
        let days = figures.firstActivity(metrics: metrics)
        firstDayCache[key] = days
        return days
    }

    /// The middle number of days from joining to the first sale, of those who joined in the year
    /// that ends with the window; those who have not sold count with their days so far.
    ///
    /// Source: Kaplan and Meier 1958, the product-limit estimate of waiting times cut short.
    func timeToSale(in window: Window, _ partners: RowSet?) -> Reading {
        guard let known = firstKnownDay(of: .sales), known <= window.to else { return .unknown }
        let year = Window(days: 365, endingOn: window.to)
        let cohort = Window(from: max(year.from, known), to: window.to)
        let first = firstDays([.sales])
        var waits: [WaitingTimes.Wait] = []
        for row in approved(partners) {
            let day = joinedDays[row]
            guard day != Figures.never, cohort.contains(Day(number: day)) else { continue }
            let sale = row < first.count ? first[row] : Figures.never
            let hasSold = sale != Figures.never && sale <= window.to.number && sale < today.number
            let end = hasSold ? sale : window.to.number
            waits.append(WaitingTimes.Wait(days: max(0, Int(end) - Int(day)), isOver: hasSold))
        }
        return WaitingTimes(waits).median.map { .value(Fraction(Int64($0))) } ?? .notApplicable
    }

    func firstKnownDay(of metric: Metric) -> Day? {
        figures.coverage.batches.filter { $0.scope != .totals && $0.metrics.contains(metric) }
            .map(\.from).min()
    }

    // MARK: - Customers

    /// Of the customers at the start of a window, those who left within it.
    func customerChurn(in window: Window, _ partners: RowSet?) -> Reading {
        guard let (start, lost) = customers(in: window, partners) else { return .unknown }
        return start > 0 ? .quotient(lost, start) : .notApplicable
    }

    /// What a customer brings until it leaves: revenue of a customer and month, divided by the
    /// monthly churn, for 36 months at most.
    func lifetimeValue(
        in window: Window, _ basis: KPIBasis, _ days: Range<Int>, _ partners: RowSet?
    ) -> Reading {
        guard let (start, lost) = customers(in: window, partners),
            case .value(let revenue) = basis.reading(.sum(.metric(.revenue)), days: days)
        else { return .unknown }
        guard start > 0 else { return .notApplicable }
        guard isCut(start, lost, window) else { return .quotient(revenue.part, lost) }
        return .quotient(
            wide: Int128(revenue.part) * Int128(Analysis.longestStay),
            of: Int128(start) * Int128(window.length))
    }

    /// The days of a customer that a lifetime value counts at most.
    private static let longestStay = 36 * 30

    /// Whether customers who leave at a window's pace stay for longer than is counted: each stays
    /// for start / lost windows.
    private func isCut(_ start: Int64, _ lost: Int64, _ window: Window) -> Bool {
        Int128(start) * Int128(window.length) >= Int128(Analysis.longestStay) * Int128(lost)
    }

    /// Whether the lifetime value of a window leaves out what comes after three years.
    public func isLifetimeCut(in window: Window, partners: RowSet?) -> Bool {
        guard let (start, lost) = customers(in: window, partners), start > 0 else { return false }
        return isCut(start, lost, window)
    }

    /// Customers at the start of a window and those who left in it; nil if no file says.
    private func customers(
        in window: Window, _ partners: RowSet?
    ) -> (start: Int64, lost: Int64)? {
        let earlier = Window(from: Day(number: .min / 2), to: window.from.advanced(by: -1))
        guard let first = firstKnownDay(of: .customers), first < window.from,
            knownDays(.lostCustomers, in: window).contains(true)
        else { return nil }
        let came = total(.customers, in: earlier, partners)
        let left = total(.lostCustomers, in: earlier, partners)
        return (came &- left, total(.lostCustomers, in: window, partners))
    }

    func total(_ metric: Metric, in window: Window, _ partners: RowSet?) -> Int64 {
        let sums = sums(metric, in: window)
        guard let partners else { return sums.reduce(0, &+) }
        return partners.reduce(Int64(0)) { $1 < sums.count ? $0 &+ sums[$1] : $0 }
    }

    // MARK: - Shares

    /// What some partners bring in parts of what all do; of all partners in parts of what the
    /// program's own total says.
    func revenueShare(in window: Window, _ partners: RowSet?) -> Reading {
        guard knownDays(.revenue, in: window).contains(true) else { return .unknown }
        if let partners {
            let all = total(.revenue, in: window, nil)
            return all > 0 ? .quotient(total(.revenue, in: window, partners), all) : .notApplicable
        }
        let gaps = totalsGaps(in: window).filter { $0.metric == .revenue }
        guard !gaps.isEmpty else { return .unknown }
        let own = gaps.reduce(Int64(0)) { $0 &+ $1.total }
        let sum = gaps.reduce(Int64(0)) { $0 &+ $1.partners }
        return own > 0 ? .quotient(sum, own) : .notApplicable
    }

    func concentration(_ kpi: KPI, in window: Window, _ partners: RowSet?) -> Reading {
        guard knownDays(.revenue, in: window).contains(true) else { return .unknown }
        let all = sums(.revenue, in: window)
        let sums = partners.map { $0.compactMap { $0 < all.count ? all[$0] : nil } } ?? all
        let concentration = Concentration(sums)
        switch kpi {
        case .topOne: return concentration.share(ofTop: 1)
        case .topFive: return concentration.share(ofTop: 5)
        case .topTen: return concentration.share(ofTop: 10)
        default: return concentration.count(forPercent: 80)
        }
    }
}

/// How much of a sum hangs on few of its parts; parts below zero, as returns leave them, are not
/// counted, so that no share exceeds the whole.
struct Concentration {
    private let sorted: [Int64]
    private let total: Int64

    init(_ values: [Int64]) {
        let isBelow = values.reduce(Int128(0)) { $0 + Int128($1) } <= 0
        sorted = isBelow ? [] : values.filter { $0 > 0 }.sorted(by: >)
        total = sorted.reduce(0, &+)
    }

    /// The greatest parts in parts of the sum; nothing to tell unless all parts together are above
    /// zero.
    func share(ofTop count: Int) -> Reading {
        guard total > 0 else { return .notApplicable }
        return .quotient(sorted.prefix(count).reduce(0, &+), total)
    }

    /// How many of the greatest parts make so many percent of the sum.
    func count(forPercent percent: Int) -> Reading {
        guard total > 0 else { return .notApplicable }
        var sum = Int128(0)
        for (index, value) in sorted.enumerated() {
            sum += Int128(value)
            if sum * 100 >= Int128(total) * Int128(percent) {
                return .value(Fraction(Int64(index + 1)))
            }
        }
        return .notApplicable
    }
}

/// How long something takes, where for some it is not over yet.
struct WaitingTimes {
    /// One wait: its length, and whether it ended by then.
    struct Wait: Hashable {
        let days: Int
        let isOver: Bool
    }

    private let waits: [Wait]

    init(_ waits: [Wait]) { self.waits = waits.sorted { $0.days < $1.days } }

    /// The days after which at most half still wait; nil if more than half still do.
    var median: Int? {
        var waiting = waits.count
        var share = 1.0
        var index = 0
        while index < waits.count {
            let days = waits[index].days
            let same = waits[index...].prefix { $0.days == days }
            share *= 1 - Double(same.count(where: \.isOver)) / Double(waiting)
            if share <= 0.5 + 1e-12 { return days }
            waiting -= same.count
            index += same.count
        }
        return nil
    }
}
