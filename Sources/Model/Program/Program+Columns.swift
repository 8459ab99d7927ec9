extension Program {
    /// Calls a function with each row that has a value in a field, in order, and the value's UTF-8.
    public func forEachValue(
        of field: String, _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard let column = fold.columnOf[field] else { return }
        fold.pool.bytes.withUnsafeBufferPointer { bytes in
            fold.columns[column].forEachValue { row, reference in
                body(row, TextPool.entry(at: reference, in: bytes))
            }
        }
    }

    /// For each row where its value of a field is, 0 where it is not set.
    ///
    /// Rows of a field that many rows share have equal numbers for equal values.
    public func references(of field: String) -> [UInt32] {
        var references = Array(repeating: UInt32(0), count: ids.count)
        guard let column = fold.columnOf[field] else { return references }
        references.withUnsafeMutableBufferPointer { references in
            fold.columns[column].forEachValue { references[$0] = $1 }
        }
        return references
    }

    /// Calls a function with the UTF-8 of a value that `references` told; none for 0.
    public func withValue<Result>(
        at reference: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        fold.pool.withBytes(at: reference, body)
    }

    /// Calls a function with every row and its values in some fields, empty where one is not set.
    ///
    /// A row whose partner does not exist has no values at all.
    public func forEachRow(
        of fields: [String], _ body: (Int, [UnsafeBufferPointer<UInt8>]) -> Void
    ) {
        let columns = fields.map { name in fold.columnOf[name].map { fold.columns[$0] } }
        let nothing = UnsafeBufferPointer<UInt8>(
            rebasing: UnsafeBufferPointer(start: nil, count: 0)[...])
        fold.pool.bytes.withUnsafeBufferPointer { bytes in
            var values = Array(repeating: nothing, count: fields.count)
            for row in ids.indices {
                for (place, column) in columns.enumerated() {
                    let reference = column?[row].text ?? 0
                    values[place] =
                        reference == 0 ? nothing : TextPool.entry(at: reference, in: bytes)
                }
                body(row, values)
            }
        }
    }

    /// Calls a function with the UTF-8 of what to call each partner, row by row.
    public func forEachDisplayName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let ids = ids
        forEachRow(of: [FieldName.name, FieldName.company]) { row, names in
            if let name = names.first(where: { !$0.isEmpty }) {
                body(name)
            } else {
                ids.withBytes(row: row, body)
            }
        }
    }
}
