import Insight
import Model
import Testing

/// Incentives, tiers and promotions, counted by hand.
@Suite struct CampaignTests {
    private static func incentive(_ text: String) -> Incentive {
        CampaignText.incentive(text, key: "k", today: Ledger.today, currency: .euro)
            ?? Incentive(
                key: "none", name: "none", kind: .performance, metric: .sales, target: 1,
                from: Ledger.today, to: nil, reward: .amount(1))
    }

    private static func report(_ ledger: Ledger, _ text: String) -> IncentiveReport {
        ledger.analysis().report(on: incentive(text))
    }

    private static func ids(
        _ report: IncentiveReport, _ ledger: Ledger, _ state: IncentiveReport.Standing.State
    ) -> [String] {
        report.standings(state).map { ledger.program.ids[$0.row].text }.sorted()
    }

    /// Joined so many days ago, and sales so many days ago with their revenue.
    private static func beginners() -> Ledger {
        let ledger = Ledger()
        ledger.join("quick", daysAgo: 60)
        ledger.join("slow", daysAgo: 60)
        ledger.join("edge", daysAgo: 60)
        ledger.join("fresh", daysAgo: 10)
        ledger.join("old", daysAgo: 400)
        ledger.join("away", daysAgo: 50, [("archived", "1")])
        ledger.book(
            [.clicks, .sales, .revenue], daysAgo: 1...300,
            [
                // The 13th and 31st day of quick: 40.00 within, 99.00 outside.
                ("quick", 48, [3, 1, 4_000]), ("quick", 30, [3, 1, 9_900]),
                // The 36th day of slow, too late.
                ("slow", 25, [3, 1, 5_000]),
                // The 30th day of edge, just in time: 61 days are 60, 59 … 31 ago.
                ("edge", 31, [1, 1, 1_010]),
                ("old", 5, [1, 1, 7_000]), ("away", 45, [1, 1, 7_000]),
            ])
        return ledger
    }

    @Test func `first sale within 30 days of joining pays 5 % of what came within them`() {
        let ledger = CampaignTests.beginners()
        let report = Self.report(ledger, "First: 1 sale within 30d from 2026-08-01 pays 5%")
        #expect(Self.ids(report, ledger, .met) == ["edge", "quick"])
        #expect(Self.ids(report, ledger, .missed) == ["slow"])
        #expect(Self.ids(report, ledger, .open) == ["fresh"])
        // 5 % of 40.00 is 2.00; 5 % of 10.10 is 0.505, and a half goes to the even cent: 0.50.
        #expect(report.due == 250)
        #expect(report.oneStepAway.map(\.row) == [ledger.row("fresh")])
        #expect(report.oneStepAway.first?.daysLeft(on: Ledger.today) == 20)
    }

    @Test func `a bonus that was paid is no longer due`() {
        let ledger = CampaignTests.beginners()
        ledger.add("quick", [("bonus:k", "2026-11-01")])
        let report = Self.report(ledger, "First: 1 sale within 30d from 2026-08-01 pays 5%")
        #expect(report.cost == 250)
        #expect(report.due == 50)
    }

