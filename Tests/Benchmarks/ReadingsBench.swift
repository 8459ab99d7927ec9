import Insight
import Model
import Store

/// What the figures cost to read, in the work of one thread: KPIs, rhythms, and the model alone.
struct ReadingsBench {
    let store: String

    /// Histories the model alone is fitted to and asked for.
    private static let histories = 1_000_000
    private static let kpis: [KPI] = [
        .clicks, .sales, .revenue, .commission, .conversion, .epc, .aov, .active, .activeRatio,
    ]

    /// Measures everything some times, each in a reading of its own.
    func run() throws -> [Samples] {
        let today = Day(year: 2026, month: 1, day: 1) ?? Day(number: 0)
        let session = Store.Session(user: "bench", now: { 0 }, isReadOnly: true)
        let opened = try Store(store, session: session)
        let (settings, _) = opened.settings()
        let figures = opened.figures(currency: settings.currency)
        var first = Samples("KPIs, a first window (work)")
        var next = Samples("KPIs, the window before (work)")
        var other = Samples("KPIs, a window of another length (work)")
        var rhythm = Samples("rhythm, all partners (work)")
        for _ in 0..<3 {
            let analysis = Analysis(
                program: opened.program, figures: figures, settings: settings, today: today)
            var window = analysis.window(days: 30)
            read(analysis, window, &first)
            for _ in 0..<4 {
                window = window.previous
                read(analysis, window, &next)
            }
            for days in [60, 90, 31, 61] { read(analysis, analysis.window(days: days), &other) }
            measure(&rhythm) { _ = analysis.rhythm }
        }
        return [first, next, other, rhythm] + model()
    }

    private func read(_ analysis: Analysis, _ window: Window, _ samples: inout Samples) {
        let question = KPIQuestion(window)
        measure(&samples) { _ = analysis.kpis(ReadingsBench.kpis, question, partners: nil) }
    }

    /// A fit to a million histories of all sorts, and a chance for each.
    private func model() -> [Samples] {
        let histories = ReadingsBench.made()
        var fit = Samples("fit of 1,000,000 histories (work)")
        var score = Samples("score of 1,000,000 histories (work)")
        for _ in 0..<3 {
            var model: DropoutModel?
            measure(&fit) {
                let gap = ProgramGap.of(histories)
                model = ModelFit(ModelFit.Group.all(of: histories), gap: gap).model
            }
            guard let model else { continue }
            var sum = 0.0
            measure(&score) {
                for history in histories {
                    let active = Tempering.usual.chance(model.chanceActive(history))
                    sum += active * model.chanceOfSaleWhileActive(history, within: 30)
                }
            }
            guard sum > 0 else { return [] }
        }
        return [fit, score]
    }

    private func measure(_ samples: inout Samples, _ work: () -> Void) {
        let start = Clock.work
        work()
        samples.milliseconds.append(Clock.work - start)
        samples.bytes.append(0)
    }

    /// Histories of partners who sell at rates of their own and may stop after any sale.
    private static func made() -> [SaleHistory] {
        var state: UInt64 = 4
        func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
        return (0..<histories).compactMap { _ in
            let (age, gap, stay) = (30 + roll(700), 1 + roll(60), 50 + roll(50))
            var (day, repeats) = (0, 0)
            while roll(100) < stay {
                let next = day + 1 + roll(2 * gap)
                guard next <= age else { break }
                (day, repeats) = (next, repeats + 1)
            }
            return SaleHistory(repeats: repeats, span: Double(day), age: Double(age))
        }
    }
}
