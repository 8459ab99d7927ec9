import Insight
import Model
import Screen

/// Draws the partner under review beside the queue.
struct TriageView {
    let session: TriageSession
    let analysis: Analysis
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs
    /// The commands with the keys in force.
    let commands: [CommandEntry]

    private var text: TriageText { TriageText(analysis: analysis, say: say, format: format) }

    /// The width of the queue where it stands beside the partner.
    static let queueColumns = 34

    /// The place in the queue at a position of the body, nil outside of its rows.
    static func place(
        at position: Position, in area: Rectangle, _ session: TriageSession
    ) -> Int? {
        guard area.columns >= 110, position.column < queueColumns else { return nil }
        let line = position.row - area.row - 1
        let height = queueRows(area.rows)
        let place = queueStart(session, height) + line
        return line >= 0 && line < height && session.entries.indices.contains(place) ? place : nil
    }

    /// The rows of the queue for partners.
    private static func queueRows(_ rows: Int) -> Int { max(1, rows - 5) }

    private static func queueStart(_ session: TriageSession, _ height: Int) -> Int {
        max(0, min(session.place - height / 2, session.entries.count - height))
    }

    func lines(in area: Rectangle) -> [Line] {
        guard let entry = session.current else { return end(area.columns) }
        guard area.columns >= 110 else {
            return partner(entry, columns: area.columns, rows: area.rows, isAlone: true)
        }
        let left = TriageView.queueColumns
        let queue = queue(columns: left, rows: area.rows)
        let right = partner(
            entry, columns: area.columns - left - 1, rows: area.rows, isAlone: false)
        return (0..<area.rows).map { row in
            var line = (row < queue.count ? queue[row] : Line()).fitted(to: left)
            line.append(glyphs.bar, .muted)
            line.append(row < right.count ? right[row] : Line())
            return line
        }
    }

    /// The facts of the line under the tabs.
    var facts: String {
        guard !session.entries.isEmpty else { return "" }
        let value = session.value
        let sign = format.currencySign + " "
        return say(
            .triageProgress, "\(session.handledCount)", "\(session.entries.count)",
            sign + format.wholeMoney(value.all), sign + format.wholeMoney(value.handled))
    }

    // MARK: - The queue

    private func queue(columns: Int, rows: Int) -> [Line] {
        var lines = [
            glyphs.paneRule(
                SafeText(say[.paneQueue]), facts: SafeText(format.currencySign), columns: columns)
        ]
        let height = TriageView.queueRows(rows)
        let start = TriageView.queueStart(session, height)
        for place in start..<min(session.entries.count, start + height) {
            lines.append(queueRow(place, columns: columns))
        }
        let rest = session.entries.count - start - height
        if rest > 0 { lines.append(Line("   " + SafeText(say(.importMore, "\(rest)")), .muted)) }
        while lines.count < rows - 2 { lines.append(Line()) }
        return lines + tally
    }

    private func queueRow(_ place: Int, columns: Int) -> Line {
        let entry = session.entries[place]
        let isCurrent = place == session.place
        let sign = StateSign(analysis.states[entry.row])
        var line = Line(isCurrent ? ">" : " ", .accent)
        line.append(outcomeSign(session.outcomes[entry.row]) + " ", .mark)
        line.append((format.isASCII ? sign.ascii : sign.unicode) + " ", sign.role)
        let value = entry.value.map(format.wholeMoney) ?? "?"
        let name = SafeText(analysis.program.displayName(row: entry.row))
        line.append(
            (format.isASCII ? name.ascii : name).fitted(
                to: columns - line.columns - 9, ellipsis: glyphs.ellipsis),
            session.outcomes[entry.row] == nil ? .text : .muted)
        line.append(SafeText(value).fitted(to: 8, .right), .text)
        return isCurrent ? line.fitted(to: columns).selected : line
    }

    private func outcomeSign(_ outcome: TriageSession.Outcome?) -> SafeText {
        switch outcome {
        case nil: " "
        case .done: glyphs.check
        case .snoozed: "z"
        case .skipped: "n"
        case .notWorthIt: "w"
        }
    }

