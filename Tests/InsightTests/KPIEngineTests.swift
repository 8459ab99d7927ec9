import Model
import Testing

@testable import Insight

/// KPIs that are more than a sum: activity, customers, beginnings, concentration, pieces, changes.
@Suite struct KPIEngineTests {
    private static let today = Ledger.today

    /// Four partners who come and go: p always, q stopped, r came back, s is new.
    private static func comers() -> Ledger {
        let ledger = Ledger()
        for name in ["p", "q", "r", "s", "t"] { ledger.join(name, daysAgo: 200) }
        ledger.add("x", [("stage", "discovery")])
        ledger.book(
            [.clicks, .sales, .revenue, .commission], daysAgo: 1...200,
            [
                ("p", 5, [10, 1, 1_000, 100]), ("p", 40, [20, 1, 1_000, 100]),
                ("q", 45, [10, 2, 3_000, 600]), ("r", 100, [1, 1, 500, 50]),
                ("r", 3, [10, 5, 4_000, 400]), ("s", 2, [30, 1, 200, 20]),
            ])
        return ledger
    }

    private static func rows(_ ledger: Ledger, _ names: [String]) -> RowSet {
        RowSet(rowCount: ledger.program.ids.count, rows: names.map(ledger.row))
    }

    @Test func `active now is active before, less the lost, with those back and the new`() {
        let ledger = KPIEngineTests.comers()
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        let flow = analysis.activityFlow(in: window, against: window.previous, partners: nil)
        #expect(flow.now == KPIEngineTests.rows(ledger, ["p", "r", "s"]))
        #expect(flow.before == KPIEngineTests.rows(ledger, ["p", "q"]))
        #expect(flow.lost == KPIEngineTests.rows(ledger, ["q"]))
        #expect(flow.back == KPIEngineTests.rows(ledger, ["r"]))
        #expect(flow.new == KPIEngineTests.rows(ledger, ["s"]))
        let ratio = analysis.kpi(.activeRatio, in: window, partners: nil)
        #expect(ratio.current == .quotient(3, 5) && ratio.previous == .quotient(2, 5))
        #expect(ratio.values.last == 0.0 && ratio.values[28] == 0.2)
        let churn = analysis.kpi(.partnerChurn, in: window, partners: nil)
        #expect(churn.current == .quotient(1, 2) && churn.previous == .notApplicable)
    }

    @Test func `the identity of activity holds for any windows and partners`() {
        let ledger = Ledger()
        var seed: UInt64 = 7
        func roll(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        for number in 0..<40 { ledger.join("p\(number)", daysAgo: 400) }
        var days: [String: Set<Int>] = [:]
        for _ in 0..<300 { days["p\(roll(40))", default: []].insert(1 + roll(300)) }
        ledger.book(
            [.clicks], daysAgo: 1...300,
            days.flatMap { name, days in days.map { (name, $0, [1]) } })
        let analysis = ledger.analysis()
        for _ in 0..<60 {
            let window = Window(
                days: 1 + roll(90), endingOn: Ledger.today.advanced(by: -1 - roll(100)))
            let comparison = Comparison.allCases[roll(2)]
            let partners =
                roll(2) == 0
                ? nil : RowSet(rowCount: 40, rows: (0..<40).filter { _ in roll(2) == 0 })
            guard let reference = comparison.reference(of: window) else { continue }
            let flow = analysis.activityFlow(in: window, against: reference, partners: partners)
            #expect(
                flow.now.count
                    == flow.before.count - flow.lost.count + flow.back.count + flow.new.count)
            #expect(flow.back.intersection(flow.new).isEmpty)
            let active = analysis.kpis([.active], KPIQuestion(window), partners: partners)[0]
            #expect(active.current == .value(Fraction(Int64(flow.now.count))))
        }
    }

