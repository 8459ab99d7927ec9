/// Something extra for partners who reach something within some days.
///
/// It is a fact of the program, kept as one line like the records of a partner.
public struct Incentive: WorkRecord {
    /// Who has to reach it, and from when on it counts.
    public enum Kind: String, CaseIterable, Sendable {
        /// Figures of the partner between two days.
        case performance
        /// Figures of the partner within so many days of joining.
        case timeLimited = "time-limited"
        /// Figures of partners whom the partner brought, each of them by itself.
        case recruitment
    }
    /// What is paid.
    public enum Reward: Hashable, Sendable {
        /// Minor units of the program's currency; for recruitment for each recruit.
        case amount(Int64)
        /// Hundredths of a percent of a money metric within the partner's days.
        case share(hundredths: Int, of: Metric)

        /// Whether it is a share of what comes in, and so grows with it.
        public var isShare: Bool {
            if case .share = self { true } else { false }
        }
    }

    /// What the names of its fields begin with.
    public static let family = "incentive:"

    /// The random part of the field's name.
    public let key: String
    /// What people call it.
    public var name: String
    /// Who has to reach it.
    public var kind: Kind
    /// What is counted.
    public var metric: Metric
    /// How much is to be reached; money in minor units.
    public var target: Int64
    /// The first day that counts; for time-limited ones the first day of joining.
    public var from: Day
    /// The last day that counts, or of joining; nil until further notice.
    public var to: Day?
    /// Days from joining that count, the day of joining being the first; only for time-limited.
    public var days: Int?
    /// What is paid.
    public var reward: Reward
    /// Whether what was earned is paid after each month, while it may still become more.
    public var isMonthly: Bool
    /// For whom, as a filter; empty for everybody.
    public var filter: String
    /// Where it was announced, in words.
    public var announced: String

    /// An incentive.
    public init(
        key: String, name: String, kind: Kind, metric: Metric, target: Int64, from: Day, to: Day?,
        days: Int? = nil, reward: Reward, isMonthly: Bool = false, filter: String = "",
        announced: String = ""
    ) {
        self.key = key
        self.name = name
        self.kind = kind
        self.metric = metric
        self.target = target
        self.from = from
        self.to = to
        self.days = days
        self.reward = reward
        self.isMonthly = isMonthly
        self.filter = filter
        self.announced = announced
    }

    /// Reads what `line` writes; nil if a part it cannot do without is missing.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let kind = line.value("kind").flatMap(Kind.init),
            let metric = line.bytes("metric").flatMap({ Metric(word: $0) }),
            let target = line.number("target"), target > 0, let from = line.day("from"),
            let reward = Incentive.reward(line)
        else { return nil }
        let days = line.number("days").flatMap { (1...3650).contains($0) ? Int($0) : nil }
        guard kind != .timeLimited || days != nil else { return nil }
        self.init(
            key: key, name: line.text, kind: kind, metric: metric, target: target, from: from,
            to: line.day("to"), days: days, reward: reward,
            isMonthly: line.value("paid") == "monthly", filter: line.value("for") ?? "",
            announced: line.value("announced") ?? "")
    }

    private static func reward(_ line: FieldLine) -> Reward? {
        if let amount = line.number("pays") { return amount > 0 ? .amount(amount) : nil }
        guard let share = line.number("share"), (1...1_000_000).contains(share),
            let metric = line.bytes("of").flatMap({ Metric(word: $0) }), metric.isMoney
        else { return nil }
        return .share(hundredths: Int(share), of: metric)
    }

    /// The incentive as one line.
    public var line: String {
        var pairs: [(String, String?)] = [
            ("kind", kind.rawValue), ("metric", metric.word), ("target", String(target)),
            ("from", from.iso), ("to", to?.iso), ("days", days.map { String($0) }),
        ]
        switch reward {
        case .amount(let amount): pairs.append(("pays", String(amount)))
        case .share(let hundredths, let metric):
            pairs += [("share", String(hundredths)), ("of", metric.word)]
        }
        pairs += [
            ("paid", isMonthly ? "monthly" : nil),
            ("for", filter.isEmpty ? nil : filter),
            ("announced", announced.isEmpty ? nil : announced),
        ]
        return FieldLine(pairs, text: name).line
    }

    /// The partner's field that says what was paid of its bonus, see `BonusPaid`.
    public var paidField: String { FieldName.bonus + key }

    /// Whether its bonus becomes more with time: one for each recruit, or a share.
    public var grows: Bool { kind == .recruitment || reward.isShare }

    /// Whether it has begun and not ended on a day.
    public func isRunning(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}
