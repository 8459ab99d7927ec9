import Model
import Testing

@testable import Insight

/// The rhythm of whole programs, from daily rows to the order of the lists.
@Suite struct RhythmReadingTests {
    struct Expected: Decodable {
        struct Numbers: Decodable {
            let r: Double
            let alphaDays: Double
            let a: Double
            let b: Double
        }
        struct Partner: Decodable {
            let partnerId: String
            let x: Int
            let tX: Int
            let T: Int
            let silence: Int
            let usualGap: Double
            let pAlive: Double
            let pStar: Double
            let pActive30: Double
            let pActive30IfAlive: Double
            let valueWindowMinor: Int64
            let valueWindowDays: Int
            let clickRatio: Double?
            let clearDrop: Bool
            let chanceLost: Double
            let loss90Minor: Double
        }
        let programGapDays: Double
        let params: Numbers
        let programClickFactor: Double
        let nWithSales: Int
        let slippingNow: [String]
        let longGone: [String]
        let partners: [Partner]
    }

    /// A made-up program of 120 partners over 400 days, as read on the morning after.
    static func ledger() throws -> Ledger {
        let ledger = Ledger()
        var rows: [(String, Int, [Int64])] = []
        for line in try Cases.lines("program.txt") {
            let words = line.split(separator: " ")
            let id = words[0].lowercased()
            ledger.join(id, daysAgo: 400 - (Int(words[1]) ?? 0))
            var day = 0
            for word in words.dropFirst(2) {
                let parts = word.split(separator: ":")
                day += Int(parts[0]) ?? 0
                let values = parts[1].split(separator: ",").compactMap { Int64($0) }
                rows.append((id, 400 - day, values + repeatElement(0, count: 3 - values.count)))
            }
        }
        ledger.book([.clicks, .sales, .revenue], daysAgo: 1...400, rows)
        return ledger
    }

