/// Reads JSON from left to right without building a tree: journals are long and their form is known.
struct JSONCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }
    var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// Visits the members of an object; false if it is not one or a visit says so.
    mutating func members(
        _ visit: (UnsafeBufferPointer<UInt8>, inout JSONCursor) -> Bool
    ) -> Bool {
        guard take(0x7B) else { return false }
        if take(0x7D) { return true }
        repeat {
            guard member(visit) else { return false }
        } while take(0x2C)
        return take(0x7D)
    }

    private mutating func member(
        _ visit: (UnsafeBufferPointer<UInt8>, inout JSONCursor) -> Bool
    ) -> Bool {
        let start = index
        if let key = plainString() { return take(0x3A) && visit(key, &self) }
        index = start
        guard let key = escapedString(), take(0x3A) else { return false }
        return Array(key.utf8).withUnsafeBufferPointer { visit($0, &self) }
    }

    /// Visits the elements of an array; false if it is not one or a visit says so.
    mutating func elements(_ visit: (inout JSONCursor) -> Bool) -> Bool {
        guard take(0x5B) else { return false }
        if take(0x5D) { return true }
        repeat { guard visit(&self) else { return false } } while take(0x2C)
        return take(0x5D)
    }

    /// A whole number.
    mutating func integer() -> Int? {
        let isNegative = take(0x2D)
        var value = 0
        let start = index
        while index < bytes.count, case let digit = bytes[index] &- 0x30, digit < 10 {
            guard index - start < 18 else { return nil }
            value = value * 10 + Int(digit)
            index += 1
        }
        return index == start ? nil : isNegative ? -value : value
    }

    /// Whether `null` stands here; goes past it.
    mutating func takeNull() -> Bool {
        guard bytes[index...].starts(with: "null".utf8) else { return false }
        index += 4
        return true
    }

    /// A string in which nothing is escaped, as bytes.
    mutating func plainString() -> UnsafeBufferPointer<UInt8>? {
        guard take(0x22) else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != 0x22 {
            if bytes[index] == 0x5C { return nil }
            index += 1
        }
        guard take(0x22) else { return nil }
        return UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)])
    }

    /// A string.
    mutating func string() -> String? {
        let start = index
        if let plain = plainString() { return String(decoding: plain, as: UTF8.self) }
        index = start
        return escapedString()
    }

    private mutating func escapedString() -> String? {
        guard take(0x22) else { return nil }
        var result: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x22 { return String(decoding: result, as: UTF8.self) }
            if byte != 0x5C {
                result.append(byte)
            } else if !escape(into: &result) {
                return nil
            }
        }
        return nil
    }

    private mutating func escape(into result: inout [UInt8]) -> Bool {
        guard index < bytes.count else { return false }
        index += 1
        switch bytes[index - 1] {
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        case 0x74: result.append(0x09)
        case 0x22, 0x5C, 0x2F: result.append(bytes[index - 1])
        case 0x75:
            guard let scalar = unicodeEscape() else { return false }
            result += UTF8.encode(scalar).map(Array.init) ?? []
        default: return false
        }
        return true
    }

    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard index + 4 <= bytes.count else { return nil }
        let digits = String(
            decoding: UnsafeBufferPointer(rebasing: bytes[index..<(index + 4)]), as: UTF8.self)
        index += 4
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }

    /// Goes past any value, at most 16 levels deep.
    mutating func skip(depth: Int = 0) -> Bool {
        guard index < bytes.count, depth < 16 else { return false }
        switch bytes[index] {
        case 0x22: return skipString()
        case 0x7B: return members { $1.skip(depth: depth + 1) }
        case 0x5B: return elements { $0.skip(depth: depth + 1) }
        default:
            let start = index
            while index < bytes.count, JSONCursor.isWord(bytes[index]) { index += 1 }
            return index > start
        }
    }

    private mutating func skipString() -> Bool {
        let start = index
        if plainString() != nil { return true }
        index = start
        return escapedString() != nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2B, 0x2E, 0x45: true
        default: false
        }
    }
}

/// Appends canonical JSON: no blanks, and nothing escaped that need not be.
enum JSONText {
    static func append(_ text: String?, to bytes: inout [UInt8]) {
        guard let text else {
            bytes += "null".utf8
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20, 0x7F: bytes += "\\u00".utf8 + CRC32C.hex(UInt32(byte)).suffix(2)
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    /// Appends `"key":` with the comma that belongs before it.
    static func append(key: String, to bytes: inout [UInt8]) {
        if let last = bytes.last, last != 0x7B, last != 0x5B { bytes.append(0x2C) }
        append(key, to: &bytes)
        bytes.append(0x3A)
    }
}
