import Model

/// All that opening a store would make anew, as a cache keeps it.
struct CacheContent {
    /// When it was kept, in nanoseconds since 1970.
    let made: Int
    /// Whose recent changes it keeps.
    let user: String
    let journal: JournalState
    let recent: [Event]
    let program: Program
    /// The figures with what they were made of, until they are taken.
    var figures: KeptFigures?
    private(set) var figureKey: FigureKey?

    /// Figures, and the batches, files and partners they stand for.
    struct KeptFigures {
        let key: FigureKey
        let figures: Figures
    }

    /// Reads a cache; nil if it is another program's or another store's.
    init?(
        from reader: inout ColumnReader, build: String, store: String
    ) throws(ColumnReader.Mistake) {
        guard try reader.text() == build, try reader.text() == store else { return nil }
        made = try reader.number()
        user = try reader.text()
        journal = try JournalState(from: &reader)
        var recent: [Event] = []
        for _ in 0..<(try reader.count()) {
            let replica = try reader.text()
            guard let event = CacheContent.event(try reader.column(), replica: replica) else {
                throw ColumnReader.Mistake()
            }
            recent.append(event)
        }
        self.recent = recent
        program = try Program(from: &reader)
        if try reader.number() == 1 {
            let key = try FigureKey(from: &reader)
            figureKey = key
            figures = KeptFigures(key: key, figures: try Figures(from: &reader))
        }
    }

    private static func event(_ line: [UInt8], replica: String) -> Event? {
        line.withUnsafeBufferPointer { bytes in
            guard let line = JournalLine(bytes), case .edits(let edits) = line.body else {
                return nil
            }
            return line.event(replica: replica, edits: edits)
        }
    }
}

/// What figures were made of: equal keys of files that are still the same give equal figures.
struct FigureKey: Hashable, Sendable {
    let currency: String
    let partnerCount: Int
    /// Each batch with its stamp, in order.
    let batches: [String]
    /// Each merged row and the row that speaks for it, in order.
    let merged: [String]
    let files: [Witness]

    init(_ program: Program, currency: Currency, files: [Witness]) {
        self.currency = currency.code
        partnerCount = program.ids.count
        batches = program.batches.map { batch, stamp in
            "\(batch.id) \(stamp.lamport) \(stamp.replica) \(batch.line)"
        }
        merged = program.mergedRows.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        self.files = files.sorted { $0.name < $1.name }
    }

    func write(to writer: ColumnWriter) {
        writer.write(currency)
        writer.write(partnerCount)
        writer.write(batches.count)
        for batch in batches { writer.write(batch) }
        writer.write(merged.count)
        for pair in merged { writer.write(pair) }
        Witness.write(files, to: writer)
    }

    init(from reader: inout ColumnReader) throws(ColumnReader.Mistake) {
        currency = try reader.text()
        partnerCount = try reader.number()
        var batches: [String] = []
        for _ in 0..<(try reader.count()) { batches.append(try reader.text()) }
        self.batches = batches
        var merged: [String] = []
        for _ in 0..<(try reader.count()) { merged.append(try reader.text()) }
        self.merged = merged
        files = try Witness.list(from: &reader)
    }
}
