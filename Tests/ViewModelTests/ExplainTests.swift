import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// `?` on a number: what it is, what it is made of, over which days, and from where.
@Suite struct ExplainTests {
    private static func texts(_ fixture: Fixture) -> [String] {
        fixture.console.analysis.map(fixture.console.explanationTexts) ?? []
    }

    @Test func `a KPI is explained with the values it is made of`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        fixture.press("4:")
        fixture.type("figure conversion")
        fixture.press("<Enter><Esc>")
        _ = fixture.console.frame()
        let texts = ExplainTests.texts(fixture)
        #expect(fixture.console.kpi == .conversion)
        #expect(texts[0].contains("sales divided by clicks"))
        let reading = fixture.console.wallReadings?.reading(.conversion)?.current.fraction
        let (sales, clicks) = (reading?.part ?? 0, reading?.whole ?? 0)
        #expect(sales > 0 && clicks > 0)
        #expect(texts[1].contains("sales \(sales), clicks \(clicks)"))
        #expect(texts[2].hasPrefix("Before "))
        #expect(texts.contains { $0.contains("23 Oct 2026") && $0.contains("21 Nov 2026") })
        #expect(texts.contains("Read from easy-affiliate."), "\(texts)")
    }

    @Test func `what no file says has no inputs`() {
        var fixture = Fixture()
        fixture.press("4gg")
        let texts = ExplainTests.texts(fixture)
        #expect(fixture.console.kpi == .ctr && texts[1] == "Now ?.")
    }

    @Test func `a ratio of partners is so many of so many`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        fixture.press("4kllllljj:")
        fixture.type("figure active ratio")
        fixture.press("<Enter>")
        #expect(fixture.console.kpi == .activeRatio)
        #expect(ExplainTests.texts(fixture)[1].contains(" of 9."))
    }

    @Test func `a column is explained for the partner under the cursor`() {
        var fixture = Fixture()
        fixture.press("2")
        let columns = fixture.console.shownColumns
        let place = columns.firstIndex { if case .figure = $0 { true } else { false } } ?? 0
        fixture.press(String(repeating: "l", count: place))
        let texts = ExplainTests.texts(fixture)
        #expect(texts.count == 2)
        #expect(texts[1].hasPrefix("Deal Falcon: ") && texts[1].contains("easy-affiliate"))
    }

    @Test func `a dossier explains each figure with its inputs, and its judgement`() {
        var fixture = Fixture()
        fixture.press("2<Enter>")
        let texts = ExplainTests.texts(fixture)
        #expect(texts[0].contains("Usually sells every 6 days"))
        let epc = texts.first { $0.hasPrefix("epc") } ?? ""
        #expect(epc.contains("commission") && epc.contains("clicks") && epc.contains("from"))
        fixture.press("?")
        #expect(fixture.lines.contains { $0.contains("Usually sells every 6 days") })
    }
}
