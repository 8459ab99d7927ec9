import Model

/// Remembers the ids of rows, to find those that come again: 16 bytes a row, whatever the ids are.
///
/// Ids are compared by a sum of 64 bits; that two of five million have the same by chance is less
/// likely than one in a million.
struct RowKeys {
    /// What a row is to those before it.
    enum Answer: Equatable {
        case new
        /// The same id with the same figures.
        case same
        /// The same id with other figures, in this line.
        case other(line: Int)
    }

    private var keys = [UInt64](repeating: 0, count: 1024)
    private var rows = [UInt64](repeating: 0, count: 1024)
    private var count = 0

    /// Takes a row of an id.
    mutating func take(
        _ id: CellBytes, line: Int, partner: Int, day: Day, _ values: [Int64]
    ) -> Answer {
        if count * 4 > keys.count * 3 { grow() }
        let key = RowKeys.mixed(CellValues.hash(id)) | 1
        let sum = RowKeys.sum(partner, day, values)
        let place = place(of: key)
        guard keys[place] == key else {
            keys[place] = key
            rows[place] = UInt64(UInt32(truncatingIfNeeded: line)) << 32 | UInt64(sum)
            count += 1
            return .new
        }
        let isSame = UInt32(truncatingIfNeeded: rows[place]) == sum
        return isSame ? .same : .other(line: Int(rows[place] >> 32))
    }

    private func place(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: key >> 8) & mask
        while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let (oldKeys, oldRows) = (keys, rows)
        keys = Array(repeating: 0, count: 2 * oldKeys.count)
        rows = keys
        for index in oldKeys.indices where oldKeys[index] != 0 {
            let place = place(of: oldKeys[index])
            keys[place] = oldKeys[index]
            rows[place] = oldRows[index]
        }
    }

    private static func sum(_ partner: Int, _ day: Day, _ values: [Int64]) -> UInt32 {
        var sum = UInt64(truncatingIfNeeded: partner) << 32 ^ UInt64(truncatingIfNeeded: day.number)
        for value in values { sum = mixed(sum ^ UInt64(bitPattern: value)) }
        return UInt32(truncatingIfNeeded: sum >> 16)
    }

    /// Spreads the bits of a number over all of it, after the last steps of MurmurHash3.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }
}
