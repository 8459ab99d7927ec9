import Insight
import Model
import Testing

/// Which tier is above which: stated, or plain from one figure.
@Suite struct TierOrderTests {
    private static func rules(_ texts: [String]) throws -> [TierRule] {
        try texts.map { text in
            let key = String(text.prefix { $0 != ":" })
            return try #require(CampaignText.tier(text, key: key, currency: .euro))
        }
    }

    /// A sells 30 lamps for 90.00, b 2 for 4000.00, c nothing.
    private static func ledger(_ texts: [String]) throws -> Ledger {
        let ledger = Ledger()
        for (name, tier) in [("a", "few"), ("b", "rich"), ("c", "many")] {
            ledger.join(name, daysAgo: 300, [("tier", tier)])
        }
        ledger.book(
            [.sales, .revenue], daysAgo: 1...200,
            [("a", 10, [30, 9_000]), ("b", 10, [2, 400_000])])
        let edits = try rules(texts).map {
            Edit(partner: .program, field: $0.field, new: $0.line, old: nil)
        }
        ledger.apply(Change(kind: .campaign, edits: edits))
        return ledger
    }

    @Test func `thresholds of one figure over the same days are an order, 0 is the lowest`() throws
    {
        let order = TierOrder(
            try Self.rules([
                "b: 200 revenue in 90d", "all: 0 sales", "a: 1000 revenue in 90d",
            ]))
        #expect(order.isStated)
        #expect(order.rules.map(\.name) == ["a", "b", "all"])
    }

    @Test(arguments: [
        ["gold: 900 revenue in 90d", "silver: 20 sales in 90d"],
        ["gold: 900 revenue in 30d", "silver: 2000 revenue in 365d"],
        ["gold: 900 revenue in 90d", "silver: 200 revenue"],
        ["gold: 900 revenue in 90d rank 1", "silver: 20 sales in 90d"],
        ["gold: 900 revenue in 90d rank 1", "silver: 20 sales in 90d rank 1"],
    ]) func `euros are not compared with sales, nor 30 days with a year`(texts: [String]) throws {
        #expect(try !TierOrder(Self.rules(texts)).isStated)
        // Whatever stands first by the number, nobody is moved.
        let report = try Self.ledger(texts).analysis().tiers()
        #expect(!report.isOrderStated)
        #expect(report.rises.isEmpty && report.drops.isEmpty && report.close.isEmpty)
    }

    @Test func `a stated order counts, whatever the numbers`() throws {
        // 9,000 cents are a greater number than 20 sales, and yet below them.
        let ledger = try Self.ledger([
            "many: 20 sales in 90d rank 1", "rich: 90 revenue in 90d rank 2",
            "few: 1 sales in 90d rank 3",
        ])
        let report = ledger.analysis().tiers()
        #expect(report.rows.map(\.rule.name) == ["many", "rich", "few"])
        func names(_ steps: [TierReport.Step]) -> [String] {
            steps.map { ledger.program.ids[$0.row].text + " " + ($0.deserved ?? "none") }
        }
        #expect(names(report.rises) == ["a many"])
        #expect(names(report.drops) == ["c none"])
    }

    @Test func `an order is stated for all tiers as one change, and only once`() throws {
        let ledger = try Self.ledger(["rich: 900 revenue in 90d", "many: 20 sales in 90d"])
        let change = try #require(ledger.program.ranking(["many", "rich"]))
        #expect(change.edits.count == 2)
        ledger.apply(change)
        #expect(ledger.program.tierOrder.isStated)
        #expect(ledger.program.tierRules.map(\.name) == ["many", "rich"])
        #expect(ledger.program.ranking(["many", "rich"]) == nil)
    }

    @Test func `a rank is read, written and kept between 1 and 99`() throws {
        let text = "gold: 900.00 revenue in 90d rate 10% rank 2"
        let rule = try #require(CampaignText.tier(text, key: "k", currency: .euro))
        #expect(rule.rank == 2)
        #expect(CampaignText.line(rule, currency: .euro) == text)
        #expect(TierRule(key: "k", line: rule.line) == rule)
        for rank in ["0", "100", "-1", "x", ""] {
            let text = "gold: 900 revenue rank \(rank)"
            #expect(CampaignText.tier(text, key: "k", currency: .euro) == nil, "\(rank)")
        }
        #expect(
            TierRule(key: "k", line: rule.line.replacing("rank=2", with: "rank=400"))?.rank == nil)
    }
}
