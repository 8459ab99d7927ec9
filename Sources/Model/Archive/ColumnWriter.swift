/// Writes columns of plain numbers one after the other; a function decides where the bytes go.
public struct ColumnWriter {
    private let put: (UnsafeRawBufferPointer) -> Void

    /// A writer whose bytes a function takes, in order.
    public init(_ put: @escaping (UnsafeRawBufferPointer) -> Void) { self.put = put }

    /// Writes how many values a column has, then the values as they lie in memory.
    public func write<Value: BitwiseCopyable>(_ column: [Value]) {
        write(column.count)
        if !column.isEmpty { column.withUnsafeBytes(put) }
    }

    /// Writes a number.
    public func write(_ number: Int) {
        withUnsafeBytes(of: Int64(number), put)
    }

    /// Writes a text.
    public func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes a text that may not be there.
    public func write(_ text: String?) {
        write(text == nil ? 0 : 1)
        if let text { write(text) }
    }
}

/// Reads what a `ColumnWriter` wrote, on the same kind of machine.
public struct ColumnReader {
    /// What was read cannot have been written by `ColumnWriter`.
    public struct Mistake: Error, Hashable, Sendable {
        /// Says no more than that.
        public init() {}
    }

    private let take: (UnsafeMutableRawBufferPointer) -> Bool
    /// How many bytes are left to read.
    public private(set) var bytesLeft: Int

    /// A reader of so many bytes; the function fills a buffer with the next of them, or says false.
    public init(count: Int, _ take: @escaping (UnsafeMutableRawBufferPointer) -> Bool) {
        bytesLeft = count
        self.take = take
    }

    /// Reads a column; never more than the bytes that are left.
    public mutating func column<Value: BitwiseCopyable>(
        _ type: Value.Type = Value.self
    ) throws(Mistake) -> [Value] {
        let count = try number()
        let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
        guard count >= 0, !overflow, size <= bytesLeft else { throw Mistake() }
        var isRead = true
        let values = [Value](unsafeUninitializedCapacity: count) { buffer, filled in
            isRead = count == 0 || take(UnsafeMutableRawBufferPointer(buffer))
            filled = isRead ? count : 0
        }
        guard isRead else { throw Mistake() }
        bytesLeft -= size
        return values
    }

    /// Reads a number.
    public mutating func number() throws(Mistake) -> Int {
        guard bytesLeft >= 8 else { throw Mistake() }
        var number: Int64 = 0
        guard withUnsafeMutableBytes(of: &number, take) else { throw Mistake() }
        bytesLeft -= 8
        return Int(number)
    }

    /// Reads a number that counts things of at least one byte each.
    public mutating func count() throws(Mistake) -> Int {
        let count = try number()
        guard (0...bytesLeft).contains(count) else { throw Mistake() }
        return count
    }

    /// Reads a text.
    public mutating func text() throws(Mistake) -> String {
        String(decoding: try column(UInt8.self), as: UTF8.self)
    }

    /// Reads a text that may not be there.
    public mutating func optionalText() throws(Mistake) -> String? {
        try number() == 0 ? nil : try text()
    }
}
