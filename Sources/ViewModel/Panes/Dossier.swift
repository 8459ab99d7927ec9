import Insight
import Model
import Screen

/// Everything about one partner: who, figures, notes, and what happened, newest first.
struct Dossier {
    let row: Int
    let id: PartnerID
    private(set) var history: [Event]?
    private(set) var top = 0

    init(row: Int, id: PartnerID) {
        self.row = row
        self.id = id
    }

    mutating func take(history: [Event], of id: PartnerID) {
        if id == self.id { self.history = history }
    }

    mutating func scroll(_ command: Command, page: Int) {
        switch command {
        case .down: top += 1
        case .up: top -= 1
        case .first: top = 0
        case .last: top = 10_000
        case .halfPageDown: top += page / 2
        case .halfPageUp: top -= page / 2
        case .pageDown: top += page
        default: top -= page
        }
        top = max(0, top)
    }

    /// Holds the scroll position inside so many lines.
    mutating func clamp(lines: Int, height: Int) { top = min(top, max(0, lines - height)) }
}

/// Draws a dossier.
struct DossierView {
    let dossier: Dossier
    let analysis: Analysis
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    private var program: Program { analysis.program }
    private var row: Int { dossier.row }

    /// All lines, to be scrolled; from 110 columns in two columns.
    func lines(columns: Int) -> [Line] {
        var lines = title(columns: columns)
        if columns >= 110 {
            let left = columns / 2
            let facts = facts(columns: left) + [Line()] + figures(columns: left)
            let story =
                notes(columns: columns - left - 1) + [Line()]
                + timeline(columns: columns - left - 1)
            for index in 0..<max(facts.count, story.count) {
                var line = index < facts.count ? facts[index].fitted(to: left) : Line()
                line.pad(to: left)
                line.append(glyphs.bar, .muted)
                line.append(index < story.count ? story[index] : Line())
                lines.append(line)
            }
            return lines
        }
        return lines + facts(columns: columns) + [Line()] + figures(columns: columns) + [Line()]
            + notes(columns: columns) + [Line()] + timeline(columns: columns)
    }

    private func title(columns: Int) -> [Line] {
        let name = SafeText(program.displayName(row: row))
        let facts = SafeText(program.ids[row].text)
        var second = Line(" ", .surface)
        let state = CellText(.state(analysis.states[row]), format, say)
        second.append(state.shown, state.role)
        second.append("   ", .surface)
        second.append(SafeText(stageText), .text)
        if let joined = program.joined(row: row) {
            second.append("   " + SafeText(say(.dossierJoined, Format.longDay(joined))), .muted)
        }
        for tag in program.tags(row: row) { second.append("  #" + SafeText(tag), .mark) }
        if program.isArchived(row: row) { second.append("  archived", .warn) }
        return [
            glyphs.paneRule(name, facts: facts, columns: columns, isFocused: true), second,
            Line(" " + SafeText(activityText), .text), Line(),
        ]
    }

    private var stageText: String {
        let stage = program.stage(row: row)
        guard let since = program.entered(stage, row: row) else { return say[.name(of: stage)] }
        return say(.dossierStageSince, say[.name(of: stage)], Format.longDay(since))
    }

    private var activityText: String {
        guard let last = analysis.lastActivity(row: row) else {
            return program.stage(row: row).isProspect ? "" : say[.dossierNever]
        }
        let silent = analysis.silentDays[row].map { "\($0)d" } ?? "?"
        return say(.dossierLast, Format.longDay(last), silent)
    }

    private func facts(columns: Int) -> [Line] {
        let fields = [
            FieldName.company, FieldName.email, FieldName.site, FieldName.country,
            FieldName.language, FieldName.channel, FieldName.owner, FieldName.tier,
            FieldName.rate, FieldName.payment, FieldName.status, FieldName.source,
            FieldName.reason,
        ]
        var lines = [glyphs.paneRule(SafeText(say[.paneContacts]), columns: columns)]
        for field in fields {
            guard let value = program.value(field, row: row) else { continue }
            lines.append(fact(field, value, columns: columns))
        }
        for prefix in [FieldName.contact, FieldName.fact] {
            for field in program.fields(prefix: prefix, row: row) {
                let name = String(field.dropFirst(prefix.count))
                lines.append(
                    fact(name, program.value(field, row: row) ?? "", columns: columns))
            }
        }
        return lines
    }

