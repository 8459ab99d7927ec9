import Insight
import Model
import Screen

/// What ends the conversation with a partner for a while: a hard no, and no contact at all.
extension Console {
    /// Takes down a no with the day to ask again; nothing typed takes it back.
    mutating func decline(_ text: String) -> [Effect] {
        guard let analysis else { return [] }
        var value: String?
        if text.utf8.elementsEqual("never".utf8) {
            value = text
        } else if !text.isEmpty {
            guard let day = WorkText.day(text.utf8, today: analysis.today), day > analysis.today
            else {
                prompt = Prompt(.decline, text: text, mistake: say(.badRetry, text))
                return []
            }
            value = day.iso
        }
        return act(.set(field: FieldName.declined, value: value))
    }

    /// Says that partners are not to be contacted any more, or that they may be again.
    mutating func closeContact() -> [Effect] {
        guard let analysis, let first = targets.first else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        let isClosed = analysis.program.value(FieldName.noContact, of: first) != nil
        return act(
            .set(field: FieldName.noContact, value: isClosed ? nil : analysis.today.iso))
    }

    /// What a change of these fields comes to, in a sentence; nil for other fields.
    func closing(_ event: Event, _ who: String) -> String? {
        guard let edit = event.change.edits.first else { return nil }
        switch (edit.field, edit.new) {
        case (FieldName.declined, let day?): return say(.savedDeclined, who, retry(day))
        case (FieldName.noContact, .some): return say(.savedNoContact, who)
        case (FieldName.declined, nil), (FieldName.noContact, nil):
            return say(.savedContactAgain, who)
        default: return nil
        }
    }

    private func retry(_ value: String) -> String {
        Day(iso: value.utf8).map { say(.onDay, Format.longDay($0)) } ?? say[.never]
    }

    // MARK: - Fit

    mutating func showFit() {
        guard let analysis, let id = targets.first, let row = analysis.program.row(of: id) else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let items = FitCriterion.allCases.map {
            fitItem($0, analysis.program.mark($0, row: row))
        }
        overlay = Overlay(.fit, title: say[.boxFit], footer: say[.boxFooterFit], items: items)
    }

    private func fitItem(_ criterion: FitCriterion, _ mark: Int?) -> Overlay.Item {
        let detail = mark.map { say(.fitMark, "\($0)", "\(FitCriterion.highest)") } ?? "?"
        return Overlay.Item(
            text: say[.name(of: criterion)], detail: detail, choice: .fit(criterion, mark))
    }

    /// Gives the line under the cursor a mark, or takes it away, and goes on to the next.
    mutating func markFit(_ scalar: Unicode.Scalar) {
        guard let cursor = overlay?.cursor, case .fit(let criterion, _)? = overlay?.chosen?.choice
        else { return }
        let digit = Int(scalar.value) - 0x30
        let isMark = (0...FitCriterion.highest).contains(digit)
        guard isMark || scalar == "x" else { return }
        let item = fitItem(criterion, isMark ? digit : nil)
        overlay?.items[cursor] = item
        overlay?.move(by: 1)
    }

    /// Saves every mark that changed, as one change.
    mutating func keepFit() -> [Effect] {
        let items = overlay?.items ?? []
        overlay = nil
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        guard let analysis, let first = targets.first.flatMap(analysis.program.row) else {
            return []
        }
        let changes = items.compactMap { item -> Change? in
            guard case .fit(let criterion, let mark) = item.choice,
                analysis.program.mark(criterion, row: first) != mark
            else { return nil }
            return Action.set(field: criterion.field, value: mark.map(String.init)).change(
                to: targets, in: analysis.program, today: analysis.today, noteKey: "")
        }
        guard let change = Change.together(changes, kind: .set) else { return [] }
        return [.save(marked(change))]
    }
}
