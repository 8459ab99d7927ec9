import Insight
import Model
import Screen

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
        let widths = widths(columns)
        var rows: [Row] = []
        for (index, check) in desk.checks.enumerated() {
            let isFirst = index == 0 || desk.checks[index - 1].kind.group != check.kind.group
            if isFirst {
                let name = HealthText(check, say).group
                rows.append(Row(check: nil, line: Line("  " + SafeText(name), .muted)))
            }
            rows.append(Row(check: index, line: line(check, index, columns, widths)))
        }
        return rows
    }

    /// The widths of a check's parts: titles have what figures and advice leave.
    private struct Widths {
        let title: Int
        let figure: Int
        let advice: Int
    }

    private func widths(_ columns: Int) -> Widths {
        let texts = desk.checks.map { HealthText($0, say) }
        func longest(_ part: (HealthText) -> String) -> Int {
            texts.map { SafeText(part($0)).columns }.max() ?? 0
        }
        let figure = min(16, longest(\.figure))
        let advice = columns >= 100 ? min(44, longest(\.advice) + 2) : 0
        let change = desk.changes.isEmpty ? 0 : HealthView.changeColumns
        let left = max(8, columns - 8 - figure - advice - change)
        return Widths(
            title: columns >= 100 ? min(left, longest(\.title) + 2) : left, figure: figure,
            advice: advice)
    }

    private func line(
        _ check: HealthCheck, _ index: Int, _ columns: Int, _ widths: Widths
    ) -> Line {
        let isCurrent = index == desk.cursor
        let text = HealthText(check, say)
        let advice = widths.advice
        let change = desk.changes.isEmpty ? 0 : HealthView.changeColumns
        let figure = SafeText(text.figure).fitted(to: widths.figure, .right)
        var line = Line(isCurrent ? "  > " : "    ", .accent)
        let (sign, role) = mark(check.verdict)
        line.append(sign, role)
        line.append(" ", .surface)
        line.append(
            SafeText(text.title).fitted(to: widths.title - 1, ellipsis: glyphs.ellipsis) + " ",
            check.verdict == .fine ? .muted : .text)
        line.append(figure + " ", check.verdict == .fine ? .muted : .title)
        if change > 0 { line.append(changeCell(index)) }
        if advice > 0 {
            line.append(
                "  " + SafeText(text.advice).fitted(to: advice - 2, ellipsis: glyphs.ellipsis),
                .muted)
        }
        return isCurrent ? line.fitted(to: columns).selected : line
    }

    func mark(_ verdict: HealthCheck.Verdict) -> (SafeText, Role) {
        switch verdict {
        case .fine: (glyphs.check, .good)
        case .look: ("!", .warn)
        case .act: (glyphs.missed, .bad)
        }
    }

    // MARK: - Since the last audit

    /// The width of what became of a check.
    private static let changeColumns = 11

    /// `+2 −1` for partners who entered and left, else a word; in the colour of its direction.
    private func changeCell(_ index: Int) -> Line {
        guard desk.changes.indices.contains(index) else { return Line() }
        let change = desk.changes[index]
        let role: Role =
            switch change.direction {
            case .better: .good
            case .worse: .bad
            case .same, .new: .muted
            }
        let text = SafeText(HealthText.moves(change, say, glyphs))
        return Line(text, role).rightAligned(to: HealthView.changeColumns - 1)
            .fitted(to: HealthView.changeColumns)
    }
}
