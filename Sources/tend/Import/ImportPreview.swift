import Exchange
import Model
import ViewModel

extension ImportRun {
    /// What the import screen shows of the run's one file.
    var preview: ImportPreview? {
        guard let entry = entries.last else { return nil }
        let plan = entry.plan
        return ImportPreview(
            file: entry.content.name, source: "\(plan.title): \(plan.reason)",
            assumptions: entry.assumptions.joined(separator: " · "), warnings: plan.warnings,
            counts: entry.counts.map { (ImportRun.kind($0.kind), $0.count) },
            rows: Dictionary(
                uniqueKeysWithValues: plan.rows.map { kind, rows in
                    (ImportRun.kind(kind), rows.map(ImportRun.row))
                }), refusal: nil)
    }

    /// What the import screen shows of a file that cannot be imported.
    static func preview(of name: String, _ refusal: Refusal) -> ImportPreview {
        ImportPreview(
            file: name, source: "", assumptions: "", counts: [], rows: [:],
            refusal: refusal.plainText)
    }

    private static func row(_ row: ImportPlan.Row) -> ImportPreview.Row {
        ImportPreview.Row(line: row.line, subject: row.subject, text: row.text)
    }

    private static func kind(_ kind: ImportPlan.Kind) -> ImportPreview.Kind {
        switch kind {
        case .new: .new
        case .changed: .changed
        case .unchanged: .unchanged
        case .gone: .gone
        case .rejected: .rejected
        }
    }
}
