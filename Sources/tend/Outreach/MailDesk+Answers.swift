import Exchange
import Insight
import Model
import Store
import ViewModel

/// Answers kept to be used again: files of `answers/` that go into drafts with a partner's values.
extension MailDesk {
    /// The answers there are.
    var answers: TemplateShelf {
        TemplateShelf(shipped: [], own: session.store.answerFiles().files)
    }

    /// What is wrong in files of answers, each with its place.
    var answerProblems: [String] {
        session.store.answerFiles().problems.map(\.line) + answers.mistakes.map(\.description)
    }

    /// A draft with an answer in it, in the draft's language where there is one.
    func inserting(
        _ name: String, into draft: MessageDraft
    ) throws(MessageMistake) -> MessageDraft {
        let shelf = answers
        guard let answer = shelf.template(name, languages: [draft.language, "en"]) else {
            let nearest = EditDistance.nearest(to: Array(name.utf8), among: shelf.names)
            throw MessageMistake(
                "answers", "there is no answer ‘\(name)’",
                advice: nearest.map { "did you mean \($0)?" } ?? "tend answers lists them")
        }
        guard let row = session.store.program.row(of: draft.partner) else {
            throw MessageMistake(draft.partner.text, "there is no such partner any more")
        }
        let values = PartnerValues.make(session, row: row, language: draft.language)
        var draft = draft
        let text = try answer.compose(values)
        draft.insert(
            text.body, of: answer.name, signature: values.text("manager.name") ?? "")
        draft.note(used: text.used)
        return draft
    }

    // MARK: - For the screen

    /// Drafts, answers and outbox as the outreach screen lists them, and what is wrong in files.
    func outreachShelf() -> (shelf: OutreachShelf, problems: [String]) {
        var shelf = OutreachShelf()
        let kept = drafts()
        shelf.drafts = (kept.drafts.map(MailDesk.card) + unknownCards()).sorted {
            ($0.milliseconds, $1.partner.text) > ($1.milliseconds, $0.partner.text)
        }
        let answers = answers
        shelf.answers = answers.names.compactMap { name in
            answers.template(name, languages: [session.settings.mail.language, "en"]).map {
                AnswerCard(name: name, title: $0.subjectText, text: $0.bodyText)
            }
        }
        shelf.outboxCount = session.store.outboxCount
        return (shelf, kept.problems + answerProblems)
    }

    private static func card(_ kept: Kept) -> DraftCard {
        let missing = kept.draft.missing
        return card(
            kept.draft, kept.stored.milliseconds, missing.isEmpty ? .ready : .missing(missing))
    }

    private static func card(
        _ draft: MessageDraft, _ milliseconds: Int64, _ state: DraftCard.State
    ) -> DraftCard {
        DraftCard(
            partner: draft.partner, subject: draft.subject, template: draft.template,
            play: draft.play, state: state, milliseconds: milliseconds)
    }

    private func unknownCards() -> [DraftCard] {
        HandingOver(desk: self).unknown.map { MailDesk.card($0.draft, $0.milliseconds, .unknown) }
    }
}
