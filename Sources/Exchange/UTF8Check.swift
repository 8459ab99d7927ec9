/// Finds the first byte of a text that is NUL or no UTF-8.
enum UTF8Check {
    /// What a look at bytes came to.
    enum Answer {
        /// All up to a place is good; what follows is the beginning of a character.
        case good(upTo: Int)
        /// The byte at a place is wrong.
        case bad(at: Int)
    }

    /// Looks at bytes from one place to another.
    static func look(_ bytes: UnsafePointer<UInt8>, from: Int, to: Int) -> Answer {
        var index = from
        while index < to {
            index = passPlain(bytes, from: index, to: to)
            guard index < to else { break }
            guard let length = length(bytes + index, to - index) else { return .bad(at: index) }
            if length > to - index { return .good(upTo: index) }
            index += length
        }
        return .good(upTo: to)
    }

    /// The place of the first byte that is no ASCII or is NUL.
    private static func passPlain(_ bytes: UnsafePointer<UInt8>, from: Int, to: Int) -> Int {
        var index = from
        // As signed bytes, NUL and everything beyond ASCII are not above zero.
        while index + 64 <= to {
            var odd: UInt8 = 0
            for place in index..<(index + 64) {
                odd |= Int8(bitPattern: bytes[place]) <= 0 ? 1 : 0
            }
            if odd != 0 { break }
            index += 64
        }
        while index < to, Int8(bitPattern: bytes[index]) > 0 { index += 1 }
        return index
    }

    /// How long the character at a place is, even if the end comes first; nil if it is none.
    private static func length(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        let first = bytes[0]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        if count > 1, !second.contains(bytes[1]) { return nil }
        for place in 2..<max(2, min(length, count)) where bytes[place] & 0xC0 != 0x80 { return nil }
        return length
    }
}
