import Insight
import Model
import Screen

/// Draws an issue: its parts, who gets it and what went before on the left, its text on the right.
struct NewsletterView {
    let desk: NewsletterDesk
    let sent: [SentIssue]
    let say: Catalogue
    let glyphs: Glyphs

    /// The columns of the left half.
    static func leftColumns(_ columns: Int) -> Int { columns >= 110 ? 46 : min(31, columns / 2) }

    /// Fewer columns have room for the left half alone.
    static let aloneColumns = 56

    func lines(in area: Rectangle) -> [Line] {
        guard let card = desk.card else { return empty(area.columns) }
        guard area.columns >= NewsletterView.aloneColumns else {
            return left(card, area.columns, area.rows)
        }
        let width = NewsletterView.leftColumns(area.columns)
        let left = left(card, width, area.rows)
        let right = right(card, area.columns - width - 1, area.rows)
        return (0..<area.rows).map { row in
            var line = (row < left.count ? left[row] : Line()).fitted(to: width)
            line.append(row == 0 ? glyphs.rule : glyphs.bar, .muted)
            if row < right.count { line.append(right[row]) }
            return line
        }
    }

    private func empty(_ columns: Int) -> [Line] {
        let problems = desk.shelf.problems.map { Line("  " + shown($0), .bad) }
        let hint = desk.isRead ? [Line("  " + shown(say[.newsletterNone]), .muted)] : []
        return [rule(.newsletterParts, "", columns, isFocused: true)] + problems + hint
    }