    @Test func `pending and refused partners are in no ratio, nor who joins later`() {
        let ledger = KPIEngineTests.comers()
        ledger.join("late", daysAgo: 0)
        ledger.join("shut", daysAgo: 90, [("status", "rejected")])
        ledger.book([.clicks], source: "ea", daysAgo: 1...5, [("shut", 2, [1])])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        #expect(analysis.kpi(.activeRatio, in: window, partners: nil).current == .quotient(3, 5))
        #expect(analysis.kpi(.active, in: window, partners: nil).current == .value(4))
    }

    @Test func `customers who left are divided by those at the start`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 400)
        ledger.book(
            [.customers, .lostCustomers, .revenue, .commission], daysAgo: 1...300,
            [
                ("p", 200, [50, 0, 0, 0]), ("p", 100, [0, 10, 0, 0]),
                ("p", 10, [5, 8, 120_000, 500]),
            ])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        #expect(analysis.kpi(.churn, in: window, partners: nil).current == .quotient(8, 40))
        // 40 customers pay 1200 in a month, a fifth leaves: 30 each a month for five months.
        #expect(analysis.kpi(.clv, in: window, partners: nil).current == .value(15_000))
        #expect(
            analysis.kpi(.costPerAcquisition, in: window, partners: nil).current
                == .quotient(500, 5))
        let before = analysis.kpi(.clv, in: window.previous, partners: nil)
        #expect(before.current == .value(0))
        let early = Window(days: 30, endingOn: Ledger.today.advanced(by: -280))
        #expect(analysis.kpi(.churn, in: early, partners: nil).current == .unknown)
    }

    @Test func `nobody leaves: a customer counts for 36 months`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 400)
        ledger.book(
            [.customers, .lostCustomers, .revenue], daysAgo: 1...300,
            [("p", 200, [10, 0, 0]), ("p", 5, [0, 0, 1_000])])
        let analysis = ledger.analysis()
        let reading = analysis.kpi(.clv, in: analysis.window(days: 30), partners: nil)
        #expect(reading.current == .value(3_600))
    }

    @Test func `beginnings count those who had 30 days`() {
        let ledger = Ledger()
        for (name, joined) in [("a", 40), ("b", 45), ("c", 50), ("d", 10)] {
            ledger.join(name, daysAgo: joined)
        }
        ledger.book(
            [.clicks, .sales], daysAgo: 1...200,
            [("a", 35, [1, 0]), ("b", 12, [1, 1]), ("d", 9, [1, 1])])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        // b needed 33 days; d has not had its 30 days yet.
        #expect(analysis.kpi(.activation, in: window, partners: nil).current == .quotient(1, 3))
        // Waits: d 1 sold, b 33 sold, a 39 and c 49 still wait. 1/4, then a half of the rest: 1/2.
        #expect(analysis.kpi(.timeToSale, in: window, partners: nil).current == .value(33))
    }

    @Test func `waiting times end at the half, and not where more still wait`() {
        func median(_ waits: [(Int, Bool)]) -> Int? {
            WaitingTimes(waits.map { WaitingTimes.Wait(days: $0.0, isOver: $0.1) }).median
        }
        #expect(median([]) == nil)
        #expect(median([(3, true)]) == 3)
        #expect(median([(3, true), (5, true)]) == 3)
        #expect(median([(3, true), (5, false), (9, false)]) == nil)
        #expect(median([(1, false), (2, true), (3, true), (4, false)]) == 3)
    }

    @Test func `concentration of revenue`() {
        let values: [Int64] = [500, 300, 100, 60, 40, 0, 0]
        let concentration = Concentration(values)
        #expect(concentration.share(ofTop: 1) == .quotient(1, 2))
        #expect(concentration.share(ofTop: 5) == .quotient(1, 1))
        #expect(concentration.count(forPercent: 80) == .value(2))
        #expect(concentration.count(forPercent: 81) == .value(3))
        #expect(Concentration([]).share(ofTop: 1) == .notApplicable)
        #expect(Concentration([5, -9]).count(forPercent: 80) == .notApplicable)
        let ledger = KPIEngineTests.comers()
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        #expect(analysis.kpi(.topOne, in: window, partners: nil).current == .quotient(40, 52))
        #expect(analysis.kpi(.partnersForMost, in: window, partners: nil).current == .value(2))
        let some = KPIEngineTests.rows(ledger, ["p", "s"])
        #expect(
            analysis.kpis([.share], KPIQuestion(window), partners: some)[0].current
                == .quotient(1_200, 5_200))
        #expect(analysis.kpi(.share, in: window, partners: nil).current == .unknown)
    }

    // MARK: - Pieces and comparisons

    @Test func `a window is cut at weeks, months and quarters, cut ones marked`() {
        let window = Window(from: Ledger.day("2026-09-30"), to: Ledger.day("2026-11-15"))
        let months = Step.month.pieces(of: window)
        #expect(months.map(\.window.from.iso) == ["2026-09-30", "2026-10-01", "2026-11-01"])
        #expect(months.map(\.isPartial) == [true, false, true])
        #expect(Step.quarter.pieces(of: window).map(\.window.length) == [1, 46])
        let monday = Step.week.pieces(of: window)
        #expect(monday[1].window.from.weekday == 0 && monday[0].window.length == 5)
        #expect(monday.map(\.isPartial) == [true] + Array(repeating: false, count: 6))
        let sunday = Step.week.pieces(of: window, weekStart: 6)
        #expect(sunday[1].window.from.weekday == 6 && sunday.last?.window.length == 1)
        for step in Step.allCases {
            for weekStart in 0..<7 {
                let pieces = step.pieces(of: window, weekStart: weekStart)
                #expect(pieces.reduce(0) { $0 + $1.window.length } == window.length)
                #expect(pieces.first?.window.from == window.from)
                #expect(pieces.last?.window.to == window.to)
            }
        }
    }

    @Test func `sums of pieces are the sum of the window, quotients are not averaged`() {
        let ledger = KPIEngineTests.comers()
        let analysis = ledger.analysis()
        let window = analysis.window(days: 60)
        for step in Step.allCases {
            let question = KPIQuestion(window, step: step)
            for reading in analysis.kpis([.clicks, .sales, .revenue], question, partners: nil) {
                #expect(reading.values.count == reading.pieces.count)
                #expect(
                    reading.values.compactMap { $0 }.reduce(0, +) == reading.current.number)
            }
        }
        let months = analysis.kpis(
            [.conversion, .active, .topOne], KPIQuestion(window, step: .month), partners: nil)
        #expect(months[0].values.last == 7.0 / 50)
        #expect(months[1].values.last == 3)
        #expect(months[2].values.last == 40.0 / 52)
    }

    @Test func `last year is 52 weeks earlier, nothing to compare is nothing`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 900)
        ledger.book([.clicks], daysAgo: 1...800, (1...800).map { ("p", $0, [Int64($0)]) })
        let analysis = ledger.analysis()
        let window = analysis.window(days: 7)
        let year = analysis.kpis(
            [.clicks], KPIQuestion(window, comparison: .lastYear), partners: nil)[0]
        #expect(year.current == .value(28) && year.previous == .value(2_576))
        #expect(year.previousValues == (0..<7).map { Double(371 - $0) })
        let alone = analysis.kpis(
            [.clicks], KPIQuestion(window, comparison: .none), partners: nil)[0]
        #expect(alone.reference == nil && alone.previous == .unknown && alone.change == nil)
        #expect(alone.previousValues.isEmpty)
    }

    // MARK: - Why

    @Test func `a sum's change is the sum of its partners'`() throws {
        let ledger = KPIEngineTests.comers()
        let analysis = ledger.analysis()
        let question = KPIQuestion(analysis.window(days: 30))
        let change = try #require(analysis.change(of: .revenue, question, partners: nil))
        #expect(change.total == 1_200)
        #expect(change.rows.map(\.row) == ["r", "q", "s"].map(ledger.row))
        #expect(change.rows.map(\.part) == [4_000, -3_000, 200])
        #expect(change.sum(of: .back) == 4_000 && change.sum(of: .lost) == -3_000)
        #expect(change.sum(of: .new) == 200 && change.sum(of: .same) == 0)
        let active = try #require(analysis.change(of: .active, question, partners: nil))
        #expect(active.total == 1 && active.rows.map(\.part).reduce(0, +) == 1)
        #expect(analysis.change(of: .churn, question, partners: nil) == nil)
        #expect(
            analysis.change(
                of: .revenue, KPIQuestion(question.window, comparison: .none), partners: nil) == nil
        )
    }

    @Test func `a quotient's change is mix and rate, and adds up`() throws {
        let ledger = Ledger()
        for name in ["a", "b"] { ledger.join(name, daysAgo: 300) }
        // a converts 10 %, b 1 %; only the weights move: all of the change is mix.
        ledger.book(
            [.clicks, .sales], daysAgo: 1...100,
            [
                ("a", 40, [100, 10]), ("b", 40, [100, 1]), ("a", 5, [300, 30]),
                ("b", 5, [100, 1]),
            ])
        let analysis = ledger.analysis()
        let question = KPIQuestion(analysis.window(days: 30))
        let change = try #require(analysis.change(of: .conversion, question, partners: nil))
        #expect(change.total == 22_500)
        #expect(change.rows.map(\.part).reduce(0, +) == change.total)
        #expect(change.rows.allSatisfy { $0.rate == 0 })
        // Weights move by a quarter; the middle of all is 0.06625, so a gives 0.25 * 0.03375.
        #expect(change.rows.map(\.part) == [14_063, 8_437])
    }

    @Test func `changes of any figures add up to the last unit`() throws {
        let ledger = Ledger()
        var seed: UInt64 = 3
        func roll(_ limit: Int) -> Int64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(seed >> 33) % Int64(limit)
        }
        var rows: [(String, Int, [Int64])] = []
        for number in 0..<25 {
            ledger.join("p\(number)", daysAgo: 300)
            for day in 1...60 where roll(3) == 0 {
                rows.append(
                    (
                        "p\(number)", day,
                        [roll(4) == 0 ? 0 : roll(50), roll(4), roll(90_000) - 5_000, roll(9_000)]
                    ))
            }
        }
        ledger.book([.clicks, .sales, .revenue, .commission], daysAgo: 1...100, rows)
        let analysis = ledger.analysis()
        let question = KPIQuestion(analysis.window(days: 30))
        let kpis: [KPI] = [
            .revenue, .sales, .conversion, .epc, .epcHundred, .costPerClick, .aov, .roi, .roas,
            .active, .costShare,
        ]
        for kpi in kpis {
            let change = try #require(analysis.change(of: kpi, question, partners: nil))
            #expect(change.rows.map(\.part).reduce(0, +) == change.total, "\(kpi)")
            let kinds = KPIChange.Kind.allCases.map(change.sum(of:)).reduce(0, +)
            #expect(kinds == change.total)
            let sizes = change.rows.map(\.part.magnitude)
            #expect(sizes == sizes.sorted(by: >))
        }
    }

    @Test func `rounding keeps the sum, whatever its sign`() {
        #expect(ChangeParts.rounded([0.5, 0.5, -1.2], to: 0) == [1, 0, -1])
        #expect(ChangeParts.rounded([-0.4, -0.4, -0.4], to: -1).reduce(0, +) == -1)
        #expect(ChangeParts.rounded([], to: 0) == [])
        #expect(ChangeParts.rounded([1.5], to: 9) == [9])
    }

    // MARK: - Groups, distributions, the way in

    @Test func `parts of any division sum to the whole`() {
        let ledger = KPIEngineTests.comers()
        ledger.join("g", daysAgo: 100, [("tier", "gold"), ("owner", "kim"), ("tag:vip", "1")])
        ledger.book([.clicks], source: "ea", daysAgo: 1...3, [("g", 2, [7])])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        let whole = analysis.kpi(.clicks, in: window, partners: nil).current.number
        for split in Split.allCases where !split.overlaps {
            let groups = analysis.groups(by: split, partners: nil)
            #expect(groups.map(\.rows.count).reduce(0, +) == analysis.program.existing.count)
            let parts = groups.map {
                analysis.kpis([.clicks], KPIQuestion(window), partners: $0.rows)[0].current.number
            }
            #expect(parts.compactMap { $0 }.reduce(0, +) == whole, "\(split)")
        }
        #expect(analysis.groups(by: .tier, partners: nil).map(\.name) == ["gold", nil])
        let tags = analysis.groups(by: .tag, partners: nil)
        #expect(tags.map(\.name) == ["vip", nil] && tags[0].rows.count == 1)
    }

    @Test func `a histogram has every partner once`() {
        let histogram = Histogram([0.1, 0.2, 0.3, 0.45, 5], without: 2, buckets: 5)
        #expect(histogram.width == 0.2 || histogram.width == 2.0 || histogram.width == 2.5)
        #expect(histogram.counts.reduce(0, +) == 5)
        #expect(histogram.median == 0.3)
        #expect(Histogram([], without: 3).counts == [0])
        #expect(Histogram([0, 0], without: 0).counts == [2])
        #expect(Histogram.round(0.3) == 0.5 && Histogram.round(22) == 25)
        let ledger = KPIEngineTests.comers()
        let analysis = ledger.analysis()
        let epc = analysis.histogram(of: .epc, in: analysis.window(days: 30), partners: nil)
        #expect(epc.counts.reduce(0, +) == 3 && epc.without == 2 && epc.median == 10)
    }

    @Test func `the way in counts each partner at every step before its own`() {
        let ledger = Ledger()
        ledger.add("a", [("stage", "discovery")])
        ledger.add(
            "b",
            [("stage", "recruitment"), ("contact:k1", "day=2026-10-01 channel=mail text=hello")])
        ledger.join("c", daysAgo: 20, [("entered:discovery", Ledger.ago(60))])
        ledger.join("d", daysAgo: 90, [("entered:recruitment", Ledger.ago(100))])
        ledger.join("other", daysAgo: 90)
        ledger.book([.sales], daysAgo: 1...100, [("d", 5, [1]), ("other", 5, [1])])
        let funnel = ledger.analysis().funnel(partners: nil)
        #expect(funnel.counts[0] == 4)
        #expect(funnel.counts[3] == 2 && funnel.counts[4] == 1)
        #expect(funnel.rate(4) == 0.5 && funnel.rate(0) == nil)
        #expect(zip(funnel.counts, funnel.counts.dropFirst()).allSatisfy { $0 >= $1 })
    }

    @Test func `odd sums are told, never bent`() {
        #expect(
            KPIWarning.of(impressions: 5, clicks: 9, sales: 10, revenue: -1) == [
                .clicksAboveImpressions, .salesAboveClicks, .negativeRevenue,
            ])
        #expect(
            KPIWarning.of(impressions: nil, clicks: 0, sales: 1, revenue: 0) == [
                .salesWithoutClicks
            ])
        #expect(KPIWarning.of(impressions: nil, clicks: nil, sales: 1, revenue: nil).isEmpty)
    }

    @Test func `who grew most, and against all others`() {
        let ledger = Ledger()
        for name in ["lucky", "solid", "rest"] { ledger.join(name, daysAgo: 300) }
        ledger.book(
            [.clicks], daysAgo: 1...100,
            [("lucky", 5, [2])]
                + (1...60).flatMap { day in
                    [("solid", day, [day <= 30 ? 3 : 1]), ("rest", day, [30])]
                })
        let analysis = ledger.analysis()
        let question = KPIQuestion(analysis.window(days: 30))
        let improved = analysis.mostImproved(.clicks, question, partners: nil)
        #expect(improved.first?.row == ledger.row("solid"))
        let top = analysis.top(.clicks, question, partners: nil)
        #expect(top.map(\.row) == ["rest", "solid", "lucky"].map(ledger.row))
        #expect(top[1].change.millionths == 2_000_000 && top[2].change.status == .new)
    }
}
