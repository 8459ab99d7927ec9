public import Model

/// When the next newsletter is due, and the last one that went out.
public struct IssueDue: Hashable, Sendable {
    /// The day it is due.
    public let day: Day
    /// Days from today, negative when it is overdue.
    public let daysLeft: Int
    /// The day the last issue went out, nil if none did.
    public let last: Day?
}

/// What a newsletter tells of partners.
extension Analysis {
    /// When the next issue is due by the program's schedule, nil without one.
    ///
    /// An issue that went out a little early counts for the day it was early for. As long as none
    /// ever went out nothing is overdue.
    public var issueDue: IssueDue? {
        guard let schedule = settings.newsletter.schedule else { return nil }
        let last = program.sentIssues.first { $0.day <= today }?.day
        let start = last.map { $0.advanced(by: schedule.earlyDays + 1) } ?? today
        let day = schedule.next(onOrAfter: start)
        return IssueDue(day: day, daysLeft: today.distance(to: day), last: last)
    }

    /// The days an issue tells of unless it says otherwise: since the last one, at most 92 and at
    /// least 7 days, else the last 30; up to the last day of figures.
    public var issueWindow: Window {
        let end = window(days: 1).to
        guard let last = program.sentIssues.first(where: { $0.day < today })?.day else {
            return Window(days: 30, endingOn: end)
        }
        let days = max(7, min(last.distance(to: end), 92))
        return Window(days: days, endingOn: end)
    }

    /// Whether a partner can be named to others: joined, not archived, and not one who asked to be
    /// left alone.
    public func isPresentable(row: Int) -> Bool {
        program.exists(row: row) && !stages[row].isProspect && !program.isArchived(row: row)
            && work.closed[row] != .noContact
    }

    /// The partners who surely grew most from the equally long days before, at most so many.
    ///
    /// Surely: nine times of ten by more than everybody, so that two sales after one are no news.
    public func climbers(_ metric: Metric, in window: Window, limit: Int) -> [TopRow] {
        let rows = program.rows.filter { isPresentable(row: $0) }
        let ranking = mostImproved(
            metric, KPIQuestion(window, weekStart: settings.weekStart),
            partners: RowSet(rowCount: program.ids.count, rows: rows))
        return Array(ranking.prefix { $0.improvement?.lower ?? 0 > 0 }.prefix(max(0, limit)))
    }

    /// The partners whose first sale of all lies in a window, the earliest first.
    ///
    /// Where figures of sales begin later than a partner, its first one is not known.
    public func firstSellers(in window: Window) -> [(row: Int, day: Day)] {
        guard let known = firstKnownDay(of: .sales) else { return [] }
        let first = figures.firstActivity(metrics: [.sales])
        return program.rows.compactMap { row -> (row: Int, day: Day)? in
            guard row < first.count, first[row] != Figures.never, isPresentable(row: row) else {
                return nil
            }
            let day = Day(number: first[row])
            guard window.contains(day), day < today else { return nil }
            let isBeginner = program.joined(row: row).map { $0 >= known } ?? false
            return isBeginner || known < window.from ? (row, day) : nil
        }.sorted { ($0.day, $0.row) < ($1.day, $1.row) }
    }

    /// The partners who joined whole years before a day of a window, the longest with us first.
    public func anniversaries(in window: Window) -> [(row: Int, years: Int, day: Day)] {
        program.rows.compactMap { row -> (row: Int, years: Int, day: Day)? in
            guard let joined = program.joined(row: row), isPresentable(row: row) else { return nil }
            let civil = joined.civil
            for year in window.from.civil.year...window.to.civil.year where year > civil.year {
                let last = Day.length(ofMonth: civil.month, year: year)
                let day = Day(year: year, month: civil.month, day: min(civil.day, last))
                if let day, window.contains(day) { return (row, year - civil.year, day) }
            }
            return nil
        }.sorted { ($1.years, $0.day, $0.row) < ($0.years, $1.day, $1.row) }
    }

    /// The incentives that run today.
    public var runningIncentives: [Incentive] {
        program.incentives.filter { $0.isRunning(on: today) }
    }
}
