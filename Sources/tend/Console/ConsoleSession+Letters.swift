import Exchange
import Insight
import Model
import Store
import ViewModel

/// Letters of the console: templates, drafts, editor and outbox.
extension ConsoleSession {
    func carryOutLetter(_ effect: Effect) -> [Request] {
        switch effect {
        case .readTemplates(let ids): return readTemplates(ids)
        case .compose(let name, let ids): return compose(name, ids)
        case .sendLetters(let ids, let heldOut, let days):
            return sendLetters(ids, heldOut: heldOut, followUpDays: days)
        case .setHoldOut(let isOn): return setHoldOut(isOn)
        case .editLetter(let id): return [.editLetter(id)]
        case .keepLetters(let ids): return keepLetters(ids)
        case .dropLetters:
            writing = []
            return []
        case .insertAnswer(let name, let id): return insert(name, id)
        case .readShelf: return readShelf()
        case .openDraft(let id): return openDrafts([id], isMany: false)
        case .openDrafts(let ids): return openDrafts(ids, isMany: true)
        case .discardDraft(let id): return discardDraft(id)
        default: return []
        }
    }

    /// The templates there are, one of each name.
    private func readTemplates(_ ids: [PartnerID]) -> [Request] {
        guard let session, let id = ids.first else { return [] }
        let desk = MailDesk(session)
        let choices = desk.shelf.names.compactMap { name -> LetterChoice? in
            guard let row = session.store.program.row(of: id),
                let template = try? desk.template(name, row: row)
            else { return nil }
            return LetterChoice(
                name: name, subject: template.subjectText, play: template.play)
        }
        return handle(.templates(ids, choices))
    }

    // MARK: - Making

    /// Makes letters of a template; they are not kept before the person leaves, sends or edits them.
    private func compose(_ name: String, _ ids: [PartnerID]) -> [Request] {
        guard let session else { return [] }
        let desk = MailDesk(session)
        // Whoever writes to one sees the letter even if it must not go; of many they are left out.
        let isMany = ids.count > 1
        var made: [MessageDraft] = []
        var leftOut: [LetterBatch.LeftOut] = []
        do throws(MessageMistake) {
            for id in ids {
                guard let row = session.store.program.row(of: id) else { continue }
                if isMany, let why = session.analysis.suppression(row: row) {
                    leftOut.append(LetterBatch.LeftOut(partner: id, why: why))
                } else {
                    var draft = try desk.compose(name, row: row).draft
                    if isMany { draft.campaign = draft.campaign(on: session.today) }
                    made.append(draft)
                }
            }
        } catch { return handle(.notice(error.description, isBad: true)) }
        writing = made
        return show(desk, leftOut: leftOut, isMany: isMany) + readShelf()
    }

    /// Opens kept drafts, one as a letter, several to look through.
    private func openDrafts(_ ids: [PartnerID], isMany: Bool) -> [Request] {
        guard let session else { return [] }
        let desk = MailDesk(session)
        let wanted = Set(ids)
        var leftOut: [LetterBatch.LeftOut] = []
        writing = desk.drafts().drafts.map(\.draft).filter { draft in
            guard wanted.contains(draft.partner) else { return false }
            guard isMany, let row = session.store.program.row(of: draft.partner),
                let why = session.analysis.suppression(row: row)
            else { return true }
            leftOut.append(LetterBatch.LeftOut(partner: draft.partner, why: why))
            return false
        }
        return show(desk, leftOut: leftOut, isMany: isMany)
    }

    private func show(
        _ desk: MailDesk, leftOut: [LetterBatch.LeftOut], isMany: Bool
    ) -> [Request] {
        let making = LetterMaking(desk)
        guard isMany else { return writing.first.map { handle(.letter(making.letter($0))) } ?? [] }
        return handle(
            .letters(
                LetterBatch(
                    letters: writing.map(making.letter), leftOut: leftOut,
                    holdsOut: writing.contains(where: \.holdsOut))))
    }

    // MARK: - Changing

    /// Opens a letter in the person's editor; only where the terminal is set aside.
    func editLetter(_ id: PartnerID) -> [Request] {
        guard let session, let place = writing.firstIndex(where: { $0.partner == id }) else {
            return []
        }
        let desk = MailDesk(session)
        switch DraftEditing(desk).open(writing[place], isNew: true) {
        case .kept(let changed, _):
            writing[place] = changed
            return handle(.letter(LetterMaking(desk).letter(changed)))
        case .unchanged: return handle(.letter(LetterMaking(desk).letter(writing[place])))
        case .failed(let why): return handle(.notice(why, isBad: true))
        }
    }

