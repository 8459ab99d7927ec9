/// How a program judges who is active and who is quiet.
public enum SilenceRule: String, CaseIterable, Sendable {
    /// By each partner's own rhythm of sales.
    case rhythm
    /// By a fixed number of days without activity.
    case days
}

/// What a program's settings file says; every value has a default.
public struct ProgramSettings: Hashable, Sendable {
    /// How mails are written and handed over.
    public struct Mail: Hashable, Sendable {
        /// The sender, as `Name <address>`; nil while none is set.
        public var from: String?
        /// The program that takes a mail on its standard input, with its arguments; empty for none.
        public var command: [String]
        /// The language of partners who have none of their own.
        public var language: String
        /// A partner's link with `{id}` where its id goes, or `{number}` where the id its source
        /// gave it does; nil while none is set.
        public var link: String?
        /// Days after which somebody looks whether a mail was answered; 0 for never.
        public var followUpDays: Int

        /// How mails are written where the settings say nothing.
        public init(
            from: String? = nil, command: [String] = [], language: String = "en",
            link: String? = nil, followUpDays: Int = 7
        ) {
            self.followUpDays = followUpDays
            self.link = link
            self.from = from
            self.command = command
            self.language = language
        }
    }

    /// When newsletters go out, and to whom unless an issue says otherwise.
    public struct Newsletter: Hashable, Sendable {
        /// When the next is due; nil without a schedule.
        public var schedule: NewsletterSchedule?
        /// Whom an issue is for, as a filter.
        public var segment = "stage:onboarding or stage:engagement or stage:cultivation"
        /// The address of the page on which partners leave the list; nil to answer the mail.
        public var unsubscribe: String?

        /// How newsletters are sent where the settings say nothing.
        public init() {}
    }

    /// What the program is called on screen.
    public var name: String
    /// The currency figures are shown in.
    public var currency: Currency
    /// Days without activity after which a partner counts as quiet.
    public var quietAfterDays: Int
    /// Days after joining during which nobody counts as quiet or never started.
    public var graceDays: Int
    /// How it is judged who is quiet.
    public var rule = SilenceRule.rhythm
    /// What the settings say of stages; those not named keep their usual rule.
    public var stages: [Stage: StageRule] = [:]
    /// Days between two contacts by the tier's word in lower case; `other` for all other tiers.
    public var cadence: [String: Int] = ["gold": 14, "silver": 30, "other": 60]
    /// The plays that answer reasons in another way than usual.
    public var plays: [QuietReason: Play] = [:]
    /// Days after which parts of the program are to be looked at again, by what they are.
    public var reviews: [String: Int] = ["site": 90, "terms": 180, "creatives": 90]
    /// Days after which a resource is to be brought up to date; nil for never.
    public var resourceDays: Int? = 180
    /// What KPIs are to reach.
    public var targets: [KPITarget] = []
    /// What the program costs beyond what partners earn, in its currency; none where nobody says.
    public var costs: [ProgramCost] = []
    /// From how much on partners are paid.
    public var payoutMinimum = PayoutMinimum()
    /// Everything earned up to this day is paid; nil where nobody says so.
    public var payoutsSettled: Day?
    /// The weekday weeks begin on, 0 for Monday to 6 for Sunday.
    public var weekStart = 0
    /// How mails are written and handed over.
    public var mail = Mail()
    /// When newsletters go out, and to whom.
    public var newsletter = Newsletter()
    /// Texts that templates may name, such as `resources.hub`, the same for every partner.
    public var values: [String: String] = [:]

    /// Settings of a program that says nothing but its name and currency.
    public init(
        name: String, currency: Currency, quietAfterDays: Int = 30, graceDays: Int = 14
    ) {
        self.name = name
        self.currency = currency
        self.quietAfterDays = quietAfterDays
        self.graceDays = graceDays
    }

    /// The rule of a stage.
    public func rule(of stage: Stage) -> StageRule { stages[stage] ?? .usual(stage) }

    /// The play that answers a reason.
    public func play(for reason: QuietReason) -> Play { plays[reason] ?? reason.usualPlay }

    /// What a KPI is to reach, nil without a target; the last line about it counts.
    public func target(of kpi: KPI) -> KPITarget? { targets.last { $0.kpi == kpi } }

    /// Days after which a partner of a tier is to be contacted again, nil for never.
    public func cadenceDays(tier: String?) -> Int? {
        let word = tier.map { String(decoding: FoldedText($0).bytes, as: UTF8.self) } ?? "other"
        return cadence[word] ?? cadence["other"]
    }

    /// Days after which a mail to a partner of a tier is followed up, nil for never.
    ///
    /// No later than the next contact with the tier is due.
    public func followUpDays(tier: String?) -> Int? {
        guard mail.followUpDays > 0 else { return nil }
        return min(mail.followUpDays, cadenceDays(tier: tier) ?? mail.followUpDays)
    }

    /// Whether the settings give a tier days of its own between two contacts.
    public func namesCadence(of tier: some Collection<UInt8>) -> Bool {
        cadence[
            String(decoding: FoldedText(String(decoding: tier, as: UTF8.self)).bytes, as: UTF8.self)
        ] != nil
    }
}
