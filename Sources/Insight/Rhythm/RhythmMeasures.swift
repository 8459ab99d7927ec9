import Model

/// The sums and days that rhythms are reckoned from, by row, in the least space.
struct RhythmMeasures: Sendable {
    private var counts: [Int32]
    private var firsts: [Int32]
    private var lasts: [Int32]
    /// Clicks, or sales where no file speaks of clicks, of the last 28 days.
    private var nows: [Int32]
    /// The same of up to 180 days before those.
    private var befores: [Int32]
    /// Revenue, or commission where no file speaks of revenue.
    private var values: [Int64]
    /// The day with a sale before the longest silence that ended lately, `Figures.never` if none.
    private var pauseStarts: [Int32]
    /// How many days that silence had.
    private var pauseDays: [Int32]
    /// Days with a sale before it.
    private var pauseCounts: [Int32]

    /// Days a pause may have ended ago to be of interest.
    static let recentDays = 30
    /// Days up to the last sale that say what a partner brings.
    static let valueDays: Int32 = 180
    /// Days such a value is spread over at least, so that a good week is no good year.
    static let leastValueDays = 30

    init(_ input: RhythmInput) {
        let count = input.count
        let figures = input.figures
        let spans = figures.saleSpans(
            before: input.untils, recentDays: RhythmMeasures.recentDays)
        (counts, firsts, lasts) = (spans.counts, spans.firsts, spans.lasts)
        let windows = RhythmMeasures.windows(input)
        let isDropOfSales = input.known.contains { !$0.contains(.clicks) }
        func level(_ from: [Int32], _ to: [Int32]) -> [Int32] {
            let clicks = figures.sums(.clicks, from: from, through: to)
            let sales = isDropOfSales ? figures.sums(.sales, from: from, through: to) : []
            return (0..<count).map { row in
                let level = input.known[row].contains(.clicks) ? clicks[row] : sales[row]
                return Int32(clamping: level)
            }
        }
        let starts = windows.starts
        nows = level(starts, input.levelUntils.map { $0 == Figures.never ? $0 : $0 - 1 })
        befores = level(windows.normals, starts.map { $0 == Figures.never ? $0 : $0 - 1 })
        values = RhythmMeasures.values(input, firsts: firsts, lasts: lasts)
        pauseStarts = spans.pauseStarts
        pauseDays = zip(spans.pauseStarts, spans.pauseEnds).map { $1 &- 1 &- $0 }
        pauseCounts = zip(spans.counts, spans.countsAfterPause).map { $0 - $1 }
    }

    private static func windows(_ input: RhythmInput) -> (starts: [Int32], normals: [Int32]) {
        var starts = Array(repeating: Figures.never, count: input.count)
        var normals = starts
        for row in 0..<input.count where input.levelUntils[row] != Figures.never {
            let windows = window(row: row, input)
            starts[row] = Int32(windows.now.lowerBound)
            normals[row] = Int32(windows.before.lowerBound)
        }
        return (starts, normals)
    }

    private static func window(
        row: Int, _ input: RhythmInput
    ) -> (now: Range<Int>, before: Range<Int>) {
        // Without a day of joining the first day of figures stands for it.
        let joined = max(input.joined[row], input.coveredFrom[row])
        return LevelDrop.windows(joined: Int(joined), before: Int(input.levelUntils[row]))
    }

    private static func values(
        _ input: RhythmInput, firsts: [Int32], lasts: [Int32]
    ) -> [Int64] {
        let from = zip(firsts, lasts).map { first, last in
            last == Figures.never ? last : max(first, last - valueDays + 1)
        }
        let revenue = input.figures.sums(.revenue, from: from, through: lasts)
        guard input.known.contains(where: { !$0.contains(.revenue) && $0.contains(.commission) })
        else { return revenue }
        let commission = input.figures.sums(.commission, from: from, through: lasts)
        return revenue.indices.map {
            input.known[$0].contains(.revenue) ? revenue[$0] : commission[$0]
        }
    }

    /// The rows that have sold.
    var sellers: [Int] { counts.indices.filter { counts[$0] > 0 } }

    /// The history of a row, nil if it never sold.
    func history(row: Int, _ input: RhythmInput) -> SaleHistory? {
        guard row < counts.count, counts[row] > 0 else { return nil }
        let told = SaleHistory(
            repeats: Int(counts[row]) - 1,
            span: Double(input.length(row: row, from: firsts[row], to: lasts[row])),
            age: Double(input.length(row: row, from: firsts[row], to: input.untils[row] - 1)))
        // A sale within a stretch nobody tells of: then all days count.
        return told
            ?? SaleHistory(
                repeats: Int(counts[row]) - 1, span: Double(lasts[row] - firsts[row]),
                age: Double(input.untils[row] - 1 - firsts[row]))
    }

