import Exchange
import Insight
import Model
import Store
import ViewModel

/// Letters of the console: templates, drafts, editor and outbox.
extension ConsoleSession {
    /// The templates there are, one of each name.
    func readTemplates(_ id: PartnerID) -> [Request] {
        guard let session else { return [] }
        let desk = MailDesk(session)
        let choices = desk.shelf.names.compactMap { name -> LetterChoice? in
            guard let row = session.store.program.row(of: id),
                let template = try? desk.template(name, row: row)
            else { return nil }
            return LetterChoice(
                name: name, subject: template.subjectText, play: template.play)
        }
        return handle(.templates(id, choices))
    }

    /// Makes a letter of a template; it is not kept before the person leaves or edits it.
    func compose(_ name: String, _ id: PartnerID) -> [Request] {
        guard let session, let row = session.store.program.row(of: id) else { return [] }
        let desk = MailDesk(session)
        do throws(MessageMistake) {
            draft = try desk.compose(name, row: row).draft
            return show(desk)
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    /// Keeps the letter as a draft.
    func keepLetter(_ id: PartnerID) -> [Request] {
        guard let session, let draft, draft.partner == id else { return [] }
        self.draft = nil
        do {
            let file = try MailDesk(session).keep(draft)
            return handle(.notice("kept as a draft: \(file)", isBad: false))
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    /// Opens the letter in the person's editor; only where the terminal is set aside.
    func editLetter() -> [Request] {
        guard let session, let draft else { return [] }
        let desk = MailDesk(session)
        switch DraftEditing(desk).open(draft, isNew: true) {
        case .kept(let changed, _):
            self.draft = changed
            return show(desk)
        case .unchanged: return show(desk)
        case .failed(let why): return handle(.notice(why, isBad: true))
        }
    }

    /// Puts the letter into the outbox with its contact and follow-up, as one change.
    func sendLetter(_ id: PartnerID) -> [Request] {
        guard let session, let draft, draft.partner == id else { return [] }
        let desk = MailDesk(session)
        let plan = SendPlan([draft], desk: desk)
        guard !plan.items.isEmpty else { return show(desk) }
        var saved: Event?
        do throws(StoreError) {
            let files = try Sending(desk: desk).toOutbox(plan, followUpDays: 7) { change in
                switch session.store.save(change) {
                case .saved(let event, _):
                    saved = event
                    return .saved
                case .notSaved(let why): return .failed("not saved, nothing changed: " + why)
                case .unknown(let why): return .failed("it is unknown whether it was saved: " + why)
                }
            }
            self.draft = nil
            let told = handle(.letterSent(files.first ?? "outbox"))
            return (saved.map { handle(.saved($0)) } ?? []) + told
        } catch {
            // The contact may be on record although its mail could not be put in its place.
            return (saved.map { handle(.saved($0)) } ?? [])
                + handle(.notice(error.description, isBad: true))
        }
    }

    private func show(_ desk: MailDesk) -> [Request] {
        guard let draft else { return [] }
        return handle(.letter(letter(draft, desk)))
    }

    private func letter(_ draft: MessageDraft, _ desk: MailDesk) -> Letter {
        let row = desk.session.store.program.row(of: draft.partner)
        var obstacles: [String] = []
        let recipient = row.flatMap { row -> String? in
            do throws(MessageMistake) { return try desk.mailbox(row: row).description } catch {
                obstacles.append(error.description)
                return nil
            }
        }
        var sender = "?"
        do throws(MessageMistake) { sender = try desk.sender().description } catch {
            obstacles.append(error.description)
        }
        if let row, let why = desk.session.analysis.suppression(row: row) {
            obstacles.append("\(draft.partner.text): \(why.rawValue)")
        }
        return Letter(
            partner: draft.partner, recipient: recipient ?? "?", sender: sender,
            subject: draft.subject, body: draft.body, template: draft.template, play: draft.play,
            missing: draft.missing, obstacles: obstacles)
    }
}
