/// How far the reading of a file is.
public struct ImportProgress: Hashable, Sendable {
    /// Bytes read.
    public var bytes = 0
    /// Bytes in all, nil if that is not known.
    public var size: Int?
    /// Rows read, rejected ones among them.
    public var rows = 0
    /// Rows rejected.
    public var rejected = 0

    /// Nothing read yet.
    public init() {}
}

/// Whoever looks on while a file is read.
public struct ImportWatch {
    /// Told after every piece of the file; answers whether to go on.
    public var progress: (ImportProgress) -> Bool = { _ in true }
    /// Told every rejected row, however many there are.
    public var rejected: (ImportPlan.Row) -> Void = { _ in }

    /// Nobody looks on.
    public init() {}
}

/// Counts rows and pieces while a file is read, and keeps the bounds.
struct ImportPace {
    /// The most rows a file may have.
    static let rowLimit = 5_000_000

    private(set) var progress = ImportProgress()
    private let watch: ImportWatch

    init(_ watch: ImportWatch) { self.watch = watch }

    /// To be called for every row.
    @inline(__always)
    mutating func step(_ reader: borrowing CSVReader) throws(Refusal) {
        progress.rows += 1
        guard progress.rows <= ImportPace.rowLimit else {
            throw Refusal(
                "line \(reader.line): more than 5,000,000 rows: split the file and import the parts"
            )
        }
        if reader.bytesRead != progress.bytes { try tell(reader) }
    }

    private mutating func tell(_ reader: borrowing CSVReader) throws(Refusal) {
        progress.bytes = reader.bytesRead
        progress.size = reader.size
        guard watch.progress(progress) else { throw Refusal.stopped }
    }

    /// To be called for every row that is rejected.
    mutating func reject(_ row: ImportPlan.Row, _ plan: inout ImportPlan) {
        progress.rejected += 1
        plan.note(.rejected, row)
        watch.rejected(row)
    }
}
