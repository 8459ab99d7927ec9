/// Base64 of RFC 4648.
public enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Bytes as letters, in one line.
    public static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            var word: UInt32 = 0
            for place in 0..<3 {
                word = word << 8 | (place < part.count ? UInt32(part[start + place]) : 0)
            }
            for place in 0..<4 {
                let index = Int(word >> UInt32(18 - 6 * place) & 63)
                result.append(place <= part.count ? letters[index] : 0x3D)
            }
        }
        return result
    }

    /// The bytes that letters stand for; nil if one is none of Base64's.
    public static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
        var (result, word, bits): ([UInt8], UInt32, Int) = ([], 0, 0)
        for byte in text where byte != 0x3D {
            guard let value = letters.firstIndex(of: byte) else { return nil }
            word = word << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
                word &= (1 << UInt32(bits)) - 1
            }
        }
        return result
    }
}