    @Test func `performance counts the days between two days, for whom the filter means`() {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300, [("tier", "gold")])
        ledger.join("b", daysAgo: 300, [("tier", "gold")])
        ledger.join("c", daysAgo: 300)
        ledger.book(
            [.sales, .revenue], daysAgo: 1...100,
            [
                ("a", 10, [3, 900]), ("a", 2, [2, 500]), ("b", 12, [4, 800]), ("b", 60, [9, 100]),
                ("c", 5, [9, 900]),
            ])
        let analysis = ledger.analysis()
        let report = analysis.report(
            on: Self.incentive(
                "Gold: 5 sales from \(Ledger.ago(20)) to \(Ledger.ago(-10)) pays 50 for tier:gold"))
        #expect(Self.ids(report, ledger, .met) == ["a"])
        #expect(Self.ids(report, ledger, .open) == ["b"])
        #expect(report.standings.count == 2)
        #expect(report.due == 5_000)
        // 20 days of the two: 900 + 500 + 800; the 20 before them: nothing.
        let uplift = analysis.uplift(of: report)
        #expect(uplift.verdict == .told && uplift.partners == 2)
        #expect(uplift.revenue == 2_200 && uplift.expected == 0 && uplift.extra == 2_200)
        #expect(report.board.map(\.done) == [5, 4])
    }

    @Test func `figures no source speaks of are unknown, not missed`() {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300)
        ledger.book([.clicks], daysAgo: 1...100, [("a", 10, [3])])
        let report = Self.report(
            ledger, "x: 1 sale from \(Ledger.ago(20)) to \(Ledger.ago(10)) pays 50")
        #expect(Self.ids(report, ledger, .unknown) == ["a"])
        #expect(report.due == 0)
    }

    @Test func `recruits count once each, and only those who reach it`() {
        let ledger = Ledger()
        ledger.join("parent", daysAgo: 300)
        ledger.join("other", daysAgo: 300)
        ledger.join("r1", daysAgo: 40, [("parent", "parent")])
        ledger.join("r2", daysAgo: 40, [("parent", "parent")])
        ledger.join("r3", daysAgo: 40, [("parent", "other")])
        ledger.join("r4", daysAgo: 200, [("parent", "parent")])
        ledger.book(
            [.sales, .revenue], daysAgo: 1...250,
            [("r1", 20, [2, 900]), ("r2", 10, [1, 100]), ("r4", 150, [4, 900])])
        let report = Self.report(
            ledger, "Bring: recruits with 1 sale from \(Ledger.ago(90)) pays 40")
        let parent = report.standings.first { $0.row == ledger.row("parent") }
        #expect(parent?.state == .met)
        #expect(parent?.done == 2)
        #expect(parent?.bonus == 8_000)
        let other = report.standings.first { $0.row == ledger.row("other") }
        #expect(other?.state == .open)
        #expect(other?.isOneStepAway == true)
        #expect(report.standings.count == 2)
    }

    // MARK: - Tiers

    private static func tiered() -> Ledger {
        let ledger = Ledger()
        for (name, tier) in [
            ("up", "silver"), ("stay", "gold"), ("down", "gold"), ("near", "silver"), ("new", nil),
            ("special", "vip"),
        ] as [(String, String?)] {
            ledger.join(name, daysAgo: 300, tier.map { [("tier", $0)] } ?? [])
        }
        ledger.book(
            [.revenue], daysAgo: 1...200,
            [
                ("up", 10, [100_000]), ("stay", 10, [150_000]), ("down", 10, [40_000]),
                ("down", 95, [900_000]), ("near", 10, [95_000]), ("new", 10, [20_000]),
                ("special", 10, [500_000]),
            ])
        let rules = [
            "gold: 1000 revenue in 90d rate 10%", "silver: 200 revenue in 90d rate 8%",
        ].compactMap { CampaignText.tier($0, key: String($0.prefix(2)), currency: .euro) }
        ledger.setFacts(rules.map { ($0.field, $0.line) })
        return ledger
    }

    @Test func `tiers say who would rise, drop, and is close`() {
        let ledger = CampaignTests.tiered()
        let report = ledger.analysis().tiers()
        func names(_ steps: [TierReport.Step]) -> [String] {
            steps.map { ledger.program.ids[$0.row].text }
        }
        #expect(names(report.rises) == ["up", "new"])
        #expect(names(report.drops) == ["down"])
        #expect(names(report.close) == ["near"])
        #expect(report.rises.map(\.deserved) == ["gold", "silver"])
        #expect(report.drops.map(\.deserved) == ["silver"])
        #expect(report.rows.map(\.partners) == [2, 2])
        #expect(report.rows.map(\.rises) == [1, 1])
        #expect(report.rows.map(\.drops) == [1, 0])
    }

    @Test func `applying the rules sets tier, rate and the terms on record`() throws {
        let ledger = CampaignTests.tiered()
        let analysis = ledger.analysis()
        let change = try #require(
            analysis.change(applying: analysis.tiers().rises, key: "t"))
        let up = change.edits.filter { $0.partner == Ledger.id("up") }
        #expect(up.contains { $0.field == "tier" && $0.old == "silver" && $0.new == "gold" })
        #expect(up.contains { $0.field == "rate" && $0.new == "10%" })
        #expect(up.contains { $0.field == "terms:t" })
        #expect(analysis.change(applying: [], key: "t") == nil)
    }

    // MARK: - Promotions

    @Test func `a promotion stands beside as many days before it`() throws {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300)
        ledger.join("b", daysAgo: 300)
        ledger.book(
            [.clicks, .sales, .revenue], daysAgo: 1...100,
            [
                ("a", 10, [7, 2, 900]), ("b", 6, [1, 1, 300]), ("a", 12, [5, 1, 400]),
                ("b", 40, [9, 9, 900]),
            ])
        let promotion = try #require(
            CampaignText.promotion(
                "Sale: \(Ledger.ago(10)) to \(Ledger.ago(6)) total 48", key: "p",
                today: Ledger.today, currency: .euro))
        let report = ledger.analysis().report(on: promotion)
        #expect(report.state == .closed)
        let during = report.during
        #expect([during.clicks, during.sales, during.revenue] == [8, 3, 1_200])
        let before = report.before
        #expect([before.clicks, before.sales, before.revenue] == [5, 1, 400])
        #expect(report.share == 0.25)
        #expect(report.partners.map(\.revenue) == [900, 300])
        let planned = Promotion(
            key: "q", name: "later", from: Ledger.today.advanced(by: 5),
            to: Ledger.today.advanced(by: 9))
        #expect(ledger.analysis().report(on: planned).during.revenue == nil)
    }

    // MARK: - What is not known

    @Test func `nobody has missed what files do not yet tell to the end`() {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300)
        ledger.book([.sales], daysAgo: 12...300, [("a", 13, [1])])
        let text = "Two: 2 sales from \(Ledger.ago(14)) to \(Ledger.ago(2)) pays 10"
        #expect(Self.report(ledger, text).standings.map(\.state) == [.open])
        ledger.book([.sales], daysAgo: 1...11, [])
        #expect(Self.report(ledger, text).standings.map(\.state) == [.missed])
    }

    @Test func `recruits of whom no file tells are not known, not missed`() {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300)
        ledger.join("z", daysAgo: 100, [("parent", "a"), ("source", "elsewhere")])
        ledger.book([.sales], daysAgo: 1...300, [("a", 13, [1])])
        let text = "Bring: recruits with 1 sale from 2026-01-01 to \(Ledger.ago(5)) pays 40"
        #expect(Self.report(ledger, text).standings.map(\.state) == [.unknown])
    }

    @Test func `nobody drops from a tier whose figure is not known`() throws {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 300, [("tier", "gold")])
        ledger.book([.clicks], daysAgo: 1...300, [("a", 13, [500])])
        var facts: [(String, String)] = []
        for (key, text) in [
            ("g", "gold: 100 revenue in 90d rank 1"), ("b", "base: 1 clicks in 90d rank 2"),
        ] {
            let rule = CampaignText.tier(text, key: key, currency: .euro)
            facts.append((TierRule.family + key, try #require(rule).line))
        }
        ledger.setFacts(facts)
        let report = ledger.analysis().tiers()
        #expect(report.drops.isEmpty && report.unknownCount == 1)
    }
}
