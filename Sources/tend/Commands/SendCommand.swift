import ArgumentParser
import Exchange
import Insight
import Model
import Store

/// `tend send`.
struct SendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Put your drafts into the outbox as mails, or hand them to the mail command.",
        discussion:
            "tend send ea-12 · tend send --all --dry-run · tend send --filter tag:vip --hand-over. "
            + "Each mail is logged with a follow-up and the chance that the partner would have "
            + "sold anyway; all of them are one change. --hold-out leaves one in five untouched, "
            + "picked at random by the SHA-256 of campaign and id, so that tend effect --held-out "
            + "can compare them.")
    @Argument(help: "The partners' ids.") var ids: [String] = []
    @Flag(name: .long, help: "All your drafts.") var all = false
    @Flag(name: .long, help: "Hand them to the mail command of the settings.")
    var handOver = false
    @Flag(name: .long, help: "Print every header and write nothing.") var dryRun = false
    @Option(
        name: .long, help: "Days until the follow-up; 0 for none; else what the settings say.")
    var followUp: Int?
    @OptionGroup var mailing: MailingOptions
    @Option(name: .long, help: "Seconds the mail command may take for one mail.")
    var seconds = Sending.usualSeconds
    @Option(name: .long, help: "A mail that nobody knows about did go out: put it on record.")
    var went: String?
    @Option(name: .long, help: "A mail that nobody knows about did not go out: a draft again.")
    var again: String?
    @OptionGroup var targets: TargetOptions
    @OptionGroup var options: ProgramOptions

    func run() throws {
        guard (0...3650).contains(followUp ?? 0) else {
            throw CommandFailure.usage("--follow-up goes from 0 to 3650 days")
        }
        guard (1...3600).contains(seconds) else {
            throw CommandFailure.usage("--seconds goes from 1 to 3600")
        }
        try mailing.check()
        let session = try options.open()
        let desk = MailDesk(session)
        // Held to the end: two runs must not take the same drafts, nor each other's for lost.
        let lock: HandOverLock?
        do { lock = dryRun ? nil : try session.store.lockHandOver(of: session.user) } catch {
            throw CommandFailure.file(error.description)
        }
        defer { withExtendedLifetime(lock) {} }
        if let went { return try resolve(went, went: true, desk) }
        if let again { return try resolve(again, went: false, desk) }
        if !dryRun { try settle(desk) }
        let drafts = try chosen(desk)
        try mailing.check(drafts.count)
        let plan = SendPlan(drafts, desk: desk, mailing: mailing.mailing)
        Session.tell(plan.suppressed)
        tell(plan.refused)
        tellHeldOut(plan)
        if dryRun {
            show(plan)
        } else if handOver {
            try hand(plan, desk)
        } else {
            try file(plan, desk)
        }
        if !plan.refused.isEmpty || plan.items.isEmpty { throw CommandFailure.nothing() }
    }

    /// One line a reason: what is wrong in the settings is wrong for all.
    private func tell(_ refused: [SendPlan.Refusal]) {
        var counts: [(why: String, count: Int)] = []
        for refusal in refused {
            if let index = counts.firstIndex(where: { $0.why == refusal.why }) {
                counts[index].count += 1
            } else {
                counts.append((refusal.why, 1))
            }
        }
        for (why, count) in counts {
            Output.complain("tend: \(count) not sent, still a draft: \(why)")
        }
    }

    /// Names those left untouched, before anything is written.
    private func tellHeldOut(_ plan: SendPlan) {
        for draft in plan.heldOut {
            Output.print(
                "held out \(draft.partner.text): picked at random for \(draft.campaign ?? "")")
        }
        guard plan.items.isEmpty, !plan.heldOut.isEmpty else { return }
        Output.complain("tend: nobody is left to write to, so nobody is held out either")
    }

    private func chosen(_ desk: MailDesk) throws -> [MessageDraft] {
        let kept = desk.drafts()
        for problem in kept.problems { Output.complain("tend: " + problem) }
        let drafts = kept.drafts.map(\.draft)
        if all, ids.isEmpty, targets.filter == nil { return drafts }
        let wanted = try desk.session.partners(ids, filter: targets.filter)
        let found = drafts.filter { wanted.contains($0.partner) }
        for id in wanted where targets.filter == nil {
            guard found.contains(where: { $0.partner == id }) else {
                throw CommandFailure.nothing("there is no draft for \(id.text)")
            }
        }
        return found
    }

    private func show(_ plan: SendPlan) {
        for item in plan.items {
            for (name, value) in item.message.headers { Output.print("\(name): \(value)") }
            Output.print("")
        }
        Output.print(Counted.text(plan.items.count, "mail") + " would go, nothing was written")
    }

    // MARK: - Outbox

    private func file(_ plan: SendPlan, _ desk: MailDesk) throws {
        guard !plan.items.isEmpty else { return }
        do {
            let files = try Sending(desk: desk).toOutbox(plan, followUpDays: followUp) {
                desk.session.saving($0)
            }
            for file in files { Output.print(file) }
        } catch { throw CommandFailure.file(error.description) }
    }

    // MARK: - The mail command

    private func hand(_ plan: SendPlan, _ desk: MailDesk) throws {
        guard !plan.items.isEmpty else { return }
        let handing = HandingOver(desk: desk)
        let result: HandingOver.Result
        do {
            // Kept as what they are, so that whoever goes on after a death holds out the same.
            for draft in plan.items.map(\.draft) + plan.heldOut where draft.holdsOut {
                try desk.keep(draft)
            }
            result = try handing.run(plan.items, seconds: seconds) { item in
                Output.print("handed over: \(item.message.to.description)")
            }
        } catch { throw CommandFailure.file(error.description) }
        if let (partner, why) = result.failure {
            Output.complain("tend: \(partner.text) stays a draft: \(why)")
        }
        let taken = plan.only(result.taken)
        if let change = taken.change(session: desk.session, followUpDays: followUp) {
            let saving = desk.session.saving(change)
            if let why = saving.problem {
                throw CommandFailure.file(
                    "handed over but not on record yet, the next tend send does that: \(why)")
            }
        }
        do {
            try handing.forgetTaken()
            for draft in taken.heldOut { try desk.remove(draft.partner, sent: draft) }
        } catch { Output.complain("tend: " + error.description) }
        guard result.failure == nil else {
            let left = plan.items.count - result.taken.count
            throw CommandFailure.file("\(left) of \(plan.items.count) mails were not handed over")
        }
    }

    /// Puts on record what an earlier run handed over before it ended, and names what it left open.
    private func settle(_ desk: MailDesk) throws {
        let handing = HandingOver(desk: desk)
        do {
            for id in try handing.settleOutbox() {
                Output.print("on record before, in the outbox now: \(id.text)")
            }
        } catch { throw CommandFailure.file(error.description) }
        if let change = handing.lostChange(followUpDays: followUp) {
            let count = Set(change.edits.map(\.partner)).count
            Output.print("handed over before, put on record now: " + Counted.text(count, "partner"))
            if let why = desk.session.saving(change).problem {
                throw CommandFailure.file(why)
            }
            desk.session.catchUp()
        }
        do { try handing.forgetTaken() } catch { throw CommandFailure.file(error.description) }
        for unknown in handing.unknown {
            let id = unknown.draft.partner.text
            Output.complain(
                "tend: \(id): unknown whether its mail went out, the mail command was running "
                    + "when tend ended: tend send --went \(id), or --again \(id)")
        }
    }

    /// Takes a person's word for what became of a message nobody knows about.
    private func resolve(_ text: String, went: Bool, _ desk: MailDesk) throws {
        let (store, user) = (desk.session.store, desk.session.user)
        let handing = HandingOver(desk: desk)
        guard let found = handing.unknown.first(where: { $0.draft.partner.text == text }) else {
            throw CommandFailure.nothing("nothing is unknown about a mail to \(text)")
        }
        do {
            guard went else {
                try store.returnDraft(found.handed.name, key: found.handed.key, of: user)
                return Output.print("the message to \(text) is a draft again")
            }
            if let change = Change.together(
                handing.record(found.handed, followUpDays: followUp), kind: .log,
                summary: "1 mail"),
                let why = desk.session.saving(change).problem
            {
                throw CommandFailure.file(why)
            }
            try store.forgetHandOver([found.handed], in: .sending, of: user)
        } catch let error as StoreError { throw CommandFailure.file(error.description) }
    }
}

/// `tend outbox`.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "List the mails that wait in the outbox.")
    @Option(name: .long, help: "table or json.") var format = ListFormat.table
    @OptionGroup var options: ProgramOptions

    func run() throws {
        let session = try options.open()
        HandingOver(desk: MailDesk(session)).settleOutboxIfLeft()
        let outbox = session.store.outboxMails()
        for problem in outbox.problems { Output.complain("tend: " + problem.line) }
        let rows = outbox.mails.map { mail -> [CellValue] in
            let head = MailHead(mail.head)
            return [
                .text("outbox/" + mail.name), head.text("To").map(CellValue.text) ?? .absent,
                head.text("Subject").map(CellValue.text) ?? .absent, .count(Int64(mail.size)),
            ]
        }
        Table(
            words: ["file", "to", "subject", "bytes"], rows: rows,
            currency: session.settings.currency
        ).print(as: format.table)
        if rows.isEmpty { throw CommandFailure.nothing() }
    }
}
