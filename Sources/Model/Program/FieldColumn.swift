/// A value and the stamp of the change that wrote it, as references; eight bytes.
struct Cell: Hashable, Sendable {
    var text: TextPool.Reference
    /// Index into the program's table of stamps; 0 while nobody wrote it.
    var stamp: UInt32

    static let unset = Cell(text: 0, stamp: 0)
}

/// One field of all partners: a map while few have it, an array by row once many do.
struct FieldColumn: Sendable {
    /// Whether many partners share few values, which are then stored once and compared by reference.
    let isShared: Bool
    private var sparse: [Int32: Cell] = [:]
    private var dense: [Cell] = []
    private var isDense = false

    init(isShared: Bool) { self.isShared = isShared }

    /// The cell of a row, unset if nothing was ever written.
    subscript(row: Int) -> Cell {
        get {
            if isDense { return row < dense.count ? dense[row] : .unset }
            return sparse[Int32(row)] ?? .unset
        }
        set {
            if !isDense, sparse.count >= 64, sparse.count * 8 > row { spread() }
            if isDense {
                while dense.count <= row { dense.append(.unset) }
                dense[row] = newValue
            } else {
                sparse[Int32(row)] = newValue
            }
        }
    }

    /// Calls a function with every row that has a value, and where the value is; rows in no order.
    func forEachValue(_ body: (Int, TextPool.Reference) -> Void) {
        if isDense {
            for (row, cell) in dense.enumerated() where cell.text != 0 { body(row, cell.text) }
        } else {
            for (row, cell) in sparse where cell.text != 0 { body(Int(row), cell.text) }
        }
    }

    private mutating func spread() {
        let last = sparse.keys.max().map(Int.init) ?? 0
        dense = Array(repeating: .unset, count: last + 1)
        for (row, cell) in sparse { dense[Int(row)] = cell }
        sparse = [:]
        isDense = true
    }
}
