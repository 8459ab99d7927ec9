/// A figure of the whole program, or of some of its partners, over a window.
public enum KPI: String, CaseIterable, Sendable {
    case revenue, sales, clicks, commission, conversion, epc, active
    case ctr
    case revenuePerClick = "revenue-per-click"
    case epcHundred = "epc-100"
    case costPerClick = "cost-per-click"
    case costPerLead = "cost-per-lead"
    case costPerSale = "cost-per-sale"
    case costPerAcquisition = "cost-per-acquisition"
    case costShare = "cost-share"
    case aov, clv, churn
    case activeRatio = "active-ratio"
    case newActive = "new-active"
    case reversal
    case partnerChurn = "partner-churn"
    case activation
    case timeToSale = "time-to-sale"
    case roi, roas, share
    case topOne = "top-1"
    case topFive = "top-5"
    case topTen = "top-10"
    case partnersForMost = "partners-80"
    case impressions, leads, refunds, payouts
    case programCost = "program-cost"
    case fullAcquisition = "cost-per-acquisition-full"
    case fullRoi = "roi-full"
    case fullRoas = "roas-full"

    /// What the value is counted in.
    public enum Unit: Sendable {
        /// Whole things.
        case count
        /// Minor units of the program's currency.
        case money
        /// Minor units for each click, lead, sale or customer; fractions count.
        case moneyEach
        /// Parts of one; shown as percent.
        case ratio
        /// So many times.
        case multiple
        /// Days.
        case days
    }

    /// What the value is counted in.
    public var unit: Unit {
        switch self {
        case .revenue, .commission, .refunds, .payouts, .programCost: .money
        case .sales, .clicks, .active, .newActive, .partnersForMost, .impressions, .leads: .count
        case .epc, .revenuePerClick, .epcHundred, .costPerClick, .costPerLead, .costPerSale,
            .costPerAcquisition, .fullAcquisition, .aov, .clv:
            .moneyEach
        case .conversion, .ctr, .churn, .costShare, .activeRatio, .reversal, .partnerChurn,
            .activation,
            .roi, .fullRoi, .share, .topOne, .topFive, .topTen:
            .ratio
        case .roas, .fullRoas: .multiple
        case .timeToSale: .days
        }
    }

    /// Whether more of it is better: nil where neither is, as with what is spent.
    public var isBetterHigh: Bool? {
        switch self {
        case .churn, .partnerChurn, .reversal, .timeToSale, .costPerClick, .costPerLead,
            .costPerSale, .costPerAcquisition, .fullAcquisition, .costShare, .refunds, .topOne,
            .topFive, .topTen:
            false
        case .commission, .payouts, .programCost: nil
        default: true
        }
    }

    /// Whether values of days add up to the value of their window.
    public var addsUp: Bool {
        switch self {
        case .revenue, .sales, .clicks, .commission, .impressions, .leads, .refunds, .payouts,
            .programCost, .newActive:
            true
        default: false
        }
    }

    /// The figures a wall shows unless a person asks for others, in its order.
    public static let wall: [KPI] = [
        .ctr, .conversion, .epc, .costPerClick, .costPerLead, .aov,
        .clv, .churn, .activeRatio, .revenue, .commission, .reversal,
    ]

    /// What a wall shows below those where there is room.
    public static let secondWall: [KPI] = [
        .clicks, .sales, .active, .partnerChurn, .activation, .timeToSale,
        .revenuePerClick, .costPerSale, .roas, .roi, .topFive, .partnersForMost,
    ]

    /// What a pane beside a list shows.
    public static let pane: [KPI] = [
        .revenue, .sales, .clicks, .commission, .conversion, .epc, .active,
    ]
}
