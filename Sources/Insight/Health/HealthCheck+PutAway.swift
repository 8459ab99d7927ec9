import Model

extension Analysis {
    /// Days of figures in which a partner put away is to have brought nothing.
    static let putAwayDays = 7

    /// Partners with clicks or sales in the last days although they are archived, said no, or have
    /// an account their source calls closed.
    func putAwayCheck() -> HealthCheck {
        let window = window(days: Analysis.putAwayDays)
        guard lastDay != nil else { return HealthCheck(.putAwayActive, .look, .unknown) }
        var away = RowSet(rowCount: program.ids.count)
        program.forEachValue(of: FieldName.archived) { row, _ in away.insert(row) }
        for (row, why) in work.closed where why == .declined { away.insert(row) }
        program.forEachValue(of: FieldName.status) { row, word in
            let word = FoldedText(String(decoding: word, as: UTF8.self)).bytes
            guard !word.elementsEqual("pending".utf8) else { return }
            if Analysis.shutStatuses.contains(word) { away.insert(row) }
        }
        let (clicks, sales) = (sums(.clicks, in: window), sums(.sales, in: window))
        let rows = Array(away.intersection(program.existing)).filter { row in
            (row < clicks.count && clicks[row] > 0) || (row < sales.count && sales[row] > 0)
        }
        return HealthCheck(
            .putAwayActive, rows.isEmpty ? .fine : .act, .count(rows.count),
            limit: Analysis.putAwayDays, rows: rows)
    }
}
