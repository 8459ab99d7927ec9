/// How far one item of a stage's checklist is.
public enum StepState: String, CaseIterable, Sendable {
    case pending, waiting, done
    case actionNeeded = "action-needed"
    case skipped

    /// Whether nothing is left to do about it.
    public var isSettled: Bool { self == .done || self == .skipped }
}

/// One item of the checklist that a stage's partners go through.
public struct StepRule: Hashable, Sendable {
    /// What finds out by itself that the item is done.
    public enum Sign: String, Sendable {
        /// Figures show a click.
        case clicks
        /// Figures show a sale.
        case sales
    }
    /// The word in files, such as `terms-accepted`.
    public let key: String
    /// What people read.
    public let title: String
    /// What finds out by itself that it is done, nil if a person says so.
    public let sign: Sign?

    /// An item of a checklist.
    public init(key: String, title: String, sign: Sign? = nil) {
        self.key = key
        self.title = title
        self.sign = sign
    }

    /// The partner's field that keeps the item's state.
    public func field(in stage: Stage) -> String { FieldName.step + stage.word + "." + key }
}

/// What a program's settings say about one stage.
public struct StageRule: Hashable, Sendable {
    /// The checklist, in order.
    public var steps: [StepRule]
    /// After so many days in the stage a partner counts as stuck; nil for never.
    public var limitDays: Int?

    /// The rule of a stage.
    public init(steps: [StepRule], limitDays: Int?) {
        self.steps = steps
        self.limitDays = limitDays
    }

    /// What holds where a program's settings say nothing.
    public static func usual(_ stage: Stage) -> StageRule {
        switch stage {
        case .discovery:
            StageRule(
                steps: [
                    StepRule(key: "site-read", title: "Site and posts read"),
                    StepRule(key: "fit-scored", title: "Fit scored"),
                    StepRule(key: "person-found", title: "Right person found"),
                ], limitDays: 30)
        case .recruitment:
            StageRule(
                steps: [
                    StepRule(key: "first-message", title: "First message sent"),
                    StepRule(key: "terms-sent", title: "Terms sent"),
                    StepRule(key: "questions-answered", title: "Questions answered"),
                ], limitDays: 30)
        case .onboarding:
            StageRule(
                steps: [
                    StepRule(key: "terms-accepted", title: "Terms accepted"),
                    StepRule(key: "welcome-sent", title: "Welcome sent"),
                    StepRule(key: "link-made", title: "Link made"),
                    StepRule(key: "first-creative", title: "First creative taken"),
                    StepRule(key: "payout-method", title: "Payout method set"),
                    StepRule(key: "first-click", title: "First click", sign: .clicks),
                    StepRule(key: "first-sale", title: "First sale", sign: .sales),
                ], limitDays: 30)
        case .engagement:
            StageRule(
                steps: [
                    StepRule(key: "first-month-reviewed", title: "First month reviewed"),
                    StepRule(key: "resources-sent", title: "Resources sent"),
                    StepRule(key: "feedback-asked", title: "Feedback asked for"),
                    StepRule(key: "goal-agreed", title: "Goal agreed"),
                ], limitDays: nil)
        case .cultivation:
            StageRule(
                steps: [
                    StepRule(key: "plan-made", title: "Plan for the year made"),
                    StepRule(key: "terms-reviewed", title: "Terms reviewed"),
                    StepRule(key: "quarterly-review", title: "Quarterly review held"),
                ], limitDays: nil)
        }
    }
}

/// What a prospect is judged by before anybody is recruited, 0 to 5 each.
public enum FitCriterion: String, CaseIterable, Sendable {
    case standards, methods
    case workHabits = "work-habits"
    case alignment, audience

    /// The greatest mark of one criterion.
    public static let highest = 5

    /// The partner's field that keeps the mark.
    public var field: String { FieldName.fit + rawValue }
}

extension Program {
    /// The mark of a criterion, nil if nobody gave one.
    public func mark(_ criterion: FitCriterion, row: Int) -> Int? {
        value(criterion.field, row: row).flatMap { Int($0) }
            .flatMap { (0...FitCriterion.highest).contains($0) ? $0 : nil }
    }

    /// The sum of all marks, nil if none was given; at most 25.
    public func fit(row: Int) -> Int? {
        let marks = FitCriterion.allCases.compactMap { mark($0, row: row) }
        return marks.isEmpty ? nil : marks.reduce(0, +)
    }

    /// How far an item of a checklist is as people recorded it, with the day they did; nil if
    /// nobody did.
    public func step(_ rule: StepRule, in stage: Stage, row: Int) -> (state: StepState, day: Day?)?
    {
        guard let value = value(rule.field(in: stage), row: row) else { return nil }
        let words = Array(value.utf8).split(separator: 0x20, maxSplits: 1)
        guard let word = words.first,
            let state = StepState(rawValue: String(decoding: word, as: UTF8.self))
        else { return nil }
        return (state, words.count > 1 ? Day(iso: words[1]) : nil)
    }
}
