public import Model

/// What became of a check since an audit was closed.
public struct HealthChange: Sendable {
    /// Which way it went.
    public enum Direction: String, Sendable {
        case better, worse, same
        /// It was not asked then.
        case new
    }

    /// How it stood then; nil if it was not asked.
    public let before: Audit.Entry?
    /// Which way it went: by its verdict, and where that is the same by its figure.
    public let direction: Direction
    /// The rows behind it that were not then.
    public let entered: [Int]
    /// The partners behind it then that are not now.
    public let left: [PartnerID]
    /// Whether it is known who entered and left: too many partners were not kept.
    public let isWhoKnown: Bool
}

extension HealthCheck.Figure {
    /// The figure as a word that `init(word:)` reads.
    public var word: String {
        switch self {
        case .count(let count): "count:\(count)"
        case .part(let part, let whole): "part:\(part)/\(whole)"
        case .ratio(let ratio): "ratio:\(ratio.part)/\(ratio.whole)"
        case .ratios(let now, let before):
            "ratios:\(now.part)/\(now.whole)/\(before.part)/\(before.whole)"
        case .days(let days): "days:\(days)"
        case .day(let day): "day:\(day.iso)"
        case .unknown: "unknown"
        case .notApplicable: "none"
        }
    }

    /// Reads what `word` writes; nil for anything else.
    public init?(word: String) {
        let parts = word.utf8.split(separator: 0x3A, maxSplits: 1)
        guard let name = parts.first.map({ String(decoding: $0, as: UTF8.self) }) else {
            return nil
        }
        let rest = parts.count == 2 ? parts[1] : word.utf8[word.utf8.endIndex...]
        let numbers = rest.split(separator: 0x2F).map { Int64(String(decoding: $0, as: UTF8.self)) }
        switch (name, numbers.count) {
        case ("unknown", 0): self = .unknown
        case ("none", 0): self = .notApplicable
        case ("day", _):
            guard let day = Day(iso: rest) else { return nil }
            self = .day(day)
        case ("count", 1):
            guard let count = numbers[0] else { return nil }
            self = .count(Int(count))
        case ("days", 1):
            guard let days = numbers[0] else { return nil }
            self = .days(Int(days))
        case ("part", 2):
            guard let part = numbers[0], let whole = numbers[1] else { return nil }
            self = .part(Int(part), of: Int(whole))
        case ("ratio", 2):
            guard let ratio = Fraction(numbers[0], numbers[1]) else { return nil }
            self = .ratio(ratio)
        case ("ratios", 4):
            guard let now = Fraction(numbers[0], numbers[1]),
                let before = Fraction(numbers[2], numbers[3])
            else { return nil }
            self = .ratios(now, before)
        default: return nil
        }
    }

    /// The figure as a number to compare, in thousandths where it is a part of a whole; nil where
    /// two of its kind cannot be better or worse than each other.
    fileprivate var number: Int? {
        func thousandths(_ value: Double) -> Int { Int((value * 1_000).rounded()) }
        return switch self {
        case .count(let count): count
        case .part(let part, let whole):
            whole == 0 ? 0 : thousandths(Double(part) / Double(whole))
        case .ratio(let ratio): thousandths(ratio.value)
        case .ratios(let now, _): thousandths(now.value)
        case .days(let days): days
        case .day, .unknown, .notApplicable: nil
        }
    }
}

extension Fraction {
    fileprivate init?(_ part: Int64?, _ whole: Int64?) {
        guard let part, let whole, whole > 0 else { return nil }
        self.init(part, of: whole)
    }
}

extension HealthCheck.Verdict {
    /// 0 for fine, 2 for something to do.
    fileprivate var rank: Int {
        switch self {
        case .fine: 0
        case .look: 1
        case .act: 2
        }
    }
}

extension Analysis {
    /// The checks as they stand, to be kept.
    public func audit(
        of checks: [HealthCheck], by user: String, text: String, key: String
    ) -> Audit {
        Audit(
            key: key, day: today, by: user,
            entries: checks.map { check in
                Audit.Entry(
                    check: check.word, verdict: check.verdict.rawValue, figure: check.figure.word,
                    count: check.rows.count,
                    partners: check.rows.count <= Audit.partnerLimit
                        ? check.rows.map { program.ids[$0].text } : nil)
            }, text: text)
    }

    /// Puts the checks as they stand on record: the next audit is held against them.
    public func closing(
        _ checks: [HealthCheck], by user: String, text: String, key: String
    ) -> Change? {
        let audit = audit(of: checks, by: user, text: text, key: key)
        return Action.put(field: audit.field, line: audit.line).change(
            to: [.program], in: program, today: today, noteKey: "")
    }

    /// The audit closed last, nil if none was.
    public var lastAudit: Audit? { program.audits(until: today).last }

    /// What became of a check since an audit.
    public func change(of check: HealthCheck, since audit: Audit) -> HealthChange {
        guard let before = audit.entry(check.word) else {
            return HealthChange(
                before: nil, direction: .new, entered: [], left: [], isWhoKnown: false)
        }
        guard let partners = before.partners else {
            return HealthChange(
                before: before, direction: direction(check, before), entered: [], left: [],
                isWhoKnown: false)
        }
        let then = Set(partners)
        let now = Set(check.rows.map { program.ids[$0].text })
        return HealthChange(
            before: before, direction: direction(check, before),
            entered: check.rows.filter { !then.contains(program.ids[$0].text) },
            left: partners.filter { !now.contains($0) }.compactMap { PartnerID($0.utf8) },
            isWhoKnown: true)
    }

    private func direction(
        _ check: HealthCheck, _ before: Audit.Entry
    ) -> HealthChange.Direction {
        guard let verdict = HealthCheck.Verdict(rawValue: before.verdict) else { return .same }
        if verdict != check.verdict {
            return check.verdict.rank < verdict.rank ? .better : .worse
        }
        guard let then = HealthCheck.Figure(word: before.figure)?.number,
            let now = check.figure.number, now != then
        else { return .same }
        return (now > then) == check.kind.isBetterHigh ? .better : .worse
    }
}
