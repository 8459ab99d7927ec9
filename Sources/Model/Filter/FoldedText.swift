/// Text made comparable: no case, no accents, so that `Łódź` and `lodz` are the same.
///
/// Latin, Greek, Cyrillic and Armenian letters become small and plain (`ß` becomes `ss`, `æ` `ae`,
/// `œ` `oe`); combining marks and invisible characters go; all blanks and controls become spaces,
/// curly quotes and dashes their ASCII forms, full-width ASCII its usual form. Everything else, CJK
/// first of all, stays as it is. Invalid bytes become U+FFFD, so a fold never fails.
public struct FoldedText: Hashable, Sendable {
    /// The folded text in UTF-8; it holds no byte below 0x20.
    public let bytes: [UInt8]

    /// Folds UTF-8 bytes.
    public init(_ text: some Collection<UInt8>) {
        var bytes: [UInt8] = []
        FoldedText.fold(text, onto: &bytes)
        self.bytes = bytes
    }

    /// Folds text.
    public init(_ text: String) { self.init(text.utf8) }

    /// Appends the fold of UTF-8 bytes to a buffer.
    public static func fold(_ text: some Collection<UInt8>, onto bytes: inout [UInt8]) {
        let isDone: Void? = text.withContiguousStorageIfAvailable { foldAll($0, onto: &bytes) }
        guard isDone == nil else { return }
        Array(text).withUnsafeBufferPointer { foldAll($0, onto: &bytes) }
    }

    /// Copies and lowers all bytes as if they were ASCII, and starts over if some were not.
    private static func foldAll(_ text: UnsafeBufferPointer<UInt8>, onto bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        let seen = bytes.withUnsafeMutableBufferPointer { bytes in
            var seen: UInt8 = 0
            for index in start..<bytes.count {
                seen |= bytes[index]
                bytes[index] = lowered(bytes[index])
            }
            return seen
        }
        guard seen >= 0x80 else { return }
        bytes.removeSubrange(start...)
        forEachFolded(text) { bytes.append($1) }
    }

    /// Calls a function with each folded byte and the index its scalar begins at.
    static func forEachFolded(
        _ text: UnsafeBufferPointer<UInt8>, _ body: (Int, UInt8) -> Void
    ) {
        FoldTable.shared.entries.withUnsafeBufferPointer { entries in
            var index = 0
            while index < text.count {
                if text[index] < 0x80 {
                    body(index, lowered(text[index]))
                    index += 1
                    continue
                }
                let scalar = UTF8Scalar.read(text, at: index)
                if scalar.value < FoldTable.end {
                    let entry = entries[Int(scalar.value)]
                    encode(entry & 0xFFFF) { body(index, $0) }
                    encode(entry >> 16) { body(index, $0) }
                } else {
                    encode(folded(scalar.value)) { body(index, $0) }
                }
                index += scalar.length
            }
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        if byte &- 0x41 < 26 { return byte | 0x20 }
        return byte < 0x20 || byte == 0x7F ? 0x20 : byte
    }

    /// What a scalar beyond the table becomes; 0 if it goes.
    private static func folded(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x2000...0x200A, 0x2028...0x2029, 0x202F, 0x205F, 0x3000: 0x20
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x20D0...0x20FF, 0xFE00...0xFE0F,
            0xFE20...0xFE2F, 0xFEFF, 0xE0000...0xE0FFF:
            0
        case 0x2010...0x2015, 0x2212: 0x2D
        case 0x2018, 0x2019, 0x201B: 0x27
        case 0x201C, 0x201D, 0x201F: 0x22
        case 0x2126: 0x3C9
        case 0x212A: 0x6B
        case 0x212B: 0x61
        case 0x2C65: 0x61
        case 0x2C66: 0x74
        case 0xFF01...0xFF5E: UInt32(lowered(UInt8(scalar - 0xFEE0)))
        default: scalar
        }
    }

    /// Calls a function with each byte of a scalar in UTF-8; never for 0.
    private static func encode(_ scalar: UInt32, _ body: (UInt8) -> Void) {
        func next(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
        switch scalar {
        case 0: break
        case ..<0x80: body(UInt8(scalar))
        case ..<0x800:
            body(UInt8(0xC0 | scalar >> 6))
            body(next(0))
        case ..<0x10000:
            body(UInt8(0xE0 | scalar >> 12))
            body(next(6))
            body(next(0))
        default:
            body(UInt8(0xF0 | scalar >> 18))
            body(next(12))
            body(next(6))
            body(next(0))
        }
    }
}
