/// What a KPI is to reach, as a line of text says: `epc >= 0.45 EUR per month`.
public struct KPITarget: Hashable, Sendable {
    /// Which side of the value is good.
    public enum Bound: String, Sendable {
        case atLeast = ">="
        case atMost = "<="
    }

    /// The stretch of time the value is meant for.
    public enum Stretch: String, CaseIterable, Sendable {
        case day, week, month, quarter, year

        /// How many days it stands for where no calendar says better.
        public var days: Int64 {
            switch self {
            case .day: 1
            case .week: 7
            case .month: 30
            case .quarter: 91
            case .year: 365
            }
        }

        /// How many months of the calendar it stands for, nil where it is counted in days.
        var months: Int64? {
            switch self {
            case .day, .week: nil
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }

    /// How far a value is from its target.
    public enum Verdict: String, Sendable {
        case met
        /// Missed by no more than a twentieth of the target.
        case near
        case missed
    }

    /// Which figure.
    public let kpi: KPI
    /// Which side is good.
    public let bound: Bound
    /// The value in the KPI's unit: minor units for money, parts of one for percents.
    public let value: Fraction
    /// The currency the text names, nil if it names none.
    public let currency: Currency?
    /// What sums are counted over; nil where the text names none.
    public let stretch: Stretch?

    /// A target.
    public init(
        _ kpi: KPI, _ bound: Bound, _ value: Fraction, currency: Currency? = nil,
        per stretch: Stretch? = nil
    ) {
        self.kpi = kpi
        self.bound = bound
        self.value = value
        self.currency = currency
        self.stretch = stretch
    }

    /// What is to be reached within a window; only sums grow with it.
    ///
    /// Windows of whole months of the calendar count them, whatever their lengths.
    public func value(in window: Window) -> Fraction {
        guard kpi.addsUp, let months = stretch?.months, let count = window.wholeMonths else {
            return value(days: window.length)
        }
        return Fraction(
            wide: Int128(value.part) * Int128(count), of: Int128(value.whole) * Int128(months))
            ?? value
    }

    /// What is to be reached within so many days; only sums grow with them.
    public func value(days: Int) -> Fraction {
        guard kpi.addsUp, let stretch else { return value }
        let part = Int128(value.part) * Int128(days)
        let whole = Int128(value.whole) * Int128(stretch.days)
        return Fraction(Fraction.rounded(part * 1_000, over: whole), of: 1_000) ?? value
    }

    /// How far a value over a window is from the target.
    public func verdict(of reading: Fraction, in window: Window) -> Verdict {
        let goal = value(in: window)
        let isMet = bound == .atLeast ? reading >= goal : reading <= goal
        if isMet { return .met }
        let gap = (reading.value - goal.value).magnitude
        return gap <= goal.value.magnitude * 0.05 ? .near : .missed
    }
}
