/// A length of time as written in a filter: `14d`, `12w`, `3m`, `1y`.
public struct FilterSpan: Hashable, Sendable {
    /// What is counted; months and years are those of the calendar.
    public enum Unit: UInt8, CaseIterable, Sendable {
        case day, week, month, year

        /// The letter after the number.
        public var letter: String {
            switch self {
            case .day: "d"
            case .week: "w"
            case .month: "m"
            case .year: "y"
            }
        }
    }

    /// How many, 0 to 99,999.
    public let count: Int
    /// Of what.
    public let unit: Unit

    /// A length of so many units, nil if there are fewer than 0 or more than 99,999.
    public init?(count: Int, unit: Unit) {
        guard (0...99_999).contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }

    /// The day this long before another; a month before 31 March is the last of February.
    public func before(_ day: Day) -> Day { moved(from: day, by: -count) }

    /// The day this long after another.
    public func after(_ day: Day) -> Day { moved(from: day, by: count) }

    /// How many days the span is when it ends on a day.
    public func days(endingOn day: Day) -> Int { before(day).distance(to: day) }

    /// Whether this one is longer, with months of 30 days and years of 365.
    func isLonger(than other: FilterSpan) -> Bool { nominalDays > other.nominalDays }

    private var nominalDays: Int {
        switch unit {
        case .day: count
        case .week: count * 7
        case .month: count * 30
        case .year: count * 365
        }
    }

    private func moved(from day: Day, by count: Int) -> Day {
        switch unit {
        case .day: return day.advanced(by: count)
        case .week: return day.advanced(by: count * 7)
        case .month: return FilterSpan.moved(day, months: count)
        case .year: return FilterSpan.moved(day, months: count * 12)
        }
    }

    private static func moved(_ day: Day, months: Int) -> Day {
        let civil = day.civil
        let total = civil.year * 12 + civil.month - 1 + months
        let (year, month) = (min(max(total / 12, 1), 9999), total < 12 ? 1 : total % 12 + 1)
        let date = min(civil.day, Day.length(ofMonth: month, year: year))
        return Day(year: year, month: month, day: date) ?? day
    }
}

/// A year, a month or a day of the calendar, as written in a filter.
public enum FilterPeriod: Hashable, Sendable {
    /// `2026`; 1 to 9999.
    case year(Int)
    /// `2026-10`; the month is 1 to 12.
    case month(year: Int, month: Int)
    /// `2026-10-31`.
    case day(Day)

    /// The first and the last day; nil for a year or month that the calendar does not have.
    public var days: ClosedRange<Day>? {
        switch self {
        case .year(let year): FilterPeriod.days(from: (year, 1), to: (year, 12))
        case .month(let year, let month): FilterPeriod.days(from: (year, month), to: (year, month))
        case .day(let day): day...day
        }
    }

    private static func days(
        from first: (year: Int, month: Int), to last: (year: Int, month: Int)
    ) -> ClosedRange<Day>? {
        guard (1...12).contains(last.month) else { return nil }
        let length = Day.length(ofMonth: last.month, year: last.year)
        guard let start = Day(year: first.year, month: first.month, day: 1),
            let end = Day(year: last.year, month: last.month, day: length)
        else { return nil }
        return start...end
    }
}

/// The stretch of time a figure is of: `revenue.90d`, `sales.2026-10`, `clicks.all`.
public enum FilterWindow: Hashable, Sendable {
    /// So long, ending today and with today.
    case last(FilterSpan)
    /// A period of the calendar, also if it is not over yet.
    case period(FilterPeriod)
    /// All time.
    case all

    /// The days meant, both ends included; nil for all time and for a length of nothing.
    ///
    /// `90d` is 90 days, today the last of them; `3m` on 24 November begins on 25 August.
    public func days(today: Day) -> ClosedRange<Day>? {
        switch self {
        case .all: return nil
        case .period(let period): return period.days
        case .last(let span):
            let first = span.before(today).advanced(by: 1)
            return first <= today ? first...today : nil
        }
    }
}
