public import Model

/// Bonuses that are to be paid: of incentives, and of goals with a reward.
extension Analysis {
    /// What is due of each partner's bonuses by row: earned, whole, and not paid yet.
    ///
    /// A bonus that may still become more waits until its days are over, or, if it is paid
    /// monthly, is paid as far as it had come at the end of the last whole month. Up to a day only
    /// those whose days were over by then are due, and those without a last day that were earned
    /// by then.
    public func bonusesDue(until: Day? = nil) -> [Int: [BonusShare]] {
        var found: [Int: [BonusShare]] = [:]
        for incentive in program.incentives {
            for standing in payable(incentive, until: until) where standing.left > 0 {
                found[standing.row, default: []].append(
                    BonusShare(key: incentive.key, amount: standing.left))
            }
        }
        for row in program.rowsWithEntries {
            let shares = program.records(Goal.self, row: row).compactMap {
                share(of: $0, row: row, until: until)
            }
            if !shares.isEmpty { found[row, default: []] += shares }
        }
        return found
    }

    /// Bonuses that are earned but may still become more, and so are not paid yet: the incentives'
    /// names with how many partners wait, and whether there is a day on which the waiting ends.
    public var growingBonuses: [(name: String, partners: Int, hasEnd: Bool)] {
        program.incentives.compactMap { incentive in
            guard !incentive.isMonthly else { return nil }
            let waiting = report(on: incentive).standings.count { $0.canGrow && $0.left > 0 }
            let hasEnd = incentive.to != nil || incentive.days != nil
            return waiting > 0 ? (incentive.name, waiting, hasEnd) : nil
        }
    }

    private func payable(
        _ incentive: Incentive, until: Day?
    ) -> [IncentiveReport.Standing] {
        if incentive.isMonthly {
            let last = lastWholeMonth(before: until, incentive)
            return report(on: incentive, through: last).standings
        }
        if let until, incentive.to == nil, incentive.days == nil {
            return report(on: incentive, through: until).standings.filter { !$0.canGrow }
        }
        return report(on: incentive).standings.filter { standing in
            guard !standing.canGrow, let until else { return !standing.canGrow }
            return standing.last.map { $0 <= until } ?? false
        }
    }

    /// The last day of the last month that is over, or of the incentive if it is over.
    private func lastWholeMonth(before until: Day?, _ incentive: Incentive) -> Day {
        let yesterday = today.advanced(by: -1)
        let last = min(until ?? yesterday, yesterday)
        if let to = incentive.to, to <= last { return to }
        let next = last.advanced(by: 1)
        return next.advanced(by: -next.civil.day)
    }

    private func share(of goal: Goal, row: Int, until: Day?) -> BonusShare? {
        let left = reward(left: goal, row: row)
        guard left > 0, until.map({ goal.due <= $0 }) ?? true else { return nil }
        return BonusShare(key: goal.bonusKey, amount: left)
    }

    /// What is to be paid for a goal, in minor units: its reward once it is met, less what was paid.
    public func reward(left goal: Goal, row: Int) -> Int64 {
        guard let reward = goal.reward, progress(of: goal, row: row).isMet else { return 0 }
        let paid = program.bonusPaid(goal.paidField, row: row)?.paid(of: reward) ?? 0
        return max(0, reward &- paid)
    }

    // MARK: - Marking as paid

    /// The change that says that what is left of an incentive's bonuses was paid today; nil if
    /// nothing is.
    public func paying(_ report: IncentiveReport, rows: [Int]) -> Change? {
        let meant = Set(rows)
        let edits = report.standings.filter { meant.contains($0.row) && $0.left > 0 }.map {
            paid(report.incentive.paidField, row: $0.row, total: $0.paid &+ $0.left)
        }
        return edits.isEmpty ? nil : Change(kind: .campaign, edits: edits)
    }

    /// The change that says that a goal's reward was paid today; nil if nothing is due.
    public func paying(_ goal: Goal, row: Int) -> Change? {
        guard reward(left: goal, row: row) > 0, let reward = goal.reward else { return nil }
        return Change(kind: .campaign, edits: [paid(goal.paidField, row: row, total: reward)])
    }

    private func paid(_ field: String, row: Int, total: Int64) -> Edit {
        Edit(
            partner: program.ids[row], field: field, new: BonusPaid(day: today, total: total).text,
            old: program.value(field, row: row))
    }
}
