import Insight
import Model
import Screen

/// Draws a dossier: every part in its place, or one of them over the whole screen.
struct DossierView {
    let reading: DossierReading
    let glyphs: Glyphs

    private var dossier: Dossier { reading.dossier }
    private var say: Catalogue { reading.say }
    private var figures: DossierFigures {
        DossierFigures(
            analysis: reading.analysis, row: reading.row, say: say, format: reading.format,
            glyphs: glyphs)
    }

    func lines(in area: Rectangle) -> [Line] {
        let head = DossierHead(reading: reading, glyphs: glyphs).lines(columns: area.columns)
        let rows = max(0, area.rows - head.count)
        let body =
            if dossier.isZoomed || !DossierView.isFolded(area) {
                part(dossier.part, columns: area.columns, rows: rows, isWhole: true)
            } else if area.columns < 110 {
                narrow(columns: area.columns, rows: rows)
            } else {
                wide(columns: area.columns, rows: rows)
            }
        return Array((head + body).prefix(area.rows)).map { $0.fitted(to: area.columns) }
    }

    /// Whether there is room for more than one part.
    static func isFolded(_ area: Rectangle) -> Bool { area.columns >= 60 && area.rows >= 15 }

    // MARK: - Arrangements

    /// Two parts side by side, four times; what is left over goes to the timeline and the notes.
    private func narrow(columns: Int, rows: Int) -> [Line] {
        let left = columns / 2
        let right = columns - left - 1
        let spare = max(0, rows - 16)
        let isTight = rows < 15
        let first = 5 + min(5, spare / 4)
        let second = (isTight ? 3 : 4) + min(8, spare / 4)
        let last = (isTight ? 2 : 3) + spare / 5
        let figures: Dossier.Part = reading.isProspect ? .fit : .figures
        return beside(
            part(figures, columns: left, rows: first),
            part(.steps, columns: right, rows: first), left: left, rows: first)
            + beside(
                part(.who, columns: left, rows: second),
                part(.agreed, columns: right, rows: second), left: left, rows: second)
            + part(.timeline, columns: columns, rows: rows - first - second - last)
            + beside(
                part(.notes, columns: left, rows: last), part(.due, columns: right, rows: last),
                left: left, rows: last)
    }

    private func wide(columns: Int, rows: Int) -> [Line] {
        let notes = max(4, rows / 6)
        let first = min(14, (rows - notes) / 2)
        let second = rows - notes - first
        let side = columns * 38 / 120
        let middle = columns * 42 / 120
        let rest = columns - side - middle - 2
        let figures: Dossier.Part = reading.isProspect ? .fit : .figures
        let steps = min(first - 3, reading.items(of: .steps).count + 1)
        let third =
            part(.steps, columns: rest, rows: steps)
            + part(.agreed, columns: rest, rows: first - steps)
        let top = beside(
            beside(
                part(.who, columns: side, rows: first),
                part(figures, columns: middle, rows: first), left: side, rows: first),
            third, left: side + middle + 1, rows: first)
        let below = beside(
            charts(columns: side, rows: second),
            part(.timeline, columns: columns - side - 1, rows: second), left: side, rows: second)
        return top + below + part(.notes, columns: columns, rows: notes)
    }

    /// The weeks as columns with what is due below; prospects have no weeks.
    private func charts(columns: Int, rows: Int) -> [Line] {
        guard !reading.isProspect else { return part(.due, columns: columns, rows: rows) }
        let due = max(3, rows / 3)
        let title = glyphs.paneRule(
            SafeText(figures.chartTitle(columns: columns)), columns: columns)
        let chart = figures.chart(columns: columns, rows: rows - due - 1)
        return filled([title] + chart, to: rows - due)
            + part(.due, columns: columns, rows: due)
    }

    private func beside(_ left: [Line], _ right: [Line], left columns: Int, rows: Int) -> [Line] {
        (0..<rows).map { row in
            var line = (row < left.count ? left[row] : Line()).fitted(to: columns)
            line.append(glyphs.bar, .muted)
            line.append(row < right.count ? right[row] : Line())
            return line
        }
    }

    private func filled(_ lines: [Line], to rows: Int) -> [Line] {
        Array((lines + Array(repeating: Line(), count: max(0, rows - lines.count))).prefix(rows))
    }

    // MARK: - Parts

    private func part(
        _ part: Dossier.Part, columns: Int, rows: Int, isWhole: Bool = false
    ) -> [Line] {
        guard rows > 0 else { return [] }
        let isFocused = part == dossier.part
        let items = reading.items(of: part)
        let rule = glyphs.paneRule(
            SafeText(say[DossierView.title(of: part)]), facts: facts(of: part, items.count),
            columns: columns, isFocused: isFocused)
        if part == .figures {
            let lines =
                isWhole ? figures.table(columns: columns) : figures.comparison(columns: columns)
            return filled([rule] + lines, to: rows).map { $0.fitted(to: columns) }
        }
        guard !items.isEmpty else {
            return filled([rule, Line("  " + SafeText(say[empty(part)]), .muted)], to: rows)
        }
        let cursor = isFocused ? min(dossier.cursor(of: part), items.count - 1) : 0
        let start = max(0, min(cursor - (rows - 1) / 2, items.count - rows + 1))
        let visible = start..<min(items.count, start + rows - 1)
        let lines = visible.flatMap { place in
            drawn(
                items[place], part, columns: columns, isCurrent: isFocused && place == cursor,
                isWhole: isWhole)
        }
        return filled([rule] + lines, to: rows).map { $0.fitted(to: columns) }
    }

