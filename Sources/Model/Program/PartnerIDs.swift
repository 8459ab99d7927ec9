/// The ids of a program's partners by row, in one run of bytes, and the rows by id.
public struct PartnerIDs: RandomAccessCollection, Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each id ends.
    private(set) var ends: [UInt32] = []
    private(set) var index = ByteIndex()

    init() {}

    init?(bytes: [UInt8], ends: [UInt32], index: ByteIndex) {
        guard index.count == ends.count, Int(ends.last ?? 0) == bytes.count else { return nil }
        (self.bytes, self.ends, self.index) = (bytes, ends, index)
    }

    /// The first row.
    public var startIndex: Int { 0 }

    /// How many rows there are.
    public var endIndex: Int { ends.count }

    /// The id of a row; made anew at each call.
    public subscript(row: Int) -> PartnerID {
        withBytes(row: row) { PartnerID(checked: $0) }
    }

    /// Calls a function with the bytes of a row's id.
    public func withBytes<Result>(
        row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        let start = row == 0 ? 0 : Int(ends[row - 1])
        return try bytes.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[start..<Int(ends[row])]))
        }
    }

    /// The row of an id, nil if it never had one.
    func row(of id: UnsafeBufferPointer<UInt8>) -> Int? {
        index.find(id) { row in
            withBytes(row: Int(row)) { $0.elementsEqual(id) }
        }.map(Int.init)
    }

    /// Gives an id the next row; it must not have one.
    mutating func append(_ id: UnsafeBufferPointer<UInt8>) -> Int {
        let row = ends.count
        index.insert(id, number: UInt32(row))
        bytes.append(contentsOf: id)
        ends.append(UInt32(bytes.count))
        return row
    }
}
