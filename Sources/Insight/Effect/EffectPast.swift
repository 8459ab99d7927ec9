public import Model

/// What the chances of a program's past were: the slow part of reckoning what contacts brought.
///
/// It depends on figures alone, so it is kept while work is written down. Every reading of the past
/// takes a pass over all partners and a fit.
public struct EffectPast: Sendable {
    /// A quiet partner on a day of the past, how likely it was to return, and whether it did.
    struct Candidate: Sendable {
        let row: Int
        let day: Day
        let chance: Double
        let isBack: Bool
    }
    struct Place: Hashable, Sendable {
        let row: Int
        let day: Day
    }

    let input: RhythmInput
    /// Quiet partners on days of the last year, 30 days apart.
    let candidates: [Candidate]
    private var chances: [Place: Double?] = [:]

    /// Quiet partners looked at on a day at most; of more every second, third and so on.
    static let mostCandidates = 20_000

    /// Reads the past of a program, and the chances of partners on days nobody kept them.
    ///
    /// `lastDay` is the last day of figures.
    public init(_ input: RhythmInput, lastDay: Day?, missing: [EffectPlace]) {
        self.input = input
        let places = missing.map { Place(row: $0.row, day: $0.day) }.sorted { $0.day < $1.day }
        var readings = NearestReading(input)
        for place in places {
            chances[place] = .some(readings.chance(place))
        }
        candidates = lastDay.map { EffectPast.quiet(input, upTo: $0, &readings) } ?? []
    }

    /// How likely a partner was to sell within 30 days after a day, nil where nothing can be said.
    mutating func chance(row: Int, on day: Day) -> Double? {
        let place = Place(row: row, day: day)
        if let kept = chances[place] { return kept }
        var readings = NearestReading(input)
        let chance = readings.chance(place)
        chances[place] = .some(chance)
        return chance
    }

    private static func quiet(
        _ input: RhythmInput, upTo lastDay: Day, _ readings: inout NearestReading
    ) -> [Candidate] {
        let rows = min(input.count, input.figures.partnerCount)
        let step = (rows + mostCandidates - 1) / mostCandidates
        var candidates: [Candidate] = []
        var day = lastDay.advanced(by: -EffectReport.days)
        while step > 0, day.distance(to: lastDay) <= EffectReport.span {
            let reading = readings.reading(before: day)
            for row in stride(from: 0, to: rows, by: step) {
                guard let score = reading.score(row: row, on: day, input.figures),
                    score.chanceActive < 0.5, let isBack = input.isBack(row: row, after: day)
                else { continue }
                candidates.append(
                    Candidate(row: row, day: day, chance: score.chanceOfSale, isBack: isBack))
            }
            day = day.advanced(by: -Int(PastReadings.spacing))
        }
        return candidates
    }
}

/// A partner on a day of which no chance was kept.
public struct EffectPlace: Hashable, Sendable {
    let row: Int
    let day: Day
}

/// The reading asked for last: questions in the order of days read each once and keep one at a time.
private struct NearestReading {
    private let input: RhythmInput
    private var kept: (number: Int32, reading: RhythmReading)?

    init(_ input: RhythmInput) { self.input = input }

    mutating func reading(before day: Day) -> RhythmReading {
        let number = PastReadings.number(before: day)
        if let kept, kept.number == number { return kept.reading }
        kept = nil
        let reading = RhythmReading(input.asOf(Day(number: number)))
        kept = (number, reading)
        return reading
    }

    mutating func chance(_ place: EffectPast.Place) -> Double? {
        guard place.row < input.count, place.row < input.figures.partnerCount else { return nil }
        return reading(before: place.day).chance(row: place.row, on: place.day, input.figures)
    }
}

extension RhythmInput {
    /// Whether a partner sold within 30 days after a day; nil while they are not over, or where no
    /// file tells of all of them and those told of had no sale.
    func isBack(row: Int, after day: Day) -> Bool? {
        let end = day.advanced(by: EffectReport.days)
        guard row < count, untils[row] != Figures.never, end.number <= untils[row] else {
            return nil
        }
        let window = Window(from: day.advanced(by: 1), to: end)
        if figures.sum(.sales, partner: row, in: window) > 0 { return true }
        let told = length(row: row, from: day.number + 1, to: end.number + 1)
        return told < EffectReport.days ? nil : false
    }
}
