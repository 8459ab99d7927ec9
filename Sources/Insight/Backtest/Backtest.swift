public import Model

/// A rule that could have warned of a partner's silence.
public enum WarningRule: Hashable, Sendable {
    /// Silent for more than so many days.
    case days(Int)
    /// The honest chance of being active is below a limit.
    case chance(below: Double)

    /// The rules that are compared: fixed days, and where a partner counts as quiet and as gone.
    public static let compared: [WarningRule] = [
        .chance(below: 0.5), .chance(below: 0.25), .days(30), .days(60), .days(90),
    ]

    /// The word in printed tables.
    public var word: String {
        switch self {
        case .days(let days): "days-\(days)"
        case .chance(let limit): limit < 0.5 ? "rhythm-gone" : "rhythm-quiet"
        }
    }
}

/// What a rule would have done in the past.
public struct RuleRecord: Sendable {
    /// The rule.
    public let rule: WarningRule
    /// Of the partners lost, those it warned of before they were.
    public let found: Share
    /// Warnings of partners who then sold again in time, of all warnings.
    public let falseAlarms: Share
    /// Days of silence at its warnings of partners lost, the median; nil without any.
    public let medianDays: Double?
    /// How much of the time to act was left at its warnings of partners lost, from 0 to 1.
    ///
    /// The mean over all losses, each by what the partner brought a day; nothing is left where it
    /// did not warn. Nil without losses.
    public let earliness: Double?

    /// How good the rule is: the harmonic mean of how early it found losses and of the part of its
    /// warnings that were right.
    public var quality: Double? {
        guard let earliness else { return nil }
        let right = 1 - (falseAlarms.rate ?? 1)
        return earliness + right > 0 ? 2 * earliness * right / (earliness + right) : 0
    }
}

/// Which rule would have found the partners a program lost, on its own past.
public struct Backtest: Sendable {
    /// What each rule would have done, in the order of `WarningRule.compared`.
    public let records: [RuleRecord]
    /// Whether chances of a sale came true as often as they said.
    public let reliability: Reliability
    /// The days looked at: silences that began in them.
    public let window: Window
    /// Partners lost between the first and the last of those days.
    public let churn: Churn

    /// Days without a sale, up to the end of figures, after which a partner counts as lost; a
    /// warning comes in time before they are over.
    public static let lostDays = 120
    /// Losses without which no rule is recommended.
    public static let leastLosses = 10

    /// The rule that did best; the one by rhythm if none is clearly better, nil for too few losses.
    public var recommended: WarningRule? {
        guard let first = records.first, first.found.total >= Backtest.leastLosses,
            let best = records.max(by: { ($0.quality ?? 0) < ($1.quality ?? 0) })
        else { return nil }
        return (best.quality ?? 0) > (first.quality ?? 0) + 0.02 ? best.rule : first.rule
    }
}

/// The days between two sales, or from the last one on, and when each rule warned.
private struct Silence {
    /// Days until the next sale, or until figures end.
    let days: Int
    /// Whether a sale ended it.
    let isOver: Bool
    /// What the partner brought a day before it.
    let value: Double
    /// Days of silence at which each rule warned, nil if it never would.
    let warnings: [Int?]

    var isLoss: Bool { !isOver && days > Backtest.lostDays }
}

extension Analysis {
    /// Tries the rules on silences that began within so many days, for some partners or all.
    ///
    /// Only partners with at least three days of sales are looked at, as rhythms were known at the
    /// time; a silence counts once it is known whether it became a loss.
    public func backtest(days: Int = 365, partners: [Int]? = nil) -> Backtest {
        let last = (lastDay ?? today).advanced(by: -Backtest.lostDays)
        let asked = Window(days: days, endingOn: last)
        let known = firstKnownDay(of: .sales) ?? asked.from
        let window = Window(from: min(last, max(asked.from, known)), to: last)
        var readings = PastReadings(rhythmInput)
        let rows = (partners ?? program.rows).filter {
            $0 < figures.partnerCount && !stages[$0].isProspect
        }
        let saleDays = rows.map { figures.days(with: .sales, partner: $0, before: today) }
        var silences: [Silence] = []
        for (row, sales) in zip(rows, saleDays) {
            guard let until = rhythm?.until(row: row) else { continue }
            silences += self.silences(row, sales, until: until, in: window, &readings)
        }
        return Backtest(
            records: WarningRule.compared.indices.map { record(of: $0, silences) },
            reliability: Reliability(forecasts(rows, saleDays, days, &readings)), window: window,
            churn: churn(saleDays, days: days))
    }

