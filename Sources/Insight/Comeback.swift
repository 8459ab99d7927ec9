public import Model

/// What brought a partner back that was not worth it before.
public enum Comeback: Hashable, Sendable {
    /// It was active again on a day, after the silence it was left in.
    case active(on: Day)
    /// Somebody contacted it, or it answered, on a day.
    case contacted(on: Day)
    /// It entered its stage on a day.
    case moved(on: Day)
}

extension Analysis {
    /// What changed for a partner since triage found it not worth it; nil if nothing did.
    ///
    /// Activity counts from the very day, as that day's figures came later, but only for those who
    /// were silent: for a partner that is active and declines, one more click is nothing new.
    public func comeback(row: Int) -> (since: Day, what: Comeback)? {
        guard let verdict = work.verdicts[row], verdict.verdict == .notWorthIt else { return nil }
        let since = verdict.day
        if let contact = work.lastContact[row], contact.day > since {
            return (since, .contacted(on: contact.day))
        }
        if let day = Analysis.day(enteredDays, row), day > since { return (since, .moved(on: day)) }
        if states[row] != .active, let day = lastActivity(row: row), day >= since {
            return (since, .active(on: day))
        }
        return nil
    }

    /// Whether somebody said that a partner is not to come up now.
    func isPutAside(row: Int, _ cause: TriageCause) -> Bool {
        if work.isSnoozed(row: row, on: today) { return true }
        if work.contactedToday.contains(row), cause.group > 0 { return true }
        guard let verdict = work.verdicts[row] else { return false }
        switch verdict.verdict {
        case .skipped: return verdict.day == today
        case .notWorthIt: return comeback(row: row) == nil && isKnown(cause, on: verdict.day)
        }
    }

    /// Whether a cause was there when triage looked at the partner; an answer of that very day may
    /// have come later.
    private func isKnown(_ cause: TriageCause, on day: Day) -> Bool {
        switch cause {
        case .replyWaiting(let since): since < day
        case .workLate(let work): work.due.map { $0 < day } ?? true
        case .askAgain(let since): since <= day
        default: true
        }
    }
}
