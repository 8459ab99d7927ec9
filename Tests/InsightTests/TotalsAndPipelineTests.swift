import Insight
import Model
import Testing

/// The program's own totals beside its partners', and the pipeline.
@Suite struct TotalsAndPipelineTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["a", "b"] { ledger.join(name, daysAgo: 300) }
        ledger.book([.sales, .revenue], daysAgo: 1...60, (1...60).map { ("a", $0, [1, 100]) })
        return ledger
    }

    @Test func `totals are never added to the partners' figures`() {
        let ledger = TotalsAndPipelineTests.ledger()
        let before = ledger.analysis()
        ledger.book([.sales], scope: .totals, daysAgo: 1...60, (1...60).map { ("", $0, [3]) })
        let after = ledger.analysis()
        let window = after.window(days: 30)
        #expect(before.kpi(.sales, in: window, partners: nil).current == .value(30))
        #expect(after.kpi(.sales, in: window, partners: nil).current == .value(30))
    }

    @Test func `where both are known their difference is told`() throws {
        let ledger = TotalsAndPipelineTests.ledger()
        ledger.book(
            [.sales, .clicks], scope: .totals, daysAgo: 1...60, (1...60).map { ("", $0, [3, 9]) })
        let analysis = ledger.analysis()
        let gaps = analysis.totalsGaps(in: analysis.window(days: 30))
        #expect(gaps.map(\.metric) == [.sales], "nothing is known of the partners' clicks")
        let gap = try #require(gaps.first)
        #expect(gap.source == "ea" && gap.total == 90 && gap.partners == 30)
    }

    @Test func `without totals there is no difference`() {
        let analysis = TotalsAndPipelineTests.ledger().analysis()
        #expect(analysis.totalsGaps(in: analysis.window(days: 30)).isEmpty)
    }

    @Test func `only the days both speak of are compared`() {
        let ledger = TotalsAndPipelineTests.ledger()
        ledger.book([.sales], scope: .totals, daysAgo: 1...10, (1...10).map { ("", $0, [3]) })
        let analysis = ledger.analysis()
        let gap = analysis.totalsGaps(in: analysis.window(days: 30)).first
        #expect(gap?.total == 30 && gap?.partners == 10)
        let early = Window(days: 10, endingOn: Ledger.today.advanced(by: -30))
        #expect(analysis.totalsGaps(in: early).isEmpty)
    }

    @Test func `every partner is in one stage, and stages sum to all`() {
        let ledger = Ledger()
        for (index, stage) in Stage.allCases.enumerated() {
            for copy in 0...index {
                ledger.add(
                    "p-\(index)-\(copy)",
                    [("stage", stage.word), ("entered:" + stage.word, Ledger.ago(10 * copy + 1))])
            }
        }
        ledger.add("none")
        ledger.add("old", [("joined", Ledger.ago(99))])
        let analysis = ledger.analysis()
        let reading = analysis.pipeline(
            partners: analysis.program.rows, in: analysis.window(days: 90))
        #expect(reading.rows.map(\.stage) == Stage.allCases)
        #expect(reading.rows.map(\.count) == [2, 2, 3, 5, 5])
        #expect(reading.total == analysis.program.partnerCount)
        #expect(reading.rows.map(\.medianDays) == [1, 11, 11, 21, 21])
        #expect(reading.rows.allSatisfy { $0.revenue == nil }, "no file says a word of revenue")
    }

    @Test func `revenue of the stages is the revenue of the program, prospects have none`() {
        let ledger = TotalsAndPipelineTests.ledger()
        ledger.add("p", [("stage", "recruitment")])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 90)
        let reading = analysis.pipeline(partners: analysis.program.rows, in: window)
        #expect(reading.rows[1].revenue == nil)
        let sum = reading.rows.compactMap(\.revenue).reduce(0, +)
        #expect(Double(sum) == analysis.kpi(.revenue, in: window, partners: nil).current.number)
    }
}
