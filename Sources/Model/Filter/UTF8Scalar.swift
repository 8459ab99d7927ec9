/// One Unicode scalar read from UTF-8 bytes that may be anything.
struct UTF8Scalar {
    /// The scalar; U+FFFD where the bytes are invalid.
    let value: UInt32
    /// How many bytes it takes, 1 where they are invalid.
    let length: Int
    /// Whether the bytes are well-formed (Unicode 15, table 3-7).
    let isValid: Bool

    private init(value: UInt32, length: Int, isValid: Bool) {
        self.value = value
        self.length = length
        self.isValid = isValid
    }

    /// Reads the scalar that begins at an index of the bytes.
    static func read<Bytes: RandomAccessCollection>(
        _ bytes: Bytes, at index: Int
    ) -> UTF8Scalar where Bytes.Element == UInt8, Bytes.Index == Int {
        let invalid = UTF8Scalar(value: 0xFFFD, length: 1, isValid: false)
        let lead = bytes[index]
        if lead < 0x80 { return UTF8Scalar(value: UInt32(lead), length: 1, isValid: true) }
        let (length, least): (Int, UInt32) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80)
            case 0xE0...0xEF: (3, 0x800)
            case 0xF0...0xF4: (4, 0x10000)
            default: (0, 0)
            }
        guard length > 0, index + length <= bytes.endIndex else { return invalid }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return invalid }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= least, value < 0x110000, !(0xD800..<0xE000).contains(value) else {
            return invalid
        }
        return UTF8Scalar(value: value, length: length, isValid: true)
    }
}
