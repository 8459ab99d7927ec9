/// Daily figures of all partners in columns: for each partner its days in order, for each metric
/// one value a day.
///
/// Questions are answered in one pass over the columns; money is in minor units of `currency`.
public struct Figures: Sendable {
    /// The currency of all money in the columns.
    public let currency: Currency
    /// What is known at all.
    public let coverage: Coverage
    /// The program's own totals by source and metric, never part of the columns.
    public let totals: [ProgramTotals]
    /// Rows left out of money because they are in another currency, by currency code.
    public let otherCurrencies: [String: Int]
    /// Batches whose file could not be read, with the reason.
    public let damaged: [String]

    let firstDay: Day
    let starts: [Int32]
    let days: [UInt16]
    let columns: [FigureColumn?]

    /// How many rows, one for a partner and day.
    public var rowCount: Int { days.count }

    /// Partners the figures were made for; rows of the program above it have none.
    public var partnerCount: Int { starts.count - 1 }

    /// The sum of a metric for each partner over the days of a window.
    public func sums(_ metric: Metric, in window: Window) -> [Int64] {
        guard let column = columns[Int(metric.rawValue)], let range = offsets(of: window) else {
            return Array(repeating: 0, count: partnerCount)
        }
        return switch column {
        case .narrow(let values): sums(values, range)
        case .wide(let values): sums(values, range)
        }
    }

    private func sums<Value: FixedWidthInteger>(
        _ values: [Value], _ range: ClosedRange<UInt16>
    ) -> [Int64] {
        var result = Array(repeating: Int64(0), count: partnerCount)
        for partner in 0..<partnerCount {
            var index = Int(starts[partner + 1]) - 1
            let start = Int(starts[partner])
            var sum: Int64 = 0
            while index >= start, days[index] >= range.lowerBound {
                if days[index] <= range.upperBound { sum &+= Int64(values[index]) }
                index -= 1
            }
            result[partner] = sum
        }
        return result
    }

    /// The sum of a metric on each day of a window over some partners, or all for nil.
    public func daily(_ metric: Metric, in window: Window, partners: [Int]?) -> [Int64] {
        var result = Array(repeating: Int64(0), count: window.length)
        guard let column = columns[Int(metric.rawValue)] else { return result }
        forEachEntry(in: window, partners: partners) { _, index, offset in
            result[offset] &+= column[index]
        }
        return result
    }

    /// Sums by day of several metrics, and who was active, in one pass over some partners.
    public struct DailyTable: Sendable {
        /// For each metric asked for, one sum a day of the window.
        public var sums: [[Int64]]
        /// How many partners were active on each day.
        public var active: [Int64]
        /// How many partners were active in the window's first and in its second half.
        public var activeInHalves: (first: Int, second: Int)
    }

    /// The daily sums of metrics over some partners, or all for nil.
    public func dailyTable(
        _ metrics: [Metric], in window: Window, partners: [Int]?
    ) -> DailyTable {
        var table = DailyTable(
            sums: metrics.map { _ in Array(repeating: 0, count: window.length) },
            active: Array(repeating: 0, count: window.length), activeInHalves: (0, 0))
        let asked = metrics.map { columns[Int($0.rawValue)] }
        let activity = activityColumns
        let half = window.length / 2
        var last = (partner: -1, first: false, second: false)
        forEachEntry(in: window, partners: partners) { partner, index, offset in
            for (place, column) in asked.enumerated() {
                if let column { table.sums[place][offset] &+= column[index] }
            }
            guard activity.contains(where: { $0[index] > 0 }) else { return }
            table.active[offset] += 1
            if last.partner != partner { last = (partner, false, false) }
            if offset < half, !last.first {
                last.first = true
                table.activeInHalves.first += 1
            } else if offset >= half, !last.second {
                last.second = true
                table.activeInHalves.second += 1
            }
        }
        return table
    }

