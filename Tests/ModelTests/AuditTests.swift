import Testing

@testable import Model

/// Audits and looks at the program as one line each.
@Suite struct AuditTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso.utf8) ?? Day(number: 0) }

    @Test func `an audit reads what it wrote`() {
        let audit = Audit(
            key: "k", day: AuditTests.day("2026-11-22"), by: "ann b",
            entries: [
                Audit.Entry(
                    check: "work-late", verdict: "do", figure: "count:2", count: 2,
                    partners: ["ea-1", "ea-2"]),
                Audit.Entry(
                    check: "review-terms", verdict: "look", figure: "unknown", count: 0,
                    partners: []),
                Audit.Entry(
                    check: "never-started", verdict: "look", figure: "part:9000/9001", count: 9000,
                    partners: nil),
            ], text: "half = done | more")
        #expect(Audit(key: "k", line: audit.line) == audit)
        #expect(audit.count("look") == 2 && audit.entry("work-late")?.count == 2)
    }

    @Test func `a check that cannot be read is passed over, an audit without a day is none`() {
        let audit = Audit(
            key: "k", line: "day=2026-11-22 by=ann check.a=do|x check.b=do|count:1|1|p")
        #expect(audit?.entries.map(\.check) == ["b"])
        #expect(Audit(key: "k", line: "by=ann check.b=do|count:1|1|p") == nil)
    }

    @Test func `a look reads what it wrote`() {
        let look = ProgramReview(
            key: "k", subject: "terms", day: AuditTests.day("2026-11-22"), by: "ann",
            next: AuditTests.day("2027-01-01"), text: "read through")
        #expect(ProgramReview(key: "k", line: look.line) == look)
        #expect(ProgramReview(key: "k", line: "day=2026-11-22 text=x") == nil)
        #expect(ProgramReview.isSubject("terms-2") && !ProgramReview.isSubject("Terms"))
        #expect(!ProgramReview.isSubject("") && !ProgramReview.isSubject("a b"))
    }

    @Test func `a batch keeps how many ids nobody had`() {
        let line =
            "source=ea kind=clicks scope=all from=2026-01-01 to=2026-01-31 metrics=clicks "
            + "unknown=4 rows=9 path=stats/x.csv"
        let batch = Batch(id: "aaaaaaaa", line: line)
        #expect(batch?.unknownIDs == 4 && batch?.line == line)
    }
}
