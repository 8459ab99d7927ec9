import Insight
import Model
import ViewModel

/// What is to be known about figures beside their values.
extension KPITables {
    /// Whether the value is known, and on all days that have been.
    func status(_ reading: KPIReading) -> String {
        let known = KPITables.status(reading.current)
        return known == "known" && untold(reading) != nil ? "partial" : known
    }

    /// On how many days of those that have been a sum is known, nil if on all.
    private func untold(_ reading: KPIReading) -> (known: Int, of: Int)? {
        let past = min(
            reading.window.length, reading.window.from.distance(to: session.today))
        let known = reading.knownDays.now
        guard known > 0, known < past, reading.kpi.isMadeOfSums else { return nil }
        return (known, past)
    }

    func printUntold(_ readings: [KPIReading]) {
        for reading in readings {
            guard let (known, days) = untold(reading) else { continue }
            Output.print("\(text(reading).name): files tell of \(known) of \(days) days")
        }
    }

    func printCut(_ readings: [KPIReading]) {
        guard readings.contains(where: { $0.kpi == .clv && $0.current.fraction != nil }),
            analysis.isLifetimeCut(in: question.window, partners: partners)
        else { return }
        Output.print(KPIText.warning(.longLifetime))
    }

    private func printOddPartners() {
        for (warning, rows) in analysis.oddPartners(in: question.window, among: partners) {
            let ids = rows.prefix(5).map { analysis.program.ids[$0].text }
            let more = rows.count > ids.count ? " and \(rows.count - ids.count) more" : ""
            Output.print("\(KPITables.odd(warning)): \(ids.joined(separator: ", "))" + more)
        }
    }

    /// What is odd about a partner's own sums.
    private static func odd(_ warning: KPIWarning) -> String {
        switch warning {
        case .clicksAboveImpressions: "more clicks than impressions"
        case .salesAboveClicks: "more sales than clicks"
        case .salesWithoutClicks: "sales without a click"
        default: "revenue below zero"
        }
    }

    func printRemarks() {
        for gap in analysis.totalsGaps(in: question.window) { Output.print(text(gap)) }
        for warning in analysis.warnings(in: question.window, partners: partners) {
            Output.print(KPIText.warning(warning))
        }
        printOddPartners()
        for (code, rows) in analysis.figures.otherCurrencies.sorted(by: { $0.key < $1.key }) {
            Output.print(
                "\(rows) rows in \(code) are left out of money: --by currency shows them")
        }
    }

    private func text(_ gap: TotalsGap) -> String {
        func text(_ value: Int64) -> String {
            gap.metric.isMoney
                ? Money(minorUnits: value, currency: currency).plain : String(value)
        }
        return "\(gap.source) itself counts \(text(gap.total)) \(gap.metric.word), "
            + "its partners together \(text(gap.partners)): \(text(gap.total - gap.partners)) apart"
    }
}
