import Insight
import Model
import Testing

/// Contacted, replied, joined, active by channel, worked out by hand.
@Suite struct ChannelReportTests {
    private static func contact(_ key: String, _ outcome: Contact.Outcome) -> (String, String) {
        (
            Contact.family + key,
            Contact(
                key: key, day: Ledger.today.advanced(by: -20), channel: .mail, outcome: outcome,
                text: ""
            ).line
        )
    }

    /// Six prospects and an account that came by itself.
    ///
    /// Blog: four prospects; b1 never asked, b2 asked twice without answer, b3 answered and joined
    /// without activity, b4 answered, joined and active. Video: one answered no. One of no channel
    /// is active. An account that came by itself counts nowhere.
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        func add(_ id: String, _ stage: String, _ fields: [(String, String)]) {
            ledger.add(
                id,
                [
                    ("stage", stage), ("entered:discovery", Ledger.ago(60)),
                ] + (stage == "engagement" ? [("joined", Ledger.ago(40))] : []) + fields)
        }
        add("b1", "discovery", [("channel", "blog")])
        add(
            "b2", "recruitment",
            [("channel", "blog"), contact("a", .waiting), contact("b", .bounced)])
        add("b3", "engagement", [("channel", "blog"), contact("a", .replied)])
        add(
            "b4", "engagement",
            [("channel", "blog"), contact("a", .waiting), contact("b", .reached)])
        add("v1", "recruitment", [("channel", "video"), contact("a", .declined)])
        add("n1", "engagement", [])
        ledger.join("self", daysAgo: 300, [("channel", "blog")])
        ledger.book(
            [.clicks], daysAgo: 1...90, [("b4", 2, [3]), ("n1", 2, [3]), ("self", 2, [3])])
        return ledger
    }

    @Test func `each prospect counts once in its channel`() {
        let report = ChannelReportTests.ledger().analysis().channels()
        let told = report.rows.map { row in
            "\(row.channel ?? "-") \(row.prospects) \(row.contacted) \(row.replied)"
                + " \(row.joined) \(row.active)"
        }
        #expect(told == ["blog 4 3 2 2 1", "- 1 0 0 1 1", "video 1 1 1 0 0"])
    }

    @Test func `a filter's partners are the report's partners`() {
        let ledger = ChannelReportTests.ledger()
        let report = ledger.analysis().channels(partners: [ledger.row("v1"), ledger.row("self")])
        #expect(report.rows.map(\.channel) == ["video"])
    }
}
