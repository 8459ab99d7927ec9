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
    /// How the drafts of a mailing are told from others.
    struct Mailing {
        /// What it is called; nil for what each draft says.
        var campaign: String?
        /// Whether one in five are left untouched, beside the drafts that say so themselves.
        var holdsOut = false
    }

    /// Those that may go.
    private(set) var items: [Item] = []
    /// Those whose partners are left untouched, picked at random; each draft names its campaign.
    private(set) var heldOut: [MessageDraft] = []
    /// Those whose partners are not to be written to.
    private(set) var suppressed: [(partner: PartnerID, why: Suppression)] = []
    /// Those with something to mend.
    private(set) var refused: [Refusal] = []

    /// Looks at drafts: suppression first, then everything a mail needs, then who is held out.
    init(_ drafts: [MessageDraft], desk: MailDesk, mailing: Mailing = Mailing()) {
        let program = desk.session.store.program
        for draft in drafts {
            if let row = program.row(of: draft.partner),
                let why = desk.session.analysis.suppression(row: row)
            {
                suppressed.append((draft.partner, why))
                continue
            }
            do throws(MessageMistake) {
                try take(draft.part(of: mailing, on: desk.session.today), desk)
            } catch {
                refused.append(Refusal(partner: draft.partner, why: error.description))
            }
        }
    }

    private mutating func take(_ draft: MessageDraft, _ desk: MailDesk) throws(MessageMistake) {
        let message = try desk.message(draft)
        if let why = desk.heldOutBefore(draft) { throw why }
        if draft.isHeldOut {
            heldOut.append(draft)
        } else {
            items.append(Item(draft: draft, message: message))
        }
    }

    private init(items: [Item], heldOut: [MessageDraft]) {
        (self.items, self.heldOut) = (items, heldOut)
    }

    /// The same for some of its items; nobody is held out where nobody is written to.
    func only(_ items: [Item]) -> SendPlan {
        SendPlan(items: items, heldOut: items.isEmpty ? [] : heldOut)
    }

    /// What a send puts on record: a contact and a follow-up for each partner written to, and who
    /// was held out, together one change.
    ///
    /// `followUpDays` of nil is the usual follow-up of the settings, 0 is none. The entries are named
    /// by the keys of the mails, so that a mail is never on record twice.
    func change(session: Session, followUpDays: Int?) -> Change? {
        let mails = items.flatMap { item in
            SendPlan.changes(
                item.draft, key: item.message.key, day: session.today, session: session,
                followUpDays: followUpDays)
        }
        let untouched = items.isEmpty ? [] : heldOut.compactMap { SendPlan.holdOut($0, session) }
        let summary = Counted.text(items.count, "mail")
        return Change.together(
            mails + untouched, kind: .log,
            summary: heldOut.isEmpty ? summary : summary + ", \(heldOut.count) held out")
    }

    /// What puts one mail on record: its contact, and its follow-up.
    ///
    /// The chance to return without it is kept as it is today; of mails of an earlier day it is
    /// reckoned later.
    static func changes(
        _ draft: MessageDraft, key: String, day: Day, session: Session, followUpDays: Int?
    ) -> [Change] {
        let contact = Contact(
            key: "", day: day, channel: .mail, play: draft.play, reason: draft.reason,
            template: draft.template, campaign: draft.campaign,
            chance: day == session.today ? session.chance(of: draft.partner) : nil,
            answers: draft.answers, text: draft.subject)
        var actions: [Action] = [.log(contact)]
        actions += draft.resources.map { .set(field: FieldName.received + $0, value: day.iso) }
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

    private static func holdOut(_ draft: MessageDraft, _ session: Session) -> Change? {
        guard let campaign = draft.campaign else { return nil }
        let holdOut = HoldOut(
            campaign: campaign, day: session.today, play: draft.play, reason: draft.reason,
            template: draft.template, chance: session.chance(of: draft.partner),
            text: draft.subject)
        return Action.put(field: holdOut.field, line: holdOut.line).change(
            to: [draft.partner], in: session.store.program, today: session.today, noteKey: "")
    }

    /// Days until the follow-up with a partner, nil for none.
    static func days(_ wanted: Int?, _ id: PartnerID, _ session: Session) -> Int? {
        if let wanted { return wanted == 0 ? nil : wanted }
        return session.settings.followUpDays(
            tier: session.store.program.value(FieldName.tier, of: id))
    }
}

extension Session {
    /// How likely a partner is to sell within 30 days if nobody writes, as it is now.
    func chance(of id: PartnerID) -> FrozenChance? {
        store.program.row(of: id).flatMap { analysis.frozenChance(row: $0) }
    }
}

extension MessageDraft {
    /// The campaign it is part of, or would be if it were of one.
    func campaign(on day: Day) -> String {
        campaign ?? Campaign.usualName(template: template, day: day)
    }

    /// The same as part of a mailing; whoever holds out needs a campaign's name to pick by.
    func part(of mailing: SendPlan.Mailing, on day: Day) -> MessageDraft {
        var draft = self
        if let campaign = mailing.campaign { draft.campaign = campaign }
        draft.holdsOut = holdsOut || mailing.holdsOut
        if draft.holdsOut { draft.campaign = draft.campaign(on: day) }
        return draft
    }

    /// Whether its campaign holds its partner out.
    var isHeldOut: Bool {
        guard holdsOut, let campaign else { return false }
        return HoldOut.picks(partner, in: campaign)
    }
}

extension MailDesk {
    /// Why nobody writes to the partner of a draft any more: its campaign held it out before.
    func heldOutBefore(_ draft: MessageDraft) -> MessageMistake? {
        guard let campaign = draft.campaign,
            session.store.program.value(HoldOut.family + campaign, of: draft.partner) != nil
        else { return nil }
        return MessageMistake(
            draft.partner.text, "it is held out of the campaign \(campaign)",
            advice: "leave it untouched for 30 days, or take the mailing back with tend undo")
    }
}
