import Insight
import Model
import Screen

/// Draws letters to several partners: who gets one and who does not, and the one under the cursor.
struct PileView {
    let pile: LetterPile
    let analysis: Analysis
    let followUp: String
    let say: Catalogue
    let glyphs: Glyphs

    /// Where the list lies: left of the letter where there is room, else above it.
    static func list(in area: Rectangle, count: Int) -> Rectangle {
        if area.columns >= 110 {
            return Rectangle(
                column: 0, row: area.row, columns: area.columns / 2, rows: area.rows)
        }
        let wanted = max(4, min(count + 4, area.rows * 2 / 5))
        return Rectangle(
            column: 0, row: area.row, columns: area.columns, rows: min(wanted, area.rows))
    }

    /// One line of the list: a group's heading, or an item with its place.
    enum Row: Hashable {
        case heading(LetterPile.Group)
        case item(Int)
    }

    static func rows(_ pile: LetterPile) -> [Row] {
        var rows: [Row] = []
        var place = 0
        for group in LetterPile.Group.allCases where !pile.items(of: group).isEmpty {
            rows.append(.heading(group))
            for _ in pile.items(of: group) {
                rows.append(.item(place))
                place += 1
            }
        }
        return rows
    }

    /// The rows in sight, so that the cursor is among them.
    static func visible(_ pile: LetterPile, height: Int) -> ArraySlice<Row> {
        let rows = rows(pile)
        let cursor = rows.firstIndex(of: .item(pile.cursor)) ?? 0
        let first = max(0, min(cursor - height / 2, rows.count - height))
        return rows[first..<min(rows.count, first + height)]
    }

    func lines(in area: Rectangle) -> [Line] {
        let list = PileView.list(in: area, count: pile.count)
        let left = listLines(list)
        guard list.columns < area.columns else {
            return left + letterLines(area.columns, area.rows - list.rows)
        }
        let right = letterLines(area.columns - list.columns - 1, area.rows)
        return (0..<area.rows).map { row in
            var line = (row < left.count ? left[row] : Line()).fitted(to: list.columns)
            line.append(row == 0 ? glyphs.rule : glyphs.bar, .muted)
            if row < right.count { line.append(right[row]) }
            return line
        }
    }

    // MARK: - The list

    private func listLines(_ area: Rectangle) -> [Line] {
        let going = pile.going.count
        var facts = say(.lettersGoing, "\(going)", "\(pile.letters.count)")
        if pile.holdsOut { facts += ", " + say(.lettersHeld, "\(pile.heldOut.count)") }
        var lines = [
            glyphs.paneRule(
                SafeText(say[.lettersTitle]), facts: SafeText(facts), columns: area.columns,
                isFocused: true)
        ]
        let flat = pile.flat
        for row in PileView.visible(pile, height: area.rows - 1) {
            switch row {
            case .heading(let group): lines.append(heading(group))
            case .item(let place):
                let line = line(
                    flat[place].item, columns: area.columns, isCurrent: place == pile.cursor)
                lines.append(place == pile.cursor ? line.fitted(to: area.columns).selected : line)
            }
        }
        while lines.count < area.rows { lines.append(Line()) }
        return lines
    }

    private func heading(_ group: LetterPile.Group) -> Line {
        let name: Phrase =
            switch group {
            case .ready: .lettersReady
            case .heldOut: .lettersHeldOut
            case .toMend: .lettersToMend
            case .leftOut: .lettersLeftOut
            }
        let count = SafeText("\(pile.items(of: group).count)")
        return Line("  " + SafeText(say[name]) + "  " + count, .title)
    }

    private func line(_ item: LetterPile.Item, columns: Int, isCurrent: Bool) -> Line {
        var line = Line(isCurrent ? "> " : "  ", .accent)
        let nameColumns = min(28, max(10, columns / 3))
        switch item {
        case .letter(let letter):
            let isOut = pile.takenOut.contains(letter.partner)
            let isHeld = pile.isHeldOut(letter)
            line.append(sign(letter, isOut: isOut || isHeld))
            let role: Role = isOut || isHeld ? .muted : .text
            line.append(fit(name(letter.partner), nameColumns) + " ", role)
            line.append(fit(letter.language, 2) + "  ", .muted)
            let room = max(1, columns - line.columns - 1)
            if isOut {
                line.append(fit(say[.lettersOut], room), .muted)
            } else if isHeld {
                line.append(fit(say[.lettersUntouched], room), .muted)
            } else if let problem = problem(letter) {
                line.append(fit(problem, room), .bad)
            } else {
                line.append(fit(letter.subject, room), .text)
            }
        case .leftOut(let one):
            line.append("- ", .muted)
            line.append(fit(name(one.partner), nameColumns) + "     ", .muted)
            line.append(SafeText(say[.name(of: one.why)]), .warn)
        }
        return line
    }

    private func sign(_ letter: Letter, isOut: Bool) -> Line {
        if isOut { return Line(glyphs.open + " ", .muted) }
        if letter.isReady { return Line(glyphs.check + " ", .good) }
        return Line(glyphs.isASCII ? "X " : "✕ ", .bad)
    }

    /// The first thing that keeps a letter back.
    private func problem(_ letter: Letter) -> String? {
        if let open = letter.missing.first { return say(.lettersMissing, open) }
        return letter.obstacles.first
    }

    private func name(_ id: PartnerID) -> String {
        analysis.program.row(of: id).map { analysis.program.displayName(row: $0) } ?? id.text
    }

    private func fit(_ text: String, _ count: Int) -> SafeText {
        let text = SafeText(text)
        return (glyphs.isASCII ? text.ascii : text).fitted(
            to: max(1, count), ellipsis: glyphs.ellipsis)
    }

    // MARK: - The letter

    private func letterLines(_ columns: Int, _ rows: Int) -> [Line] {
        guard let letter = pile.letter else {
            return [glyphs.paneRule(SafeText(say[.paneLetter]), columns: columns)]
        }
        return LetterView(
            letter: letter, top: pile.top, followUp: followUp, say: say, glyphs: glyphs,
            isPreview: true
        ).lines(columns: columns, rows: rows)
    }
}

extension Phrase {
    static func name(of why: Suppression) -> Phrase {
        switch why {
        case .noContact: .suppressedNoContact
        case .unsubscribed: .suppressedUnsubscribed
        case .bounced: .suppressedBounced
        case .declined: .suppressedDeclined
        case .archived: .suppressedArchived
        case .noAddress: .suppressedNoAddress
        }
    }
}
