extension Program {
    /// The rows of the partners that exist, by id.
    public var rows: [Int] { Array(existing) }

    /// What to call a partner: the name, else the firm, else the id.
    public func displayName(row: Int) -> String {
        withDisplayName(row: row) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls a function with the UTF-8 of what to call a partner.
    public func withDisplayName<Result>(
        row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        for field in [FieldName.name, FieldName.company] {
            guard let column = fold.columnOf[field] else { continue }
            let reference = fold.columns[column][row].text
            if reference != 0, fold.pool.withBytes(at: reference, { !$0.isEmpty }) {
                return fold.pool.withBytes(at: reference, body)
            }
        }
        return fold.ids.withBytes(row: row, body)
    }

    /// Where in the life cycle a partner is.
    ///
    /// One whose stage nobody set is engaged if a day of joining is known, else only discovered.
    public func stage(row: Int) -> Stage {
        if let word = value(FieldName.stage, row: row), let stage = Stage(word: word.utf8) {
            return stage
        }
        return value(FieldName.joined, row: row) == nil ? .discovery : .engagement
    }

    /// The day of joining, nil if it is not known.
    public func joined(row: Int) -> Day? {
        value(FieldName.joined, row: row).flatMap { Day(iso: $0.utf8) }
    }

    /// The day a stage was entered, nil if it is not known.
    public func entered(_ stage: Stage, row: Int) -> Day? {
        value(FieldName.entered + stage.word, row: row).flatMap { Day(iso: $0.utf8) }
    }

    /// The partner's tags, by bytes.
    public func tags(row: Int) -> [String] {
        fields(prefix: FieldName.tag, row: row).map { String($0.dropFirst(FieldName.tag.count)) }
    }

    /// Whether the partner is put away.
    public func isArchived(row: Int) -> Bool { value(FieldName.archived, row: row) != nil }

    /// Every value some partner has in a field, or every tag for `tag`, by bytes.
    public func values(of field: String) -> [String] {
        if field == "tag" { return tagNames }
        if field == "received" { return names(withValueIn: FieldName.received) }
        guard let column = fold.columnOf[field] else { return [] }
        var references: Set<TextPool.Reference> = []
        var last: TextPool.Reference = 0
        fold.columns[column].forEachValue { _, reference in
            if reference != last { references.insert(reference) }
            last = reference
        }
        return Set(references.compactMap { fold.pool.string(at: $0) }).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// The names of all fields some partner has or had that begin with a prefix, by bytes.
    public func fieldNames(prefix: String) -> [String] {
        fold.columnOf.keys.filter { $0.utf8.starts(with: prefix.utf8) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The rows with any note.
    public var rowsWithNotes: RowSet {
        var rows = RowSet(rowCount: ids.count)
        for entry in fold.notes.entries where entry.text != 0 {
            let isNote = fold.pool.withBytes(at: entry.key) { key in
                !Program.entryFamilies.contains { key.starts(with: $0.utf8) }
            }
            if isNote { rows.insert(survivor(of: Int(entry.row))) }
        }
        return rows
    }

    private var tagNames: [String] { names(withValueIn: FieldName.tag) }

    /// The names within a family of those fields some partner has.
    private func names(withValueIn family: String) -> [String] {
        fieldNames(prefix: family).filter { name in
            fold.columnOf[name].map { fold.columns[$0].hasAnyValue } ?? false
        }
        .map { String(decoding: $0.utf8.dropFirst(family.utf8.count), as: UTF8.self) }
    }
}
