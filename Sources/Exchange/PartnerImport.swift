import Model

/// Compares a file of partners with the program.
struct PartnerImport {
    private let file: ImportFile
    let base: ImportBase
    private let exportDay: Day?
    private let places: [(place: Int, column: Profile.Column)]
    private let idPlace: Int
    private let addresses: PartnerAddresses
    private var names: PartnerNames
    /// Made when the first domain is to be compared.
    var domains: PartnerDomains?
    private var seen: [PartnerID: Int] = [:]
    private var seenAddresses: [String: PartnerID] = [:]

    init(file: ImportFile, base: ImportBase, exportDay: Day?) {
        self.file = file
        self.base = base
        self.exportDay = exportDay
        places = file.places
        addresses = PartnerAddresses(base)
        names = PartnerNames(base)
        idPlace = places.first { $0.column.meaning == .id }?.place ?? 0
    }

    mutating func run(
        _ reader: inout CSVReader, _ pace: inout ImportPace, _ plan: inout ImportPlan
    ) throws(Refusal) {
        while try reader.next() {
            try pace.step(reader)
            take(&reader, &pace, &plan)
        }
        noteGone(&plan)
        plan.noteRows(pace.progress.rows, file.profile)
        let exported =
            exportDay.map { "exported on \($0.iso)" } ?? "the day of the export is unknown"
        plan.assumptions.append(exported + ", which sums up to then refer to")
        if places.contains(where: { $0.column.meaning.isWork }) {
            plan.assumptions.append("stage, owner, tags and notes are taken for new partners only")
        }
    }

    private mutating func take(
        _ reader: inout CSVReader, _ pace: inout ImportPace, _ plan: inout ImportPlan
    ) {
        if let problem = reader.problem {
            let row = ImportPlan.Row(
                line: problem.line, column: problem.column, subject: "", text: problem.what)
            pace.reject(row, &plan)
            return
        }
        if file.profile.isShifted, reader.count < file.headers.count, !straighten(&reader) {
            let what =
                "has \(reader.count) of \(file.headers.count) cells, and it cannot be told which are "
                + "missing"
            pace.reject(
                ImportPlan.Row(line: reader.line, subject: "", text: what), &plan)
            return
        }
        let (line, column) = reader.position(of: idPlace)
        let written = file.cell(idPlace, &reader)
        guard let id = file.partnerID(written) else {
            let what =
                ImportPlan.quoted(written)
                + " is not an id: one is of a-z, 0-9, - and _, with at most "
                + "\(40 - file.profile.prefix.utf8.count) letters"
            pace.reject(
                ImportPlan.Row(
                    line: line, column: column, subject: file.headers[idPlace], text: what), &plan)
            return
        }
        if let earlier = seen[id] {
            pace.reject(
                ImportPlan.Row(
                    line: line, column: column, subject: id.text,
                    text: "this id was in line \(earlier) already"), &plan)
            return
        }
        seen[id] = reader.line
        var facts = PartnerFacts()
        for (place, column) in places { facts.take(place, column, file, &reader) }
        compare(id, facts, line: reader.line, &plan)
    }

    /// Moves cells to the columns they belong to; false if that cannot be told.
    private func straighten(_ reader: inout CSVReader) -> Bool {
        var meanings = [Profile.Meaning?](repeating: nil, count: file.headers.count)
        for (place, column) in places { meanings[place] = column.meaning }
        var cells: [CellBytes] = []
        for place in 0..<reader.count { cells.append(file.cell(place, &reader)) }
        guard let columns = ShiftedRow(meanings: meanings).columns(of: cells) else { return false }
        reader.spread(to: columns, of: file.headers.count)
        return true
    }

    /// Warns of a new partner whose address is another one's: perhaps one person under two ids.
    private mutating func lookAlike(
        _ id: PartnerID, _ fields: [(String, String?)], line: Int, _ plan: inout ImportPlan
    ) {
        let address = fields.first { $0.0 == FieldName.email }?.1
        guard let address, address.utf8.contains(0x40) else { return }
        let key = PartnerAddresses.key(address)
        let known = addresses.partners(address).first { $0 != id } ?? seenAddresses[key]
        seenAddresses[key] = seenAddresses[key] ?? id
        guard let known else { return }
        plan.warn(
            "line \(line): \(id.text) has the address of \(known.text), \(address): perhaps one partner "
                + "under two ids; both are kept")
    }

    /// Warns of a new partner whose name is another's to the eye, but not letter by letter.
    private mutating func imitation(
        _ id: PartnerID, _ name: String?, line: Int, _ plan: inout ImportPlan
    ) {
        guard let name else { return }
        if let known = names.imitated(by: name, of: id) {
            plan.warn(
                "line \(line): \(id.text) ‘\(name)’ looks like partner \(known.id.text) "
                    + "‘\(known.name)’ and is written otherwise: look before you write or pay")
        }
        names.take(name, id)
    }

    private mutating func compare(
        _ id: PartnerID, _ facts: PartnerFacts, line: Int, _ plan: inout ImportPlan
    ) {
        let isNew = !base.exists(id)
        var fields = facts.fields(source: file.profile.source, exportDay: exportDay)
        disguise(id, fields, line: line, &plan)
        if isNew {
            lookAlike(id, fields, line: line, &plan)
            imitation(id, facts.name, line: line, &plan)
            fields += facts.firstFields()
        }
        let edits = fields.compactMap { field, value -> Edit? in
            let old = base.value(field, of: id)
            return old == value ? nil : Edit(partner: id, field: field, new: value, old: old)
        }
        let name = facts.name ?? id.text
        plan.edits += edits + followed(edits, of: id)
        if isNew {
            plan.note(.new, ImportPlan.Row(line: line, subject: name, text: id.text))
        } else if edits.isEmpty {
            plan.note(.unchanged, ImportPlan.Row(line: line, subject: name, text: id.text))
        } else {
            let told = edits.prefix(3).map { "\($0.field): \($0.old ?? "—") → \($0.new ?? "—")" }
            plan.note(
                .changed,
                ImportPlan.Row(line: line, subject: name, text: told.joined(separator: "; ")))
        }
        for mistake in facts.mistakes { plan.warn("line \(line): \(mistake)") }
    }

    /// The edits by which the survivor of a merged partner follows it, where both said the same and
    /// the survivor has no row of its own in files of this source.
    private func followed(_ edits: [Edit], of id: PartnerID) -> [Edit] {
        let survivor = base.program.survivor(of: id)
        guard survivor != id,
            base.value(FieldName.source, of: survivor) != file.profile.source
        else { return [] }
        return edits.compactMap { edit in
            guard let old = edit.old, edit.field != FieldName.source,
                base.value(edit.field, of: survivor) == old
            else { return nil }
            return Edit(partner: survivor, field: edit.field, new: edit.new, old: old)
        }
    }

    private func noteGone(_ plan: inout ImportPlan) {
        let program = base.program
        for row in program.rows {
            let id = program.ids[row]
            guard seen[id] == nil,
                program.value(FieldName.source, row: row) == file.profile.source
            else { continue }
            plan.note(
                .gone,
                ImportPlan.Row(
                    line: 0, subject: program.displayName(row: row),
                    text: "\(id.text) is not in this file; nothing is changed"))
        }
    }
}
