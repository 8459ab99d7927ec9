import Insight
import Model
import Screen

/// Draws the board: five columns with their counts, and as many cards as there is room for.
struct BoardView {
    let board: Board
    let analysis: Analysis
    let marks: Set<Int>
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    /// The width of each column; what is left over widens the first ones.
    static func widths(_ columns: Int) -> [Int] {
        let room = max(0, columns - 4)
        return (0..<5).map { room / 5 + ($0 < room % 5 ? 1 : 0) }
    }

    /// The lines a card takes: one more as a gap where there is room.
    static func cardRows(_ rows: Int) -> Int { rows >= 28 ? 3 : 2 }

    /// The lines above the cards.
    static func headRows(_ rows: Int) -> Int { rows >= 22 ? 5 : 3 }

    func lines(in area: Rectangle) -> [Line] {
        let widths = BoardView.widths(area.columns)
        let columns = Stage.allCases.enumerated().map { index, stage in
            column(stage, columns: widths[index], rows: area.rows)
        }
        return (0..<area.rows).map { row in
            var line = Line()
            for (index, column) in columns.enumerated() {
                if index > 0 { line.append(row == 0 ? glyphs.rule : glyphs.bar, .muted) }
                line.append(
                    (row < column.count ? column[row] : Line()).fitted(to: widths[index]))
            }
            return line
        }
    }

    private func column(_ stage: Stage, columns: Int, rows: Int) -> [Line] {
        let head = head(stage, columns: columns, isTall: rows >= 22)
        let cards = board.cards(of: stage)
        let cardRows = BoardView.cardRows(rows)
        let fitting = max(1, (rows - head.count - 1) / cardRows)
        let top = BoardView.top(board.cursor(of: stage), cards.count, fitting)
        var lines = head
        for place in top..<min(cards.count, top + fitting) {
            let isCurrent = stage == board.column && place == board.cursor(of: stage)
            lines += card(cards[place], stage, columns: columns, isCurrent: isCurrent)
            if cardRows == 3 { lines.append(Line()) }
        }
        let rest = cards.count - top - fitting
        if rest > 0 { lines.append(Line("  " + SafeText(say(.boardMore, "\(rest)")), .muted)) }
        return lines
    }

    /// The first card shown, so that the cursor is inside.
    static func top(_ cursor: Int, _ count: Int, _ fitting: Int) -> Int {
        max(0, min(cursor - fitting / 2, count - fitting))
    }

    /// The stage and the place of the card at a position of the body; nil between cards, and no
    /// place below the last one.
    static func card(
        at position: Position, in area: Rectangle, _ board: Board
    ) -> (stage: Stage, place: Int?)? {
        var left = area.column
        for (stage, width) in zip(Stage.allCases, widths(area.columns)) {
            defer { left += width + 1 }
            guard (left..<(left + width)).contains(position.column) else { continue }
            let count = board.cards(of: stage).count
            let room = max(1, (area.rows - headRows(area.rows) - 1) / cardRows(area.rows))
            let line = position.row - area.row - headRows(area.rows)
            let place = top(board.cursor(of: stage), count, room) + line / cardRows(area.rows)
            let isCard = line >= 0 && line / cardRows(area.rows) < room && place < count
            return (stage, isCard ? place : nil)
        }
        return nil
    }

    // MARK: - Heads

    private func head(_ stage: Stage, columns: Int, isTall: Bool) -> [Line] {
        let row = board.flow?.rows.first { $0.stage == stage }
        let cards = board.cards(of: stage)
        var title = Line(glyphs.rule, .muted)
        let isHere = stage == board.column
        title.append(isHere ? glyphs.focus : " ", .accent)
        title.append(SafeText(say[.heading(of: stage)]) + " ", isHere ? .accent : .title)
        title.append(.repeating(glyphs.rule, count: max(0, columns - title.columns)), .muted)
        var count = Line(
            "  " + SafeText(Format.count(Int64(cards.count))).fitted(to: isTall ? 6 : 4), .title)
        let goOn = goOn(row, stage, isShort: columns < 20)
        guard isTall else {
            count.append(SafeText(goOn), .muted)
            return [title, count, Line()]
        }
        count.append(
            SafeText(value(cards, stage)).fitted(to: max(1, columns - count.columns - 1), .right),
            .text)
        let top = Double(board.cards.map(\.count).max() ?? 0)
        let bar = glyphs.bar(Double(cards.count), of: top, columns: max(1, columns - 4))
        var flow = Line("  " + SafeText(goOn), .muted)
        let stuck = row.map(\.stuck) ?? 0
        if stuck > 0 { flow.append("  " + SafeText("! \(stuck)"), .warn) }
        let days = row?.medianDays.map { "\($0)d" } ?? none
        flow.append(
            SafeText(days).fitted(to: max(1, columns - flow.columns - 1), .right), .muted)
        return [title, count, Line("  " + bar, .chart), flow, Line()]
    }

