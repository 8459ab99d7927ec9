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
    }

    /// Puts the mails into the outbox and logs them, in this order: written to the disk, logged,
    /// shown in the outbox.
    ///
    /// `save` is given the one change; answers the files.
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
        if let change = plan.change(session: desk.session, followUpDays: followUpDays) {
            if case .failed(let why) = save(change) {
                store.discard(staged)
                throw StoreError("journal", why, advice: "no mail was put into the outbox")
            }
        }
        let files = try store.publish(staged)
        for item in plan.items { try desk.remove(item.draft.partner, sent: item.draft) }
        return files
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
