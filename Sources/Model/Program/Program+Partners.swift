extension Program {
    /// The rows of the partners that exist, by id.
    public var rows: [Int] { ids.indices.filter { exists(row: $0) } }

    /// What to call a partner: the name, else the firm, else the id.
    public func displayName(row: Int) -> String {
        for field in [FieldName.name, FieldName.company] {
            if let text = value(field, row: row), !text.isEmpty { return text }
        }
        return ids[row].text
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
        guard let column = columnOf[field] else { return [] }
        var references: Set<TextPool.Reference> = []
        columns[column].forEachValue { _, reference in references.insert(reference) }
        return Set(references.compactMap { pool.string(at: $0) }).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// Calls a function with each row that has a value in a field, and the value's UTF-8.
    public func forEachValue(
        of field: String, _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard let column = columnOf[field] else { return }
        pool.bytes.withUnsafeBufferPointer { bytes in
            columns[column].forEachValue { row, reference in
                body(row, UnsafeBufferPointer(rebasing: bytes[pool.range(at: reference)]))
            }
        }
    }

    private var tagNames: [String] {
        columnOf.keys.filter { $0.utf8.starts(with: FieldName.tag.utf8) }
            .filter { hasAnyValue(column: $0) }
            .map { String($0.dropFirst(FieldName.tag.count)) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func hasAnyValue(column name: String) -> Bool {
        guard let column = columnOf[name] else { return false }
        var found = false
        columns[column].forEachValue { _, _ in found = true }
        return found
    }
}
