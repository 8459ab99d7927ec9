import Exchange
import Insight
import Model

/// What a result of PayPal changes in the payments on record.
struct PayoutAnswers {
    /// How many payments are paid, on their way and failed by this file.
    private(set) var counts: [Payment.State: Int] = [:]
    /// Payments that failed, to be told by name.
    private(set) var failed: [(partner: PartnerID, payment: Payment)] = []
    /// Answers that belong to no payment on record, or say another amount; with their line.
    private(set) var problems: [(line: Int, what: String)] = []
    /// How many answers belong to a payment on record.
    private(set) var matchedCount = 0
    private var edits: [Edit] = []
    private let program: Program
    private let today: Day

    init(_ result: PayPalResult, program: Program, today: Day) {
        self.program = program
        self.today = today
        problems = result.problems
        var payments = PayoutAnswers.payments(program)
        for answer in result.answers {
            guard let found = payments[answer.reference] else {
                problems.append(
                    (answer.line, "‘\(answer.reference)’ was paid in none of our files"))
                continue
            }
            guard isSame(answer, found.map(\.payment)) else { continue }
            matchedCount += 1
            payments[answer.reference] = found.map { ($0.row, take(answer, $0.payment, $0.row)) }
        }
    }

    /// Every payment on record by its unique id, with the partner's row.
    private static func payments(_ program: Program) -> [String: [(row: Int, payment: Payment)]] {
        var found: [String: [(row: Int, payment: Payment)]] = [:]
        for row in program.rowsWithEntries {
            for payment in program.records(Payment.self, row: row) {
                found[payment.key, default: []].append((row, payment))
            }
        }
        return found
    }

    private mutating func isSame(_ answer: PayPalResult.Answer, _ payments: [Payment]) -> Bool {
        guard let told = answer.amount, let currency = payments.first?.amount.currency else {
            return true
        }
        let units = payments.reduce(Int64(0)) { $0 &+ $1.amount.minorUnits }
        let ours = Money(minorUnits: units, currency: currency)
        if told == ours { return true }
        problems.append(
            (
                answer.line,
                "\(answer.reference) is \(told.plain) \(told.currency.code) here, but "
                    + "\(ours.plain) \(currency.code) on record: left as it is"
            ))
        return false
    }

    /// The payment as it is after an answer; one that says less than is known changes nothing.
    private mutating func take(
        _ answer: PayPalResult.Answer, _ payment: Payment, _ row: Int
    ) -> Payment {
        guard payment.state < answer.state else { return payment }
        var new = payment
        new.state = answer.state
        new.answered = today
        new.text = answer.text
        let id = program.ids[row]
        edits.append(
            Edit(partner: id, field: new.field, new: new.line, old: payment.line))
        counts[new.state, default: 0] += 1
        guard new.state == .failed else { return new }
        failed.append((id, new))
        for share in payment.bonuses { takeBack(share, of: id) }
        return new
    }

    /// Takes what a failed payment had of a bonus off what was paid of it; several may have failed.
    private mutating func takeBack(_ share: BonusShare, of id: PartnerID) {
        let place = edits.firstIndex { $0.partner == id && $0.field == share.field }
        let old = program.value(share.field, of: id)
        let now = place.map { edits[$0].new } ?? old
        guard let now else { return }
        let edit = Edit(
            partner: id, field: share.field, new: BonusPaid(now).less(share.amount)?.text, old: old)
        if let place { edits[place] = edit } else { edits.append(edit) }
    }

    /// The change that records the answers; nil if all is on record already.
    func change(file: String) -> Change? {
        Change.together(
            [Change(kind: .set, edits: edits)], kind: .set, summary: "payout result " + file)
    }
}
