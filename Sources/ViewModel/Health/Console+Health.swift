import Insight
import Model
import Screen

/// The screen of health: moving between checks, and the partners behind one.
extension Console {
    /// Whether the checks are what a person looks at.
    var isOnHealth: Bool { place == .health }

    mutating func healthLines(_ layout: Layout) -> [Line] {
        guard let analysis else { return [] }
        health.deal(analysis)
        return HealthView(desk: health, analysis: analysis, say: say, glyphs: glyphs).lines(
            columns: layout.body.columns, rows: layout.body.rows)
    }

    /// How the checks stand, for the second line.
    func healthFacts() -> String {
        say(
            .healthCounts, "\(health.checks.count)", glyphs.missed.string,
            "\(health.count(.act))", "\(health.count(.look))", glyphs.check.string,
            "\(health.count(.fine))")
    }

    mutating func moveOnHealth(_ command: Command) {
        guard let analysis else { return }
        health.deal(analysis)
        switch command {
        case .down: health.move(by: 1)
        case .up: health.move(by: -1)
        case .first: health.move(by: -1_000)
        case .last: health.move(by: 1_000)
        case .halfPageDown, .pageDown: health.move(by: 8)
        default: health.move(by: -8)
        }
    }

    /// Shows the partners behind the check under the cursor, by its filter or as marks.
    mutating func openHealthCheck() {
        guard let analysis else { return }
        health.deal(analysis)
        guard let check = health.current else { return }
        guard !check.rows.isEmpty || check.filter != nil else {
            tell(say[.healthNobody])
            return
        }
        list.setInactive(.all, analysis)
        list.unmarkAll()
        if let filter = check.filter {
            list.setFilter(filter, analysis)
        } else {
            list.mark(rows: check.rows)
            list.setFilter("is:marked", analysis)
        }
        go(to: .partners)
        tell(HealthText(check, say).title)
    }

    /// The check under the cursor and the counts as a paragraph.
    mutating func healthWords(_ analysis: Analysis) -> String {
        health.deal(analysis)
        let parts = health.checks.filter { $0.verdict != .fine }.map { check in
            let text = HealthText(check, say)
            return text.title + ": " + text.figure + ". " + text.advice
        }
        return ([healthFacts() + "."] + parts).joined(separator: " ")
    }
}
