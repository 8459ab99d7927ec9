import Insight
import Model
import Screen

/// Draws a figure in few cells: name, value, change, small picture, verdict.
struct KPITile {
    let reading: KPIReading
    let target: KPITarget?
    let isChosen: Bool
    /// The first metric no file tells in the window, nil if all are told.
    let missing: Metric?
    /// Why costs of the settings are no part of it, where they should be.
    var costs: Phrase?
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    private var name: SafeText { SafeText(say[.name(of: reading.kpi)]) }
    private var value: SafeText { SafeText(format.tile(reading.kpi, reading.current)) }
    private var hasValue: Bool { reading.current.fraction != nil }

    /// How far the value is from its target, as a sign.
    var mark: Line {
        guard let target, let value = reading.current.fraction else {
            return Line(glyphs.neutral, .muted)
        }
        switch target.verdict(of: value, in: reading.window) {
        case .met: return Line(glyphs.check, .good)
        case .near: return Line("!", .warn)
        case .missed: return Line(glyphs.missed, .bad)
        }
    }

    private var head: Line {
        var line = Line(isChosen ? glyphs.focus : " ", .accent)
        line.append(name, isChosen ? .accent : .muted)
        return line
    }

    /// Four lines: name and verdict, value and change, picture, target.
    func lines(width: Int) -> [Line] {
        [
            KPITile.line(head, mark, width: width),
            KPITile.line(Line(" " + value, .title), change(isTight: false), width: width),
            Line(" ", .surface).appending(picture(columns: width - 2)),
            Line(" " + SafeText(note).fitted(to: width - 2, ellipsis: glyphs.ellipsis), .muted),
        ]
    }

    /// One line: name, value, picture, change, verdict.
    func line(width: Int) -> Line {
        var line = head.fitted(to: width >= 36 ? hasValue ? 14 : 13 : width - 19)
        // Without signs of currencies their codes take two cells more.
        line.append(
            value.fitted(to: format.isASCII ? 11 : 9, .right), hasValue ? .title : .muted)
        line.append(" ", .surface)
        let tail = hasValue ? change(isTight: true) : Line()
        let room = width - line.columns - 2
        if hasValue {
            let end = max(6, tail.columns + 1)
            line.append(picture(columns: max(0, room - end)).fitted(to: max(0, room - end)))
            line.append(tail.rightAligned(to: end))
        } else {
            line.append(
                SafeText(note).fitted(to: max(0, room), ellipsis: glyphs.ellipsis), .muted)
        }
        line.append(" ", .surface)
        line.append(mark)
        return line.fitted(to: width)
    }

    private func change(isTight: Bool) -> Line {
        guard hasValue, let change = ChangeText(reading) else { return Line() }
        guard isTight else { return change.line(reading.kpi, glyphs) }
        // "0.1 pt" becomes "0.1p", "12 %" becomes "12%".
        var short = SafeText("")
        for scalar in change.size.unicodeScalars where scalar != " " && scalar != "t" {
            short = short + SafeText(String(scalar))
        }
        let sign =
            change.direction == 0 ? glyphs.level : change.direction > 0 ? glyphs.up : glyphs.down
        return Line(sign + short, change.role(of: reading.kpi))
    }

    /// The series, or the two numbers a share of partners is made of.
    private func picture(columns: Int) -> Line {
        guard columns > 0 else { return Line() }
        let isTold = reading.values.contains { $0 != nil }
        if isTold {
            return Line(
                glyphs.sparkline(reading.values, columns: min(reading.values.count, columns)),
                .chart)
        }
        guard let fraction = reading.current.fraction, reading.kpi.unit == .ratio,
            fraction.whole > 1, ![.topOne, .topFive, .topTen, .share].contains(reading.kpi)
        else { return Line() }
        let text = say(
            .kpiPartOf, Format.count(fraction.part), Format.count(fraction.whole))
        return Line(SafeText(text).fitted(to: columns, ellipsis: glyphs.ellipsis), .muted)
    }

    /// The target, or why there is no value.
    var note: String {
        switch reading.current {
        case .unknown where costs != nil, .notApplicable where costs != nil:
            return costs.map { say[$0] } ?? ""
        case .unknown:
            return missing.map { say(.kpiNoMetric, KPITile.word($0)) } ?? say[.kpiNobodySays]
        case .notApplicable:
            guard case .quotient = reading.kpi.formula, let whole = reading.kpi.metrics.last else {
                return say[.kpiTooFew]
            }
            return say(.kpiNone, KPITile.word(whole))
        case .value:
            guard let target else { return say[.kpiNoTarget] }
            return say(.kpiTarget, goal(target))
        }
    }

