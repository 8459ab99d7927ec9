import Model

/// The texts of all rows as searching and sorting need them, made when first asked for.
struct RowTexts {
    private var arena: (version: Int, value: SearchArena)?
    private var order: (version: Int, rows: [Int32])?

    /// Follows changes of some rows: all that changed since the last time.
    mutating func refresh(rows: some Collection<Int>, of program: Program) {
        guard var kept = arena, rows.count * 16 <= program.ids.count else {
            arena = nil
            return
        }
        arena = nil
        while kept.value.rowCount < program.ids.count { kept.value.append([String]()) }
        for row in rows { kept.value.replace(row: row, with: RowTexts.texts(row, program)) }
        arena = (program.version, kept.value)
    }

    /// The text of all rows for searching.
    mutating func arena(of program: Program) -> SearchArena {
        if let arena, arena.version == program.version { return arena.value }
        let fresh = RowTexts.makeArena(program)
        arena = (program.version, fresh)
        return fresh
    }

    /// Every row in the order of names, letters without regard to case and common accents.
    mutating func nameOrder(of program: Program) -> [Int32] {
        if let order, order.version == program.nameVersion { return order.rows }
        var names = ByteOrder()
        let count = program.ids.count
        names.reserve(strings: count, bytes: count * 24)
        program.forEachDisplayName { name in names.append { FoldedText.fold(name, onto: &$0) } }
        let rows = names.sorted()
        order = (program.nameVersion, rows)
        return rows
    }

    private static func makeArena(_ program: Program) -> SearchArena {
        var arena = SearchArena()
        arena.reserve(rows: program.ids.count, bytes: program.ids.count * 96)
        let tags = TagLists(program)
        let notes = program.rowsWithNotes
        program.forEachRow(of: fields) { row, texts in
            let exists = program.exists(row: row)
            arena.append { text in
                guard exists else { return }
                for value in texts where !value.isEmpty { text.add(value) }
                program.ids.withBytes(row: row) { text.add($0) }
                for tag in tags[row] { text.add(tags.names[Int(tag)].utf8) }
                for other in RowTexts.members(of: row, program) { text.add(other.utf8) }
                guard notes.contains(row) else { return }
                for note in program.notes(row: row) { text.add(note.text.utf8) }
            }
        }
        return arena
    }

    private static let fields = [
        FieldName.name, FieldName.company, FieldName.email, FieldName.site, FieldName.community,
    ]

    private static func texts(_ row: Int, _ program: Program) -> [String] {
        guard program.exists(row: row) else { return [] }
        return fields.compactMap { program.value($0, row: row) } + [program.ids[row].text]
            + program.tags(row: row) + members(of: row, program)
            + program.notes(row: row).map(\.text)
    }

    /// What the partners merged into a row are called, so that each of their names finds it.
    private static func members(of row: Int, _ program: Program) -> [String] {
        program.members(of: row).flatMap { other in
            fields.compactMap { program.value($0, row: other) } + [program.ids[other].text]
        }
    }
}
