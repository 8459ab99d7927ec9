import Model
import Testing

@testable import Insight

/// The audit of a program: each check's figure, verdict and the partners behind it.
@Suite struct HealthTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["p", "q", "r"] { ledger.join(name, daysAgo: 400) }
        ledger.add(
            "s",
            [
                ("stage", "onboarding"), ("joined", Ledger.ago(90)),
                ("entered:onboarding", Ledger.ago(90)),
            ])
        ledger.add(
            "t",
            [
                ("stage", "onboarding"), ("joined", Ledger.ago(3)),
                ("entered:onboarding", Ledger.ago(3)),
            ])
        ledger.book(
            [.clicks, .sales, .revenue, .commission, .refunds], daysAgo: 1...200,
            [
                ("p", 5, [100, 2, 10_000, 900, 0]), ("p", 40, [100, 8, 90_000, 900, 0]),
                ("q", 6, [10, 1, 1_000, 90, 300]), ("r", 45, [10, 1, 500, 90, 0]),
            ])
        return ledger
    }

    private static func check(_ kind: HealthCheck.Kind, _ analysis: Analysis) -> HealthCheck? {
        analysis.health().first { $0.kind == kind }
    }

    @Test func `every check is there once, in the order of groups`() {
        let checks = HealthTests.ledger().analysis().health()
        #expect(
            checks.prefix(3).map(\.word) == ["review-site", "review-terms", "review-creatives"])
        #expect(checks.dropFirst(3).map(\.kind) == Array(HealthCheck.Kind.allCases.dropFirst()))
        #expect(Set(checks.map(\.word)).count == checks.count)
        let groups = checks.map(\.kind.group)
        #expect(
            groups.indices.dropFirst().count { groups[$0] != groups[$0 - 1] }
                == HealthCheck.Group.allCases.count - 1)
    }

    @Test func `partners who are stuck, give much back or went quiet are behind their check`() {
        let ledger = HealthTests.ledger()
        let analysis = ledger.analysis()
        let stuck = HealthTests.check(.onboardingStuck, analysis)
        #expect(stuck?.verdict == .act && stuck?.figure == .part(1, of: 2))
        #expect(stuck?.rows == [ledger.row("s")])
        let reversals = HealthTests.check(.reversals, analysis)
        #expect(reversals?.verdict == .act && reversals?.rows == [ledger.row("q")])
        let churn = HealthTests.check(.partnerChurn, analysis)
        #expect(churn?.verdict == .act && churn?.rows == [ledger.row("r")])
        let active = HealthTests.check(.activeRatio, analysis)
        #expect(active?.verdict == .look && active?.figure == .ratio(Fraction(2, of: 5) ?? 0))
    }

    @Test func `conversion is held against the days before, data against the calendar`() {
        let analysis = HealthTests.ledger().analysis()
        let conversion = HealthTests.check(.conversion, analysis)
        #expect(conversion?.verdict == .look)
        #expect(
            conversion?.figure
                == .ratios(Fraction(3, of: 110) ?? 0, Fraction(9, of: 110) ?? 0))
        let fresh = HealthTests.check(.figuresFresh, analysis)
        #expect(fresh?.verdict == .fine && fresh?.figure == .day(Ledger.today.advanced(by: -1)))
        #expect(HealthTests.check(.impressions, analysis)?.figure == .unknown)
        #expect(HealthTests.check(.payouts, analysis)?.verdict == .look)
    }

    @Test func `an empty program is not fine, and no check fails`() {
        let ledger = Ledger()
        let checks = ledger.analysis().health()
        #expect(checks.first { $0.kind == .figuresFresh }?.verdict == .act)
        #expect(checks.first { $0.kind == .conversion }?.figure == .unknown)
        #expect(checks.allSatisfy { $0.rows.isEmpty })
    }

    @Test func `filters are ones that can be asked`() throws {
        for check in HealthTests.ledger().analysis().health() {
            guard let filter = check.filter else { continue }
            _ = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse(filter)
        }
    }

    @Test func `late work and resources count`() {
        let ledger = HealthTests.ledger()
        ledger.add("p", [("task:k1", "kind=task due=2026-11-01 text=call")])
        ledger.add(
            "q", [("contact-log:k2", "day=2026-11-01 channel=mail play=resources text=hello")])
        let analysis = ledger.analysis()
        let late = HealthTests.check(.workLate, analysis)
        #expect(late?.verdict == .act && late?.rows == [ledger.row("p")])
        let resources = HealthTests.check(.resources, analysis)
        #expect(resources?.figure == .part(1, of: 2) && resources?.rows == [ledger.row("p")])
        #expect(HealthTests.check(.taught, analysis)?.figure == .part(1, of: 2))
    }
}
