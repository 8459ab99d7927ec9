import Exchange
import Insight
import Model
import Store

/// One run of payouts: the files for PayPal, and the change that puts them on record.
struct PayoutRun {
    /// A file and its rows, all in one currency.
    struct File {
        let name: String
        let rows: [PayPalRow]
    }

    /// How a run is to be made.
    struct Plan {
        /// A random word that names the run and begins its unique ids.
        let key: String
        let note: String
        /// Rows of partners who are paid though their address is shared or their amount jumped.
        var released: Set<Int> = []
        var rowLimit = PayPalFile.rowLimit
    }

    /// What goes to one address in one currency.
    private struct Group {
        let receiver: MailAddress
        var shares: [(line: PayoutLine, amount: Money)] = []
    }

    private(set) var files: [File] = []
    /// Who is not paid, and why.
    private(set) var refused: [(row: Int, why: String)] = []
    /// How many lines are left out since they are held back.
    private(set) var heldCount = 0
    private var edits: [Edit] = []
    private let session: Session
    private let plan: Plan

    init(_ lines: [PayoutLine], _ plan: Plan, session: Session) {
        self.plan = plan
        self.session = session
        var currencies: [Currency] = []
        var groups: [Currency: [Group]] = [:]
        var places: [String: Int] = [:]
        for line in lines {
            guard let (receiver, amount) = payable(line) else { continue }
            if groups[line.currency] == nil { currencies.append(line.currency) }
            let key = line.currency.code + " " + receiver.text.lowercased()
            let place = places[key] ?? groups[line.currency, default: []].count
            places[key] = place
            if place == groups[line.currency, default: []].count {
                groups[line.currency, default: []].append(Group(receiver: receiver))
            }
            groups[line.currency]?[place].shares.append((line, amount))
        }
        var number = 0
        for currency in currencies { write(groups[currency] ?? [], in: currency, &number) }
    }

    /// Why nobody can be paid now, whoever it is; nil if somebody may.
    ///
    /// A file that cannot be read may tell what was paid already.
    static func refusal(_ session: Session) -> String? {
        session.analysis.figures.damaged.first.map {
            "nobody is paid while what was earned and paid cannot all be read: " + $0
        }
    }

    /// How much goes where for a line; nil if it is held back or cannot be paid.
    private mutating func payable(_ line: PayoutLine) -> (MailAddress, Money)? {
        let isReleased = plan.released.contains(line.row)
        let holds = line.holds.filter { !(isReleased && $0.canBeReleased) }
        guard holds.isEmpty, let owed = line.owed, owed > 0 else {
            heldCount += 1
            return nil
        }
        guard let receiver = line.receiver.flatMap(PayPalFile.receiver) else {
            refused.append((line.row, "‘\(line.receiver ?? "")’ is no address PayPal can be given"))
            return nil
        }
        let money = Money(minorUnits: owed, currency: line.currency)
        guard let amount = PayPalFile.payable(money), amount.minorUnits > 0 else {
            refused.append((line.row, "PayPal does not pay \(money.plain) \(line.currency.code)"))
            return nil
        }
        return (receiver, amount)
    }

    private mutating func write(_ groups: [Group], in currency: Currency, _ number: inout Int) {
        var rows: [PayPalRow] = []
        var owners: [[(line: PayoutLine, amount: Money)]] = []
        for group in groups {
            var sum = Money(minorUnits: 0, currency: currency)
            var shares: [(line: PayoutLine, amount: Money)] = []
            for share in group.shares {
                guard let next = sum.adding(share.amount) else {
                    refused.append((share.line.row, "the sum is larger than can be counted"))
                    continue
                }
                sum = next
                shares.append(share)
            }
            number += 1
            rows.append(
                PayPalRow(
                    reference: "\(plan.key)-\(number)", receiver: group.receiver, amount: sum,
                    note: plan.note))
            owners.append(shares)
        }
        var start = 0
        for (index, part) in PayPalFile.split(rows, rowLimit: plan.rowLimit).enumerated() {
            let name = PayoutRun.name(session.today, plan.key, currency, index)
            files.append(File(name: name, rows: part))
            for (row, shares) in zip(part, owners[start..<(start + part.count)]) {
                for share in shares { record(share.line, share.amount, row, file: name) }
            }
            start += part.count
        }
    }

    private static func name(
        _ day: Day, _ key: String, _ currency: Currency, _ index: Int
    ) -> String {
        let part = index == 0 ? "" : "-\(index + 1)"
        return "paypal-\(day.iso)-\(key)-\(currency.code)\(part).csv"
    }

    // MARK: - The record

    private mutating func record(
        _ line: PayoutLine, _ amount: Money, _ row: PayPalRow, file: String
    ) {
        let program = session.store.program
        let id = program.ids[line.row]
        let payment = Payment(
            key: row.reference, day: session.today, amount: amount, receiver: row.receiver.text,
            file: file, bonus: line.bonus, bonuses: line.bonuses)
        edits.append(Edit(partner: id, field: payment.field, new: payment.line, old: nil))
        for share in line.bonuses {
            let old = program.value(share.field, of: id)
            let before = old.flatMap { BonusPaid($0).total } ?? 0
            let paid = BonusPaid(day: session.today, total: before &+ (share.amount ?? 0))
            edits.append(Edit(partner: id, field: share.field, new: paid.text, old: old))
        }
    }

    /// The change that says who got how much in which file; nil if nobody is paid.
    ///
    /// It also names the run in the program, so that of two runs at once only one is saved.
    var change: Change? {
        guard !edits.isEmpty else { return nil }
        let last = session.store.program.value(Payment.runField, of: .program)
        let run = Edit(partner: .program, field: Payment.runField, new: plan.key, old: last)
        let rows = files.reduce(0) { $0 + $1.rows.count }
        return Change(
            kind: .set, edits: edits + [run],
            summary: "payouts \(plan.key), receivers: \(rows)")
    }
}
