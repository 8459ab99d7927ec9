import Insight
import Model
import Screen

/// The history: who changed what, and taking one change back.
extension Console {
    /// Opens the history: of the partner looked at in its dossier or in triage, else of all.
    mutating func openHistory() -> [Effect] {
        guard let analysis else { return [] }
        var query = HistoryQuery(limit: 2_000)
        if place == .dossier || place == .triage, let row = rowInSight {
            query.partner = place == .dossier ? dossier?.id : analysis.program.ids[row]
        }
        if place != .history { beforeHistory = place }
        history = HistoryWalk(query)
        place = .history
        return [.readChanges(query)]
    }

    mutating func take(_ changes: [RecordedChange], for query: HistoryQuery) {
        guard var walk = history, walk.query == query else { return }
        walk.take(changes) { text(of: $0) }
        history = walk
    }

    /// Goes back to where the history was opened; words that narrow it are dropped first.
    mutating func leaveHistory() -> [Effect] {
        if history?.words.isEmpty == false {
            narrowHistory("")
            return []
        }
        history = nil
        place = beforeHistory
        return []
    }

    func historyLines(_ layout: Layout) -> [Line] {
        guard let history, let analysis else { return [] }
        return HistoryView(
            walk: history, analysis: analysis, say: say, format: format, glyphs: glyphs
        ).lines(in: layout.body)
    }

    // MARK: - Narrowing

    mutating func askHistoryWords() {
        let words = history?.words ?? ""
        prompt = Prompt(.historyWords(previous: words), text: words)
    }

    mutating func narrowHistory(_ words: String) {
        guard var walk = history else { return }
        walk.narrow(to: words) { text(of: $0) }
        history = walk
    }

    /// Everything words can be looked for in.
    private func text(of change: RecordedChange) -> String {
        guard let analysis else { return "" }
        return HistoryLine(change, analysis, say).searched
    }

    // MARK: - Acting

    /// The rows of the partners a change was about, as far as they exist.
    func partners(of change: RecordedChange) -> [Int] {
        guard let analysis else { return [] }
        var rows: [Int] = []
        for edit in change.event.change.edits.prefix(2_000) {
            guard let row = analysis.program.row(of: edit.partner), rows.last != row,
                !rows.contains(row)
            else { continue }
            rows.append(row)
        }
        return rows
    }

    /// Opens the partner of the change under the cursor, or one of several.
    mutating func openInHistory() -> [Effect] {
        guard let change = history?.current, let analysis else { return [] }
        let rows = partners(of: change)
        guard rows.count > 1 else { return openPartner() }
        overlay = Overlay(
            .search, title: say[.boxPartners], footer: say[.boxFooterRun],
            items: rows.map { row in
                Overlay.Item(
                    text: analysis.program.displayName(row: row),
                    detail: analysis.program.ids[row].text, choice: .partner(row))
            })
        return []
    }

    /// Asks whether the change under the cursor is to be taken back.
    mutating func askToTakeBack() -> [Effect] {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        guard let change = history?.current, let analysis else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        let line = HistoryLine(change, analysis, say)
        prompt = Prompt(
            .question([.undo(change.event.id)], say(.askTakeBack, line.user, line.what)))
        return []
    }
}
