import Insight
import Model
public import Screen

extension Console {
    var glyphs: Glyphs { Glyphs(isASCII: options.isASCII) }

    /// The screen as it is now.
    public mutating func frame() -> Frame {
        let layout = layout
        if isOnCampaigns { dealCampaigns() }
        if layout.extent == .none { return tooSmall() }
        if isOnKPIs, let analysis { _ = kpiReadings(analysis) }
        if isOnHealth, let analysis { health.deal(analysis) }
        var lines = layout.extent == .listOnly ? [calmLine()] : [tabs(), secondLine()]
        lines += bodyLines(layout)
        while lines.count < layout.body.row + layout.body.rows { lines.append(Line()) }
        if size.rows - lines.count >= 3 {
            lines.append(glyphs.fullRule(columns: size.columns))
            lines.append(messageLine())
        }
        lines.append(footer())
        var frame = Frame(size: size, lines: lines)
        placeCursor(in: &frame)
        drawBoxes(on: &frame)
        return options.isASCII ? frame.ascii : frame
    }

    private func tooSmall() -> Frame {
        let text = say(.tooSmall, "\(size.columns)x\(size.rows)")
        let lines = SafeText(text).wrapped(to: size.columns).map { Line($0) }
        return Frame(size: size, lines: lines)
    }

    private mutating func bodyLines(_ layout: Layout) -> [Line] {
        switch place {
        case .welcome: return WelcomeScreen(say: say, glyphs: glyphs).lines(columns: size.columns)
        case .importing:
            return preview.map {
                ImportScreen(preview: $0, mapping: mapping, say: say, glyphs: glyphs)
                    .lines(columns: size.columns, rows: layout.body.rows)
            } ?? []
        case .dossier: return dossierLines(layout)
        case .triage: return triageLines(layout)
        case .outreach: return outreachLines(layout)
        case .newsletter: return newsletterLines(layout)
        case .campaigns: return campaignLines(layout)
        case .health: return healthLines(layout)
        case .letter: return letterLines(layout)
        case .letters: return pileLines(layout)
        case .history: return historyLines(layout)
        case .resources: return resourceLines(layout)
        case .pipeline where layout.list == nil: return boardLines(layout)
        case .kpis where layout.list == nil: return kpiScreen(layout)
        default: return paneLines(layout)
        }
    }

    private mutating func paneLines(_ layout: Layout) -> [Line] {
        guard let analysis else { return [] }
        var body = Frame(
            size: Size(columns: size.columns, rows: layout.body.rows), lines: [])
        func put(_ lines: [Line], _ area: Rectangle) {
            body.overlay(lines, at: Position(column: area.column, row: area.row - layout.body.row))
        }
        if let area = layout.list {
            let visible = list.visible(height: layout.listHeight)
            let lines = listPane(analysis, facts: true).lines(
                list, visible: visible, in: area, facts: listFacts(visible))
            put(lines, area)
            let right = area.column + area.columns
            if layout.extent == .wide, right < size.columns {
                put(
                    Array(repeating: Line(glyphs.bar, .muted), count: area.rows),
                    Rectangle(column: right, row: area.row, columns: 1, rows: area.rows))
            }
        }
        if let area = layout.pipeline { put(pipelineLines(analysis, area), area) }
        if let area = layout.kpis { put(kpiLines(analysis, area), area) }
        if let area = layout.under { put(underLines(analysis, area), area) }
        return body.lines
    }

    func listPane(_ analysis: Analysis, facts: Bool) -> ListPane {
        ListPane(
            analysis: analysis, say: say, format: format, glyphs: glyphs, columns: shownColumns,
            columnCursor: place == .partners ? columnCursor : nil,
            isFocused: pane == .list || place == .partners)
    }

    private func listFacts(_ visible: Range<Int>) -> SafeText {
        var parts: [String] = []
        if !list.marks.isEmpty { parts.append(say(.marked, Format.count(Int64(list.marks.count)))) }
        if size.columns >= 60 {
            let title = ListLayout.title(
                of: list.sort.column, say, currency: format.currencySign)
            parts.append(say(.sortedBy, SafeText(title).string))
        }
        let hidden = list.totalCount - list.shown.count
        if hidden > 0 { parts.append(say(.hidden, Format.count(Int64(hidden)))) }
        guard !list.shown.isEmpty else {
            return SafeText((parts + ["0"]).joined(separator: "   "))
        }
        parts.append(
            say(
                .shownOf, Format.count(Int64(min(visible.lowerBound + 1, list.shown.count))),
                Format.count(Int64(visible.upperBound)), Format.count(Int64(list.shown.count))))
        return SafeText(parts.joined(separator: "   "))
    }

