import Insight
import Screen
import Testing

@testable import ViewModel

/// The screen of health: checks by group, and the partners behind one.
@Suite struct HealthScreenTests {
    @Test func `health at three sizes`() {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            var fixture = Fixture(size: Size(columns: columns, rows: rows))
            fixture.press("8jj")
            expectGolden(fixture.console.frame(), "health-\(columns)x\(rows)")
        }
        var ascii = Fixture(isASCII: true)
        ascii.press("8")
        expectGolden(ascii.console.frame(), "health-ascii")
    }

    @Test func `keys walk over checks and groups, enter shows the partners behind`() {
        var fixture = Fixture()
        fixture.press("8jjk")
        #expect(fixture.console.health.current?.kind == .onboardingStuck)
        fixture.press("}")
        #expect(fixture.console.health.current?.kind == .conversion)
        fixture.press("{gg<Enter>")
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
        #expect(text.contains("16 checks") && text.contains("Impressions"))
    }
}
