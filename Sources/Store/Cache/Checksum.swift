/// A check of many bytes that is as fast as memory: four lanes of eight bytes, mixed as in xxHash64.
///
/// Any single changed word changes the result for certain, anything else but with a chance of one in
/// 2^64. It guards what can be made anew; the journal itself has its CRC-32C.
struct Checksum {
    private var state: UInt64

    private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    init(seed: UInt64 = 0) { state = seed }

    /// The check of all bytes so far and of how they were cut.
    var value: UInt64 { state }

    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        var lanes = SIMD4<UInt64>(
            state, state ^ Checksum.first, state ^ Checksum.second, ~state)
        var index = 0
        while index + 32 <= bytes.count {
            let words = bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
            for lane in 0..<4 { lanes[lane] = Checksum.mix(lanes[lane], words[lane]) }
            index += 32
        }
        var rest = UInt64(bytes.count)
        for lane in 0..<4 { rest = Checksum.mix(rest, lanes[lane]) }
        while index < bytes.count {
            rest = Checksum.mix(rest, UInt64(bytes[index]))
            index += 1
        }
        state = rest
    }

    private static func mix(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        let sum = lane &+ word &* second
        return (sum << 31 | sum >> 33) &* first
    }
}
