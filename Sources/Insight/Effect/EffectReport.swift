public import Model

/// What each play, reason, template, campaign or way brought back, against what would have happened
/// anyway.
public struct EffectReport: Sendable {
    /// By what contacts are told apart.
    public enum Grouping: String, CaseIterable, Sendable {
        case play, reason, template, campaign, channel
    }

    /// The contacts of one play, reason, template, campaign or way.
    public struct Row: Hashable, Sendable {
        /// The word of the play, reason or way, the name of the template or campaign; nil for
        /// contacts without one.
        public let word: String?
        /// Contacts, those dated after today left out.
        public let sent: Int
        /// What those whose time is over brought.
        public let effect: OutreachEffect
    }

    /// Contacts that do not count, and chances that were not kept, by how many.
    public struct Remainder: Hashable, Sendable {
        /// Their time is not over yet.
        public var open = 0
        /// Another contact with the partner was still open.
        public var overlapping = 0
        /// Dated after today.
        public var future = 0
        /// Of partners of whom nothing could be said that day.
        public var unknown = 0
        /// Counted with a chance reckoned now: the record has none.
        public var recomputed = 0
        /// Counted with a chance reckoned now: what the record has is no chance from 0 to 1.
        public var unusable = 0

        /// Nothing left over.
        public init() {}

        fileprivate mutating func take(_ entry: EffectBook.Entry) {
            switch entry.standing {
            case .open: open += 1
            case .overlapping: overlapping += 1
            case .future: future += 1
            case .unknown: unknown += 1
            case .counted:
                if entry.origin == .missing { recomputed += 1 }
                if entry.origin == .unusable { unusable += 1 }
            }
        }
    }

    /// The groups, most contacts first.
    public private(set) var rows: [Row] = []
    /// What all contacts whose time is over brought.
    public let all: OutreachEffect
    /// Contacts, those dated after today left out.
    public let sent: Int
    /// The rate of return over all, towards which those of groups are drawn.
    public let meanRate: Double
    /// What is left over.
    public private(set) var remainder = Remainder()
    /// Campaigns with partners held out, the newest first.
    public let trials: [CampaignTrial]
    /// Quiet partners nobody wrote to and partners held out, of whom so many returned.
    public let untouched: Share
    /// How many of them the model expected to return.
    public let untouchedExpected: Double
    /// By what chances were multiplied for it.
    public let correction: Double

    /// Days a contact has to bring a partner back.
    public static let days = 30
    /// Days back that contacts are looked at.
    public static let span = 365
    /// The rate of return where nothing is known.
    static let usualRate = 0.12
    /// Untouched partners without whom chances are left as the model has them.
    public static let leastUntouched = 30

    /// Tells contacts apart, for some partners or all for nil.
    public init(_ book: EffectBook, by grouping: Grouping, partners: RowSet? = nil) {
        let correction = book.correction
        var sent: [String?: Int] = [:]
        var cases: [String?: [OutreachEffect.Case]] = [:]
        for entry in book.entries where partners?.contains(entry.row) ?? true {
            remainder.take(entry)
            guard entry.standing != .future else { continue }
            let word = entry.contact.word(of: grouping)
            sent[word, default: 0] += 1
            cases[word, default: []] += []
            guard case .counted(let one) = entry.standing else { continue }
            cases[word, default: []].append(one.corrected(by: correction))
        }
        all = OutreachEffect(cases.values.flatMap { $0 })
        self.sent = sent.values.reduce(0, +)
        meanRate = all.returned.rate ?? EffectReport.usualRate
        (untouched, untouchedExpected) = (book.untouched, book.untouchedExpected)
        self.correction = correction
        trials = CampaignTrial.all(in: book, partners: partners)
        rows = cases.map { word, cases in
            Row(word: word, sent: sent[word, default: 0], effect: OutreachEffect(cases))
        }.sorted { ($0.sent, $1.word ?? "~") > ($1.sent, $0.word ?? "~") }
    }
}

extension Analysis {
    /// What contacts of the last year brought, for some partners, or all for nil.
    ///
    /// A contact counts once its 30 days are over, and only if no other was still open then. Its
    /// partner returned if it sold within them. The chance to return anyway is the one kept with
    /// the contact, else what the rhythms said that day of figures up to then; both corrected by how
    /// untouched partners did.
    public func effects(
        by grouping: EffectReport.Grouping, partners: [Int]? = nil
    ) -> EffectReport {
        let rows = partners.map { RowSet(rowCount: program.ids.count, rows: $0) }
        return EffectReport(effectBook ?? EffectBook(), by: grouping, partners: rows)
    }
}

extension Contact {
    /// What tells the contact apart in a grouping.
    fileprivate func word(of grouping: EffectReport.Grouping) -> String? {
        switch grouping {
        case .play: play?.rawValue
        case .template: template
        case .reason: reason?.rawValue
        case .campaign: campaign
        case .channel: channel.rawValue
        }
    }
}
