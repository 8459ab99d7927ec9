public import Model

/// How many partners have which value of a KPI.
public struct Histogram: Hashable, Sendable {
    /// How wide a bucket is, in what the KPI counts in.
    public let width: Double
    /// How many partners lie in each bucket; the last one has everything above too.
    public let counts: [Int]
    /// The middle value; nil without values.
    public let median: Double?
    /// Partners for whom the value is not known or cannot be computed.
    public let without: Int

    /// The distribution of some values over at most so many buckets from zero, of a round width.
    ///
    /// A twentieth of the values at the upper end is left to the last bucket.
    public init(_ values: [Double], without: Int, buckets: Int = 12) {
        let sorted = values.sorted()
        self.without = without
        median = sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
        guard let high = sorted.dropLast(sorted.count / 20).last, high > 0 else {
            width = 1
            counts = [sorted.count]
            return
        }
        let width = Histogram.round(high / Double(max(1, buckets - 1)))
        var counts = Array(repeating: 0, count: min(buckets, Int(high / width) + 1))
        for value in sorted {
            counts[min(counts.count - 1, max(0, Int(min(value / width, 1e6))))] += 1
        }
        self.width = width
        self.counts = counts
    }

    /// The least of 1, 2, 2.5 or 5 times a power of ten that is no less.
    static func round(_ value: Double) -> Double {
        var power = 1.0
        while power > value { power /= 10 }
        while power * 10 <= value { power *= 10 }
        return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= value } ?? power * 10
    }
}

/// How many of those looked at went how far: looked at, written to, answered, joined, sold.
public struct Funnel: Hashable, Sendable {
    /// A step of the way.
    public enum Stop: String, CaseIterable, Sendable {
        case prospects, contacted, replied, joined, sold
    }
    /// How many came to each step, each partner once.
    public let counts: [Int]

    /// The share that came from the step before, nil for the first and where nobody was there.
    public func rate(_ index: Int) -> Double? {
        guard index > 0, counts[index - 1] > 0 else { return nil }
        return Double(counts[index]) / Double(counts[index - 1])
    }
}

extension Analysis {
    /// The distribution of a quotient over the partners it can be computed for.
    public func histogram(of kpi: KPI, in window: Window, partners: RowSet?) -> Histogram {
        var values: [Double] = []
        var without = 0
        let formula = kpi.formula
        let columns = formula.amounts.map { amount in
            let sums =
                formula.isMixed
                ? ownSums(amount.metric, in: window) : sums(amount.metric, in: window)
            guard let addition = amount.addition, figures.coverage.knows(addition) else {
                return sums
            }
            return zip(sums, self.sums(addition, in: window)).map { $0 &+ $1 }
        }
        var times = 1.0
        if case .quotient(_, _, let factor) = formula { times = Double(factor) }
        for row in partners ?? program.existing where !stages[row].isProspect {
            let isTold = kpi.metrics.allSatisfy { isKnown($0, row: row, in: window) }
            let own = columns.map { row < $0.count ? $0[row] : 0 }
            guard isTold, own.count == 2, own[1] > 0 else {
                without += 1
                continue
            }
            values.append(Double(own[0]) / Double(own[1]) * times)
        }
        return Histogram(values, without: without)
    }

    /// Sums by row without what stands beside money in other currencies.
    private func ownSums(_ metric: Metric, in window: Window) -> [Int64] {
        let sums = sums(metric, in: window)
        guard let others = foreignCounts(metric, beside: .revenue, in: window) else { return sums }
        return zip(sums, others).map { $0 &- $1 }
    }

    /// How far those went who were prospects here; whoever is at a step was at those before.
    public func funnel(partners: RowSet?) -> Funnel {
        var counts = Array(repeating: 0, count: Funnel.Stop.allCases.count)
        for row in partners ?? program.existing where wasProspect(row) {
            let contacts = program.records(Contact.self, row: row)
            let hasJoined = !stages[row].isProspect
            let hasSold = hasJoined && lastSale(row: row) != nil
            let hasReplied = hasJoined || contacts.contains(where: \.isAnswered)
            let steps = [true, hasReplied || !contacts.isEmpty, hasReplied, hasJoined, hasSold]
            for (index, isThere) in steps.enumerated() where isThere { counts[index] += 1 }
        }
        return Funnel(counts: counts)
    }
}
