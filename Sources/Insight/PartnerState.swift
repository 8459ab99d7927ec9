public import Model

/// How a partner sells; a stage is something else.
public enum PartnerState: UInt8, CaseIterable, Sendable {
    /// Not joined yet: the question does not arise.
    case prospect
    /// No figures cover this partner, so nothing can be said.
    case unknown
    case new, active
    /// Clearly less active than the partner's own normal.
    case fading
    /// Silent for longer than usual.
    case cooling
    case quiet
    /// Probably gone for good.
    case gone
    case neverStarted, noSaleYet

    /// The word in filters and files.
    public var word: String {
        switch self {
        case .prospect: "prospect"
        case .unknown: "unknown"
        case .new: "new"
        case .active: "active"
        case .fading: "fading"
        case .cooling: "cooling"
        case .quiet: "quiet"
        case .gone: "gone"
        case .neverStarted: "never-started"
        case .noSaleYet: "no-sale"
        }
    }
}

/// The rule that says who is quiet: fixed numbers of days from the program's settings.
public struct QuietRule: Hashable, Sendable {
    /// Days without activity that make a partner quiet.
    public let afterDays: Int
    /// Days after joining during which nobody is quiet or never started.
    public let graceDays: Int

    /// The rule a program's settings ask for.
    public init(_ settings: ProgramSettings) {
        self.afterDays = settings.quietAfterDays
        self.graceDays = settings.graceDays
    }

    /// What is known of one partner's activity.
    public struct Evidence: Hashable, Sendable {
        /// Whether the partner has joined.
        public var hasJoined: Bool
        /// Whether any figures cover the partner.
        public var isCovered: Bool
        /// Days since joining, nil if the day is not known.
        public var daysSinceJoining: Int?
        /// Days without activity, nil if there never was any.
        public var silentDays: Int?
        /// Whether there ever was a sale.
        public var hasSold: Bool

        /// What is known of one partner.
        public init(
            hasJoined: Bool, isCovered: Bool, daysSinceJoining: Int?, silentDays: Int?,
            hasSold: Bool
        ) {
            self.hasJoined = hasJoined
            self.isCovered = isCovered
            self.daysSinceJoining = daysSinceJoining
            self.silentDays = silentDays
            self.hasSold = hasSold
        }
    }

    /// The state the rule gives a partner.
    ///
    /// In this order: not joined is a prospect; not covered is unknown; in the days of grace
    /// everybody is new; without any activity never started; without a sale no sale yet; silent
    /// for more than `afterDays` quiet; else active.
    public func state(of evidence: Evidence) -> PartnerState {
        guard evidence.hasJoined else { return .prospect }
        guard evidence.isCovered else { return .unknown }
        if let days = evidence.daysSinceJoining, days < graceDays { return .new }
        guard let silent = evidence.silentDays else { return .neverStarted }
        if !evidence.hasSold { return .noSaleYet }
        return silent > afterDays ? .quiet : .active
    }
}
