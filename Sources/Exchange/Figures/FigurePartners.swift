import Model

/// The partners a file of figures speaks of, by the ids that stand in it.
struct FigurePartners {
    private var table = IDTable()
    /// Whom our own files of payouts paid, for files that may name their rows.
    var paid: PaidReferences?
    private var addresses: PartnerAddresses?
    /// For each id of the table the partner's number, -1 for one nobody knows.
    private var numbers: [Int32] = []
    private var numberOf: [PartnerID: Int32] = [:]
    /// The partners' ids by number.
    private(set) var ids: [String] = []
    /// How many different ids nobody knows.
    private(set) var unknownCount = 0

    /// The number of the partner of an id or an address; -1 if there is none.
    @inline(__always)
    mutating func number(of cell: CellBytes, _ file: ImportFile, _ base: ImportBase) -> Int {
        let (entry, isNew) = table.number(of: CellValues.id(cell))
        if isNew { numbers.append(find(cell, file, base)) }
        return Int(numbers[entry])
    }

    /// The number of the partner of an address that stands beside an id nobody knows, which it is known
    /// by from then on; -1 if there is none.
    mutating func number(
        ofAddress address: CellBytes, beside id: CellBytes, _ file: ImportFile, _ base: ImportBase
    ) -> Int {
        let unknown = unknownCount
        let number = number(of: address, file, base)
        // The id was counted already.
        unknownCount = number < 0 ? unknown : unknown - 1
        if number >= 0 { numbers[table.number(of: CellValues.id(id)).number] = Int32(number) }
        return number
    }

    /// Gives the partner a new id stands for a number; the id is one `number` found nobody by.
    mutating func make(_ cell: CellBytes, _ id: PartnerID) -> Int {
        let (entry, _) = table.number(of: CellValues.id(cell))
        let number = number(of: id)
        numbers[entry] = Int32(number)
        unknownCount -= 1
        return number
    }

    /// The number of the one partner that is given, or of the whole program.
    mutating func only(_ id: PartnerID?) -> Int {
        if ids.isEmpty { ids.append(id?.text ?? "") }
        return 0
    }

    private mutating func find(_ cell: CellBytes, _ file: ImportFile, _ base: ImportBase) -> Int32 {
        if let id = file.partnerID(cell), base.exists(id) { return Int32(number(of: id)) }
        if let id = paid?.partner(cell) { return Int32(number(of: id)) }
        if cell.contains(0x40) {
            let addresses = addresses ?? PartnerAddresses(base)
            self.addresses = addresses
            if let id = addresses.partner(CellValues.text(cell)) { return Int32(number(of: id)) }
        }
        unknownCount += 1
        return -1
    }

    /// The number of a partner, by its id here.
    mutating func number(of id: PartnerID) -> Int {
        if let known = numberOf[id] { return Int(known) }
        let number = ids.count
        numberOf[id] = Int32(number)
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