    /// How many partners had activity on each day of a window.
    public func activePartners(in window: Window, partners: [Int]?) -> [Int64] {
        var result = Array(repeating: Int64(0), count: window.length)
        let activity = activityColumns
        forEachEntry(in: window, partners: partners) { _, index, offset in
            if activity.contains(where: { $0[index] > 0 }) { result[offset] += 1 }
        }
        return result
    }

    /// For each partner the last day before a day with activity, nil if there is none.
    ///
    /// `metrics` are what counts as activity, by default everything a partner does.
    public func lastActivity(
        before day: Day, metrics: [Metric] = Metric.allCases.filter(\.isActivity)
    ) -> [Day?] {
        let activity = metrics.compactMap { columns[Int($0.rawValue)] }
        let limit = firstDay.distance(to: day)
        return (0..<partnerCount).map { partner in
            var index = Int(starts[partner + 1]) - 1
            while index >= Int(starts[partner]) {
                if Int(days[index]) < limit, activity.contains(where: { $0[index] > 0 }) {
                    return firstDay.advanced(by: Int(days[index]))
                }
                index -= 1
            }
            return nil
        }
    }

    /// The sum of a metric of one partner over the days of a window.
    public func sum(_ metric: Metric, partner: Int, in window: Window) -> Int64 {
        guard let column = columns[Int(metric.rawValue)] else { return 0 }
        var sum: Int64 = 0
        forEachEntry(in: window, partners: [partner]) { _, index, _ in sum &+= column[index] }
        return sum
    }

    /// Sums of a metric of one partner over equal steps of days that end with a day, oldest first.
    public func steps(
        _ metric: Metric, partner: Int, count: Int, days step: Int, endingOn last: Day
    ) -> [Int64] {
        var result = Array(repeating: Int64(0), count: count)
        let window = Window(days: count * step, endingOn: last)
        guard let column = columns[Int(metric.rawValue)] else { return result }
        forEachEntry(in: window, partners: [partner]) { _, index, offset in
            result[offset / step] &+= column[index]
        }
        return result
    }

    private var activityColumns: [FigureColumn] {
        Metric.allCases.filter(\.isActivity).compactMap { columns[Int($0.rawValue)] }
    }

    /// Days of a window as offsets from the first day, nil if it lies wholly outside.
    private func offsets(of window: Window) -> ClosedRange<UInt16>? {
        let low = max(0, firstDay.distance(to: window.from))
        let high = min(Int(UInt16.max), firstDay.distance(to: window.to))
        guard low <= high, high >= 0 else { return nil }
        return UInt16(low)...UInt16(high)
    }

    private func forEachEntry(
        in window: Window, partners: [Int]?, _ body: (Int, Int, Int) -> Void
    ) {
        guard let range = offsets(of: window) else { return }
        let shift = firstDay.distance(to: window.from)
        func visit(_ partner: Int) {
            var index = Int(starts[partner + 1]) - 1
            let start = Int(starts[partner])
            while index >= start, days[index] >= range.lowerBound {
                if days[index] <= range.upperBound {
                    body(partner, index, Int(days[index]) - shift)
                }
                index -= 1
            }
        }
        if let partners {
            for partner in partners where partner < partnerCount { visit(partner) }
        } else {
            for partner in 0..<partnerCount { visit(partner) }
        }
    }
}

/// What the program's own platform says in sum, kept apart from partners' figures.
public struct ProgramTotals: Sendable {
    /// The word of the source.
    public let source: String
    /// What is counted.
    public let metric: Metric
    /// The days spoken of.
    public let window: Window
    /// One value for each day of the window.
    public let values: [Int64]
    /// The currency of money, nil for counts.
    public let currency: Currency?

    /// The sum over the days this and another window share.
    public func sum(in other: Window) -> Int64 {
        let part = window.clamped(to: other)
        guard part.length > 0 else { return 0 }
        let start = window.from.distance(to: part.from)
        return values[start..<(start + part.length)].reduce(0, &+)
    }
}
