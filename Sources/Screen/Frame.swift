/// A piece of text with one role; the smallest thing a screen is made of.
public struct Run: Hashable, Sendable {
    /// What is shown, already safe for a terminal.
    public var text: SafeText
    /// What it is.
    public var role: Role
    /// Whether it lies under the cursor row.
    public var isSelected: Bool

    /// A run of text in a role.
    public init(_ text: SafeText, _ role: Role = .text, isSelected: Bool = false) {
        self.text = text
        self.role = role
        self.isSelected = isSelected
    }
}

/// Columns and rows of a window.
public struct Size: Hashable, Sendable {
    /// Character cells across.
    public var columns: Int
    /// Lines down.
    public var rows: Int

    /// A size; negative numbers count as zero.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A cell of a window, counted from its upper left corner at 0, 0.
public struct Position: Hashable, Sendable {
    /// Cells from the left edge.
    public var column: Int
    /// Lines from the top.
    public var row: Int

    /// The cell at a column and row.
    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A whole screen as lines, each exactly as wide as the window.
public struct Frame: Hashable, Sendable {
    /// The window it was made for.
    public let size: Size
    /// One line for every row, each `size.columns` wide.
    public private(set) var lines: [Line]
    /// Where the terminal's own cursor stands, nil if it is hidden.
    public var cursor: Position?

    /// Fits lines into a window: cut and padded to its width, cut or filled up to its height.
    public init(size: Size, lines: [Line], cursor: Position? = nil) {
        self.size = size
        self.cursor = cursor
        var fitted = lines.prefix(size.rows).map { $0.fitted(to: size.columns) }
        let blank = Line().fitted(to: size.columns)
        while fitted.count < size.rows { fitted.append(blank) }
        self.lines = fitted
    }

    /// The frame with every cell that is not ASCII replaced.
    public var ascii: Frame {
        let lines = lines.map { line in
            Line(line.runs.map { Run($0.text.ascii, $0.role, isSelected: $0.isSelected) })
        }
        return Frame(size: size, lines: lines, cursor: cursor)
    }

    /// Lays lines over the frame with their upper left corner at a position; what hangs out is cut.
    public mutating func overlay(_ box: [Line], at position: Position) {
        for (index, line) in box.enumerated() where lines.indices.contains(position.row + index) {
            let row = position.row + index
            lines[row] = lines[row].overlaid(with: line, at: position.column)
                .fitted(to: size.columns)
        }
    }
}
