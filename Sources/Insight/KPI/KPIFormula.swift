public import Model

/// Something that can be summed over days.
public enum Amount: Hashable, Sendable {
    /// A metric by itself.
    case metric(Metric)
    /// What partners cost: commission, and bonuses on days a file tells them.
    case cost
    /// All a program costs: what partners cost, and what the settings say of tools, people and so on.
    case fullCost

    /// The metric that must be known.
    var metric: Metric {
        switch self {
        case .metric(let metric): metric
        case .cost, .fullCost: .commission
        }
    }

    /// A metric that is added where it is known.
    var addition: Metric? {
        switch self {
        case .metric: nil
        case .cost, .fullCost: .bonus
        }
    }

    /// Whether it is money; else it is a count.
    var isMoney: Bool { metric.isMoney }
}

/// How a KPI is made of figures.
public enum KPIFormula: Hashable, Sendable {
    /// The sum of an amount.
    case sum(Amount)
    /// One sum divided by another, so many times.
    case quotient(Amount, Amount, times: Int64 = 1)
    /// What one sum has more than another, in parts of the other.
    case surplus(Amount, over: Amount)
    /// Who was active in the window.
    case activity
    /// The sums of the partners with most, in parts of all.
    case concentration
    /// Something of its own.
    case own

    /// The amounts of a sum or a quotient.
    var amounts: [Amount] {
        switch self {
        case .sum(let amount): [amount]
        case .quotient(let part, let whole, _), .surplus(let part, let whole): [part, whole]
        case .activity, .concentration, .own: []
        }
    }

    /// Whether what the settings say of costs is part of it.
    public var hasFullCost: Bool { amounts.contains(.fullCost) }

    /// Whether money is divided by a count.
    var isMixed: Bool { Set(amounts.map(\.isMoney)).count > 1 }
}

extension KPI {
    /// How the value is made.
    ///
    /// EPC is what a partner earns on a click, revenue per click what the program does.
    public var formula: KPIFormula {
        switch self {
        case .revenue: .sum(.metric(.revenue))
        case .sales: .sum(.metric(.sales))
        case .clicks: .sum(.metric(.clicks))
        case .commission: .sum(.metric(.commission))
        case .impressions: .sum(.metric(.impressions))
        case .leads: .sum(.metric(.leads))
        case .refunds: .sum(.metric(.refunds))
        case .payouts: .sum(.metric(.payouts))
        case .conversion: .quotient(.metric(.sales), .metric(.clicks))
        case .ctr: .quotient(.metric(.clicks), .metric(.impressions))
        case .epc: .quotient(.metric(.commission), .metric(.clicks))
        case .epcHundred: .quotient(.metric(.commission), .metric(.clicks), times: 100)
        case .revenuePerClick: .quotient(.metric(.revenue), .metric(.clicks))
        case .costPerClick: .quotient(.cost, .metric(.clicks))
        case .costPerLead: .quotient(.cost, .metric(.leads))
        case .costPerSale: .quotient(.cost, .metric(.sales))
        case .costPerAcquisition: .quotient(.cost, .metric(.customers))
        case .costShare: .quotient(.cost, .metric(.revenue))
        case .aov: .quotient(.metric(.revenue), .metric(.sales))
        case .reversal: .quotient(.metric(.refunds), .metric(.revenue))
        case .roas: .quotient(.metric(.revenue), .metric(.commission))
        case .roi: .surplus(.metric(.revenue), over: .cost)
        case .programCost: .sum(.fullCost)
        case .fullAcquisition: .quotient(.fullCost, .metric(.customers))
        case .fullRoi: .surplus(.metric(.revenue), over: .fullCost)
        case .fullRoas: .quotient(.metric(.revenue), .fullCost)
        case .active, .activeRatio, .newActive, .partnerChurn: .activity
        case .topOne, .topFive, .topTen, .partnersForMost: .concentration
        case .clv, .churn, .activation, .timeToSale, .share: .own
        }
    }

    /// Whether single partners have a value of it that can be set beside each other's.
    public var isPerPartner: Bool {
        switch formula {
        case .quotient, .surplus: !formula.hasFullCost
        default: false
        }
    }

    /// The metrics the value is made of; all must be known.
    public var metrics: [Metric] {
        switch self {
        case .clv: [.revenue, .customers, .lostCustomers]
        case .churn: [.customers, .lostCustomers]
        case .share, .topOne, .topFive, .topTen, .partnersForMost: [.revenue]
        case .timeToSale: [.sales]
        default: formula.amounts.map(\.metric)
        }
    }

    /// Whether it is a sum, or sums divided, which days without figures lack.
    public var isMadeOfSums: Bool { !formula.amounts.isEmpty }

    /// The metrics to be read for it, those included that need not be known.
    var metricsRead: [Metric] { metrics + formula.amounts.compactMap(\.addition) }

    /// Whether a value can be told for single days.
    var isDaily: Bool {
        switch formula {
        case .sum, .quotient, .surplus: true
        case .activity: self != .partnerChurn
        case .concentration, .own: false
        }
    }
}

/// A value that may not be there, with the reason.
public enum Reading: Hashable, Sendable {
    case value(Fraction)
    /// No imported file says.
    case unknown
    /// The denominator is zero, or nothing can be told of so few.
    case notApplicable

    /// The number, nil if there is none.
    public var number: Double? { fraction?.value }

    /// The exact number, nil if there is none.
    public var fraction: Fraction? {
        if case .value(let fraction) = self { fraction } else { nil }
    }

    /// A quotient, or that it cannot be computed.
    static func quotient(_ part: Int64, _ whole: Int64) -> Reading {
        Fraction(part, of: whole).map(Reading.value) ?? .notApplicable
    }

    /// A quotient of products, or that it cannot be computed.
    static func quotient(wide part: Int128, of whole: Int128) -> Reading {
        Fraction(wide: part, of: whole).map(Reading.value) ?? .notApplicable
    }
}
