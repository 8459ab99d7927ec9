/// One value a step as a line of box-drawing characters or as columns, with the previous period
/// behind it and a target across.
public struct LineChart: Sendable {
    /// How values are drawn.
    public enum Style: Sendable {
        case line, columns
    }

    /// The values, oldest first; nil is a gap.
    public var values: [Double?]
    /// The values of the previous period, drawn as dots.
    public var previous: [Double?]
    /// Labels below the axis: at which value, and what.
    public var labels: [(index: Int, text: SafeText)]
    /// How a number reads on the upright axis.
    public var number: @Sendable (Double) -> String
    /// How values are drawn.
    public var style = Style.line
    /// A value drawn as a broken line across, nil for none.
    public var target: Double?
    /// Which values are of steps that are not whole; drawn hollow in columns.
    public var partial: Set<Int> = []

    /// A chart of values.
    public init(
        values: [Double?], previous: [Double?], labels: [(index: Int, text: SafeText)],
        number: @escaping @Sendable (Double) -> String
    ) {
        self.values = values
        self.previous = previous
        self.labels = labels
        self.number = number
    }

    /// The chart as lines of a size; fewer than 4 rows or 16 columns give nothing.
    public func lines(columns: Int, rows: Int, glyphs: Glyphs) -> [Line] {
        guard rows >= 4, columns >= 16 else { return [] }
        let height = rows - 2
        let greatest = (values + previous + [target]).compactMap { $0 }.max() ?? 0
        let scale = Scale(holding: greatest, ticks: max(2, min(4, height / 3)))
        let axis = axisWidth(scale)
        var canvas = Canvas(columns: columns - axis - 1, rows: height)
        if style == .columns {
            drawColumns(on: &canvas, scale, glyphs)
            drawTarget(on: &canvas, scale, glyphs)
        } else {
            drawTarget(on: &canvas, scale, glyphs)
            drawPrevious(on: &canvas, scale, glyphs)
            drawValues(on: &canvas, scale, glyphs)
        }
        return upright(canvas, scale, axis: axis, glyphs: glyphs)
            + foot(columns: columns, axis: axis, width: canvas.columns, glyphs: glyphs)
    }

    /// The cell of a value counted from the top.
    private func row(_ value: Double, _ scale: Scale, rows: Int) -> Int {
        if style == .columns { return place(value, scale, rows: rows) }
        let part = max(0, min(1, value / scale.top))
        return rows - 1 - Int((part * Double(rows - 1)).rounded())
    }

    /// Stretches or shrinks a series to the width: each cell shows the step it falls into.
    private func cells(_ series: [Double?], _ columns: Int) -> [Double?] {
        guard !series.isEmpty else { return Array(repeating: nil, count: columns) }
        if series.count > columns { return Glyphs.resampled(series, to: columns) }
        return (0..<columns).map { series[$0 * series.count / columns] }
    }

    /// The target lies behind everything else: only empty cells show it.
    private func drawTarget(on canvas: inout Canvas, _ scale: Scale, _ glyphs: Glyphs) {
        guard let target else { return }
        let row = row(target, scale, rows: canvas.rows)
        for column in 0..<canvas.columns where canvas.isEmpty(column: column, row: row) {
            canvas.put(glyphs.target, .target, column: column, row: row)
        }
    }

    private func drawPrevious(on canvas: inout Canvas, _ scale: Scale, _ glyphs: Glyphs) {
        for (column, value) in cells(previous, canvas.columns).enumerated() {
            guard let value else { continue }
            canvas.put(
                glyphs.previous, .previous, column: column,
                row: row(value, scale, rows: canvas.rows))
        }
    }

    private func drawValues(on canvas: inout Canvas, _ scale: Scale, _ glyphs: Glyphs) {
        var last: Int?
        for (column, value) in cells(values, canvas.columns).enumerated() {
            guard let value else {
                last = nil
                continue
            }
            let row = row(value, scale, rows: canvas.rows)
            if let last, last != row {
                join(last, row, column: column, on: &canvas, glyphs)
            } else {
                canvas.put(glyphs.line, .chart, column: column, row: row)
            }
            last = row
        }
    }

    private func join(
        _ from: Int, _ to: Int, column: Int, on canvas: inout Canvas, _ glyphs: Glyphs
    ) {
        let curve = glyphs.curve
        let isRising = to < from
        canvas.put(isRising ? curve.riseIn : curve.fallIn, .chart, column: column, row: from)
        canvas.put(isRising ? curve.riseOut : curve.fallOut, .chart, column: column, row: to)
        for row in (min(from, to) + 1)..<max(from, to) {
            canvas.put(glyphs.bar, .chart, column: column, row: row)
        }
    }

    private func axisWidth(_ scale: Scale) -> Int {
        scale.ticks.map { SafeText(number($0)).columns }.max() ?? 1
    }

    private func upright(_ canvas: Canvas, _ scale: Scale, axis: Int, glyphs: Glyphs) -> [Line] {
        var names: [Int: SafeText] = [:]
        for tick in scale.ticks {
            names[row(tick, scale, rows: canvas.rows)] = SafeText(number(tick))
        }
        return (0..<canvas.rows).map { row in
            var line = Line((names[row] ?? "").fitted(to: axis, .right), .muted)
            let isLabelled = names[row] != nil
            line.append(isLabelled ? (glyphs.isASCII ? "+" : "┤") : glyphs.bar, .muted)
            line.append(canvas.line(row))
            return line
        }
    }

    private func foot(columns: Int, axis: Int, width: Int, glyphs: Glyphs) -> [Line] {
        var rule = Array(repeating: glyphs.isASCII ? SafeText("-") : "─", count: width)
        var text = Line()
        text.pad(to: axis + 1)
        for label in labels where !values.isEmpty {
            let column = label.index * width / values.count
            guard rule.indices.contains(column) else { continue }
            rule[column] = glyphs.isASCII ? "+" : "┬"
            let start = axis + 1 + column
            guard start >= text.columns, start + label.text.columns <= columns else { continue }
            text.pad(to: start)
            text.append(label.text, .muted)
            if text.columns < columns { text.append(" ", .muted) }
        }
        var line = Line(SafeText.blanks(axis) + (glyphs.isASCII ? "+" : "└"), .muted)
        line.append(rule.reduce("", +), .muted)
        return [line, text]
    }
}
