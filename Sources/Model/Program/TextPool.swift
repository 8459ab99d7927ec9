/// All values of a program in one run of bytes, so that a cell costs four bytes and no allocation.
///
/// Each entry is its length as a base-128 number, then its UTF-8. Entries are never moved; a value
/// that is replaced stays behind until the program is loaded again.
struct TextPool: Sendable {
    /// Where an entry starts; 0 stands for "not set".
    typealias Reference = UInt32

    private(set) var bytes: [UInt8] = [0]
    private var interned: [String: Reference] = [:]

    /// Adds a value and says where it is.
    mutating func add(_ text: String) -> Reference {
        let reference = Reference(bytes.count)
        var text = text
        text.withUTF8 { utf8 in
            appendLength(utf8.count)
            bytes.append(contentsOf: utf8)
        }
        return reference
    }

    /// Adds a value that many rows share, or finds where it already is.
    mutating func intern(_ text: String) -> Reference {
        if let known = interned[text] { return known }
        let reference = add(text)
        interned[text] = reference
        return reference
    }

    /// Where a shared value is, nil if no row ever had it.
    func find(_ text: String) -> Reference? { interned[text] }

    /// The value at a reference, nil for "not set".
    func string(at reference: Reference) -> String? {
        guard reference != 0 else { return nil }
        let range = self.range(at: reference)
        return bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
        }
    }

    /// Where the bytes of an entry lie; empty for "not set".
    func range(at reference: Reference) -> Range<Int> {
        guard reference != 0 else { return 0..<0 }
        var index = Int(reference)
        var length = 0
        var shift = 0
        while true {
            let byte = bytes[index]
            index += 1
            length |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return index..<(index + length) }
            shift += 7
        }
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
