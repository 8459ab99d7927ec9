import Insight
import Model
import Testing

/// Who is quiet, who never started, and who is neither yet.
@Suite struct QuietRuleTests {
    private static func state(
        joined: Bool = true, covered: Bool = true, since: Int? = 400, silent: Int? = 0,
        sold: Bool = true, after: Int = 30, grace: Int = 14
    ) -> PartnerState {
        QuietRule(
            ProgramSettings(
                name: "", currency: .euro, quietAfterDays: after, graceDays: grace)
        ).state(
            of: QuietRule.Evidence(
                hasJoined: joined, isCovered: covered, daysSinceJoining: since, silentDays: silent,
                hasSold: sold))
    }

    @Test func `each answer has its reason`() {
        #expect(QuietRuleTests.state(joined: false) == .prospect)
        #expect(QuietRuleTests.state(covered: false) == .unknown)
        #expect(QuietRuleTests.state(silent: nil, sold: false) == .neverStarted)
        #expect(QuietRuleTests.state(silent: 3, sold: false) == .noSaleYet)
        #expect(QuietRuleTests.state(silent: 300, sold: false) == .noSaleYet)
        #expect(QuietRuleTests.state(silent: 0) == .active)
        #expect(QuietRuleTests.state(since: nil, silent: 31) == .quiet)
    }

    @Test func `quiet begins the day after the rule's days`() {
        #expect(QuietRuleTests.state(silent: 30) == .active)
        #expect(QuietRuleTests.state(silent: 31) == .quiet)
        #expect(QuietRuleTests.state(silent: 8, after: 7) == .quiet)
        #expect(QuietRuleTests.state(silent: 0, after: 0) == .active)
    }

    @Test func `in the days of grace everybody is new`() {
        #expect(QuietRuleTests.state(since: 13, silent: nil, sold: false) == .new)
        #expect(QuietRuleTests.state(since: 13, silent: 13) == .new)
        #expect(QuietRuleTests.state(since: 14, silent: nil, sold: false) == .neverStarted)
        #expect(QuietRuleTests.state(since: 0, grace: 0) == .active)
        #expect(QuietRuleTests.state(since: -5) == .new)
    }

    private static func ledger() -> Ledger {
        let ledger = Ledger()
        ledger.add("prospect", [("stage", "discovery")])
        ledger.join("never", daysAgo: 200)
        ledger.join("lapsed", daysAgo: 200)
        ledger.join("clicker", daysAgo: 200)
        ledger.join("seller", daysAgo: 200)
        ledger.join("fresh", daysAgo: 5)
        ledger.join("elsewhere", daysAgo: 200, [("source", "dub")])
        ledger.join("shown", daysAgo: 200)
        ledger.book(
            [.impressions, .clicks, .sales], daysAgo: 1...100,
            [
                ("lapsed", 60, [0, 4, 1]), ("clicker", 2, [0, 9, 0]), ("seller", 1, [0, 1, 1]),
                ("shown", 1, [500, 0, 0]),
            ])
        return ledger
    }

    @Test func `the figures decide, and who is not covered is unknown`() {
        let analysis = QuietRuleTests.ledger().analysis(rule: .days)
        #expect(analysis.state("prospect") == .prospect)
        #expect(analysis.state("never") == .neverStarted)
        #expect(analysis.state("lapsed") == .quiet)
        #expect(analysis.state("clicker") == .noSaleYet)
        #expect(analysis.state("seller") == .active)
        #expect(analysis.state("fresh") == .new)
        #expect(analysis.state("elsewhere") == .unknown)
        #expect(analysis.state("shown") == .neverStarted, "impressions are nobody's doing")
    }

    @Test func `silence is counted to the last day the figures speak of, not to today`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 400)
        ledger.book([.clicks, .sales], daysAgo: 40...200, [("p", 45, [1, 1])])
        let analysis = ledger.analysis(rule: .days)
        #expect(analysis.silentDays[ledger.row("p")] == 5)
        #expect(analysis.state("p") == .active)
    }

    @Test func `on an earlier day only what was before it counts`() {
        let ledger = QuietRuleTests.ledger()
        let analysis = ledger.analysis(on: Ledger.today.advanced(by: -50), rule: .days)
        #expect(analysis.state("lapsed") == .active)
        #expect(analysis.state("clicker") == .neverStarted)
        #expect(analysis.silentDays[ledger.row("lapsed")] == 9)
        #expect(analysis.lastDay == Ledger.today.advanced(by: -51))
        #expect(analysis.sum(.sales, row: ledger.row("seller"), in: analysis.window(days: 90)) == 0)
    }

    @Test func `activity yesterday leaves no silence`() {
        let ledger = QuietRuleTests.ledger()
        #expect(ledger.analysis().silentDays[ledger.row("seller")] == 0)
        #expect(ledger.analysis().silentDays[ledger.row("never")] == nil)
    }

    @Test func `the settings' days decide`() {
        let ledger = QuietRuleTests.ledger()
        func state(after days: Int) -> PartnerState? {
            ledger.analysis(quietAfterDays: days, rule: .days).state("lapsed")
        }
        #expect(state(after: 59) == .active)
        #expect(state(after: 58) == .quiet)
        #expect(ledger.analysis(graceDays: 5).state("fresh") == .neverStarted)
        #expect(ledger.analysis(graceDays: 6).state("fresh") == .new)
    }

    @Test func `without any figures nobody is called quiet`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 200)
        #expect(ledger.analysis().state("p") == .unknown)
    }

    @Test func `figures of one partner alone cover only that one`() {
        let ledger = Ledger()
        ledger.join("one", daysAgo: 200)
        ledger.join("two", daysAgo: 200)
        ledger.book(
            [.clicks, .sales], scope: .partner(Ledger.id("one")), daysAgo: 1...90,
            [("one", 80, [1, 1])])
        for rule in SilenceRule.allCases {
            #expect(ledger.analysis(rule: rule).state("one") == .quiet)
            #expect(ledger.analysis(rule: rule).state("two") == .unknown)
        }
    }

    @Test func `each state has its own word`() {
        #expect(Set(PartnerState.allCases.map(\.word)).count == PartnerState.allCases.count)
    }
}
