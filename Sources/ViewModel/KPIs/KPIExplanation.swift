import Insight
import Model

/// How a figure was made: its inputs with their values, the days known, the files it is from.
struct KPIExplanation {
    let kpi: KPI
    let question: KPIQuestion
    let analysis: Analysis
    let partners: RowSet?
    let say: Catalogue
    let format: Format

    /// The values now and before with what they are made of, and on how many days files tell them.
    func values() -> [String] {
        let reading = analysis.kpis([kpi], question, partners: partners)[0]
        let inputs = analysis.inputs(of: kpi, question, partners: partners)
        var texts = [now(reading, inputs)]
        if reading.reference != nil, let before = before(reading, inputs) { texts.append(before) }
        if reading.knownDays.now < question.window.length {
            texts.append(
                say(.explainDays, "\(reading.knownDays.now)", "\(question.window.length)"))
        }
        if kpi.formula.hasFullCost { texts.append(costs) }
        return texts
    }

    /// The sources whose files tell the figure.
    func sources() -> String {
        let sources = analysis.sources(of: kpi)
        return sources.isEmpty
            ? say[.explainNobody] : say(.explainSources, sources.joined(separator: ", "))
    }

    private func now(_ reading: KPIReading, _ inputs: [KPIInput]) -> String {
        let value = format.tile(kpi, reading.current)
        guard let parts = parts(reading.current, inputs.map { ($0.amount, $0.now) }) else {
            return say(.explainNothing, value)
        }
        return say(.explainNow, value, parts)
    }

    private func before(_ reading: KPIReading, _ inputs: [KPIInput]) -> String? {
        parts(reading.previous, inputs.map { ($0.amount, $0.before) }).map {
            say(.explainBefore, format.tile(kpi, reading.previous), $0)
        }
    }

    /// The inputs of a value in words, nil if it has none that can be told.
    private func parts(_ value: Reading, _ inputs: [(Amount, Int64?)]) -> String? {
        let told = inputs.compactMap { amount, sum in sum.map { text(amount, $0) } }
        if !told.isEmpty { return told.joined(separator: ", ") }
        guard inputs.isEmpty, kpi.unit == .ratio, let fraction = value.fraction else { return nil }
        // Shares of money have money on both sides, others count partners or customers.
        let isMoney = kpi.metrics == [.revenue]
        func number(_ units: Int64) -> String {
            isMoney ? format.exactMoney(units) : Format.count(units)
        }
        return say(.explainParts, number(fraction.part), number(fraction.whole))
    }

    private func text(_ amount: Amount, _ sum: Int64) -> String {
        switch amount {
        case .metric(let metric) where !metric.isMoney:
            metric.word.spaced + " " + Format.count(sum)
        case .metric(let metric): metric.word.spaced + " " + money(sum)
        case .cost: say[.amountCost] + " " + money(sum)
        case .fullCost: say[.amountFullCost] + " " + money(sum)
        }
    }

    private func money(_ units: Int64) -> String {
        format.exactMoney(units) + " " + format.currency.code
    }

    /// The costs of the settings, a few words each.
    private var costs: String {
        let costs = analysis.settings.costs
        guard !costs.isEmpty else { return say[.kpiNoCosts] + "." }
        let words = costs.map { cost in
            let span = [cost.from, cost.until].map { $0?.iso ?? "" }.joined(separator: "..")
            return cost.name + " " + money(cost.amount.minorUnits)
                + (cost.from == nil && cost.until == nil ? "" : " " + span)
        }
        return say(.explainCosts, words.joined(separator: ", "))
    }
}

extension String {
    /// The word of a file with blanks where it has underscores.
    var spaced: String {
        String(decoding: utf8.map { $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
    }
}
