extension LineChart {
    /// Where a value's column stands: one cell is left between columns of three or more.
    private func cells(of index: Int, count: Int, columns: Int) -> Range<Int> {
        let start = index * columns / count
        let end = max(start + 1, (index + 1) * columns / count)
        return start..<(columns / count >= 3 ? end - 1 : end)
    }

    /// Columns from zero in eighths of a cell, the previous period as a line across them.
    func drawColumns(on canvas: inout Canvas, _ scale: Scale, _ glyphs: Glyphs) {
        let now = Glyphs.resampled(values, to: canvas.columns)
        let before = Glyphs.resampled(previous, to: canvas.columns)
        for (index, value) in now.enumerated() {
            let cells = cells(of: index, count: now.count, columns: canvas.columns)
            let isPartial = now.count == values.count && partial.contains(index)
            if let value { drawColumn(value, isPartial, cells, on: &canvas, scale, glyphs) }
        }
        for (index, value) in before.enumerated() {
            guard let value else { continue }
            let row = place(value, scale, rows: canvas.rows)
            for column in cells(of: index, count: before.count, columns: canvas.columns) {
                canvas.put(glyphs.across, .previous, column: column, row: row)
            }
        }
    }

    private func drawColumn(
        _ value: Double, _ isPartial: Bool, _ cells: Range<Int>, on canvas: inout Canvas,
        _ scale: Scale, _ glyphs: Glyphs
    ) {
        guard value > 0 else { return }
        let part = min(1, value / scale.top)
        let eighths = max(1, Int((part * Double(canvas.rows * 8)).rounded()))
        for row in 0..<canvas.rows {
            let inside = eighths - (canvas.rows - 1 - row) * 8
            guard inside > 0 else { continue }
            let piece = isPartial ? glyphs.hollow : columnPiece(inside, glyphs)
            for column in cells { canvas.put(piece, .chart, column: column, row: row) }
        }
    }

    private func columnPiece(_ eighths: Int, _ glyphs: Glyphs) -> SafeText {
        glyphs.isASCII ? "#" : glyphs.heights[min(8, eighths) - 1]
    }

    /// The cell a column of a value ends in, counted from the top.
    func place(_ value: Double, _ scale: Scale, rows: Int) -> Int {
        let part = max(0, min(1, value / scale.top))
        return min(rows - 1, rows - Int((part * Double(rows)).rounded(.up)))
    }
}
