public import Model

/// How many partners are in each stage and how they move on.
public struct PipelineReading: Sendable {
    /// One stage.
    public struct Row: Sendable {
        /// The stage.
        public let stage: Stage
        /// Partners in it now.
        public let count: Int
        /// Revenue of those partners in the window, minor units; nil if no file says.
        public let revenue: Int64?
        /// The middle number of days those partners have been in it; nil if no day is known.
        public let medianDays: Int?
    }
    /// One row for each stage, in order.
    public let rows: [Row]
    /// Partners in all stages.
    public var total: Int { rows.reduce(0) { $0 + $1.count } }
}

extension Analysis {
    /// The pipeline of some partners.
    public func pipeline(partners: some Sequence<Int>, in window: Window) -> PipelineReading {
        let sums = figures.coverage.knows(.revenue) ? sums(.revenue, in: window) : nil
        var parts = Array(repeating: StagePart(), count: Stage.allCases.count)
        for row in partners {
            let stage = Int(stages[row].rawValue)
            parts[stage].count += 1
            if enteredDays[row] != Figures.never { parts[stage].entered.append(enteredDays[row]) }
            if let sums, row < sums.count { parts[stage].revenue &+= sums[row] }
        }
        return PipelineReading(
            rows: zip(Stage.allCases, parts).map { stage, part in
                PipelineReading.Row(
                    stage: stage, count: part.count,
                    revenue: stage.isProspect || sums == nil ? nil : part.revenue,
                    medianDays: part.middleDay.map { Day(number: $0).distance(to: today) })
            })
    }
}

/// The partners of one stage, as they are counted.
private struct StagePart {
    var count = 0
    var revenue: Int64 = 0
    var entered: [Int32] = []

    /// Half of the partners entered on this day or later; nil if no day is known.
    var middleDay: Int32? {
        guard let latest = entered.max(), let first = entered.min() else { return nil }
        var counts = Array(repeating: 0, count: Int(latest) - Int(first) + 1)
        for day in entered { counts[Int(latest - day)] += 1 }
        var rest = entered.count / 2
        var place = 0
        while rest >= counts[place] {
            rest -= counts[place]
            place += 1
        }
        return latest - Int32(place)
    }
}
