/// The ids a file has spoken of, found again by their bytes: a number each, in order of appearance.
struct IDTable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    private var slots = [Int32](repeating: -1, count: 1024)
    private var lastNumber = -1

    /// How many ids there are.
    var count: Int { ends.count - 1 }

    /// The bytes of an id.
    func id(_ number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

    /// The number of an id, and whether it was seen for the first time.
    mutating func number(of id: CellBytes) -> (number: Int, isNew: Bool) {
        if lastNumber >= 0, isSame(lastNumber, id) { return (lastNumber, false) }
        if count * 2 >= slots.count { grow() }
        var slot = IDTable.hash(id) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if isSame(number, id) {
                lastNumber = number
                return (number, false)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        lastNumber = count
        slots[slot] = Int32(lastNumber)
        bytes.append(contentsOf: id)
        ends.append(bytes.count)
        return (lastNumber, true)
    }

    @inline(__always)
    private func isSame(_ number: Int, _ id: CellBytes) -> Bool {
        let start = ends[number]
        guard ends[number + 1] - start == id.count else { return false }
        for index in 0..<id.count where bytes[start + index] != id[index] { return false }
        return true
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: slots.count * 4)
        for number in 0..<count {
            let hash = id(number).withUnsafeBufferPointer(IDTable.hash)
            var slot = hash & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(number)
        }
        slots = larger
    }

    /// FNV-1a over 64 bits, folded; a file can only slow itself down by collisions.
    @inline(__always)
    private static func hash(_ bytes: CellBytes) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 29) & 0x7FFF_FFFF)
    }
}