    private func goOn(_ row: StageFlow.Row?, _ stage: Stage, isShort: Bool) -> String {
        if stage.next == nil { return isShort ? "" : say[.boardLast] }
        guard let share = row?.conversion else { return "n/a" }
        return say(isShort ? .boardGoOnShort : .boardGoOn, Format.percent(share, digits: 0))
    }

    private func value(_ cards: [Int], _ stage: Stage) -> String {
        if stage.isProspect { return none }
        guard analysis.figures.coverage.knows(.revenue) else { return "?" }
        let sums = analysis.sums(.revenue, in: analysis.window(days: 30))
        let sum = cards.reduce(Int64(0)) { $0 &+ ($1 < sums.count ? sums[$1] : 0) }
        return format.currencySign + " " + format.wholeMoney(sum)
    }

    private var none: String { format.isASCII ? "-" : "—" }

    // MARK: - Cards

    private func card(_ row: Int, _ stage: Stage, columns: Int, isCurrent: Bool) -> [Line] {
        let isMarked = marks.contains(row)
        let isStuck = analysis.isStuck(row: row)
        var first = Line(isCurrent ? ">" : isMarked ? "*" : " ", .accent)
        first.append(isStuck ? "!" : " ", .warn)
        let name = SafeText(analysis.program.displayName(row: row))
        first.append(
            (format.isASCII ? name.ascii : name).fitted(
                to: max(1, columns - 3), ellipsis: glyphs.ellipsis), isMarked ? .mark : .text)
        var second = Line("  ", .surface)
        second.append(facts(row, stage))
        let days = analysis.daysInStage(row: row).map { "\($0)d" } ?? "?"
        let room = columns - second.columns - 1
        second.append(SafeText(days).fitted(to: max(1, room), .right), isStuck ? .warn : .muted)
        let lines = [first, second].map { $0.fitted(to: columns) }
        return isCurrent ? lines.map(\.selected) : lines
    }

    /// What counts in the card's stage: fit, answers, steps, or state and money.
    private func facts(_ row: Int, _ stage: Stage) -> Line {
        let state = StateSign(analysis.states[row])
        let sign = (format.isASCII ? state.ascii : state.unicode) + " "
        switch stage {
        case .discovery:
            let fit = analysis.program.fit(row: row).map { "\($0)" } ?? "?"
            return Line(SafeText(say(.boardFit, fit)), .muted)
        case .recruitment:
            let contacts = analysis.program.records(Contact.self, row: row)
            let answered = contacts.count(where: \.isAnswered)
            let tries = say(.boardTries, "\(contacts.count)")
            var line = Line(SafeText(tries), .muted)
            if answered > 0 { line.append(" " + glyphs.check + SafeText("\(answered)"), .good) }
            return line
        case .onboarding:
            let progress = analysis.progress(row: row)
            var line = Line(sign, state.role)
            line.append(SafeText("\(progress.settled)/\(progress.of)"), .muted)
            return line
        default:
            var line = Line(sign, state.role)
            let sum = analysis.sum(.revenue, row: row, in: analysis.window(days: 90))
            line.append(SafeText(sum.map { format.shortMoney(Double($0)) } ?? "?"), .text)
            return line
        }
    }
}

extension Phrase {
    /// The heading of a stage's column.
    static func heading(of stage: Stage) -> Phrase { named("pane" + capitalized(stage.word)) }
}