    /// Puts a ready-made answer into a letter.
    private func insert(_ name: String, _ id: PartnerID) -> [Request] {
        guard let session, let place = writing.firstIndex(where: { $0.partner == id }) else {
            return []
        }
        let desk = MailDesk(session)
        do throws(MessageMistake) {
            writing[place] = try desk.inserting(name, into: writing[place])
            return handle(.letter(LetterMaking(desk).letter(writing[place])))
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    /// Notes on the letters whether one in five of them are held out; kept with them as drafts.
    private func setHoldOut(_ isOn: Bool) -> [Request] {
        guard let today = session?.today else { return [] }
        for place in writing.indices {
            writing[place].holdsOut = isOn
            if isOn { writing[place].campaign = writing[place].campaign(on: today) }
        }
        return []
    }

    // MARK: - Keeping

    /// Keeps letters as drafts; what cannot be kept there is put into the state folder and named.
    private func keepLetters(_ ids: [PartnerID]) -> [Request] {
        guard let session else { return [] }
        let desk = MailDesk(session)
        let wanted = Set(ids)
        var files: [String] = []
        for draft in writing where wanted.contains(draft.partner) {
            do { files.append(try desk.keep(draft)) } catch {
                return lost(draft, error.description)
            }
            writing.removeAll { $0.partner == draft.partner }
        }
        writing = []
        return handle(.lettersKept(files)) + readShelf()
    }

    /// Keeps the letters that are open when the console ends, whatever ends it.
    func keepOpenLetters() {
        guard let session, session.store.readOnlyReason == nil else { return }
        let desk = MailDesk(session)
        for draft in writing {
            do throws(StoreError) { try desk.keep(draft) } catch {
                _ = lost(draft, error.description)
            }
        }
        writing = []
    }

    /// A draft that could not be kept stays open; its text is put where there is room.
    private func lost(_ draft: MessageDraft, _ why: String) -> [Request] {
        let file = Surroundings.stateFolder + "/unsaved-\(draft.partner.text).md"
        let kept = Files.write(file, draft.bytes) == nil
        return handle(
            .notice(
                (kept ? "the text is in \(file): " : "the letter is still here: ") + why,
                isBad: true))
    }

    private func discardDraft(_ id: PartnerID) -> [Request] {
        guard let session else { return [] }
        do {
            try MailDesk(session).remove(id)
            return handle(
                .notice("the draft to \(id.text) is away; its text is in former/", isBad: false))
                + readShelf()
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    /// Drafts, answers and outbox as they are now.
    func readShelf() -> [Request] {
        guard let session else { return [] }
        let desk = MailDesk(session)
        HandingOver(desk: desk).settleOutboxIfLeft()
        let (shelf, problems) = desk.outreachShelf()
        return handle(.shelf(shelf))
            + (problems.first.map { handle(.notice($0, isBad: true)) } ?? [])
    }

    // MARK: - Sending

    /// Puts letters into the outbox with their contacts and follow-ups, and notes who was held out,
    /// as one change; those with something to mend are kept as drafts.
    private func sendLetters(
        _ ids: [PartnerID], heldOut: [PartnerID], followUpDays: Int?
    ) -> [Request] {
        guard let session else { return [] }
        let desk = MailDesk(session)
        let wanted = Set(ids + heldOut)
        let plan = SendPlan(writing.filter { wanted.contains($0.partner) }, desk: desk)
        // What stood in the way since they were looked at is shown; nothing goes out by halves.
        guard Set(plan.items.map(\.draft.partner)) == Set(ids),
            Set(plan.heldOut.map(\.partner)) == Set(heldOut)
        else {
            return show(desk, leftOut: [], isMany: writing.count > 1)
                + handle(.notice("nothing was sent: see what is to be mended", isBad: true))
        }
        var saved: Event?
        do throws(StoreError) {
            let lock = try session.store.lockHandOver(of: session.user)
            defer { withExtendedLifetime(lock) {} }
            let files = try Sending(desk: desk).toOutbox(plan, followUpDays: followUpDays) {
                change in
                switch session.store.save(console.marked(change)) {
                case .saved(let event, _):
                    saved = event
                    return .saved
                case .notSaved(let why): return .failed("not saved, nothing changed: " + why)
                case .unknown(let why): return .unknown(why)
                }
            }
            let kept = keepUnready(desk, but: wanted)
            writing = []
            return (saved.map { handle(.saved($0)) } ?? [])
                + handle(.lettersSent(files, heldOut: plan.heldOut.count)) + kept
                + readShelf()
        } catch {
            // The contact may be on record although its mail could not be put in its place.
            return (saved.map { handle(.saved($0)) } ?? [])
                + handle(.notice(error.description, isBad: true))
        }
    }

    /// Lets the outbox follow what was taken back or done again.
    func followMails(_ event: Event) -> [Request] {
        guard let session else { return [] }
        do throws(StoreError) {
            guard let told = try TakingBack(session: session).follow(event) else { return [] }
            return handle(.notice(told, isBad: false)) + readShelf()
        } catch { return handle(.notice(error.description, isBad: true)) }
    }

    private func keepUnready(_ desk: MailDesk, but sent: Set<PartnerID>) -> [Request] {
        let rest = SendPlan(writing.filter { !sent.contains($0.partner) }, desk: desk).refused
        return writing.filter { draft in rest.contains { $0.partner == draft.partner } }
            .flatMap { draft -> [Request] in
                do throws(StoreError) {
                    try desk.keep(draft)
                    return []
                } catch { return lost(draft, error.description) }
            }
    }
}
