import Model
import Store
import ViewModel

/// Saving and taking back what the console asks for, and what others wrote meanwhile.
extension ConsoleSession {
    func save(_ change: Change) -> [Request] {
        guard let session else { return [] }
        return tell(session.store.save(change), of: change)
    }

    func tell(_ result: SaveResult, of change: Change) -> [Request] {
        switch result {
        case .saved(let event, let others):
            let figuresChanged = session?.follow() ?? false
            var requests = others.isEmpty ? [] : handle(.programChanged(others))
            if figuresChanged { requests += showFigures() }
            return requests + handle(.saved(event)) + followMails(event) + tellContests()
        case .notSaved(let why): return refresh() + notSaved(change, why)
        case .unknown(let why): return handle(.unknown(change, why: why))
        }
    }

    /// Tells both values where that is why a change was not saved.
    private func notSaved(_ change: Change, _ why: String) -> [Request] {
        let conflicts = (try? session?.store.conflicts(of: change)) ?? []
        guard !conflicts.isEmpty else { return handle(.notSaved(change, why: why)) }
        let current = Dictionary(conflicts.map { ($0.place, $0.current) }) { $1 }
        let edits = change.edits.map { edit in
            Edit(
                partner: edit.partner, field: edit.field, new: edit.new,
                old: current[FieldPlace(edit.partner, edit.field)] ?? edit.old)
        }
        let insisting = Change(
            kind: change.kind, edits: edits, refersTo: change.refersTo, summary: change.summary)
        return handle(
            .conflict(ConflictNotice(cause: .save, conflicts: conflicts, insisting: insisting)))
    }

    func keep(_ view: SavedView) -> [Request] {
        guard let session else { return [] }
        do {
            try session.store.keep(
                StoredView(name: view.name, filter: view.filter, sort: view.sort?.text))
            return handle(.views(ConsoleSession.views(of: session)))
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    func undo(_ id: EventID) -> [Request] {
        guard let session else { return [] }
        do {
            let answer = try session.store.undo(id)
            var requests: [Request] = []
            if case .saved(let event, _)? = answer.result {
                requests = tell(.saved(event, others: []), of: event.change)
            } else if let result = answer.result {
                requests = tell(result, of: Change(kind: .undo, edits: []))
            }
            return requests + tell(answer, of: id)
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    private func tell(_ answer: Store.UndoAnswer, of id: EventID) -> [Request] {
        guard !answer.refusals.isEmpty else { return [] }
        let insisting = Change(
            kind: .undo, edits: answer.refusals.map(\.overwriting), refersTo: id)
        return handle(
            .conflict(
                ConflictNotice(
                    cause: .undo(id, isWhole: answer.result == nil), conflicts: answer.refusals,
                    insisting: insisting)))
    }

    func readChanges(_ query: HistoryQuery) -> [Request] {
        guard let session else { return [] }
        do { return handle(.changes(query, try session.store.history(query))) } catch {
            return handle(.notice(error.description, isBad: true))
        }
    }

    /// Says which values no longer count because somebody wrote the same field at the same time.
    func tellContests() -> [Request] {
        guard let session, let contests = try? session.store.takeContests() else { return [] }
        let lost = contests.filter { $0.lost.user == session.user }
        let won = contests.filter { $0.won.user == session.user && $0.lost.user != session.user }
        var requests: [Request] = []
        if let contest = won.last { requests = handle(.contestWon(contest)) }
        guard !lost.isEmpty else { return requests }
        let conflicts = lost.map {
            FieldConflict(
                $0.place, wanted: $0.lost.value, current: $0.won.value, author: $0.won)
        }
        return requests
            + handle(
                .conflict(
                    ConflictNotice(
                        cause: .contest, conflicts: conflicts,
                        insisting: Change(kind: .set, edits: conflicts.map(\.overwriting)))))
    }
}
