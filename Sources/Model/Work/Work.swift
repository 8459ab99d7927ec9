/// Something to be done for a partner by a day.
public struct Work: WorkRecord {
    /// What sort of work it is.
    public enum Kind: String, CaseIterable, Sendable {
        case task
        case followUp = "follow-up"
        case review
    }

    /// What the names of its fields begin with.
    public static let family = "task:"

    /// The random part of the field's name.
    public let key: String
    /// What sort of work it is.
    public var kind: Kind
    /// The day it is to be done by, nil for some day.
    public var due: Day?
    /// The day it was done, nil while it is open.
    public var done: Day?
    /// What is to be done.
    public var text: String

    /// Work that is open.
    public init(key: String, kind: Kind, due: Day?, done: Day? = nil, text: String) {
        self.key = key
        self.kind = kind
        self.due = due
        self.done = done
        self.text = text
    }

    /// Reads what `line` writes.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        self.init(
            key: key, kind: line.value("kind").flatMap(Kind.init) ?? .task, due: line.day("due"),
            done: line.day("done"), text: line.text)
    }

    /// The work as one line.
    public var line: String {
        FieldLine(
            [("kind", kind.rawValue), ("due", due?.iso), ("done", done?.iso)], text: text
        ).line
    }

    /// Whether it is open and its day is over.
    public func isLate(on today: Day) -> Bool {
        guard done == nil, let due else { return false }
        return due < today
    }

    /// Whether it is open and its day has come.
    public func isDue(on today: Day) -> Bool {
        guard done == nil, let due else { return false }
        return due <= today
    }
}