    private func goal(_ target: KPITarget) -> String {
        let value = target.value(in: reading.window).value
        let text = format.axis(reading.kpi, value)
        return reading.kpi.unit == .ratio ? text + " %" : text
    }

    private static func word(_ metric: Metric) -> String {
        metric.word.map { $0 == "_" ? " " : String($0) }.joined()
    }

    /// Left and right end of a line.
    static func line(_ left: Line, _ right: Line, width: Int) -> Line {
        var line =
            left.columns + right.columns + 1 > width
            ? left.fitted(to: max(0, width - right.columns - 1)) : left
        line.pad(to: width - right.columns)
        line.append(right)
        return line.fitted(to: width)
    }

}

extension Line {
    /// The line with another behind it.
    func appending(_ other: Line) -> Line {
        var line = self
        line.append(other)
        return line
    }
}

/// Draws the wall of tiles.
struct KPIWall {
    let tiles: [KPITile]
    let say: Catalogue
    let glyphs: Glyphs

    /// How tiles stand: full ones side by side, or one line each in two columns.
    struct Grid: Hashable {
        let isCompact: Bool
        let columns: Int
        let rows: Int

        init(count: Int, width: Int) {
            isCompact = width < 110
            columns = isCompact ? 2 : 6
            rows = (count + columns - 1) / columns
        }

        /// How many tiles leave room for the chart below them; twelve are always shown.
        static func capacity(columns: Int, rows: Int) -> Int {
            guard columns < 110 else { return 6 * max(2, (rows - 8) / 5) }
            return max(2, 2 * (rows - 7), min(12, 2 * (rows - 1)))
        }

        /// The tile at a cell of the wall, its rule being line 0; nil between tiles.
        func tile(line: Int, column: Int, width: Int, isTall: Bool, count: Int) -> Int? {
            let (pitch, height) = isCompact ? (1, 1) : (isTall ? 5 : 4, 4)
            let (row, across) = ((line - 1) / pitch, column / max(1, width / columns))
            guard line > 0, row < rows, (line - 1) % pitch < height, across < columns else {
                return nil
            }
            let index = isCompact ? across * rows + row : row * columns + across
            return index < count ? index : nil
        }

        /// The tile next to one; the same at the edge.
        func step(from index: Int, _ command: Command, count: Int) -> Int {
            let (across, down) = isCompact ? (rows, 1) : (1, columns)
            let (column, row) =
                isCompact
                ? (index / rows, index % rows) : (index % columns, index / columns)
            let next =
                switch command {
                case .left: column > 0 ? index - across : index
                case .right: column + 1 < columns ? index + across : index
                case .up: row > 0 ? index - down : index
                default: row + 1 < rows ? index + down : index
                }
            return next < count ? next : index
        }
    }

    func lines(columns: Int, isTall: Bool) -> [Line] {
        let grid = Grid(count: tiles.count, width: columns)
        let legend = say(
            columns >= 110 ? .kpiSigns : .kpiSignsShort, glyphs.check.string,
            glyphs.missed.string, glyphs.neutral.string)
        var lines = [
            glyphs.paneRule(
                SafeText(say[.kpiTiles]), facts: SafeText(legend), columns: columns)
        ]
        if grid.isCompact { return lines + compact(grid, columns) }
        for row in 0..<grid.rows {
            let start = row * grid.columns
            let part = tiles[start..<min(tiles.count, start + grid.columns)]
            lines += full(Array(part), columns / grid.columns)
            if row + 1 < grid.rows, isTall { lines.append(Line()) }
        }
        return lines
    }

    private func full(_ tiles: [KPITile], _ width: Int) -> [Line] {
        var lines = Array(repeating: Line(), count: 4)
        for (index, tile) in tiles.enumerated() {
            let isLast = index == tiles.count - 1
            for (row, line) in tile.lines(width: width - 2).enumerated() {
                lines[row].append(line.fitted(to: width - 2))
                lines[row].append(isLast ? "  " : " " + glyphs.tileBar, .muted)
            }
        }
        return lines
    }

    private func compact(_ grid: Grid, _ columns: Int) -> [Line] {
        (0..<grid.rows).map { row in
            var line = Line()
            for column in 0..<grid.columns {
                let index = column * grid.rows + row
                guard index < tiles.count else { continue }
                line.append(tiles[index].line(width: columns / 2 - 1))
                line.append(" ", .surface)
            }
            return line
        }
    }
}
