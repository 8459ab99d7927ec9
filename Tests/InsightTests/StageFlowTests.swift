import Insight
import Model
import Testing

/// Conversion, days and stuck cards, worked out by hand.
@Suite struct StageFlowTests {
    /// Seven partners: two still discovered (10 and 40 days), one who went on to recruitment after
    /// 8 days, one who skipped recruitment, one moved back, and two engaged.
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        func add(_ id: String, _ stage: String, _ entered: [(String, Int)]) {
            ledger.add(
                id, [("stage", stage)] + entered.map { ("entered:" + $0.0, Ledger.ago($0.1)) })
        }
        add("a", "discovery", [("discovery", 10)])
        add("b", "discovery", [("discovery", 40)])
        add("c", "recruitment", [("discovery", 20), ("recruitment", 12)])
        add("skip", "onboarding", [("discovery", 50), ("onboarding", 44)])
        add(
            "back", "recruitment",
            [("discovery", 90), ("recruitment", 5), ("onboarding", 60)])
        add("e", "engagement", [("onboarding", 100), ("engagement", 70)])
        add("f", "engagement", [("engagement", 30)])
        return ledger
    }

    @Test func `conversion, median days and stuck cards as worked out by hand`() throws {
        let analysis = StageFlowTests.ledger().analysis()
        let flow = analysis.flow(partners: analysis.program.rows)
        let rows = Dictionary(uniqueKeysWithValues: flow.rows.map { ($0.stage, $0) })
        // Discovery: a, b, c, skip, back entered; c, skip, back went on. Days 10, 40 so far, 8,
        // 6, 30 (90 days ago to the next later stage, 60 days ago): in order 6 8 10 30 40.
        let discovery = try #require(rows[.discovery])
        #expect(discovery.entered == 5 && discovery.wentOn == 3)
        #expect(discovery.conversion == 0.6)
        #expect(discovery.medianDays == 10)
        #expect(discovery.stuck == 1)
        // Recruitment: c and back; nobody went on, who moved back counts once. Days 12 and 5.
        let recruitment = try #require(rows[.recruitment])
        #expect(recruitment.entered == 2 && recruitment.wentOn == 0)
        #expect(recruitment.conversion == 0)
        #expect(recruitment.medianDays == 5)
        // Onboarding: skip, back and e entered; only e is past it now. 44 so far, e took 30; the
        // stay of back ended with nothing later, so it says nothing.
        let onboarding = try #require(rows[.onboarding])
        #expect(onboarding.entered == 3 && onboarding.wentOn == 1)
        #expect(onboarding.medianDays == 30)
        #expect(onboarding.stuck == 1)
        let engagement = try #require(rows[.engagement])
        #expect(engagement.entered == 2 && engagement.conversion == 0)
        #expect(engagement.medianDays == 30 && engagement.stuck == 0)
        #expect(rows[.cultivation]?.conversion == nil && rows[.cultivation]?.medianDays == nil)
    }

    @Test func `a limit of none makes nobody stuck`() {
        let ledger = StageFlowTests.ledger()
        let analysis = ledger.analysis()
        #expect(analysis.isStuck(row: ledger.row("b")))
        #expect(!analysis.isStuck(row: ledger.row("a")))
        #expect(!analysis.isStuck(row: ledger.row("e")), "engagement has no limit")
    }

    @Test func `first click and first sale tick themselves off`() {
        let ledger = Ledger()
        ledger.add("p", [("stage", "onboarding"), ("joined", Ledger.ago(20))])
        ledger.add("q", [("stage", "onboarding"), ("joined", Ledger.ago(20))])
        ledger.add(
            "r",
            [
                ("stage", "onboarding"), ("step:onboarding.link-made", "done 2026-11-01"),
                ("step:onboarding.welcome-sent", "skipped 2026-11-01"),
                ("step:onboarding.first-click", "action-needed 2026-11-02"),
            ])
        ledger.book([.clicks, .sales], daysAgo: 1...20, [("p", 3, [4, 0]), ("r", 3, [4, 1])])
        let analysis = ledger.analysis()
        #expect(analysis.progress(row: ledger.row("p")) == (1, 7))
        #expect(analysis.progress(row: ledger.row("q")) == (0, 7))
        #expect(analysis.progress(row: ledger.row("r")) == (3, 7))
        #expect(
            analysis.openSteps(in: .onboarding, row: ledger.row("r")).map(\.key) == [
                "terms-accepted", "first-creative", "payout-method", "first-click",
            ])
    }
}
