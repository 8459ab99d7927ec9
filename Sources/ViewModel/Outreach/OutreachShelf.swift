public import Model

/// A message that is being written, as the screen lists it.
public struct DraftCard: Hashable, Sendable {
    /// How far it is.
    public enum State: Hashable, Sendable {
        case ready
        /// The names of values it lacks.
        case missing([String])
        /// It was being handed to the mail command when that ended: nobody knows whether it went.
        case unknown
    }
    /// Whom it is for.
    public let partner: PartnerID
    /// Its subject.
    public let subject: String
    /// The template it was made of, nil for none.
    public let template: String?
    /// What it offers, nil for nothing in particular.
    public let play: Play?
    /// How far it is.
    public let state: State
    /// When it was last written, in milliseconds since 1 January 1970 UTC.
    public let milliseconds: Int64

    /// A draft for a partner.
    public init(
        partner: PartnerID, subject: String, template: String?, play: Play?, state: State,
        milliseconds: Int64
    ) {
        self.partner = partner
        self.subject = subject
        self.template = template
        self.play = play
        self.state = state
        self.milliseconds = milliseconds
    }
}

/// An answer kept to be used again, as the screen lists it.
public struct AnswerCard: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it answers.
    public let title: String
    /// The text as written, with places for a partner's values.
    public let text: String

    /// An answer of a name.
    public init(name: String, title: String, text: String) {
        self.name = name
        self.title = title
        self.text = text
    }
}

/// What lies in files and belongs on the outreach screen: drafts, answers, the outbox.
public struct OutreachShelf: Hashable, Sendable {
    /// The person's drafts, the latest written first.
    public var drafts: [DraftCard] = []
    /// The answers to use again, by name.
    public var answers: [AnswerCard] = []
    /// How many mails wait in the outbox.
    public var outboxCount = 0

    /// An empty shelf.
    public init() {}
}
