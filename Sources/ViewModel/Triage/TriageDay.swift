import Model

/// What one person did in triage on one day, as far as it was not taken back; the history tells it.
///
/// A change made in triage carries the day in its summary, so that a console opened later the same
/// day, by whichever process, goes on where the last one stopped.
struct TriageDay {
    private let user: String
    private let summary: String
    private var done: [(id: EventID, change: Change)] = []
    private var undone: [EventID: Change] = [:]

    init(user: String, today: Day) {
        self.user = user
        summary = TriageDay.summary(today)
    }

    /// What stands in a change made in triage on a day.
    static func summary(_ day: Day) -> String { "triage " + day.iso }

    /// Takes note of an event, in the order events happened; those of others pass by.
    mutating func take(_ event: Event) {
        guard event.user == user, event.change.summary.utf8.elementsEqual(summary.utf8) else {
            return
        }
        let refersTo = event.change.refersTo
        switch event.change.kind {
        case .undo:
            guard let place = done.firstIndex(where: { $0.id == refersTo }) else { return }
            undone[event.id] = done.remove(at: place).change
        case .redo:
            guard let refersTo, let change = undone.removeValue(forKey: refersTo) else { return }
            done.append((event.id, change))
        default: done.append((event.id, event.change))
        }
    }

    /// How partners were left, in the order of the first outcome of each.
    var outcomes: [(partner: PartnerID, outcome: TriageSession.Outcome)] {
        var order: [PartnerID] = []
        var last: [PartnerID: TriageSession.Outcome] = [:]
        for (_, change) in done {
            guard let outcome = TriageSession.Outcome(change) else { continue }
            for edit in change.edits {
                if last[edit.partner] == nil { order.append(edit.partner) }
                last[edit.partner] = outcome
            }
        }
        return order.compactMap { id in last[id].map { (id, $0) } }
    }
}