    private var tally: [Line] {
        [
            Line(
                " " + glyphs.check + " "
                    + SafeText(
                        say(
                            .triageTallyDone, "\(session.count(.done))",
                            "\(session.count(.snoozed))")), .muted),
            Line(
                SafeText(
                    " "
                        + say(
                            .triageTallyAside, "\(session.count(.skipped))",
                            "\(session.count(.notWorthIt))")), .muted),
        ]
    }

    // MARK: - The partner

    private func partner(
        _ entry: TriageEntry, columns: Int, rows: Int, isAlone: Bool
    ) -> [Line] {
        let row = entry.row
        var lines = [title(row, columns: columns)]
        lines += wrapped(text.sentence(entry), columns).map { Line("  " + $0, .title) }
        lines += warnings(row)
        if rows >= 22 { lines.append(Line()) }
        if rows >= 26 {
            lines += weeks(row, columns: columns) + [Line()] + figures(row, columns: columns)
        } else {
            lines += beside(weeks(row, columns: 40), figures(row, columns: columns))
        }
        lines += words(row, columns: columns, count: rows >= 26 ? 5 : 2)
        lines.append(
            glyphs.paneRule(
                SafeText(say[.paneReason]), facts: SafeText(say[.triageReasonHint]),
                columns: columns))
        lines.append(Line("  " + SafeText(text.reason(row: row).text), .text))
        lines.append(glyphs.paneRule(SafeText(say[.paneSuggestion]), columns: columns))
        lines += wrapped(text.suggestion(entry), columns).map { Line("  " + $0, .text) }
        let now = whatNow(columns, across: isAlone ? 4 : 3)
        if lines.count + now.count <= rows { lines += now }
        if isAlone, lines.count + 2 <= rows { lines += upcoming(columns) }
        return lines.map { $0.fitted(to: columns) }
    }

    /// What keeps from writing, such as that the partner left the mailing list; no line if nothing.
    private func warnings(_ row: Int) -> [Line] {
        let texts = PartnerWarnings(analysis: analysis, row: row, say: say).texts
        guard !texts.isEmpty else { return [] }
        var line = Line("  ", .surface)
        for (text, role) in texts { line.append(SafeText(text) + "  ", role) }
        return [line]
    }

    private func title(_ row: Int, columns: Int) -> Line {
        let state = CellText(.state(analysis.states[row]), format, say)
        var facts = [state.shown.string, say[.name(of: analysis.stages[row])]]
        for field in [FieldName.tier, FieldName.owner] {
            if let value = analysis.program.value(field, row: row) { facts.append(value) }
        }
        let joined = SafeText(facts.joined(separator: " \(glyphs.dot.string) "))
        return glyphs.paneRule(
            shown(analysis.program.displayName(row: row)),
            facts: format.isASCII ? joined.ascii : joined, columns: columns, isFocused: true)
    }

    /// Sales of each week, or clicks where no sale is known.
    private func weeks(_ row: Int, columns: Int) -> [Line] {
        let count = min(26, max(12, columns / 3))
        let isSold = analysis.lastSale(row: row) != nil
        let metric: Metric = isSold ? .sales : .clicks
        guard let weeks = analysis.weeks(metric, row: row, count: count) else { return [] }
        let title = say(isSold ? .triageSalesWeeks : .triageClicksWeeks, "\(count)")
        return [Line("  " + SafeText(title), .muted)]
            + ColumnChart(values: weeks.map { Double($0) }, wide: 2).lines(
                rows: 3, glyphs: glyphs)
    }

    /// Two blocks next to each other, the first 40 cells wide.
    private func beside(_ left: [Line], _ right: [Line]) -> [Line] {
        (0..<max(left.count, right.count)).map { index in
            var line = (index < left.count ? left[index] : Line()).fitted(to: 38)
            line.append(index < right.count ? right[index] : Line())
            return line
        }
    }

