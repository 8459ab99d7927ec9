import Model
import Testing

@testable import Insight

/// Figures that are huge, below zero, or of partners who do not take part.
@Suite struct OddFigureTests {
    @Test func `a huge figure for a click sorts first and is found`() throws {
        let ledger = Ledger()
        for name in ["p", "q", "r", "s"] { ledger.join(name, daysAgo: 60) }
        ledger.book(
            [.clicks, .commission], daysAgo: 1...60,
            [
                ("p", 5, [1, 9_000_000_000_000_000]), ("q", 5, [2, 100]), ("r", 5, [1, 75]),
                ("s", 5, [1, -300]),
            ])
        let analysis = ledger.analysis()
        let order = SortOrder(.figure(.epc, days: 30), isDescending: true)
        let rows = analysis.sorted(Array(0..<4), by: order)
        #expect(rows == ["p", "r", "q", "s"].map(ledger.row))
        let filter = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse("epc:>1000")
        var evaluator = FilterEvaluator()
        #expect(Array(analysis.rows(matching: filter, with: &evaluator)) == [ledger.row("p")])
        let hundred = analysis.kpi(
            .epcHundred, in: analysis.window(days: 30), partners: [ledger.row("p")])
        #expect(hundred.current.number == 9e17)
    }

    @Test(arguments: [
        (Int128(6), Int128(4), Int64(3), Int64(2)), (-6, 4, -3, 2), (6, -4, -3, 2), (0, 7, 0, 1),
        (Int128(Int64.max) * 100, Int128(Int64.max), 100, 1),
        (Int128(Int64.min) * 2, 2, Int64.min + 1, 1),
    ])
    func `wide quotients are brought to lowest terms`(
        part: Int128, whole: Int128, wantedPart: Int64, wantedWhole: Int64
    ) {
        let fraction = Fraction(wide: part, of: whole)
        if part == Int128(Int64.min) * 2 {
            #expect(fraction.map { abs($0.value / Double(Int64.min) - 1) < 1e-15 } == true)
        } else {
            #expect(fraction?.part == wantedPart && fraction?.whole == wantedWhole)
        }
        #expect(Fraction(wide: part, of: 0) == nil)
    }

