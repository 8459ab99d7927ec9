/// One batch with its place in the order of changes and its rows.
public struct LoadedBatch: Sendable {
    /// What the batch states about itself.
    public let batch: Batch
    /// The stamp of the change that brought it.
    public let stamp: Stamp
    /// Its rows, or why they cannot be read.
    public let rows: Result<FigureRows, CanonicalFigures.Damage>

    /// A batch with its rows.
    public init(batch: Batch, stamp: Stamp, rows: Result<FigureRows, CanonicalFigures.Damage>) {
        self.batch = batch
        self.stamp = stamp
        self.rows = rows
    }
}

extension Figures {
    /// Puts batches together, day by day the one with the greatest stamp that covers it.
    ///
    /// `partnerCount` counts the program's rows, reserved ones included; money in any other
    /// currency than `currency` is left out and counted in `otherCurrencies`. What files say of a
    /// row that is in `merged` counts for the row it leads to, after they were put together.
    public init(
        _ loaded: [LoadedBatch], partnerCount: Int, currency: Currency, merged: [Int: Int] = [:],
        row: (PartnerID) -> Int?
    ) {
        let readable = loaded.filter { (try? $0.rows.get()) != nil }
        let overrides = Overrides(loaded: readable, row: row)
        var assembly = Assembly(partnerCount: partnerCount, currency: currency, merged: merged)
        for (index, entry) in readable.enumerated() where entry.batch.scope != .totals {
            assembly.add(entry, overrides: overrides, index: index)
        }
        let sorted = assembly.sorted()
        self.currency = currency
        self.coverage = Coverage(readable.map(\.batch), currency: currency)
        self.totals = Figures.totals(of: readable, overrides: overrides)
        self.otherCurrencies = assembly.otherCurrencies
        self.foreign = Figures.currencies(of: readable, except: currency).map { other in
            Figures(
                readable, overrides, partnerCount: partnerCount, merged: merged, alone: other)
        }
        self.damaged = loaded.compactMap(Figures.damage)
        self.firstDay = sorted.firstDay
        self.starts = sorted.starts
        self.days = sorted.days
        self.columns = sorted.columns
    }

    /// What the batches in one currency say, without the totals.
    private init(
        _ readable: [LoadedBatch], _ overrides: Overrides, partnerCount: Int, merged: [Int: Int],
        alone currency: Currency
    ) {
        func isMeant(_ batch: Batch) -> Bool {
            batch.scope != .totals && batch.currency == currency
        }
        var assembly = Assembly(partnerCount: partnerCount, currency: currency, merged: merged)
        for (index, entry) in readable.enumerated() where isMeant(entry.batch) {
            assembly.add(entry, overrides: overrides, index: index)
        }
        let sorted = assembly.sorted()
        self.currency = currency
        self.coverage = Coverage(
            readable.map(\.batch).filter(isMeant), currency: currency)
        (totals, otherCurrencies, foreign, damaged) = ([], [:], [], [])
        self.firstDay = sorted.firstDay
        self.starts = sorted.starts
        self.days = sorted.days
        self.columns = sorted.columns
    }

    private static func currencies(
        of loaded: [LoadedBatch], except own: Currency
    ) -> [Currency] {
        let all = loaded.filter { $0.batch.scope != .totals }.compactMap(\.batch.currency)
        return Set(all).subtracting([own]).sorted { $0.code < $1.code }
    }

    private static func damage(of entry: LoadedBatch) -> String? {
        guard case .failure(let damage) = entry.rows else { return nil }
        return "\(entry.batch.path):\(damage.line): \(damage.what)"
    }

    private static func totals(
        of loaded: [LoadedBatch], overrides: Overrides
    ) -> [ProgramTotals] {
        var series: [ProgramTotals] = []
        for (index, entry) in loaded.enumerated() where entry.batch.scope == .totals {
            guard let rows = try? entry.rows.get() else { continue }
            let window = Window(from: entry.batch.from, to: entry.batch.to)
            for column in rows.columns {
                var values = Array(repeating: Int64(0), count: window.length)
                for (place, day) in rows.days.enumerated() where window.contains(day) {
                    if overrides.isSilenced(index, column.metric, day, partner: -1) { continue }
                    values[window.from.distance(to: day)] &+= column.values[place]
                }
                series.append(
                    ProgramTotals(
                        source: entry.batch.source, metric: column.metric, window: window,
                        values: values,
                        currency: column.metric.isMoney ? entry.batch.currency : nil))
            }
        }
        return series
    }
}

/// For each batch, the later batches of its source that speak in its place on some days.
private struct Overrides {
    private struct Later {
        let window: Window
        let metrics: MetricSet
        /// -1 for the totals, nil for every partner, else the one partner's row.
        let partner: Int?
    }
    private var later: [[Later]] = []

    init(loaded: [LoadedBatch], row: (PartnerID) -> Int?) {
        later = loaded.map { entry in
            loaded.filter { Overrides.follows($0, entry) }.map { other in
                Later(
                    window: Window(from: other.batch.from, to: other.batch.to),
                    metrics: other.batch.metrics, partner: Overrides.partner(of: other, row: row))
            }
        }
    }

    func isSilenced(_ batch: Int, _ metric: Metric, _ day: Day, partner: Int) -> Bool {
        later[batch].contains { other in
            (other.partner == nil || other.partner == partner) && other.metrics.contains(metric)
                && other.window.contains(day)
        }
    }

