/// What taking a change back would do: the edits that can, and those that must not.
public struct Undo: Sendable {
    /// The change that takes back what can be taken back; nil if nothing can.
    public let change: Change?
    /// The fields that stay as they are because somebody changed them since; what was wanted is
    /// the value from before.
    public let refusals: [FieldConflict]

    /// Plans to take back an event, given what every field says now.
    ///
    /// A field is refused when its value is no longer the one the event wrote. Undo of an undo is
    /// a redo, and the other way round. `partners` limits it to some; nil takes all.
    public init(
        of event: Event, partners: Set<PartnerID>? = nil,
        current: (PartnerID, String) -> String?
    ) {
        var edits: [Edit] = []
        var refusals: [FieldConflict] = []
        for edit in event.change.edits where partners?.contains(edit.partner) ?? true {
            let value = current(edit.partner, edit.field)
            if ByteText.isEqual(value, edit.new) {
                edits.append(edit.inverse)
            } else {
                refusals.append(
                    FieldConflict(
                        FieldPlace(edit.partner, edit.field), wanted: edit.old, current: value))
            }
        }
        let kind: Change.Kind = event.change.kind == .undo ? .redo : .undo
        self.refusals = refusals
        self.change =
            edits.isEmpty
            ? nil
            : Change(
                kind: kind, edits: edits, refersTo: event.id, summary: event.change.summary)
    }
}

/// Which of one person's changes the next undo and redo would take.
public struct UndoStack: Sendable {
    private var done: [Event] = []
    private var undone: [Event] = []
    private let user: String

    /// The stack of a person; events of others pass it by.
    public init(user: String) { self.user = user }

    /// Takes note of an event, in the order events happened.
    public mutating func push(_ event: Event) {
        guard event.user == user else { return }
        switch event.change.kind {
        case .undo:
            done.removeAll { $0.id == event.change.refersTo }
            undone.append(event)
        case .redo:
            undone.removeAll { $0.id == event.change.refersTo }
            done.append(event)
        default:
            done.append(event)
            undone = []
        }
    }

    /// Passes by a change that cannot be taken back or done again, for as long as this lasts.
    public mutating func pass(_ id: EventID) {
        done.removeAll { $0.id == id }
        undone.removeAll { $0.id == id }
    }

    /// The change the next undo takes back.
    public var nextUndo: Event? { done.last }

    /// The undo the next redo takes back.
    public var nextRedo: Event? { undone.last }
}