    @Test func `a program from its daily rows`() throws {
        let want = try Cases.read("program-expected", as: Expected.self)
        let ledger = try RhythmReadingTests.ledger()
        let reading = RhythmReading(ledger.analysis().rhythmInput)
        #expect(reading.sellers == want.nWithSales)
        #expect(reading.gap.isNear(want.programGapDays, relative: 1e-9))
        #expect(reading.model.r.isNear(want.params.r, relative: 0.002))
        #expect(reading.model.alpha.isNear(want.params.alphaDays, relative: 0.002))
        #expect(reading.model.a.isNear(want.params.a, relative: 0.002))
        #expect(reading.model.b.isNear(want.params.b, relative: 0.002))
        #expect(reading.clickFactor.isNear(want.programClickFactor, relative: 1e-9))
        for partner in want.partners {
            let row = ledger.row(partner.partnerId.lowercased())
            let score = try #require(reading.score(row: row))
            #expect(score.history.repeats == partner.x)
            #expect(score.history.span == Double(partner.tX))
            #expect(score.history.age == Double(partner.T))
            #expect(score.silentDays == partner.silence)
            #expect(reading.usualGap(row: row)?.isNear(partner.usualGap, relative: 1e-9) == true)
            #expect(score.modelChance.isNear(partner.pAlive, absolute: 0.002))
            #expect(score.chanceActive.isNear(partner.pStar, absolute: 0.002))
            #expect(score.chanceOfSale.isNear(partner.pActive30, absolute: 0.002))
            #expect(score.chanceWhileActive.isNear(partner.pActive30IfAlive, absolute: 0.002))
            #expect(score.value == partner.valueWindowMinor)
            #expect(score.valueDays == partner.valueWindowDays)
            #expect(score.drop?.isClear == partner.clearDrop)
            #expect((score.drop?.ratio == nil) == (partner.clickRatio == nil))
            if let ratio = score.drop?.ratio, let click = partner.clickRatio {
                #expect(ratio.isNear(click, relative: 0.005))
            }
            #expect(score.chanceLost.isNear(partner.chanceLost, absolute: 0.002))
            let loss = Double(try #require(score.valueAtRisk))
            #expect(loss.isNear(partner.loss90Minor, relative: 0.005, absolute: 1))
        }
        let lists = reading.lists
        func ids(_ rows: [Int]) -> [String] {
            rows.map { ledger.program.ids[$0].text.uppercased() }
        }
        #expect(Array(ids(lists.slipping).prefix(30)) == want.slippingNow)
        #expect(Array(ids(lists.longGone).prefix(15)) == want.longGone)
        #expect(lists.slipping.count + lists.longGone.count == want.nWithSales)
    }

    private struct Scores: Decodable {
        struct Case: Decodable {
            struct Expected: Decodable {
                let state: String?
                let x: Int?
                let silence: Int?
                let usualGap: Double?
                let pAlive: Double?
                let pStar: Double?
                let pActive30: Double?
                let pActive30IfAlive: Double?
                let littleData: Bool?
                let valueWindowMinor: Int64?
                let valueWindowDays: Int?
                let valueAtRisk90Minor: Int64?
            }
            let saleDays: [Int]
            let asOfDay: Int
            let programGap: Double
            let revenueMinorByDay: [String: Int64]?
            let expected: Expected
        }
        struct Numbers: Decodable {
            let r: Double
            let alphaDays: Double
            let a: Double
            let b: Double
        }
        let params: Numbers
        let cases: [Case]
    }

    @Test func `one partner by a given model`() throws {
        let file = try Cases.read("partner-scores", as: Scores.self)
        let model = DropoutModel(
            r: file.params.r, alpha: file.params.alphaDays, a: file.params.a, b: file.params.b)
        for item in file.cases {
            let want = item.expected
            guard let history = SaleHistory(saleDays: item.saleDays, before: item.asOfDay) else {
                #expect(want.state == "never_sold")
                continue
            }
            let last = item.saleDays.filter { $0 < item.asOfDay }.max() ?? 0
            let first = item.saleDays.min() ?? 0
            let value = item.revenueMinorByDay.map { revenue in
                revenue.reduce(Int64(0)) {
                    (max(first, last - 179)...last).contains(Int($1.key) ?? .min)
                        ? $0 + $1.value : $0
                }
            }
            let chance = model.chanceActive(history)
            let score = RhythmScore(
                history: history, modelChance: chance,
                chanceActive: Tempering.usual.chance(chance),
                chanceWhileActive: model.chanceOfSaleWhileActive(history, within: 30),
                drop: nil, isDropOfSales: false, value: value,
                valueDays: max(30, min(180, last - first + 1)), isCommission: false)
            #expect(history.repeats == want.x)
            #expect(score.silentDays == want.silence)
            #expect(history.isLittle == want.littleData)
            #expect(chance.isNear(want.pAlive ?? .nan, absolute: 1e-9))
            #expect(score.chanceActive.isNear(want.pStar ?? .nan, absolute: 1e-9))
            #expect(score.chanceOfSale.isNear(want.pActive30 ?? .nan, absolute: 1e-9))
            #expect(score.chanceWhileActive.isNear(want.pActive30IfAlive ?? .nan, absolute: 1e-9))
            let gap = ProgramGap.ofPartner(
                saleDays: item.saleDays, before: item.asOfDay, programGap: item.programGap)
            #expect(gap?.isNear(want.usualGap ?? .nan, absolute: 1e-9) == true)
            #expect(score.value == want.valueWindowMinor)
            if let days = want.valueWindowDays { #expect(score.valueDays == days) }
            #expect(score.valueAtRisk == want.valueAtRisk90Minor)
        }
    }

    // MARK: - States

    private static func score(
        active: Double, repeats: Int = 9, ratio: Double? = nil
    ) throws -> RhythmScore {
        var drop = LevelDrop(now: 3, before: 200, days: 180)
        drop.ratio = ratio
        drop.isClear = ratio != nil
        return RhythmScore(
            history: try #require(
                SaleHistory(
                    repeats: repeats, span: repeats == 0 ? 0 : Double(repeats * 3), age: 90)),
            modelChance: active, chanceActive: active, chanceWhileActive: 1, drop: drop,
            isDropOfSales: false, value: 18_000, valueDays: 180, isCommission: false)
    }

    @Test func `states follow from the chance, the fall and the number of sales`() throws {
        func state(_ active: Double, _ repeats: Int = 9, _ ratio: Double? = nil) throws
            -> PartnerState
        {
            try RhythmReadingTests.score(active: active, repeats: repeats, ratio: ratio).state
        }
        #expect(try state(0.7) == .active)
        #expect(try state(0.69) == .cooling)
        #expect(try state(0.5) == .cooling)
        #expect(try state(0.49) == .quiet)
        #expect(try state(0.25) == .quiet)
        #expect(try state(0.24) == .gone)
        #expect(try state(0.9, 9, 0.3) == .fading)
        #expect(try state(0.5, 9, 0.3) == .fading)
        #expect(try state(0.4, 9, 0.3) == .quiet, "silence says more than a fall")
        #expect(try state(0.9, 1) == .new)
        #expect(try state(0.9, 0, 0.3) == .new)
        #expect(try state(0.3, 1) == .quiet, "too new for a rhythm, yet silent for too long")
    }

    @Test func `the loss is that of silence or of the fall, whichever is more`() throws {
        let silent = try RhythmReadingTests.score(active: 0.4, ratio: 0.5)
        #expect(silent.chanceLost.isNear(0.6, absolute: 1e-12))
        #expect(silent.witness == .silence)
        #expect(silent.valueAtRisk == 5_400)
        let falling = try RhythmReadingTests.score(active: 0.9, ratio: 0.2)
        #expect(falling.chanceLost.isNear(0.8, absolute: 1e-12))
        #expect(falling.witness == .level)
        #expect(falling.valueAtRisk == 7_200)
    }

    // MARK: - In a program

    @Test func `a program too small for its own numbers has typical ones`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 100)
        ledger.book(
            [.sales], daysAgo: 1...100, [("p", 50, [1]), ("p", 40, [2]), ("p", 1, [1])])
        let reading = RhythmReading(ledger.analysis().rhythmInput)
        #expect(reading.gap == 24.5)
        #expect(reading.model.r.isNear(0.7, relative: 1e-9))
        #expect(reading.model.alpha.isNear(0.6 * 24.5, relative: 1e-9))
        #expect(reading.score(row: ledger.row("p"))?.silentDays == 0)
        #expect(reading.score(row: ledger.row("p"))?.value == nil, "no file speaks of money")
    }

    @Test func `the same from an earlier day as from figures that end there`() throws {
        let ledger = try RhythmReadingTests.ledger()
        let then = Ledger.today.advanced(by: -100)
        let earlier = RhythmReading(ledger.analysis(on: then).rhythmInput)
        let row = ledger.row("p1070")
        #expect(earlier.score(row: row)?.history.age == 298)
        #expect(earlier.sellers < 107)
    }

    @Test func `rows refreshed one by one say what a reading of all says`() throws {
        let ledger = try RhythmReadingTests.ledger()
        let input = ledger.analysis().rhythmInput
        let whole = RhythmReading(input)
        var single = whole
        for row in 0..<input.count {
            single.refresh(
                row: row, joined: input.joined[row],
                RhythmFacts(
                    until: input.untils[row], from: input.coveredFrom[row],
                    levelUntil: input.levelUntils[row], known: input.known[row],
                    holes: input.holes[row], levelHoles: input.levelHoles[row]))
            #expect(single.score(row: row) == whole.score(row: row))
        }
        #expect(single.risks == whole.risks)
    }

    @Test func `the program's states, losses and chances can be filtered for`() throws {
        let ledger = try RhythmReadingTests.ledger()
        let analysis = ledger.analysis()
        func count(_ text: String) throws -> Int {
            let filter = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse(text)
            var evaluator = FilterEvaluator()
            return analysis.rows(matching: filter, with: &evaluator).count
        }
        let states = Dictionary(grouping: analysis.states) { $0 }.mapValues(\.count)
        for (word, state) in [
            ("active", PartnerState.active), ("fading", .fading), ("cooling", .cooling),
            ("quiet", .quiet), ("gone", .gone), ("new", .new), ("no-sale", .noSaleYet),
        ] {
            #expect(try count("is:\(word)") == states[state, default: 0])
        }
        #expect(states[.active, default: 0] > 20 && states[.gone, default: 0] > 20)
        let risks = analysis.program.rows.compactMap { analysis.valueAtRisk(row: $0) }
        #expect(try count("risk:>100") == risks.count { $0 > 10_000 })
        #expect(risks.count == 107)
        let chances = analysis.program.rows.compactMap { analysis.chanceOfSale(row: $0) }
        #expect(try count("chance:<20") == chances.count { ($0 * 10_000).rounded() < 2_000 })
        #expect(chances.count == 120, "who never sold has the chance of a beginner")
    }

    @Test func `who sells again after having been quiet is reactivated`() throws {
        let ledger = Ledger()
        ledger.join("back", daysAgo: 300)
        ledger.join("steady", daysAgo: 300)
        let steady = stride(from: 290, through: 2, by: -4).map { ("steady", $0, [Int64(1)]) }
        let before = stride(from: 290, through: 150, by: -4).map { ("back", $0, [Int64(1)]) }
        ledger.book([.sales], daysAgo: 1...300, steady + before + [("back", 5, [1])])
        for rule in SilenceRule.allCases {
            let analysis = ledger.analysis(rule: rule)
            #expect(analysis.reactivated.contains(ledger.row("back")))
            #expect(!analysis.reactivated.contains(ledger.row("steady")))
        }
    }

    @Test func `the fixed rule decides where a program chose it`() {
        let ledger = Ledger()
        ledger.join("daily", daysAgo: 300)
        ledger.book(
            [.sales], daysAgo: 1...300,
            (0..<120).map { ("daily", 280 - $0, [Int64(1)]) } + [("daily", 20, [1])])
        let slow = ledger.analysis(on: Ledger.today.advanced(by: -10), rule: .days)
        #expect(slow.state("daily") == .active)
        #expect(ledger.analysis(on: Ledger.today.advanced(by: -130)).state("daily") == .gone)
    }

    @Test func `a reading made elsewhere is taken, one of older figures is not`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 300)
        ledger.book(
            [.sales], daysAgo: 1...300, (0..<60).map { ("p", 200 - $0, [Int64(1)]) })
        let analysis = ledger.analysis(quietAfterDays: 200)
        analysis.awaitRhythm()
        #expect(analysis.rhythm == nil)
        #expect(analysis.state("p") == .active, "until then by the fixed rule")
        let old = analysis.rhythmInput
        analysis.refreshFigures(analysis.figures)
        analysis.take(RhythmReading(old))
        #expect(analysis.needsRhythm)
        analysis.take(RhythmReading(analysis.rhythmInput))
        #expect(!analysis.needsRhythm)
        #expect(analysis.state("p") == .gone)
    }
}
