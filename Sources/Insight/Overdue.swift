import Model

/// A contact that should have taken place by now.
public struct OverdueContact: Hashable, Sendable {
    /// Days since the last contact, or since the stage was entered where there never was one.
    public let days: Int
    /// Days the partner's tier allows between two contacts.
    public let limit: Int
    /// Whether there was no contact at all so far.
    public let isFirst: Bool

    /// A contact that is overdue by so many days.
    public init(days: Int, limit: Int, isFirst: Bool) {
        self.days = days
        self.limit = limit
        self.isFirst = isFirst
    }
}

extension Analysis {
    /// The contacts that are overdue, by row; computed once for each state of the program.
    ///
    /// Each tier has its number of days between two contacts. Somebody nobody ever contacted counts
    /// only where the settings name its tier: that says that this partner was promised care. Not
    /// counted are prospects, archived and snoozed partners, and those who must not be written to.
    public var overdueContacts: [Int: OverdueContact] {
        if let kept = overdueCache, kept.generation == generation { return kept.contacts }
        let usual = settings.cadenceDays(tier: nil)
        let limits = program.column(of: FieldName.tier, absent: usual) {
            settings.cadenceDays(tier: String(decoding: $0, as: UTF8.self))
        }
        let named = program.column(of: FieldName.tier, absent: false) {
            settings.namesCadence(of: $0)
        }
        let contacted = work.lastContact
        var contacts: [Int: OverdueContact] = [:]
        for row in named.indices where named[row] || contacted[row] != nil {
            if let limit = limits[row] { contacts[row] = overdue(row: row, limit: limit) }
        }
        overdueCache = (generation, contacts)
        return contacts
    }

    /// Whether a partner has not been contacted for longer than its tier allows.
    public func isContactOverdue(row: Int) -> Bool { overdueContacts[row] != nil }

    private func overdue(row: Int, limit: Int) -> OverdueContact? {
        guard program.exists(row: row), !stages[row].isProspect, work.closed[row] == nil,
            !work.isSnoozed(row: row, on: today), !program.isArchived(row: row)
        else { return nil }
        let last = daysSinceContact(row: row)
        guard let days = last ?? daysInStage(row: row), days > limit else { return nil }
        return OverdueContact(days: days, limit: limit, isFirst: last == nil)
    }
}
