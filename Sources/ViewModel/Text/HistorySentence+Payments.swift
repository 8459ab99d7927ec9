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

    /// A task of a promotion in words.
    static func promotionTask(_ line: String) -> String? {
        PromotionTask(key: "", line: line).map { task in
            let when = task.done.map { ", done \($0.iso)" } ?? task.due.map { ", by \($0.iso)" }
            return "task of a promotion: " + task.text + (when ?? "")
        }
    }

    /// What was paid of a bonus, in words; nil for other fields.
    static func bonus(_ edit: Edit, _ currency: Currency?) -> String? {
        guard edit.field.utf8.starts(with: FieldName.bonus.utf8) else { return nil }
        let isGoal = edit.field.utf8.dropFirst(FieldName.bonus.utf8.count).starts(
            with: "goal.".utf8)
        let name = isGoal ? "reward of a goal" : "bonus"
        guard let new = edit.new else { return name + " not paid after all" }
        let total = BonusPaid(new).total.flatMap { total in
            currency.map { Money(minorUnits: total, currency: $0).plain }
        }
        return name + " paid" + (total.map { ", \($0) in all" } ?? "")
    }
}
