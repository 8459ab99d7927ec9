/// The cyclic redundancy check CRC-32C (Castagnoli) of RFC 3720, eight bytes at a step.
struct CRC32C: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    /// The check of all bytes so far.
    var value: UInt32 { ~state }

    init() {}

    /// Goes on from the check of the bytes before.
    init(after value: UInt32) { state = ~value }

    /// The check of some bytes.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var crc = CRC32C()
        crc.take(bytes)
        return crc.value
    }

    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        CRC32C.tables.withUnsafeBufferPointer { tables in
            var state = state
            var index = 0
            while index + 8 <= bytes.count {
                let low = state ^ CRC32C.word(bytes, index)
                let high = CRC32C.word(bytes, index + 4)
                state =
                    tables[7 * 256 + Int(low & 0xFF)] ^ tables[6 * 256 + Int(low >> 8 & 0xFF)]
                    ^ tables[5 * 256 + Int(low >> 16 & 0xFF)] ^ tables[4 * 256 + Int(low >> 24)]
                    ^ tables[3 * 256 + Int(high & 0xFF)] ^ tables[2 * 256 + Int(high >> 8 & 0xFF)]
                    ^ tables[256 + Int(high >> 16 & 0xFF)] ^ tables[Int(high >> 24)]
                index += 8
            }
            while index < bytes.count {
                state = tables[Int((state ^ UInt32(bytes[index])) & 0xFF)] ^ (state >> 8)
                index += 1
            }
            self.state = state
        }
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
        UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
            | UInt32(bytes[index + 3]) << 24
    }

    /// Eight tables of 256; the reflected polynomial is 0x82F63B78.
    private static let tables: [UInt32] = {
        var tables = Array(repeating: UInt32(0), count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
            tables[byte] = value
        }
        for byte in 0..<256 {
            for table in 1..<8 {
                let previous = tables[(table - 1) * 256 + byte]
                tables[table * 256 + byte] = tables[Int(previous & 0xFF)] ^ previous >> 8
            }
        }
        return tables
    }()

    /// Eight lower-case hex digits.
    static func hex(_ value: UInt32) -> [UInt8] {
        (0..<8).map { place in
            let digit = UInt8(value >> UInt32(28 - place * 4) & 0xF)
            return digit < 10 ? 0x30 + digit : 0x57 + digit
        }
    }
}
