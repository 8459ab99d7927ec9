import Model

/// Incentives for bringing partners.
extension Analysis {
    /// Those who brought somebody; each recruit that reaches the target counts once.
    func recruiting(
        _ rows: [Int], _ incentive: Incentive, _ end: Day
    ) -> [IncentiveReport.Standing] {
        let recruits = self.recruits
        return rows.compactMap { row in
            let own = (recruits[row] ?? []).filter { recruit in
                guard let joined = program.joined(row: recruit) else { return false }
                return incentive.from <= joined && (incentive.to.map { joined <= $0 } ?? true)
            }
            guard !own.isEmpty else { return nil }
            return recruiting(row, own, incentive, min(incentive.to ?? end, end))
        }
    }

    private func recruiting(
        _ row: Int, _ recruits: [Int], _ incentive: Incentive, _ end: Day
    ) -> IncentiveReport.Standing {
        let counts = recruits.map { recruit -> (row: Int, days: Window, done: Int64?) in
            let joined = program.joined(row: recruit) ?? incentive.from
            let days = Window(from: joined, to: max(joined, end))
            return (
                recruit, days, end < joined ? 0 : count(incentive.metric, row: recruit, in: days)
            )
        }
        let qualified = counts.filter { $0.done ?? 0 >= incentive.target }
        let missing = counts.map { max(0, incentive.target - ($0.done ?? 0)) }.filter { $0 > 0 }
        let isOver = incentive.to.map { $0 < today } ?? false
        let bonuses = qualified.map { self.bonus(incentive, row: $0.row, in: $0.days) }
        let bonus = qualified.isEmpty ? nil : bonuses.reduce(Int64(0)) { $0 &+ ($1 ?? 0) }
        let paid = self.paid(incentive, bonus, row: row)
        return IncentiveReport.Standing(
            row: row,
            state: !qualified.isEmpty
                ? .met
                : counts.contains { $0.done == nil } ? .unknown : isOver ? .missed : .open,
            done: Int64(qualified.count), missing: qualified.isEmpty ? missing.min() ?? 0 : 0,
            last: incentive.to, bonus: bonus, canGrow: !isOver, paid: paid ?? 0,
            isPaid: paid.map { $0 >= bonus ?? 0 } ?? false, isOneStepAway: qualified.isEmpty)
    }

    /// The rows each partner brought, by the row of who brought them.
    public var recruits: [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        program.forEachValue(of: FieldName.parent) { row, bytes in
            guard program.exists(row: row), let id = PartnerID(bytes),
                let parent = program.row(of: id), parent != row
            else { return }
            found[parent, default: []].append(row)
        }
        return found
    }
}