    private mutating func pipelineLines(_ analysis: Analysis, _ area: Rectangle) -> [Line] {
        let readings = paneReadings(analysis)
        let isFocused = pane == .pipeline || place == .pipeline
        let (say, format, glyphs, rows) = (say, format, glyphs, list.shownRows)
        return drawn.lines(.pipeline, drawnKey(analysis, area, isFocused)) {
            let isWide = area.columns >= 54 && area.rows >= 7
            return PipelinePane(
                reading: readings.pipeline,
                passage: isWide ? analysis.passage(partners: rows) : nil, say: say,
                format: format, glyphs: glyphs, isFocused: isFocused
            ).lines(in: area)
        }
    }

    private mutating func kpiLines(_ analysis: Analysis, _ area: Rectangle) -> [Line] {
        let pane = kpiPane(analysis, paneReadings(analysis))
        return drawn.lines(.kpis, drawnKey(analysis, area, pane.isFocused)) {
            pane.lines(in: area)
        }
    }

    private func drawnKey(
        _ analysis: Analysis, _ area: Rectangle, _ isFocused: Bool
    ) -> DrawnPanes.Key {
        DrawnPanes.Key(
            list: list.generation, analysis: analysis.generation, area: area, kpi: kpi,
            isFocused: isFocused, isASCII: options.isASCII)
    }

    func kpiPane(_ analysis: Analysis, _ readings: PaneReadings) -> KPIPane {
        KPIPane(
            readings: readings.kpis, chosen: paneKPI, say: say, format: format, glyphs: glyphs,
            isFocused: pane == .kpis,
            remarks: remarks(analysis, readings.gaps))
    }

    private func remarks(_ analysis: Analysis, _ gaps: [TotalsGap]) -> [String] {
        // EPC has more than one meaning, so the one shown is named.
        var remarks =
            paneKPI == .epc
            ? [say(.kpiFormula, say[.name(of: .epc)], say[.explaining(KPI.epc)])] : []
        for gap in gaps where gap.metric.word == paneKPI.rawValue {
            func text(_ value: Int64) -> String {
                gap.metric.isMoney ? format.exactMoney(value) : Format.count(value)
            }
            remarks.append(
                say(
                    .kpiGap, gap.source, gap.metric.word, text(gap.total), text(gap.partners),
                    text(gap.total - gap.partners)))
        }
        for (code, rows) in analysis.figures.otherCurrencies.sorted(by: { $0.key < $1.key }) {
            remarks.append(say(.kpiOtherCurrency, "\(rows)", code))
        }
        return remarks
    }

    /// A few lines about the partner under the cursor.
    private func underLines(_ analysis: Analysis, _ area: Rectangle) -> [Line] {
        guard let row = list.current else { return [] }
        let program = analysis.program
        let name = SafeText(program.displayName(row: row))
        var lines = [
            glyphs.paneRule(
                options.isASCII ? name.ascii : name,
                facts: SafeText(program.ids[row].text), columns: area.columns)
        ]
        let rhythm = RhythmSentence(analysis: analysis, say: say, format: format).text(row: row)
        if !rhythm.isEmpty {
            lines += SafeText(rhythm).wrapped(to: max(10, area.columns - 4)).map {
                Line("  " + $0, .title)
            }
        }
        let stage = program.stage(row: row)
        var story = say[.name(of: stage)]
        if let since = program.entered(stage, row: row) {
            story = say(.dossierStageSince, story, Format.longDay(since))
        }
        if let last = analysis.lastActivity(row: row) {
            let silent = analysis.silentDays[row].map { "\($0)d" } ?? "?"
            story += "   " + say(.dossierLast, Format.longDay(last), silent)
        }
        let tags = program.tags(row: row).map { "#" + $0 }.joined(separator: " ")
        let warnings = PartnerWarnings(analysis: analysis, row: row, say: say)
        var second = Line("  ", .muted)
        for (text, role) in warnings.texts { second.append(SafeText(text) + "  ", role) }
        if let text = warnings.overdue { second.append(SafeText(text) + "  ", .warn) }
        second.append(SafeText(story) + "   ", .muted)
        second.append(SafeText(tags), .mark)
        lines.append(second)
        let facts = [FieldName.email, FieldName.site, FieldName.country, FieldName.channel]
            .compactMap { field in
                program.value(field, row: row).map { value in
                    FieldName.addresses.contains(field)
                        ? DomainName.unmasked(value) ?? value : value
                }
            }
        lines.append(Line("  " + SafeText(facts.joined(separator: "   ")), .text))
        if let note = program.notes(row: row).first {
            let who = SafeText(note.user + " " + Format.moment(note.milliseconds) + "  ")
            var line = Line("  " + who, .muted)
            line.append(SafeText(note.text), .text)
            lines.append(line)
        }
        return lines.map { line in
            options.isASCII
                ? Line(line.runs.map { Run($0.text.ascii, $0.role) }) : line
        }
    }
}
