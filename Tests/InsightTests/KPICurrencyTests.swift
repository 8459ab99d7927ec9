import Model
import Testing

@testable import Insight

/// Programs with money in several currencies: amounts are never added, and nothing is divided by
/// what belongs to other money.
@Suite struct KPICurrencyTests {
    private static let dollar = Currency(code: "USD".utf8) ?? .euro

    /// p sells in both currencies, q in dollars; r's clicks come without money.
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["p", "q"] { ledger.join(name, daysAgo: 200) }
        ledger.join("r", daysAgo: 200, [("source", "log")])
        let metrics: [Metric] = [.clicks, .sales, .revenue, .commission]
        ledger.book(
            metrics, daysAgo: 1...100,
            [("p", 5, [100, 10, 10_000, 1_000]), ("p", 40, [50, 10, 5_000, 500])])
        ledger.book(
            metrics, source: "dub", currency: dollar, daysAgo: 1...100,
            [("p", 5, [20, 2, 8_000, 800]), ("q", 6, [30, 3, 12_000, 1_200])])
        ledger.book([.clicks], source: "log", daysAgo: 1...100, [("r", 7, [7])])
        return ledger
    }

    @Test func `money is divided by the clicks and sales of its own currency`() {
        let analysis = KPICurrencyTests.ledger().analysis()
        let window = analysis.window(days: 30)
        func value(_ kpi: KPI) -> Reading { analysis.kpi(kpi, in: window, partners: nil).current }
        #expect(value(.revenue) == .value(10_000))
        #expect(value(.clicks) == .value(157) && value(.sales) == .value(15))
        #expect(value(.aov) == .quotient(10_000, 10))
        #expect(value(.epc) == .quotient(1_000, 107))
        #expect(value(.conversion) == .quotient(15, 157))
        #expect(value(.roas) == .quotient(10_000, 1_000))
        let epc = analysis.histogram(of: .epc, in: window, partners: nil)
        #expect(epc.median == 10 && epc.counts.reduce(0, +) == 1)
    }

    @Test func `each currency stands by itself, and counts add up to the whole`() {
        let analysis = KPICurrencyTests.ledger().analysis()
        let question = KPIQuestion(analysis.window(days: 30))
        func values(_ kpi: KPI) -> [Reading] {
            analysis.byCurrency(kpi, question, partners: nil).map(\.reading.current)
        }
        let all = analysis.byCurrency(.revenue, question, partners: nil)
        #expect(all.map(\.currency.code) == ["EUR", "USD"] && all.map(\.partners) == [2, 2])
        #expect(values(.revenue) == [.value(10_000), .value(20_000)])
        #expect(all.map(\.reading.previous) == [.value(5_000), .value(0)])
        #expect(values(.clicks) == [.value(107), .value(50)])
        #expect(values(.aov) == [.value(1_000), .value(4_000)])
        #expect(values(.epc) == [.quotient(1_000, 107), .quotient(2_000, 50)])
        #expect(values(.ctr) == [.unknown, .unknown])
        #expect(values(.active) == [.value(3), .notApplicable])
        for kpi in [KPI.clicks, .sales] {
            let whole = analysis.kpi(kpi, in: question.window, partners: nil).current.number
            #expect(values(kpi).compactMap(\.number).reduce(0, +) == whole)
        }
        let names = analysis.groups(by: .currency, partners: nil)
        #expect(names.map(\.name) == ["EUR", "USD"] && names.map(\.rows.count) == [2, 2])
        #expect(KPICurrencyTests.ledger().analysis().hasSeveralCurrencies)
        #expect(!Ledger().analysis().hasSeveralCurrencies)
    }

    @Test func `a partner's EPC is divided by the clicks beside its money, in list and filter`() {
        let ledger = KPICurrencyTests.ledger()
        let analysis = ledger.analysis()
        let (p, q) = (ledger.row("p"), ledger.row("q"))
        let column = ListColumn.figure(.epc, days: 30)
        #expect(analysis.cell(column, row: p) == .moneyPerClick(1_000, clicks: 100))
        #expect(analysis.cell(column, row: q) == .notApplicable)
        let sorted = analysis.sorted([q, p], by: SortOrder(column, isDescending: true))
        #expect(sorted == [p, q])
        let conversion = ListColumn.figure(.conversion, days: 30)
        #expect(analysis.cell(conversion, row: p) == .ratio(12, of: 120))
    }

    @Test func `why takes only what belongs to the money`() throws {
        let analysis = KPICurrencyTests.ledger().analysis()
        let question = KPIQuestion(analysis.window(days: 30))
        for kpi in [KPI.epc, .aov, .revenue, .conversion, .clicks] {
            let change = try #require(analysis.change(of: kpi, question, partners: nil))
            #expect(change.rows.map(\.part).reduce(0, +) == change.total, "\(kpi)")
        }
        let aov = try #require(analysis.change(of: .aov, question, partners: nil))
        // 1000 of a sale against 500, all of it p's; q has no sale in euro.
        #expect(aov.total == 500_000 && aov.rows.map(\.part) == [500_000])
    }
}
