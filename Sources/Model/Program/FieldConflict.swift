/// One field of one partner, or of the program itself.
public struct FieldPlace: Hashable, Sendable {
    /// Whose field.
    public let partner: PartnerID
    /// The field's name.
    public let field: String

    /// The place of a field.
    public init(_ partner: PartnerID, _ field: String) {
        self.partner = partner
        self.field = field
    }
}

/// A value somebody wrote into a field: which change brought it, by whom, and when.
public struct Authorship: Hashable, Sendable {
    /// The change.
    public let event: EventID
    /// Who made it; a claim.
    public let user: String
    /// Milliseconds since 1 January 1970 UTC by the writer's clock.
    public let milliseconds: Int64
    /// The value from then on, nil for none.
    public let value: String?
}

/// A field that does not say what somebody took it to say, so that their value stays out of it.
public struct FieldConflict: Hashable, Sendable {
    /// Which field.
    public let place: FieldPlace
    /// What was to be written, nil for nothing.
    public let wanted: String?
    /// What the field says instead, nil for nothing.
    public let current: String?
    /// Who wrote what it says; nil where the history does not tell.
    public var author: Authorship?

    /// A conflict over a field.
    public init(
        _ place: FieldPlace, wanted: String?, current: String?, author: Authorship? = nil
    ) {
        self.place = place
        self.wanted = wanted
        self.current = current
        self.author = author
    }

    /// The edit that writes the wanted value over what the field says now.
    public var overwriting: Edit {
        Edit(partner: place.partner, field: place.field, new: wanted, old: current)
    }
}

/// A field that two people wrote without having seen each other's value.
public struct Contest: Hashable, Sendable {
    /// Which field.
    public let place: FieldPlace
    /// The value that no longer counts; both stay in the history.
    public let lost: Authorship
    /// The value that counts instead.
    public let won: Authorship

    /// A contest over a field.
    public init(place: FieldPlace, lost: Authorship, won: Authorship) {
        self.place = place
        self.lost = lost
        self.won = won
    }
}

/// The values written into one field, by the order of changes and not of arrival.
public struct FieldStory: Sendable {
    private var lines: [(stamp: Stamp, author: Authorship, old: String?)] = []

    /// A story nothing is known of yet.
    public init() {}

    /// Takes note of an edit of the field.
    public mutating func add(_ edit: Edit, of event: Event) {
        let author = Authorship(
            event: event.id, user: event.user, milliseconds: event.milliseconds, value: edit.new)
        lines.append((event.stamp, author, edit.old))
        lines.sort { $0.stamp < $1.stamp }
    }

    /// Who wrote the value that counts.
    public var latest: Authorship? { lines.last?.author }

    /// The pairs of values of which the later was written without sight of the earlier.
    ///
    /// A value that says the same as the one before takes nothing away from anybody.
    public func contests(at place: FieldPlace) -> [Contest] {
        zip(lines, lines.dropFirst()).compactMap { before, after in
            guard !ByteText.isEqual(after.old, before.author.value),
                !ByteText.isEqual(after.author.value, before.author.value)
            else { return nil }
            return Contest(place: place, lost: before.author, won: after.author)
        }
    }
}

/// Values compared by bytes, so that texts that only look alike differ.
public enum ByteText {
    /// Whether two values, either of which may be missing, have the same bytes.
    public static func isEqual(_ left: String?, _ right: String?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
        default: false
        }
    }
}

extension Program {
    /// The fields of a change that say neither what its author saw nor what it writes.
    ///
    /// To be asked before it is applied; none for changes of more than a thousand fields.
    public func contested(by event: Event) -> [FieldPlace] {
        guard event.change.edits.count <= 1_000 else { return [] }
        return event.change.edits.compactMap { edit in
            let current = value(edit.field, of: edit.partner)
            guard !ByteText.isEqual(current, edit.old), !ByteText.isEqual(current, edit.new)
            else { return nil }
            return FieldPlace(edit.partner, edit.field)
        }
    }
}
