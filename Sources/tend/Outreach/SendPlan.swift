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
    /// `followUpDays` of nil is the usual follow-up of the settings, 0 is none. The entries are named
    /// by the keys of the mails, so that a mail is never on record twice.
    func change(session: Session, followUpDays: Int?) -> Change? {
        let changes = items.flatMap { item in
            SendPlan.changes(
                item.draft, key: item.message.key, day: session.today, session: session,
                followUpDays: followUpDays)
        }
        return Change.together(
            changes, kind: .log, summary: items.count == 1 ? "1 mail" : "\(items.count) mails")
    }

    /// What puts one mail on record: its contact, and its follow-up.
    static func changes(
        _ draft: MessageDraft, key: String, day: Day, session: Session, followUpDays: Int?
    ) -> [Change] {
        let contact = Contact(
            key: "", day: day, channel: .mail, play: draft.play, reason: draft.reason,
            template: draft.template, answers: draft.answers, text: draft.subject)
        var actions: [Action] = [.log(contact)]
        if let days = SendPlan.days(followUpDays, draft.partner, session) {
            let name = draft.template ?? draft.subject
            actions.append(
                .addWork(.followUp, due: day.advanced(by: days), text: "answered? \(name)"))
        }
        return actions.compactMap {
            $0.change(
                to: [draft.partner], in: session.store.program, today: day, noteKey: key)
        }
    }

    /// Days until the follow-up with a partner, nil for none.
    static func days(_ wanted: Int?, _ id: PartnerID, _ session: Session) -> Int? {
        if let wanted { return wanted == 0 ? nil : wanted }
        return session.settings.followUpDays(
            tier: session.store.program.value(FieldName.tier, of: id))
    }
}