    func isUndisputed(_ batch: Int) -> Bool { later[batch].isEmpty }

    private static func partner(of entry: LoadedBatch, row: (PartnerID) -> Int?) -> Int? {
        switch entry.batch.scope {
        case .everyPartner: nil
        case .totals: -1
        case .partner(let id): row(id) ?? -2
        }
    }

    private static func follows(_ other: LoadedBatch, _ entry: LoadedBatch) -> Bool {
        // Batches of one change, such as one for each currency of a file, stand side by side.
        let isLater = entry.stamp < other.stamp
        let isTotals = entry.batch.scope == .totals
        return isLater && other.batch.source == entry.batch.source
            && isTotals == (other.batch.scope == .totals)
            && Window(from: other.batch.from, to: other.batch.to)
                .clamped(to: Window(from: entry.batch.from, to: entry.batch.to)).length > 0
    }
}

/// Rows of all batches on their way into columns.
private struct Assembly {
    let partnerCount: Int
    let currency: Currency
    let merged: [Int: Int]
    var otherCurrencies: [String: Int] = [:]
    private var partners: [Int32] = []
    private var days: [Int32] = []
    private var values: [[Int64]?] = Array(repeating: nil, count: Metric.allCases.count)

    init(partnerCount: Int, currency: Currency, merged: [Int: Int]) {
        self.partnerCount = partnerCount
        self.currency = currency
        self.merged = merged
    }

    mutating func add(_ entry: LoadedBatch, overrides: Overrides, index: Int) {
        guard let rows = try? entry.rows.get() else { return }
        let base = partners.count
        if merged.isEmpty {
            partners.append(contentsOf: rows.partners)
        } else {
            partners.append(contentsOf: rows.partners.map { Int32(merged[Int($0)] ?? Int($0)) })
        }
        days.append(contentsOf: rows.days.lazy.map(\.number))
        let isForeign = entry.batch.currency.map { $0 != currency } ?? false
        if isForeign, let code = entry.batch.currency?.code {
            otherCurrencies[code, default: 0] += rows.days.count
        }
        for place in values.indices where values[place] != nil { extend(place) }
        for column in rows.columns where !(isForeign && column.metric.isMoney) {
            let place = Int(column.metric.rawValue)
            extend(place)
            let isUndisputed = overrides.isUndisputed(index)
            for offset in column.values.indices where rows.partners[offset] >= 0 {
                if !isUndisputed,
                    overrides.isSilenced(
                        index, column.metric, rows.days[offset],
                        partner: Int(rows.partners[offset]))
                {
                    continue
                }
                values[place]?[base + offset] = column.values[offset]
            }
        }
    }

    private mutating func extend(_ place: Int) {
        var column = values[place] ?? []
        values[place] = nil
        column.append(contentsOf: repeatElement(0, count: partners.count - column.count))
        values[place] = column
    }

    struct Sorted {
        var firstDay = Day(number: 0)
        var starts: [Int32] = []
        var days: [UInt16] = []
        var columns: [FigureColumn?] = []
    }

    /// Sorts by partner and day and adds up what falls on the same day.
    func sorted() -> Sorted {
        var result = Sorted()
        let first = days.min() ?? 0
        result.firstDay = Day(number: first)
        let order = orderByPartnerAndDay(first: first)
        var slots: [Int32] = Array(repeating: -1, count: partners.count)
        result.starts.reserveCapacity(partnerCount + 1)
        var cursor = 0
        for partner in 0..<partnerCount {
            result.starts.append(Int32(result.days.count))
            var lastDay: UInt16?
            while cursor < order.count, Int(partners[Int(order[cursor])]) == partner {
                let entry = Int(order[cursor])
                let day = UInt16(clamping: days[entry] - first)
                if day != lastDay { result.days.append(day) }
                lastDay = day
                slots[entry] = Int32(result.days.count - 1)
                cursor += 1
            }
        }
        result.starts.append(Int32(result.days.count))
        result.columns = values.map { column in
            column.map { FigureColumn(gathered($0, slots: slots, count: result.days.count)) }
        }
        return result
    }

    private func gathered(_ column: [Int64], slots: [Int32], count: Int) -> [Int64] {
        var result = Array(repeating: Int64(0), count: count)
        for (index, slot) in slots.enumerated() where slot >= 0 && column[index] != 0 {
            result[Int(slot)] &+= column[index]
        }
        return result
    }

    /// Places of the partners' rows: counted into buckets by partner, then by day inside each.
    private func orderByPartnerAndDay(first: Int32) -> [Int32] {
        var ends = Array(repeating: 0, count: partnerCount + 1)
        for partner in partners where partner >= 0 { ends[Int(partner) + 1] += 1 }
        for partner in 0..<partnerCount { ends[partner + 1] += ends[partner] }
        var next = ends
        var order = Array(repeating: Int32(0), count: ends[partnerCount])
        for (index, partner) in partners.enumerated() where partner >= 0 {
            order[next[Int(partner)]] = Int32(index)
            next[Int(partner)] += 1
        }
        for partner in 0..<partnerCount where !isInOrder(order[ends[partner]..<ends[partner + 1]]) {
            order[ends[partner]..<ends[partner + 1]].sort {
                (days[Int($0)], $0) < (days[Int($1)], $1)
            }
        }
        return order
    }

    private func isInOrder(_ slice: ArraySlice<Int32>) -> Bool {
        zip(slice, slice.dropFirst()).allSatisfy { days[Int($0)] <= days[Int($1)] }
    }
}
