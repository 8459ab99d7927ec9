import Insight
import Model
import Screen

/// Draws the five stages: how many partners, how long they have been there, what they bring.
struct PipelinePane {
    let reading: PipelineReading
    /// Who went on and who is stuck; nil where there is no room for it.
    let passage: [StageFlow.Row]?
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs
    let isFocused: Bool

    func lines(in area: Rectangle) -> [Line] {
        let facts = SafeText(say(.pipelineAll, Format.count(Int64(reading.total))))
        let rule = glyphs.paneRule(
            SafeText(say[.panePipeline]), facts: facts, columns: area.columns,
            isFocused: isFocused)
        let body = area.rows < 7 ? [strip] : table(columns: area.columns, rows: area.rows - 1)
        var lines = [rule] + body
        while lines.count < area.rows { lines.append(Line()) }
        return lines.prefix(area.rows).map { $0.fitted(to: area.columns) }
    }

    private var strip: Line {
        var line = Line(" ", .surface)
        for (index, row) in reading.rows.enumerated() {
            if index > 0 { line.append(" " + glyphs.then + " ", .muted) }
            line.append(SafeText(say[.name(of: row.stage)]) + " ", .text)
            line.append(SafeText(Format.count(Int64(row.count))), .title)
        }
        return line
    }

    private func table(columns: Int, rows: Int) -> [Line] {
        let barWidth = max(4, min(40, columns - (passage == nil ? 38 : 50)))
        let gap = rows >= 14 ? 1 : 0
        var header = Line(" ", .surface)
        header.append(SafeText(say[.pipelineStage]).fitted(to: 11), .muted)
        header.append(
            SafeText(say[.pipelineCount]).fitted(to: countWidth, .right) + " ", .muted)
        header.append(.blanks(barWidth), .surface)
        if passage != nil {
            header.append(SafeText(say[.pipelineNext]).fitted(to: 7, .right), .muted)
        }
        header.append(SafeText(say[.pipelineAge]).fitted(to: daysWidth, .right), .muted)
        if passage != nil {
            header.append(SafeText(say[.pipelineStuck]).fitted(to: 7, .right), .muted)
        }
        header.append(
            SafeText(say(.pipelineValue, format.currencySign)).fitted(to: 11, .right), .muted)
        let top = Double(reading.rows.map(\.count).max() ?? 0)
        return [header]
            + reading.rows.flatMap { row in
                [line(row, top: top, barWidth: barWidth)] + (gap > 0 ? [Line()] : [])
            }
    }

    private func line(_ row: PipelineReading.Row, top: Double, barWidth: Int) -> Line {
        var line = Line(" ", .surface)
        line.append(SafeText(say[.name(of: row.stage)]).fitted(to: 11), .text)
        line.append(
            SafeText(Format.count(Int64(row.count))).fitted(to: countWidth, .right) + " ", .title)
        line.append(
            glyphs.bar(Double(row.count), of: top, columns: barWidth).fitted(to: barWidth), .chart)
        let days = row.medianDays.map { "\($0)" } ?? none
        let flow = passage?.first { $0.stage == row.stage }
        if passage != nil { line.append(next(flow).fitted(to: 7, .right), .text) }
        line.append(SafeText(days).fitted(to: daysWidth, .right), .text)
        if passage != nil {
            let stuck = flow?.stuck ?? 0
            let text = stuck > 0 ? Format.count(Int64(stuck)) : none
            line.append(SafeText(text).fitted(to: 7, .right), stuck > 0 ? .warn : .text)
        }
        let value = row.stage.isProspect ? none : row.revenue.map(format.wholeMoney) ?? "?"
        line.append(SafeText(value).fitted(to: 11, .right), .text)
        return line
    }

    private var countWidth: Int { passage == nil ? 8 : 7 }

    private var daysWidth: Int { passage == nil ? 6 : 5 }

    /// The share that went on, in percent.
    private func next(_ row: StageFlow.Row?) -> SafeText {
        guard let row, row.stage.next != nil else { return SafeText(none) }
        return SafeText(row.conversion.map { Format.percent($0, digits: 0) } ?? "n/a")
    }

    private var none: String { format.isASCII ? "-" : "—" }
}
