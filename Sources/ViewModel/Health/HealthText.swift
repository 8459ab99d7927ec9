public import Insight
import Model

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
        let key = Phrase.capitalized(String(describing: check.kind))
        return say(.named("health" + key), check.limit.map { "\($0)" } ?? "?")
    }

    /// What is to be done; nothing where all is fine.
    public var advice: String {
        guard check.verdict != .fine else { return "" }
        let key = Phrase.capitalized(String(describing: check.kind))
        return say(.named("healthDo" + key), "\(check.rows.count)")
    }

    /// The figure, short.
    public var figure: String {
        switch check.figure {
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

    /// What the check is about.
    public var group: String { say[.name(of: check.kind.group)] }
}

extension Phrase {
    static func name(of group: HealthCheck.Group) -> Phrase {
        named("healthGroup" + capitalized(group.rawValue))
    }
}
