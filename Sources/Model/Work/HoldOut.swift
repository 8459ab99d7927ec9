/// A partner a campaign leaves untouched, picked at random, so that its mails can be compared with
/// what happens anyway.
public struct HoldOut: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "hold-out:"

    /// The campaign; a partner is held out of each once.
    public let key: String
    /// The day the others were written to.
    public var day: Day
    /// What was offered to the others, nil for nothing in particular.
    public var play: Play?
    /// The partner's reason at that time.
    public var reason: QuietReason?
    /// The template the others' messages were made of.
    public var template: String?
    /// How likely the partner was then to sell within 30 days, nil where nothing could be said.
    public var chance: FrozenChance?
    /// What the others were told: the subject of the mail that was not sent.
    public var text: String

    /// A partner held out of a campaign on a day.
    public init(
        campaign: String, day: Day, play: Play? = nil, reason: QuietReason? = nil,
        template: String? = nil, chance: FrozenChance? = nil, text: String
    ) {
        key = campaign
        self.day = day
        self.play = play
        self.reason = reason
        self.template = template
        self.chance = chance
        self.text = text
    }

    /// Reads what `line` writes; nil without a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day") else { return nil }
        self.init(
            campaign: key, day: day, play: line.bytes("play").flatMap { Play(word: $0) },
            reason: line.bytes("reason").flatMap { QuietReason(word: $0) },
            template: line.value("template"),
            chance: line.value("chance-ppm").map { FrozenChance(written: $0) }, text: line.text)
    }

    /// The record as one line.
    public var line: String {
        FieldLine(
            [
                ("day", day.iso), ("play", play?.rawValue), ("reason", reason?.rawValue),
                ("template", template), ("chance-ppm", chance?.written),
            ], text: text
        ).line
    }

    /// The campaign.
    public var campaign: String { key }

    // MARK: - Picking

    /// One partner of so many is held out.
    public static let oneOf: UInt64 = 5

    /// Whether a campaign holds a partner out.
    ///
    /// Nobody chooses: the first eight bytes of the SHA-256 of the campaign, a tab and the id, as a
    /// number with the most significant byte first, are divisible by five. It is the same on every
    /// machine and for ever, and another campaign picks others.
    public static func picks(_ id: PartnerID, in campaign: String) -> Bool {
        SHA256.head(Array(campaign.utf8) + [0x09] + Array(id.text.utf8)) % oneOf == 0
    }
}

/// What a mailing to several partners is called.
public enum Campaign {
    /// Whether a text names a campaign: 1 to 64 bytes of letters, digits, `.`, `_` and `-`.
    public static func isName(_ text: some Collection<UInt8>) -> Bool {
        (1...64).contains(text.count) && text.allSatisfy(isAllowed)
    }

    /// What a campaign is called unless somebody says otherwise: by its template and its day.
    public static func usualName(template: String?, day: Day) -> String {
        let word = (template ?? "mail").utf8.prefix(48).map { isAllowed($0) ? $0 : 0x2D }
        return String(decoding: word, as: UTF8.self) + "." + day.iso
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true
        default: false
        }
    }
}
