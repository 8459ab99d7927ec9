import Model
import Testing

@testable import Insight

/// Resources: who has received which, which are stale, who was taught.
@Suite struct ResourceStandingTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["a", "b", "c", "d"] { ledger.join(name, daysAgo: 300) }
        ledger.book(
            [.clicks], daysAgo: 1...100, ["a", "b", "c"].map { ($0, 1, [10]) })
        ledger.setFacts([
            ("resource:guide", "kind=article link=https://x updated=2026-11-01 text=Guide"),
            ("resource:old", "kind=banner link=https://y updated=2026-01-01 text=Old banner"),
            (
                "resource:gone",
                "kind=video link=https://z updated=2025-01-01 retired=2026-01-01 text=A video"
            ),
        ])
        ledger.add("a", [("received:guide", Ledger.ago(10))])
        ledger.add("d", [("received:guide", Ledger.ago(400))])
        return ledger
    }

    private static func found(_ text: String, _ analysis: Analysis) throws -> [String] {
        let filter = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse(text)
        var evaluator = FilterEvaluator()
        return analysis.rows(matching: filter, with: &evaluator).map {
            analysis.program.ids[$0].text
        }.sorted()
    }

    @Test func `a resource counts who has it, and active partners who never got it`() {
        let standings = ResourceStandingTests.ledger().analysis().resourceStandings()
        #expect(standings.map(\.resource.key) == ["guide", "old", "gone"])
        #expect(standings[0].receivedCount == 2 && standings[0].missingCount == 2)
        #expect(standings[0].last == Ledger.day(Ledger.ago(10)) && !standings[0].isStale)
        #expect(standings[1].isStale && standings[1].receivedCount == 0)
        #expect(!standings[2].isStale)
    }

    @Test func `a receipt of a later day does not count yet`() throws {
        let then = ResourceStandingTests.ledger().analysis(on: Ledger.day(Ledger.ago(20)))
        #expect(then.resourceStandings()[0].receivedCount == 1)
        #expect(try ResourceStandingTests.found("received:guide", then) == ["d"])
    }

    @Test func `filters find who received a resource and who never did`() throws {
        let analysis = ResourceStandingTests.ledger().analysis()
        #expect(try ResourceStandingTests.found("received:guide", analysis) == ["a", "d"])
        #expect(try ResourceStandingTests.found("-received:guide", analysis) == ["b", "c"])
        #expect(try ResourceStandingTests.found("received:none", analysis) == ["b", "c"])
        #expect(try ResourceStandingTests.found("received:old,guide", analysis) == ["a", "d"])
        #expect(analysis.program.values(of: "received") == ["guide"])
    }

    @Test func `who was taught is found by the last training, call or resource`() throws {
        let ledger = ResourceStandingTests.ledger()
        ledger.add("b", [("note:n", "webinar: \(Ledger.ago(30)) on links")])
        ledger.add(
            "c", [("contact-log:k", "day=\(Ledger.ago(100)) channel=call play=call text=x")])
        let analysis = ledger.analysis()
        #expect(try ResourceStandingTests.found("taught:90d", analysis) == ["a", "b"])
        #expect(try ResourceStandingTests.found("taught:>90d", analysis) == ["c", "d"])
        let check = analysis.health().first { $0.kind == .taught }
        #expect(check?.figure == .part(2, of: 3) && check?.rows == [ledger.row("c")])
    }

    @Test func `health knows stale resources and who never got any`() {
        let ledger = ResourceStandingTests.ledger()
        let analysis = ledger.analysis()
        let stale = analysis.health().first { $0.kind == .staleResources }
        #expect(stale?.verdict == .look && stale?.figure == .part(1, of: 2))
        let never = analysis.health().first { $0.kind == .resources }
        #expect(never?.rows == [ledger.row("b"), ledger.row("c")])
        let none = Ledger().analysis().health().first { $0.kind == .staleResources }
        #expect(none?.figure == .notApplicable && none?.verdict == .fine)
    }
}
