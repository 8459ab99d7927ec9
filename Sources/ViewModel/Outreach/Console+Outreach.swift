import Insight
import Model
import Screen

/// The outreach screen: what is due, drafted, sent and answered.
extension Console {
    /// Whether the outreach screen is what a person looks at.
    var isOnOutreach: Bool { place == .outreach }

    mutating func openOutreach() -> [Effect] {
        go(to: .outreach)
        dealOutreach()
        return [.readShelf]
    }

    mutating func takeShelf(_ shelf: OutreachShelf) {
        outreach.take(shelf)
        if isOnOutreach { dealOutreach() }
    }

    mutating func dealOutreach() {
        guard let analysis else { return }
        outreach.deal(list, analysis)
    }

    mutating func outreachLines(_ layout: Layout) -> [Line] {
        dealOutreach()
        guard let analysis else { return [] }
        return OutreachView(
            outreach: outreach, analysis: analysis, marks: list.marks, say: say, glyphs: glyphs
        ).lines(in: layout.body)
    }

    /// The marked partners, else the one of the line under the cursor.
    var outreachTargets: [PartnerID] {
        guard let analysis else { return [] }
        let rows =
            list.marks.isEmpty ? outreach.current?.row.map { [$0] } ?? [] : list.marks.sorted()
        return rows.map { analysis.program.ids[$0] }
    }

    // MARK: - Moving and marking

    mutating func moveInOutreach(_ command: Command, page: Int) {
        dealOutreach()
        switch command {
        case .down: outreach.move(by: 1)
        case .up: outreach.move(by: -1)
        case .first: outreach.moveToEnd(first: true)
        case .last: outreach.moveToEnd(first: false)
        case .halfPageDown: outreach.move(by: max(1, page / 2))
        case .halfPageUp: outreach.move(by: -max(1, page / 2))
        case .pageDown: outreach.move(by: page)
        default: outreach.move(by: -page)
        }
    }

    /// Goes to the next or previous group of the screen.
    mutating func stepGroup(forward: Bool) {
        if place == .dossier { return stepPart(forward: forward) }
        if isOnCampaigns { return stepCampaignGroup(forward: forward) }
        if isOnKPIs { return stepFace(forward: forward) }
        if isOnHealth { return stepHealthGroup(forward: forward) }
        guard isOnOutreach else {
            tell(say[.noGroups])
            return
        }
        dealOutreach()
        outreach.step(by: forward ? 1 : -1)
    }

    mutating func markInOutreach(_ command: Command) {
        dealOutreach()
        switch command {
        case .mark:
            guard let row = outreach.current?.row else { return }
            list.toggleMark(row: row)
            outreach.beginRange()
            outreach.move(by: 1)
        case .markRange:
            list.mark(rows: outreach.rangeRows)
            outreach.beginRange()
        default:
            list.mark(rows: outreach.groupRows)
            tell(say(.allMarked, Format.count(Int64(list.marks.count))))
        }
    }

    mutating func clickOutreach(_ position: Position) -> [Effect] {
        dealOutreach()
        let line = position.row - layout.body.row
        let parts = OutreachView.parts(outreach, in: layout.body)
        guard let part = parts.last(where: { $0.top <= line }), line > part.top + part.lead,
            line - part.top - part.lead <= part.height
        else { return [] }
        let place = part.first + line - part.top - part.lead - 1
        let isHere = part.group == outreach.group && place == outreach.cursor(of: part.group)
        if isHere { return openOutreachItem() }
        outreach.select(part.group, place)
        return []
    }

    // MARK: - Opening

    /// Opens a draft as a letter, an answer to read, everything else as its partner.
    mutating func openOutreachItem() -> [Effect] {
        dealOutreach()
        guard let item = outreach.current else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        switch item {
        case .draft(let card, _):
            let marked = markedDrafts
            if !marked.isEmpty { return [.openDrafts(marked)] }
            guard card.state != .unknown else {
                tell(say(.outreachUnknownHint, card.partner.text), isBad: true)
                return []
            }
            return [.openDraft(card.partner)]
        case .answer(let card, _):
            readAnswer(card)
            return []
        case .effect, .trial:
            readEffect()
            return []
        case .due, .sent, .answered: return openPartner()
        }
    }

