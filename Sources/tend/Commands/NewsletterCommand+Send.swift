import Exchange
import Insight
import Model
import Store

/// Sending an issue from the command line.
extension NewsletterCommand {
    func send(_ making: IssueMaking) throws {
        guard let way = IssueSending.Way(rawValue: to ?? "outbox") else {
            throw CommandFailure.usage("--to \(to ?? ""): outbox, mailchimp or aweber")
        }
        let bad = making.checks.filter { $0.weight == .bad }
        for check in bad { Output.complain("tend: " + check.text) }
        guard bad.isEmpty else { throw CommandFailure.nothing("nothing was sent") }
        let sending = IssueSending(making, way: way, isAgain: again)
        for (why, count) in making.audience.counts {
            Output.complain("tend: left out: \(count) \(why.rawValue)")
        }
        if sending.alreadyCount > 0 {
            Output.complain("tend: left out: \(sending.alreadyCount) got it already")
        }
        if let service = way.service {
            try hand(to: service, sending, making.session)
        } else {
            try file(sending, making.session)
        }
    }

    /// One mail a partner into the outbox.
    private func file(_ sending: IssueSending, _ session: Session) throws {
        let (mails, refused) = sending.mails()
        for refusal in refused { Output.complain("tend: not sent: \(refusal.why)") }
        guard !mails.isEmpty else { throw CommandFailure.nothing("nobody is left to write to") }
        if dryRun {
            for (_, message) in mails { Output.print(message.to.description) }
            Output.print(Counted.text(mails.count, "mail") + " would go, nothing was written")
        } else {
            do {
                let lock = try session.store.lockHandOver(of: session.user)
                defer { withExtendedLifetime(lock) {} }
                _ = try HandingOver(desk: MailDesk(session)).settleOutbox()
                let result = try sending.toOutbox(mails) { session.saving($0) }
                Output.print(Counted.text(result.count, "mail is", "mails are") + " in the outbox")
            } catch { throw CommandFailure.file(error.description) }
        }
        if !refused.isEmpty { throw CommandFailure.nothing() }
    }

    /// The files a service takes.
    private func hand(
        to service: MailingService, _ sending: IssueSending, _ session: Session
    ) throws {
        let unknown = sending.unknownMarks(service)
        guard unknown.isEmpty else {
            throw CommandFailure.nothing(
                "\(service.rawValue) has no column for "
                    + unknown.map { "{{\($0)}}" }.joined(separator: ", ")
                    + ": take it out of the issue, or send it to the outbox")
        }
        let list = sending.list(service)
        for refusal in list.refused {
            Output.complain("tend: refused \(refusal.partner.text): \(refusal.why)")
        }
        guard !list.taken.isEmpty else {
            throw CommandFailure.nothing("nobody is left to write to")
        }
        guard !dryRun else {
            for file in sending.files(list) { Output.print("outbox/\(file.name)") }
            Output.print("\(list.taken.count) recipients, nothing was written")
            return
        }
        do {
            let result = try sending.toService(list) { session.saving($0) }
            for file in result.files { Output.print(file) }
            Output.print("\(result.count) recipients are on record")
        } catch { throw CommandFailure.file(error.description) }
    }
}

extension Session {
    /// Saves a change for whoever sends mails, and says so.
    func saving(_ change: Change) -> Sending.Saving {
        switch store.save(change) {
        case .saved(let event, _):
            Output.hasSaved = true
            let partners = Set(change.edits.map(\.partner)).count
            Output.print("saved \(event.id.written): log, \(Counted.text(partners, "partner"))")
            return .saved
        case .notSaved(let why): return .failed("not saved, nothing changed: " + why)
        case .unknown(let why): return .unknown(why)
        }
    }
}
