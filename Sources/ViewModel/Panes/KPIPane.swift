import Insight
import Model
import Screen

/// Draws the tiles of the KPIs and the chart of the chosen one.
struct KPIPane {
    let readings: [KPIReading]
    let chosen: KPI
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs
    let isFocused: Bool
    /// Lines of small print below the chart, where there is room.
    let remarks: [String]

    /// How many tiles stand side by side.
    private func perRow(_ area: Rectangle) -> Int {
        max(1, min(readings.count, (area.columns + 1) / 19))
    }

    /// The tiles there is room for.
    private func shown(in area: Rectangle) -> [KPIReading] {
        let perRow = perRow(area)
        let tileRows =
            area.rows >= 21 ? (readings.count + perRow - 1) / perRow : area.rows >= 15 ? 2 : 1
        return visible(count: perRow * tileRows)
    }

    /// The figure of the tile at a cell of the pane; nil between tiles and below them.
    func kpi(line: Int, column: Int, in area: Rectangle) -> KPI? {
        let (perRow, shown) = (perRow(area), shown(in: area))
        let pitch = area.rows > 4 ? 4 : 3
        let start = (line - 1) / pitch * perRow
        guard line > 0, (line - 1) % pitch < 3, start < shown.count else { return nil }
        let count = start > 0 ? min(perRow, shown.count - start) : perRow
        let index = start + column / max(1, (area.columns - 1) / count)
        return index < min(shown.count, start + count) ? shown[index].kpi : nil
    }

    func lines(in area: Rectangle) -> [Line] {
        var lines = [rule(area.columns)]
        let (perRow, shown) = (perRow(area), shown(in: area))
        for start in stride(from: 0, to: shown.count, by: perRow) {
            let row = Array(shown[start..<min(start + perRow, shown.count)])
            // A last row that is not full shares the whole width.
            let share = start > 0 ? row.count : perRow
            lines += tiles(row, width: (area.columns - 1) / share)
            if area.rows > 4 { lines.append(Line()) }
        }
        lines += chart(columns: area.columns, rows: area.rows - lines.count)
        while lines.count < area.rows { lines.append(Line()) }
        return lines.prefix(area.rows).map { $0.fitted(to: area.columns) }
    }

    private func rule(_ columns: Int) -> Line {
        let facts = readings.first.map { say(.kpiWindow, Format.weekdayDay($0.window.to)) } ?? ""
        return glyphs.paneRule(
            SafeText(say[.paneKPIs]), facts: SafeText(facts), columns: columns,
            isFocused: isFocused)
    }

    /// The first tiles, with the chosen one always among them.
    private func visible(count: Int) -> [KPIReading] {
        guard count < readings.count else { return readings }
        let first = Array(readings.prefix(count))
        if first.contains(where: { $0.kpi == chosen }) { return first }
        return first.dropLast() + readings.filter { $0.kpi == chosen }
    }

    private func tiles(_ row: [KPIReading], width: Int) -> [Line] {
        var lines = [Line(), Line(), Line()]
        for (index, reading) in row.enumerated() {
            let edge = index == 0 ? SafeText(" ") : glyphs.tileBar + " "
            let inner = width - edge.columns
            let parts = tile(reading, width: inner)
            for line in lines.indices {
                lines[line].append(edge, .muted)
                lines[line].append(parts[line].fitted(to: inner))
            }
        }
        return lines
    }

    private func tile(_ reading: KPIReading, width: Int) -> [Line] {
        let isChosen = reading.kpi == chosen
        var name = Line(isChosen ? glyphs.focus : SafeText(""), .accent)
        name.append(SafeText(say[.name(of: reading.kpi)]), isChosen ? .accent : .muted)
        let number = SafeText(valueText(reading.kpi, reading.current))
        var value = Line(number.fitted(to: max(9, number.columns + 1)), .title)
        value.append(change(reading))
        let spark = glyphs.sparkline(
            reading.values, columns: min(reading.values.count, max(1, width - 2)))
        return [name, value, Line(spark, .chart)]
    }

    private func change(_ reading: KPIReading) -> Line {
        ChangeText(reading)?.line(reading.kpi, glyphs) ?? ChangeText.missing(reading)
    }

    /// A value with its unit.
    func valueText(_ kpi: KPI, _ reading: Reading) -> String { format.tile(kpi, reading) }

    private func chart(columns: Int, rows: Int) -> [Line] {
        guard rows >= 6, let reading = readings.first(where: { $0.kpi == chosen }) else {
            return []
        }
        guard (reading.values + reading.previousValues).contains(where: { $0 != nil }) else {
            let title = say(.kpiChartTitle, say[.name(of: chosen)])
            return [
                glyphs.paneRule(SafeText(title), columns: columns), Line(),
                Line("  " + SafeText(say[.explainNobody]), .muted),
            ]
        }
        let legend = say(.kpiLegend, glyphs.line.string, glyphs.previous.string)
        let title = say(.kpiChartTitle, say[.name(of: chosen)]) + format.axisUnit(of: chosen)
        let small = rows >= 10 ? remarks : []
        let number: @Sendable (Double) -> String = { [format, chosen] value in
            format.axis(chosen, value)
        }
        let chart = LineChart(
            values: reading.values, previous: reading.previousValues, labels: labels(reading),
            number: number)
        return [
            glyphs.paneRule(SafeText(title), facts: SafeText(legend), columns: columns)
        ] + chart.lines(columns: columns, rows: rows - 1 - small.count, glyphs: glyphs)
            + small.map { Line(" " + SafeText($0), .muted) }
    }

    private func labels(_ reading: KPIReading) -> [(index: Int, text: SafeText)] {
        stride(from: 0, to: reading.window.length, by: 7).map { index in
            (index, SafeText(Format.shortDay(reading.window.from.advanced(by: index))))
        }
    }

    /// The chart in words, with every number it shows.
    func sentence() -> String {
        guard let reading = readings.first(where: { $0.kpi == chosen }) else { return "" }
        let change: String =
            switch ChangeText(reading) {
            case nil: say[.chartNoComparison]
            case let change? where change.direction == 0: say[.chartLevel]
            case let change?: say(change.direction > 0 ? .chartUp : .chartDown, change.size)
            }
        let best = reading.values.enumerated().max { ($0.element ?? -1) < ($1.element ?? -1) }
        let bestDay = best.map { reading.window.from.advanced(by: $0.offset) }
        return say(
            .chartReading, say[.name(of: chosen)], Format.longDay(reading.window.from),
            Format.longDay(reading.window.to), valueText(chosen, reading.current),
            valueText(chosen, reading.previous), change,
            bestDay.map(Format.weekdayDay) ?? "?",
            best?.element.map { format.tile(chosen, $0) } ?? "?")
    }
}