    private func rule(
        _ title: Phrase, _ facts: String, _ columns: Int, isFocused: Bool = false
    ) -> Line {
        glyphs.paneRule(
            SafeText(say[title]), facts: shown(facts), columns: columns, isFocused: isFocused)
    }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }

    // MARK: - Left

    private func left(_ card: IssueCard, _ columns: Int, _ rows: Int) -> [Line] {
        let audience = audienceLines(card, columns)
        let past = pastLines(columns, isShort: rows < 26)
        var lines = partLines(card, columns, room: partRoom(card, columns, rows))
        lines += [Line()] + audience
        if lines.count + 1 + past.count <= rows { lines += [Line()] + past }
        return Array(lines.prefix(rows))
    }

    private func partLines(_ card: IssueCard, _ columns: Int, room: Int) -> [Line] {
        let isIn = card.parts.count { $0.isOn && $0.isFilled }
        let facts = say(.newsletterPartsIn, "\(isIn)", "\(card.parts.count)")
        var lines = [rule(.newsletterParts, facts, columns, isFocused: true)]
        let height = max(1, room - 1)
        let first = firstPart(card, height)
        for place in first..<min(card.parts.count, first + height) {
            lines.append(line(card.parts[place], columns, isCurrent: place == desk.cursor))
        }
        if card.parts.isEmpty { lines.append(Line("  " + shown(say[.newsletterNoParts]), .muted)) }
        return lines
    }

    /// The part at a place of the window, nil where there is none.
    func part(at position: Position, in area: Rectangle) -> Int? {
        guard let card = desk.card, area.contains(position) else { return nil }
        let isAlone = area.columns < NewsletterView.aloneColumns
        let width = isAlone ? area.columns : NewsletterView.leftColumns(area.columns)
        let height = max(1, partRoom(card, width, area.rows) - 1)
        let line = position.row - area.row
        guard position.column < width, (1...height).contains(line) else { return nil }
        let place = firstPart(card, height) + line - 1
        return card.parts.indices.contains(place) ? place : nil
    }

    /// How many lines the parts have, their rule among them.
    private func partRoom(_ card: IssueCard, _ columns: Int, _ rows: Int) -> Int {
        let audience = audienceLines(card, columns).count
        return max(3, rows - audience - pastLines(columns, isShort: rows < 26).count - 2)
    }

    private func firstPart(_ card: IssueCard, _ height: Int) -> Int {
        max(0, min(desk.cursor - height / 2, card.parts.count - height))
    }

    /// Everything below each other, without an end of the window.
    var stacked: [Line] {
        guard let card = desk.card else { return empty(80) }
        return left(card, 80, 200) + right(card, 90, 500)
    }

    private func line(_ part: IssueCard.Part, _ columns: Int, isCurrent: Bool) -> Line {
        var line = Line(isCurrent ? "> " : "  ", .accent)
        let isIn = part.isOn && part.isFilled
        line.append((isIn ? glyphs.check : glyphs.open) + " ", isIn ? .good : .muted)
        let wanted = columns >= 40 ? 22 : columns - line.columns - 1
        line.append(
            shown(part.heading).fitted(to: wanted, ellipsis: glyphs.ellipsis),
            isIn ? .text : .muted)
        if columns >= 40 {
            let fact = part.isOn ? part.fact : say[.newsletterOut]
            let room = columns - line.columns - 2
            line.append(" " + shown(fact).fitted(to: room, ellipsis: glyphs.ellipsis), .muted)
        }
        return isCurrent ? line.fitted(to: columns).selected : line
    }

    private func audienceLines(_ card: IssueCard, _ columns: Int) -> [Line] {
        var lines = [rule(.newsletterRecipients, "", columns)]
        lines.append(count(say[.newsletterSegment], card.segmentCount, columns, sign: ""))
        for group in card.leftOut {
            lines.append(
                count(say[.name(of: group.why)], group.count, columns, sign: minus, role: .muted))
        }
        if card.alreadyCount > 0 {
            lines.append(
                count(
                    say[.newsletterAlready], card.alreadyCount, columns, sign: minus, role: .muted))
        }
        lines.append(count(say[.newsletterGoes], card.goingCount, columns, sign: "", role: .title))
        if columns >= 40 {
            let filter = shown(card.segment).fitted(
                to: columns - 4, ellipsis: glyphs.ellipsis)
            lines.insert(Line("  " + filter, .muted), at: 1)
        }
        return lines
    }

    private var minus: SafeText { glyphs.isASCII ? "-" : "−" }

    private func count(
        _ name: String, _ count: Int, _ columns: Int, sign: SafeText, role: Role = .text
    ) -> Line {
        let width = columns >= 40 ? 30 : columns - 11
        var line = Line("  " + shown(name).fitted(to: width, ellipsis: glyphs.ellipsis), role)
        let digits = SafeText(Format.count(Int64(count)))
        let number = sign.columns == 0 ? digits : sign + " " + digits
        line.append(number.fitted(to: 8, .right), role)
        return line
    }

    private func pastLines(_ columns: Int, isShort: Bool) -> [Line] {
        var lines = [rule(.newsletterPast, "", columns)]
        guard !sent.isEmpty else {
            return lines + [Line("  " + shown(say[.newsletterNever]), .muted)]
        }
        for issue in sent.prefix(isShort ? 1 : 4) {
            var line = Line(
                "  " + shown(issue.name).fitted(to: 6, ellipsis: glyphs.ellipsis), .text)
            line.append("  " + SafeText(Format.shortDay(issue.day)).fitted(to: 6), .muted)
            line.append(SafeText(Format.count(Int64(issue.count))).fitted(to: 6, .right), .text)
            if columns >= 40 { line.append("  " + shown(issue.way), .muted) }
            lines.append(line)
        }
        return lines
    }

    // MARK: - Right

    private func right(_ card: IssueCard, _ columns: Int, _ rows: Int) -> [Line] {
        let checks = checkLines(card, columns)
        let height = max(1, rows - 1 - checks.count)
        let text = textLines(card, columns)
        let top = min(desk.top, max(0, text.count - height))
        let end = min(text.count, top + height)
        let facts =
            text.count > height
            ? say(.newsletterShown, "\(top + 1)", "\(end)", "\(text.count)")
            : columns >= 66 ? say[.newsletterSame] : ""
        var lines = [rule(.newsletterText, facts, columns)] + text[top..<end]
        while lines.count < rows - checks.count { lines.append(Line()) }
        return lines + checks
    }

    /// The text, broken where it must be.
    private func textLines(_ card: IssueCard, _ columns: Int) -> [Line] {
        let width = max(10, columns - 3)
        let lines = width >= IssueCard.wideColumns ? card.lines : card.narrowLines
        return lines.enumerated().flatMap { place, line -> [Line] in
            let text = shown(line)
            let role = place == 0 ? Role.title : role(line)
            guard text.columns > width else { return [Line("  " + text, role)] }
            return text.wrapped(to: width).map { Line("  " + $0, role) }
        }
    }

    /// Titles stand in capitals.
    private func role(_ line: String) -> Role {
        let letters = line.utf8.filter { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        let isTitle = letters.count > 2 && letters.allSatisfy { $0 < 0x61 }
        return isTitle ? .title : .text
    }

    private func checkLines(_ card: IssueCard, _ columns: Int) -> [Line] {
        card.checks.prefix(4).map { check in
            let (sign, role): (SafeText, Role) =
                switch check.weight {
                case .good: (glyphs.check, .good)
                case .look: ("!", .warn)
                case .bad: (glyphs.isASCII ? "X" : "✕", .bad)
                }
            var line = Line("  " + sign + " ", role)
            line.append(
                shown(check.text).fitted(
                    to: max(1, columns - line.columns - 1), ellipsis: glyphs.ellipsis),
                check.weight == .good ? .muted : .text)
            return line
        }
    }

    /// The last first line of the text that makes sense in an area.
    func lastTop(in area: Rectangle) -> Int {
        guard let card = desk.card else { return 0 }
        let columns = area.columns - NewsletterView.leftColumns(area.columns) - 1
        let height = area.rows - 1 - checkLines(card, columns).count
        return max(0, textLines(card, columns).count - height)
    }
}
