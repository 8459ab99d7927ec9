/// A reward group and what leads into it.
public struct TierRule: WorkRecord {
    /// What the names of its fields begin with.
    public static let family = "tier-rule:"

    /// The random part of the field's name.
    public let key: String
    /// The tier's word, as the partners' field has it.
    public var name: String
    /// What is counted.
    public var metric: Metric
    /// Over how many days up to the last of the figures; nil for all there are.
    public var days: Int?
    /// From how much on a partner belongs into the tier; 0 for everybody.
    ///
    /// Money is in minor units.
    public var from: Int64
    /// The commission rate of the tier as written, nil if it does not set one.
    public var rate: String?
    /// Its place among the tiers as somebody stated it, 1 for the highest; nil if nobody did.
    public var rank: Int?

    /// A rule of a tier.
    public init(
        key: String, name: String, metric: Metric, days: Int?, from: Int64, rate: String?,
        rank: Int? = nil
    ) {
        self.key = key
        self.name = name
        self.metric = metric
        self.days = days
        self.from = from
        self.rate = rate
        self.rank = rank
    }

    /// Reads what `line` writes; nil if a part it cannot do without is missing.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let metric = line.bytes("metric").flatMap({ Metric(word: $0) }),
            let from = line.number("from"), from >= 0, !line.text.isEmpty
        else { return nil }
        self.init(
            key: key, name: line.text, metric: metric,
            days: line.number("days").flatMap { (1...3650).contains($0) ? Int($0) : nil },
            from: from, rate: line.value("rate"),
            rank: line.number("rank").flatMap { TierRule.ranks.contains($0) ? Int($0) : nil })
    }

    /// The places that can be stated.
    public static let ranks: ClosedRange<Int64> = 1...99

    /// The rule as one line.
    public var line: String {
        FieldLine(
            [
                ("metric", metric.word), ("from", String(from)),
                ("days", days.map { String($0) }), ("rate", rate),
                ("rank", rank.map { String($0) }),
            ], text: name
        ).line
    }
}
