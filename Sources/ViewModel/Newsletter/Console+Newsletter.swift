import Insight
import Model
import Screen

/// The screen of the newsletter: parts in and out, the editor, and where an issue goes.
extension Console {
    /// Whether an issue is what a person looks at.
    var isOnNewsletter: Bool { place == .newsletter }

    mutating func openNewsletter() -> [Effect] {
        guard analysis != nil else { return [] }
        go(to: .newsletter)
        return [.readIssues(newsletter.card?.name)]
    }

    mutating func take(_ shelf: IssueShelf) {
        newsletter.take(shelf)
        if let problem = shelf.problems.first { tell(problem, isBad: true) }
    }

    func newsletterLines(_ layout: Layout) -> [Line] {
        guard let analysis else { return [] }
        return newsletterView(analysis).lines(in: layout.body)
    }

    private func newsletterView(_ analysis: Analysis) -> NewsletterView {
        NewsletterView(
            desk: newsletter, sent: analysis.program.sentIssues, say: say, glyphs: glyphs)
    }

    // MARK: - Keys

    /// What a command does while an issue is looked at; nil for those that mean the same everywhere.
    mutating func performOnNewsletter(_ command: Command) -> [Effect]? {
        guard isOnNewsletter else { return nil }
        switch command {
        case .down: newsletter.move(by: 1)
        case .up: newsletter.move(by: -1)
        case .first: newsletter.move(by: -1_000)
        case .last: newsletter.move(by: 1_000)
        case .halfPageDown, .pageDown: scrollIssue(by: 8)
        case .halfPageUp, .pageUp: scrollIssue(by: -8)
        case .nextGroup, .previousGroup: return stepIssue(command == .nextGroup ? 1 : -1)
        case .mark: return switchPart()
        case .editText, .editField: return editIssue()
        case .open: return openIssue()
        case .copyCell, .copyRow:
            guard let card = newsletter.card else { return [] }
            tell(say(.copied, card.subject))
            return [.copy(card.lines.joined(separator: "\n"))]
        case .back where list.marks.isEmpty:
            go(to: lastPlace == .newsletter ? .outreach : lastPlace)
        default: return nil
        }
        return []
    }

    mutating func scrollIssue(by step: Int) {
        guard let analysis else { return }
        let last = newsletterView(analysis).lastTop(in: layout.body)
        newsletter.top = max(0, min(newsletter.top + step, last))
    }

    private mutating func stepIssue(_ step: Int) -> [Effect] {
        guard let name = newsletter.neighbour(step) else {
            tell(say[.newsletterNoMore])
            return []
        }
        return [.readIssues(name)]
    }

    private mutating func switchPart() -> [Effect] {
        guard let card = newsletter.card, newsletter.part != nil else { return newIssue() }
        let effects = writing([.switchPart(card.name, newsletter.cursor)])
        newsletter.move(by: 1)
        return effects
    }

    private mutating func editIssue() -> [Effect] {
        guard let card = newsletter.card else { return newIssue() }
        return writing([.editIssue(card.name)])
    }

    /// Begins the next issue.
    mutating func newIssue() -> [Effect] {
        guard analysis != nil else { return [] }
        if !isOnNewsletter { go(to: .newsletter) }
        return writing([.newIssue])
    }

    /// Asks by which way the issue is to go.
    private mutating func openIssue() -> [Effect] {
        guard let card = newsletter.card else { return newIssue() }
        if let bad = card.checks.first(where: { $0.weight == .bad }) {
            tell(bad.text, isBad: true)
            return []
        }
        guard card.goingCount > 0 else {
            tell(say[.newsletterNobody], isBad: true)
            return []
        }
        let ways: [(IssueWay, Phrase)] = [
            (.outbox, .newsletterToOutbox), (.mailchimp, .newsletterToMailchimp),
            (.aweber, .newsletterToAWeber),
        ]
        let items = ways.map { way, name in
            Overlay.Item(
                text: say[name], detail: Format.count(Int64(card.goingCount)), choice: .issue(way))
        }
        overlay = Overlay(
            .menu, title: say(.newsletterSend, card.name), footer: say[.boxFooterChoose],
            items: items)
        return []
    }

    /// Asks once, with the number, before an issue goes.
    mutating func askToSendIssue(_ way: IssueWay) {
        guard let card = newsletter.card, !writing([.sendIssue(card.name, way)]).isEmpty else {
            return
        }
        let question =
            way == .outbox ? Phrase.newsletterAskOutbox : .newsletterAskFiles
        prompt = Prompt(
            .question(
                [.sendIssue(card.name, way)],
                say(question, card.name, Format.count(Int64(card.goingCount)))))
    }

    mutating func clickNewsletter(_ position: Position) -> [Effect] {
        guard let analysis,
            let part = newsletterView(analysis).part(at: position, in: layout.body)
        else { return [] }
        if newsletter.cursor == part { return switchPart() }
        newsletter.select(part)
        return []
    }

    /// The screen to be read aloud: what stands left, then the text, a line after the other.
    func spokenNewsletter() -> [String] {
        guard let analysis else { return [] }
        return SpokenPicture(newsletterView(analysis).stacked).lines
    }

    // MARK: - The lines above

    /// Which issue, when one is due, and how much of it is ready.
    func newsletterFacts(_ analysis: Analysis) -> String {
        let name = newsletter.card.map { say(.newsletterIssue, $0.name) }
        let count = newsletter.card.map { card in
            say(
                .newsletterReady, "\(card.parts.count { $0.isOn && $0.isFilled })",
                "\(card.parts.count)")
        }
        return [name, issueDueText(analysis), count].compactMap(\.self)
            .joined(separator: "   ")
    }

    /// When the next issue is due, nil without a schedule.
    func issueDueText(_ analysis: Analysis) -> String? {
        analysis.issueDue.map { due in
            let day = Format.shortDay(due.day)
            switch due.daysLeft {
            case ..<0: return say(.newsletterLate, "\(-due.daysLeft)")
            case 0: return say[.newsletterDueToday]
            default: return say(.newsletterDue, day)
            }
        }
    }

    /// The day of the next issue in few letters.
    func issueDayText(_ analysis: Analysis) -> String? {
        analysis.issueDue.map { say(.newsletterDay, Format.shortDay($0.day)) }
    }

    /// Whether the next issue is due within a week, or late.
    func isIssueNear(_ analysis: Analysis) -> Bool {
        analysis.issueDue.map { $0.daysLeft <= 7 } ?? false
    }
}
