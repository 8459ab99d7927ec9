/// Puts many byte strings in order: sorts by three words of eight bytes, and looks closer only at
/// strings that agree in all of them.
public struct ByteOrder {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// An order of no strings yet.
    public init() {}

    /// How many strings there are.
    public var count: Int { ends.count }

    /// Makes room for so many strings and bytes.
    public mutating func reserve(strings: Int, bytes count: Int) {
        bytes.reserveCapacity(count)
        ends.reserveCapacity(strings)
    }

    /// Adds the string that a function appends; its number is the old `count`.
    public mutating func append(_ write: (inout [UInt8]) -> Void) {
        write(&bytes)
        ends.append(bytes.count)
    }

    /// The numbers of all strings in order, equal ones by number.
    public func sorted() -> [Int32] {
        var order = (0..<Int32(count)).map { $0 }
        bytes.withUnsafeBytes { bytes in
            if count < 2048 {
                order.sort { isBefore($0, $1, bytes) }
            } else {
                sortByWords(&order, bytes)
            }
        }
        return order
    }

    /// For each string how many different ones come before it.
    public func ranks() -> [Int32] {
        var ranks = Array(repeating: Int32(0), count: count)
        var rank: Int32 = -1
        var last: Int32?
        bytes.withUnsafeBytes { bytes in
            for number in sorted() {
                if last.map({ compare($0, number, bytes) != 0 }) ?? true { rank += 1 }
                ranks[Int(number)] = rank
                last = number
            }
        }
        return ranks
    }

    private func range(_ number: Int32) -> Range<Int> {
        (number == 0 ? 0 : ends[Int(number) - 1])..<ends[Int(number)]
    }

    private func isBefore(_ left: Int32, _ right: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
        let order = compare(left, right, bytes)
        return order != 0 ? order < 0 : left < right
    }

    /// Below zero if the left string comes first, zero if they are equal.
    private func compare(_ left: Int32, _ right: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        let (one, other) = (range(left), range(right))
        for index in 0..<min(one.count, other.count) {
            let (a, b) = (bytes[one.lowerBound + index], bytes[other.lowerBound + index])
            if a != b { return Int(a) - Int(b) }
        }
        return one.count - other.count
    }

    /// The eight bytes of a string from an index on, the first one greatest, filled up with zeros.
    private func word(
        _ number: Int, from index: Int, _ bytes: UnsafeRawBufferPointer
    ) -> UInt64 {
        let start = (number == 0 ? 0 : ends[number - 1]) + index
        let end = ends[number]
        if start + 8 <= end {
            return UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
        var word: UInt64 = 0
        for place in start..<(start + 8) {
            word = word << 8 | (place < end ? UInt64(bytes[place]) : 0)
        }
        return word
    }

    /// Sorts by the first 24 bytes, then looks at those that agree in all of them.
    private func sortByWords(_ order: inout [Int32], _ bytes: UnsafeRawBufferPointer) {
        let words = [0, 8, 16].map { place in (0..<count).map { word($0, from: place, bytes) } }
        for column in words.reversed() { RadixOrder.sort(&order, by: column) }
        let (first, second, third) = (words[0], words[1], words[2])
        var start = 0
        while start < order.count {
            let one = Int(order[start])
            var end = start + 1
            while end < order.count, case let other = Int(order[end]), first[one] == first[other],
                second[one] == second[other], third[one] == third[other]
            {
                end += 1
            }
            if end - start > 1, third[one] & 0xFF != 0 {
                order[start..<end].sort { isBefore($0, $1, bytes) }
            }
            start = end
        }
    }
}

/// Sorts numbers by a key each, keeping the order of equals, in passes over digits that differ.
public enum RadixOrder {
    private static let digitBits = 11

    /// Sorts `order`, whose numbers are places in `keys`.
    public static func sort(_ order: inout [Int32], by keys: [UInt64]) {
        guard order.count > 1 else { return }
        let differing = keys.withUnsafeBufferPointer { keys in
            let first = keys[Int(order[0])]
            return order.reduce(UInt64(0)) { $0 | (keys[Int($1)] ^ first) }
        }
        var other = order
        for shift in stride(from: 0, to: 64, by: digitBits) {
            let mask: UInt64 = (1 << UInt64(digitBits)) - 1
            guard differing >> UInt64(shift) & mask != 0 else { continue }
            pass(from: order, to: &other, by: keys, shift: UInt64(shift), mask: mask)
            swap(&order, &other)
        }
    }

    private static func pass(
        from order: [Int32], to result: inout [Int32], by keys: [UInt64], shift: UInt64,
        mask: UInt64
    ) {
        keys.withUnsafeBufferPointer { keys in
            var places = Array(repeating: 0, count: Int(mask) + 1)
            for number in order { places[Int(keys[Int(number)] >> shift & mask)] += 1 }
            var sum = 0
            for digit in places.indices {
                (places[digit], sum) = (sum, sum + places[digit])
            }
            places.withUnsafeMutableBufferPointer { places in
                result.withUnsafeMutableBufferPointer { result in
                    for number in order {
                        let digit = Int(keys[Int(number)] >> shift & mask)
                        result[places[digit]] = number
                        places[digit] += 1
                    }
                }
            }
        }
    }
}
