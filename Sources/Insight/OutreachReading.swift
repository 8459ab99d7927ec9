public import Model

/// What goes back and forth between a program and its partners: work that is due, who was written
/// to and has not answered, and who has.
public struct OutreachReading: Sendable {
    /// Open work on a partner.
    public struct Due: Hashable, Sendable {
        /// The program's row.
        public let row: Int
        /// What is to be done.
        public let work: Work
    }
    /// A contact with a partner.
    public struct Exchange: Hashable, Sendable {
        /// The program's row.
        public let row: Int
        /// What was said, when, and what came of it.
        public let contact: Contact
        /// Whether the partner answered and nobody came back to it yet.
        public let isOpen: Bool
    }

    /// Days from today that open work is shown for.
    public static let daysAhead = 14
    /// Days for which an answer is waited for before a contact counts as unanswered.
    public static let daysWaiting = 60
    /// Days of answers that are shown.
    public static let daysBack = 30

    /// Open work due within two weeks, the latest first; work without a day at the end.
    public private(set) var due: [Due] = []
    /// Partners who were contacted last by us and have not answered, the longest waiting first.
    public private(set) var waiting: [Exchange] = []
    /// What came of contacts: answers nobody came back to first, then the newest.
    public private(set) var answered: [Exchange] = []
    /// Open work whose partners are snoozed.
    public private(set) var putAside = 0
    /// Contacts we made within `daysBack`.
    public private(set) var sentCount = 0
    /// Answers that came within `daysBack`.
    public private(set) var replyCount = 0

    /// Nothing going back and forth.
    public init() {}

    /// Open work whose day is over.
    public func lateCount(on today: Day) -> Int { due.count { $0.work.isLate(on: today) } }
}

extension Analysis {
    /// What goes back and forth with the partners of some rows, or with all for nil.
    public func outreach(partners: RowSet? = nil) -> OutreachReading {
        var reading = OutreachReading()
        for row in program.rowsWithEntries where program.exists(row: row) {
            if let partners, !partners.contains(row) { continue }
            reading.takeWork(row, self)
            reading.takeContacts(row, self)
        }
        reading.sort(names: nameRanks())
        return reading
    }

    /// The contact of a partner that waits for an answer, nil if none does.
    public func waitingContact(row: Int) -> Contact? {
        guard let last = work.lastTalk[row], !last.isIncoming, last.outcome == .waiting else {
            return nil
        }
        return last
    }
}

extension OutreachReading {
    fileprivate mutating func takeWork(_ row: Int, _ analysis: Analysis) {
        guard !analysis.program.isArchived(row: row) else { return }
        let isSnoozed = analysis.work.isSnoozed(row: row, on: analysis.today)
        let last = analysis.today.advanced(by: OutreachReading.daysAhead)
        for work in analysis.program.records(Work.self, row: row) where work.done == nil {
            if let day = work.due, day > last { continue }
            if isSnoozed { putAside += 1 } else { due.append(Due(row: row, work: work)) }
        }
    }

    fileprivate mutating func takeContacts(_ row: Int, _ analysis: Analysis) {
        let last = analysis.work.lastTalk[row]
        for contact in analysis.program.records(Contact.self, row: row) {
            let age = contact.day.distance(to: analysis.today)
            guard age >= 0 else { continue }
            if !contact.isIncoming, age <= OutreachReading.daysBack { sentCount += 1 }
            let isLast = contact == last
            if contact.outcome == .waiting, !contact.isIncoming {
                guard isLast, age <= OutreachReading.daysWaiting,
                    !analysis.program.isArchived(row: row)
                else { continue }
                waiting.append(Exchange(row: row, contact: contact, isOpen: false))
            } else {
                takeAnswer(row, contact, isLast: isLast, today: analysis.today)
            }
        }
    }

    private mutating func takeAnswer(_ row: Int, _ contact: Contact, isLast: Bool, today: Day) {
        let isOpen = isLast && (contact.outcome == .replied || contact.outcome == .waiting)
        let age = contact.lastDay.distance(to: today)
        guard isOpen || age <= OutreachReading.daysBack else { return }
        if contact.isAnswered || contact.isIncoming, age <= OutreachReading.daysBack {
            replyCount += 1
        }
        answered.append(Exchange(row: row, contact: contact, isOpen: isOpen))
    }

    fileprivate mutating func sort(names: [Int32]) {
        due.sort { left, right in
            guard left.work.due != right.work.due else { return names[left.row] < names[right.row] }
            guard let first = left.work.due, let second = right.work.due else {
                return left.work.due != nil
            }
            return first < second
        }
        waiting.sort {
            ($0.contact.day, names[$0.row]) < ($1.contact.day, names[$1.row])
        }
        answered.sort { left, right in
            if left.isOpen != right.isOpen { return left.isOpen }
            let (first, second) = (left.contact.lastDay, right.contact.lastDay)
            return first != second ? first > second : names[left.row] < names[right.row]
        }
    }
}

extension Contact {
    /// The day something was last heard or said in it.
    public var lastDay: Day { answered ?? day }
}

/// How often a ready-made answer was put into letters that went out.
public struct AnswerUse: Hashable, Sendable {
    /// How many contacts it is in.
    public var count = 0
    /// The day of the last of them, nil if there is none.
    public var last: Day?

    /// Never used.
    public init() {}

    fileprivate mutating func add(_ day: Day) {
        count += 1
        last = max(day, last ?? day)
    }
}

extension Analysis {
    /// How often each ready-made answer was used, by its name.
    public var answerUses: [String: AnswerUse] {
        var uses: [String: AnswerUse] = [:]
        for row in program.rowsWithEntries where program.exists(row: row) {
            for contact in program.records(Contact.self, row: row) where contact.day <= today {
                for name in contact.answers { uses[name, default: AnswerUse()].add(contact.day) }
            }
        }
        return uses
    }
}
