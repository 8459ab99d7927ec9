import Model

/// Sums by partner and day while a file is read, packed: about twenty bytes a row.
///
/// Rows are kept as they come and added up whenever a million new ones have come together, so that
/// memory is bounded by a million rows and by the result.
struct FigureSums: Sendable {
    /// How many values a row has.
    let width: Int
    /// The first and the last day, nil without rows.
    private(set) var bounds: (first: Int32, last: Int32)?

    private var partners: [UInt32] = []
    private var days: [Int32] = []
    private var starts: [UInt32] = []
    private var packed: [UInt8] = []
    private var limit: Int

    /// Sums of so many values a row; `limit` is how many rows come together before they are added.
    init(width: Int, limit: Int = 1_000_000) {
        self.width = width
        self.limit = limit
        totals = Array(repeating: 0, count: width)
    }

    /// The sum of each value over all rows.
    private(set) var totals: [Int64]
    /// How many partners' days there are, once the sums are closed.
    private(set) var count = 0
    /// The rows by the partners' ranks and by day, once the sums are closed.
    private var order: [UInt32] = []

    /// Whether no row was added.
    var isEmpty: Bool { partners.isEmpty }

    /// Adds a row of `width` values; what is left open by an overflow is held at the end of the range.
    mutating func add(_ values: UnsafePointer<Int64>, partner: Int, day: Day) {
        if partners.count >= limit || packed.count > 0xF000_0000 { settle() }
        partners.append(UInt32(truncatingIfNeeded: partner))
        days.append(day.number)
        starts.append(UInt32(truncatingIfNeeded: packed.count))
        for index in 0..<width {
            FigureSums.pack(values[index], into: &packed)
            totals[index] = FigureSums.added(totals[index], values[index])
        }
        let number = day.number
        guard let known = bounds else {
            bounds = (number, number)
            return
        }
        if number < known.first { bounds = (number, known.last) }
        if number > known.last { bounds = (known.first, number) }
    }

    /// Adds up rows of the same partner and day, so that each is there once.
    private mutating func settle() {
        var settled = FigureSums(width: width)
        var sums = [Int64](repeating: 0, count: width)
        settled.bounds = bounds
        settled.totals = totals
        forEachSum(in: order(by: nil), &sums) { partner, day, sums in
            settled.partners.append(UInt32(truncatingIfNeeded: partner))
            settled.days.append(day)
            settled.starts.append(UInt32(truncatingIfNeeded: settled.packed.count))
            for value in sums { FigureSums.pack(value, into: &settled.packed) }
        }
        settled.limit = max(1_000_000, 2 * settled.partners.count)
        self = settled
    }

    /// Ends the adding: puts the rows in order and counts partners' days.
    ///
    /// Ranks are dense: each partner's place among all.
    mutating func close(ranks: [UInt32]) {
        order = order(by: ranks)
        count = 0
        var last: (partner: UInt32, day: Int32)?
        for row in order {
            let (partner, day) = (partners[Int(row)], days[Int(row)])
            if last?.partner != partner || last?.day != day { count += 1 }
            last = (partner, day)
        }
    }

    /// Visits every partner and day of closed sums once, by the partners' ranks and by day.
    ///
    /// `sums` is where the sums are put before each visit.
    func forEachSum<Failure: Error>(
        _ sums: inout [Int64],
        _ visit: (_ partner: Int, _ day: Int32, _ sums: [Int64]) throws(Failure) -> Void
    ) throws(Failure) {
        try forEachSum(in: order, &sums, visit)
    }

    private func forEachSum<Failure: Error>(
        in order: [UInt32], _ sums: inout [Int64],
        _ visit: (_ partner: Int, _ day: Int32, _ sums: [Int64]) throws(Failure) -> Void
    ) throws(Failure) {
        var index = 0
        while index < order.count {
            let first = Int(order[index])
            unpack(first, into: &sums, isFirst: true)
            index += 1
            while index < order.count, partners[Int(order[index])] == partners[first],
                days[Int(order[index])] == days[first]
            {
                unpack(Int(order[index]), into: &sums, isFirst: false)
                index += 1
            }
            try visit(Int(partners[first]), days[first], sums)
        }
    }

    // MARK: - Order

    /// The rows by partner and then by day, those of one day in the order they came.
    private func order(by ranks: [UInt32]?) -> [UInt32] {
        var order = (0..<UInt32(truncatingIfNeeded: partners.count)).map { $0 }
        guard let bounds else { return order }
        let dayCount = Int(bounds.last) - Int(bounds.first) + 1
        if !isInOrderOfDays {
            if dayCount <= 1 << 20 {
                order = counted(order, buckets: dayCount) {
                    Int(days[Int($0)]) - Int(bounds.first)
                }
            } else {
                order.sort { (days[Int($0)], $0) < (days[Int($1)], $1) }
            }
        }
        let partnerCount = Int(partners.max() ?? 0) + 1
        guard partnerCount > 1 else { return order }
        guard let ranks else {
            return counted(order, buckets: partnerCount) { Int(partners[Int($0)]) }
        }
        return counted(order, buckets: ranks.count) { Int(ranks[Int(partners[Int($0)])]) }
    }

    private var isInOrderOfDays: Bool {
        days.withUnsafeBufferPointer { days in
            for index in days.indices.dropFirst() where days[index] < days[index - 1] {
                return false
            }
            return true
        }
    }

    /// A stable counting sort.
    private func counted(
        _ order: [UInt32], buckets: Int, _ bucket: (UInt32) -> Int
    ) -> [UInt32] {
        var next = [Int](repeating: 0, count: buckets + 1)
        for row in order { next[bucket(row) + 1] += 1 }
        for index in 0..<buckets { next[index + 1] += next[index] }
        var result = [UInt32](repeating: 0, count: order.count)
        for row in order {
            let place = bucket(row)
            result[next[place]] = row
            next[place] += 1
        }
        return result
    }

    // MARK: - Packing

    /// Writes a value in groups of seven bits, the sign in the lowest.
    @inline(__always)
    private static func pack(_ value: Int64, into bytes: inout [UInt8]) {
        var rest = UInt64(bitPattern: value << 1 ^ value >> 63)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private func unpack(_ row: Int, into sums: inout [Int64], isFirst: Bool) {
        var place = Int(starts[row])
        for index in 0..<width {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while packed[place] >= 0x80 {
                value |= UInt64(packed[place] & 0x7F) << shift
                shift += 7
                place += 1
            }
            value |= UInt64(packed[place]) << shift
            place += 1
            let number = Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
            sums[index] = isFirst ? number : FigureSums.added(sums[index], number)
        }
    }

    static func added(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, isTooLarge) = left.addingReportingOverflow(right)
        return isTooLarge ? (left < 0 ? .min : .max) : sum
    }
}
