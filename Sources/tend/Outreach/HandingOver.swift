import Exchange
import Insight
import Model
import Store

/// Hands drafts to the mail command so that none goes out twice and none is forgotten, whenever
/// `tend` or the machine dies in between.
///
/// Before the command is started the draft leaves the drafts; once the command took the mail, the
/// message waits to be put on record, under the key of its mail. The next run finishes that.
struct HandingOver {
    let desk: MailDesk

    private var store: Store { desk.session.store }
    private var user: String { desk.session.user }

    /// A message nobody knows about whether it went out.
    struct Unknown {
        let draft: MessageDraft
        let handed: HandedDraft
        var milliseconds: Int64 { handed.milliseconds }
    }

    /// What became of some drafts.
    struct Result {
        /// Those the command took, in order.
        var taken: [SendPlan.Item] = []
        /// The one it did not take, and why; those behind it were not tried.
        var failure: (partner: PartnerID, why: String)?
    }

    /// Messages that were being handed over when `tend` ended.
    var unknown: [Unknown] {
        store.handedDrafts(in: .sending, of: user).compactMap { handed in
            (try? MessageDraft(file: handed.name, handed.bytes)).map {
                Unknown(draft: $0, handed: handed)
            }
        }
    }

    /// Hands mails over one after another until one is not taken; `told` hears of each.
    ///
    /// Call it with the lock held.
    func run(
        _ items: [SendPlan.Item], seconds: Int, told: (SendPlan.Item) -> Void
    ) throws(StoreError) -> Result {
        let sending = Sending(desk: desk)
        var result = Result()
        for item in items {
            let (name, key) = (item.draft.partner.text, item.message.key)
            try store.beginHandOver(name, key: key, of: user)
            if let why = sending.handOver(item, seconds: seconds) {
                try store.returnDraft(name, key: key, of: user)
                result.failure = (item.draft.partner, why)
                return result
            }
            try store.finishHandOver(name, key: key, of: user)
            result.taken.append(item)
            told(item)
        }
        return result
    }

    /// Forgets messages that are on record.
    func forgetTaken() throws(StoreError) {
        let taken = store.handedDrafts(in: .sent, of: user).filter(isOnRecord)
        if !taken.isEmpty { try store.forgetHandOver(taken, in: .sent, of: user) }
    }

    /// Finishes what a run left that died while it put mails into the outbox.
    ///
    /// What is on record gets its place there, all else is a draft as before. Answers whose mails
    /// got there now. Call it with the lock held.
    func settleOutbox() throws(StoreError) -> [PartnerID] {
        let placed = try store.settleStagedMails { isOnRecord($0, $1) }
        let filing = store.handedDrafts(in: .filing, of: user)
        guard !filing.isEmpty else { return placed }
        try store.forgetHandOver(filing.filter(isOnRecord), in: .filing, of: user)
        try store.endFiling(filing.filter { !isOnRecord($0) }, of: user)
        return placed
    }

    /// The same where nobody sends: only if there may be something, and nobody else is at work.
    func settleOutboxIfLeft() {
        guard store.readOnlyReason == nil, store.hasUnfinishedMails(of: user),
            let lock = try? store.lockHandOver(of: user)
        else { return }
        _ = try? settleOutbox()
        withExtendedLifetime(lock) {}
    }

    // MARK: - After a death

    /// The change that puts on record what was taken and is not on record yet; nil if nothing is.
    func lostChange(followUpDays: Int?) -> Change? {
        let changes = store.handedDrafts(in: .sent, of: user).flatMap { handed in
            isOnRecord(handed) ? [] : record(handed, followUpDays: followUpDays)
        }
        return Change.together(
            changes, kind: .log,
            summary: Counted.text(changes.count, "mail"))
    }

    /// What puts one message on record, on the day it was handed over.
    func record(_ handed: HandedDraft, followUpDays: Int?) -> [Change] {
        guard let draft = try? MessageDraft(file: handed.name, handed.bytes) else { return [] }
        let day = Day(number: Int32(clamping: handed.milliseconds / 86_400_000))
        return SendPlan.changes(
            draft, key: handed.key, day: min(day, desk.session.today), session: desk.session,
            followUpDays: followUpDays)
    }

    private func isOnRecord(_ handed: HandedDraft) -> Bool {
        guard let draft = try? MessageDraft(file: handed.name, handed.bytes) else { return false }
        return isOnRecord(draft.partner, handed.key)
    }

    private func isOnRecord(_ id: PartnerID, _ key: String) -> Bool {
        guard let row = store.program.row(of: id) else { return false }
        return store.program.records(Contact.self, row: row).contains {
            $0.key.utf8.elementsEqual(key.utf8)
        }
    }
}
