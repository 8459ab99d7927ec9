/// Finds numbers by byte strings that lie elsewhere: an open-addressed table of eight bytes a slot.
///
/// A slot holds half of a string's hash and its number, so that a string is looked at only when
/// the halves agree. The seed is random: nobody can make a file whose names all collide.
struct ByteIndex: Sendable {
    private(set) var slots: [UInt64]
    private(set) var seed: UInt64
    private(set) var count = 0

    /// A table without strings.
    init() {
        var generator = SystemRandomNumberGenerator()
        seed = generator.next()
        slots = Array(repeating: 0, count: 16)
    }

    /// A table as it was kept; nil if it cannot be one.
    init?(slots: [UInt64], seed: UInt64, count: Int) {
        guard slots.count >= 16, slots.count & (slots.count - 1) == 0, count >= 0,
            count <= slots.count / 2
        else { return nil }
        (self.slots, self.seed, self.count) = (slots, seed, count)
    }

    /// The number of a string, nil if it has none; `isEqual` compares it with a number's string.
    func find(_ bytes: UnsafeBufferPointer<UInt8>, isEqual: (UInt32) -> Bool) -> UInt32? {
        let hash = hash(bytes)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != 0 {
            let number = UInt32(truncatingIfNeeded: slots[place]) &- 1
            if slots[place] >> 32 == hash >> 32, isEqual(number) { return number }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Gives a string a number below `UInt32.max`; the string must not have one.
    mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, number: UInt32) {
        if count * 2 >= slots.count { grow() }
        let hash = hash(bytes)
        put(hash & ~0xFFFF_FFFF | UInt64(number + 1), at: Int(truncatingIfNeeded: hash))
        count += 1
    }

    private mutating func put(_ slot: UInt64, at start: Int) {
        let mask = slots.count - 1
        var place = start & mask
        while slots[place] != 0 { place = (place + 1) & mask }
        slots[place] = slot
    }

    /// Doubles the table.
    ///
    /// The lower half of a hash is made from the upper one, so no string is read.
    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        for slot in old where slot != 0 {
            put(slot, at: Int(ByteIndex.spread(slot >> 32)))
        }
    }

    /// A hash whose lower half follows from its upper half.
    private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state = seed ^ UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            state = ByteIndex.mix(state ^ word)
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        let high = ByteIndex.mix(ByteIndex.mix(state ^ rest) ^ seed) >> 32
        return high << 32 | ByteIndex.spread(high)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low
    }

    private static func spread(_ half: UInt64) -> UInt64 {
        (half &* 0x9E37_79B9_7F4A_7C15) >> 32
    }
}
