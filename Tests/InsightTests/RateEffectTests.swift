import Insight
import Model
import Testing

/// What came before and after a new rate, counted by hand.
@Suite struct RateEffectTests {
    /// A change 40 days ago: 30 days from 70 to 41 ago before it, from 40 to 11 ago after it.
    private static func ledger(
        joined: Int = 300, told: [ClosedRange<Int>] = [1...200], changedAgo: [Int] = [40]
    ) -> Ledger {
        let ledger = Ledger()
        ledger.join("a", daysAgo: joined)
        ledger.join("b", daysAgo: 300)
        for (place, ago) in changedAgo.enumerated() {
            let terms = TermsChange(
                key: "t\(place)", day: Ledger.today.advanced(by: -ago), before: "8%", rate: "10%",
                text: "")
            ledger.add("a", [(terms.field, terms.line)])
        }
        let rows: [(String, Int, [Int64])] = [
            ("a", 71, [9, 900]), ("a", 70, [1, 100]), ("a", 41, [1, 150]),
            ("a", 40, [2, 300]), ("a", 11, [1, 50]), ("a", 10, [9, 900]),
            ("b", 60, [1, 200]), ("b", 20, [1, 260]),
        ]
        for days in told {
            ledger.book([.sales, .revenue], daysAgo: days, rows.filter { days.contains($0.1) })
        }
        return ledger
    }

    private static func effect(_ ledger: Ledger, _ key: String = "t0") -> RateEffect? {
        let analysis = ledger.analysis()
        let all = analysis.program.records(TermsChange.self, row: ledger.row("a"))
        return all.first { $0.key == key }.flatMap { analysis.effect(of: $0, row: ledger.row("a")) }
    }

    @Test func `thirty days before stand beside thirty from the change on`() throws {
        let effect = try #require(Self.effect(Self.ledger()))
        #expect(effect.verdict == .told && !effect.isMixed)
        #expect(effect.figures[.sales] == RateEffect.Pair(before: 2, after: 3))
        #expect(effect.figures[.revenue] == RateEffect.Pair(before: 250, after: 350))
        #expect(effect.figures[.clicks] == nil)
        #expect(effect.others == RateEffect.Pair(before: 200, after: 260))
        #expect(abs((effect.others?.part ?? 0) - 0.3) < 1e-12)
    }

    @Test func `it is too early while the days after it are not over or not told`() {
        // 20 days ago: the 30th day is 9 days ahead, and yesterday is the last that is told.
        #expect(Self.effect(Self.ledger(changedAgo: [20]))?.verdict == .tooEarly(days: 10))
        #expect(Self.effect(Self.ledger(told: [15...200]))?.verdict == .tooEarly(days: 4))
        #expect(Self.effect(Self.ledger(changedAgo: [-5]))?.figures.isEmpty == true)
        let early = Self.effect(Self.ledger(changedAgo: [30]))
        #expect(early?.verdict == .told)
    }

    @Test func `days that files leave out are not taken for days without sales`() {
        #expect(Self.effect(Self.ledger(told: [1...50, 53...200]))?.verdict == .untold)
        #expect(Self.effect(Self.ledger(told: [1...30, 33...200]))?.verdict == .untold)
        #expect(Self.effect(Self.ledger(told: [1...60]))?.verdict == .untold)
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300)
        let terms = TermsChange(
            key: "t0", day: Ledger.today.advanced(by: -40), before: nil, rate: "9%", text: "")
        ledger.add("a", [(terms.field, terms.line)])
        #expect(Self.effect(ledger)?.verdict == .untold)
    }

    @Test func `who joined within the days before has nothing to compare with`() {
        #expect(Self.effect(Self.ledger(joined: 69))?.verdict == .tooNew)
        #expect(Self.effect(Self.ledger(joined: 70))?.verdict == .told)
    }

    @Test func `two changes within the days are mixed, other terms have no effect`() {
        let ledger = Self.ledger(changedAgo: [40, 20])
        #expect(Self.effect(ledger)?.isMixed == true)
        #expect(Self.effect(Self.ledger(changedAgo: [40, 80]))?.isMixed == false)
        let other = TermsChange(
            key: "w", day: Ledger.today.advanced(by: -40), before: nil, rate: nil, text: "net 30")
        ledger.add("a", [(other.field, other.line)])
        #expect(Self.effect(ledger, "w") == nil)
    }
}
