import Testing

@testable import Model

/// Incentives, tiers and promotions as typed, and as kept.
@Suite struct CampaignTextTests {
    private static let today = Day(year: 2026, month: 11, day: 22) ?? Day(number: 0)

    private func incentive(_ text: String) -> Incentive? {
        CampaignText.incentive(text, key: "k", today: Self.today, currency: .euro)
    }

    @Test func `the three kinds of incentive are told apart`() {
        let winter = incentive("Winter 20: 12 sales from 2026-10-01 to 2026-12-31 pays 50")
        #expect(winter?.name == "Winter 20")
        #expect(winter?.kind == .performance)
        #expect(winter?.target == 12)
        #expect(winter?.to?.iso == "2026-12-31")
        #expect(winter?.reward == .amount(5_000))
        let first = incentive("First: 1 sale within 30d from 2026-01-01 pays 5%")
        #expect(first?.kind == .timeLimited)
        #expect(first?.days == 30)
        #expect(first?.reward == .share(hundredths: 500, of: .revenue))
        let bring = incentive(
            "Bring: recruits with 500.50 revenue pays 2.5% of commission for tier:gold or tag:vip")
        #expect(bring?.kind == .recruitment)
        #expect(bring?.target == 50_050)
        #expect(bring?.from == Self.today)
        #expect(bring?.to == nil)
        #expect(bring?.reward == .share(hundredths: 250, of: .commission))
        #expect(bring?.filter == "tier:gold or tag:vip")
    }

    @Test(arguments: [
        "", "no colon", ": 1 sale pays 5", "a: pays 5", "a: 1 lamp pays 5", "a: 1 sale",
        "a: 0 sales pays 5", "a: 1 sale pays 0", "a: 1 sale pays", "a: 1 sale within pays 5",
        "a: 1 sale within 0d pays 5", "a: 1 sale from soon pays 5", "a: 1 sale pays 5% of clicks",
        "a: 1 sale from 2026-12-01 to 2026-11-01 pays 5", "a: 1 sale pays 5 and more",
        "a: recruits with 1 sale within 30d pays 5", "a: 1 sale pays 99999%",
    ]) func `what is no incentive is none`(text: String) {
        #expect(incentive(text) == nil)
    }

    @Test func `every incentive is read as it was kept and as it is typed`() {
        let rewards: [Incentive.Reward] = [
            .amount(1), .amount(5_000), .share(hundredths: 500, of: .revenue),
            .share(hundredths: 5, of: .commission), .share(hundredths: 1_230, of: .revenue),
        ]
        for kind in Incentive.Kind.allCases {
            for metric in [Metric.sales, .revenue, .signIns] {
                for reward in rewards {
                    for to in [nil, Self.today.advanced(by: 30)] {
                        let one = Incentive(
                            key: "k", name: "Winter 20 – zażółć", kind: kind, metric: metric,
                            target: 1_205, from: Self.today, to: to,
                            days: kind == .timeLimited ? 30 : nil, reward: reward,
                            filter: "tier:gold -tag:vip", announced: "")
                        #expect(Incentive(key: "k", line: one.line) == one)
                        #expect(incentive(CampaignText.line(one, currency: .euro)) == one)
                    }
                }
            }
        }
    }

    @Test func `tiers are read as typed and as kept`() {
        func tier(_ text: String) -> TierRule? {
            CampaignText.tier(text, key: "k", currency: .euro)
        }
        for text in [
            "gold: 9000.00 revenue in 90d rate 10%", "bronze: 0.00 revenue", "top: 12 sales in 30d",
        ] {
            let rule = tier(text)
            #expect(rule.map { CampaignText.line($0, currency: .euro) } == text)
            if let rule { #expect(TierRule(key: "k", line: rule.line) == rule) }
        }
        for text in ["gold", "gold:", "two words: 9 sales", "gold: 9 sales in", "gold: 9 sales x"] {
            #expect(tier(text) == nil, "\(text)")
        }
    }

    @Test func `promotions are read as typed and as kept, and know where they are`() {
        func promotion(_ text: String) -> Promotion? {
            CampaignText.promotion(text, key: "k", today: Self.today, currency: .euro)
        }
        let text = "Black Week: 2026-11-23 to 2026-11-30 announced 2026-11-22 total 1200.50"
        let one = promotion(text)
        #expect(one.map { CampaignText.line($0, currency: .euro) } == text)
        if let one { #expect(Promotion(key: "k", line: one.line) == one) }
        let states: [(Int, Promotion.State)] = [
            (-1, .planned), (0, .announced), (1, .running), (8, .running), (9, .closed),
        ]
        for (offset, state) in states {
            #expect(one?.state(on: Self.today.advanced(by: offset)) == state)
        }
        for text in [
            "x", "x: 2026-11-30 to 2026-11-23", "x: 2026-11-23", "x: a to b",
            "x: 2026-11-23 to 2026-11-30 more", "x: 2026-11-23 to 2026-11-30 announced soon",
        ] { #expect(promotion(text) == nil, "\(text)") }
    }
}
