import Model
import Testing

@testable import Insight

/// Looks at the program itself, and what became of its checks since an audit was closed.
@Suite struct HealthChangeTests {
    /// Five partners with an owner; `a` to `d` clicked yesterday, `e` never.
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["a", "b", "c", "d", "e"] {
            ledger.join(name, daysAgo: 200, [("owner", "kim")])
        }
        ledger.book(
            [.clicks, .sales, .revenue], daysAgo: 1...100,
            ["a", "b", "c", "d"].map { ($0, 1, [10, 1, 1_000]) })
        return ledger
    }

    private static func check(_ word: String, _ analysis: Analysis) -> HealthCheck? {
        analysis.health().first { $0.word == word }
    }

    private static func close(_ ledger: Ledger, key: String = "k1") {
        let analysis = ledger.analysis()
        let audit = analysis.audit(of: analysis.health(), by: "ann", text: "ok", key: key)
        ledger.setFacts([(audit.field, audit.line)])
    }

    @Test func `what was never looked at is to be looked at, what is overdue for long to be done`()
    {
        let ledger = HealthChangeTests.ledger()
        ledger.setFacts([
            ("checked:a", "what=site day=2026-11-01 by=kim text=ok"),
            ("checked:b", "what=terms day=2026-04-22 by=kim text=ok"),
            ("checked:c", "what=faq day=2026-01-01 by=kim next=2026-05-01 text=old"),
        ])
        let analysis = ledger.analysis()
        let site = HealthChangeTests.check("review-site", analysis)
        #expect(site?.verdict == .fine && site?.figure == .day(Ledger.day("2026-11-01")))
        #expect(HealthChangeTests.check("review-terms", analysis)?.verdict == .look)
        let creatives = HealthChangeTests.check("review-creatives", analysis)
        #expect(creatives?.verdict == .look && creatives?.figure == .unknown)
        #expect(HealthChangeTests.check("review-faq", analysis)?.verdict == .act)
        #expect(analysis.overdueReviewCount == 2)
    }

    @Test func `the last look counts, and only those up to the day looked at`() {
        let ledger = HealthChangeTests.ledger()
        ledger.setFacts([
            ("checked:z", "what=terms day=2026-01-10 by=kim text=first"),
            ("checked:a", "what=terms day=2026-11-20 by=bo text=second"),
        ])
        let now = ledger.analysis().reviewStandings.first { $0.subject == "terms" }
        #expect(now?.last?.text == "second" && now?.due == Ledger.day("2027-05-19"))
        let then = ledger.analysis(on: Ledger.day("2026-11-01")).reviewStandings
        #expect(then.first { $0.subject == "terms" }?.last?.text == "first")
    }

    @Test func `partners put away are behind a check while they bring clicks`() {
        let ledger = HealthChangeTests.ledger()
        #expect(HealthChangeTests.check("put-away-active", ledger.analysis())?.verdict == .fine)
        ledger.add("a", [("archived", "1")])
        ledger.add("b", [("status", "blocked")])
        ledger.add("c", [("declined", "never")])
        ledger.add("d", [("status", "pending")])
        ledger.add("e", [("archived", "1")])
        let check = HealthChangeTests.check("put-away-active", ledger.analysis())
        #expect(check?.verdict == .act && check?.rows == ["a", "b", "c"].map(ledger.row))
    }

    @Test func `partners without an owner count where somebody has one`() {
        let ledger = HealthChangeTests.ledger()
        #expect(
            HealthChangeTests.check("no-owner", ledger.analysis())?.figure == .part(0, of: 5))
        ledger.join("f", daysAgo: 100)
        let check = HealthChangeTests.check("no-owner", ledger.analysis())
        #expect(check?.verdict == .look && check?.rows == [ledger.row("f")])
        #expect(HealthChangeTests.check("no-owner", Ledger().analysis())?.figure == .notApplicable)
    }

    @Test func `ids that no partner had count until a later file of the kind knows them`() {
        let ledger = HealthChangeTests.ledger()
        func line(_ unknown: String) -> String {
            "source=ea kind=daily scope=all from=2026-01-01 to=2026-01-31 metrics=clicks"
                + unknown + " rows=3 path=x"
        }
        ledger.setFacts([("batch:aaaaaaaa", line(" unknown=3"))])
        let check = HealthChangeTests.check("nobodys-links", ledger.analysis())
        #expect(check?.verdict == .act && check?.figure == .count(3))
        ledger.setFacts([("batch:aaaaaaaa", line(" unknown=3")), ("batch:bbbbbbbb", line(""))])
        #expect(HealthChangeTests.check("nobodys-links", ledger.analysis())?.figure == .count(0))
    }

    @Test func `a check says who came and who went since the audit was closed`() throws {
        let ledger = HealthChangeTests.ledger()
        ledger.add("a", [("task:k1", "kind=task due=2026-11-01 text=call")])
        ledger.add("b", [("task:k2", "kind=task due=2026-11-01 text=call")])
        HealthChangeTests.close(ledger)
        ledger.add("a", [("task:k1", "kind=task due=2026-11-01 done=2026-11-20 text=call")])
        ledger.add("c", [("task:k3", "kind=task due=2026-11-01 text=call")])
        let analysis = ledger.analysis()
        let last = try #require(analysis.lastAudit)
        let check = try #require(HealthChangeTests.check("work-late", analysis))
        let change = analysis.change(of: check, since: last)
        #expect(change.entered == [ledger.row("c")] && change.left == [Ledger.id("a")])
        #expect(change.direction == .same && change.before?.count == 2)
    }

    @Test func `better and worse are told by the verdict, else by the figure`() throws {
        let ledger = HealthChangeTests.ledger()
        HealthChangeTests.close(ledger)
        ledger.add("a", [("task:k1", "kind=task due=2026-11-01 text=call")])
        for name in ["f", "g"] { ledger.join(name, daysAgo: 100, [("owner", "kim")]) }
        let analysis = ledger.analysis()
        let last = try #require(analysis.lastAudit)
        func direction(_ word: String) throws -> HealthChange.Direction {
            let check = try #require(HealthChangeTests.check(word, analysis))
            return analysis.change(of: check, since: last).direction
        }
        #expect(try direction("work-late") == .worse)
        // Four of five were active, now four of seven: less of what is better high.
        #expect(try direction("active-ratio") == .worse)
        #expect(try direction("review-terms") == .same)
        ledger.setFacts([("checked:a", "what=terms day=2026-11-22 by=kim text=ok")])
        let later = ledger.analysis()
        let terms = try #require(HealthChangeTests.check("review-terms", later))
        #expect(later.change(of: terms, since: last).direction == .better)
    }

    @Test func `of an audit with too many partners only their number is known`() throws {
        let ledger = Ledger()
        for number in 0...Audit.partnerLimit { ledger.join("n\(number)", daysAgo: 100) }
        ledger.book([.clicks, .sales], daysAgo: 1...50, [("n0", 1, [1, 1])])
        HealthChangeTests.close(ledger)
        let analysis = ledger.analysis()
        let last = try #require(analysis.lastAudit)
        let check = try #require(HealthChangeTests.check("never-started", analysis))
        let change = analysis.change(of: check, since: last)
        #expect(change.before?.count == Audit.partnerLimit && change.isWhoKnown)
        let ratio = try #require(HealthChangeTests.check("resources", analysis))
        #expect(analysis.change(of: ratio, since: last).isWhoKnown)
        ledger.join("more", daysAgo: 100)
        HealthChangeTests.close(ledger, key: "k2")
        let again = ledger.analysis()
        let kept = try #require(again.program.audits(until: again.today).last)
        #expect(kept.entry("never-started")?.partners == nil)
        #expect(kept.entry("never-started")?.count == Audit.partnerLimit + 1)
    }

    @Test func `every figure is read from its word again`() {
        let figures: [HealthCheck.Figure] = [
            .count(7), .part(2, of: 9), .ratio(Fraction(3, of: 8) ?? 0),
            .ratios(Fraction(3, of: 110) ?? 0, Fraction(9, of: 110) ?? 0), .days(11),
            .day(Ledger.today), .unknown, .notApplicable,
        ]
        for figure in figures { #expect(HealthCheck.Figure(word: figure.word) == figure) }
        for word in ["", "count", "count:x", "part:1", "ratio:1/0", "day:2026-13-01", "ratios:1/2"]
        {
            #expect(HealthCheck.Figure(word: word) == nil)
        }
    }
}
