public import Model

/// Why a partner is in the triage queue.
public enum TriageCause: Hashable, Sendable {
    /// The partner answered on a day, and nobody came back to it yet.
    case replyWaiting(since: Day)
    /// Work was due on a day.
    case workLate(Work)
    /// The partner said no, and from this day on it may be asked again.
    case askAgain(since: Day)
    /// Silent for so many days.
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
        case .quiet, .declining: 2
        case .contactOverdue: 3
        case .stuck: 4
        case .neverStarted: 5
        case .settled: 6
        }
    }
}

/// One partner to look at.
public struct TriageEntry: Hashable, Sendable {
    /// The program's row.
    public let row: Int
    /// Why it is here.
    public let cause: TriageCause
    /// What the partner brought in its best year so far or the year before it fell silent, in minor
    /// units; nil if no file says.
    public let value: Int64?
    /// Whether `value` is commission, because no file says revenue.
    public let isCommission: Bool
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
    /// fell silent or fade, by what they brought; those whose next contact is overdue, by what they
    /// brought; those stuck before they began, longest first;
    /// those who never began, newest first.
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
        let worth = worth(row: row)
        return TriageEntry(
            row: row, cause: cause, value: worth.value, isCommission: worth.isCommission)
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
        case .quiet, .declining, .contactOverdue: entry.value ?? -1
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
        if stages[row] >= .engagement || states[row] == .quiet {
            if let cause = silence(row: row) { return cause }
            if let cause = decline(row: row) { return cause }
        }
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

    private func silence(row: Int) -> TriageCause? {
        guard states[row] == .quiet, let days = silentDays[row] else { return nil }
        return .quiet(days: days)
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

    /// What a partner brought in the 365 days before its last activity, or before the last day of
    /// figures while it is active; commission where no file says revenue.
    public func worth(row: Int) -> (value: Int64?, isCommission: Bool) {
        let year = Window(days: 365, endingOn: lastActivity(row: row) ?? window(days: 1).to)
        if isKnown(.revenue, row: row, in: year) {
            return (figures.sum(.revenue, partner: row, in: year), false)
        }
        guard isKnown(.commission, row: row, in: year) else { return (nil, false) }
        return (figures.sum(.commission, partner: row, in: year), true)
    }
}
