import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The screen of health: checks by group, and the partners behind one.
@Suite struct HealthScreenTests {
    @Test func `health at three sizes`() {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            var fixture = Fixture(size: Size(columns: columns, rows: rows))
            fixture.press("8}j")
            expectGolden(fixture.console.frame(), "health-\(columns)x\(rows)")
        }
        var ascii = Fixture(isASCII: true)
        ascii.press("8")
        expectGolden(ascii.console.frame(), "health-ascii")
    }

    @Test func `keys walk over checks and groups, enter shows the partners behind`() {
        var fixture = Fixture()
        fixture.press("8}jjk")
        #expect(fixture.console.health.current?.kind == .onboardingStuck)
        fixture.press("}")
        #expect(fixture.console.health.current?.kind == .conversion)
        fixture.press("{gg}<Enter>")
        #expect(fixture.console.place == .partners)
        #expect(fixture.console.list.filterText == "is:quiet or is:never-started")
        fixture.press("8G<Enter>")
        #expect(fixture.console.place == .health)
        #expect(fixture.lines.contains { $0.contains("No partner is behind this one") })
    }

    @Test func `a check without a filter shows its partners as marked`() {
        var fixture = Fixture()
        fixture.press("8")
        while fixture.console.health.current?.kind != .resources { fixture.press("j") }
        fixture.press("<Enter>")
        #expect(fixture.console.list.filterText == "is:marked")
        #expect(fixture.console.list.shown.count == fixture.console.list.marks.count)
        #expect(!fixture.console.list.marks.isEmpty)
    }

    @Test func `a reads what is not fine`() {
        var fixture = Fixture()
        fixture.press("8a")
        let text = fixture.console.message?.text ?? ""
        #expect(text.contains("24 checks") && text.contains("Impressions"))
    }
}

/// Looks at the program and closed audits on the screen of health.
@Suite struct HealthAuditTests {
    /// A fixture whose last audit was closed a week ago: one partner was stuck then who is not now.
    private static func audited(columns: Int = 80, rows: Int = 24) -> Fixture {
        let fixture = Fixture(size: Size(columns: columns, rows: rows))
        let line =
            "day=2026-11-15 by=kim check.review-site=do|unknown|0| "
            + "check.onboarding-stuck=look|part:1/2|1|ea-8 check.work-late=do|count:3|3|ea-1 "
            + "check.impressions=look|unknown|0| text=before Black Week"
        let look = "what=terms day=2026-04-22 by=kim text=clause 4 is new"
        fixture.program.apply(
            Fixture.event(
                400,
                [
                    Edit(partner: .program, field: "audit:a", new: line, old: nil),
                    Edit(partner: .program, field: "checked:a", new: look, old: nil),
                ], kind: .audit))
        fixture.analysis.refresh(rows: fixture.program.takeTouchedRows())
        return fixture
    }

    @Test func `an audit is shown beside the one before`() {
        for (columns, rows) in [(80, 24), (120, 36)] {
            var fixture = HealthAuditTests.audited(columns: columns, rows: rows)
            fixture.press("8}j")
            expectGolden(fixture.console.frame(), "health-audit-\(columns)x\(rows)")
        }
        var terms = HealthAuditTests.audited()
        terms.press("8j")
        expectGolden(terms.console.frame(), "health-look")
    }

    @Test func `D puts a look on record, g v the audit`() throws {
        var fixture = HealthAuditTests.audited()
        fixture.press("8jD")
        fixture.type("all read")
        guard case .save(let change)? = fixture.press("<Enter>").last else {
            Issue.record("nothing is saved")
            return
        }
        #expect(change.kind == .audit && change.edits[0].partner == .program)
        #expect(change.edits[0].new == "what=terms day=2026-11-22 by=ann text=all read")
        fixture.press("}D")
        #expect(fixture.lines.contains { $0.contains("D is for what is looked at again") })
        guard case .save(let audit)? = fixture.press("gvok<Enter>").last else {
            Issue.record("nothing is saved")
            return
        }
        let closed = try #require(Audit(key: "k", line: audit.edits[0].new ?? ""))
        #expect(closed.text == "ok" && closed.by == "ann" && closed.entries.count == 24)
    }

    @Test func `nothing is put on record where nothing may be written`() {
        var fixture = Fixture(isReadOnly: true)
        #expect(fixture.press("8D").isEmpty && fixture.press("gv").isEmpty)
        #expect(fixture.console.prompt == nil)
    }

    @Test func `history tells looks and audits in words`() {
        let edits = [
            Edit(
                partner: .program, field: "checked:a",
                new: "what=terms day=2026-11-22 by=ann text=all read", old: nil),
            Edit(
                partner: .program, field: "audit:a",
                new: "day=2026-11-22 by=ann check.a=do|count:1|1|p check.b=fine|count:0|0| text=ok",
                old: nil),
        ]
        #expect(
            HistorySentence.text(Fixture.event(1, edits, kind: .audit), about: nil)
                == "terms looked at on 2026-11-22: all read, "
                + "health of 2026-11-22 closed: 1 to do, 0 to look at, 1 fine, ok")
    }
}
