import Model
import Testing

@testable import Insight

/// The program's figures: what is known, what is not, and the equally long period before.
@Suite struct KPITests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for name in ["a", "b", "c"] { ledger.join(name, daysAgo: 300) }
        ledger.join("d", daysAgo: 300, [("source", "dub")])
        ledger.book(
            [.clicks, .sales, .revenue, .commission], daysAgo: 1...90,
            (1...60).flatMap { day -> [(String, Int, [Int64])] in
                [
                    ("a", day, [10, day % 2 == 0 ? 1 : 0, day % 2 == 0 ? 5_000 : 0, 500]),
                    ("b", day, [Int64(day), 0, -100, 1]),
                ]
            })
        return ledger
    }

    private static func reading(_ kpi: KPI, _ analysis: Analysis, days: Int = 30) -> KPIReading {
        analysis.kpi(kpi, in: analysis.window(days: days), partners: nil)
    }

    @Test func `sums and quotients over the last thirty days`() {
        let analysis = KPITests.ledger().analysis()
        #expect(KPITests.reading(.clicks, analysis).current == .value(765))
        #expect(KPITests.reading(.sales, analysis).current == .value(15))
        #expect(KPITests.reading(.revenue, analysis).current == .value(72_000))
        #expect(KPITests.reading(.conversion, analysis).current == .quotient(15, 765))
        #expect(KPITests.reading(.epc, analysis).current == .quotient(15_030, 765))
        #expect(KPITests.reading(.active, analysis).current == .value(2))
    }

    @Test func `the window before is equally long and ends where this one begins`() {
        let analysis = KPITests.ledger().analysis()
        let reading = KPITests.reading(.clicks, analysis)
        #expect(reading.window.length == 30 && reading.window.previous.length == 30)
        #expect(reading.window.previous.to.distance(to: reading.window.from) == 1)
        #expect(reading.window.to == Ledger.today.advanced(by: -1))
        #expect(reading.previous == .value(1_665))
        #expect(reading.change == (765.0 - 1_665) / 1_665)
        for days in [1, 7, 45, 89] {
            let window = analysis.window(days: days)
            #expect(window.length == days && window.previous.length == days)
        }
    }

    @Test func `what no file says is unknown, and no zero`() {
        let ledger = KPITests.ledger()
        let analysis = ledger.analysis()
        let late = analysis.kpi(
            .clicks, in: Window(days: 30, endingOn: Ledger.today.advanced(by: -120)), partners: nil)
        #expect(late.current == .unknown && late.previous == .unknown)
        #expect(late.values.allSatisfy { $0 == nil } && late.change == nil)
        let half = analysis.kpi(.clicks, in: analysis.window(days: 90), partners: nil)
        #expect(half.current != .unknown && half.previous == .unknown)
        let empty = Ledger()
        empty.join("p", daysAgo: 100)
        for kpi in KPI.allCases {
            #expect(KPITests.reading(kpi, empty.analysis()).current == .unknown, "\(kpi)")
        }
    }

    @Test func `a covered day without a row is zero`() {
        let analysis = KPITests.ledger().analysis()
        let window = Window(days: 30, endingOn: Ledger.today.advanced(by: -61))
        let reading = analysis.kpi(.clicks, in: window, partners: nil)
        #expect(reading.current == .value(0))
        #expect(reading.values == Array(repeating: 0, count: 30))
    }

    @Test func `a quotient of nothing cannot be computed`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 100)
        ledger.book([.clicks, .sales, .commission], daysAgo: 1...60, [("p", 3, [0, 1, 100])])
        let analysis = ledger.analysis()
        #expect(KPITests.reading(.conversion, analysis).current == .notApplicable)
        #expect(KPITests.reading(.epc, analysis).current == .notApplicable)
        #expect(KPITests.reading(.epc, analysis).change == nil)
        let row = ledger.row("p")
        #expect(analysis.cell(.figure(.conversion, days: 30), row: row) == .notApplicable)
        #expect(analysis.cell(.figure(.epc, days: 30), row: row) == .notApplicable)
        #expect(analysis.cell(.figure(.metric(.revenue), days: 30), row: row) == .unknown)
        #expect(analysis.cell(.figure(.metric(.clicks), days: 30), row: row) == .count(0))
    }

    @Test func `a quotient takes only days on which both are known`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 100)
        ledger.book([.clicks], daysAgo: 1...60, (1...60).map { ("p", $0, [10]) })
        ledger.book([.sales], daysAgo: 1...10, (1...10).map { ("p", $0, [1]) })
        let reading = KPITests.reading(.conversion, ledger.analysis())
        #expect(reading.current == .quotient(1, 10))
        #expect(reading.values.filter { $0 == nil }.count == 20)
        #expect(reading.previous == .unknown)
    }

    @Test func `days from today on never count`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 100)
        ledger.book([.clicks], daysAgo: -20...60, (-20...60).map { ("p", $0, [1]) })
        let analysis = ledger.analysis()
        #expect(analysis.lastDay == Ledger.today.advanced(by: -1))
        let window = Window(from: Ledger.today.advanced(by: -9), to: Ledger.today.advanced(by: 20))
        let reading = analysis.kpi(.clicks, in: window, partners: nil)
        #expect(reading.current == .value(9))
        #expect(reading.values[9...].allSatisfy { $0 == nil })
        let active = analysis.kpi(.active, in: window, partners: nil)
        #expect(active.values[9...].allSatisfy { $0 == nil })
        #expect(analysis.sums(.clicks, in: window) == [9])
    }

    @Test func `the whole is the sum of its parts and of its days`() {
        let ledger = KPITests.ledger()
        let analysis = ledger.analysis()
        let window = analysis.window(days: 45)
        for kpi in [KPI.clicks, .sales, .revenue, .commission] {
            let whole = analysis.kpi(kpi, in: window, partners: nil)
            let parts = analysis.program.rows.map {
                analysis.kpi(kpi, in: window, partners: [$0])
            }
            #expect(parts.compactMap(\.current.number).reduce(0, +) == whole.current.number)
            #expect(parts.compactMap(\.previous.number).reduce(0, +) == whole.previous.number)
            #expect(whole.values.compactMap { $0 }.reduce(0, +) == whole.current.number)
            #expect(whole.previousValues.compactMap { $0 }.reduce(0, +) == whole.previous.number)
            let rows = analysis.program.rows.map {
                analysis.sum(kpi.metrics[0], row: $0, in: window)
            }
            #expect(Double(rows.compactMap { $0 }.reduce(0, +)) == whole.current.number)
        }
    }

    @Test func `several at once read as one by one`() {
        let analysis = KPITests.ledger().analysis()
        let window = analysis.window(days: 30)
        let together = analysis.kpis(KPI.allCases, in: window, partners: [0, 1])
        for reading in together {
            let alone = analysis.kpi(reading.kpi, in: window, partners: [0, 1])
            #expect(alone.current == reading.current && alone.previous == reading.previous)
            #expect(
                alone.values == reading.values && alone.previousValues == reading.previousValues)
        }
    }

    @Test func `weeks of a row sum to the same as its days`() {
        let ledger = KPITests.ledger()
        let analysis = ledger.analysis()
        let weeks = analysis.weeks(.clicks, row: ledger.row("b"), count: 8)
        let sum = analysis.sum(.clicks, row: ledger.row("b"), in: analysis.window(days: 56))
        #expect(weeks?.count == 8)
        #expect(weeks?.reduce(0, +) == sum)
        #expect(analysis.weeks(.refunds, row: ledger.row("b"), count: 8) == nil)
    }
}
