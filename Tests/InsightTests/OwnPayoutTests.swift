import Model
import Testing

@testable import Insight

/// Payouts of our own files beside imported ones: the same money counts once, wherever it is shown.
@Suite struct OwnPayoutTests {
    /// p earned 100.00 and q 50.00; files tell p's payouts.
    private static func ledger(_ told: [(String, Int, [Int64])]) -> Ledger {
        let ledger = Ledger()
        for partner in ["p", "q"] {
            ledger.join(partner, daysAgo: 300, [("payment", partner + "@example.com")])
        }
        ledger.book(
            [.commission], daysAgo: 1...200, [("p", 90, [10_000]), ("q", 90, [5_000])])
        ledger.book([.payouts], daysAgo: 1...200, told)
        return ledger
    }

    private static func pay(
        _ ledger: Ledger, _ partner: String, _ key: String, daysAgo: Int, _ units: Int64,
        _ state: Payment.State = .paid, _ currency: Currency = .euro
    ) {
        let payment = Payment(
            key: key, day: Ledger.today.advanced(by: -daysAgo),
            amount: Money(minorUnits: units, currency: currency), receiver: "x", file: "f",
            state: state)
        ledger.add(partner, [(payment.field, payment.line)])
    }

    private static func paid(_ ledger: Ledger, _ partner: String = "p") -> Int64? {
        ledger.analysis().payouts(PayoutQuestion(), rows: [ledger.row(partner)])
            .first { $0.currency == .euro }?.paid
    }

    @Test func `two payouts of one day that an import tells as one sum count once`() {
        let ledger = Self.ledger([("p", 8, [3_000])])
        Self.pay(ledger, "p", "a-1", daysAgo: 10, 1_000)
        Self.pay(ledger, "p", "a-2", daysAgo: 10, 2_000)
        #expect(Self.paid(ledger) == 3_000)
        // A third one of that day is in no file yet.
        Self.pay(ledger, "p", "a-3", daysAgo: 10, 500)
        #expect(Self.paid(ledger) == 3_500)
    }

    @Test func `the first and the last payout are found in files and in ours`() {
        let ledger = Self.ledger([("p", 30, [3_000]), ("p", 20, [3_000])])
        let before = ledger.analysis()
        #expect(before.payoutSpan(row: ledger.row("q")) == nil)
        #expect(before.payoutsCheck().verdict == .fine)
        Self.pay(ledger, "p", "a-1", daysAgo: 90, 1_000)
        Self.pay(ledger, "p", "a-2", daysAgo: 4, 2_000, .paid, Currency(code: "USD".utf8)!)
        let span = ledger.analysis().payoutSpan(row: ledger.row("p"))
        #expect(span?.first == Ledger.today.advanced(by: -90))
        #expect(span?.last == Ledger.today.advanced(by: -4))
    }

    @Test func `payouts of our own last month are told where no file tells any`() {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 300, [("payment", "p@example.com")])
        ledger.book([.commission], daysAgo: 1...200, [("p", 90, [10_000])])
        #expect(ledger.analysis().payoutsCheck().verdict == .look)
        Self.pay(ledger, "p", "a-1", daysAgo: 30, 1_000)
        #expect(ledger.analysis().payoutsCheck().verdict == .fine)
    }

    @Test func `one of the amount goes before a sum, and each stands for one payout only`() {
        let ledger = Self.ledger([("p", 8, [3_000]), ("p", 7, [3_000])])
        Self.pay(ledger, "p", "a-1", daysAgo: 10, 1_000)
        Self.pay(ledger, "p", "a-2", daysAgo: 10, 2_000)
        Self.pay(ledger, "p", "a-3", daysAgo: 9, 3_000)
        #expect(Self.paid(ledger) == 6_000)
        // A sum that is not theirs takes nothing away.
        let other = Self.ledger([("p", 8, [2_999])])
        Self.pay(other, "p", "a-1", daysAgo: 10, 1_000)
        Self.pay(other, "p", "a-2", daysAgo: 10, 2_000)
        #expect(Self.paid(other) == 5_999)
    }

    @Test func `a list's payouts have those of our files, once, in the program's currency`() {
        let ledger = Self.ledger([("p", 8, [3_000]), ("p", 60, [700])])
        Self.pay(ledger, "p", "a-1", daysAgo: 9, 3_000)
        Self.pay(ledger, "p", "a-2", daysAgo: 5, 400)
        Self.pay(ledger, "p", "a-3", daysAgo: 5, 9_999, .failed)
        Self.pay(ledger, "p", "a-4", daysAgo: 5, 8_888, .paid, Currency(code: "USD".utf8) ?? .euro)
        let analysis = ledger.analysis()
        let p = ledger.row("p")
        let month = ListColumn.figure(.metric(.payouts), days: 30)
        #expect(analysis.cell(month, row: p) == .money(3_400))
        #expect(analysis.cell(.figure(.metric(.payouts), days: 90), row: p) == .money(4_100))
        #expect(analysis.cell(month, row: ledger.row("q")) == .money(0))
        #expect(analysis.sums(.payouts, in: analysis.window(days: 30))[p] == 3_400)
    }

    @Test func `without any file of payouts those of ours are known, others are not`() {
        let ledger = Ledger()
        for partner in ["p", "q"] { ledger.join(partner, daysAgo: 300) }
        ledger.book([.clicks], daysAgo: 1...200, [("p", 90, [1])])
        Self.pay(ledger, "p", "a-1", daysAgo: 5, 400)
        let analysis = ledger.analysis()
        let month = ListColumn.figure(.metric(.payouts), days: 30)
        #expect(analysis.cell(month, row: ledger.row("p")) == .money(400))
        #expect(analysis.cell(month, row: ledger.row("q")) == .unknown)
        #expect(analysis.indicators(row: ledger.row("p")).payout == .on(Ledger.day(Ledger.ago(5))))
        #expect(analysis.indicators(row: ledger.row("q")).payout == .unknown)
        // Undone, nothing is known again.
        ledger.apply(
            Change(
                kind: .set,
                edits: [Edit(partner: Ledger.id("p"), field: "paid:a-1", new: nil, old: nil)]))
        analysis.refresh(rows: [ledger.row("p")])
        #expect(analysis.cell(month, row: ledger.row("p")) == .unknown)
    }

    @Test func `the last payout is the latest of imported ones and ours, in any currency`() {
        let ledger = Self.ledger([("p", 8, [3_000])])
        let p = ledger.row("p")
        #expect(ledger.analysis().indicators(row: p).payout == .on(Ledger.day(Ledger.ago(8))))
        Self.pay(ledger, "p", "a-1", daysAgo: 0, 10, .sent, Currency(code: "USD".utf8) ?? .euro)
        #expect(ledger.analysis().indicators(row: p).payout == .on(Ledger.today))
    }

    @Test func `the program's payouts are the sum of the list's`() {
        let ledger = Self.ledger([("p", 8, [3_000])])
        Self.pay(ledger, "p", "a-1", daysAgo: 9, 3_000)
        Self.pay(ledger, "q", "a-2", daysAgo: 5, 400)
        let analysis = ledger.analysis()
        let window = analysis.window(days: 30)
        let value = analysis.value(of: .payouts, in: window)
        #expect(value == 3_400)
    }
}

extension Analysis {
    /// The one number of a KPI that is a sum.
    fileprivate func value(of kpi: KPI, in window: Window) -> Int64? {
        inputs(of: kpi, KPIQuestion(window), partners: nil).first?.now
    }
}
