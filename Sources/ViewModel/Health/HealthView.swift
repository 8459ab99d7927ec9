import Insight
import Model
import Screen

/// The screen of the program's health: which check the cursor is on, and what was found.
struct HealthDesk {
    private(set) var checks: [HealthCheck] = []
    private(set) var cursor = 0
    private var generation: Int?

    /// Runs the checks again if the program or its figures changed.
    mutating func deal(_ analysis: Analysis) {
        guard generation != analysis.generation else { return }
        generation = analysis.generation
        checks = analysis.health()
        cursor = min(cursor, max(0, checks.count - 1))
    }

    var current: HealthCheck? { checks.indices.contains(cursor) ? checks[cursor] : nil }

    mutating func move(by step: Int) {
        cursor = max(0, min(checks.count - 1, cursor + step))
    }

    /// Goes to the first check of the next or the previous group.
    mutating func stepGroup(forward: Bool) {
        let starts = checks.indices.filter {
            $0 == 0 || checks[$0].kind.group != checks[$0 - 1].kind.group
        }
        let next = forward ? starts.first { $0 > cursor } : starts.last { $0 < cursor }
        if let next { cursor = next }
    }

    func count(_ verdict: HealthCheck.Verdict) -> Int {
        checks.count { $0.verdict == verdict }
    }
}

/// Draws the checks group by group, and below them the partners behind the one under the cursor.
struct HealthView {
    let desk: HealthDesk
    let analysis: Analysis
    let say: Catalogue
    let glyphs: Glyphs

    private struct Row {
        let check: Int?
        let line: Line
    }

    func lines(columns: Int, rows: Int) -> [Line] {
        let behindRows = rows >= 26 ? 8 : rows >= 19 ? 4 : 0
        let room = rows - behindRows - 1
        let all = rowsOfChecks(columns)
        let place = all.firstIndex { $0.check == desk.cursor } ?? 0
        let top = max(0, min(place - room / 2, all.count - room))
        var lines = [
            glyphs.paneRule(
                SafeText(say[.paneHealth]), facts: SafeText(say[.healthFigure]),
                columns: columns, isFocused: true)
        ]
        lines += all[top..<min(all.count, top + room)].map(\.line)
        while lines.count < rows - behindRows { lines.append(Line()) }
        return (lines + behind(columns, behindRows)).prefix(rows).map { $0.fitted(to: columns) }
    }

    private func rowsOfChecks(_ columns: Int) -> [Row] {
        var rows: [Row] = []
        for (index, check) in desk.checks.enumerated() {
            let isFirst = index == 0 || desk.checks[index - 1].kind.group != check.kind.group
            if isFirst {
                let name = HealthText(check, say).group
                rows.append(Row(check: nil, line: Line("  " + SafeText(name), .muted)))
            }
            rows.append(Row(check: index, line: line(check, index, columns)))
        }
        return rows
    }

    private func line(_ check: HealthCheck, _ index: Int, _ columns: Int) -> Line {
        let isCurrent = index == desk.cursor
        let text = HealthText(check, say)
        let advice = columns >= 100 ? 44 : 0
        let figure = SafeText(text.figure).fitted(to: 16, .right)
        let room = max(8, columns - 7 - 17 - advice)
        var line = Line(isCurrent ? "  > " : "    ", .accent)
        let (sign, role) = mark(check.verdict)
        line.append(sign + " ", role)
        line.append(
            SafeText(text.title).fitted(to: room, ellipsis: glyphs.ellipsis),
            check.verdict == .fine ? .muted : .text)
        line.append(figure + " ", check.verdict == .fine ? .muted : .title)
        if advice > 0 {
            line.append(
                " " + SafeText(text.advice).fitted(to: advice - 1, ellipsis: glyphs.ellipsis),
                .muted)
        }
        return isCurrent ? line.fitted(to: columns).selected : line
    }

    private func mark(_ verdict: HealthCheck.Verdict) -> (SafeText, Role) {
        switch verdict {
        case .fine: (glyphs.check, .good)
        case .look: ("!", .warn)
        case .act: (glyphs.missed, .bad)
        }
    }

    private func behind(_ columns: Int, _ rows: Int) -> [Line] {
        guard rows > 0, let check = desk.current else { return [] }
        let text = HealthText(check, say)
        let count = say(.healthBehind, Format.count(Int64(check.rows.count)))
        var lines = [
            glyphs.paneRule(SafeText(text.title), facts: SafeText(count), columns: columns)
        ]
        if !text.advice.isEmpty { lines.append(Line("  " + SafeText(text.advice), .text)) }
        let room = rows - lines.count
        for row in check.rows.prefix(room > 3 ? room - 1 : room) { lines.append(partner(row)) }
        if check.rows.count > room, room > 3 {
            let rest = Format.count(Int64(check.rows.count - room + 1))
            lines.append(Line("    " + SafeText(say(.kpiMoreParts, rest)), .muted))
        }
        return lines
    }

    private func partner(_ row: Int) -> Line {
        let sign = StateSign(analysis.states[row])
        let name = SafeText(analysis.program.displayName(row: row))
        var line = Line("    " + (glyphs.isASCII ? sign.ascii : sign.unicode) + " ", sign.role)
        line.append(
            (glyphs.isASCII ? name.ascii : name).fitted(to: 32, ellipsis: glyphs.ellipsis), .text)
        line.append("  " + SafeText(say[.name(of: analysis.stages[row])]).fitted(to: 14), .muted)
        if let days = analysis.daysInStage(row: row) {
            line.append(SafeText("\(days) d").fitted(to: 8, .right), .muted)
        }
        return line
    }
}
