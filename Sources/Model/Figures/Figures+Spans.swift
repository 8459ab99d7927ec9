/// When partners sold: the first and the last day, how many days between, and the longest pause
/// that ended lately; day numbers, `Figures.never` where there is none.
public struct SaleSpans: Sendable {
    /// Days with a sale.
    public var counts: [Int32]
    /// The first day with a sale.
    public var firsts: [Int32]
    /// The last day with a sale.
    public var lasts: [Int32]
    /// The day with a sale that began the longest pause that ended lately.
    public var pauseStarts: [Int32]
    /// The day with a sale that ended it.
    public var pauseEnds: [Int32]
    /// How many days with a sale came after that pause, its end counted.
    public var countsAfterPause: [Int32]

    init(partnerCount: Int) {
        counts = Array(repeating: 0, count: partnerCount)
        firsts = Array(repeating: Figures.never, count: partnerCount)
        lasts = firsts
        pauseStarts = firsts
        pauseEnds = firsts
        countsAfterPause = counts
    }
}

extension Figures {
    /// When each partner sold before a day of its own.
    ///
    /// `recentDays` says how long before that day a pause must have ended to count as lately.
    public func saleSpans(before limits: [Int32], recentDays: Int) -> SaleSpans {
        var spans = SaleSpans(partnerCount: partnerCount)
        switch columns[Int(Metric.sales.rawValue)] {
        case nil: break
        case .small(let values): read(values, before: limits, Int32(recentDays), into: &spans)
        case .narrow(let values): read(values, before: limits, Int32(recentDays), into: &spans)
        case .wide(let values): read(values, before: limits, Int32(recentDays), into: &spans)
        }
        return spans
    }

    private func read<Value: FixedWidthInteger>(
        _ values: [Value], before limits: [Int32], _ recentDays: Int32,
        into spans: inout SaleSpans
    ) {
        let origin = firstDay.number
        for partner in 0..<min(partnerCount, limits.count) where limits[partner] != Figures.never {
            let limit = limits[partner] - origin
            let start = Int(starts[partner])
            var index = Int(starts[partner + 1]) - 1
            var (count, later, pause) = (Int32(0), Figures.never, Int32(0))
            while index >= start {
                let day = Int32(days[index])
                if values[index] > 0, day < limit {
                    if count == 0 { spans.lasts[partner] = day + origin }
                    if count > 0, later >= limit - recentDays, later - day > pause {
                        pause = later - day
                        spans.pauseStarts[partner] = day + origin
                        spans.pauseEnds[partner] = later + origin
                        spans.countsAfterPause[partner] = count
                    }
                    count += 1
                    later = day
                }
                index -= 1
            }
            guard count > 0 else { continue }
            spans.counts[partner] = count
            spans.firsts[partner] = later + origin
        }
    }

    /// The sum of a metric of each partner over days of its own, both counted.
    public func sums(_ metric: Metric, from firsts: [Int32], through lasts: [Int32]) -> [Int64] {
        switch columns[Int(metric.rawValue)] {
        case nil: Array(repeating: 0, count: partnerCount)
        case .small(let values): sums(values, firsts, lasts)
        case .narrow(let values): sums(values, firsts, lasts)
        case .wide(let values): sums(values, firsts, lasts)
        }
    }

    private func sums<Value: FixedWidthInteger>(
        _ values: [Value], _ firsts: [Int32], _ lasts: [Int32]
    ) -> [Int64] {
        var result = Array(repeating: Int64(0), count: partnerCount)
        let origin = firstDay.number
        for partner in 0..<min(partnerCount, firsts.count, lasts.count)
        where lasts[partner] >= firsts[partner] && lasts[partner] >= origin {
            let (first, last) = (max(firsts[partner], origin) - origin, lasts[partner] - origin)
            let start = Int(starts[partner])
            var index = Int(starts[partner + 1]) - 1
            var sum: Int64 = 0
            while index >= start, Int32(days[index]) >= first {
                if Int32(days[index]) <= last { sum &+= Int64(values[index]) }
                index -= 1
            }
            result[partner] = sum
        }
        return result
    }

    /// The days on which a metric of one partner was above zero, before a day, in order.
    public func days(with metric: Metric, partner: Int, before day: Day) -> [Day] {
        guard partner < partnerCount, let column = columns[Int(metric.rawValue)] else { return [] }
        let limit = firstDay.distance(to: day)
        return (Int(starts[partner])..<Int(starts[partner + 1])).compactMap { index in
            guard column[index] > 0, Int(days[index]) < limit else { return nil }
            return firstDay.advanced(by: Int(days[index]))
        }
    }
}
