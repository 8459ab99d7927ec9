/// A change as the history lists it: large ones without their edits, but with whom they met.
public struct RecordedChange: Sendable {
    /// The change with its author; without edits if there are too many to keep.
    public let event: Event
    /// How many partners it was about; the program itself counts as one.
    public let partnerCount: Int

    /// A change of so many partners.
    public init(event: Event, partnerCount: Int) {
        self.event = event
        self.partnerCount = partnerCount
    }

    /// A change that has all its edits.
    public init(_ event: Event) {
        self.init(event: event, partnerCount: Set(event.change.edits.map(\.partner)).count)
    }
}

/// Which changes of the history are wanted.
public struct HistoryQuery: Hashable, Sendable {
    /// Only what was changed of this partner; nil for all.
    public var partner: PartnerID?
    /// Only the changes of this person; nil for everybody's.
    public var user: String?
    /// Only the changes of this day by the writer's clock, in UTC; nil for all days.
    public var day: Day?
    /// At most so many, the latest.
    public var limit: Int

    /// A question about the history.
    public init(
        partner: PartnerID? = nil, user: String? = nil, day: Day? = nil, limit: Int
    ) {
        self.partner = partner
        self.user = user
        self.day = day
        self.limit = limit
    }

    /// Whether a change by somebody at a time is asked for, whomever it is about.
    public func asks(for user: String, at milliseconds: Int64) -> Bool {
        if let wanted = self.user, !wanted.utf8.elementsEqual(user.utf8) { return false }
        guard let day else { return true }
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        return Int64(day.number) == (rest < 0 ? days - 1 : days)
    }
}
