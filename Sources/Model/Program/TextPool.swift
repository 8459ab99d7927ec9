/// All values of a program in one run of bytes, so that a cell costs four bytes and no allocation.
///
/// Each entry is its length as a base-128 number, then its UTF-8. Entries are never moved; a value
/// that is replaced stays behind until the program is loaded again.
struct TextPool: Sendable {
    /// Where an entry starts; 0 stands for "not set".
    typealias Reference = UInt32

    private(set) var bytes: [UInt8] = [0]
    /// Values that many rows share.
    private(set) var shared = ByteIndex()

    init() {}

    init?(bytes: [UInt8], shared: ByteIndex) {
        guard bytes.first == 0 else { return nil }
        (self.bytes, self.shared) = (bytes, shared)
    }

    /// Adds a value and says where it is.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Reference {
        let reference = Reference(bytes.count)
        appendLength(text.count)
        bytes.append(contentsOf: text)
        return reference
    }

    /// Adds a value that many rows share, or finds where it already is.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Reference {
        if let known = find(text) { return known }
        let reference = add(text)
        shared.insert(text, number: reference)
        return reference
    }

    /// Where a shared value is, nil if no row ever had it.
    func find(_ text: UnsafeBufferPointer<UInt8>) -> Reference? {
        shared.find(text) { reference in
            withBytes(at: reference) { $0.elementsEqual(text) }
        }
    }

    /// The value at a reference, nil for "not set".
    func string(at reference: Reference) -> String? {
        guard reference != 0 else { return nil }
        return withBytes(at: reference) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls a function with the bytes of an entry; none for "not set".
    func withBytes<Result>(
        at reference: Reference, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        bytes.withUnsafeBufferPointer { body(TextPool.entry(at: reference, in: $0)) }
    }

    /// The bytes of an entry of a pool; empty for "not set".
    static func entry(
        at reference: Reference, in bytes: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        var index = Int(reference)
        var length = Int(bytes[index])
        index += 1
        if length >= 0x80 {
            length &= 0x7F
            var shift = 7
            while true {
                let byte = bytes[index]
                index += 1
                length |= Int(byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
        }
        return UnsafeBufferPointer(rebasing: bytes[index..<(index + length)])
    }

    private mutating func appendLength(_ count: Int) {
        var rest = count
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
