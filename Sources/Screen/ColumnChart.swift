/// Values as columns of several rows from zero, each so many cells wide.
public struct ColumnChart: Sendable {
    /// The values, oldest first; nil is a gap.
    public var values: [Double?]
    /// Cells of a column, the gap of one cell behind it included if it is more than one.
    public var wide: Int

    /// A chart of values.
    public init(values: [Double?], wide: Int) {
        self.values = values
        self.wide = max(1, wide)
    }

    /// The columns without axis lines; the greatest value stands left of the highest row.
    public func lines(rows: Int, glyphs: Glyphs) -> [Line] {
        let top = values.compactMap { $0 }.max() ?? 0
        return (0..<max(0, rows)).map { row in
            let label = row == 0 ? SafeText(Self.label(top)) : row == rows - 1 ? "0" : ""
            var line = Line("  " + label.fitted(to: 5, .right) + " ", .muted)
            for value in values { line.append(cell(value, top, row, rows, glyphs), .chart) }
            return line
        }
    }

    /// What of a column lies in a row counted from the top.
    private func cell(
        _ value: Double?, _ top: Double, _ row: Int, _ rows: Int, _ glyphs: Glyphs
    ) -> SafeText {
        let solid = wide > 1 ? wide - 1 : 1
        let gap = SafeText.blanks(wide - solid)
        guard let value else {
            return (row == rows - 1 ? .repeating(glyphs.gap, count: solid) : .blanks(solid)) + gap
        }
        guard top > 0, value > 0 else { return .blanks(wide) }
        let eighths = max(1, Int((min(1, value / top) * Double(rows * 8)).rounded()))
        let inside = eighths - (rows - 1 - row) * 8
        guard inside > 0 else { return .blanks(wide) }
        return .repeating(glyphs.heights[min(8, inside) - 1], count: solid) + gap
    }

    private static func label(_ value: Double) -> String {
        value >= 10_000 ? "\(Int(value / 1000))k" : "\(Int(value))"
    }
}
