public import Model

extension IncentiveReport {
    /// The board with places; equals share one, and the next is as far behind as there are.
    public var places: [(place: Int, standing: Standing)] {
        var result: [(place: Int, standing: Standing)] = []
        for (index, standing) in board.enumerated() {
            let isEqual = result.last?.standing.done == standing.done
            result.append((isEqual ? result.last?.place ?? 1 : index + 1, standing))
        }
        return result
    }
}

extension Analysis {
    /// How a contest ends with so many places, as the figures stand; nil if nobody brought anything.
    ///
    /// Where several share the last place all of them have won it.
    public func ending(of incentive: Incentive, places: Int) -> ContestResult? {
        let winners = report(on: incentive).places.filter { $0.place <= places }.map {
            ContestResult.Winner(
                partner: program.ids[$0.standing.row], place: $0.place,
                done: $0.standing.done ?? 0)
        }
        guard !winners.isEmpty else { return nil }
        return ContestResult(
            key: incentive.key, day: today, winners: winners, name: incentive.name)
    }
}
