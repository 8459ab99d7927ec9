import Model
import Testing

@testable import Insight

/// Figures nobody should have: each is told as it is, or that it cannot be, and none is without end.
@Suite struct KPIOddInputTests {
    /// Every KPI over some windows, in series, parts and reasons.
    private static func expectFinite(_ analysis: Analysis, _ what: String) {
        let last = analysis.today.advanced(by: -1)
        let windows = [1, 3, 30, 400].map { Window(days: $0, endingOn: last) }
        for window in windows {
            for step in Step.allCases {
                let question = KPIQuestion(window, step: step)
                for reading in analysis.kpis(KPI.allCases, question, partners: nil) {
                    let numbers =
                        reading.values + reading.previousValues
                        + [reading.current.number, reading.previous.number, reading.change]
                    #expect(
                        numbers.allSatisfy { $0?.isFinite ?? true }, "\(what): \(reading.kpi)")
                }
            }
            let question = KPIQuestion(window)
            for kpi in KPI.allCases {
                if let change = analysis.change(of: kpi, question, partners: nil) {
                    #expect(
                        change.rows.reduce(Int64(0)) { $0 &+ $1.part } == change.total,
                        "\(what): \(kpi)")
                }
                let spread = analysis.histogram(of: kpi, in: window, partners: nil)
                #expect(spread.width.isFinite && spread.width > 0)
            }
            for row in analysis.mostImproved(.clicks, question, partners: nil) {
                #expect(row.improvement?.lower.isFinite ?? false)
            }
        }
    }

    private static func ledger(
        partners: Int, _ metrics: [Metric], days: ClosedRange<Int> = 1...60, _ values: [Int64]
    ) -> Ledger {
        let ledger = Ledger()
        for number in 0..<partners { ledger.join("p\(number)", daysAgo: 100) }
        ledger.book(
            metrics, daysAgo: days,
            (0..<partners).flatMap { number in
                days.filter { ($0 + 100) % 5 == 1 }.map { ("p\(number)", $0, values) }
            })
        return ledger
    }

    private static let all: [Metric] = [
        .impressions, .clicks, .leads, .sales, .revenue, .commission, .refunds, .customers,
        .lostCustomers,
    ]

    private static func warnings(_ ledger: Ledger) -> [KPIWarning] {
        let analysis = ledger.analysis()
        return analysis.warnings(in: analysis.window(days: 30), partners: nil)
    }

    @Test func `impressions below clicks are told, and the ratio is not capped`() {
        let ledger = KPIOddInputTests.ledger(
            partners: 2, KPIOddInputTests.all, [4, 10, 1, 1, 100, 9, 0, 1, 0])
        #expect(KPIOddInputTests.warnings(ledger) == [.clicksAboveImpressions])
        let analysis = ledger.analysis()
        let ctr = analysis.kpi(.ctr, in: analysis.window(days: 30), partners: nil)
        #expect(ctr.current.number == 2.5)
        KPIOddInputTests.expectFinite(analysis, "clicks above impressions")
    }

    @Test func `orders without clicks have no conversion, and more than clicks above one`() {
        let none = KPIOddInputTests.ledger(partners: 2, [.clicks, .sales], [0, 3])
        #expect(KPIOddInputTests.warnings(none) == [.salesWithoutClicks])
        let analysis = none.analysis()
        let window = analysis.window(days: 30)
        #expect(analysis.kpi(.conversion, in: window, partners: nil).current == .notApplicable)
        KPIOddInputTests.expectFinite(analysis, "orders without clicks")
        let more = KPIOddInputTests.ledger(partners: 1, [.clicks, .sales], [2, 3])
        #expect(KPIOddInputTests.warnings(more) == [.salesAboveClicks])
        #expect(
            more.analysis().kpi(.conversion, in: window, partners: nil).current.number == 1.5)
    }

    @Test func `revenue below zero has no share, no rank and no growth`() {
        let ledger = KPIOddInputTests.ledger(
            partners: 3, KPIOddInputTests.all, [100, 10, 1, 1, -500, -50, 700, 1, 1])
        #expect(KPIOddInputTests.warnings(ledger) == [.negativeRevenue])
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        for kpi in [KPI.topOne, .topFive, .partnersForMost] {
            #expect(analysis.kpi(kpi, in: window, partners: nil).current == .notApplicable)
        }
        #expect(analysis.kpi(.aov, in: window, partners: nil).current == .value(-500))
        KPIOddInputTests.expectFinite(analysis, "negative revenue")
    }

    @Test func `rows of days to come are told and do not count`() {
        let ledger = KPIOddInputTests.ledger(partners: 1, [.clicks], days: -40...60, [1])
        #expect(KPIOddInputTests.warnings(ledger) == [.daysToCome])
        let analysis = ledger.analysis()
        #expect(
            analysis.kpi(.clicks, in: analysis.window(days: 30), partners: nil).current.number == 6)
        KPIOddInputTests.expectFinite(analysis, "days to come")
        // Those of today are those of a day that is not over: nothing odd.
        let today = KPIOddInputTests.ledger(partners: 1, [.clicks], days: 0...60, [1])
        #expect(KPIOddInputTests.warnings(today).isEmpty)
    }

    @Test(arguments: [0, 1, 19])
    func `few partners have figures or none, never nonsense`(partners: Int) {
        let values: [Int64] = [100, 10, 1, 1, 500, 50, 7, 1, 0]
        let ledger = KPIOddInputTests.ledger(partners: partners, KPIOddInputTests.all, values)
        let analysis = ledger.analysis()
        #expect(KPIOddInputTests.warnings(ledger).isEmpty)
        KPIOddInputTests.expectFinite(analysis, "\(partners) partners")
        let epc = analysis.kpi(.epc, in: analysis.window(days: 30), partners: nil).current
        #expect(epc == (partners == 0 ? .notApplicable : .value(5)))
    }

    @Test func `three days of history are three days, and nothing before them is known`() {
        let ledger = KPIOddInputTests.ledger(
            partners: 4, KPIOddInputTests.all, days: 1...3, [100, 10, 1, 1, 500, 50, 7, 1, 0])
        let analysis = ledger.analysis()
        let clicks = analysis.kpi(.clicks, in: analysis.window(days: 30), partners: nil)
        #expect(clicks.current == .value(40) && clicks.previous == .unknown)
        #expect(clicks.values.filter { $0 == nil }.count == 27 && clicks.change == nil)
        KPIOddInputTests.expectFinite(analysis, "three days")
    }

    @Test func `amounts at the ends of the range overflow nothing`() {
        for value in [Int64.max / 40, Int64.min / 40] {
            let ledger = KPIOddInputTests.ledger(
                partners: 3, [.clicks, .sales, .revenue, .commission], [1, 1, value, value])
            KPIOddInputTests.expectFinite(ledger.analysis(), "\(value)")
        }
    }
}