    private func silences(
        _ row: Int, _ sales: [Day], until: Day, in window: Window, _ readings: inout PastReadings
    ) -> [Silence] {
        sales.indices.dropFirst(2).compactMap { index -> Silence? in
            let start = sales[index]
            guard window.contains(start) else { return nil }
            let next = index + 1 < sales.count ? sales[index + 1] : nil
            let days = start.distance(to: next ?? until) - 1
            // Nobody knows yet what comes of it.
            if next == nil, days <= Backtest.lostDays { return nil }
            let history = SaleHistory(
                repeats: index, span: Double(sales[0].distance(to: start)),
                age: Double(sales[0].distance(to: start)))
            guard let history else { return nil }
            let model = readings.reading(before: start).model
            return Silence(
                days: days, isOver: next != nil,
                value: value(row, from: sales[0], to: start),
                warnings: WarningRule.compared.map { warning($0, history, model) })
        }
    }

    /// What a partner brought a day in the time that says so, up to a sale.
    private func value(_ row: Int, from first: Day, to last: Day) -> Double {
        let start = max(first, last.advanced(by: 1 - Int(RhythmMeasures.valueDays)))
        let window = Window(from: start, to: last)
        let revenue = figures.sum(.revenue, partner: row, in: window)
        let sum = revenue > 0 ? revenue : figures.sum(.commission, partner: row, in: window)
        return Double(max(0, sum)) / Double(max(RhythmMeasures.leastValueDays, window.length))
    }

    private func warning(
        _ rule: WarningRule, _ history: SaleHistory, _ model: DropoutModel
    ) -> Int? {
        switch rule {
        case .days(let days): days + 1
        case .chance(let limit): model.daysUntil(history, below: limit)
        }
    }

    private func record(of index: Int, _ silences: [Silence]) -> RuleRecord {
        let losses = silences.filter(\.isLoss)
        // Where no file says what partners bring, all count the same.
        let isWorthless = losses.allSatisfy { $0.value == 0 }
        var (alarms, worth, saved) = (0, 0.0, 0.0)
        var found: [Double] = []
        for silence in silences {
            let value = isWorthless ? 1 : silence.value
            if silence.isLoss { worth += value }
            guard let day = silence.warnings[index], day <= min(silence.days, Backtest.lostDays)
            else { continue }
            alarms += 1
            guard silence.isLoss else { continue }
            found.append(Double(day))
            saved += value * (1 - Double(day) / Double(Backtest.lostDays))
        }
        return RuleRecord(
            rule: WarningRule.compared[index], found: Share(found.count, of: losses.count),
            falseAlarms: Share(alarms - found.count, of: alarms),
            medianDays: ProgramGap.median(found), earliness: worth > 0 ? saved / worth : nil)
    }

    /// What was said every 30 days of partners with at least three days of sales.
    private func forecasts(
        _ rows: [Int], _ saleDays: [[Day]], _ days: Int, _ readings: inout PastReadings
    ) -> [Reliability.Forecast] {
        guard let lastDay else { return [] }
        let horizon = RhythmScore.chanceDays
        var forecasts: [Reliability.Forecast] = []
        for step in 0..<(days / horizon) {
            let day = lastDay.advanced(by: 1 - horizon * (step + 1))
            let model = readings.reading(before: day).model
            for (row, sales) in zip(rows, saleDays) {
                guard let until = rhythm?.until(row: row), day.advanced(by: horizon) <= until,
                    let history = SaleHistory(
                        saleDays: sales.map { Int($0.number) }, before: Int(day.number)),
                    history.repeats >= 2
                else { continue }
                let window = Window(from: day, to: day.advanced(by: horizon - 1))
                forecasts.append(
                    Reliability.Forecast(
                        modelChance: model.chanceActive(history),
                        whileActive: model.chanceOfSaleWhileActive(
                            history, within: Double(horizon)),
                        hasSold: sales.contains(where: window.contains)))
            }
        }
        return forecasts
    }

    private func churn(_ saleDays: [[Day]], days: Int) -> Churn {
        let end = (lastDay ?? today).advanced(by: 1)
        return Churn(
            activeDays: saleDays.map { $0.map { Int($0.number) } },
            from: Int(end.number) - days, to: Int(end.number), within: Backtest.lostDays)
    }
}
