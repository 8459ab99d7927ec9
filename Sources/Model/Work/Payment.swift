/// Money put into a file of payouts for a partner, and what became of it.
///
/// It counts as paid from the moment the file is written, so that the next run does not pay twice;
/// once it turns out to have failed it is owed again.
public struct Payment: WorkRecord {
    /// How far it is; a later answer never goes back to an earlier one.
    public enum State: String, CaseIterable, Comparable, Sendable {
        /// In a file; nothing was heard of it.
        case sent
        /// On its way or not claimed yet.
        case waiting
        case paid
        /// It did not arrive, or came back.
        case failed

        private var rank: Int { State.allCases.firstIndex(of: self) ?? 0 }

        /// Whether the left state comes before the right one.
        public static func < (left: State, right: State) -> Bool { left.rank < right.rank }
    }

    /// What the names of its fields begin with.
    public static let family = "paid:"
    /// The program's fact that names the last run, so that two runs at once are found out.
    public static let runField = "payout-run"

    /// The unique id of the row it was paid with; partners paid with one row share it.
    public let key: String
    /// The day the file was written.
    public var day: Day
    /// How much.
    public var amount: Money
    /// The address it went to.
    public var receiver: String
    /// The file it stands in.
    public var file: String
    /// How much of it is for incentives, in minor units of the same currency.
    public var bonus: Int64
    /// How much of that for each of them.
    public var bonuses: [BonusShare]
    /// How far it is.
    public var state: State
    /// The day the answer was read, nil while there is none.
    public var answered: Day?
    /// The answer in the payer's words; may be empty.
    public var text: String

    /// A payment that was just written into a file.
    public init(
        key: String, day: Day, amount: Money, receiver: String, file: String, bonus: Int64 = 0,
        bonuses: [BonusShare] = [], state: State = .sent, answered: Day? = nil, text: String = ""
    ) {
        self.key = key
        self.day = day
        self.amount = amount
        self.receiver = receiver
        self.file = file
        self.bonus = bonus
        self.bonuses = bonuses
        self.state = state
        self.answered = answered
        self.text = text
    }

    /// Reads what `line` writes; nil without a day, an amount and a currency.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let day = line.day("day"), let amount = line.number("amount"),
            let currency = line.bytes("currency").flatMap({ Currency(code: $0) })
        else { return nil }
        self.init(
            key: key, day: day, amount: Money(minorUnits: amount, currency: currency),
            receiver: line.value("to") ?? "", file: line.value("file") ?? "",
            bonus: line.number("bonus") ?? 0,
            bonuses: (line.bytes("incentives") ?? []).split(separator: 0x2C).map {
                BonusShare($0)
            }, state: line.value("state").flatMap(State.init) ?? .sent,
            answered: line.day("answered"), text: line.text)
    }

    /// The payment as one line.
    public var line: String {
        FieldLine(
            [
                ("day", day.iso), ("amount", String(amount.minorUnits)),
                ("currency", amount.currency.code), ("to", receiver), ("file", file),
                ("bonus", bonus == 0 ? nil : String(bonus)),
                (
                    "incentives",
                    bonuses.isEmpty ? nil : bonuses.map(\.text).joined(separator: ",")
                ),
                ("state", state.rawValue), ("answered", answered?.iso),
            ], text: text
        ).line
    }

    /// Whether it is not owed any more: paid, or on its way.
    public var counts: Bool { state != .failed }
}

/// From how much on partners are paid, each currency by itself.
public struct PayoutMinimum: Hashable, Sendable {
    private var amounts: [Currency: Int64] = [:]

    /// No minimum at all.
    public init() {}

    /// Reads `50`, `50 EUR` or `50 EUR, 60 USD`; nil for anything else.
    ///
    /// An amount without a currency is in `usual`.
    public init?(_ text: String, usual: Currency) {
        for part in text.utf8.split(separator: 0x2C) {
            let words = part.split(separator: 0x20)
            guard (1...2).contains(words.count) else { return nil }
            let currency = words.count == 2 ? Currency(code: words[1]) : usual
            guard let currency,
                let amount = Amount.read(words[0], digits: currency.minorDigits), amount >= 0
            else { return nil }
            amounts[currency] = amount
        }
        if amounts.isEmpty { return nil }
    }

    /// The minimum of a currency, in its minor units; 0 where none was set.
    public subscript(currency: Currency) -> Int64 { amounts[currency] ?? 0 }
}