    /// The marked partners that have a draft.
    private var markedDrafts: [PartnerID] {
        outreach.items(of: .drafts).compactMap { item in
            guard case .draft(let card, let row?) = item, list.marks.contains(row) else {
                return nil
            }
            return card.partner
        }
    }

    /// All drafts the screen shows, together.
    mutating func openAllDrafts() -> [Effect] {
        dealOutreach()
        let all = outreach.items(of: .drafts).compactMap { item -> PartnerID? in
            if case .draft(let card, _) = item, card.state != .unknown { card.partner } else { nil }
        }
        guard isOnOutreach, !all.isEmpty else {
            tell(say[.outreachNoDrafts], isBad: true)
            return isOnOutreach ? [] : openOutreach()
        }
        return [.openDrafts(all)]
    }

    private mutating func readAnswer(_ card: AnswerCard) {
        let width = min(size.columns - 2, 76) - 6
        let lines = card.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .flatMap { line -> [SafeText] in
                let text = SafeText(String(decoding: line, as: UTF8.self))
                return text.columns == 0 ? [" "] : text.wrapped(to: width)
            }
        overlay = Overlay(
            .reading, title: card.title, footer: say[.boxFooterRead],
            items: lines.map { Overlay.Item(text: $0.string, choice: .nothing) })
    }

    // MARK: - Replies and work done

    /// Whether everybody an action is for was written to and has not answered.
    var isEverybodyWaiting: Bool {
        guard let analysis, !targets.isEmpty else { return false }
        return targets.allSatisfy { id in
            analysis.program.row(of: id).flatMap { analysis.waitingContact(row: $0) } != nil
        }
    }

    /// Puts what came of the waiting contacts on record, their follow-ups done.
    mutating func logReply(_ text: String) -> [Effect] {
        guard let analysis, !text.isEmpty else { return [] }
        let reply = Reply(typed: text)
        let changes = targets.compactMap { id -> Change? in
            guard let row = analysis.program.row(of: id),
                let contact = analysis.waitingContact(row: row)
            else { return nil }
            return reply.change(
                to: contact, of: id, in: analysis.program, today: analysis.today)
        }
        let question = say(
            .replyMany, say[.name(of: reply.outcome)], Format.count(Int64(changes.count)))
        return commit(Change.together(changes, kind: .log), question: question)
    }

    /// Says that the work under the cursor is done.
    mutating func finishWork() -> [Effect] {
        if isOnHealth {
            askForLook()
            return []
        }
        guard isOnOutreach, let analysis, case .due(let due)? = outreach.current else {
            tell(say[.noWorkHere], isBad: true)
            return []
        }
        let change = due.work.finished(on: analysis.today).change(
            to: [analysis.program.ids[due.row]], in: analysis.program, today: analysis.today,
            noteKey: "")
        return commit(change, question: "")
    }

    /// Saves a change, after a question if it meets several partners.
    mutating func commit(_ change: Change?, question: String) -> [Effect] {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        guard let change else {
            tell(say[.nothingToDo])
            return []
        }
        guard Set(change.edits.map(\.partner)).count > 1 else { return [.save(change)] }
        prompt = Prompt(.question([.save(change)], question))
        return []
    }

    // MARK: - The line under the tabs

    /// What is due, drafted and sent, in one line.
    func outreachFacts(_ analysis: Analysis) -> [String] {
        let reading = outreach.reading
        let late = reading.lateCount(on: analysis.today)
        let due = reading.due.count { $0.work.isDue(on: analysis.today) }
        var facts = [
            say(.dueToday, "\(due)") + (late > 0 ? ", " + say(.dueLate, "\(late)") : ""),
            say(.outreachDraftCount, "\(outreach.items(of: .drafts).count)"),
            say(
                .outreachSentCount, "\(OutreachReading.daysBack)", "\(reading.sentCount)",
                "\(reading.replyCount)"),
        ]
        if let tasks = promotionTasksDue(analysis) { facts.append(tasks) }
        if let issue = issueDueText(analysis) { facts.append(issue) }
        if outreach.shelf.outboxCount > 0 {
            facts.append(say(.outreachOutbox, "\(outreach.shelf.outboxCount)"))
        }
        return facts
    }
}
