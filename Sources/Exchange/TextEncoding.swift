/// Brings the bytes of a file to UTF-8.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"

    /// Why a file is not text of the encoding: where, and what stands there.
    public struct Failure: Error, Hashable, Sendable {
        /// The line, from 1.
        public let line: Int
        /// The column, from 1, in bytes.
        public let column: Int
        /// What is wrong and what to do.
        public let what: String
    }

    /// The file as UTF-8; UTF-16 is known by its byte order mark.
    public func decode(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) { return TextEncoding.utf16(bytes, isLittle: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return TextEncoding.utf16(bytes, isLittle: false) }
        if let place = bytes.firstIndex(of: 0) {
            throw TextEncoding.failure(bytes, place, "a NUL byte: this is not a text file")
        }
        guard self == .utf8 else { return bytes.flatMap(TextEncoding.windows1252Bytes) }
        guard String(validating: bytes, as: UTF8.self) == nil else { return bytes }
        let place = TextEncoding.firstInvalid(bytes)
        let hex = String(bytes[place], radix: 16, uppercase: true)
        throw TextEncoding.failure(
            bytes, place,
            "not UTF-8 (byte 0x\(hex)); if it is Windows-1252, say --encoding windows-1252")
    }

    private static func utf16(_ bytes: [UInt8], isLittle: Bool) -> [UInt8] {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func firstInvalid(_ bytes: [UInt8]) -> Int {
        var (low, high) = (0, bytes.count)
        while low < high {
            let middle = (low + high + 1) / 2
            // A cut character at the end is not wrong by itself: look at up to three bytes less.
            let isValid = (0...3).contains { cut in
                cut <= middle && String(validating: bytes[..<(middle - cut)], as: UTF8.self) != nil
            }
            if isValid { low = middle } else { high = middle - 1 }
        }
        var place = low
        while place > 0, String(validating: bytes[..<place], as: UTF8.self) == nil { place -= 1 }
        return min(place, bytes.count - 1)
    }

    private static func failure(_ bytes: [UInt8], _ place: Int, _ what: String) -> Failure {
        let line = bytes[..<place].count { $0 == 0x0A } + 1
        let start = (bytes[..<place].lastIndex(of: 0x0A) ?? -1) + 1
        return Failure(line: line, column: place - start + 1, what: what)
    }

    private static func windows1252Bytes(_ byte: UInt8) -> [UInt8] {
        guard byte >= 0x80 else { return [byte] }
        let value = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        return UTF8.encode(scalar).map(Array.init) ?? []
    }

    /// What Windows-1252 has at 0x80 to 0x9F, after the table of unicode.org.
    private static let upper: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
