import Model
import Testing

/// Exact quotients, and targets as people write them.
@Suite struct KPITargetTests {
    @Test func `a fraction is rounded once, a half to the even one`() {
        func scaled(_ part: Int64, _ whole: Int64, _ factor: Int64 = 1) -> Int64? {
            Fraction(part, of: whole)?.scaled(by: factor)
        }
        #expect(scaled(5, 2) == 2 && scaled(7, 2) == 4 && scaled(-5, 2) == -2)
        #expect(scaled(1, 3, 1_000_000) == 333_333 && scaled(2, 3, 1_000_000) == 666_667)
        #expect(scaled(1, 0) == nil)
        #expect(scaled(.max, .max, 1_000_000) == 1_000_000)
        #expect(scaled(.min, -1) == .max && scaled(.max, 1, 10) == .max)
        #expect(scaled(9_000_000_000_000_000, 9_000_000_000_000_001, 1_000_000) == 1_000_000)
        #expect(Fraction(1, of: 2) == Fraction(2, of: 4))
        #expect(Set([Fraction(1, of: -2), Fraction(-3, of: 6)]).count == 1)
        #expect(Fraction(1) < 2)
        #expect(Fraction(0, of: 5) == 0)
    }

    /// So many days that are no whole months.
    private static func days(_ count: Int) -> Window {
        Window(days: count, endingOn: Day(iso: "2026-11-21".utf8) ?? Day(number: 0))
    }

    @Test(arguments: [
        ("2026-10-01", "2026-10-31", Int64(100)), ("2026-02-01", "2026-02-28", 100),
        ("2026-01-01", "2026-12-31", 1_200), ("2025-12-01", "2026-01-31", 200),
    ])
    func `months of the calendar count as months`(from: String, to: String, goal: Int64) throws {
        let window = Window(
            from: try #require(Day(iso: from.utf8)), to: try #require(Day(iso: to.utf8)))
        let target = KPITarget(.revenue, .atLeast, 100, per: .month)
        #expect(target.value(in: window) == Fraction(goal))
        let yearly = KPITarget(.revenue, .atLeast, 1_200, per: .year)
        #expect(yearly.value(in: window) == Fraction(goal))
        let daily = KPITarget(.revenue, .atLeast, 2, per: .day)
        #expect(daily.value(in: window) == Fraction(Int64(2 * window.length)))
    }

    private static func read(_ text: String) -> KPITarget? {
        try? KPITarget(text, usual: .euro)
    }

    @Test func `targets as people write them`() {
        let epc = KPITargetTests.read("epc >= 0.45 EUR per month")
        #expect(
            epc == KPITarget(.epc, .atLeast, 45, currency: .euro, per: .month))
        #expect(KPITargetTests.read("  revenue>=1400 per day ")?.value(days: 30) == 4_200_000)
        #expect(KPITargetTests.read("reversal <= 3 %")?.value == Fraction(3, of: 100))
        #expect(KPITargetTests.read("conversion >= 2.25%")?.value == Fraction(225, of: 10_000))
        #expect(KPITargetTests.read("roas >= 4.5 x")?.value == Fraction(9, of: 2))
        #expect(KPITargetTests.read("time-to-sale <= 21 d")?.value == 21)
        #expect(KPITargetTests.read("active >= 120")?.stretch == nil)
        let yen = Currency(code: "JPY".utf8)
        #expect((try? KPITarget("aov >= 1200", usual: yen ?? .euro))?.value == 1_200)
        #expect(KPITargetTests.read("clicks >= 70 per week")?.value(days: 30) == 300)
        #expect(KPITargetTests.read("epc >= 0.45 per month")?.value(days: 7) == 45)
    }

    @Test(arguments: [
        ("", 0), ("epd >= 1", 0), ("epc = 1", 4), ("epc >", 4), ("epc >= x", 7),
        ("epc >= 1.2.3", 7), ("epc >= 1 EUR monthly", 13), ("revenue >= 5", 12),
        ("revenue >= 5 EUR per fortnight", 21), ("epc >= 5 %", 7), ("churn <= 3", 9),
        ("  epc >= 1 EUR per month please", 25), ("epc >= 99999999999999999999", 7),
    ])
    func `a mistake is told with its place`(text: String, offset: Int) {
        do throws(KPITarget.Mistake) {
            _ = try KPITarget(text, usual: .euro)
            Issue.record("\(text) was taken")
        } catch { #expect(error.offset == offset, "\(text): \(error.what)") }
    }

    @Test func `a verdict is met, near within a twentieth, or missed`() {
        let target = KPITarget(.revenue, .atLeast, 100, per: .month)
        #expect(target.verdict(of: 100, in: KPITargetTests.days(30)) == .met)
        #expect(target.verdict(of: 95, in: KPITargetTests.days(30)) == .near)
        #expect(target.verdict(of: 94, in: KPITargetTests.days(30)) == .missed)
        #expect(target.verdict(of: 50, in: KPITargetTests.days(15)) == .met)
        let most = KPITarget(.reversal, .atMost, 100)
        #expect(most.verdict(of: 100, in: KPITargetTests.days(30)) == .met)
        #expect(most.verdict(of: 105, in: KPITargetTests.days(30)) == .near)
        #expect(most.verdict(of: 106, in: KPITargetTests.days(30)) == .missed)
    }
}
