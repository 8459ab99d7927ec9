public import Model

/// A letter to one partner as it stands on the screen, ready to look at.
public struct Letter: Hashable, Sendable {
    /// Whom it is for.
    public var partner: PartnerID
    /// Where it goes, as name and address, or why it cannot.
    public var recipient: String
    /// Who it comes from, or why nobody is named.
    public var sender: String
    /// The subject line.
    public var subject: String
    /// The text.
    public var body: String
    /// The template it was made of, nil for none.
    public var template: String?
    /// Its language's two letters.
    public var language: String
    /// What it offers.
    public var play: Play?
    /// Names of values that have none yet: with any it is not sent.
    public var missing: [String]
    /// Everything that keeps it from being sent, in words.
    public var obstacles: [String]
    /// Days after which it is usually followed up, nil for never.
    public var followUpDays: Int?
    /// The mailing it is part of, or would be; nil for a letter that is none of several.
    public var campaign: String?

    /// A letter with what stands in its way.
    public init(
        partner: PartnerID, recipient: String, sender: String, subject: String, body: String,
        template: String?, language: String = "en", play: Play?, missing: [String],
        obstacles: [String], followUpDays: Int? = 7, campaign: String? = nil
    ) {
        self.campaign = campaign
        self.language = language
        self.followUpDays = followUpDays
        self.partner = partner
        self.recipient = recipient
        self.sender = sender
        self.subject = subject
        self.body = body
        self.template = template
        self.play = play
        self.missing = missing
        self.obstacles = obstacles
    }
}

extension Letter {
    /// Whether nothing keeps it from being sent.
    public var isReady: Bool { missing.isEmpty && obstacles.isEmpty }

    /// Whether its campaign leaves its partner untouched where it leaves anybody.
    public var isPicked: Bool { campaign.map { HoldOut.picks(partner, in: $0) } ?? false }
}

/// A template to choose from.
public struct LetterChoice: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its subject as written.
    public let subject: String
    /// What it offers, nil for nothing in particular.
    public let play: Play?

    /// A template of a name.
    public init(name: String, subject: String, play: Play?) {
        self.name = name
        self.subject = subject
        self.play = play
    }
}
