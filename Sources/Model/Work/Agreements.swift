/// A goal a partner and a manager set together.
public struct Goal: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "goal:"

    /// The random part of the field's name.
    public let key: String
    /// What is counted.
    public var metric: Metric
    /// How much is to be reached; money in minor units.
    public var target: Int64
    /// The first day that counts.
    public var from: Day
    /// The last day that counts.
    public var due: Day
    /// Whether both sides agreed to it.
    public var isAgreed: Bool
    /// What is paid once it is met, in minor units of the program's currency; nil for nothing.
    public var reward: Int64?
    /// What was said about it.
    public var text: String

    /// A goal for a stretch of days.
    public init(
        key: String, metric: Metric, target: Int64, from: Day, due: Day, isAgreed: Bool,
        reward: Int64? = nil, text: String
    ) {
        self.key = key
        self.metric = metric
        self.target = target
        self.from = from
        self.due = due
        self.isAgreed = isAgreed
        self.reward = reward
        self.text = text
    }

    /// Reads what `line` writes; nil without a metric, an amount and both days.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let metric = line.bytes("metric").flatMap({ Metric(word: $0) }),
            let target = line.number("target"), let from = line.day("from"),
            let due = line.day("due")
        else { return nil }
        self.init(
            key: key, metric: metric, target: target, from: from, due: due,
            isAgreed: line.value("agreed") == "yes",
            reward: line.number("pays").flatMap { $0 > 0 ? $0 : nil }, text: line.text)
    }

    /// The goal as one line.
    public var line: String {
        FieldLine(
            [
                ("metric", metric.word), ("target", String(target)), ("from", from.iso),
                ("due", due.iso), ("agreed", isAgreed ? "yes" : nil),
                ("pays", reward.map { String($0) }),
            ], text: text
        ).line
    }
}

/// A look back at a partner on a day, with the figures as they stood then.
public struct Review: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "review:"

    /// The random part of the field's name.
    public let key: String
    /// The day of the review.
    public var day: Day
    /// Figures of the last 90 days as they stood, by the words of metrics; money in minor units.
    public var figures: [Metric: Int64]
    /// What was decided.
    public var text: String

    /// A review on a day.
    public init(key: String, day: Day, figures: [Metric: Int64], text: String) {
        self.key = key
        self.day = day
        self.figures = figures
        self.text = text
    }

    /// Reads what `line` writes; nil without a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day") else { return nil }
        var figures: [Metric: Int64] = [:]
        for metric in Metric.allCases { figures[metric] = line.number(metric.word) }
        self.init(key: key, day: day, figures: figures, text: line.text)
    }

    /// The review as one line.
    public var line: String {
        FieldLine(
            [("day", day.iso)] + Metric.allCases.map { ($0.word, figures[$0].map { String($0) }) },
            text: text
        ).line
    }
}

/// A change of terms or of the commission rate, with its reason.
public struct TermsChange: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "terms:"

    /// The random part of the field's name.
    public let key: String
    /// The day the new terms begin.
    public var day: Day
    /// The rate before, as written; nil if it is not known.
    public var before: String?
    /// The rate from now on, as written; nil for other terms than the rate.
    public var rate: String?
    /// Why, or what else was agreed.
    public var text: String

    /// New terms from a day on.
    public init(key: String, day: Day, before: String?, rate: String?, text: String) {
        self.key = key
        self.day = day
        self.before = before
        self.rate = rate
        self.text = text
    }

    /// Reads what `line` writes; nil without a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day") else { return nil }
        self.init(
            key: key, day: day, before: line.value("before"), rate: line.value("rate"),
            text: line.text)
    }

    /// The change as one line.
    public var line: String {
        FieldLine([("day", day.iso), ("before", before), ("rate", rate)], text: text).line
    }
}

/// Something a partner and a manager expect of each other.
public struct Agreement: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "agreed:"

    /// The random part of the field's name.
    public let key: String
    /// The day it was agreed.
    public var day: Day
    /// What was agreed.
    public var text: String

    /// An agreement of a day.
    public init(key: String, day: Day, text: String) {
        self.key = key
        self.day = day
        self.text = text
    }

    /// Reads what `line` writes; nil without a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day") else { return nil }
        self.init(key: key, day: day, text: line.text)
    }

    /// The agreement as one line.
    public var line: String { FieldLine([("day", day.iso)], text: text).line }
}
