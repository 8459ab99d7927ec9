/// What was paid of one bonus so far, as the partner's field keeps it: `2026-11-01 12000`.
///
/// The amount is all payments together, so that what comes on top is paid and nothing twice.
public struct BonusPaid: Hashable, Sendable {
    /// The day of the last payment, nil where the field says none.
    public let day: Day?
    /// Everything paid, in minor units; nil where it only says that all was paid.
    public let total: Int64?

    /// So much in all, paid last on a day.
    public init(day: Day, total: Int64) {
        self.day = day
        self.total = total
    }

    /// Reads what `text` writes; anything that has no amount says that all was paid.
    public init(_ text: String) {
        let words = text.utf8.split(separator: 0x20)
        day = words.first.flatMap { Day(iso: $0) }
        total =
            words.count == 2
            ? Int64(String(decoding: words[1], as: UTF8.self)).flatMap { $0 >= 0 ? $0 : nil } : nil
    }

    /// The field's value.
    public var text: String {
        [day?.iso, total.map { String($0) }].compactMap { $0 }.joined(separator: " ")
    }

    /// How much was paid of a bonus that is so much as of now.
    public func paid(of bonus: Int64) -> Int64 { total ?? bonus }

    /// The value after so much of it came back; nil if nothing is left paid.
    public func less(_ amount: Int64?) -> BonusPaid? {
        guard let amount, let total, let day, total > amount else { return nil }
        return BonusPaid(day: day, total: total &- amount)
    }
}

/// A part of a payment that is for one bonus.
public struct BonusShare: Hashable, Sendable {
    /// The key of the bonus: an incentive's, or a goal's behind `goal.`.
    public let key: String
    /// How much of the payment is for it, in minor units; nil where nobody wrote it down.
    public let amount: Int64?

    /// So much for a bonus.
    public init(key: String, amount: Int64?) {
        self.key = key
        self.amount = amount
    }

    /// Reads `KEY:AMOUNT` or `KEY`.
    init(_ bytes: some Collection<UInt8>) {
        let parts = bytes.split(separator: 0x3A).map { String(decoding: $0, as: UTF8.self) }
        self.init(
            key: parts.first ?? "", amount: parts.count == 2 ? Int64(parts[1]) : nil)
    }

    /// The share as it is written.
    var text: String { key + (amount.map { ":\($0)" } ?? "") }

    /// The partner's field that says what was paid of it.
    public var field: String { FieldName.bonus + key }
}

extension Goal {
    /// What its bonus is called among those that were paid.
    public var bonusKey: String { "goal." + key }
    /// The partner's field that says what was paid of its reward.
    public var paidField: String { FieldName.bonus + bonusKey }
}

extension Program {
    /// What was paid of a bonus, nil if nothing was.
    public func bonusPaid(_ field: String, row: Int) -> BonusPaid? {
        value(field, row: row).map { BonusPaid($0) }
    }
}
