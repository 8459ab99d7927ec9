extension Program {
    /// A program as it was at one moment, to be written somewhere by anybody at any time.
    public struct Snapshot: Sendable {
        private let fold: Fold

        fileprivate init(_ fold: Fold) { self.fold = fold }

        /// Writes the program's columns.
        public func write(to writer: ColumnWriter) { fold.write(to: writer) }
    }

    /// The program as it is now; costs nothing until the program changes.
    public var snapshot: Snapshot { Snapshot(fold) }

    /// Reads what a snapshot wrote.
    public convenience init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        self.init(try Fold(from: &reader))
    }
}

extension ByteIndex {
    func write(to writer: ColumnWriter) {
        writer.write(Int(bitPattern: UInt(seed)))
        writer.write(count)
        writer.write(slots)
    }

    init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        let seed = UInt64(UInt(bitPattern: try reader.number()))
        let count = try reader.number()
        let slots = try reader.column(UInt64.self)
        guard let index = ByteIndex(slots: slots, seed: seed, count: count) else {
            throw ColumnReader.Mistake()
        }
        self = index
    }
}

extension FieldColumn {
    func write(to writer: ColumnWriter) {
        writer.write(isShared ? 1 : 0)
        if let dense = denseCells {
            writer.write(1)
            writer.write(dense)
        } else {
            let rows = sparseCells.keys.sorted()
            writer.write(0)
            writer.write(rows)
            writer.write(rows.map { self[Int($0)] })
        }
    }

    init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        let isShared = try reader.number() == 1
        if try reader.number() == 1 {
            self.init(isShared: isShared, dense: try reader.column())
            return
        }
        let rows = try reader.column(Int32.self)
        let cells = try reader.column(Cell.self)
        guard rows.count == cells.count else { throw ColumnReader.Mistake() }
        self.init(isShared: isShared)
        for (row, cell) in zip(rows, cells) { self[Int(row)] = cell }
    }
}

extension Fold {
    fileprivate func write(to writer: ColumnWriter) {
        writer.write(lamport)
        writer.write(ids.bytes)
        writer.write(ids.ends)
        ids.index.write(to: writer)
        writer.write(pool.bytes)
        pool.shared.write(to: writer)
        writer.write(setFields)
        writer.write(notes.entries)
        writer.write(columns.count)
        for (name, column) in zip(names, columns) {
            writer.write(name)
            column.write(to: writer)
        }
        writeStamps(to: writer)
        writer.write(facts.count)
        for (field, fact) in facts {
            writer.write(field)
            writer.write(fact.value)
            writer.write(Int(fact.stamp))
        }
    }

    private func writeStamps(to writer: ColumnWriter) {
        let replicas = Array(Set(stamps.map(\.replica))).sorted()
        var numbers: [String: UInt32] = [:]
        for (number, replica) in replicas.enumerated() { numbers[replica] = UInt32(number) }
        writer.write(replicas.count)
        for replica in replicas { writer.write(replica) }
        writer.write(stamps.map { Int64($0.lamport) })
        writer.write(stamps.map { numbers[$0.replica] ?? 0 })
    }

    fileprivate init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        self.init()
        lamport = try reader.number()
        let (idBytes, ends) = (try reader.column(UInt8.self), try reader.column(UInt32.self))
        let ids = PartnerIDs(
            bytes: idBytes, ends: ends, index: try ByteIndex(from: &reader))
        let poolBytes = try reader.column(UInt8.self)
        let pool = TextPool(bytes: poolBytes, shared: try ByteIndex(from: &reader))
        setFields = try reader.column()
        let notes = NoteTable(entries: try reader.column())
        guard let ids, let pool, let notes, setFields.count == ids.count else {
            throw ColumnReader.Mistake()
        }
        (self.ids, self.pool, self.notes) = (ids, pool, notes)
        for _ in 0..<(try reader.count()) {
            let name = try reader.text()
            add(try FieldColumn(from: &reader), named: name)
        }
        try readStamps(from: &reader)
        for _ in 0..<(try reader.count()) {
            let field = try reader.text()
            let value = try reader.optionalText()
            facts[field] = (value, UInt32(truncatingIfNeeded: try reader.number()))
        }
    }

    private mutating func readStamps(
        from reader: inout ColumnReader
    ) throws(ColumnReader.Mistake) {
        var replicas: [String] = []
        for _ in 0..<(try reader.count()) { replicas.append(try reader.text()) }
        let lamports = try reader.column(Int64.self)
        let numbers = try reader.column(UInt32.self)
        guard lamports.count == numbers.count, !lamports.isEmpty,
            numbers.allSatisfy({ Int($0) < replicas.count })
        else { throw ColumnReader.Mistake() }
        stamps = zip(lamports, numbers).map { Stamp(lamport: Int($0), replica: replicas[Int($1)]) }
    }
}
