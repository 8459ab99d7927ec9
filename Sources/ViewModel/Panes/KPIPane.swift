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

    func lines(in area: Rectangle) -> [Line] {
        var lines = [rule(area.columns)]
        let perRow = max(1, min(readings.count, (area.columns + 1) / 19))
        let tileRows =
            area.rows >= 21 ? (readings.count + perRow - 1) / perRow : area.rows >= 15 ? 2 : 1
        let shown = visible(count: perRow * tileRows)
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
            reading.daily, columns: min(reading.daily.count, max(1, width - 2)))
        return [name, value, Line(spark, .chart)]
    }

    private func change(_ reading: KPIReading) -> Line {
        guard let change = ChangeText(reading) else {
            let isUnknown = reading.current == .unknown || reading.previous == .unknown
            return Line(isUnknown ? "?" : "n/a", .muted)
        }
        let sign =
            change.direction == 0
            ? glyphs.level : change.direction > 0 ? glyphs.up : glyphs.down
        return Line(
            sign + " " + SafeText(change.size),
            change.direction == 0 ? .muted : change.direction > 0 ? .good : .bad)
    }

    /// A value with its unit.
    func valueText(_ kpi: KPI, _ reading: Reading) -> String {
        switch reading {
        case .unknown: "?"
        case .notApplicable: "n/a"
        case .value(let value): number(kpi, value, withUnit: true)
        }
    }

    private func number(_ kpi: KPI, _ value: Double, withUnit: Bool) -> String {
        let unit = withUnit ? format.currencySign + " " : ""
        switch kpi.unit {
        case .count: return Format.short(value)
        case .money: return unit + format.shortMoney(value)
        case .ratio: return Format.percent(value) + (withUnit ? " %" : "")
        case .moneyPerClick: return unit + CellText.perClick(value, format)
        }
    }

    private func chart(columns: Int, rows: Int) -> [Line] {
        guard rows >= 6, let reading = readings.first(where: { $0.kpi == chosen }) else {
            return []
        }
        guard (reading.daily + reading.previousDaily).contains(where: { $0 != nil }) else {
            let title = say(.kpiChartTitle, say[.name(of: chosen)])
            return [
                glyphs.paneRule(SafeText(title), columns: columns), Line(),
                Line("  " + SafeText(say[.explainNobody]), .muted),
            ]
        }
        let legend = say(.kpiLegend, glyphs.line.string, glyphs.previous.string)
        let unit: String =
            switch chosen.unit {
            case .money, .moneyPerClick: " " + format.currencySign
            case .ratio: " %"
            case .count: ""
            }
        let title = say(.kpiChartTitle, say[.name(of: chosen)]) + unit
        let small = rows >= 10 ? remarks : []
        let number: @Sendable (Double) -> String = { [format, chosen] value in
            KPIPane.axisNumber(chosen, value, format)
        }
        let chart = LineChart(
            values: reading.daily, previous: reading.previousDaily, labels: labels(reading),
            number: number)
        return [
            glyphs.paneRule(SafeText(title), facts: SafeText(legend), columns: columns)
        ] + chart.lines(columns: columns, rows: rows - 1 - small.count, glyphs: glyphs)
            + small.map { Line(" " + SafeText($0), .muted) }
    }

    private static func axisNumber(_ kpi: KPI, _ value: Double, _ format: Format) -> String {
        switch kpi.unit {
        case .count: Format.short(value)
        case .money: format.shortMoney(value)
        case .ratio: Format.percent(value, digits: 1)
        case .moneyPerClick: CellText.perClick(value, format)
        }
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
        let best = reading.daily.enumerated().max { ($0.element ?? -1) < ($1.element ?? -1) }
        let bestDay = best.map { reading.window.from.advanced(by: $0.offset) }
        return say(
            .chartReading, say[.name(of: chosen)], Format.longDay(reading.window.from),
            Format.longDay(reading.window.to), valueText(chosen, reading.current),
            valueText(chosen, reading.previous), change,
            bestDay.map(Format.weekdayDay) ?? "?",
            best?.element.map { number(chosen, $0, withUnit: true) } ?? "?")
    }
}
