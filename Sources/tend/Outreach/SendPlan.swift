import Exchange
import Insight
import Model
import Store

/// Drafts on their way out: looked at as a whole before the first one goes.
struct SendPlan {
    /// One that may go.
    struct Item {
        let draft: MessageDraft
        let message: MailMessage
    }
    /// One that may not, and why.
    struct Refusal {
        let partner: PartnerID
        let why: String
    }

    /// Those that may go.
    private(set) var items: [Item] = []
    /// Those whose partners are not to be written to.
    private(set) var suppressed: [(partner: PartnerID, why: Suppression)] = []
    /// Those with something to mend.
    private(set) var refused: [Refusal] = []

    /// Looks at drafts: suppression first, then everything a mail needs.
    init(_ drafts: [MessageDraft], desk: MailDesk) {
        for draft in drafts {
            if let row = desk.session.store.program.row(of: draft.partner),
                let why = desk.session.analysis.suppression(row: row)
            {
                suppressed.append((draft.partner, why))
                continue
            }
            do throws(MessageMistake) {
                items.append(Item(draft: draft, message: try desk.message(draft)))
            } catch {
                refused.append(Refusal(partner: draft.partner, why: error.description))
            }
        }
    }

    private init(items: [Item]) { self.items = items }

    /// The same for some of its items.
    func only(_ items: [Item]) -> SendPlan { SendPlan(items: items) }

    /// What a send puts on record: a contact and a follow-up for each partner, together one change.
    ///
    /// `followUpDays` of nil is no follow-up.
    func change(session: Session, followUpDays: Int?) -> Change? {
        let program = session.store.program
        let changes = items.flatMap { item -> [Change] in
            let contact = Contact(
                key: "", day: session.today, channel: .mail, play: item.draft.play,
                reason: item.draft.reason, template: item.draft.template,
                text: item.draft.subject)
            let name = item.draft.template ?? item.draft.subject
            var actions: [Action] = [.log(contact)]
            if let followUpDays {
                let due = session.today.advanced(by: followUpDays)
                actions.append(.addWork(.followUp, due: due, text: "answered? \(name)"))
            }
            return actions.compactMap {
                $0.change(
                    to: [item.draft.partner], in: program, today: session.today,
                    noteKey: RandomWord.next())
            }
        }
        return Change.together(
            changes, kind: .log, summary: items.count == 1 ? "1 mail" : "\(items.count) mails")
    }
}
