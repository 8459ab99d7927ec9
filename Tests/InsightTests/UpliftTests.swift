import Insight
import Model
import Testing

/// What an incentive brought beside what would have come as it was before.
@Suite struct UpliftTests {
    private static func uplift(_ ledger: Ledger, _ text: String) throws -> Uplift {
        let incentive = try #require(
            CampaignText.incentive(text, key: "k", today: Ledger.today, currency: .euro))
        let analysis = ledger.analysis()
        return analysis.uplift(of: analysis.report(on: incentive))
    }

    /// Newcomers under the incentive with 20.00 each, and before it with 10.00 each.
    private static func newcomers(
        now: Int, before: Int, told: [ClosedRange<Int>] = [1...250]
    ) -> Ledger {
        let ledger = Ledger()
        var rows: [(String, Int, [Int64])] = []
        for number in 0..<now {
            ledger.join("n\(number)", daysAgo: 50)
            // The 10th day is the last of its own; the 11th no longer counts.
            rows += [("n\(number)", 41, [1, 2_000]), ("n\(number)", 40, [1, 7_000])]
        }
        for number in 0..<before {
            ledger.join("b\(number)", daysAgo: 100)
            rows += [("b\(number)", 95, [1, 1_000]), ("b\(number)", 30, [1, 9_000])]
        }
        // Joined too late for its days to be over.
        ledger.join("late", daysAgo: 5)
        rows.append(("late", 3, [1, 90_000]))
        for days in told {
            ledger.book([.sales, .revenue], daysAgo: days, rows.filter { days.contains($0.1) })
        }
        return ledger
    }

    private static let first = "First: 1 sale within 10d from \(Ledger.ago(60)) pays 5%"

    @Test func `newcomers stand beside those who joined in as many days before`() throws {
        let uplift = try Self.uplift(Self.newcomers(now: 12, before: 10), Self.first)
        #expect(uplift.verdict == .told)
        #expect(uplift.partners == 12 && uplift.partnersBefore == 10)
        // 12 of 20.00; ten brought 100.00, so twelve would have brought 120.00.
        #expect(uplift.revenue == 24_000 && uplift.expected == 12_000 && uplift.extra == 12_000)
    }

    @Test func `few newcomers on either side say nothing`() throws {
        for (now, before) in [(9, 10), (10, 9), (0, 0)] {
            let uplift = try Self.uplift(Self.newcomers(now: now, before: before), Self.first)
            #expect(uplift.verdict == .tooEarly && uplift.extra == nil)
        }
    }

    @Test func `days that files leave out are not told`() throws {
        let ledger = Self.newcomers(now: 10, before: 10, told: [1...92, 95...250])
        #expect(try Self.uplift(ledger, Self.first).verdict == .untold)
        let short = Self.newcomers(now: 10, before: 10, told: [1...80])
        #expect(try Self.uplift(short, Self.first).verdict == .untold)
    }

    @Test func `recruits stand beside those brought in as many days before`() throws {
        let ledger = Ledger()
        ledger.join("parent", daysAgo: 300)
        ledger.join("new", daysAgo: 20, [("parent", "parent")])
        ledger.join("old", daysAgo: 50, [("parent", "parent")])
        ledger.join("own", daysAgo: 20)
        ledger.book(
            [.sales, .revenue], daysAgo: 1...250,
            [
                ("new", 10, [1, 500]), ("old", 40, [1, 300]), ("old", 10, [1, 900]),
                ("own", 10, [1, 8_000]),
            ])
        let text = "Bring: recruits with 1 sale from \(Ledger.ago(30)) pays 40"
        let uplift = try Self.uplift(ledger, text)
        #expect(uplift.verdict == .told && uplift.partners == 1 && uplift.partnersBefore == 1)
        #expect(uplift.revenue == 500 && uplift.expected == 300 && uplift.extra == 200)
        let young = "Bring: recruits with 1 sale from \(Ledger.ago(13)) pays 40"
        #expect(try Self.uplift(ledger, young).verdict == .tooEarly)
    }

    @Test func `a contest of few days is told once it is over`() throws {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300)
        ledger.book(
            [.sales, .revenue], daysAgo: 1...250, [("a", 8, [1, 700]), ("a", 12, [1, 400])])
        let over = "Week: 1 sale from \(Ledger.ago(10)) to \(Ledger.ago(4)) pays 5"
        let uplift = try Self.uplift(ledger, over)
        #expect(uplift.revenue == 700 && uplift.expected == 400)
        let running = "Week: 1 sale from \(Ledger.ago(10)) to \(Ledger.ago(-4)) pays 5"
        #expect(try Self.uplift(ledger, running).verdict == .tooEarly)
    }
}
