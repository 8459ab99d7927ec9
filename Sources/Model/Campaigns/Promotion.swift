/// A stretch of days with something special: planned, announced, running, over.
public struct Promotion: WorkRecord {
    /// Where a promotion is on a day.
    public enum State: String, CaseIterable, Sendable {
        case planned, announced, running, closed
    }

    /// What the names of its fields begin with.
    public static let family = "promotion:"

    /// The random part of the field's name.
    public let key: String
    /// What people call it.
    public var name: String
    /// The first day.
    public var from: Day
    /// The last day.
    public var to: Day
    /// The day partners are told, nil if that is not planned.
    public var announcedOn: Day?
    /// Sales of the whole shop within the days in minor units, as somebody looked it up; nil if
    /// nobody did.
    public var total: Int64?

    /// A promotion.
    public init(
        key: String, name: String, from: Day, to: Day, announcedOn: Day? = nil,
        total: Int64? = nil
    ) {
        self.key = key
        self.name = name
        self.from = from
        self.to = to
        self.announcedOn = announcedOn
        self.total = total
    }

    /// Reads what `line` writes; nil without both days in order.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let from = line.day("from"), let to = line.day("to"), from <= to else { return nil }
        self.init(
            key: key, name: line.text, from: from, to: to, announcedOn: line.day("announced"),
            total: line.number("total"))
    }

    /// The promotion as one line.
    public var line: String {
        FieldLine(
            [
                ("from", from.iso), ("to", to.iso), ("announced", announcedOn?.iso),
                ("total", total.map { String($0) }),
            ], text: name
        ).line
    }

    /// Its days.
    public var window: Window { Window(from: from, to: to) }

    /// Where it is on a day.
    public func state(on day: Day) -> State {
        if to < day { return .closed }
        if from <= day { return .running }
        return announcedOn.map { $0 <= day } == true ? .announced : .planned
    }
}
