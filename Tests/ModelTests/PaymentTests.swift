import Testing

@testable import Model

/// Payments on record and minimums.
@Suite struct PaymentTests {
    private static let day = Day(year: 2026, month: 11, day: 22) ?? Day(number: 0)
    private static let yen = Currency(code: "JPY".utf8) ?? .euro

    @Test(arguments: ["", "Failed: no such account", "=cmd", "two\nlines", "text= \"x\""])
    func `a payment is read as it was written`(text: String) {
        for state in Payment.State.allCases {
            let payment = Payment(
                key: "k-1", day: Self.day, amount: Money(minorUnits: -5, currency: Self.yen),
                receiver: "a b\n@x", file: "a file.csv", bonus: 7,
                bonuses: [BonusShare(key: "x", amount: 7), BonusShare(key: "goal.y", amount: nil)],
                state: state, answered: Self.day, text: text)
            #expect(Payment(key: payment.key, line: payment.line) == payment)
            #expect(payment.counts == (state != .failed))
        }
        #expect(Payment.State.sent < .waiting && Payment.State.waiting < .paid)
        #expect(Payment.State.paid < .failed)
    }

    @Test(arguments: ["", "day=2026-11-22 text=", "day=2026-11-22 amount=x currency=EUR text="])
    func `a line without day, amount and currency is none`(line: String) {
        #expect(Payment(key: "k", line: line) == nil)
    }

    @Test func `minimums have a currency each`() {
        let both = PayoutMinimum("50.5 EUR, 6000 jpy", usual: .euro)
        #expect(both?[.euro] == 5_050 && both?[Self.yen] == 6_000)
        #expect(PayoutMinimum("50", usual: Self.yen)?[Self.yen] == 50)
        #expect(PayoutMinimum("50", usual: Self.yen)?[.euro] == 0)
        for wrong in ["", "x", "50 EURO", "-1", "50 EUR 60 USD", "1.234 EUR", "50 JPY.5"] {
            #expect(PayoutMinimum(wrong, usual: .euro) == nil, "\(wrong)")
        }
    }
}
