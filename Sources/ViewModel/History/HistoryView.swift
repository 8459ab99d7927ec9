import Insight
import Model
import Screen

/// Draws the history: a line a change, and every field of the one under the cursor below.
struct HistoryView {
    let walk: HistoryWalk
    let analysis: Analysis
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    /// The lines the fields of a change take below the list.
    static func detailRows(_ rows: Int) -> Int { rows >= 26 ? 9 : rows >= 15 ? 5 : 0 }

    /// The lines for changes, of so many for the whole screen.
    static func listRows(_ rows: Int) -> Int { max(1, rows - 1 - detailRows(rows)) }

    func lines(in area: Rectangle) -> [Line] {
        let height = HistoryView.listRows(area.rows)
        let top = walk.top(height: height)
        let end = min(walk.shown.count, top + height)
        var lines = [rule(top, end, columns: area.columns)]
        lines += (top..<end).map { row($0, columns: area.columns) }
        if walk.shown.isEmpty { lines.append(Line("  " + SafeText(emptyText), .muted)) }
        while lines.count < height + 1 { lines.append(Line()) }
        lines += details(rows: HistoryView.detailRows(area.rows), columns: area.columns)
        return lines.map { $0.fitted(to: area.columns) }
    }

    private var emptyText: String {
        walk.isRead
            ? say[walk.words.isEmpty ? .historyNone : .historyNoMatch] : say[.historyReading]
    }

    private func rule(_ top: Int, _ end: Int, columns: Int) -> Line {
        var facts: [String] = []
        if !walk.words.isEmpty { facts.append("/ " + walk.words) }
        let count = Format.count(Int64(walk.shown.count))
        facts.append(walk.shown.isEmpty ? "0" : say(.shownOf, "\(top + 1)", "\(end)", count))
        let title = walk.query.partner.map(name) ?? ""
        let heading = title.isEmpty ? say[.paneHistory] : say(.paneHistoryOf, title)
        return glyphs.paneRule(
            shown(heading), facts: shown(facts.joined(separator: "   ")), columns: columns,
            isFocused: true)
    }

    private func name(_ id: PartnerID) -> String {
        analysis.program.row(of: id).map(analysis.program.displayName) ?? id.text
    }

    private func row(_ place: Int, columns: Int) -> Line {
        let change = walk.shown[place]
        let text = HistoryLine(change, analysis, say)
        let isCurrent = place == walk.cursor
        let isGone = walk.takenBack.contains(change.event.id)
        var line = Line(isCurrent ? "> " : "  ", .accent)
        let when = Format.moment(change.event.milliseconds, today: analysis.today)
        line.append(SafeText(when).fitted(to: 13), .muted)
        line.append(cell(text.user, 9), isGone ? .muted : .accent)
        if walk.query.partner == nil {
            line.append(cell(text.whom, columns >= 110 ? 30 : 20), isGone ? .muted : .text)
        }
        let what = isGone ? say(.historyTakenBack, text.what) : text.what
        let room = max(1, columns - line.columns - 1)
        line.append(
            shown(what).fitted(to: room, ellipsis: glyphs.ellipsis), isGone ? .muted : .text)
        return isCurrent ? line.fitted(to: columns).selected : line
    }

    private func cell(_ text: String, _ columns: Int) -> SafeText {
        shown(text).fitted(to: columns - 1, ellipsis: glyphs.ellipsis) + " "
    }

    /// Every field of the change under the cursor, with what it said before.
    private func details(rows: Int, columns: Int) -> [Line] {
        guard rows > 0, let change = walk.current else {
            return Array(repeating: Line(), count: rows)
        }
        let event = change.event
        var lines = [
            glyphs.paneRule(
                SafeText(say[.paneChange]),
                facts: shown(event.id.written + "   " + event.change.kind.rawValue),
                columns: columns)
        ]
        let edits = event.change.edits
        let room = edits.count > rows - 1 ? rows - 2 : rows - 1
        lines += edits.prefix(max(0, room)).map {
            detail($0, isMany: change.partnerCount > 1, columns)
        }
        if edits.isEmpty { lines.append(Line("  " + SafeText(say[.historyLarge]), .muted)) }
        if edits.count > room {
            lines.append(Line("  " + SafeText(say(.boardMore, "\(edits.count - room)")), .muted))
        }
        while lines.count < rows { lines.append(Line()) }
        return Array(lines.prefix(rows))
    }

    private func detail(_ edit: Edit, isMany: Bool, _ columns: Int) -> Line {
        var line = Line("  ", .surface)
        if isMany { line.append(cell(name(edit.partner), 22), .text) }
        line.append(cell(HistorySentence.fieldName(edit.field), 20), .muted)
        let old = value(edit.old, edit.field)
        let new = value(edit.new, edit.field)
        let room = max(1, columns - line.columns - 1)
        line.append(
            shown(say(.historyFromTo, old, new)).fitted(to: room, ellipsis: glyphs.ellipsis), .text)
        return line
    }

    private func value(_ value: String?, _ field: String) -> String {
        value.map { HistorySentence.value($0, of: field) } ?? say[.conflictNothing]
    }

    private func shown(_ text: String) -> SafeText {
        format.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}
