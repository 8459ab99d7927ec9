extension Change {
    /// Several changes as one, to be seen, undone and kept together; nil if there is nothing in them.
    ///
    /// Of two edits of one field the later counts, with what the first saw as the old value.
    public static func together(
        _ changes: [Change], kind: Kind, summary: String = ""
    ) -> Change? {
        var edits: [Edit] = []
        var places: [FieldPlace: Int] = [:]
        for edit in changes.flatMap(\.edits) {
            let place = FieldPlace(edit.partner, edit.field)
            if let index = places[place] {
                edits[index] = Edit(
                    partner: edit.partner, field: edit.field, new: edit.new, old: edits[index].old)
            } else {
                places[place] = edits.count
                edits.append(edit)
            }
        }
        return edits.isEmpty ? nil : Change(kind: kind, edits: edits, summary: summary)
    }
}
