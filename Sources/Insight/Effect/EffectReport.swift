import Model

/// What each play, template or reason brought back, against what would have happened anyway.
public struct EffectReport: Sendable {
    /// By what contacts are told apart.
    public enum Grouping: String, CaseIterable, Sendable {
        case play, template, reason
    }

    /// The contacts of one play, template or reason.
    public struct Row: Sendable {
        /// The word of the play or reason, or the template's name; nil for contacts without one.
        public let word: String?
        /// Contacts.
        public let sent: Int
        /// What those whose time is over brought.
        public let effect: OutreachEffect
    }

    /// The groups, most contacts first.
    public let rows: [Row]
    /// What all contacts whose time is over brought.
    public let all: OutreachEffect
    /// The rate of return over all, towards which those of groups are drawn.
    public let meanRate: Double
    /// Quiet partners nobody wrote to, of whom so many returned.
    public let untouched: Share
    /// How many of them the model expected to return.
    public let untouchedExpected: Double

    /// Days a contact has to bring a partner back.
    public static let days = 30
    /// Days back that contacts are looked at.
    public static let span = 365
    /// The rate of return where nothing is known.
    static let usualRate = 0.12
    /// Untouched partners without whom chances are left as the model has them.
    static let leastUntouched = 30
}

extension Analysis {
    /// What contacts of the last year brought, for some partners, or all for nil.
    ///
    /// A contact counts once its 30 days are over, and only if no other was still open then. Its
    /// partner returned if it sold within them. The chance to return anyway is what the rhythms
    /// said the day it was sent, of figures up to then, corrected by how untouched partners did.
    public func effects(
        by grouping: EffectReport.Grouping, partners: [Int]? = nil
    ) -> EffectReport {
        var readings = PastReadings(rhythmInput)
        let untouched = untouchedReturns(&readings)
        let correction =
            untouched.share.total >= EffectReport.leastUntouched
            ? (Double(untouched.share.count) + 5) / (untouched.expected + 5) : 1
        var sent: [String?: Int] = [:]
        var cases: [String?: [OutreachEffect.Case]] = [:]
        for row in partners ?? program.rows where !stages[row].isProspect {
            var openUntil = Day(number: Figures.never)
            for contact in outreach(row: row) {
                let word = contact.word(of: grouping)
                sent[word, default: 0] += 1
                cases[word, default: []] += []
                guard contact.day >= openUntil else { continue }
                openUntil = contact.day.advanced(by: EffectReport.days)
                guard let outcome = outcome(of: contact.day, row: row, &readings) else { continue }
                cases[word, default: []].append(
                    OutreachEffect.Case(
                        isBack: outcome.isBack, chance: min(1, outcome.chance * correction)))
            }
        }
        let all = OutreachEffect(cases.values.flatMap { $0 })
        let rows = cases.map { word, cases in
            EffectReport.Row(
                word: word, sent: sent[word, default: 0], effect: OutreachEffect(cases))
        }
        return EffectReport(
            rows: rows.sorted { ($0.sent, $1.word ?? "~") > ($1.sent, $0.word ?? "~") },
            all: all, meanRate: all.returned.rate ?? EffectReport.usualRate,
            untouched: untouched.share, untouchedExpected: untouched.expected)
    }

    /// What was sent to a partner within the last year, oldest first.
    private func outreach(row: Int) -> [Contact] {
        program.records(Contact.self, row: row).filter { contact in
            !contact.isIncoming && contact.day < today
                && contact.day.distance(to: today) <= EffectReport.span
        }.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
    }

    /// Whether a partner sold in the days after a contact, and how likely it was to do so anyway;
    /// nil while those days are not over or nothing could be said then.
    private func outcome(
        of day: Day, row: Int, _ readings: inout PastReadings
    ) -> (isBack: Bool, chance: Double)? {
        guard row < figures.partnerCount, let until = rhythm?.until(row: row),
            day.advanced(by: EffectReport.days) <= until
        else { return nil }
        guard let chance = readings.reading(before: day).chance(row: row, on: day, figures) else {
            return nil
        }
        return (hasSold(row: row, within: EffectReport.days, after: day), chance)
    }

    private func hasSold(row: Int, within days: Int, after day: Day) -> Bool {
        let window = Window(from: day.advanced(by: 1), to: day.advanced(by: days))
        return figures.sum(.sales, partner: row, in: window) > 0
    }

    /// How many partners that were quiet and that nobody wrote to returned, against what the model
    /// expected: the check of its chances.
    private func untouchedReturns(
        _ readings: inout PastReadings
    ) -> (share: Share, expected: Double) {
        guard let lastDay else { return (Share(0, of: 0), 0) }
        var (count, total, expected) = (0, 0, 0.0)
        var day = lastDay.advanced(by: -EffectReport.days)
        while day.distance(to: lastDay) <= EffectReport.span {
            let reading = readings.reading(before: day)
            for row in program.rows where row < figures.partnerCount {
                guard let score = reading.score(row: row, on: day, figures),
                    score.chanceActive < 0.5, !isContacted(row: row, around: day)
                else { continue }
                total += 1
                expected += score.chanceOfSale
                if hasSold(row: row, within: EffectReport.days, after: day) { count += 1 }
            }
            day = day.advanced(by: -Int(PastReadings.spacing))
        }
        return (Share(count, of: total), expected)
    }

    private func isContacted(row: Int, around day: Day) -> Bool {
        program.records(Contact.self, row: row).contains { contact in
            !contact.isIncoming && abs(contact.day.distance(to: day)) <= EffectReport.days
        }
    }
}

extension Contact {
    /// What tells the contact apart in a grouping.
    fileprivate func word(of grouping: EffectReport.Grouping) -> String? {
        switch grouping {
        case .play: play?.rawValue
        case .template: template
        case .reason: reason?.rawValue
        }
    }
}
