import Model

/// What people recorded, as columns that filters run over.
extension ProgramColumns {
    /// The states that follow from what people recorded; nil for those that do not.
    func workRows(in state: FilterState) -> RowSet? {
        let work = analysis.work
        switch state {
        case .due:
            let due = work.nextWork.filter { $0.value.isDue(on: today) }.map(\.key)
            return rows(due + analysis.overdueContacts.keys)
        case .snoozed:
            return rows(work.snoozedUntil.keys.filter { work.isSnoozed(row: $0, on: today) })
        case .unsubscribed:
            let asked = work.closed.filter { $0.value == .unsubscribed }.map(\.key)
            return rows(asked + analysis.rows(withAddressClosedFor: .unsubscribed))
        case .stuck:
            return rows((0..<rowCount).filter { analysis.isStuck(row: $0) })
                .intersection(analysis.program.existing)
        default: return nil
        }
    }

    /// The days of the last contact or of the next work; nil for other fields.
    func workDays(of field: FilterField) -> FilterDays? {
        switch field {
        case .contacted: days(analysis.work.lastContact.mapValues(\.day))
        case .taught: days(analysis.lastTaught)
        case .due: days(analysis.work.nextWork.compactMapValues(\.due))
        default: nil
        }
    }

    /// The rows that received one of these resources by today; a word is a resource's key.
    func rows(received words: [FoldedText]) -> RowSet {
        var result = RowSet(rowCount: rowCount)
        for key in analysis.program.values(of: "received") where words.contains(FoldedText(key)) {
            result.formUnion(analysis.rows(received: key))
        }
        return result
    }

    /// How many days each partner has been in its stage.
    var stageDays: FilterNumbers {
        var values = ContiguousArray(repeating: Int64(0), count: rowCount)
        var known = RowSet(rowCount: rowCount)
        for row in 0..<rowCount {
            guard let days = analysis.daysInStage(row: row) else { continue }
            values[row] = Int64(days)
            known.insert(row)
        }
        return FilterNumbers(values: values, known: known)
    }

    /// The rows whose stage has one of these steps open; a word is a step's key.
    func rows(withOpenStep words: [FoldedText]) -> RowSet {
        let rules = Dictionary(
            uniqueKeysWithValues: Stage.allCases.map { stage in
                (
                    stage,
                    analysis.settings.rule(of: stage).steps.filter {
                        words.contains(FoldedText($0.key))
                    }
                )
            })
        return rows(
            (0..<rowCount).filter { row in
                let stage = analysis.stages[row]
                return rules[stage, default: []].contains {
                    !analysis.stepState($0, in: stage, row: row).isSettled
                }
            }
        ).intersection(analysis.program.existing)
    }

    private func days(_ found: [Int: Day]) -> FilterDays {
        var numbers = ContiguousArray(repeating: Int32(0), count: rowCount)
        for (row, day) in found { numbers[row] = day.number }
        return FilterDays(numbers: numbers, known: rows(Array(found.keys)))
    }

    private func rows(_ rows: some Sequence<Int>) -> RowSet {
        RowSet(rowCount: rowCount, rows: Set(rows))
    }
}
