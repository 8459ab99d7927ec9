public import Model

/// Rhythms as columns that filters run over.
extension ProgramColumns {
    /// The chance of a sale in 30 days, in hundredths of a percent.
    var chances: FilterNumbers {
        numbers(places: 2) { row in
            analysis.chanceOfSale(row: row).map { Int64(($0 * 10_000).rounded()) }
        }
    }

    /// The value at risk, minor units.
    var risks: FilterNumbers {
        numbers(places: analysis.settings.currency.minorDigits) { analysis.valueAtRisk(row: $0) }
    }

    private func numbers(places: Int, _ number: (Int) -> Int64?) -> FilterNumbers {
        var values = ContiguousArray(repeating: Int64(0), count: rowCount)
        var known = RowSet(rowCount: rowCount)
        for row in 0..<rowCount {
            guard let number = number(row) else { continue }
            values[row] = number
            known.insert(row)
        }
        return FilterNumbers(values: values, known: known, places: places)
    }
}

extension Analysis {
    /// The rows that sold within the last 30 days after they had been quiet.
    var reactivated: RowSet {
        guard let rhythm else { return RowSet(rowCount: program.ids.count) }
        let limit = settings.quietAfterDays
        let isByRhythm = settings.rule == .rhythm
        return RowSet(
            rowCount: program.ids.count,
            rows: program.rows.filter { row in
                guard !stages[row].isProspect else { return false }
                return isByRhythm
                    ? rhythm.isReactivated(row: row)
                    : rhythm.endedSilence(row: row).map { $0 > limit } ?? false
            })
    }

    /// The rows `i` shows as inactive: quiet or gone, and those without a sale yet that have been
    /// without activity for longer than the rule's days.
    public var inactive: RowSet {
        let states = states
        let silent = RowSet(states) { $0 == .noSaleYet }
            .intersection(rows(silentForMoreThan: settings.quietAfterDays))
        return RowSet(states) { $0 == .quiet || $0 == .gone }.union(silent)
    }
}
