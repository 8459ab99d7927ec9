/// Texts of JSON without their escapes.
extension CSVReader {
    /// Takes the escapes out of a text in place: `\n`, `\"`, `\u00e9`, pairs of surrogates.
    mutating func unescapeRecord(_ place: Int) {
        let bytes = window.base
        var index = Int(cells[place].start)
        var target = index
        let end = Int(cells[place].end)
        while index < end {
            guard bytes[index] == 0x5C, index + 1 < end else {
                bytes[target] = bytes[index]
                target += 1
                index += 1
                continue
            }
            let (scalar, length) = CSVReader.escaped(bytes, index, end)
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                bytes[target] = byte
                target += 1
            }
            index += length
        }
        (bytes + target).update(repeating: 0x20, count: end - target)
        cells[place].end = Int32(truncatingIfNeeded: target)
        cells[place].isEscaped = false
    }

    /// What stands behind a backslash, and how many bytes it takes with it; a NUL or half a pair is
    /// the sign for what cannot be shown.
    private static func escaped(
        _ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int
    ) -> (Unicode.Scalar, length: Int) {
        switch bytes[index + 1] {
        case 0x6E: return ("\n", 2)
        case 0x74: return ("\t", 2)
        case 0x72: return ("\r", 2)
        case 0x62, 0x66: return (" ", 2)
        case 0x75: break
        case 0x22, 0x5C, 0x2F: return (Unicode.Scalar(bytes[index + 1]), 2)
        default: return ("\\", 1)
        }
        guard let high = unit(bytes, index, end) else { return ("\\", 1) }
        if (0xD800...0xDBFF).contains(high), let low = unit(bytes, index + 6, end),
            (0xDC00...0xDFFF).contains(low)
        {
            let value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
            return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
        }
        return (high == 0 ? "\u{FFFD}" : Unicode.Scalar(high) ?? "\u{FFFD}", 6)
    }

    /// The four digits of `\uXXXX` at a place.
    private static func unit(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> UInt32? {
        guard index + 6 <= end, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else { return nil }
        var value: UInt32 = 0
        for place in (index + 2)..<(index + 6) {
            let byte = CellValues.lowered(bytes[place])
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}
