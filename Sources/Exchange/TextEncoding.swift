/// How the letters of a file are written as bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
}

/// Turns pieces of a file in another encoding into UTF-8.
struct TextDecoder {
    /// What a piece is written in.
    enum Form: Hashable {
        case utf8, windows1252
        case utf16(isLittle: Bool)
    }
    let form: Form
    private var oddByte: UInt8?
    private var highSurrogate: UInt16?

    /// The form of a file by its first bytes, and how many of them are a byte order mark.
    init(_ encoding: TextEncoding, head: UnsafeBufferPointer<UInt8>) {
        let isMarked = { (mark: [UInt8]) in head.starts(with: mark) }
        if isMarked([0xFF, 0xFE]) {
            (form, markLength) = (.utf16(isLittle: true), 2)
        } else if isMarked([0xFE, 0xFF]) {
            (form, markLength) = (.utf16(isLittle: false), 2)
        } else if isMarked([0xEF, 0xBB, 0xBF]) {
            (form, markLength) = (.utf8, 3)
        } else {
            (form, markLength) = (encoding == .utf8 ? .utf8 : .windows1252, 0)
        }
    }

    let markLength: Int

    /// Writes a piece as UTF-8 and answers how many bytes that took; at most three for each byte.
    ///
    /// Nil if the piece is not of the form.
    mutating func decode(
        _ piece: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>
    ) -> Int? {
        switch form {
        case .utf8: return nil
        case .windows1252:
            return piece.reduce(0) { count, byte in
                count + TextDecoder.put(TextDecoder.scalar(byte), at: target + count)
            }
        case .utf16(let isLittle): return decodeWide(piece, isLittle, into: target)
        }
    }

    /// Whether a character is cut off at the end of the file.
    var isCutOff: Bool { oddByte != nil || highSurrogate != nil }

    private mutating func decodeWide(
        _ piece: UnsafeBufferPointer<UInt8>, _ isLittle: Bool,
        into target: UnsafeMutablePointer<UInt8>
    ) -> Int? {
        var count = 0
        for byte in piece {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            let (low, high) = isLittle ? (first, byte) : (byte, first)
            let unit = UInt16(high) << 8 | UInt16(low)
            guard let scalar = take(unit) else { return nil }
            if let scalar { count += TextDecoder.put(scalar, at: target + count) }
        }
        return count
    }

    /// The scalar a unit ends; nil inside if another unit must follow, nil outside if it must not.
    private mutating func take(_ unit: UInt16) -> Unicode.Scalar?? {
        if let high = highSurrogate {
            guard (0xDC00...0xDFFF).contains(unit) else { return nil }
            highSurrogate = nil
            let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
            return .some(Unicode.Scalar(value))
        }
        if (0xD800...0xDBFF).contains(unit) {
            highSurrogate = unit
            return .some(nil)
        }
        return Unicode.Scalar(unit).map { .some($0) }
    }

    private static func put(_ scalar: Unicode.Scalar, at target: UnsafeMutablePointer<UInt8>) -> Int
    {
        var count = 0
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            target[count] = byte
            count += 1
        }
        return count
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80, byte < 0xA0 else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    /// What Windows-1252 has at 0x80 to 0x9F, after the table of unicode.org.
    private static let upper: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
