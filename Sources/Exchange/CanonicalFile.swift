public import Model

/// Figures on their way into the store: written in the form it keeps them, piece by piece.
public struct CanonicalFile: Sendable {
    /// What its rows are.
    public let kind: Batch.Kind
    /// Whom it speaks about.
    public let scope: Batch.Scope
    /// The source's word.
    public let source: String
    /// The days it covers.
    public internal(set) var window: Window
    /// The last day it has a row of; the window may go on to the day before the export.
    public let lastRow: Day
    /// What it counts.
    public let metrics: MetricSet
    /// The currency of its money, nil if it has none.
    public let currency: Currency?
    /// The sum of each metric over all its rows, in the order of `metrics`.
    public let totals: [Int64]
    /// How many ids its source spoke of that no partner has.
    public let unknownIDs: Int
    /// How many rows it has.
    public var rows: Int { sums.count }

    /// What stands in the first column: the currency where one file had several, so that files of
    /// the same amounts in two currencies are two.
    let key: String
    let sums: FigureSums
    /// Where each metric stands in a row of the sums.
    let places: [Int]
    /// The id of each partner, by its number in the sums.
    let ids: [String]

    /// The batch to record once the bytes are kept under an id and a path.
    public func batch(id: String, path: String) -> Batch? {
        Batch(
            id: id, source: source, kind: kind, scope: scope, from: window.from, to: window.to,
            metrics: metrics, currency: currency, path: path, rows: rows, unknownIDs: unknownIDs)
    }

    /// The ids of partners that did something in a window, by what counts as activity.
    public func active(in window: Window) -> Set<String> {
        let counted = zip(metrics, places).filter(\.0.isActivity).map(\.1)
        var values = [Int64](repeating: 0, count: sums.width)
        var active: Set<String> = []
        sums.forEachSum(&values) { partner, day, values in
            guard window.from.number <= day, day <= window.to.number else { return }
            if counted.contains(where: { values[$0] > 0 }) { active.insert(ids[partner]) }
        }
        return active
    }

    /// Leaves a day and those after it to another file; no row may lie there.
    public mutating func end(before day: Day) {
        window = Window(from: window.from, to: day.advanced(by: -1))
    }

    /// Writes the file: header `key,partner,day,` and metrics, sorted by partner and day, LF.
    ///
    /// The same figures give the same bytes. `put` gets them in pieces of some 256 KiB.
    public func write<Failure: Error>(
        _ put: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        var text = FigureText(capacity: 1 << 18)
        text.append(Array("key,partner,day".utf8))
        for metric in metrics { text.append([0x2C] + metric.word.utf8) }
        text.append([0x0A])
        var values = [Int64](repeating: 0, count: sums.width)
        try sums.forEachSum(&values) { (partner, day, values) throws(Failure) in
            if text.isFull { try text.flush(put) }
            text.append(key, ids[partner], Day(number: day), values, places)
        }
        try text.flush(put)
    }
}

/// Rows of a canonical file being put together.
private struct FigureText: ~Copyable {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        bytes = .allocate(capacity: capacity)
    }

    deinit { bytes.deallocate() }

    /// Whether the longest row might not fit any more.
    var isFull: Bool { count > capacity - 1024 }

    mutating func flush<Failure: Error>(
        _ put: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        guard count > 0 else { return }
        let waiting = count
        count = 0
        try put(UnsafeRawBufferPointer(start: bytes, count: waiting))
    }

    mutating func append(_ part: [UInt8]) {
        for byte in part { put(byte) }
    }

    /// A row; at most 40 bytes of id and ten values.
    mutating func append(
        _ key: String, _ id: String, _ day: Day, _ values: [Int64], _ places: [Int]
    ) {
        for byte in key.utf8 { put(byte) }
        put(0x2C)
        for byte in id.utf8 { put(byte) }
        put(0x2C)
        append(day)
        for place in places {
            put(0x2C)
            append(values[place])
        }
        put(0x0A)
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    private mutating func append(_ day: Day) {
        let (year, month, number) = day.civil
        append(two: year / 100)
        append(two: year % 100)
        put(0x2D)
        append(two: month)
        put(0x2D)
        append(two: number)
    }

    @inline(__always)
    private mutating func append(two number: Int) {
        put(0x30 + UInt8(truncatingIfNeeded: number / 10))
        put(0x30 + UInt8(truncatingIfNeeded: number % 10))
    }

    private mutating func append(_ value: Int64) {
        if value < 0 { put(0x2D) }
        var rest = value.magnitude
        let start = count
        repeat {
            put(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        var (low, high) = (start, count - 1)
        while low < high {
            (bytes[low], bytes[high]) = (bytes[high], bytes[low])
            low += 1
            high -= 1
        }
    }
}
