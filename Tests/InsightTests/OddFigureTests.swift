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
}
