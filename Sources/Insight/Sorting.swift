import Model

/// By which column a list is sorted, and which end comes first.
public struct SortOrder: Hashable, Sendable {
    /// The column sorted by.
    public var column: ListColumn
    /// Whether the greatest comes first.
    public var isDescending: Bool

    /// An order by a column.
    public init(_ column: ListColumn, isDescending: Bool) {
        self.column = column
        self.isDescending = isDescending
    }

    /// The order people expect first: figures and silence from the top, words from A.
    public static func usual(for column: ListColumn) -> SortOrder {
        switch column {
        case .figure, .trend, .silent, .joined, .activity, .sale:
            SortOrder(column, isDescending: true)
        default: SortOrder(column, isDescending: false)
        }
    }
}

extension Analysis {
    /// Rows in an order; what is not known comes last either way, equals keep the order of names.
    public func sorted(_ rows: [Int], by order: SortOrder) -> [Int] {
        var isIn = Array(repeating: false, count: program.ids.count)
        for row in rows { isIn[row] = true }
        var result: [Int] = []
        result.reserveCapacity(rows.count)
        for row in self.order(order) where isIn[Int(row)] { result.append(Int(row)) }
        return result
    }

    /// Sorts rows anew.
    func ordered(_ rows: [Int], by order: SortOrder) -> [Int32] {
        let names = nameRanks()
        let keys = sortKeys(order.column, rows: rows)
        var packed: [(key: Int64, rank: Int32, row: Int32)] = []
        packed.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            let key = keys[index].map { order.isDescending ? ~$0 : $0 } ?? Int64.max
            packed.append((key, names[row], Int32(row)))
        }
        packed.sort { $0.key != $1.key ? $0.key < $1.key : $0.rank < $1.rank }
        return packed.map(\.row)
    }

    /// A number for each row that sorts as the column does; nil where nothing is known.
    private func sortKeys(_ column: ListColumn, rows: [Int]) -> [Int64?] {
        switch column {
        case .partner:
            let ranks = nameRanks()
            return rows.map { Int64(ranks[$0]) }
        case .stage: return rows.map { Int64(stages[$0].rawValue) }
        case .state: return rows.map { Int64(states[$0].rawValue) }
        case .silent: return rows.map { silentDays[$0].map(Int64.init) }
        case .figure(.metric(let metric), let days): return metricKeys(metric, days: days, rows)
        case .id, .tags, .owner, .tier, .country, .channel, .source, .email, .site, .status,
            .reason:
            return textKeys(column, rows: rows)
        default: return rows.map { Analysis.key(of: cell(column, row: $0)) }
        }
    }

    private func metricKeys(_ metric: Metric, days: Int, _ rows: [Int]) -> [Int64?] {
        let window = window(days: days)
        let sums = sums(metric, in: window)
        let known = knownRows(metric, in: window)
        return rows.map { row in
            guard known.contains(row) else { return nil }
            return row < sums.count ? sums[row] : 0
        }
    }

    private func textKeys(_ column: ListColumn, rows: [Int]) -> [Int64?] {
        let texts = rows.map { row -> String? in
            if case .text(let text) = cell(column, row: row), !text.isEmpty { text } else { nil }
        }
        let distinct = Set(texts.compactMap { $0 }).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        var ranks: [String: Int64] = [:]
        for (index, text) in distinct.enumerated() { ranks[text] = Int64(index) }
        return texts.map { $0.flatMap { ranks[$0] } }
    }

    private static func key(of value: CellValue) -> Int64? {
        switch value {
        case .count(let number), .money(let number): number
        case .moneyPerClick(let part, let whole), .ratio(let part, let whole):
            Int64(Double(part) / Double(whole) * 1e9)
        case .days(let days): Int64(days)
        case .day(let day): Int64(day.number)
        case .series(let values): values.reduce(0, &+)
        default: nil
        }
    }
}