    /// The longest silence of a row that ended lately: the history before it, and its days.
    func pause(
        row: Int, _ input: RhythmInput
    ) -> (history: SaleHistory, silentDays: Int)? {
        guard row < counts.count, pauseStarts[row] != Figures.never else { return nil }
        // As it looked on the morning of the sale that ended it.
        let start = pauseStarts[row]
        let span = input.length(row: row, from: firsts[row], to: start)
        let silent = input.length(row: row, from: start, to: start + pauseDays[row])
        let history = SaleHistory(
            repeats: Int(pauseCounts[row]) - 1, span: Double(span), age: Double(span + silent))
        return history.map { ($0, Int(silent)) }
    }

    /// The level of a row now and before, not yet compared with others.
    func drop(row: Int, _ input: RhythmInput) -> LevelDrop? {
        guard !input.known[row].isDisjoint(with: [.clicks, .sales]) else { return nil }
        let windows = RhythmMeasures.window(row: row, input)
        // Days nobody tells of are no days of a low level.
        func unknown(_ days: Range<Int>) -> Int {
            input.levelHoles[row].reduce(0) { $0 + Int(RhythmInput.overlap($1, days)) }
        }
        guard unknown(windows.now) == 0 else { return nil }
        return LevelDrop(
            now: Int64(nows[row]), before: Int64(befores[row]),
            days: windows.before.count - unknown(windows.before))
    }

    /// What everybody's level did, of those judged by clicks or by sales.
    func factor(ofSales isOfSales: Bool, _ input: RhythmInput) -> Double {
        LevelDrop.programFactor(
            (0..<input.count).lazy.compactMap { row in
                guard input.levelUntils[row] != Figures.never,
                    input.known[row].contains(.clicks) != isOfSales
                else { return nil }
                return drop(row: row, input)
            })
    }

    /// What a seller brought up to its last sale, and the days it is spread over.
    func value(row: Int, _ input: RhythmInput) -> (value: Int64?, days: Int) {
        let days = Int(min(lasts[row] - firsts[row] + 1, RhythmMeasures.valueDays))
        let isKnown = !input.known[row].isDisjoint(with: [.revenue, .commission])
        return (isKnown ? values[row] : nil, max(RhythmMeasures.leastValueDays, days))
    }

    /// Every partner whose day of joining is known, as far as it was watched.
    func beginners(_ input: RhythmInput) -> [FirstSaleChance.Beginner] {
        (0..<input.count).compactMap { row in
            let (joined, until) = (input.joined[row], input.untils[row])
            guard joined != Figures.never, until != Figures.never, joined < until,
                joined >= input.coveredFrom[row]
            else { return nil }
            return FirstSaleChance.Beginner(
                firstSaleAfter: counts[row] > 0 ? Int(firsts[row] - joined) : nil,
                observed: Int(until - 1 - joined))
        }
    }

    /// Reckons one row anew.
    mutating func refresh(row: Int, _ input: RhythmInput) {
        let figures = input.figures
        let until = Day(number: input.untils[row])
        let days =
            input.untils[row] == Figures.never
            ? [] : figures.days(with: .sales, partner: row, before: until)
        counts[row] = Int32(days.count)
        firsts[row] = days.first?.number ?? Figures.never
        lasts[row] = days.last?.number ?? Figures.never
        pauseStarts[row] = Figures.never
        guard input.untils[row] != Figures.never else { return }
        let windows = RhythmMeasures.window(row: row, input)
        let metric: Metric = input.known[row].contains(.clicks) ? .clicks : .sales
        func level(_ days: Range<Int>) -> Int32 {
            let window = Window(
                from: Day(number: Int32(days.lowerBound)),
                to: Day(number: Int32(days.upperBound - 1)))
            return Int32(clamping: figures.sum(metric, partner: row, in: window))
        }
        nows[row] = level(windows.now)
        befores[row] = level(windows.before)
        if let first = days.first, let last = days.last {
            let from = max(first, last.advanced(by: 1 - Int(RhythmMeasures.valueDays)))
            values[row] = figures.sum(
                input.known[row].contains(.revenue) ? .revenue : .commission, partner: row,
                in: Window(from: from, to: last))
        }
    }
}
