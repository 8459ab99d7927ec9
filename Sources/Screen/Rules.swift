extension Glyphs {
    /// The rule above a pane: title left, facts right, `▌` before the title of the focused pane.
    public func paneRule(
        _ title: SafeText, facts: SafeText = "", columns: Int, isFocused: Bool = false
    ) -> Line {
        var line = Line(rule, .muted)
        line.append(isFocused ? focus : " ", .accent)
        line.append(title, .title)
        line.append(" ", .muted)
        let tail = facts.columns > 0 ? " " + facts + " " : SafeText("")
        let spare = columns - line.columns - tail.columns - 2
        if spare < 1 {
            line.append(.repeating(rule, count: columns - line.columns), .muted)
            return line.fitted(to: columns)
        }
        line.append(.repeating(rule, count: spare), .muted)
        line.append(tail, .muted)
        line.append(.repeating(rule, count: 2), .muted)
        return line
    }

    /// A plain rule across.
    public func fullRule(columns: Int) -> Line { Line(.repeating(rule, count: columns), .muted) }

    /// A floating box around lines: title above, what its keys do below.
    ///
    /// `columns` and `rows` count sides and rules too; lines are cut or filled up.
    public func box(
        _ lines: [Line], title: SafeText, facts: SafeText = "", footer: SafeText = "",
        columns: Int, rows: Int
    ) -> [Line] {
        let inner = max(0, columns - 2)
        var result = [edge(title, facts, corners: 0, columns: columns, role: .title)]
        for index in 0..<max(0, rows - 2) {
            var line = Line(bar, .muted)
            let content = index < lines.count ? lines[index] : Line()
            line.append(content.fitted(to: inner))
            line.append(bar, .muted)
            result.append(line)
        }
        result.append(edge(footer, "", corners: 2, columns: columns, role: .muted))
        return result
    }

    private func edge(
        _ text: SafeText, _ facts: SafeText, corners first: Int, columns: Int, role: Role
    ) -> Line {
        var line = Line(corners[first] + rule, .muted)
        if text.columns > 0 {
            line.append((" " + text + " ").prefix(columns: max(0, columns - 4)), role)
        }
        let tail = facts.columns > 0 ? " " + facts + " " + rule : SafeText("")
        let spare = columns - line.columns - tail.columns - 1
        line.append(.repeating(rule, count: spare), .muted)
        if spare > 0 { line.append(tail, .muted) }
        line.append(corners[first + 1], .muted)
        return line.fitted(to: columns)
    }
}
