public import Model

/// What is asked of the list of payouts.
public struct PayoutQuestion: Hashable, Sendable {
    /// The last day whose earnings are paid; nil for yesterday.
    public var until: Day?
    /// Everything earned up to this day is paid; nil where nobody says so.
    public var settled: Day?
    /// From how much on anybody is paid.
    public var minimum: PayoutMinimum

    /// A question about all earnings so far, or up to a day.
    public init(
        until: Day? = nil, settled: Day? = nil, minimum: PayoutMinimum = PayoutMinimum()
    ) {
        self.until = until
        self.settled = settled
        self.minimum = minimum
    }
}

/// Why a partner is not paid for now.
public enum PayoutHold: Hashable, Sendable {
    /// No file tells the commission in this currency.
    case commissionUnknown
    /// No file tells what was paid before.
    case payoutsUnknown
    /// More was paid than earned.
    case overpaid
    /// Put away, or the source's word for the account is one such as blocked.
    case closed(String)
    /// Below the minimum, in minor units.
    case belowMinimum(Int64)
    /// There is no address to pay to.
    case noMethod
    /// Other partners are paid at the same address; their rows.
    case sharedAddress([Int])
    /// Commission of 30 days, and the usual of 30 days before, in minor units.
    case jump(now: Int64, usual: Int64)

    /// Whether somebody who has looked at it may pay all the same.
    public var canBeReleased: Bool {
        switch self {
        case .sharedAddress, .jump: true
        default: false
        }
    }
}

/// What one partner is owed in one currency, and whether it can be paid.
public struct PayoutLine: Hashable, Sendable {
    /// The partner's row.
    public let row: Int
    /// The currency of all amounts of the line.
    public let currency: Currency
    /// Commission and bonuses, in minor units; nil if no file tells the commission.
    public let earned: Int64?
    /// What was paid, with what is on its way, in minor units; nil if no file tells it.
    public let paid: Int64?
    /// What of it stands in files of ours whose result is not known yet.
    public let underway: Int64
    /// Bonuses of incentives and rewards of goals that are met and not marked as paid, part of
    /// `earned`.
    public let bonus: Int64
    /// What is due for each of them.
    public let bonuses: [BonusShare]
    /// Where it is paid to, nil if nobody says.
    public let receiver: String?
    /// Why it is held back; empty if it can be paid.
    public internal(set) var holds: [PayoutHold]
    /// The last day with a payout in any currency, nil if there was none.
    public let last: Day?
    /// The median of days between two days with payouts, nil with fewer than two of them.
    public let usualGap: Int?

    /// Earned minus paid, in minor units; nil if one of them is not known.
    public var owed: Int64? {
        guard let earned, let paid else { return nil }
        let (owed, isWide) = earned.subtractingReportingOverflow(paid)
        return isWide ? nil : owed
    }
}
