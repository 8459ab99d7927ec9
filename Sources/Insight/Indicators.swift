public import Model

/// The five things to know about a partner at a glance: can it be reached, and when did each side
/// last say, do or receive something.
public struct Indicators: Hashable, Sendable {
    /// Something that happened on a day, or did not.
    public enum Occasion: Hashable, Sendable {
        case on(Day)
        case never
        /// No source says.
        case unknown
    }

    /// Why the partner is not to be written to; nil if it may be.
    public var suppression: Suppression?
    /// Whether the last mail came back.
    public var isBounced: Bool
    /// The last contact by anybody, in either direction.
    public var contact: Occasion
    /// Whether the last contact is longer ago than the tier asks for.
    public var isContactOverdue: Bool
    /// The last day with a payout.
    public var payout: Occasion
    /// The last day with any activity.
    public var activity: Occasion
    /// The last time the partner said something: an answer, a talk, a note of its feedback.
    public var feedback: Occasion
}

extension Analysis {
    /// The indicators of a partner today.
    public func indicators(row: Int) -> Indicators {
        let contacts = program.records(Contact.self, row: row).filter { $0.day <= today }
        let last = contacts.max { $0.day < $1.day }
        return Indicators(
            suppression: suppression(row: row), isBounced: last?.outcome == .bounced,
            contact: last.map { .on($0.day) } ?? .never,
            isContactOverdue: isContactOverdue(row: row),
            payout: payout(row: row), activity: activity(row: row),
            feedback: feedback(row: row, contacts))
    }

    /// The last payout in any currency, imported or in a file of our own.
    private func payout(row: Int) -> Indicators.Occasion {
        if let last = payoutSpan(row: row)?.last { return .on(last) }
        let everything = Window(from: Day(number: 0), to: today.advanced(by: -1))
        return isKnown(.payouts, row: row, in: everything) ? .never : .unknown
    }

    private func activity(row: Int) -> Indicators.Occasion {
        if let day = lastActivity(row: row) { return .on(day) }
        return states[row] == .unknown ? .unknown : .never
    }

    private func feedback(row: Int, _ contacts: [Contact]) -> Indicators.Occasion {
        let answers = contacts.filter(\.isAnswered).map(\.day)
        let notes = program.notes(row: row).filter { $0.kind == .feedback || $0.kind == .talk }
            .map { Day(number: Int32(clamping: $0.milliseconds / 86_400_000)) }
        return (answers + notes).max().map { .on($0) } ?? .never
    }
}
