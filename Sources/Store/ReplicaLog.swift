/// Which events of one replica have been seen: number and check make an event's identity.
struct ReplicaLog: Sendable {
    /// The greatest number seen.
    private(set) var last = 0
    /// Numbers that two different lines carry.
    private(set) var forks: [Int] = []

    /// The check by number - 1, with bit 32 set where the number was seen.
    private(set) var dense: [UInt64] = []
    /// The same for numbers far beyond the others.
    private(set) var sparse: [Int: UInt64] = [:]

    init() {}

    /// A log without forks, as it was kept.
    init(last: Int, dense: [UInt64], sparse: [Int: UInt64]) {
        (self.last, self.dense, self.sparse) = (last, dense, sparse)
    }

    private static let seen: UInt64 = 1 << 32

    /// Whether the event of a number and check was seen.
    func contains(_ number: Int, check: UInt32) -> Bool {
        self[number] == UInt64(check) | ReplicaLog.seen
    }

    /// Takes note of an event; false if it was seen already.
    mutating func insert(_ number: Int, check: UInt32) -> Bool {
        let entry = UInt64(check) | ReplicaLog.seen
        let known = self[number]
        guard known != entry else { return false }
        if known != 0 {
            let isNew = !forks.contains(number)
            forks.append(number)
            return isNew
        }
        last = max(last, number)
        if number <= dense.count + 65_536 {
            while dense.count < number { dense.append(sparse[dense.count + 1] ?? 0) }
            dense[number - 1] = entry
        } else {
            sparse[number] = entry
        }
        return true
    }

    /// The numbers up to the last that were not seen; at most so many.
    func gaps(limit: Int) -> [Int] {
        var gaps: [Int] = []
        var number = 1
        while number <= last, gaps.count < limit {
            if self[number] == 0 { gaps.append(number) }
            number += 1
        }
        return gaps
    }

    private subscript(number: Int) -> UInt64 {
        number <= dense.count ? dense[number - 1] : sparse[number] ?? 0
    }
}
