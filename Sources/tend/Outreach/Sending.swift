import Exchange
import Model
import Store

/// Carries a plan out: to the outbox, or through the mail command.
struct Sending {
    let desk: MailDesk

    /// How long the mail command may take for one mail, unless somebody says otherwise.
    static let usualSeconds = 60

    /// What saving a change came to, for whoever saves it.
    enum Saving {
        case saved
        case failed(String)
        case unknown(String)

        /// Why it is not known to be saved, nil if it is.
        var problem: String? {
            switch self {
            case .saved: nil
            case .failed(let why): why
            case .unknown(let why): "it is unknown whether this was saved: " + why
            }
        }
    }

    /// Puts the mails into the outbox and logs them, in this order: written to the disk, logged,
    /// shown in the outbox.
    ///
    /// `save` is given the one change; answers the files. Call it with the lock of handing over
    /// held. A death at any moment leaves what `HandingOver.settleOutbox` finishes.
    func toOutbox(
        _ plan: SendPlan, followUpDays: Int?, save: (Change) -> Saving
    ) throws(StoreError) -> [String] {
        let store = desk.session.store
        var mails: [(partner: PartnerID, bytes: [UInt8])] = []
        for item in plan.items {
            do throws(MessageMistake) {
                mails.append((item.draft.partner, try item.message.bytes()))
            } catch { throw StoreError(item.draft.partner.text, error.description) }
        }
        let staged = try store.stageMails(mails, day: desk.session.today)
        try file(plan, staged, followUpDays: followUpDays, save: save)
        let files = try store.publish(staged)
        try putDraftsAway(plan)
        return files
    }

    /// Logs mails that are written, their drafts taken from the others before.
    private func file(
        _ plan: SendPlan, _ staged: StagedMails, followUpDays: Int?, save: (Change) -> Saving
    ) throws(StoreError) {
        let (store, user) = (desk.session.store, desk.session.user)
        func giveUp(_ error: StoreError) throws(StoreError) -> Never {
            store.discard(staged)
            try store.endFiling(store.handedDrafts(in: .filing, of: user), of: user)
            throw error
        }
        do throws(StoreError) {
            try store.beginFiling(
                plan.items.map { ($0.draft.partner.text, $0.message.key) }, of: user)
        } catch { try giveUp(error) }
        guard let change = plan.change(session: desk.session, followUpDays: followUpDays) else {
            return
        }
        switch save(change) {
        case .saved: return
        case .failed(let why):
            try giveUp(StoreError("journal", why, advice: "no mail was put into the outbox"))
        case .unknown(let why):
            // What is on record decides when the program is opened again: nothing is taken back here.
            throw StoreError(
                "journal", "it is unknown whether this was saved: " + why,
                advice: "open the program again: mails on record are put into the outbox then")
        }
    }

    /// Puts the texts that went among the former versions, also of letters that never were drafts.
    private func putDraftsAway(_ plan: SendPlan) throws(StoreError) {
        let (store, user) = (desk.session.store, desk.session.user)
        let filed = store.handedDrafts(in: .filing, of: user)
        try store.forgetHandOver(filed, in: .filing, of: user)
        for item in plan.items
        where !filed.contains(where: { $0.key.utf8.elementsEqual(item.message.key.utf8) }) {
            try desk.remove(item.draft.partner, sent: item.draft)
        }
        for draft in plan.heldOut { try desk.remove(draft.partner, sent: draft) }
    }

    /// The words that hand a mail over: for a program like sendmail the sender and the recipient
    /// are arguments, so that nothing in the mail decides where it goes.
    func command(for message: MailMessage) throws(MessageMistake) -> [String] {
        let words = desk.session.settings.mail.command
        guard let program = words.first, !program.isEmpty else {
            throw MessageMistake(
                "settings.yaml", "no mail command is set",
                advice: "write mail: {command: [/usr/sbin/sendmail, -oi]}")
        }
        guard !words.contains(where: Sending.readsRecipients) else {
            throw MessageMistake(
                "settings.yaml: mail: command",
                "-t would take the recipients from the text of the mail", advice: "leave it out")
        }
        let base = Array(program.utf8).split(separator: 0x2F).last ?? []
        let isLikeSendmail = ["sendmail", "msmtp", "ssmtp", "esmtp", "opensmtpd"].contains {
            base.elementsEqual($0.utf8)
        }
        guard isLikeSendmail else { return words }
        let dots = words.contains("-oi") || !base.elementsEqual("sendmail".utf8) ? [] : ["-oi"]
        return words + dots + ["-f", message.from.address.text, "--", message.to.address.text]
    }

    private static func readsRecipients(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        return bytes.elementsEqual("-t".utf8) || bytes.elementsEqual("--read-recipients".utf8)
    }

    /// Hands one mail to the mail command and waits; nil if it was taken, else why not.
    func handOver(_ item: SendPlan.Item, seconds: Int) -> String? {
        do throws(MessageMistake) {
            let words = try command(for: item.message)
            let outcome = External.run(
                words, input: try item.message.bytes(), seconds: seconds)
            return outcome.ending.isGood ? nil : outcome.text(words.first ?? "")
        } catch { return error.description }
    }
}