    @Test func `against nothing or less than nothing there is no change`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 90)
        ledger.book(
            [.sales, .revenue], daysAgo: 1...90, [("p", 40, [1, -900]), ("p", 5, [1, 3_000])])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        for kpi in [KPI.revenue, .aov] {
            #expect(analysis.kpi(kpi, in: window, partners: nil).change == nil)
        }
        #expect(analysis.kpi(.sales, in: window, partners: nil).change == 0)
    }

    @Test func `who joins after a window is not active in parts of those who had joined`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 300)
        for name in ["q", "r"] { ledger.join(name, daysAgo: 10) }
        ledger.book(
            [.clicks], daysAgo: 1...90, ["p", "q", "r"].map { ($0, 40, [Int64(1)]) })
        let analysis = ledger.analysis()
        let window = Window(
            from: Ledger.today.advanced(by: -60), to: Ledger.today.advanced(by: -31))
        let ratio = analysis.kpi(.activeRatio, in: window, partners: nil)
        #expect(ratio.current == .quotient(Int64(1), Int64(1)))
    }

    @Test(arguments: ["rejected", "REJECTED", "Denied", "suspended", "Removed", "Blocked"])
    func `refused partners do not take part, in whatever letters`(status: String) {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 300)
        ledger.join("q", daysAgo: 300, [("status", status)])
        ledger.book([.clicks], daysAgo: 1...90, [("p", 4, [1])])
        let analysis = ledger.analysis()
        let ratio = analysis.kpi(.activeRatio, in: analysis.window(days: 30), partners: nil)
        #expect(ratio.current == .quotient(Int64(1), Int64(1)))
    }

    @Test func `the share of the first never exceeds the whole`() {
        let ledger = Ledger()
        for name in ["p", "q", "r"] { ledger.join(name, daysAgo: 300) }
        ledger.book(
            [.sales, .revenue], daysAgo: 1...90,
            [("p", 4, [1, 2_000]), ("q", 4, [1, 2_000]), ("r", 4, [1, -3_000])])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        #expect(
            analysis.kpi(.topOne, in: window, partners: nil).current
                == .quotient(Int64(1), Int64(2)))
        #expect(
            analysis.kpi(.topTen, in: window, partners: nil).current
                == .quotient(Int64(1), Int64(1)))
    }

    @Test func `how sure a growth is does not depend on who else is looked at`() throws {
        let ledger = Ledger()
        var rows: [(String, Int, [Int64])] = []
        for number in 0..<30 {
            ledger.join("p\(number)", daysAgo: 400)
            for day in 1...200 where (day + number) % 5 == 0 {
                rows.append(("p\(number)", day, [Int64(1 + (day * 7 + number) % 40)]))
            }
        }
        ledger.book([.clicks], daysAgo: 1...200, rows)
        let analysis = ledger.analysis()
        let question = KPIQuestion(analysis.window(days: 84))
        let row = ledger.row("p11")
        let all = analysis.mostImproved(.clicks, question, partners: nil)
        let alone = analysis.mostImproved(
            .clicks, question, partners: RowSet(rowCount: 30, rows: [row]))
        let found = try #require(all.first { $0.row == row }?.improvement)
        #expect(found.error == alone.first?.improvement?.error)
    }

    @Test func `an odd partner is named where the sum of all is fine`() {
        let ledger = Ledger()
        for name in ["p", "q", "r", "s"] { ledger.join(name, daysAgo: 60) }
        ledger.book(
            [.impressions, .clicks, .sales, .revenue], daysAgo: 1...60,
            [
                ("p", 5, [9_000, 500, 10, 50_000]), ("q", 5, [100, 0, 5, 900]),
                ("r", 5, [10, 40, 90, -3_000]),
            ])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        #expect(analysis.warnings(in: window, partners: nil).isEmpty)
        let odd = analysis.oddPartners(in: window, among: nil)
        #expect(
            odd.map(\.warning) == [
                .clicksAboveImpressions, .salesAboveClicks, .salesWithoutClicks, .negativeRevenue,
            ])
        let (q, r) = (ledger.row("q"), ledger.row("r"))
        #expect(odd.map(\.rows) == [[r], [r], [q], [r]])
        let some = RowSet(rowCount: 4, rows: [q])
        #expect(analysis.oddPartners(in: window, among: some).map(\.rows) == [[q]])
    }

    @Test func `days no file tells of are warned of, days to come are not`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 60)
        ledger.book([.sales], daysAgo: 20...60, [("p", 25, [1])])
        ledger.book([.sales], daysAgo: 1...3, [("p", 2, [1])])
        let analysis = ledger.analysis()
        let month = analysis.window(days: 30)
        #expect(analysis.warnings(in: month, partners: nil) == [.untoldDays])
        #expect(analysis.kpi(.sales, in: month, partners: nil).knownDays.now == 14)
        let recent = Window(
            from: analysis.today.advanced(by: -3), to: analysis.today.advanced(by: 9))
        #expect(analysis.warnings(in: recent, partners: nil).isEmpty)
        let unknown = Window(
            from: Ledger.today.advanced(by: -19), to: Ledger.today.advanced(by: -4))
        #expect(analysis.warnings(in: unknown, partners: nil).isEmpty)
    }

    @Test func `who sells in another currency has no known money, and no risk in this one`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 90)
        ledger.join("u", daysAgo: 90, [("source", "us")])
        let days = stride(from: 2, to: 90, by: 8)
        ledger.book(
            [.clicks, .sales, .revenue, .commission], daysAgo: 1...90,
            days.map { ("p", $0, [10, 1, 1_000, 100]) })
        ledger.book(
            [.clicks, .sales, .revenue, .commission], source: "us",
            currency: Currency(code: "USD".utf8) ?? .euro, daysAgo: 1...90,
            days.map { ("u", $0, [10, 1, 1_000, 100]) })
        let analysis = ledger.analysis()
        let (p, u) = (ledger.row("p"), ledger.row("u"))
        for column in [
            ListColumn.risk, .value, .figure(.metric(.revenue), days: 30), .figure(.epc, days: 30),
        ] {
            #expect(analysis.cell(column, row: u) == .unknown, "\(column.word)")
            #expect(analysis.cell(column, row: p) != .unknown, "\(column.word)")
        }
        #expect(analysis.cell(.figure(.metric(.sales), days: 30), row: u) == .count(4))
    }
}
