public import Model

/// What people have recorded about working the partners: contacts, work due, who is put aside.
public struct WorkReading: Sendable {
    /// The last contact of each row that had one.
    public private(set) var lastContact: [Int: Contact] = [:]
    /// The last contact of each row that asks for an answer or is one: newsletters are not counted,
    /// or the next issue would hide that a partner waits for us or we for it.
    public private(set) var lastTalk: [Int: Contact] = [:]
    /// The earliest open work with a day of each row that has some.
    public private(set) var nextWork: [Int: Work] = [:]
    /// The day until which a row is snoozed.
    public private(set) var snoozedUntil: [Int: Day] = [:]
    /// What triage last came to, and when.
    public private(set) var verdicts: [Int: (verdict: TriageVerdict, day: Day)] = [:]
    /// Contacts with partners on the day looked at.
    public private(set) var contactedToday: Set<Int> = []
    /// Open work whose day has come, and that whose day is over.
    public private(set) var dueCount = 0
    /// Open work whose day is over.
    public private(set) var lateCount = 0
    /// Rows nobody may write to: do-not-contact, unsubscribed, or a hard no not yet over.
    public private(set) var closed: [Int: Closure] = [:]

    /// The day from which a row that said no may be asked again, where that day has come.
    public private(set) var askAgain: [Int: Day] = [:]

    /// Why a partner is not to be written to.
    public enum Closure: String, Sendable {
        case noContact = "no-contact"
        case unsubscribed, declined
    }

    /// Reads a program as of a day.
    init(_ program: Program, today: Day) {
        for row in program.rowsWithEntries where program.exists(row: row) {
            take(row, program, today)
        }
        days(FieldName.snoozed, program) { $0.snoozedUntil[$1] = $2 }
        program.forEachValue(of: FieldName.triage) { row, bytes in
            let words = bytes.split(separator: 0x20)
            guard words.count == 2, let day = Day(iso: words[1]),
                let verdict = TriageVerdict(
                    rawValue: String(decoding: words[0], as: UTF8.self))
            else { return }
            verdicts[row] = (verdict, day)
        }
        program.forEachValue(of: FieldName.declined) { row, bytes in
            if let retry = Day(iso: bytes), retry <= today {
                askAgain[row] = retry
            } else {
                closed[row] = .declined
            }
        }
        program.forEachValue(of: FieldName.unsubscribed) { row, _ in closed[row] = .unsubscribed }
        program.forEachValue(of: FieldName.noContact) { row, _ in closed[row] = .noContact }
    }

    private mutating func take(_ row: Int, _ program: Program, _ today: Day) {
        for contact in program.records(Contact.self, row: row) where contact.day <= today {
            if contact.day == today { contactedToday.insert(row) }
            if isLater(contact, than: lastContact[row]) { lastContact[row] = contact }
            let isIssue = contact.play == .newsletter && !contact.isAnswered && !contact.isIncoming
            if !isIssue, isLater(contact, than: lastTalk[row]) { lastTalk[row] = contact }
        }
        for work in program.records(Work.self, row: row) where work.done == nil {
            if work.isDue(on: today) { dueCount += 1 }
            if work.isLate(on: today) { lateCount += 1 }
            guard let due = work.due else { continue }
            if let next = nextWork[row]?.due, next <= due { continue }
            nextWork[row] = work
        }
    }

    /// Whether a contact took place after another; of two on one day the one read first counts.
    private func isLater(_ contact: Contact, than other: Contact?) -> Bool {
        other.map { $0.day < contact.day } ?? true
    }

    private mutating func days(
        _ field: String, _ program: Program, _ put: (inout WorkReading, Int, Day) -> Void
    ) {
        var found: [(Int, Day)] = []
        program.forEachValue(of: field) { row, bytes in
            if let day = Day(iso: bytes) { found.append((row, day)) }
        }
        for (row, day) in found { put(&self, row, day) }
    }

    /// Whether a partner is kept out of the reminders on a day.
    public func isSnoozed(row: Int, on day: Day) -> Bool {
        snoozedUntil[row].map { day < $0 } ?? false
    }
}

extension Analysis {
    /// What people recorded, read once for each state of the program.
    public var work: WorkReading {
        if let kept = workCache, kept.generation == generation { return kept.reading }
        let reading = WorkReading(program, today: today)
        workCache = (generation, reading)
        return reading
    }

    /// Days since the last contact, nil if there never was one.
    public func daysSinceContact(row: Int) -> Int? {
        work.lastContact[row].map { $0.day.distance(to: today) }
    }
}
