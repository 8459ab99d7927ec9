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
    /// What batches in other currencies say, each currency by itself; their counts are in the
    /// columns too, their money is not.
    public let foreign: [Figures]
    /// Batches whose file could not be read, with the reason.
    public let damaged: [String]

    let firstDay: Day
    /// Where each partner's days begin; one more at the end.
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
        case .small(let values): sums(values, range)
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

    /// Whether any partner has a row on a day of a window.
    public func hasRows(in window: Window) -> Bool {
        guard let range = offsets(of: window) else { return false }
        return (0..<partnerCount).contains { partner in
            days[Int(starts[partner])..<Int(starts[partner + 1])].reversed().prefix {
                $0 >= range.lowerBound
            }.contains { $0 <= range.upperBound }
        }
    }

    /// The sum of a metric of one partner over the days of a window.
    public func sum(_ metric: Metric, partner: Int, in window: Window) -> Int64 {
        guard let column = columns[Int(metric.rawValue)], let range = offsets(of: window) else {
            return 0
        }
        var places = Places(shift: 0)
        gather(partner, range, into: &places)
        return places.entries.reduce(Int64(0)) { $0 &+ column[Int($1)] }
    }

    /// Sums of a metric of one partner over equal steps of days that end with a day, oldest first.
    public func steps(
        _ metric: Metric, partner: Int, count: Int, days step: Int, endingOn last: Day
    ) -> [Int64] {
        var result = Array(repeating: Int64(0), count: count)
        let window = Window(days: count * step, endingOn: last)
        guard let column = columns[Int(metric.rawValue)] else { return result }
        var places = Places(shift: firstDay.distance(to: window.from))
        if let range = offsets(of: window) { gather(partner, range, into: &places) }
        for place in places.entries {
            result[(Int(days[Int(place)]) - places.shift) / step] &+= column[Int(place)]
        }
        return result
    }

    /// Days of a window as offsets from the first day, nil if it lies wholly outside.
    private func offsets(of window: Window) -> ClosedRange<UInt16>? {
        let low = max(0, firstDay.distance(to: window.from))
        let high = min(Int(UInt16.max), firstDay.distance(to: window.to))
        guard low <= high, high >= 0 else { return nil }
        return UInt16(low)...UInt16(high)
    }

    /// How many days there are from the first day of the columns to the last day any batch speaks of.
    private var dayCount: Int {
        max(1, coverage.lastDay.map { firstDay.distance(to: $0) + 1 } ?? 1)
    }

    /// The places of some partners' days within a window, partner by partner.
    struct Places {
        var entries: [Int32] = []
        /// The partner of each entry.
        var owners: [Int32] = []
        /// What to take from a day's offset to count from the window's first day.
        var shift: Int
    }

    /// Where in the columns the days of a window of all partners lie.
    func places(in window: Window) -> Places {
        var places = Places(shift: firstDay.distance(to: window.from))
        guard let range = offsets(of: window) else { return places }
        let share = Double(window.length + 2) / Double(dayCount)
        let likely = Int(Double(rowCount) * min(1, 1.2 * share)) + partnerCount / 32
        places.entries.reserveCapacity(likely)
        places.owners.reserveCapacity(likely)
        days.withUnsafeBufferPointer { days in
            starts.withUnsafeBufferPointer { starts in
                for partner in 0..<partnerCount {
                    var index = Int(starts[partner + 1])
                    while index > Int(starts[partner]), days[index - 1] >= range.lowerBound {
                        index -= 1
                        guard days[index] <= range.upperBound else { continue }
                        places.entries.append(Int32(truncatingIfNeeded: index))
                        places.owners.append(Int32(truncatingIfNeeded: partner))
                    }
                }
            }
        }
        return places
    }

    private func gather(_ partner: Int, _ range: ClosedRange<UInt16>, into places: inout Places) {
        let start = Int(starts[partner])
        var index = Int(starts[partner + 1]) - 1
        while index >= start, days[index] >= range.lowerBound {
            if days[index] <= range.upperBound {
                places.entries.append(Int32(truncatingIfNeeded: index))
                places.owners.append(Int32(truncatingIfNeeded: partner))
            }
            index -= 1
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
