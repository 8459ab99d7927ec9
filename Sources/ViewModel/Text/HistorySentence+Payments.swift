import Model

extension HistorySentence {
    /// A payment in words: how much, to where, and what became of it.
    static func payment(_ line: String) -> String? {
        Payment(key: "", line: line).map { payment in
            let amount = payment.amount.plain + " " + payment.amount.currency.code
            let answer = payment.text.isEmpty ? "" : " (\(payment.text))"
            switch payment.state {
            case .sent: return "payout of \(amount) to \(payment.receiver)"
            case .waiting: return "payout of \(amount) on its way" + answer
            case .paid: return "payout of \(amount) arrived" + answer
            case .failed: return "payout of \(amount) failed, owed again" + answer
            }
        }
    }
}
