import Model
import Testing

@testable import Insight

/// Days of which no file tells are no days without sales or clicks.
@Suite struct KnownDaysTests {
    private static let names = ["p", "q", "r"]

    /// Three partners who sell and are clicked every second day of the last 300.
    private static func steady(
        clicks: ClosedRange<Int>, sales: [ClosedRange<Int>]
    ) -> Ledger {
        let ledger = Ledger()
        for name in names { ledger.join(name, daysAgo: 320) }
        func rows(_ days: ClosedRange<Int>, _ values: [Int64]) -> [(String, Int, [Int64])] {
            names.flatMap { name in
                days.filter { $0 % 2 == 1 }.map { (name, $0, values) }
            }
        }
        ledger.book([.clicks], daysAgo: clicks, rows(clicks, [20]))
        for days in sales {
            ledger.book([.sales, .revenue], daysAgo: days, rows(days, [1, 1_000]))
        }
        return ledger
    }

    @Test func `clicks that end before sales are no fall of clicks`() {
        let whole = KnownDaysTests.steady(clicks: 1...300, sales: [1...300])
        let old = KnownDaysTests.steady(clicks: 29...300, sales: [1...300])
        let fresh = KnownDaysTests.steady(clicks: 4...300, sales: [1...300])
        for ledger in [whole, old, fresh] {
            let analysis = ledger.analysis()
            for name in KnownDaysTests.names {
                #expect(analysis.state(name) == .active)
                let score = analysis.rhythmScore(row: ledger.row(name))
                #expect(score?.drop?.isClear == false && score?.witness == .silence)
            }
        }
        let score = old.analysis().rhythmScore(row: old.row("p"))
        #expect(score?.isDropOfSales == true, "clicks of a month ago do not speak of now")
        #expect(fresh.analysis().rhythmScore(row: fresh.row("p"))?.isDropOfSales == false)
    }

    @Test func `a stretch no file tells of is no silence`() throws {
        let whole = KnownDaysTests.steady(clicks: 1...300, sales: [1...300])
        let holed = KnownDaysTests.steady(clicks: 1...300, sales: [61...300, 1...3])
        let (all, some) = (whole.analysis(), holed.analysis())
        let row = holed.row("p")
        #expect(some.state("p") == .active)
        let score = try #require(some.rhythmScore(row: row))
        #expect(score.silentDays == 0)
        #expect(score.history.age == 299 - 1 - 57)
        #expect(some.usualGap(row: row) == all.usualGap(row: row))
        let risks = [some.valueAtRisk(row: row), all.valueAtRisk(row: row)].compactMap { $0 }
        #expect(risks.count == 2 && abs(risks[0] - risks[1]) < 2_000)
        #expect(!some.reactivated.contains(row))
    }

    @Test func `a clear fall puts a partner on the list before it has a rhythm`() {
        let ledger = Ledger()
        for name in KnownDaysTests.names + ["n"] { ledger.join(name, daysAgo: 320) }
        let clicks = (KnownDaysTests.names + ["n"]).flatMap { name -> [(String, Int, [Int64])] in
            (1...300).map { (name, $0, [name == "n" && $0 < 40 ? 0 : 20]) }
        }
        ledger.book([.clicks], daysAgo: 1...300, clicks)
        let sales = KnownDaysTests.names.flatMap { name -> [(String, Int, [Int64])] in
            stride(from: 1, to: 300, by: 6).map { (name, $0, [1, 1_000]) }
        }
        ledger.book([.sales, .revenue], daysAgo: 1...300, sales + [("n", 2, [1, 90_000])])
        let analysis = ledger.analysis()
        #expect(analysis.state("n") == .new)
        #expect(analysis.lossList(row: ledger.row("n")) == .slipping)
        #expect(analysis.lossList(row: ledger.row("p")) == nil)
    }

    @Test func `a short stretch between two exports stays time`() {
        let holed = KnownDaysTests.steady(clicks: 1...300, sales: [14...300, 1...3])
        let score = holed.analysis().rhythmScore(row: holed.row("p"))
        #expect(score?.history.age == 298)
    }

    @Test func `stretches are found between spans that overlap, touch or lie within others`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 300)
        for days in [200...300, 210...220, 150...199, 100...120, 90...105, 1...60] {
            ledger.book([.clicks], daysAgo: days, [("p", days.lowerBound, [1])])
        }
        let coverage = ledger.analysis().figures.coverage
        let holes = coverage.holes(of: .clicks, source: "ea", atLeast: 14)
        #expect(
            holes == [
                Window(from: Ledger.today.advanced(by: -149), to: Ledger.today.advanced(by: -121)),
                Window(from: Ledger.today.advanced(by: -89), to: Ledger.today.advanced(by: -61)),
            ])
        #expect(coverage.holes(of: .clicks, source: "ea", atLeast: 30).isEmpty)
        #expect(coverage.holes(of: .clicks, source: "other", atLeast: 1).isEmpty)
        #expect(coverage.holes(of: .sales, source: "ea", atLeast: 1).isEmpty)
    }
}
