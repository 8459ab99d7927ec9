import Insight
import Model
import Screen

/// The panes read aloud: partners a line each, stages a line each, figures a line each.
extension Console {
    /// The partners a window shows, each with its columns by name.
    mutating func spokenList(isWhole: Bool) -> [String] {
        guard let analysis else { return [] }
        let count = isWhole ? max(20, size.rows) : 20
        let visible = list.visible(height: count)
        let columns = preferences.columns.filter { $0 != .partner }
        var lines = [
            say[.panePartners] + ": "
                + say(
                    .shownOf, Format.count(Int64(min(visible.lowerBound + 1, list.shown.count))),
                    Format.count(Int64(visible.upperBound)), Format.count(Int64(list.shown.count)))
        ]
        for place in visible {
            let row = list.shown[place]
            let cells = columns.map { column in
                let title = ListLayout.title(of: column, say, currency: format.currencySign)
                let cell = analysis.cell(column, row: row)
                return title + " " + spoken(cell, of: column)
            }
            let here = place == list.cursor ? say[.spokenHere] + ", " : ""
            let name = SafeText(analysis.program.displayName(row: row)).string
            lines.append(here + name + ": " + cells.joined(separator: ", "))
        }
        return lines
    }

    /// A cell without signs and small pictures.
    private func spoken(_ cell: CellValue, of column: ListColumn) -> String {
        switch cell {
        case .absent: say[.kpiNoValue]
        case .state(let state): say[.name(of: state)]
        case .unknown, .notApplicable: CellText(cell, format, say).shown.string
        case .series(let values):
            values.map { value in
                if case .trend(let metric, _) = column, metric.isMoney {
                    return format.wholeMoney(value)
                }
                return Format.count(value)
            }.joined(separator: " ")
        default:
            SpokenPicture.pieces(Line(CellText(cell, of: column, format, say).shown))
                .joined(separator: " ")
        }
    }

    /// The five stages: how many, who goes on, how long, who is stuck, what they bring.
    mutating func spokenPipeline() -> [String] {
        guard let analysis else { return [] }
        let reading = paneReadings(analysis).pipeline
        let flow = analysis.flow(partners: list.shown)
        let lines = reading.rows.map { row -> String in
            let passage = flow.rows.first { $0.stage == row.stage }
            var facts = [Format.count(Int64(row.count))]
            if let share = passage?.conversion {
                facts.append(say(.boardGoOn, Format.percent(share, digits: 0)))
            }
            facts.append(say[.pipelineAge] + " " + (row.medianDays.map { "\($0)" } ?? "?"))
            if let stuck = passage?.stuck, stuck > 0 {
                facts.append(say[.pipelineStuck] + " \(stuck)")
            }
            if !row.stage.isProspect {
                let value = row.revenue.map(format.wholeMoney) ?? "?"
                facts.append(say(.pipelineValue, format.currencySign) + " " + value)
            }
            return say[.name(of: row.stage)] + ": " + facts.joined(separator: ", ")
        }
        return [say[.panePipeline] + ":"] + lines
    }

    /// The cards of each stage, the first of many.
    mutating func spokenBoard() -> [String] {
        guard let analysis else { return [] }
        board.deal(list, analysis)
        return Stage.allCases.flatMap { stage -> [String] in
            let cards = board.cards(of: stage)
            let shown = cards.prefix(20)
            let names = shown.enumerated().map { place, row -> String in
                let here = stage == board.column && place == board.cursor(of: stage)
                let state = say[.name(of: analysis.states[row])]
                return (here ? say[.spokenHere] + ", " : "")
                    + SafeText(analysis.program.displayName(row: row)).string + ", " + state
            }
            let rest = cards.count - shown.count
            let more = rest > 0 ? [say(.kpiMoreParts, Format.count(Int64(rest)))] : []
            return [say[.name(of: stage)] + ":"] + names + more
        }
    }

    /// Home's figures with their chart in words.
    mutating func spokenPane() -> [String] {
        guard let analysis else { return [] }
        let pane = kpiPane(analysis, paneReadings(analysis))
        return [say[.paneKPIs] + ":"] + pane.readings.map(spoken) + [pane.sentence()]
    }

    /// A figure: its name, value, change and value before.
    func spoken(_ reading: KPIReading) -> String {
        let value = format.tile(reading.kpi, reading.current)
        var facts = [say[.name(of: reading.kpi)] + ": " + value]
        if reading.reference != nil {
            if let change = ChangeText(reading) {
                facts.append(
                    change.direction == 0
                        ? say[.chartLevel]
                        : say(change.direction > 0 ? .chartUp : .chartDown, change.size))
            }
            facts.append(say(.wordsBefore, format.tile(reading.kpi, reading.previous)))
        }
        return facts.joined(separator: ", ")
    }
}
