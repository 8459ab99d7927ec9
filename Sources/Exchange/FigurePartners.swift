import Model

/// The partners a file of figures speaks of, by the ids that stand in it.
struct FigurePartners {
    private var table = IDTable()
    /// For each id of the table the partner's number, -1 for one nobody knows.
    private var numbers: [Int32] = []
    private var numberOf: [PartnerID: Int32] = [:]
    /// The partners' ids by number.
    private(set) var ids: [String] = []
    /// How many different ids nobody knows.
    private(set) var unknownCount = 0

    /// The number of an id's partner; -1 if there is none.
    @inline(__always)
    mutating func number(of cell: CellBytes, _ file: ImportFile, _ base: ImportBase) -> Int {
        let (entry, isNew) = table.number(of: CellValues.id(cell))
        if isNew { numbers.append(find(cell, file, base)) }
        return Int(numbers[entry])
    }

    /// The number of a partner that is given.
    mutating func number(of id: PartnerID?) -> Int {
        if ids.isEmpty { ids.append(id?.text ?? "") }
        return 0
    }

    private mutating func find(_ cell: CellBytes, _ file: ImportFile, _ base: ImportBase) -> Int32 {
        guard let id = file.partnerID(cell), base.exists(id) else {
            unknownCount += 1
            return -1
        }
        if let known = numberOf[id] { return known }
        let number = Int32(ids.count)
        numberOf[id] = number
        ids.append(id.text)
        return number
    }

    /// For each partner its place among all by bytes.
    var ranks: [UInt32] {
        let keys = ids.map { id in
            id.utf8.reduce(into: (key: UInt64(0), shift: 56)) { state, byte in
                guard state.shift >= 0 else { return }
                state.key |= UInt64(byte) << UInt64(state.shift)
                state.shift -= 8
            }.key
        }
        // The first eight bytes decide unless they are the same, as those of long ids may be.
        let tails = ids.map { $0.utf8.count > 8 ? Array($0.utf8.dropFirst(8)) : [] }
        let order = ids.indices.sorted { left, right in
            if keys[left] != keys[right] { return keys[left] < keys[right] }
            return tails[left].lexicographicallyPrecedes(tails[right])
        }
        var ranks = [UInt32](repeating: 0, count: ids.count)
        for (rank, index) in order.enumerated() { ranks[index] = UInt32(rank) }
        return ranks
    }
}
