public import Model

/// Who reached an incentive, who is on the way, and what it costs.
public struct IncentiveReport: Sendable {
    /// Where one partner stands.
    public struct Standing: Hashable, Sendable {
        /// Whether it was reached.
        public enum State: String, CaseIterable, Sendable {
            case met, open, missed
            /// No source says.
            case unknown
        }
        /// The partner's row.
        public let row: Int
        /// Whether it was reached.
        public let state: State
        /// What was reached so far, money in minor units; recruits for recruitment.
        public let done: Int64?
        /// How much is missing; 0 once it is reached.
        public let missing: Int64
        /// The last day that counts for this partner, nil until further notice.
        public let last: Day?
        /// What is to be paid in minor units, nil if it cannot be told.
        public let bonus: Int64?
        /// Whether the bonus may still become more, as its days are not over.
        public let canGrow: Bool
        /// What was paid of it, in minor units.
        public let paid: Int64
        /// Whether it was paid, and nothing came on top since.
        public let isPaid: Bool
        /// Whether little is missing: at most a fifth of the target, or one.
        public let isOneStepAway: Bool

        /// What is earned and not paid, in minor units.
        public var left: Int64 { max(0, (bonus ?? 0) &- paid) }

        /// Days that are left on a day, nil until further notice.
        public func daysLeft(on day: Day) -> Int? { last.map { max(0, day.distance(to: $0) + 1) } }
    }

    /// What it is about.
    public let incentive: Incentive
    /// Everybody it is for, by row.
    public let standings: [Standing]
    /// Standings of a state.
    public func standings(_ state: Standing.State) -> [Standing] {
        standings.filter { $0.state == state }
    }

    /// Those who have not reached it but nearly, the fewest days left first.
    public var oneStepAway: [Standing] {
        standings.filter { $0.state == .open && $0.isOneStepAway }.sorted {
            let (left, right) = ($0.last?.number ?? .max, $1.last?.number ?? .max)
            return (left, $0.missing, $0.row) < (right, $1.missing, $1.row)
        }
    }

    /// What all bonuses come to, in minor units.
    public var cost: Int64 { standings.reduce(0) { $0 &+ ($1.bonus ?? 0) } }

    /// What is still to be paid, in minor units.
    public var due: Int64 { standings.reduce(0) { $0 &+ $1.left } }

    /// How many have reached it while no source tells what their bonus is a share of.
    public var unknownBonuses: Int { standings.count { $0.state == .met && $0.bonus == nil } }

    /// Everybody who has brought something, the most first: a contest's board.
    public var board: [Standing] {
        standings.filter { $0.done ?? 0 > 0 }.sorted {
            (-($0.done ?? 0), $0.row) < (-($1.done ?? 0), $1.row)
        }
    }
}

extension Program {
    /// The incentives on record, the latest begun first.
    public var incentives: [Incentive] {
        campaigns(Incentive.self).sorted { ($1.from, $1.name) < ($0.from, $0.name) }
    }

    /// The promotions, the earliest first.
    public var promotions: [Promotion] {
        campaigns(Promotion.self).sorted { ($0.from, $0.name) < ($1.from, $1.name) }
    }

    func campaigns<Record: WorkRecord>(_ type: Record.Type) -> [Record] {
        facts(prefix: Record.family).compactMap { field, value in
            let key = String(
                decoding: field.utf8.dropFirst(Record.family.utf8.count), as: UTF8.self)
            return Record(key: key, line: value)
        }
    }
}

extension Analysis {
    /// Who reached an incentive, with the figures there are before today.
    ///
    /// With a day only what came up to its end counts.
    public func report(on incentive: Incentive, through last: Day? = nil) -> IncentiveReport {
        let yesterday = today.advanced(by: -1)
        let end = min(last ?? yesterday, yesterday)
        let rows = participants(of: incentive)
        let standings =
            switch incentive.kind {
            case .performance, .timeLimited: rows.compactMap { standing($0, incentive, end) }
            case .recruitment: recruiting(rows, incentive, end)
            }
        return IncentiveReport(incentive: incentive, standings: standings)
    }

