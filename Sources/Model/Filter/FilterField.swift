/// What a filter can ask about a partner; the raw value is the word people write.
public enum FilterField: String, CaseIterable, Sendable {
    case stage, owner, tag, country, channel, community, source, tier, reason
    case received, joined, quiet, contacted, taught, due, stuck, step
    case chance, risk, silent, level
    case usualGap = "usual_gap"
    case chanceIfActive = "chance_if_active"
    case stillActive = "still_active"
    case value, clicks, leads, sales, revenue, commission, epc, ctr, conversion, trend
    case has, `is`

    /// What sort of value a field has, and so what may be written after its colon.
    public enum Kind: Sendable {
        /// Any words: `owner:anna`.
        case words
        /// Words of `Stage`.
        case stages
        /// Words of `FilterState`.
        case states
        /// Words of `FilterProperty`.
        case properties
        /// A day: a period of the calendar, or how long ago.
        case day
        /// A length of time in days.
        case span
        /// A plain number.
        case count
        /// An amount in major units of the program's currency.
        case money
        /// A share of a hundred; `%` may follow.
        case percent
    }

    /// What sort of value the field has.
    public var kind: Kind {
        switch self {
        case .owner, .tag, .country, .channel, .community, .source, .tier, .reason, .step,
            .received:
            .words
        case .stage: .stages
        case .is: .states
        case .has: .properties
        case .joined, .contacted, .taught, .due: .day
        case .quiet, .stuck, .silent, .usualGap: .span
        case .clicks, .leads, .sales: .count
        case .risk, .value, .revenue, .commission, .epc: .money
        case .chance, .chanceIfActive, .stillActive, .level, .ctr, .conversion, .trend: .percent
        }
    }

    /// Whether a window may follow the name: `revenue.90d`.
    public var takesWindow: Bool {
        switch self {
        case .value, .clicks, .leads, .sales, .revenue, .commission, .epc, .ctr, .conversion,
            .trend:
            true
        default: false
        }
    }

    /// One line for people who choose a field.
    public var meaning: String {
        switch self {
        case .stage: "where in the life cycle"
        case .owner: "who looks after the partner"
        case .tag: "a tag on the partner"
        case .country: "two-letter country code"
        case .channel: "how the partner promotes"
        case .community: "where the partner was found"
        case .source: "the platform the record came from"
        case .tier: "the reward group"
        case .reason: "why the partner went quiet"
        case .received: "a resource the partner received"
        case .joined: "day of joining"
        case .quiet: "days without activity"
        case .contacted: "last contact; >14d is longer ago or never"
        case .taught: "last call, training or resource; >90d is longer ago or never"
        case .due: "day of the next task"
        case .stuck: "days without a step forward in the stage"
        case .step: "the open step of the checklist"
        case .chance: "chance of a sale in 30 days, in percent"
        case .risk: "value at risk"
        case .value: "revenue of 90 days while active, or of a window"
        case .silent: "days without a sale"
        case .usualGap: "usual days between two days with sales"
        case .chanceIfActive: "the same chance if still active, in percent"
        case .stillActive: "chance of being active still, in percent"
        case .level: "clicks against the partner's own normal, in percent"
        case .clicks: "number of clicks"
        case .leads: "number of leads"
        case .sales: "number of sales"
        case .revenue: "revenue brought in"
        case .commission: "commission earned"
        case .epc: "earnings per click"
        case .ctr: "clicks per impression, in percent"
        case .conversion: "sales per click, in percent"
        case .trend: "change against the period before, in percent"
        case .has: "what is known: e-mail, note, site"
        case .is: "the state: active, quiet, never-started"
        }
    }
}

/// A state asked for with `is:`; the raw value is the word people write.
public enum FilterState: String, CaseIterable, Sendable {
    case active, new, fading, cooling, quiet, gone
    case noSale = "no-sale"
    case neverStarted = "never-started"
    case slipping
    case longGone = "long-gone"
    case reactivated, stuck, due, snoozed, marked, unsubscribed, archived

    /// One line for people who choose a state.
    public var meaning: String {
        switch self {
        case .active: "active as usual"
        case .new: "too young to have a rhythm"
        case .fading: "clearly less active than before"
        case .cooling: "silent for longer than usual"
        case .quiet: "probably inactive"
        case .gone: "probably gone for good"
        case .noSale: "active, but never sold"
        case .neverStarted: "joined, no activity of any kind"
        case .slipping: "slipping away: silent for up to 120 days"
        case .longGone: "slipped away more than 120 days ago"
        case .reactivated: "came back after a silence"
        case .stuck: "too long in one stage"
        case .due: "a task is due, or a contact overdue"
        case .snoozed: "put off until a later day"
        case .marked: "marked on screen"
        case .unsubscribed: "wants no mail"
        case .archived: "put away"
        }
    }
}

/// What a partner may have, asked for with `has:`; the raw value is the word people write.
public enum FilterProperty: String, CaseIterable, Sendable {
    case email, note, site, name, company, country, language, channel, community, tier, owner, tag
    case reason, joined, contact, payment

    /// One line for people who choose a property.
    public var meaning: String {
        switch self {
        case .email: "an e-mail address"
        case .note: "at least one note"
        case .site: "a site"
        case .name: "a name"
        case .company: "a company"
        case .country: "a country"
        case .language: "a language"
        case .channel: "a channel"
        case .community: "a community"
        case .tier: "a tier"
        case .owner: "an owner"
        case .tag: "at least one tag"
        case .reason: "a reason for going quiet"
        case .joined: "a day of joining"
        case .contact: "another way to be reached"
        case .payment: "a place to be paid to"
        }
    }
}

/// Which fields and states the program at hand can answer; a filter that names others is a mistake.
public struct FilterVocabulary: Hashable, Sendable {
    /// The fields that can be asked for.
    public var fields: Set<FilterField>
    /// The states that can be asked for with `is:`.
    public var states: Set<FilterState>
    /// What can be asked for with `has:`.
    public var properties: Set<FilterProperty>

    /// A vocabulary of these fields, states and properties.
    public init(
        fields: Set<FilterField>, states: Set<FilterState>,
        properties: Set<FilterProperty> = Set(FilterProperty.allCases)
    ) {
        self.fields = fields
        self.states = states
        self.properties = properties
    }

    /// The whole language.
    public static let everything = FilterVocabulary(
        fields: Set(FilterField.allCases), states: Set(FilterState.allCases))

    /// What records and figures alone can answer, without forecasts, tasks and outreach.
    public static let recordsAndFigures = FilterVocabulary(
        fields: everything.fields.subtracting([
            .chance, .risk, .silent, .usualGap, .chanceIfActive, .stillActive, .level, .trend, .due,
            .step, .stuck,
        ]),
        states: everything.states.subtracting([
            .slipping, .longGone, .reactivated, .stuck, .due, .snoozed, .unsubscribed, .fading,
            .cooling, .gone,
        ]))
}
