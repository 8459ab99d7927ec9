/// A piece of a line of an issue.
public enum IssueRun: Hashable, Sendable {
    /// Words of the person who writes the issue.
    case text(String)
    /// Words the program puts in, which must not mean anything to whoever reads the file.
    case data(String)
    case strong(String)
    /// A value of each recipient, by its name.
    case value(String)
    case link(String, address: String)
    /// A link the program puts in.
    case dataLink(String, address: String)
}

/// What stands below a title.
public enum IssueContent: Hashable, Sendable {
    case paragraph([IssueRun])
    case list([[IssueRun]])
    /// Names with a figure each.
    case rows([Row])

    /// A name and what is told of it.
    public struct Row: Hashable, Sendable {
        /// What stands left.
        public let name: String
        /// What stands right; may be empty.
        public let figure: String

        /// A row.
        public init(_ name: String, _ figure: String) {
            self.name = name
            self.figure = figure
        }
    }
}

/// A part of an issue, ready to be written in any form.
public struct IssueSection: Hashable, Sendable {
    /// Its title, nil for none.
    public let title: String?
    /// What stands below it.
    public let content: [IssueContent]

    /// A part.
    public init(title: String?, content: [IssueContent]) {
        self.title = title
        self.content = content
    }
}

/// A whole issue: what its Markdown, text and HTML say alike.
public struct IssueDocument: Hashable, Sendable {
    /// The program's name, above everything.
    public let program: String
    /// One line, perhaps with values.
    public let subject: [IssueRun]
    /// Its language's two letters.
    public let language: String
    /// Its parts in order.
    public let sections: [IssueSection]
    /// Why one gets it and how to stop it.
    public let footer: [IssueRun]

    /// An issue.
    public init(
        program: String, subject: String, language: String, sections: [IssueSection],
        footer: [IssueRun]
    ) {
        self.program = program
        self.subject = IssueMarkup.runs(Array(subject.utf8)[...], isPlain: true)
        self.language = language
        self.sections = sections
        self.footer = footer
    }
}

/// What stands for values when an issue is written out.
public struct IssueValues: Sendable {
    /// The service whose own marks stand for values, nil for mails to single partners.
    public let service: MailingService?
    private let text: @Sendable (String) -> String?

    /// Values by their names; nil for those that are missing.
    public init(service: MailingService? = nil, _ text: @escaping @Sendable (String) -> String?) {
        self.service = service
        self.text = text
    }

    /// Whether nothing stands for a value.
    public func hasNone(_ name: String) -> Bool { text(name) == nil }

    /// What stands for a value; one that is missing stays as `{{name}}`.
    func shown(_ name: String) -> String { text(name) ?? "{{\(name)}}" }

    /// The mark a service replaces with a value of each recipient, nil if the list has no such
    /// column.
    public static func mark(_ name: String, for service: MailingService) -> String? {
        let isMailchimp = service == .mailchimp
        return switch name {
        case "partner.first", "partner.greeting":
            isMailchimp ? "*|FNAME|*" : "{!firstname_fix}"
        case "partner.person": isMailchimp ? "*|FNAME|* *|LNAME|*" : "{!name_fix}"
        case "partner.name": isMailchimp ? "*|PARTNER|*" : "{!custom Partner}"
        case "partner.id": isMailchimp ? "*|PARTNERID|*" : "{!custom Partner ID}"
        case "partner.link": isMailchimp ? "*|LINK|*" : "{!custom Link}"
        case "tier": isMailchimp ? "*|TIER|*" : "{!custom Tier}"
        case "unsubscribe": isMailchimp ? "*|UNSUB|*" : "{!remove_web}"
        default: nil
        }
    }

    /// Words of the program so that a service finds no mark of its own in them.
    func plain(_ data: String) -> String {
        guard let service else { return data }
        let (first, second): (UInt8, UInt8) =
            service == .mailchimp ? (0x2A, 0x7C) : (0x7B, 0x21)
        var bytes: [UInt8] = []
        for byte in data.utf8 {
            if byte == second, bytes.last == first { bytes.append(0x20) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
