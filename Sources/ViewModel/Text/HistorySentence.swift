public import Model

/// What an event did to a partner, in one line.
public enum HistorySentence {
    /// The line for one partner, or for everybody the event was about.
    public static func text(_ event: Event, about id: PartnerID?) -> String {
        let edits = event.change.edits.filter { id == nil || $0.partner == id }
        let kind = event.change.kind.rawValue
        if event.change.kind == .import { return "import " + event.change.summary }
        let parts = edits.prefix(4).filter {
            !$0.field.utf8.starts(with: FieldName.entered.utf8)
        }.map(part)
        let rest = edits.count > 4 ? ", +\(edits.count - 4)" : ""
        return kind + " " + parts.joined(separator: ", ") + rest
    }

    private static func part(_ edit: Edit) -> String {
        let field = edit.field.utf8
        if field.starts(with: FieldName.note.utf8) { return edit.new ?? "(taken away)" }
        if field.starts(with: FieldName.tag.utf8) {
            return (edit.new == nil ? "-" : "+") + rest(edit.field, FieldName.tag)
        }
        if field.starts(with: FieldName.step.utf8) {
            return rest(edit.field, FieldName.step) + " " + (edit.new ?? "open")
        }
        return record(edit) ?? "\(edit.field) \(edit.old ?? "none") to \(edit.new ?? "none")"
    }

    /// A contact or work in words; nil for other fields.
    private static func record(_ edit: Edit) -> String? {
        let field = edit.field.utf8
        let isContact = field.starts(with: Contact.family.utf8)
        guard isContact || field.starts(with: Work.family.utf8) else { return nil }
        guard let line = edit.new else { return "(taken away)" }
        if isContact {
            return Contact(key: "", line: line).map { LastWords.text($0, .english) }
        }
        return Work(key: "", line: line).map { work in
            let when = work.done.map { " done \($0.iso)" } ?? work.due.map { " by \($0.iso)" }
            return work.kind.rawValue + " " + work.text + (when ?? "")
        }
    }

    private static func rest(_ field: String, _ family: String) -> String {
        String(decoding: field.utf8.dropFirst(family.utf8.count), as: UTF8.self)
    }
}
