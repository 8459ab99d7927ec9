public import Model

/// Rhythms as columns that filters run over.
extension ProgramColumns {
    /// What the rhythm of every row says: chances in hundredths of a percent, gaps in tenths of a
    /// day, money in minor units.
    func rhythm(_ field: FilterField) -> FilterNumbers {
        let money = analysis.settings.currency.minorDigits
        func percents(_ chance: @escaping (Int) -> Double?) -> FilterNumbers {
            numbers(places: 2) { row in chance(row).map { Int64(($0 * 10_000).rounded()) } }
        }
        switch field {
        case .chance: return percents(analysis.chanceOfSale)
        case .chanceIfActive: return percents { analysis.rhythmScore(row: $0)?.chanceWhileActive }
        case .stillActive: return percents { analysis.rhythmScore(row: $0)?.chanceActive }
        case .level: return percents { analysis.rhythmScore(row: $0)?.drop?.ratio }
        case .usualGap:
            return numbers(places: 1) { row in
                analysis.usualGap(row: row).map { Int64(($0 * 10).rounded()) }
            }
        case .silent:
            return numbers(places: 0) { analysis.rhythmScore(row: $0).map { Int64($0.silentDays) } }
        case .value: return numbers(places: money, analysis.valueWhileActive)
        default: return numbers(places: money, analysis.valueAtRisk)
        }
    }

    /// By how many hundredths of a percent revenue changed against the days before; not known where
    /// there was none.
    func trend(_ window: Window) -> FilterNumbers {
        let before = analysis.sums(.revenue, in: window.previous)
        let now = analysis.sums(.revenue, in: window)
        let known = analysis.knownRows(.revenue, in: window)
            .intersection(analysis.knownRows(.revenue, in: window.previous))
        return numbers(places: 2) { row in
            guard row < now.count, before[row] > 0, known.contains(row) else { return nil }
            return Int64(
                clamping: Int128(now[row] - before[row]) * 10_000 / Int128(before[row]))
        }
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
