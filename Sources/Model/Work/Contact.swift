/// A kind of win-back: what is offered or done to bring a partner back.
public enum Play: String, CaseIterable, Sendable {
    case newsletter, incentive, resources
    case commissionReview = "commission-review"
    case call

    /// The play with exactly this word, compared by bytes; nil for any other.
    public init?(word: some Collection<UInt8>) {
        guard let play = Play.allCases.first(where: { $0.rawValue.utf8.elementsEqual(word) })
        else { return nil }
        self = play
    }
}

/// Why a partner went quiet.
public enum QuietReason: String, CaseIterable, Sendable {
    case busy, overwhelmed, unsupported
    case betterOffer = "better-offer"
    case other, unknown

    /// The reason with exactly this word, compared by bytes; nil for any other.
    public init?(word: some Collection<UInt8>) {
        guard
            let reason = QuietReason.allCases.first(where: { $0.rawValue.utf8.elementsEqual(word) })
        else { return nil }
        self = reason
    }

    /// The play that answers the reason, unless the program's settings name another.
    ///
    /// Who is busy needs a push with an end, who is overwhelmed needs things ready to use, who
    /// feels alone needs a voice, who earns more elsewhere needs better terms; who did not say is
    /// asked.
    public var usualPlay: Play {
        switch self {
        case .busy: .incentive
        case .overwhelmed: .resources
        case .unsupported, .other, .unknown: .call
        case .betterOffer: .commissionReview
        }
    }
}

/// One contact with a partner: a mail, a call, a meeting, in either direction.
public struct Contact: WorkRecord {
    /// By which way.
    public enum Channel: String, CaseIterable, Sendable {
        case mail, call, video, meeting, chat, post, other
    }
    /// What came of it so far.
    public enum Outcome: String, CaseIterable, Sendable {
        /// No answer yet.
        case waiting
        case replied, reached
        /// The partner is active again.
        case returned
        case declined, bounced, unsubscribed
    }

    /// What the names of its fields begin with.
    public static let family = "contact-log:"

    /// The random part of the field's name.
    public let key: String
    /// The day it took place.
    public var day: Day
    /// By which way.
    public var channel: Channel
    /// Whether the partner wrote or called us.
    public var isIncoming: Bool
    /// What was offered, nil for nothing in particular.
    public var play: Play?
    /// The partner's reason at that time.
    public var reason: QuietReason?
    /// The template the message was made of.
    public var template: String?
    /// The mailing to several partners it was part of, nil for a message to one.
    public var campaign: String?
    /// How likely the partner was that day to sell within 30 days if nobody wrote, as reckoned
    /// then; nil where nothing could be said, or nobody kept it.
    public var chance: FrozenChance?
    /// What came of it.
    public var outcome: Outcome
    /// The day the partner answered, nil while that is not known.
    public var answered: Day?
    /// The ready-made answers that were put into it, by their names.
    public var answers: [String]
    /// What was said.
    public var text: String

    /// A contact on a day.
    public init(
        key: String, day: Day, channel: Channel, isIncoming: Bool = false, play: Play? = nil,
        reason: QuietReason? = nil, template: String? = nil, campaign: String? = nil,
        chance: FrozenChance? = nil, outcome: Outcome = .waiting, answered: Day? = nil,
        answers: [String] = [], text: String
    ) {
        self.campaign = campaign
        self.chance = chance
        self.answered = answered
        self.answers = answers
        self.key = key
        self.day = day
        self.channel = channel
        self.isIncoming = isIncoming
        self.play = play
        self.reason = reason
        self.template = template
        self.outcome = outcome
        self.text = text
    }

    /// Reads what `line` writes; nil without a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day") else { return nil }
        self.init(
            key: key, day: day, channel: line.value("channel").flatMap(Channel.init) ?? .other,
            isIncoming: line.value("from") == "partner",
            play: line.bytes("play").flatMap { Play(word: $0) },
            reason: line.bytes("reason").flatMap { QuietReason(word: $0) },
            template: line.value("template"), campaign: line.value("campaign"),
            chance: line.value("chance-ppm").map { FrozenChance(written: $0) },
            outcome: line.value("outcome").flatMap(Outcome.init) ?? .waiting,
            answered: line.day("answered"),
            answers: (line.bytes("answers") ?? []).split(separator: 0x2C).map {
                String(decoding: $0, as: UTF8.self)
            }, text: line.text)
    }

    /// The contact as one line.
    public var line: String {
        FieldLine(
            [
                ("day", day.iso), ("channel", channel.rawValue),
                ("from", isIncoming ? "partner" : nil), ("play", play?.rawValue),
                ("reason", reason?.rawValue), ("template", template),
                ("campaign", campaign), ("chance-ppm", chance?.written),
                ("answers", answers.isEmpty ? nil : answers.joined(separator: ",")),
                ("answered", answered?.iso), ("outcome", outcome.rawValue),
            ], text: text
        ).line
    }

    /// Whether the partner answered in any way.
    public var isAnswered: Bool {
        switch outcome {
        case .replied, .reached, .returned, .declined: true
        case .waiting, .bounced, .unsubscribed: false
        }
    }
}