    /// Partners it is for: joined, not archived, as its filter says.
    func participants(of incentive: Incentive) -> [Int] {
        let joined = program.rows.filter {
            !stages[$0].isProspect && !program.isArchived(row: $0)
        }
        guard !incentive.filter.isEmpty else { return joined }
        guard
            let filter = try? FilterParser(vocabulary: ProgramColumns.vocabulary)
                .parse(incentive.filter)
        else { return [] }
        var evaluator = FilterEvaluator()
        let meant = Set(rows(matching: filter, with: &evaluator))
        return joined.filter(meant.contains)
    }

    // MARK: - Own figures

    private func standing(
        _ row: Int, _ incentive: Incentive, _ end: Day
    ) -> IncentiveReport.Standing? {
        guard let days = days(of: row, incentive) else { return nil }
        let past = Window(from: days.from, to: min(days.to ?? end, end))
        let done = past.length > 0 ? count(incentive.metric, row: row, in: past) : 0
        let missing = max(0, incentive.target - (done ?? 0))
        let isOver =
            days.to.map { $0 < today && isTold(incentive.metric, row: row, to: $0) } ?? false
        let state: IncentiveReport.Standing.State =
            done == nil ? .unknown : missing == 0 ? .met : isOver ? .missed : .open
        let bonus = state == .met ? self.bonus(incentive, row: row, in: past) : nil
        let paid = self.paid(incentive, bonus, row: row)
        return IncentiveReport.Standing(
            row: row, state: state, done: done, missing: missing, last: days.to, bonus: bonus,
            canGrow: incentive.reward.isShare && !isOver, paid: paid ?? 0,
            isPaid: paid.map { $0 >= bonus ?? 0 } ?? false,
            isOneStepAway: missing <= max(1, incentive.target / 5))
    }

    /// What was paid of a bonus, nil if nothing was.
    func paid(_ incentive: Incentive, _ bonus: Int64?, row: Int) -> Int64? {
        program.bonusPaid(incentive.paidField, row: row)?.paid(of: bonus ?? 0)
    }

    /// The days that count for a partner; nil if it is not for it.
    private func days(of row: Int, _ incentive: Incentive) -> (from: Day, to: Day?)? {
        let joined = program.joined(row: row)
        guard incentive.kind == .timeLimited else {
            if let joined, let to = incentive.to, to < joined { return nil }
            return (incentive.from, incentive.to)
        }
        guard let joined, incentive.from <= joined, incentive.to.map({ joined <= $0 }) ?? true
        else { return nil }
        return (joined, joined.advanced(by: (incentive.days ?? 1) - 1))
    }

    /// Whether files tell a metric of a partner to the end of some days; before that nobody has missed
    /// anything.
    private func isTold(_ metric: Metric, row: Int, to last: Day) -> Bool {
        let span = figures.coverage.span(
            of: metric, source: program.value(FieldName.source, row: row), id: program.ids[row])
        return span.map { $0.to >= last } ?? true
    }

    /// The sum of a metric over some days of one partner; nil if no source says.
    func count(_ metric: Metric, row: Int, in window: Window) -> Int64? {
        guard isKnown(metric, row: row, in: window) else { return nil }
        return row < figures.partnerCount ? figures.sum(metric, partner: row, in: window) : 0
    }

    /// What one who reached it is paid; nil if no source tells what it is a share of.
    func bonus(_ incentive: Incentive, row: Int, in window: Window) -> Int64? {
        switch incentive.reward {
        case .amount(let amount): return amount
        case .share(let hundredths, let metric):
            guard let base = count(metric, row: row, in: window) else { return nil }
            return Money(minorUnits: base, currency: figures.currency)
                .share(millionths: Int64(hundredths) * 100).minorUnits
        }
    }
}
