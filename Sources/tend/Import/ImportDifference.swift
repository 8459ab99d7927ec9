import Exchange
import Insight
import Model
import Store

/// What is different since the last import of the same source: who went silent, who came back.
struct ImportDifference {
    let store: Store
    let currency: Currency

    /// The differences of a plan in words, such as `12 went silent`; none where nothing can be compared.
    func words(_ plan: ImportPlan) -> [String] {
        plan.figures.isEmpty ? fields(plan) : activity(plan)
    }

    // MARK: - Partners

    /// How many known partners have another status, rate or tier.
    private func fields(_ plan: ImportPlan) -> [String] {
        let told = [
            (FieldName.status, "status"), (FieldName.rate, "rate"), (FieldName.tier, "tier"),
        ]
        let changed = told.compactMap { field, word -> String? in
            let count = plan.edits.count { $0.field == field && $0.old != nil && $0.old != $0.new }
            return count > 0 ? "\(count) changed \(word)" : nil
        }
        let gone = plan.counts[.gone] ?? 0
        return changed + (gone > 0 ? ["\(gone) are in the file no more"] : [])
    }

    // MARK: - Figures

    /// The days that are new are held against as many days before them.
    private func activity(_ plan: ImportPlan) -> [String] {
        guard let file = plan.figures.first, file.scope == .everyPartner,
            let last = lastDay(of: file), let to = plan.figures.map(\.window.to).max(), to > last
        else { return [] }
        let days = Window(from: last.advanced(by: 1), to: to)
        let before = Window(from: last.advanced(by: -days.length + 1), to: last)
        let figures = store.figures(currency: currency)
        let metrics = file.metrics.filter(\.isActivity)
        guard !metrics.isEmpty else { return [] }
        let earlier = active(figures, metrics, in: before)
        let ever = active(figures, metrics, in: Window(from: Day(number: 0), to: last))
        let now = plan.figures.reduce(into: Set<String>()) { $0.formUnion($1.active(in: days)) }
        let span = days.length == 1 ? "on \(to.iso)" : "in the \(days.length) days to \(to.iso)"
        let silent = earlier.subtracting(now).count
        let back = now.subtracting(earlier).intersection(ever).count
        let begun = now.subtracting(ever).count
        let told: [(Int, String)] = [
            (silent, "went silent"), (back, "came back"), (begun, "began"),
        ]
        return told.filter { $0.0 > 0 }.map { "\($0.0) \($0.1) \(span)" }
    }

    /// The last day earlier imports of the source and the same metrics speak of.
    private func lastDay(of file: CanonicalFile) -> Day? {
        store.program.batches.map(\.batch).filter { batch in
            batch.source == file.source && batch.scope == .everyPartner
                && batch.metrics.contains(where: file.metrics.contains)
        }
        .map(\.to).max()
    }

    private func active(_ figures: Figures, _ metrics: [Metric], in window: Window) -> Set<String> {
        let program = store.program
        var active: Set<String> = []
        for metric in metrics {
            for (row, sum) in figures.sums(metric, in: window).enumerated() where sum > 0 {
                active.insert(program.ids[row].text)
            }
        }
        return active
    }
}
