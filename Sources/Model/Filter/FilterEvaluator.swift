/// Runs filters over a table and remembers the last searches, so that typing on only narrows.
///
/// A needle that holds an earlier one can only be in that one's rows, whatever else the filter says:
/// so each text is searched for within the fewest remembered rows, and going back a letter costs
/// nothing. Numbers and days are one pass over a column without branches.
public struct FilterEvaluator: Sendable {
    private struct Search {
        let needle: FoldedText
        let rows: RowSet
    }

    private static let mostSearches = 16
    private var searches: [Search] = []
    private var version: Int?

    /// An evaluator that remembers nothing yet.
    public init() {}

    /// The rows a filter means.
    ///
    /// - Parameters:
    ///   - filter: what to look for.
    ///   - columns: the table; always the same one for the same evaluator, see `textVersion`.
    /// - Returns: the rows; those with an unknown value are in none of that value's tests.
    public mutating func rows(
        matching filter: Filter, in columns: some FilterColumns
    ) -> RowSet {
        if version != columns.textVersion {
            searches.removeAll()
            version = columns.textVersion
        }
        return evaluate(filter, columns)
    }

    private mutating func evaluate(_ filter: Filter, _ columns: some FilterColumns) -> RowSet {
        switch filter {
        case .all: return RowSet(allOf: columns.rowCount)
        case .text(let text): return search(FoldedText(text), columns)
        case .condition(let condition): return condition.rows(in: columns)
        case .not(let inner): return evaluate(inner, columns).complement
        case .and(let parts):
            var rows = RowSet(allOf: columns.rowCount)
            for part in parts { rows.formIntersection(evaluate(part, columns)) }
            return rows
        case .or(let parts):
            var rows = RowSet(rowCount: columns.rowCount)
            for part in parts { rows.formUnion(evaluate(part, columns)) }
            return rows
        }
    }

    private mutating func search(
        _ needle: FoldedText, _ columns: some FilterColumns
    ) -> RowSet {
        if let index = searches.firstIndex(where: { $0.needle == needle }) {
            let search = searches.remove(at: index)
            searches.append(search)
            return search.rows
        }
        let wider = searches.filter { needle.contains($0.needle) }.map(\.rows)
        let fewest = wider.min { $0.count < $1.count }
        let rows = columns.rows(containing: needle, within: fewest)
        if searches.count == FilterEvaluator.mostSearches { searches.removeFirst() }
        searches.append(Search(needle: needle, rows: rows))
        return rows
    }
}

extension FoldedText {
    /// Whether another folded text stands somewhere in this one.
    public func contains(_ other: FoldedText) -> Bool {
        guard !other.bytes.isEmpty else { return true }
        return bytes.withUnsafeBytes {
            BytePattern(other.bytes).first(in: $0, from: 0) != nil
        }
    }
}

extension FilterCondition {
    fileprivate func rows(in columns: some FilterColumns) -> RowSet {
        switch test {
        case .set: return known(in: columns)
        case .unset: return known(in: columns).complement
        case .words(let words):
            return columns.rows(where: field, isOneOf: words.map { FoldedText($0) })
        case .stages(let stages): return columns.rows(in: stages)
        case .states(let states):
            return states.reduce(into: RowSet(rowCount: columns.rowCount)) {
                $0.formUnion(columns.rows(in: $1))
            }
        case .properties(let properties):
            return properties.reduce(into: RowSet(rowCount: columns.rowCount)) {
                $0.formUnion(columns.rows(having: $1))
            }
        case .number(let comparison):
            return columns.numbers(of: field, window: window).rows(comparison)
        case .span(let comparison): return rows(comparison, in: columns)
        case .period(let comparison):
            return columns.days(of: field).rows(in: FilterDayRange.days(comparison))
        }
    }

    private func known(in columns: some FilterColumns) -> RowSet {
        switch field.kind {
        case .words, .stages: columns.rows(whereSet: field)
        case .states, .properties: RowSet(allOf: columns.rowCount)
        case .day: columns.days(of: field).known
        case .span, .count, .money, .percent: columns.numbers(of: field, window: window).known
        }
    }

    private func rows(
        _ comparison: FilterComparison<FilterSpan>, in columns: some FilterColumns
    ) -> RowSet {
        guard field.kind == .day else {
            let days = comparison.map { span in
                FilterNumber(days: span.days(endingOn: columns.today))
            }
            return columns.numbers(of: field, window: nil).rows(days)
        }
        let days = columns.days(of: field)
        if field == .due {
            return days.rows(in: FilterDayRange.ahead(comparison, today: columns.today))
        }
        let rows = days.rows(in: FilterDayRange.ago(comparison, today: columns.today))
        guard field == .contacted || field == .taught, comparison.isOpenAbove else { return rows }
        return rows.union(days.known.complement)
    }
}

extension FilterComparison {
    /// Whether there is no greatest value that passes.
    fileprivate var isOpenAbove: Bool {
        switch self {
        case .above, .atLeast: true
        case .equal, .below, .atMost, .between: false
        }
    }

    fileprivate func map<Other>(_ change: (Operand) -> Other) -> FilterComparison<Other> {
        switch self {
        case .equal(let operand): .equal(change(operand))
        case .above(let operand): .above(change(operand))
        case .atLeast(let operand): .atLeast(change(operand))
        case .below(let operand): .below(change(operand))
        case .atMost(let operand): .atMost(change(operand))
        case .between(let lower, let upper): .between(change(lower), change(upper))
        }
    }
}
