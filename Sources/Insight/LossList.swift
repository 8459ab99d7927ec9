import Model

/// The two lists of partners a program is losing.
public enum LossList: Hashable, Sendable {
    /// Silent for up to 120 days: worth a call now.
    case slipping
    /// Silent for longer.
    case longGone
}

extension Analysis {
    /// On which list a row stands, nil for none.
    ///
    /// On the lists are those quiet or probably gone by their own rhythm and those whose clicks
    /// clearly fell, by how long they have not sold.
    public func lossList(row: Int) -> LossList? {
        guard let score = rhythmScore(row: row) else { return nil }
        let state = settings.rule == .rhythm ? states[row] : score.state
        guard [.quiet, .gone, .fading].contains(state) || score.drop?.isClear == true else {
            return nil
        }
        return score.silentDays > RhythmScore.slippingDays ? .longGone : .slipping
    }

    /// The rows of a list that are shown: partners nobody put away, those of equal loss by id.
    public func listed(_ rows: [Int]) -> [Int] {
        rows.filter {
            program.exists(row: $0) && !stages[$0].isProspect && !program.isArchived(row: $0)
        }.sorted { left, right in
            let (first, second) = (valueAtRisk(row: left) ?? 0, valueAtRisk(row: right) ?? 0)
            guard first == second else { return first > second }
            return program.ids[left] < program.ids[right]
        }
    }

    /// The rows on a list.
    func rows(onList list: LossList) -> RowSet {
        RowSet(
            rowCount: program.ids.count,
            rows: program.rows.filter { lossList(row: $0) == list })
    }
}
