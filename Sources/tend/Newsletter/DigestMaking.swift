import Exchange
import Insight
import Model
import Store
import ViewModel

/// The morning mail: what is due, who slips away, what ends soon.
struct DigestMaking {
    private let session: Session
    private let digest: DigestReading
    private let words: IssueWords
    private let format: LetterFormat
    /// How many lines a part has at most; the rest is counted.
    private static let limit = 10
    private static let textLimit = 60

    init(_ session: Session, _ digest: DigestReading) {
        self.session = session
        self.digest = digest
        words = IssueWords(language: "en", today: session.today)
        format = LetterFormat(language: "en", today: session.today)
    }

    private var today: Day { session.today }
    private func name(_ row: Int) -> String { session.store.program.displayName(row: row) }

    private func money(_ amount: Int64) -> String {
        format.money(Money(minorUnits: amount, currency: session.settings.currency))
    }

    /// The digest as a document whose text, Markdown and HTML say the same.
    var document: IssueDocument {
        let sections = [
            section("Due", digest.due.map(due)),
            section("Tasks of promotions", digest.tasks.map(task)),
            section("Answers that wait", digest.answers.map(answer)),
            slipping, section("Goals about to end", digest.goals.map(goal)),
            section("One step from a bonus", digest.bonuses.map(bonus)), newsletter,
            section("Health against a week ago", digest.health.map(turn)),
        ].compactMap(\.self)
        return IssueDocument(
            program: session.settings.name, subject: subject, language: "en",
            sections: sections.isEmpty ? [nothing] : sections,
            footer: [.data("As of \(today.iso), figures to \(lastDay).")])
    }

    private var lastDay: String {
        session.analysis.figures.coverage.lastDay == nil
            ? "none" : session.analysis.window(days: 1).to.iso
    }

    /// What the mail is about, with its counts.
    var subject: String {
        let late =
            digest.due.count { $0.work.isLate(on: today) }
            + digest.tasks.count { $0.task.isLate(on: today) }
        let ending = digest.goals.count + digest.bonuses.count
        let counts: [(count: Int, word: String)] = [
            (digest.due.count + digest.tasks.count, late > 0 ? "due (\(late) late)" : "due"),
            (digest.answers.count, "waiting"), (digest.slipping.count, "slipping"),
            (ending, "about to end"),
        ]
        let parts = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.word)" }
        let text = parts.isEmpty ? "nothing to do" : parts.joined(separator: ", ")
        return MailingSafe.line("\(session.settings.name): \(text)")
    }

    private var nothing: IssueSection {
        IssueSection(
            title: nil, content: [.paragraph([.text("Nothing is due, and nobody slips away.")])])
    }

    private func section(_ title: String, _ rows: [IssueContent.Row]) -> IssueSection? {
        guard !rows.isEmpty else { return nil }
        var shown = Array(rows.prefix(DigestMaking.limit))
        if rows.count > shown.count {
            shown.append(IssueContent.Row(words.more(rows.count - shown.count), ""))
        }
        return IssueSection(title: "\(title) (\(rows.count))", content: [.rows(shown)])
    }

    // MARK: - Parts

    private func due(_ due: OutreachReading.Due) -> IssueContent.Row {
        let days = due.work.due.map { $0.distance(to: today) } ?? 0
        let when = days > 0 ? "\(days) d late: " : "today: "
        return IssueContent.Row(name(due.row), when + short(due.work.text))
    }

    private func task(_ due: (promotion: Promotion, task: PromotionTask)) -> IssueContent.Row {
        let days = due.task.due.map { $0.distance(to: today) } ?? 0
        let when = days > 0 ? "\(days) d late: " : "today: "
        return IssueContent.Row(due.promotion.name, when + short(due.task.text))
    }

    private func answer(_ exchange: OutreachReading.Exchange) -> IssueContent.Row {
        let days = exchange.contact.lastDay.distance(to: today)
        return IssueContent.Row(name(exchange.row), "\(days) d: " + short(exchange.contact.text))
    }

    /// Who slips away, with what is to be lost in all.
    private var slipping: IssueSection? {
        let all = digest.slipping.reduce(Int64(0)) { $0 &+ ($1.value ?? 0) }
        let rows = digest.slipping.map { entry in
            IssueContent.Row(
                name(entry.row), (entry.value.map(money) ?? "?") + ", " + silence(entry.cause))
        }
        guard let section = section("Slipping away", rows) else { return nil }
        let sum: IssueContent = .paragraph([.data("To be lost in 90 days: \(money(all)).")])
        return IssueSection(title: section.title, content: [sum] + section.content)
    }

    private func silence(_ cause: TriageCause) -> String {
        switch cause {
        case .slipping(let days), .longGone(let days), .quiet(let days): "silent \(days) d"
        case .declining(let now, let before): "clicks \(before) to \(now)"
        default: ""
        }
    }

    private func goal(_ ending: DigestReading.EndingGoal) -> IssueContent.Row {
        let (goal, currency) = (ending.goal, session.settings.currency)
        let target = words.amount(goal.target, goal.metric, currency)
        let reached =
            ending.progress.reached.map {
                goal.metric.isMoney ? money($0) : format.count($0)
            } ?? "?"
        return IssueContent.Row(
            name(ending.row), "\(reached) of \(target), until \(format.day(goal.due))")
    }

    private func bonus(_ near: DigestReading.NearBonus) -> IssueContent.Row {
        let missing = words.amount(
            near.standing.missing, near.incentive.metric, session.settings.currency)
        return IssueContent.Row(
            name(near.standing.row),
            short(near.incentive.name) + ": " + words.toGo(missing, until: near.standing.last))
    }

    private var newsletter: IssueSection? {
        digest.newsletter.map { due in
            IssueSection(
                title: "Newsletter",
                content: [.paragraph([.data(NewsletterCommand.text(due) + ".")])])
        }
    }

    private func turn(_ turn: DigestReading.HealthTurn) -> IssueContent.Row {
        let text = HealthText(turn.check)
        let was = turn.before.rawValue
        return IssueContent.Row(
            text.title, "\(text.figure) (\(was) to \(turn.check.verdict.rawValue))")
    }

    private func short(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > DigestMaking.textLimit else { return text }
        var front = String.UnicodeScalarView()
        front.append(contentsOf: scalars.prefix(DigestMaking.textLimit - 1))
        return String(front) + "…"
    }
}

/// Texts for headers of our own mails.
enum MailingSafe {
    /// A text without control characters and marks that are not seen.
    static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
            case .format, .unassigned, .privateUse: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
