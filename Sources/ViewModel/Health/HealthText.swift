public import Insight
import Model
import Screen

/// A check of the program in words.
public struct HealthText {
    private let check: HealthCheck
    private let say: Catalogue

    /// The words of a check, in English.
    public init(_ check: HealthCheck) { self.init(check, .english) }

    init(_ check: HealthCheck, _ say: Catalogue) {
        self.check = check
        self.say = say
    }

    /// What was asked, with its limit.
    public var title: String {
        let limit = check.limit.map { "\($0)" } ?? "?"
        guard let subject = check.subject else { return say(.named("health" + key), limit) }
        return say(.healthReview, HealthText.name(subject, say), limit)
    }

    private var key: String { Phrase.capitalized(String(describing: check.kind)) }

    /// What is to be done; nothing where all is fine.
    public var advice: String {
        guard check.verdict != .fine else { return "" }
        if check.kind == .review, check.figure == .unknown { return say[.healthDoReviewFirst] }
        return say(.named("healthDo" + key), "\(check.rows.count)")
    }

    /// The figure, short.
    public var figure: String { HealthText.text(check.figure, say) }

    /// What the check is about.
    public var group: String { say[.name(of: check.kind.group)] }

    /// A figure, short.
    static func text(_ figure: HealthCheck.Figure, _ say: Catalogue) -> String {
        switch figure {
        case .count(let count): Format.count(Int64(count))
        case .part(let part, let whole):
            say(.kpiPartOf, Format.count(Int64(part)), Format.count(Int64(whole)))
        case .ratio(let ratio): Format.percent(ratio.value, digits: 1) + " %"
        case .ratios(let now, let before):
            Format.percent(now.value) + " / " + Format.percent(before.value) + " %"
        case .days(let days): "\(days) d"
        case .day(let day): Format.weekdayDay(day)
        case .unknown: "?"
        case .notApplicable: "n/a"
        }
    }

    /// A part of the program by its name: the usual ones have one, others keep their word.
    static func name(_ subject: String, _ say: Catalogue) -> String {
        switch subject {
        case "site": say[.healthSite]
        case "terms": say[.healthTerms]
        case "creatives": say[.healthCreatives]
        default: subject
        }
    }

    // MARK: - Looks and audits

    /// When a part of the program was looked at last, by whom, what was found, when it is due again.
    static func look(_ standing: ReviewStanding, _ say: Catalogue) -> String {
        guard let last = standing.last else { return "" }
        let found = last.text.isEmpty ? "" : ": " + last.text
        let due = standing.due.map { say(.healthLookDue, Format.longDay($0)) } ?? ""
        return say(.healthLook, Format.longDay(last.day), last.by) + found + due
    }

    /// How the check stood when the audit was closed.
    static func before(_ change: HealthChange, of audit: Audit, _ say: Catalogue) -> String {
        let day = Format.shortDay(audit.day)
        guard let before = change.before else { return say(.healthNotAsked, day) }
        let figure = HealthCheck.Figure(word: before.figure).map { text($0, say) } ?? "?"
        return say(.healthBefore, day, verdict(before.verdict, say), figure)
    }

    /// What became of a check: partners who came and went, or a word; nothing where all is the same.
    static func moves(_ change: HealthChange, _ say: Catalogue, _ glyphs: Glyphs) -> String {
        if change.isWhoKnown, !change.entered.isEmpty || !change.left.isEmpty {
            let came = change.entered.isEmpty ? [] : ["+\(change.entered.count)"]
            let went = change.left.isEmpty ? [] : [glyphs.minus.string + "\(change.left.count)"]
            return (came + went).joined(separator: " ")
        }
        return switch change.direction {
        case .better: say[.healthBetter]
        case .worse: say[.healthWorse]
        case .new: say[.healthNew]
        case .same: ""
        }
    }

    private static func verdict(_ word: String, _ say: Catalogue) -> String {
        switch HealthCheck.Verdict(rawValue: word) {
        case .fine: say[.healthFine]
        case .look: say[.healthLookAt]
        case .act: say[.healthToDo]
        case nil: word
        }
    }
}

extension Phrase {
    static func name(of group: HealthCheck.Group) -> Phrase {
        named("healthGroup" + capitalized(group.rawValue))
    }
}
