import Insight
public import Model
import Screen

/// Values that stay out of a field because somebody else wrote it.
public struct ConflictNotice: Sendable {
    /// What was going on.
    public enum Cause: Hashable, Sendable {
        /// A change was to be taken back, or done again; with whether nothing of it could be.
        case undo(EventID, isWhole: Bool)
        /// A change was to be saved.
        case save
        /// Two people wrote without sight of each other, and this person's value counts no more.
        case contest
    }
    /// What was going on.
    public let cause: Cause
    /// The fields, each with both values.
    public let conflicts: [FieldConflict]
    /// The change that writes this person's values all the same.
    public let insisting: Change

    /// A notice of conflicts.
    public init(cause: Cause, conflicts: [FieldConflict], insisting: Change) {
        self.cause = cause
        self.conflicts = conflicts
        self.insisting = insisting
    }
}

extension Console {
    /// Shows both values of every field in a box; nothing is written until somebody insists.
    mutating func show(_ notice: ConflictNotice) {
        if case .undo(let id, isWhole: true) = notice.cause { undoStack.pass(id) }
        let count = "\(notice.conflicts.count)"
        let (title, text): (Phrase, Phrase) =
            switch notice.cause {
            case .undo: (.boxNotUndone, .conflictUndo)
            case .save: (.boxNotSaved, .conflictSave)
            case .contest: (.boxOverwritten, .conflictContest)
            }
        tell(say(text, count), isBad: true)
        var isUndo = false
        if case .undo = notice.cause { isUndo = true }
        var items = notice.conflicts.prefix(8).flatMap { conflictItems($0, isUndo: isUndo) }
        let rest = notice.conflicts.count - 8
        if rest > 0 { items.append(.init(text: say(.boardMore, "\(rest)"), choice: .nothing)) }
        overlay = Overlay(
            .conflict(notice.insisting), title: say[title],
            footer: say[
                options.isReadOnly
                    ? .boxFooterRead : isUndo ? .boxFooterUndo : .boxFooterConflict],
            items: items)
    }

    private func conflictItems(_ conflict: FieldConflict, isUndo: Bool) -> [Overlay.Item] {
        let place = conflict.place
        let author = conflict.author
        return [
            Overlay.Item(
                text: name(of: place.partner) + "  " + HistorySentence.fieldName(place.field),
                choice: .nothing,
                isHeading: true),
            Overlay.Item(
                text: say(
                    isUndo ? .conflictBefore : .conflictYours, shown(conflict.wanted, place.field)),
                choice: .nothing),
            Overlay.Item(
                text: say(
                    .conflictTheirs, author?.user ?? "?", shown(conflict.current, place.field)),
                detail: author.map { Format.moment($0.milliseconds) } ?? "", choice: .nothing),
        ]
    }

    private func shown(_ value: String?, _ field: String) -> String {
        value.map { HistorySentence.value($0, of: field) } ?? say[.conflictNothing]
    }

    /// Says that somebody's value does not count because this person's came later.
    mutating func tell(_ contest: Contest) {
        tell(
            say(
                .contestWon, contest.lost.user, HistorySentence.fieldName(contest.place.field),
                name(of: contest.place.partner)))
    }

    private func name(of id: PartnerID) -> String {
        guard let analysis, let row = analysis.program.row(of: id) else { return id.text }
        return analysis.program.displayName(row: row)
    }

    /// Writes this person's values over the others'.
    mutating func insist(on change: Change) -> [Effect] {
        overlay = nil
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        return [.save(change)]
    }
}
