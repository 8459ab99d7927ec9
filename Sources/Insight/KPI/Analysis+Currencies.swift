public import Model

/// A figure of one currency: what the files in it say, and nothing that is in another.
public struct CurrencyReading: Sendable {
    /// The currency.
    public let currency: Currency
    /// How many partners have a row in it in the window.
    public let partners: Int
    /// The figure; `n/a` where it is not made of sums.
    public let reading: KPIReading
}

extension Analysis {
    /// Whether files bring money in more than one currency.
    public var hasSeveralCurrencies: Bool { !figures.foreign.isEmpty }

    /// A figure for each currency, the program's own first, then by code; amounts are never added.
    ///
    /// Rows without money, such as clicks of their own file, go with the program's currency.
    public func byCurrency(
        _ kpi: KPI, _ question: KPIQuestion, partners: RowSet?
    ) -> [CurrencyReading] {
        let own = readings([kpi], question, partners) { window in
            var basis = basis(of: [kpi], in: window, partners: partners)
            basis.isAlone = true
            return basis
        }
        let rows = rowsByCurrency(in: question.window, partners).map(\.1.count)
        let first = CurrencyReading(
            currency: figures.currency, partners: rows[0], reading: own[0])
        return [first]
            + zip(figures.foreign, rows.dropFirst()).map { other, count in
                let readings = readings([kpi], question, partners) {
                    foreignBasis(other, [kpi], in: $0, partners)
                }
                return CurrencyReading(
                    currency: other.currency,
                    partners: count,
                    reading: kpi.formula.amounts.isEmpty ? readings[0].withoutValue : readings[0])
            }
    }

    /// The partners with rows in each currency in a window, the program's own first; those whose
    /// rows are all in others are not among its own.
    func rowsByCurrency(in window: Window, _ partners: RowSet?) -> [(Currency, RowSet)] {
        let days = Array(repeating: true, count: window.length)
        let metrics = Metric.allCases.filter { !$0.isMoney }
        let foreign = foreignCounts(metrics, in: window, days: days, partners)
        return ([figures] + figures.foreign).map { part in
            let isOwn = part.currency == figures.currency
            let money = Metric.allCases.filter(\.isMoney)
            let table = WindowTable(part, metrics: metrics + (isOwn ? money : []), window: window)
            let (rows, sums) = table.sumsByPartner(of: partners, days: days)
            var found = RowSet(rowCount: program.ids.count)
            for (index, row) in rows.enumerated() {
                let other = isOwn ? foreign[row] : nil
                let isAlone =
                    other.map { counts in
                        sums.indices.allSatisfy {
                            sums[$0][index] == ($0 < counts.count ? counts[$0] : 0)
                        }
                    } ?? false
                if !isAlone { found.insert(row) }
            }
            return (part.currency, found)
        }
    }

    private func foreignBasis(
        _ other: Figures, _ kpis: [KPI], in window: Window, _ partners: RowSet?
    ) -> KPIBasis {
        let metrics = MetricSet(kpis.flatMap(\.metricsRead)).filter(other.coverage.knows)
        let known = metrics.map { metric in
            other.coverage.knownDays(metric, in: window).enumerated().map { offset, isKnown in
                isKnown && window.from.advanced(by: offset) < today
            }
        }
        return KPIBasis(
            window: window, metrics: metrics,
            sums: WindowTable(other, metrics: metrics, window: window).sums(of: partners),
            known: known, knownActive: Array(repeating: false, count: window.length))
    }

    /// For each metric, the daily sums of rows whose money is in another currency; nil for none.
    func foreignSums(
        _ metrics: [Metric], in window: Window, _ partners: RowSet?
    ) -> [[Int64]]? {
        guard hasSeveralCurrencies else { return nil }
        var sums = metrics.map { _ in Array(repeating: Int64(0), count: window.length) }
        for other in figures.foreign {
            let table = WindowTable(other, metrics: metrics, window: window)
            for (place, column) in table.sums(of: partners).sums.enumerated() {
                for day in column.indices { sums[place][day] &+= column[day] }
            }
        }
        return sums
    }

    /// What one row counts of a metric beside money in other currencies.
    func foreignCount(_ metric: Metric, row: Int, in window: Window) -> Int64 {
        let known = window.clamped(to: Window(from: window.from, to: today.advanced(by: -1)))
        return figures.foreign.reduce(0) { sum, other in
            row < other.partnerCount ? sum &+ other.sum(metric, partner: row, in: known) : sum
        }
    }

    /// What each row counts of a metric beside money in other currencies, which money of another
    /// metric is not to be divided by; nil where nothing is to be taken off.
    func foreignCounts(_ metric: Metric, beside part: Metric, in window: Window) -> [Int64]? {
        guard hasSeveralCurrencies, part.isMoney, !metric.isMoney else { return nil }
        let known = window.clamped(to: Window(from: window.from, to: today.advanced(by: -1)))
        var counts = Array(repeating: Int64(0), count: program.ids.count)
        for other in figures.foreign {
            for (row, sum) in other.sums(metric, in: known).enumerated() where row < counts.count {
                counts[row] &+= sum
            }
        }
        return counts
    }

    /// What each partner's rows in other currencies count, by row: a sum for each metric.
    func foreignCounts(
        _ metrics: [Metric], in window: Window, days: [Bool], _ partners: RowSet?
    ) -> [Int: [Int64]] {
        var counts: [Int: [Int64]] = [:]
        for other in figures.foreign {
            let (rows, sums) = WindowTable(other, metrics: metrics, window: window)
                .sumsByPartner(of: partners, days: days)
            for (index, row) in rows.enumerated() {
                let old = counts[row] ?? metrics.map { _ in 0 }
                counts[row] = metrics.indices.map {
                    metrics[$0].isMoney ? 0 : old[$0] &+ sums[$0][index]
                }
            }
        }
        return counts
    }
}

extension KPIReading {
    /// The same question without an answer.
    var withoutValue: KPIReading {
        KPIReading(
            kpi: kpi, window: window, reference: reference, current: .notApplicable,
            previous: .notApplicable, pieces: pieces, values: pieces.map { _ in nil },
            previousValues: previousValues.map { _ in nil }, knownDays: knownDays)
    }
}
