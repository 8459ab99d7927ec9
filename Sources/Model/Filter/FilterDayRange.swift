/// Which days a test of a day field admits, as day numbers.
enum FilterDayRange {
    /// The days of a comparison with periods of the calendar; nil if there is none.
    static func days(_ comparison: FilterComparison<FilterPeriod>) -> ClosedRange<Int32>? {
        switch comparison {
        case .equal(let period): days(from: period.days?.lowerBound, to: period.days?.upperBound)
        case .above(let period): days(from: period.days?.upperBound.advanced(by: 1), to: latest)
        case .atLeast(let period): days(from: period.days?.lowerBound, to: latest)
        case .below(let period): days(from: earliest, to: period.days?.lowerBound.advanced(by: -1))
        case .atMost(let period): days(from: earliest, to: period.days?.upperBound)
        case .between(let first, let last):
            days(from: first.days?.lowerBound, to: last.days?.upperBound)
        }
    }

    /// The days so long ago: `14d` is today or one of the 14 days before, `>14d` is earlier.
    static func ago(
        _ comparison: FilterComparison<FilterSpan>, today: Day
    ) -> ClosedRange<Int32>? {
        switch comparison {
        case .equal(let span), .atMost(let span): days(from: span.before(today), to: today)
        case .below(let span): days(from: span.before(today).advanced(by: 1), to: today)
        case .above(let span): days(from: earliest, to: span.before(today).advanced(by: -1))
        case .atLeast(let span): days(from: earliest, to: span.before(today))
        case .between(let near, let far): days(from: far.before(today), to: near.before(today))
        }
    }

    /// The days so far ahead: `7d` is within 7 days or overdue, `>7d` is later.
    static func ahead(
        _ comparison: FilterComparison<FilterSpan>, today: Day
    ) -> ClosedRange<Int32>? {
        switch comparison {
        case .equal(let span), .atMost(let span): days(from: earliest, to: span.after(today))
        case .below(let span): days(from: earliest, to: span.after(today).advanced(by: -1))
        case .above(let span): days(from: span.after(today).advanced(by: 1), to: latest)
        case .atLeast(let span): days(from: span.after(today), to: latest)
        case .between(let near, let far): days(from: near.after(today), to: far.after(today))
        }
    }

    private static let earliest = Day(number: .min)
    private static let latest = Day(number: .max)

    private static func days(from first: Day?, to last: Day?) -> ClosedRange<Int32>? {
        guard let first, let last, first <= last else { return nil }
        return first.number...last.number
    }
}
