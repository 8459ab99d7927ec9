/// That a partner's address was given out in a list for a newsletter service.
public struct Listing: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "listed:"

    /// The random part of the field's name, the same for all partners of one list.
    public let key: String
    /// The day the list was made.
    public var day: Day
    /// Whom it was for, such as `mailchimp`.
    public var service: String
    /// Which partners were asked for, as a filter; empty for everybody.
    public var filter: String

    /// That a list was made.
    public init(key: String, day: Day, service: String, filter: String) {
        self.key = key
        self.day = day
        self.service = service
        self.filter = filter
    }

    /// Reads what `line` writes; nil without a day or a service.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day"), let service = line.value("to") else { return nil }
        self.init(key: key, day: day, service: service, filter: line.text)
    }

    /// The record as one line.
    public var line: String {
        FieldLine([("day", day.iso), ("to", service)], text: filter).line
    }
}
