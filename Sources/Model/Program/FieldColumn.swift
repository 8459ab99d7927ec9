/// A value and the stamp of the change that wrote it, as references; eight bytes.
struct Cell: Hashable, Sendable, BitwiseCopyable {
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

    /// A column of the cells of the first rows.
    init(isShared: Bool, dense: [Cell]) {
        self.init(isShared: isShared)
        self.dense = dense
        isDense = true
    }

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

    /// Every cell by row if there are many, nil if there are few.
    var denseCells: [Cell]? { isDense ? dense : nil }

    /// The cells of a column with few of them.
    var sparseCells: [Int32: Cell] { sparse }

    /// Calls a function with every row that has a value, in order, and where the value is.
    @inline(__always)
    func forEachValue(_ body: (Int, TextPool.Reference) -> Void) {
        if isDense {
            dense.withUnsafeBufferPointer { cells in
                for row in 0..<cells.count where cells[row].text != 0 { body(row, cells[row].text) }
            }
        } else {
            for row in sparse.keys.sorted() {
                if let text = sparse[row]?.text, text != 0 { body(Int(row), text) }
            }
        }
    }

    /// Whether any row has a value.
    var hasAnyValue: Bool {
        isDense ? dense.contains { $0.text != 0 } : sparse.values.contains { $0.text != 0 }
    }

    private mutating func spread() {
        let last = sparse.keys.max().map(Int.init) ?? 0
        dense = Array(repeating: .unset, count: last + 1)
        for (row, cell) in sparse { dense[Int(row)] = cell }
        sparse = [:]
        isDense = true
    }
}
