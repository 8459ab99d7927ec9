import Insight
import Model
import Screen

/// The lines of the outreach screen: when, who, what, whose, and the words.
struct OutreachText {
    let analysis: Analysis
    let say: Catalogue
    let glyphs: Glyphs
    let columns: Int

    /// The cells of one line before they are fitted into the columns.
    private struct Cells {
        var sign: SafeText = " "
        var isUrgent = false
        var when = ""
        var who = ""
        var what = ""
        var owner = ""
        var words = ""
        var role: Role = .text
    }

    func line(_ item: Outreach.Item, isCurrent: Bool, isMarked: Bool) -> Line {
        let cells = cells(item)
        let mark: SafeText = isMarked ? "*" : isCurrent ? ">" : " "
        var line = Line(mark, isMarked ? .mark : .accent)
        line.append(" " + cells.sign + " ", cells.isUrgent ? .warn : .muted)
        line.append(fit(cells.when, 9), cells.isUrgent ? .warn : .muted)
        line.append(fit(cells.who, nameColumns) + " ", isMarked ? .mark : .text)
        if columns >= 50 { line.append(fit(cells.what, whatColumns) + " ", .muted) }
        if columns >= 70 { line.append(owner(cells.owner) + " ", .muted) }
        let room = columns - line.columns
        if room > 3 { line.append(fit(cells.words, room), cells.role) }
        return line
    }

    // MARK: - Widths

    private var nameColumns: Int { min(30, max(12, columns / 4)) }
    private var whatColumns: Int { columns >= 110 ? 28 : 15 }

    /// The owner's name, or its first letters where there is little room.
    private func owner(_ name: String) -> SafeText {
        if columns >= 110 { return fit(name, 8) }
        return (glyphs.isASCII ? SafeText(name).ascii : SafeText(name)).prefix(columns: 2)
            .fitted(to: 2)
    }

    private func fit(_ text: String, _ count: Int) -> SafeText {
        let text = SafeText(text)
        let shown = glyphs.isASCII ? text.ascii : text
        return shown.fitted(to: max(1, count), ellipsis: glyphs.ellipsis)
    }

    // MARK: - Cells

    private func cells(_ item: Outreach.Item) -> Cells {
        switch item {
        case .due(let due): return cells(due)
        case .draft(let card, let row): return cells(card, row)
        case .sent(let exchange): return cells(sent: exchange)
        case .answered(let exchange): return cells(answered: exchange)
        case .answer(let card, let use): return cells(card, use)
        case .effect, .trial: return Cells()
        }
    }

    private func start(_ row: Int) -> Cells {
        var cells = Cells()
        cells.who = analysis.program.displayName(row: row)
        cells.owner = analysis.program.value(FieldName.owner, row: row) ?? ""
        return cells
    }

    private func cells(_ due: OutreachReading.Due) -> Cells {
        var cells = start(due.row)
        let today = analysis.today
        if let day = due.work.due {
            let ahead = today.distance(to: day)
            cells.when =
                ahead < 0
                ? say(.outreachLate, "\(-ahead)")
                : ahead == 0 ? say[.outreachToday] : Format.weekdayNumber(day)
            cells.isUrgent = ahead < 0
            if ahead < 0 { cells.sign = "!" }
        } else {
            cells.when = say[.outreachSomeDay]
        }
        cells.what = say[.name(of: due.work.kind)]
        cells.words = due.work.text
        return cells
    }

    private func cells(_ card: DraftCard, _ row: Int?) -> Cells {
        var cells = row.map(start) ?? Cells()
        if row == nil { cells.who = card.partner.text }
        cells.when = day(card.milliseconds)
        cells.what = what(card.template, card.play)
        switch card.state {
        case .ready:
            cells.words = glyphs.check.string + " " + card.subject
        case .missing(let names):
            cells.words = say(.outreachMissing, "\(names.count)", names.joined(separator: ", "))
            cells.role = .warn
        case .unknown:
            cells.sign = "?"
            cells.isUrgent = true
            cells.words = say[.outreachUnknown]
            cells.role = .bad
        }
        return cells
    }

    /// The time of day for today, else the day.
    private func day(_ milliseconds: Int64) -> String {
        let day = Day(number: Int32(clamping: milliseconds / 86_400_000))
        return day == analysis.today ? Format.clock(milliseconds) : Format.shortDay(day)
    }

    private func cells(sent exchange: OutreachReading.Exchange) -> Cells {
        var cells = start(exchange.row)
        let contact = exchange.contact
        cells.when = Format.shortDay(contact.day)
        cells.what = what(contact.template, contact.play)
        let days = contact.day.distance(to: analysis.today)
        let way = say[.name(of: contact.channel)]
        cells.words =
            days == 0
            ? say(.outreachSentToday, way, contact.text)
            : say(.outreachSentAgo, way, "\(days)", contact.text)
        return cells
    }

    private func cells(answered exchange: OutreachReading.Exchange) -> Cells {
        var cells = start(exchange.row)
        let contact = exchange.contact
        cells.when = Format.shortDay(contact.lastDay)
        cells.what = what(contact.template, contact.play)
        if cells.what.isEmpty { cells.what = say[.name(of: contact.channel)] }
        let outcome =
            contact.outcome == .waiting ? say[.outreachWrote] : say[.name(of: contact.outcome)]
        cells.words = contact.text.isEmpty ? outcome : outcome + ": " + contact.text
        if exchange.isOpen {
            cells.sign = "!"
            cells.isUrgent = true
        }
        return cells
    }

    private func cells(_ card: AnswerCard, _ use: AnswerUse) -> Cells {
        var cells = Cells()
        cells.when = say(.outreachUsed, "\(use.count)")
        cells.who = card.name
        cells.what = use.last.map { say(.outreachUsedLast, Format.shortDay($0)) } ?? ""
        cells.words = card.title
        return cells
    }

    private func what(_ template: String?, _ play: Play?) -> String {
        let play = play.map { say[.name(of: $0)] }
        guard let template else { return play ?? "" }
        guard let play, columns >= 110, !template.utf8.elementsEqual(play.utf8) else {
            return template
        }
        return template + ", " + play
    }
}

extension Phrase {
    static func name(of kind: Work.Kind) -> Phrase {
        switch kind {
        case .task: .workTask
        case .followUp: .workFollowUp
        case .review: .workReview
        }
    }
}
