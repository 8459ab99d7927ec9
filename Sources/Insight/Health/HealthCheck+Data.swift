import Model

/// Checks of the data the others rest on.
extension Analysis {
    func freshCheck() -> HealthCheck {
        guard let last = lastDay else { return HealthCheck(.figuresFresh, .act, .unknown) }
        let age = last.distance(to: today)
        return HealthCheck(
            .figuresFresh, age <= 2 ? .fine : age <= 7 ? .look : .act, .day(last), limit: 2)
    }

    func impressionsCheck() -> HealthCheck {
        let isKnown = knownDays(.impressions, in: month).contains(true)
        return HealthCheck(.impressions, isKnown ? .fine : .look, isKnown ? .count(1) : .unknown)
    }

    /// Whether files, or payouts of our own, tell those of the last whole month.
    func payoutsCheck() -> HealthCheck {
        let this = Step.month.whole(around: today)
        let last = Step.month.whole(around: this.from.advanced(by: -1))
        if !ownPayouts.rows(in: last, figures.currency).isEmpty {
            return HealthCheck(.payouts, .fine, .day(last.to))
        }
        guard figures.coverage.knows(.payouts) else {
            return HealthCheck(.payouts, .look, .unknown)
        }
        let isKnown = knownDays(.payouts, in: last).contains(true)
        return HealthCheck(.payouts, isKnown ? .fine : .act, .day(last.to))
    }

    /// Pairs of partners who look like one and of whom nobody said whether they are.
    func lookAlikesCheck() -> HealthCheck {
        let pairs = lookAlikes
        let rows = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
        return HealthCheck(
            .lookAlikes, pairs.isEmpty ? .fine : .look, .count(pairs.count), rows: rows)
    }

    /// Ids in figures that nobody owns: those no partner had when the last file of each source and
    /// kind was imported, and partners who are gone while their figures are not.
    func nobodysLinksCheck() -> HealthCheck {
        guard figures.coverage.lastDay != nil else {
            return HealthCheck(.nobodysLinks, .look, .unknown)
        }
        var latest: [String: Int] = [:]
        for (batch, _) in program.batches where batch.scope == .everyPartner {
            latest[batch.source + " " + batch.kind.rawValue] = batch.unknownIDs
        }
        let clicks = sums(.clicks, in: month)
        let sales = sums(.sales, in: month)
        let gone = program.ids.indices.filter { row in
            !program.exists(row: row) && row < clicks.count && clicks[row] + sales[row] > 0
        }
        let count = latest.values.reduce(gone.count, +)
        return HealthCheck(.nobodysLinks, count == 0 ? .fine : .act, .count(count))
    }
}
