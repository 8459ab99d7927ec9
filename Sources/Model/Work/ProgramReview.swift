/// A look at a part of the program itself: its site, its terms, its creatives.
///
/// It is a fact of the program, kept as one line; each look is one of its own.
public struct ProgramReview: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "checked:"

    /// The random part of the field's name.
    public let key: String
    /// What was looked at, as the settings call it, such as `terms`.
    public var subject: String
    /// The day it was looked at.
    public var day: Day
    /// Who looked.
    public var by: String
    /// The day it is to be looked at again; nil for what the settings say.
    public var next: Day?
    /// What was found.
    public var text: String

    /// A look at something on a day.
    public init(
        key: String, subject: String, day: Day, by: String, next: Day? = nil, text: String
    ) {
        self.key = key
        self.subject = subject
        self.day = day
        self.by = by
        self.next = next
        self.text = text
    }

    /// Reads what `line` writes; nil without a subject or a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let subject = line.value("what"), !subject.isEmpty, let day = line.day("day") else {
            return nil
        }
        self.init(
            key: key, subject: subject, day: day, by: line.value("by") ?? "",
            next: line.day("next"), text: line.text)
    }

    /// The look as one line.
    public var line: String {
        FieldLine(
            [("what", subject), ("day", day.iso), ("by", by), ("next", next?.iso)], text: text
        ).line
    }

    /// Whether a text can be a subject: 1 to 32 of a-z, 0-9, - and _.
    public static func isSubject(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count) && text.utf8.allSatisfy(PartnerID.isAllowed)
    }
}