    static func title(of part: Dossier.Part) -> Phrase {
        switch part {
        case .who: .paneContacts
        case .figures: .dossierFigures
        case .fit: .dossierFit
        case .steps: .boxSteps
        case .agreed: .dossierAgreed
        case .due: .dossierDue
        case .timeline: .paneTimeline
        case .notes: .paneNotes
        }
    }

    private func facts(of part: Dossier.Part, _ count: Int) -> SafeText {
        switch part {
        case .steps:
            let progress = reading.analysis.progress(row: reading.row)
            let stage = say[.name(of: reading.analysis.stages[reading.row])]
            return SafeText(say(.dossierSteps, stage, "\(progress.settled)", "\(progress.of)"))
        case .fit:
            return reading.program.fit(row: reading.row).map { SafeText("\($0)/25") } ?? "?"
        case .timeline:
            let searched = dossier.search.isEmpty ? "" : "/" + dossier.search + "  "
            return SafeText(searched + (dossier.history == nil ? "" : "\(count)"))
        case .figures: return SafeText(say[.dossierWindow])
        case .notes, .due: return count > 0 ? SafeText("\(count)") : ""
        case .who, .agreed: return ""
        }
    }

    private func empty(_ part: Dossier.Part) -> Phrase {
        switch part {
        case .agreed: .dossierNothingAgreed
        case .due: .dossierNothingDue
        case .timeline: dossier.search.isEmpty ? .dossierNoTimeline : .boxNoMatch
        default: .dossierNoNotes
        }
    }

    // MARK: - Lines

    /// A line, and its whole text where one part fills the screen.
    private func drawn(
        _ item: DossierItem, _ part: Dossier.Part, columns: Int, isCurrent: Bool, isWhole: Bool
    ) -> [Line] {
        let first = line(item, part, columns: columns)
        guard isWhole, item.bar == nil else { return [isCurrent ? first.selected : first] }
        let indent = start(of: item, part).columns
        let texts = shown(item.text).wrapped(to: max(10, columns - indent - 2))
        guard texts.count > 1 else { return [isCurrent ? first.selected : first] }
        let head = start(of: item, part) + Line(texts[0], role(item.textRole))
        let rest = texts.dropFirst().map { text in
            Line(.blanks(indent), .surface) + Line(text, role(item.textRole))
        }
        return [isCurrent ? head.fitted(to: columns).selected : head] + rest
    }

    private func line(_ item: DossierItem, _ part: Dossier.Part, columns: Int) -> Line {
        var line = start(of: item, part)
        // What somebody wrote comes before the figures beside it.
        let isCrowded =
            item.bar == nil && SafeText(item.tail).columns + 14 > columns - line.columns
        let tail = isCrowded ? SafeText("") : shown(item.tail)
        let spare = max(1, columns - line.columns - (tail.columns > 0 ? tail.columns + 3 : 1))
        if let bar = item.bar {
            line.append(glyphs.bar(bar, of: 1, columns: spare).fitted(to: spare), .chart)
        } else {
            line.append(
                shown(item.text).fitted(to: spare, ellipsis: glyphs.ellipsis), role(item.textRole))
        }
        if tail.columns > 0 { line.append("  " + tail, role(item.tailRole)) }
        return line.fitted(to: columns)
    }

    private func start(of item: DossierItem, _ part: Dossier.Part) -> Line {
        let isSign = part == .steps
        let signRole: Role =
            item.textRole == .warn ? .warn : item.textRole == .muted ? .good : .muted
        var line = Line("  ", .surface)
        line.append(
            shown(item.head).fitted(to: headWidth(part), ellipsis: glyphs.ellipsis),
            isSign ? signRole : .muted)
        if let who = item.who {
            line.append(shown(who).fitted(to: 7, ellipsis: glyphs.ellipsis) + " ", .accent)
        }
        return line
    }

    private func headWidth(_ part: Dossier.Part) -> Int {
        switch part {
        case .steps: 2
        case .who: 10
        case .fit: 14
        case .agreed: 8
        case .due, .timeline, .notes: 13
        case .figures: 0
        }
    }

    private func role(_ role: DossierItem.TextRole) -> Role {
        switch role {
        case .plain: .text
        case .muted: .muted
        case .good: .good
        case .warn: .warn
        case .bad: .bad
        case .mark: .mark
        }
    }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}
