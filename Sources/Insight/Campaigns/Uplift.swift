import Model

/// What came in under an incentive beside what would have come as it was before: an uplift to hold
/// against the bonuses.
///
/// A performance incentive compares the revenue of those it is for with as many days before. One
/// for newcomers compares those who joined under it, each over its own days, with those who joined
/// in as many days before it began. One for recruits compares the revenue of the partners who were
/// brought within its days with that of those brought in as many days before. Only partners
/// whose days files tell are compared. It says what changed, not why.
public struct Uplift: Hashable, Sendable {
    /// Whether it can be told.
    public enum Verdict: String, Sendable {
        case told
        /// Too few days, or too few partners on one of the sides.
        case tooEarly = "too-early"
        /// Files leave days out.
        case untold
    }

    /// The fewest partners on each side where others are compared than the same.
    public static let leastPartners = 10
    /// The fewest days that are compared while it runs.
    public static let leastDays = 14

    /// Whether it can be told.
    public let verdict: Verdict
    /// How many partners the revenue is of.
    public let partners: Int
    /// How many it is compared with.
    public let partnersBefore: Int
    /// Their revenue in minor units, nil unless it can be told.
    public let revenue: Int64?
    /// What would have come in as it was before, in minor units, nil unless it can be told.
    public let expected: Int64?

    /// How much more came in than as it was before, in minor units; nil unless it can be told.
    public var extra: Int64? {
        guard let revenue, let expected else { return nil }
        return revenue &- expected
    }
}

extension Analysis {
    /// What an incentive brought, to be held against what it costs.
    public func uplift(of report: IncentiveReport) -> Uplift {
        switch report.incentive.kind {
        case .performance: performanceUplift(report)
        case .timeLimited: newcomerUplift(report)
        case .recruitment: recruitUplift(report)
        }
    }

    /// The days of an incentive that files tell so far, and the last one of them.
    private func toldDays(of incentive: Incentive) -> Window {
        let last = lastDay ?? today.advanced(by: -1)
        return Window(from: incentive.from, to: min(incentive.to ?? last, last))
    }

    /// Whether so few days are told that nothing can be said while it runs.
    private func isYoung(_ window: Window, _ incentive: Incentive) -> Bool {
        window.length < Uplift.leastDays && incentive.to.map { window.to < $0 } ?? true
    }

    // MARK: - Kinds

    private func performanceUplift(_ report: IncentiveReport) -> Uplift {
        let window = toldDays(of: report.incentive)
        let all = report.standings.map(\.row)
        guard !isYoung(window, report.incentive) else {
            return .without(.tooEarly, all.count, all.count)
        }
        let both = Window(from: window.previous.from, to: window.to)
        let rows = told(all, throughout: both)
        guard window.length > 0, !rows.isEmpty else {
            return .without(.untold, all.count, all.count)
        }
        return Uplift(
            verdict: .told, partners: rows.count, partnersBefore: rows.count,
            revenue: revenue(of: rows.map { ($0, window) }),
            expected: revenue(of: rows.map { ($0, window.previous) }))
    }

    /// The rows whose revenue files tell on every day of a window.
    private func told(_ rows: [Int], throughout window: Window) -> [Int] {
        var known: [String?: Bool] = [:]
        return rows.filter { row in
            guard hasNoSingles, program.members(of: row).isEmpty else {
                return isTold(.revenue, row: row, throughout: window)
            }
            let source = program.value(FieldName.source, row: row)
            if let isKnown = known[source] { return isKnown }
            let isTold = isTold(.revenue, row: row, throughout: window)
            known[source] = isTold
            return isTold
        }
    }

    private func newcomerUplift(_ report: IncentiveReport) -> Uplift {
        let incentive = report.incentive
        let days = incentive.days ?? 1
        let last = (lastDay ?? today.advanced(by: -1)).advanced(by: 1 - days)
        let joining = Window(
            from: incentive.from, to: min(incentive.to ?? last, last))
        let (all, allBefore) = (
            newcomers(joining, incentive), newcomers(joining.previous, incentive)
        )
        let (now, before) = (all.filter(isTold), allBefore.filter(isTold))
        let least = Uplift.leastPartners
        guard now.count >= least, before.count >= least else {
            let isUntold = all.count >= least && allBefore.count >= least
            return .without(isUntold ? .untold : .tooEarly, now.count, before.count)
        }
        let old = Int128(revenue(of: before))
        return Uplift(
            verdict: .told, partners: now.count, partnersBefore: before.count,
            revenue: revenue(of: now),
            expected: Int64(clamping: old * Int128(now.count) / Int128(before.count)))
    }

    private func isTold(_ newcomer: (row: Int, days: Window)) -> Bool {
        isTold(.revenue, row: newcomer.row, throughout: newcomer.days)
    }

    /// Those an incentive is for who joined within a window, each with its own days.
    private func newcomers(
        _ window: Window, _ incentive: Incentive
    ) -> [(row: Int, days: Window)] {
        guard window.length > 0 else { return [] }
        return participants(of: incentive).compactMap { row in
            guard let joined = program.joined(row: row), window.contains(joined) else { return nil }
            let last = joined.advanced(by: (incentive.days ?? 1) - 1)
            return (row, Window(from: joined, to: last))
        }
    }

    private func recruitUplift(_ report: IncentiveReport) -> Uplift {
        let window = toldDays(of: report.incentive)
        let meant = Set(participants(of: report.incentive))
        let all = recruits.filter { meant.contains($0.key) }.values.joined()
        func brought(_ window: Window) -> [(Int, Window)] {
            all.filter { program.joined(row: $0).map(window.contains) ?? false }.map {
                ($0, window)
            }
        }
        let (now, before) = (brought(window), brought(window.previous))
        guard !isYoung(window, report.incentive), window.length > 0 else {
            return .without(.tooEarly, now.count, before.count)
        }
        guard isToldAtAll(.revenue, throughout: window),
            isToldAtAll(.revenue, throughout: window.previous)
        else { return .without(.untold, now.count, before.count) }
        return Uplift(
            verdict: .told, partners: now.count, partnersBefore: before.count,
            revenue: revenue(of: now), expected: revenue(of: before))
    }

    private func revenue(of parts: [(row: Int, days: Window)]) -> Int64 {
        parts.reduce(Int64(0)) { sum, part in
            guard part.row < figures.partnerCount else { return sum }
            return sum &+ figures.sum(.revenue, partner: part.row, in: part.days)
        }
    }
}

extension Uplift {
    /// Nothing that can be told of so many partners against so many.
    static func without(_ verdict: Verdict, _ partners: Int, _ before: Int) -> Uplift {
        Uplift(
            verdict: verdict, partners: partners, partnersBefore: before, revenue: nil,
            expected: nil)
    }
}
