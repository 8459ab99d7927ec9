import Model
import Testing

@testable import Insight

/// What partners are owed, worked by hand: two currencies, files of ours, reasons to hold back.
@Suite struct PayoutTests {
    private static let dollar = Currency(code: "USD".utf8) ?? .euro

    /// A line as the tests compare it.
    private struct Line: Equatable {
        let row: Int
        let code: String
        let owed: Int64?
        let holds: [PayoutHold]

        init(_ row: Int, _ code: String, _ owed: Int64?, _ holds: [PayoutHold] = []) {
            (self.row, self.code, self.owed, self.holds) = (row, code, owed, holds)
        }
    }

    /// p earns in euro and dollars, q in dollars, r sells where no file tells its commission.
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        ledger.join("p", daysAgo: 300, [("payment", "p@example.com")])
        ledger.join("q", daysAgo: 300, [("payment", "q@example.com")])
        ledger.join("r", daysAgo: 300, [("source", "log"), ("payment", "r@example.com")])
        ledger.book(
            [.clicks, .commission, .bonus, .payouts], daysAgo: 1...200,
            [
                ("p", 90, [3, 10_000, 0, 0]), ("p", 60, [0, 0, 0, 4_000]),
                ("p", 30, [0, 0, 0, 1_000]), ("p", 5, [2, 2_000, 500, 0]),
            ])
        ledger.book(
            [.commission], source: "dub", currency: dollar, daysAgo: 1...200,
            [("p", 40, [700]), ("q", 40, [9_900])])
        ledger.book([.clicks], source: "log", daysAgo: 1...200, [("r", 7, [7])])
        return ledger
    }

    private static func lines(
        _ ledger: Ledger, _ question: PayoutQuestion = PayoutQuestion()
    ) -> [Line] {
        let rows = Array(ledger.program.rows)
        return ledger.analysis().payouts(question, rows: rows).map {
            Line($0.row, $0.currency.code, $0.owed, $0.holds)
        }
    }

    private static func pay(
        _ ledger: Ledger, _ partner: String, _ key: String, daysAgo: Int, _ units: Int64,
        _ state: Payment.State = .sent, bonus: Int64 = 0
    ) {
        let payment = Payment(
            key: key, day: Ledger.today.advanced(by: -daysAgo),
            amount: Money(minorUnits: units, currency: .euro), receiver: "x", file: "f",
            bonus: bonus, state: state)
        ledger.add(partner, [(payment.field, payment.line)])
    }

    @Test func `commission and bonus minus payouts, each currency by itself`() {
        let ledger = PayoutTests.ledger()
        let (p, q, r) = (ledger.row("p"), ledger.row("q"), ledger.row("r"))
        // 100.00 + 20.00 + 5.00 − 40.00 − 10.00 euro; dollars beside, never added.
        #expect(
            PayoutTests.lines(ledger) == [
                Line(p, "EUR", 7_500),
                Line(r, "EUR", nil, [.commissionUnknown, .payoutsUnknown]),
                Line(q, "USD", 9_900), Line(p, "USD", 700),
            ])
        let all = ledger.analysis().payouts(PayoutQuestion(), rows: [p])
        #expect(all.map(\.earned) == [12_500, 700] && all.map(\.paid) == [5_000, 0])
        #expect(all.allSatisfy { $0.usualGap == 30 && $0.last == Day(iso: Ledger.ago(30).utf8) })
    }

    @Test func `a month pays what was earned up to its end, minus everything paid`() {
        let ledger = PayoutTests.ledger()
        let question = PayoutQuestion(until: Day(iso: Ledger.ago(10).utf8))
        #expect(PayoutTests.lines(ledger, question).first?.owed == 5_000)
        let settled = PayoutQuestion(settled: Day(iso: Ledger.ago(50).utf8))
        // Since then 25.00 were earned and 10.00 paid.
        #expect(PayoutTests.lines(ledger, settled).first?.owed == 1_500)
    }

    @Test func `below the minimum of its own currency`() {
        let ledger = PayoutTests.ledger()
        let minimum = PayoutMinimum("75.01 EUR, 7 USD", usual: .euro) ?? PayoutMinimum()
        let lines = PayoutTests.lines(ledger, PayoutQuestion(minimum: minimum))
        #expect(lines.filter { $0.code == "EUR" }[0].holds == [.belowMinimum(7_501)])
        #expect(lines.filter { $0.code == "USD" }.allSatisfy { $0.holds.isEmpty })
    }

    @Test func `what is in a file of ours is not owed until it failed`() {
        let ledger = PayoutTests.ledger()
        let p = ledger.row("p")
        PayoutTests.pay(ledger, "p", "a-1", daysAgo: 2, 6_000)
        PayoutTests.pay(ledger, "p", "a-2", daysAgo: 2, 1_000, .failed)
        let line = ledger.analysis().payouts(PayoutQuestion(), rows: [p])[0]
        #expect(line.owed == 1_500 && line.underway == 6_000)
        // The bonus of a payment was earned too, and is marked as paid elsewhere.
        PayoutTests.pay(ledger, "p", "a-3", daysAgo: 1, 900, .paid, bonus: 900)
        #expect(ledger.analysis().payouts(PayoutQuestion(), rows: [p])[0].owed == 1_500)
    }

    @Test func `an imported payout of the same amount soon after is the same money, once`() {
        let ledger = PayoutTests.ledger()
        let p = ledger.row("p")
        // The imported 10.00 of 30 days ago stands for one of the two.
        PayoutTests.pay(ledger, "p", "a-1", daysAgo: 33, 1_000, .paid)
        #expect(ledger.analysis().payouts(PayoutQuestion(), rows: [p])[0].owed == 7_500)
        PayoutTests.pay(ledger, "p", "a-2", daysAgo: 32, 1_000, .paid)
        #expect(ledger.analysis().payouts(PayoutQuestion(), rows: [p])[0].owed == 6_500)
        // 15 days before it is too long.
        let other = PayoutTests.ledger()
        PayoutTests.pay(other, "p", "a-1", daysAgo: 45, 1_000, .paid)
        #expect(other.analysis().payouts(PayoutQuestion(), rows: [p])[0].owed == 6_500)
    }

    @Test func `shared addresses, none at all, closed accounts and more paid than earned`() {
        let ledger = PayoutTests.ledger()
        let (p, q) = (ledger.row("p"), ledger.row("q"))
        ledger.add("q", [("payment", "P@Example.com ")])
        let shared = PayoutTests.lines(ledger)
        #expect(shared[0].holds == [.sharedAddress([q])])
        #expect(shared.last == Line(p, "USD", 700, [.sharedAddress([q])]))
        ledger.add("q", [("payment", "PayPal"), ("email", "p@example.com")])
        #expect(PayoutTests.lines(ledger)[0].holds == [.sharedAddress([q])])
        ledger.add("q", [("payment", "IBAN 12"), ("status", "Blocked")])
        #expect(PayoutTests.lines(ledger)[2].holds == [.closed("blocked"), .noMethod])
        PayoutTests.pay(ledger, "p", "a-1", daysAgo: 1, 8_000)
        #expect(PayoutTests.lines(ledger)[0] == Line(p, "EUR", -500, [.overpaid]))
    }

    @Test func `a jump is more than three times the usual of the partner's own past`() {
        func holds(_ now: Int64, months: Int) -> [PayoutHold] {
            let ledger = Ledger()
            ledger.join("p", daysAgo: 300, [("payment", "p@example.com")])
            let past = (1...months).map { ("p", $0 * 30 + 10, [Int64($0) * 100, 0]) }
            ledger.book(
                [.commission, .payouts], daysAgo: 1...250, past + [("p", 10, [now, 0])])
            return PayoutTests.lines(ledger)[0].holds
        }
        // 1, 2 and 3 euro in the three stretches before: 2 is usual.
        #expect(holds(600, months: 3).isEmpty)
        #expect(holds(601, months: 3) == [.jump(now: 601, usual: 200)])
        #expect(holds(9_999, months: 2).isEmpty)
    }
}
