import Model
import Testing

@testable import ViewModel

/// Payments in the history.
@Suite struct PaymentSentenceTests {
    private static func payment(_ state: Payment.State, _ text: String = "") -> Payment {
        Payment(
            key: "k-1", day: Fixture.today, amount: Money(minorUnits: 1_505, currency: .euro),
            receiver: "ann@pay.example", file: "f.csv", state: state, text: text)
    }

    private static func text(_ new: Payment?, old: Payment? = nil) -> String {
        let edit = Edit(
            partner: Fixture.id("ea-1"), field: "paid:k-1", new: new?.line, old: old?.line)
        return HistorySentence.text(
            Fixture.event(1, [edit], kind: .set), about: nil, currency: nil)
    }

    @Test func `a payment tells how far it is`() {
        let sent = Self.payment(.sent)
        #expect(Self.text(sent) == "payout of 15.05 EUR to ann@pay.example")
        #expect(
            Self.text(Self.payment(.waiting, "Unclaimed"), old: sent)
                == "payout of 15.05 EUR on its way (Unclaimed)")
        #expect(
            Self.text(Self.payment(.paid, "Completed"), old: sent)
                == "payout of 15.05 EUR arrived (Completed)")
        #expect(
            Self.text(Self.payment(.failed), old: sent)
                == "payout of 15.05 EUR failed, owed again")
        #expect(
            Self.text(nil, old: sent)
                == "payout taken away: payout of 15.05 EUR to ann@pay.example")
    }
}
