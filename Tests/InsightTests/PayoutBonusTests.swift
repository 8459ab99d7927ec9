import Insight
import Model
import Testing

/// Bonuses in what partners are owed: only whole ones, each once.
@Suite struct PayoutBonusTests {
    /// Two partners with 40.00 of revenue and 10.00 of commission, and an incentive.
    private static func ledger(_ incentive: String) throws -> Ledger {
        let ledger = Ledger()
        ledger.join("early", daysAgo: 90)
        ledger.join("late", daysAgo: 20)
        ledger.book(
            [.clicks, .sales, .revenue, .commission, .payouts], daysAgo: 1...200,
            [("early", 80, [5, 1, 4_000, 1_000, 0]), ("late", 10, [5, 1, 4_000, 1_000, 0])])
        let found = CampaignText.incentive(
            incentive, key: "k", today: Ledger.today, currency: .euro)
        let line = try #require(found).line
        ledger.setFacts([(Incentive.family + "k", line)])
        return ledger
    }

    private static func earned(_ ledger: Ledger, until: Day? = nil) -> [String: Int64] {
        let analysis = ledger.analysis()
        let lines = analysis.payouts(
            PayoutQuestion(until: until), rows: Array(analysis.program.rows))
        return Dictionary(
            uniqueKeysWithValues: lines.map {
                (ledger.program.ids[$0.row].text, $0.earned ?? -1)
            })
    }

    @Test func `a share waits until its days are over`() throws {
        let ledger = try Self.ledger("First: 1 sale within 30d from 2026-01-01 pays 5%")
        #expect(Self.earned(ledger) == ["early": 1_200, "late": 1_000])
        let waiting = ledger.analysis().growingBonuses
        #expect(waiting.map(\.name) == ["First"] && waiting.map(\.partners) == [1])
    }

    @Test func `a fixed amount is paid once it is earned`() throws {
        let ledger = try Self.ledger("First: 1 sale within 30d from 2026-01-01 pays 25")
        #expect(Self.earned(ledger) == ["early": 3_500, "late": 3_500])
        #expect(ledger.analysis().growingBonuses.isEmpty)
    }

    @Test func `up to a day only bonuses whose days were over by then are paid`() throws {
        let ledger = try Self.ledger("First: 1 sale within 30d from 2026-01-01 pays 25")
        let then = Ledger.today.advanced(by: -5)
        #expect(Self.earned(ledger, until: then) == ["early": 3_500, "late": 1_000])
        let before = Ledger.today.advanced(by: -70)
        #expect(Self.earned(ledger, until: before)["early"] == 1_000)
    }

    @Test func `recruits are paid for when no more can come`() throws {
        for (text, bonus) in [
            ("Bring: recruits with 1 sale from 2026-01-01 pays 40", Int64(0)),
            ("Bring: recruits with 1 sale from 2026-01-01 to 2026-11-15 pays 40", 4_000),
        ] {
            let ledger = try Self.ledger(text)
            ledger.add("late", [("parent", "early"), ("stage", "engagement")])
            ledger.add("late", [("joined", Ledger.ago(20))])
            let want: Int64 = bonus > 0 ? 5_000 : 1_000
            #expect(Self.earned(ledger)["early"] == want, "\(text)")
        }
    }
}

/// Who is not written to.
@Suite struct SuppressionTests {
    @Test func `whoever has the address of one who asked for peace is left in peace too`() {
        let ledger = Ledger()
        ledger.join("asked", daysAgo: 90, [("email", "ann@shop.example"), ("no-contact", "1")])
        ledger.join("same", daysAgo: 90, [("email", "Ann@Shop.example")])
        ledger.join("left", daysAgo: 90, [("email", "bo@shop.example"), ("unsubscribed", "1")])
        ledger.join("twin", daysAgo: 90, [("email", "bo@shop.example")])
        ledger.join("other", daysAgo: 90, [("email", "cy@shop.example")])
        ledger.join("mute", daysAgo: 90)
        let analysis = ledger.analysis()
        let found = ["asked", "same", "left", "twin", "other", "mute"].map {
            analysis.suppression(row: ledger.row($0))
        }
        #expect(found == [.noContact, .noContact, .unsubscribed, .unsubscribed, nil, .noAddress])
    }
}
