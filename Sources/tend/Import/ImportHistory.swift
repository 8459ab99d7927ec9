import Exchange
import Model
import Store

/// Holds new figures against those the program has.
struct ImportHistory {
    private let store: Store

    init(_ store: Store) { self.store = store }

    /// The days of which earlier imports said what these figures say.
    func replaced(by files: [CanonicalFile]) -> Window? {
        guard let figures = files.first else { return nil }
        let parts = store.program.batches.map(\.batch).filter { batch in
            batch.source == figures.source
                && (batch.scope == .totals) == (figures.scope == .totals)
                && batch.metrics.contains(where: figures.metrics.contains)
        }
        .map { Window(from: $0.from, to: $0.to).clamped(to: figures.window) }
        .filter { $0.length > 0 }
        guard let first = parts.map(\.from).min(), let last = parts.map(\.to).max() else {
            return nil
        }
        return Window(from: first, to: last)
    }

    // MARK: - Amounts

    /// A warning if amounts are a factor of about 100 off what earlier imports had; nil if not.
    func amountWarning(_ figures: CanonicalFile) -> String? {
        let batches = store.program.batches.map(\.batch)
        let metrics = Array(figures.metrics)
        for metric in metrics where metric.isMoney {
            guard let earlier = earlier(figures, metric, batches),
                let old = average(metric, earlier),
                let new = ImportHistory.average(metric, metrics, figures.totals, figures.rows)
            else { continue }
            let ratio = new / old
            if ratio > 30, ratio < 300 { return ImportHistory.words(metric, "100 times", "minor") }
            if ratio < 1.0 / 30, ratio > 1.0 / 300 {
                return ImportHistory.words(metric, "a hundredth of", "major")
            }
        }
        return nil
    }

    private static func words(_ metric: Metric, _ factor: String, _ units: String) -> String {
        "\(metric.word) is about \(factor) what it was in earlier imports: "
            + "if the amounts are in \(units) units, say --units \(units)"
    }

    /// The latest earlier batch with the metric in the same currency, of the same source if any is.
    private func earlier(
        _ figures: CanonicalFile, _ metric: Metric, _ batches: [Batch]
    ) -> Batch? {
        let fitting = batches.filter {
            $0.metrics.contains(metric) && $0.currency == figures.currency
                && ($0.scope == .totals) == (figures.scope == .totals)
        }
        return fitting.last { $0.source == figures.source } ?? fitting.last
    }

    /// Money for each sale, or for each row where sales are not counted, at a file's beginning.
    private func average(_ metric: Metric, _ batch: Batch) -> Double? {
        let bytes = store.beginning(of: batch, bytes: 1 << 18)
        let rows = bytes.withUnsafeBufferPointer { buffer in
            try? CanonicalFigures.read(buffer) { _ in 0 }
        }
        guard let rows else { return nil }
        let totals = rows.columns.map { $0.values.reduce(0, &+) }
        return ImportHistory.average(
            metric, rows.columns.map(\.metric), totals, rows.days.count)
    }

    private static func average(
        _ metric: Metric, _ metrics: [Metric], _ totals: [Int64], _ rows: Int
    ) -> Double? {
        guard let place = metrics.firstIndex(of: metric), totals[place] > 0 else { return nil }
        let sales = metrics.firstIndex(of: .sales).map { totals[$0] } ?? 0
        let count = metric == .payouts || sales <= 0 ? Int64(rows) : sales
        return count > 0 ? Double(totals[place]) / Double(count) : nil
    }
}

/// Compares the program's own totals with the sum of its partners' figures.
struct TotalsCheck {
    let program: Program
    let figures: Figures

    /// One line for each metric in which both differ; none where nothing can be compared.
    func lines(of source: String) -> [String] {
        Metric.allCases.compactMap { line(source, $0) }
    }

    private func line(_ source: String, _ metric: Metric) -> String? {
        let series = figures.totals.filter { $0.source == source && $0.metric == metric }
        guard let from = series.map(\.window.from).min(),
            let to = series.map(\.window.to).max()
        else { return nil }
        let batches = program.batches.map(\.batch).filter {
            $0.source == source && $0.scope == .everyPartner && $0.metrics.contains(metric)
        }
        guard let first = batches.map(\.from).min(), let last = batches.map(\.to).max() else {
            return nil
        }
        let window = Window(from: from, to: to).clamped(to: Window(from: first, to: last))
        guard window.length > 0 else { return nil }
        let own = series.reduce(0) { $0 &+ $1.sum(in: window) }
        let partners = sum(metric, in: window, source: source)
        guard own != partners else { return nil }
        return
            "\(metric.word) from \(window.from.iso) to \(window.to.iso): the program's own totals "
            + "say \(text(own, metric)), its partners' figures \(text(partners, metric)), "
            + "a difference of \(text(own - partners, metric))"
    }

    private func sum(_ metric: Metric, in window: Window, source: String) -> Int64 {
        figures.sums(metric, in: window).enumerated().reduce(0) { sum, entry in
            program.value(FieldName.source, row: entry.offset) == source
                ? sum &+ entry.element : sum
        }
    }

    private func text(_ value: Int64, _ metric: Metric) -> String {
        guard metric.isMoney else { return String(value) }
        return Money(minorUnits: value, currency: figures.currency).plain + " "
            + figures.currency.code
    }
}