    private func fact(_ name: String, _ value: String, columns: Int) -> Line {
        var line = Line("  " + SafeText(name).fitted(to: 16, ellipsis: glyphs.ellipsis), .muted)
        line.append(shown(value).fitted(to: max(1, columns - 19), ellipsis: glyphs.ellipsis))
        return line
    }

    private func shown(_ text: String) -> SafeText {
        format.isASCII ? SafeText(text).ascii : SafeText(text)
    }

    private func figures(columns: Int) -> [Line] {
        let windows = [7, 30, 90, 365].map { analysis.window(days: $0) }
        var header = Line("  " + SafeText("").fitted(to: 12), .muted)
        for days in ["7d", "30d", "90d", "365d"] {
            header.append(SafeText(days).fitted(to: 10, .right), .muted)
        }
        var lines = [glyphs.paneRule(SafeText(say[.paneFigures]), columns: columns), header]
        let figures: [Figure] = [
            .metric(.clicks), .metric(.leads), .metric(.sales), .metric(.revenue),
            .metric(.commission), .metric(.refunds), .metric(.payouts), .conversion, .epc,
        ]
        for figure in figures {
            var line = Line("  " + SafeText(figure.word).fitted(to: 12), .muted)
            for window in windows {
                let cell = CellText(
                    analysis.figureCell(figure, row: row, in: window), format, say)
                line.append(cell.shown.fitted(to: 10, .right), cell.role)
            }
            let spare = columns - line.columns - 2
            if case .metric(let metric) = figure, spare >= 12,
                let weeks = analysis.weeks(metric, row: row, count: 12)
            {
                line.append("  ", .surface)
                line.append(glyphs.sparkline(weeks.map(Double.init), columns: 12), .chart)
            }
            lines.append(line)
        }
        return lines
    }

    private func notes(columns: Int) -> [Line] {
        var lines = [glyphs.paneRule(SafeText(say[.paneNotes]), columns: columns)]
        let notes = program.notes(row: row)
        if notes.isEmpty { return lines + [Line("  " + SafeText(say[.dossierNoNotes]), .muted)] }
        for note in notes {
            lines.append(
                Line("  " + SafeText(note.user + "  " + Format.moment(note.milliseconds)), .muted))
            lines += wrapped(note.text, columns: columns - 4).map { Line("    " + $0) }
        }
        return lines
    }

    private func timeline(columns: Int) -> [Line] {
        var lines = [glyphs.paneRule(SafeText(say[.paneTimeline]), columns: columns)]
        guard let history = dossier.history else {
            return lines + [Line("  " + SafeText(say[.historyReading]), .muted)]
        }
        if history.isEmpty { lines.append(Line("  " + SafeText(say[.dossierNoTimeline]), .muted)) }
        for event in history.prefix(200) {
            var line = Line("  " + SafeText(Format.moment(event.milliseconds)) + "  ", .muted)
            line.append(SafeText(event.user) + "  ", .accent)
            line.append(
                shown(HistorySentence.text(event, about: dossier.id))
                    .fitted(to: max(1, columns - line.columns - 1), ellipsis: glyphs.ellipsis))
            lines.append(line)
        }
        return lines
    }

    private func wrapped(_ text: String, columns: Int) -> [SafeText] {
        var lines: [SafeText] = []
        var line = SafeText("")
        for word in text.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let word = shown(String(String.UnicodeScalarView(word)))
            if line.columns > 0, line.columns + 1 + word.columns > columns {
                lines.append(line)
                line = word
            } else {
                line = line.columns > 0 ? line + " " + word : word
            }
        }
        return (line.columns > 0 ? lines + [line] : lines).map {
            $0.fitted(to: min(columns, $0.columns), ellipsis: glyphs.ellipsis)
        }
    }
}
