/// Cells to draw on.
struct Canvas {
    let columns: Int
    let rows: Int
    private var cells: [(SafeText, Role)]

    init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = rows
        cells = Array(repeating: (" ", .surface), count: self.columns * rows)
    }

    mutating func put(_ text: SafeText, _ role: Role, column: Int, row: Int) {
        cells[row * columns + column] = (text, role)
    }

    /// Whether nothing was put into a cell.
    func isEmpty(column: Int, row: Int) -> Bool { cells[row * columns + column].1 == .surface }

    func line(_ row: Int) -> Line {
        var line = Line()
        for (text, role) in cells[(row * columns)..<((row + 1) * columns)] {
            line.append(text, role)
        }
        return line
    }
}
