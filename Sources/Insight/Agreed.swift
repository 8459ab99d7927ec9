public import Model

/// How far a joint goal is.
public struct GoalProgress: Hashable, Sendable {
    /// What was reached so far, money in minor units; nil if no source says.
    public let reached: Int64?
    /// The part of the goal that is reached, from zero; nil if it is not known.
    public let part: Double?
    /// Whether its last day is over.
    public let isOver: Bool

    /// Whether the goal is met.
    public var isMet: Bool { part.map { $0 >= 1 } ?? false }
}

extension Analysis {
    /// How far a goal is with the figures there are before today.
    public func progress(of goal: Goal, row: Int) -> GoalProgress {
        let window = Window(from: goal.from, to: min(goal.due, today.advanced(by: -1)))
        let isOver = goal.due < today
        guard goal.from <= window.to else {
            return GoalProgress(reached: 0, part: 0, isOver: isOver)
        }
        let isKnown = isKnown(goal.metric, row: row, in: window)
        let sum =
            row < figures.partnerCount ? figures.sum(goal.metric, partner: row, in: window) : 0
        let reached = isKnown ? sum : nil
        return GoalProgress(
            reached: reached, part: reached.map { Double($0) / Double(goal.target) },
            isOver: isOver)
    }

    /// A look back at partners: what was decided, the figures of the last 90 days as they stand,
    /// and the next review so many days on; nil if there is nobody.
    ///
    /// `key` names the new entries.
    public func review(
        _ ids: [PartnerID], text: String, nextInDays days: Int? = 90, key: String
    ) -> Change? {
        let changes = ids.flatMap { id -> [Change] in
            guard let row = program.row(of: id) else { return [] }
            let review = Review(key: key, day: today, figures: figuresNow(row: row), text: text)
            let next = days.map { today.advanced(by: $0) }
            var actions = [Action.put(field: review.field, line: review.line)]
            for var work in program.records(Work.self, row: row)
            where work.kind == .review && work.done == nil {
                work.done = today
                actions.append(.put(field: work.field, line: work.line))
            }
            if let next { actions.append(.addWork(.review, due: next, text: "review")) }
            return actions.compactMap {
                $0.change(to: [id], in: program, today: today, noteKey: key)
            }
        }
        return Change.together(changes, kind: .goal)
    }

    /// The sums of the last 90 days that a source speaks of; money in minor units.
    func figuresNow(row: Int) -> [Metric: Int64] {
        let window = window(days: 90)
        var figures: [Metric: Int64] = [:]
        for metric in Metric.allCases { figures[metric] = sum(metric, row: row, in: window) }
        return figures
    }
}
