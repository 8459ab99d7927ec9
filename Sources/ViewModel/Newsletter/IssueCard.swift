public import Insight

/// An issue of the newsletter as the screen shows it.
public struct IssueCard: Hashable, Sendable {
    /// A part of it.
    public struct Part: Hashable, Sendable {
        /// Its heading as written.
        public let heading: String
        /// Whether it is in.
        public let isOn: Bool
        /// Whether it has something to say.
        public let isFilled: Bool
        /// How much it says, in a word or two.
        public let fact: String

        /// A part.
        public init(heading: String, isOn: Bool, isFilled: Bool, fact: String) {
            self.heading = heading
            self.isOn = isOn
            self.isFilled = isFilled
            self.fact = fact
        }
    }
    /// Something to look at before it goes.
    public struct Check: Hashable, Sendable {
        /// How much it matters.
        public enum Weight: Hashable, Sendable { case good, look, bad }
        /// How much it matters.
        public let weight: Weight
        /// What is to be looked at.
        public let text: String

        /// A remark.
        public init(_ weight: Weight, _ text: String) {
            self.weight = weight
            self.text = text
        }
    }
    /// How many are left out for a reason.
    public struct LeftOut: Hashable, Sendable {
        /// Why.
        public let why: Suppression
        /// How many.
        public let count: Int

        /// So many for a reason.
        public init(_ why: Suppression, _ count: Int) {
            self.why = why
            self.count = count
        }
    }

    /// The columns of the text where there is room.
    public static let wideColumns = 68
    /// The columns of the text beside a narrow left half.
    public static let narrowColumns = 43

    /// Its name.
    public var name: String
    /// Its subject.
    public var subject: String
    /// Whom it is for, as a filter.
    public var segment: String
    /// Its parts in order.
    public var parts: [Part]
    /// Its text, line by line, of `wideColumns`.
    public var lines: [String]
    /// The same of `narrowColumns`.
    public var narrowLines: [String]
    /// How many partners the segment has.
    public var segmentCount: Int
    /// Who of them is left out.
    public var leftOut: [LeftOut]
    /// How many got it already.
    public var alreadyCount: Int
    /// How many it goes to.
    public var goingCount: Int
    /// What is to be looked at.
    public var checks: [Check]

    /// An issue.
    public init(
        name: String, subject: String, segment: String, parts: [Part], lines: [String],
        narrowLines: [String], segmentCount: Int, leftOut: [LeftOut], alreadyCount: Int,
        goingCount: Int,
        checks: [Check]
    ) {
        self.name = name
        self.subject = subject
        self.segment = segment
        self.parts = parts
        self.lines = lines
        self.narrowLines = narrowLines
        self.segmentCount = segmentCount
        self.leftOut = leftOut
        self.alreadyCount = alreadyCount
        self.goingCount = goingCount
        self.checks = checks
    }
}

/// The issues there are, and the one a person looks at.
public struct IssueShelf: Hashable, Sendable {
    /// The names of all issues, the newest first.
    public var names: [String]
    /// The one looked at, nil if there is none or it cannot be read.
    public var card: IssueCard?
    /// What is wrong in it or in others.
    public var problems: [String]

    /// Issues as their files have them.
    public init(names: [String] = [], card: IssueCard? = nil, problems: [String] = []) {
        self.names = names
        self.card = card
        self.problems = problems
    }
}

/// By which way an issue goes out.
public enum IssueWay: String, CaseIterable, Sendable {
    case outbox, mailchimp, aweber
}

/// The screen of the newsletter: which issue and which part a person looks at.
struct NewsletterDesk {
    private(set) var shelf = IssueShelf()
    /// Whether the files were read.
    private(set) var isRead = false
    private(set) var cursor = 0
    /// The first line of the text that is shown.
    var top = 0

    /// The issue looked at.
    var card: IssueCard? { shelf.card }

    /// The part under the cursor.
    var part: IssueCard.Part? {
        guard let parts = card?.parts, parts.indices.contains(cursor) else { return nil }
        return parts[cursor]
    }

    mutating func take(_ shelf: IssueShelf) {
        let isOther = shelf.card?.name != self.shelf.card?.name
        self.shelf = shelf
        isRead = true
        if isOther { (cursor, top) = (0, 0) }
        move(by: 0)
    }

    mutating func move(by step: Int) {
        cursor = max(0, min(cursor + step, (card?.parts.count ?? 0) - 1))
    }

    mutating func select(_ part: Int) {
        cursor = part
        move(by: 0)
    }

    /// The name of the issue before or after the one looked at, nil at the ends.
    func neighbour(_ step: Int) -> String? {
        guard let name = card?.name, let place = shelf.names.firstIndex(of: name),
            shelf.names.indices.contains(place + step)
        else { return nil }
        return shelf.names[place + step]
    }
}
