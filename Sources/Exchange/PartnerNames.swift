import Model

/// Partners by the shape of their names, to notice one who is made to look like another.
struct PartnerNames {
    private var byShape: [NameShape: (id: PartnerID, name: String)] = [:]

    init(_ base: ImportBase) {
        let program = base.program
        for row in program.rows { take(program.value(FieldName.name, row: row), program.ids[row]) }
        for edit in base.edits where edit.field == FieldName.name { take(edit.new, edit.partner) }
    }

    /// Remembers a name; of several of one shape the first stays.
    mutating func take(_ name: String?, _ id: PartnerID) {
        guard let name, !name.isEmpty else { return }
        let shape = NameShape(name)
        if byShape[shape] == nil { byShape[shape] = (id, name) }
    }

    /// The partner a name looks like though it is another name; nil if there is none.
    func imitated(by name: String, of id: PartnerID) -> (id: PartnerID, name: String)? {
        guard let known = byShape[NameShape(name)], known.id != id,
            FoldedText(known.name) != FoldedText(name)
        else { return nil }
        return known
    }
}
