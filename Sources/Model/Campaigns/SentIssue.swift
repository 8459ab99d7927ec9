/// That an issue of the newsletter went out: a fact of the program.
public struct SentIssue: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "issue:"

    /// The random part of the field's name.
    public let key: String
    /// The issue's name, as its file has it.
    public var name: String
    /// The day it went out.
    public var day: Day
    /// To how many partners.
    public var count: Int
    /// By which way: `outbox`, or the service whose files were written.
    public var way: String
    /// The issue's subject.
    public var subject: String

    /// An issue that went out.
    public init(
        key: String, name: String, day: Day, count: Int, way: String, subject: String
    ) {
        self.key = key
        self.name = name
        self.day = day
        self.count = count
        self.way = way
        self.subject = subject
    }

    /// Reads what `line` writes; nil without a name or a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let name = line.value("name"), let day = line.day("day") else { return nil }
        self.init(
            key: key, name: name, day: day,
            count: Int(clamping: max(0, line.number("count") ?? 0)),
            way: line.value("way") ?? "", subject: line.text)
    }

    /// The fact as one line.
    public var line: String {
        FieldLine(
            [("day", day.iso), ("name", name), ("count", String(count)), ("way", way)],
            text: subject
        ).line
    }

    /// What contacts name as the template of a mail that was this issue.
    ///
    /// No template has a blank in its name, so letters and issues are told apart by it.
    public static func template(of name: String) -> String { "issue " + name }

    /// The issue a contact's template names, nil for a letter's template.
    public static func name(ofTemplate template: String) -> String? {
        let front = Array("issue ".utf8)
        guard template.utf8.starts(with: front) else { return nil }
        return String(decoding: template.utf8.dropFirst(front.count), as: UTF8.self)
    }
}

extension Program {
    /// The issues that went out, the latest first.
    public var sentIssues: [SentIssue] {
        facts(prefix: SentIssue.family).compactMap { field, value in
            let key = String(
                decoding: field.utf8.dropFirst(SentIssue.family.utf8.count), as: UTF8.self)
            return SentIssue(key: key, line: value)
        }.sorted { ($1.day, $1.name, $0.key) < ($0.day, $0.name, $1.key) }
    }
}
