internal import Glibc
import Model

/// The rhythm of every partner of a program on one day: a model fitted to all, and what it says of
/// each, by row.
public struct RhythmReading: Sendable {
    /// The model, in days.
    public let model: DropoutModel
    /// The program's usual number of days between two days with sales.
    public let gap: Double
    /// Partners with a sale.
    public let sellers: Int
    /// By how much everybody's clicks changed against their own normal.
    public let clickFactor: Double
    /// The same of sales, for partners whose clicks no file speaks of.
    public let saleFactor: Double
    /// What was read.
    public private(set) var input: RhythmInput
    private var measures: RhythmMeasures
    /// The chance of a sale within 30 days for each row that sold, -1 for others.
    private(set) var chances: [Float]
    /// What each row is to lose in 90 days, minor units; `unknownRisk` where nothing is known.
    private(set) var risks: [Int64]
    /// The state each row's rhythm means; that of no interest for rows that never sold.
    private(set) var states: [PartnerState]
    /// How often beginners begin, by days without a sale in steps of 30.
    public let beginnings: [FirstSaleChance]

    static let unknownRisk = Int64.min
    /// Sellers without whom a program has typical numbers, not its own.
    public static let leastSellers = 20

    /// Reads a program: one pass over its figures, one fit, one score a partner.
    public init(_ input: RhythmInput) {
        self.input = input
        let measures = RhythmMeasures(input)
        self.measures = measures
        let histories = measures.sellers.compactMap { measures.history(row: $0, input) }
        sellers = histories.count
        let gap = ProgramGap.of(histories)
        self.gap = gap
        let fitted = sellers < RhythmReading.leastSellers ? [] : ModelFit.Group.all(of: histories)
        model = ModelFit(fitted, gap: gap).model
        clickFactor = measures.factor(ofSales: false, input)
        saleFactor = measures.factor(ofSales: true, input)
        beginnings = RhythmReading.beginnings(measures, input)
        chances = Array(repeating: -1, count: input.count)
        risks = Array(repeating: RhythmReading.unknownRisk, count: input.count)
        states = Array(repeating: .unknown, count: input.count)
        for row in measures.sellers { keep(row: row) }
    }

    private static func beginnings(
        _ measures: RhythmMeasures, _ input: RhythmInput
    ) -> [FirstSaleChance] {
        let beginners = measures.beginners(input)
        return (0...12).map {
            FirstSaleChance(
                beginners, silentDays: $0 * RhythmScore.chanceDays, within: RhythmScore.chanceDays)
        }
    }

    private mutating func keep(row: Int) {
        let score = score(row: row)
        chances[row] = score.map { Float($0.chanceOfSale) } ?? -1
        risks[row] = score?.valueAtRisk ?? RhythmReading.unknownRisk
        states[row] = score?.state ?? .unknown
    }

    /// What the rhythm of a row says, nil for partners without a sale.
    public func score(row: Int) -> RhythmScore? {
        guard let history = measures.history(row: row, input) else { return nil }
        let chance = model.chanceActive(history)
        let isDropOfSales = !input.known[row].contains(.clicks)
        let drop = measures.drop(row: row, input)?.compared(
            programFactor: isDropOfSales ? saleFactor : clickFactor)
        let (value, days) = measures.value(row: row, input)
        return RhythmScore(
            history: history, modelChance: chance, chanceActive: Tempering.usual.chance(chance),
            chanceWhileActive: model.chanceOfSaleWhileActive(
                history, within: Double(RhythmScore.chanceDays)),
            drop: drop, isDropOfSales: isDropOfSales, value: value, valueDays: days,
            isCommission: !input.known[row].contains(.revenue))
    }

    /// How likely a partner without a sale is to begin within 30 days, from others who had none for
    /// as long; nil where its day of joining is not known.
    public func firstSaleChance(row: Int) -> (silentDays: Int, chance: FirstSaleChance)? {
        guard row < input.count, input.untils[row] != Figures.never,
            input.joined[row] != Figures.never
        else { return nil }
        let days = max(0, Int(input.untils[row]) - 1 - Int(input.joined[row]))
        let step = min(days / RhythmScore.chanceDays, beginnings.count - 1)
        return (step * RhythmScore.chanceDays, beginnings[step])
    }

    /// Whether the partner sold within the last 30 days after a silence that made it quiet.
    public func isReactivated(row: Int) -> Bool {
        guard let (history, _) = measures.pause(row: row, input) else { return false }
        return Tempering.usual.chance(model.chanceActive(history)) < 0.5
    }

    /// How long the longest silence was that ended within the last 30 days, nil if none did.
    public func endedSilence(row: Int) -> Int? { measures.pause(row: row, input)?.silentDays }

    /// The usual days between two days with sales of a partner; nil without a sale.
    public func usualGap(row: Int) -> Double? {
        guard row < input.count, input.untils[row] != Figures.never else { return nil }
        let until = Day(number: input.untils[row])
        let days = input.figures.days(with: .sales, partner: row, before: until)
        guard let first = days.first?.number else { return nil }
        return ProgramGap.ofPartner(
            saleDays: days.map { Int(input.length(row: row, from: first, to: $0.number)) },
            before: .max, programGap: gap)
    }

    /// Rows by what is to be lost, the most first, equals by row: those silent for up to 120 days,
    /// and those silent for longer.
    public var lists: (slipping: [Int], longGone: [Int]) {
        var (slipping, longGone): ([Int], [Int]) = ([], [])
        let order = measures.sellers.sorted { (risks[$0], $1) > (risks[$1], $0) }
        for row in order where risks[row] != RhythmReading.unknownRisk {
            guard let history = measures.history(row: row, input) else { continue }
            if Int(history.silence) <= RhythmScore.slippingDays {
                slipping.append(row)
            } else {
                longGone.append(row)
            }
        }
        return (slipping, longGone)
    }

    /// Takes a changed day of joining or source of a row, and reckons that row anew; the model and
    /// what is taken from all partners stay.
    mutating func refresh(
        row: Int, joined: Int32, _ facts: RhythmFacts
    ) {
        guard row < input.count else { return }
        input.take(facts, row: row)
        input.joined[row] = joined
        measures.refresh(row: row, input)
        keep(row: row)
    }
}
