public import Model

/// Why a partner is in the triage queue.
public enum TriageCause: Hashable, Sendable {
    /// The partner answered on a day, and nobody came back to it yet.
    case replyWaiting(since: Day)
    /// Work was due on a day.
    case workLate(Work)
    /// The partner said no, and from this day on it may be asked again.
    case askAgain(since: Day)
    /// By its rhythm the partner is quiet, gone or fading, and without a sale for so many days.
    case slipping(days: Int)
    /// The same, for so long that there is little hope.
    case longGone(days: Int)
    /// Without activity for more days than the fixed rule allows.
    case quiet(days: Int)
    /// Clicks of the last four weeks against the four before.
    case declining(now: Int64, before: Int64)
    /// Nobody contacted the partner for longer than its tier allows.
    case contactOverdue(OverdueContact)
    /// In its stage for so many days, with so many items open.
    case stuck(days: Int, limit: Int, open: Int)
    /// Joined so many days ago, and nothing ever happened.
    case neverStarted(days: Int)
    /// Nothing any more: it was dealt with today.
    case settled

    /// Groups of the queue: what somebody waits for first, then money, then beginners.
    public var group: Int {
        switch self {
        case .replyWaiting: 0
        case .workLate, .askAgain: 1
        case .slipping, .quiet, .declining: 2
        case .contactOverdue: 3
        case .longGone: 4
        case .stuck: 5
        case .neverStarted: 6
        case .settled: 7
        }
    }
}

/// One partner to look at.
public struct TriageEntry: Hashable, Sendable {
    /// The program's row.
    public let row: Int
    /// Why it is here.
    public let cause: TriageCause
    /// What is to be lost of it in 90 days, in minor units; nil if it never sold or no file says.
    public let value: Int64?
}

/// The partners worth a manager's time today, in the order to take them.
public struct TriageQueue: Sendable {
    /// In order.
    public let entries: [TriageEntry]
    /// Partners left out because somebody put them aside: snoozed, skipped today or not worth it.
    public let putAside: Int

    /// The sum of all values, minor units.
    public var value: Int64 { entries.reduce(0) { $0 &+ ($1.value ?? 0) } }
}

extension Analysis {
    /// The queue for some partners, or all for nil.
    ///
    /// Order: answers that wait, longest first; work that is late, longest first; partners that
    /// are slipping, by what is to be lost of them; those whose next contact is overdue, and then
    /// those long gone, by the same; those stuck before they began, longest first; those who never
    /// began, newest first.
    public func triage(partners: [Int]? = nil) -> TriageQueue {
        var entries: [TriageEntry] = []
        var putAside = 0
        for row in partners ?? program.rows {
            guard !program.isArchived(row: row), !isClosed(row: row),
                let cause = cause(row: row)
            else { continue }
            if isPutAside(row: row, cause) {
                putAside += 1
                continue
            }
            entries.append(entry(row: row, cause))
        }
        let names = nameRanks()
        return TriageQueue(
            entries: entries.sorted { precedes($0, $1, names) }, putAside: putAside)
    }

    /// The entry of a partner that was dealt with: with its cause if it still has one.
    public func settledEntry(row: Int) -> TriageEntry {
        entry(row: row, cause(row: row) ?? .settled)
    }

    private func entry(row: Int, _ cause: TriageCause) -> TriageEntry {
        TriageEntry(row: row, cause: cause, value: valueAtRisk(row: row))
    }

    /// Whether a partner is left in peace: it asked for that, or said no and its day has not come.
    private func isClosed(row: Int) -> Bool {
        switch work.closed[row] {
        case .noContact, .declined: true
        case .unsubscribed, nil: false
        }
    }

    private func precedes(_ left: TriageEntry, _ right: TriageEntry, _ names: [Int32]) -> Bool {
        let (first, second) = (left.cause.group, right.cause.group)
        if first != second { return first < second }
        let (one, other) = (weight(left), weight(right))
        return one != other ? one > other : names[left.row] < names[right.row]
    }

    private func weight(_ entry: TriageEntry) -> Int64 {
        switch entry.cause {
        case .replyWaiting(let day): Int64(day.distance(to: today))
        case .workLate(let work): Int64((work.due ?? today).distance(to: today))
        case .askAgain(let day): Int64(day.distance(to: today))
        case .slipping, .longGone, .quiet, .declining, .contactOverdue: entry.value ?? -1
        case .stuck(let days, _, _): Int64(days)
        case .neverStarted(let days): -Int64(days)
        case .settled: 0
        }
    }

    private func cause(row: Int) -> TriageCause? {
        if let contact = work.lastTalk[row], contact.outcome == .replied {
            return .replyWaiting(since: contact.answered ?? contact.day)
        }
        if let next = work.nextWork[row], next.isLate(on: today) { return .workLate(next) }
        if let day = work.askAgain[row], work.lastContact[row].map({ $0.day < day }) ?? true {
            return .askAgain(since: day)
        }
        if let cause = silence(row: row) { return cause }
        if let contact = overdueContacts[row] { return .contactOverdue(contact) }
        if isStuck(row: row), let days = daysInStage(row: row),
            let limit = settings.rule(of: stages[row]).limitDays
        {
            return .stuck(
                days: days, limit: limit, open: openSteps(in: stages[row], row: row).count)
        }
        if states[row] == .neverStarted, let joined = program.joined(row: row) {
            return .neverStarted(days: joined.distance(to: today))
        }
        return nil
    }

    /// That a partner is slipping away, by the rule the program chose.
    private func silence(row: Int) -> TriageCause? {
        if settings.rule == .rhythm, let score = rhythmScore(row: row) {
            let days = score.silentDays
            switch lossList(row: row) {
            case .slipping: return .slipping(days: days)
            case .longGone: return .longGone(days: days)
            case nil: return nil
            }
        }
        if states[row] == .quiet { return silentDays[row].map { .quiet(days: $0) } }
        return stages[row] >= .engagement ? decline(row: row) : nil
    }

    /// A fall of clicks by half or more, from at least twenty.
    private func decline(row: Int) -> TriageCause? {
        guard states[row] == .active else { return nil }
        let now = window(days: 28)
        guard let before = sum(.clicks, row: row, in: now.previous), before >= 20,
            let current = sum(.clicks, row: row, in: now), current * 2 <= before
        else { return nil }
        return .declining(now: current, before: before)
    }
}
