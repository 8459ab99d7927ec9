public import Model

extension RhythmInput {
    /// The same program as it could be read on the morning of an earlier day.
    public func asOf(_ day: Day) -> RhythmInput {
        var past = self
        for row in untils.indices where untils[row] != Figures.never {
            past.untils[row] =
                coveredFrom[row] < day.number ? min(untils[row], day.number) : Figures.never
            past.levelUntils[row] = min(levelUntils[row], day.number)
        }
        return past
    }
}

/// Readings of a program on the first days of spans of 30 days, each of what was known then.
struct PastReadings {
    private let input: RhythmInput
    private var readings: [Int32: RhythmReading] = [:]

    /// How many days apart readings are.
    static let spacing: Int32 = 30

    init(_ input: RhythmInput) { self.input = input }

    /// The day of the last reading that knew nothing of a day or what came after it.
    static func number(before day: Day) -> Int32 {
        Int32((Double(day.number) / Double(spacing)).rounded(.down)) * spacing
    }

    /// The last reading that knew nothing of a day or what came after it.
    mutating func reading(before day: Day) -> RhythmReading {
        let number = PastReadings.number(before: day)
        if let kept = readings[number] { return kept }
        let reading = RhythmReading(input.asOf(Day(number: number)))
        readings[number] = reading
        return reading
    }
}

extension RhythmReading {
    /// The last day figures tell of a row's sales, and the stretches before it they leave out; nil if
    /// none tell of it.
    public func told(row: Int) -> (last: Day, holes: [Window])? {
        until(row: row).map { until in
            (until.advanced(by: -1), input.holes[row].filter { $0.from < until })
        }
    }

    /// The day before which a row's figures count, nil if none cover it.
    func until(row: Int) -> Day? {
        guard row < input.count, input.untils[row] != Figures.never else { return nil }
        return Day(number: input.untils[row])
    }

    /// The chances of a seller on the morning of a day at or after that of the reading.
    func score(
        row: Int, on day: Day, _ figures: Figures
    ) -> (chanceActive: Double, chanceOfSale: Double, history: SaleHistory)? {
        let days = figures.days(with: .sales, partner: row, before: day).map { Int($0.number) }
        guard let history = SaleHistory(saleDays: days, before: Int(day.number)) else { return nil }
        let active = Tempering.usual.chance(model.chanceActive(history))
        let sale = model.chanceOfSaleWhileActive(
            history, within: Double(RhythmScore.chanceDays))
        return (active, active * sale, history)
    }

    /// The chance of a sale within 30 days on the morning of a day, for beginners too.
    func chance(row: Int, on day: Day, _ figures: Figures) -> Double? {
        score(row: row, on: day, figures)?.chanceOfSale
            ?? firstSaleChance(row: row)?.chance.chance
    }
}
