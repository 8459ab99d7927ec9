import Model
import Testing

@testable import Insight

/// What a program brings after all it costs: known only where the settings say, and for all of it.
@Suite struct KPICostTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["p", "q"] { ledger.join(name, daysAgo: 300) }
        ledger.book(
            [.clicks, .sales, .revenue, .commission, .bonus, .customers], daysAgo: 1...120,
            [
                ("p", 25, [10, 2, 100_000, 10_000, 500, 4]),
                ("q", 60, [10, 2, 50_000, 5_000, 0, 1]),
            ])
        return ledger
    }

    private static func euro(_ units: Int64) -> Money {
        Money(minorUnits: units, currency: .euro)
    }

    /// October has 31 days, and only p's sale lies in it.
    private static let october = Window(
        from: Ledger.day("2026-10-01"), to: Ledger.day("2026-10-31"))

    @Test func `costs of the settings count by the day`() {
        let costs = [
            ProgramCost("tools", KPICostTests.euro(3_100)),
            ProgramCost(
                "fair", KPICostTests.euro(6_400), from: Ledger.day("2026-10-01"),
                until: Ledger.day("2026-10-31")),
        ]
        let analysis = KPICostTests.ledger().analysis(costs: costs)
        func value(_ kpi: KPI, _ window: Window = KPICostTests.october) -> Reading {
            analysis.kpi(kpi, in: window, partners: nil).current
        }
        #expect(value(.programCost) == .value(20_000))
        #expect(value(.fullRoi) == .quotient(80_000, 20_000))
        #expect(value(.fullRoas) == .quotient(100_000, 20_000))
        #expect(value(.fullAcquisition) == .quotient(20_000, 4))
        // What partners cost alone is told apart.
        #expect(value(.roi) == .quotient(89_500, 10_500))
        #expect(value(.costPerAcquisition) == .quotient(10_500, 4))
        // A day of September has 30 parts: 103 of 3100, and no fair.
        let day = Ledger.day("2026-09-01")
        #expect(value(.programCost, Window(from: day, to: day)) == .value(103))
        let reading = analysis.kpi(.programCost, in: KPICostTests.october, partners: nil)
        #expect(reading.values.compactMap { $0 }.reduce(0, +) == 20_000)
    }

    @Test func `without costs, and for a part of the program, nobody can say`() {
        let none = KPICostTests.ledger().analysis()
        for kpi in [KPI.programCost, .fullRoi, .fullRoas, .fullAcquisition] {
            let reading = none.kpi(kpi, in: KPICostTests.october, partners: nil)
            #expect(reading.current == .unknown && reading.values.allSatisfy { $0 == nil })
        }
        let ended = KPICostTests.ledger().analysis(costs: [
            ProgramCost("tools", KPICostTests.euro(3_100), until: Ledger.day("2026-08-31"))
        ])
        #expect(
            ended.kpi(.fullRoi, in: KPICostTests.october, partners: nil).current == .unknown)
        let some = KPICostTests.ledger().analysis(costs: [
            ProgramCost("tools", KPICostTests.euro(3_100))
        ])
        let part = some.kpi(.fullRoi, in: KPICostTests.october, partners: [0])
        #expect(part.current == .notApplicable)
        #expect(some.change(of: .fullRoi, KPIQuestion(KPICostTests.october), partners: nil) == nil)
    }
}