    /// Every key that settles the partner, in so many columns.
    private func whatNow(_ columns: Int, across: Int) -> [Line] {
        let keys: [(Command, Phrase)] = [
            (.open, .footSuggested), (.message, .footMessage),
            (.logContact, .footContact), (.snooze, .footSnooze), (.reason, .footReason),
            (.setStage, .footStage), (.task, .footTask), (.skip, .footSkip),
            (.notWorthIt, .footNotWorth), (.previousCase, .footPrevious), (.undo, .footUndo),
            (.right, .footDossier),
        ]
        let width = max(16, (columns - 2) / across)
        let rule = glyphs.paneRule(
            SafeText(say[.paneWhatNow]), facts: SafeText(say[.triageNextOpens]), columns: columns)
        return [rule]
            + stride(from: 0, to: keys.count, by: across).map { start in
                var line = Line("  ", .surface)
                for (command, word) in keys[start..<min(start + across, keys.count)] {
                    let keys = commands.first { $0.command == command }?.keys.first ?? []
                    var piece = Line(
                        SafeText(KeyNotation.label(keys, isASCII: format.isASCII)).fitted(to: 4),
                        .accent)
                    piece.append(SafeText(say[word]), .text)
                    line.append(piece.fitted(to: width))
                }
                return line
            }
    }

    private func figures(_ row: Int, columns: Int) -> [Line] {
        var header = Line("  " + SafeText("").fitted(to: 12), .muted)
        header.append(SafeText(say(.triageDays, "90")).fitted(to: 10, .right), .muted)
        header.append(SafeText(say[.triageBefore]).fitted(to: 10, .right), .muted)
        let now = analysis.window(days: 90)
        let rows: [Figure] = [
            .metric(.clicks), .metric(.sales), .metric(.revenue), .metric(.commission),
        ]
        return [header]
            + rows.map { figure in
                var line = Line("  " + SafeText(figure.word).fitted(to: 12), .muted)
                for window in [now, now.previous] {
                    let cell = CellText(
                        analysis.figureCell(figure, row: row, in: window), format, say)
                    line.append(cell.shown.fitted(to: 10, .right), cell.role)
                }
                return line
            }
    }

    /// The last contacts and notes, newest first.
    private func words(_ row: Int, columns: Int, count: Int) -> [Line] {
        let said = LastWords(analysis.program, row: row, say: say).lines.prefix(count)
        var lines = [glyphs.paneRule(SafeText(say[.paneLastWords]), columns: columns)]
        if said.isEmpty { lines.append(Line("  " + SafeText(say[.triageNoWords]), .muted)) }
        for word in said {
            var line = Line("  " + SafeText(word.when).fitted(to: 12), .muted)
            line.append(SafeText(word.who).fitted(to: 8, ellipsis: glyphs.ellipsis) + " ", .accent)
            line.append(
                shown(word.text).fitted(
                    to: max(1, columns - line.columns - 1), ellipsis: glyphs.ellipsis))
            lines.append(line)
        }
        return lines
    }

    private func upcoming(_ columns: Int) -> [Line] {
        let next = session.entries.dropFirst(session.place + 1)
            .filter { session.outcomes[$0.row] == nil }.prefix(3)
        guard !next.isEmpty else { return [] }
        let names = next.map { analysis.program.displayName(row: $0.row) }
        return [
            glyphs.paneRule(SafeText(say[.paneNext]), columns: columns),
            Line("  " + shown(names.joined(separator: "   ")), .muted),
        ]
    }

    private func end(_ columns: Int) -> [Line] {
        let isEmpty = session.entries.isEmpty
        return [
            glyphs.paneRule(SafeText(say[.paneQueue]), columns: columns, isFocused: true), Line(),
            Line("  " + SafeText(say[isEmpty ? .triageNobody : .triageEnd]), .title), Line(),
        ] + tally + [
            Line("  " + SafeText(say(.triagePutAside, "\(session.putAside)")), .muted)
        ]
    }

    private func shown(_ text: String) -> SafeText {
        format.isASCII ? SafeText(text).ascii : SafeText(text)
    }

    private func wrapped(_ text: String, _ columns: Int) -> [SafeText] {
        shown(text).wrapped(to: max(10, columns - 4))
    }
}
