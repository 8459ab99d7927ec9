public import Model

/// Where the program's own totals and the sum of its partners differ.
public struct TotalsGap: Sendable {
    /// The word of the source.
    public let source: String
    /// What is counted.
    public let metric: Metric
    /// What the program's own totals say.
    public let total: Int64
    /// What the partners' figures add up to.
    public let partners: Int64
}

extension Analysis {
    /// For each of the program's own totals in a window, what they say and what partners sum to.
    public func totalsGaps(in window: Window) -> [TotalsGap] {
        let keys = Set(figures.totals.map { [$0.source, $0.metric.word] }).sorted {
            $0.lexicographicallyPrecedes($1)
        }
        return keys.compactMap { key in
            let own = figures.totals.filter { $0.source == key[0] && $0.metric.word == key[1] }
            guard let metric = own.first?.metric else { return nil }
            let shared = own.map(\.window).map { $0.clamped(to: window) }.filter { $0.length > 0 }
            guard let from = shared.map(\.from).min(), let to = shared.map(\.to).max() else {
                return nil
            }
            let part = Window(from: from, to: to)
            guard isKnown(metric, ofSource: key[0], in: part) else { return nil }
            let partners = figures.sums(metric, in: part)
            let sum = rows(ofSource: key[0]).reduce(Int64(0)) {
                $1 < partners.count ? $0 &+ partners[$1] : $0
            }
            return TotalsGap(
                source: key[0], metric: metric,
                total: own.reduce(Int64(0)) { $0 &+ $1.sum(in: part) }, partners: sum)
        }
    }

    private func rows(ofSource source: String) -> RowSet {
        let isMeant = program.column(of: FieldName.source, absent: false) {
            $0.elementsEqual(source.utf8)
        }
        return RowSet(isMeant) { $0 }.intersection(program.existing)
    }

    /// Whether the partners' own files of a source speak of a metric.
    private func isKnown(_ metric: Metric, ofSource source: String, in window: Window) -> Bool {
        rows(ofSource: source).first { _ in true }
            .map { isKnown(metric, row: $0, in: window) } ?? false
    }
}
