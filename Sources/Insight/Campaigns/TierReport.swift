public import Model

/// Who belongs into which tier by the rules, beside where everybody is.
public struct TierReport: Sendable {
    /// One partner that is not where the rules would have it, or soon will not be.
    public struct Step: Hashable, Sendable {
        /// The partner's row.
        public let row: Int
        /// The tier it has, nil for none.
        public let current: String?
        /// The tier the rules give it, nil for none.
        public let deserved: String?
        /// What the rule of the deserved tier counts, money in minor units.
        public let value: Int64
    }
    /// One tier.
    public struct Row: Hashable, Sendable {
        /// Its rule.
        public let rule: TierRule
        /// Partners who have it.
        public let partners: Int
        /// Partners of other tiers who have reached it and would rise into it.
        public let rises: Int
        /// Partners who have it and would drop out of it.
        public let drops: Int
        /// Partners below it who lack at most a tenth of its threshold.
        public let close: Int
    }

    /// The tiers, the highest first.
    public let rows: [Row]
    /// Who would rise, the greatest value first.
    public let rises: [Step]
    /// Who would drop, the smallest value first.
    public let drops: [Step]
    /// Who is close to the next tier, the nearest first.
    public let close: [Step]
    /// Partners no source says enough about.
    public let unknownCount: Int
    /// Whether it is known which tier is above which; if not, nobody rises, drops or is close.
    public let isOrderStated: Bool
}

extension Analysis {
    /// The tiers' rules against the figures; partners of tiers without a rule are left alone.
    public func tiers() -> TierReport {
        var reading = TierReading(program.tierOrder)
        for row in program.rows
        where !stages[row].isProspect && !program.isArchived(row: row) {
            reading.take(row, current: program.value(FieldName.tier, row: row)) { rule in
                value(of: rule, row: row)
            }
        }
        return reading.report
    }

    private func value(of rule: TierRule, row: Int) -> Int64? {
        let window =
            rule.days.map { self.window(days: $0) }
            ?? Window(from: Day(number: 0), to: today.advanced(by: -1))
        return sum(rule.metric, row: row, in: window)
    }

    /// The change that puts partners where the rules have them: tier, rate, and the terms on
    /// record; nil if all are there already.
    public func change(applying steps: [TierReport.Step], key: String) -> Change? {
        let rules = program.tierRules
        let changes = steps.flatMap { step -> [Change] in
            let rule = rules.first { $0.name == step.deserved }
            var actions = [Action.set(field: FieldName.tier, value: step.deserved)]
            if let rate = rule?.rate, rate != program.value(FieldName.rate, row: step.row) {
                let name = step.deserved ?? ""
                actions.append(
                    .setTerms(
                        TermsChange(
                            key: key, day: today, before: nil, rate: rate, text: "tier " + name)))
            }
            return actions.compactMap {
                $0.change(
                    to: [program.ids[step.row]], in: program, today: today, noteKey: key)
            }
        }
        return Change.together(changes, kind: .campaign, summary: "tiers by their rules")
    }
}

/// Sorts partners into tiers, one after the other.
private struct TierReading {
    private let rules: [TierRule]
    private let isOrderStated: Bool
    private var partners: [String: Int] = [:]
    private var rises: [TierReport.Step] = []
    private var drops: [TierReport.Step] = []
    private var close: [TierReport.Step] = []
    private var unknownCount = 0

    init(_ order: TierOrder) {
        rules = order.rules
        isOrderStated = order.isStated
    }

    mutating func take(_ row: Int, current: String?, value: (TierRule) -> Int64?) {
        if let current { partners[current, default: 0] += 1 }
        let place = current.flatMap { name in rules.firstIndex { $0.name == name } }
        guard !rules.isEmpty, isOrderStated, current == nil || place != nil else { return }
        let values = rules.map(value)
        guard values.contains(where: { $0 != nil }) else {
            unknownCount += 1
            return
        }
        let deserved = rules.indices.first { index in
            values[index].map { $0 >= rules[index].from } ?? false
        }
        let now = place ?? rules.count
        let then = deserved ?? rules.count
        if then < now {
            rises.append(step(row, current, then, values[then] ?? 0))
        } else if then > now {
            // Nobody drops below a tier whose figure no file tells.
            guard (now..<min(then, rules.count)).allSatisfy({ values[$0] != nil }) else {
                unknownCount += 1
                return
            }
            drops.append(step(row, current, then, values[now] ?? 0))
        }
        takeClose(row, current, min(then, now), values)
    }

    /// Whether a tenth or less is missing to the tier above.
    private mutating func takeClose(
        _ row: Int, _ current: String?, _ place: Int, _ values: [Int64?]
    ) {
        guard place > 0, let value = values[place - 1] else { return }
        let rule = rules[place - 1]
        guard value < rule.from, value >= rule.from - rule.from / 10 else { return }
        close.append(step(row, current, place - 1, value))
    }

    private func step(
        _ row: Int, _ current: String?, _ place: Int, _ value: Int64
    ) -> TierReport.Step {
        TierReport.Step(
            row: row, current: current,
            deserved: rules.indices.contains(place) ? rules[place].name : nil, value: value)
    }

    var report: TierReport {
        let rows = rules.map { rule in
            TierReport.Row(
                rule: rule, partners: partners[rule.name] ?? 0,
                rises: rises.count { $0.deserved == rule.name },
                drops: drops.count { $0.current == rule.name },
                close: close.count { $0.deserved == rule.name })
        }
        return TierReport(
            rows: rows, rises: rises.sorted { ($1.value, $0.row) < ($0.value, $1.row) },
            drops: drops.sorted { ($0.value, $0.row) < ($1.value, $1.row) },
            close: close.sorted { ($1.value, $0.row) < ($0.value, $1.row) },
            unknownCount: unknownCount, isOrderStated: isOrderStated)
    }
}
