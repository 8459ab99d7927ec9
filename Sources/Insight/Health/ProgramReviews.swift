public import Model

/// How long ago a part of the program was looked at, and when it is to be again.
public struct ReviewStanding: Hashable, Sendable {
    /// What it is, as the settings call it, such as `terms`.
    public let subject: String
    /// Days after which it is to be looked at again; nil if the settings say nothing of it.
    public let limit: Int?
    /// The last look at it, nil if there never was one.
    public let last: ProgramReview?
    /// The day it is to be looked at again; nil if it never was, or never has to be.
    public let due: Day?

    /// Days for which it has been overdue on a day; nil if it is not.
    public func daysOverdue(on today: Day) -> Int? {
        guard let due, due < today else { return nil }
        return due.distance(to: today)
    }
}

extension Analysis {
    /// The parts of the program that are looked at again and again: site, terms and creatives
    /// first, then others by name.
    public var reviewStandings: [ReviewStanding] {
        if let kept = reviewCache, kept.generation == generation { return kept.standings }
        let standings = readReviewStandings()
        reviewCache = (generation, standings)
        return standings
    }

    private func readReviewStandings() -> [ReviewStanding] {
        let reviews = program.reviews(until: today)
        let first = ["site", "terms", "creatives"]
        let names = Set(settings.reviews.keys).union(reviews.map(\.subject))
        let others = names.subtracting(first).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        return (first.filter(names.contains) + others).map { subject in
            let last = reviews.last { $0.subject.utf8.elementsEqual(subject.utf8) }
            let limit = settings.reviews[subject]
            return ReviewStanding(
                subject: subject, limit: limit, last: last,
                due: last.flatMap { last in
                    last.next ?? limit.map { last.day.advanced(by: $0) }
                })
        }
    }

    /// How many parts of the program are overdue to be looked at; those never looked at do not count.
    public var overdueReviewCount: Int {
        reviewStandings.count { $0.daysOverdue(on: today) != nil }
    }

    /// A look at a part of the program, put on record.
    ///
    /// `days` is when to look again where it is not what the settings say; `key` names the record.
    public func review(
        of subject: String, by user: String, text: String, nextInDays days: Int? = nil, key: String
    ) -> Change? {
        let review = ProgramReview(
            key: key, subject: subject, day: today, by: user,
            next: days.map { today.advanced(by: $0) }, text: text)
        return Action.put(field: review.field, line: review.line).change(
            to: [.program], in: program, today: today, noteKey: "")
    }

    /// One check for each part of the program with a number of days of its own, or a day to come.
    func reviewChecks() -> [HealthCheck] {
        reviewStandings.filter { $0.limit != nil || $0.due != nil }.map { standing in
            let figure = standing.last.map { HealthCheck.Figure.day($0.day) } ?? .unknown
            return HealthCheck(
                .review, verdict(standing), figure, limit: standing.limit, subject: standing.subject
            )
        }
    }

    /// Overdue for longer than it may lie is something to do; never looked at is worth a look.
    private func verdict(_ standing: ReviewStanding) -> HealthCheck.Verdict {
        guard standing.last != nil else { return .look }
        guard let days = standing.daysOverdue(on: today) else { return .fine }
        return days > standing.limit ?? 90 ? .act : .look
    }
}
