extension Figures {
    /// What stands for a day that never was in `lastActivity`.
    public static let never = Int32.min

    /// For each partner the number of the last day before a day with activity, or `never`.
    ///
    /// `metrics` are what counts as activity, by default everything a partner does.
    public func lastActivity(
        before day: Day, metrics: [Metric] = Metric.allCases.filter(\.isActivity)
    ) -> [Int32] {
        let limit = firstDay.distance(to: day)
        var places = Array(repeating: Int32(-1), count: partnerCount)
        for metric in metrics {
            switch columns[Int(metric.rawValue)] {
            case nil: break
            case .small(let values): findLast(in: values, before: limit, into: &places)
            case .narrow(let values): findLast(in: values, before: limit, into: &places)
            case .wide(let values): findLast(in: values, before: limit, into: &places)
            }
        }
        return places.map { $0 < 0 ? Figures.never : firstDay.number + Int32(days[Int($0)]) }
    }

    /// Moves each partner's place to a later one where a column is above zero.
    private func findLast<Value: FixedWidthInteger>(
        in values: [Value], before limit: Int, into places: inout [Int32]
    ) {
        for partner in places.indices {
            let stop = max(Int(starts[partner]) - 1, Int(places[partner]))
            var index = Int(starts[partner + 1]) - 1
            while index > stop, values[index] <= 0 || Int(days[index]) >= limit { index -= 1 }
            if index > stop { places[partner] = Int32(truncatingIfNeeded: index) }
        }
    }

    /// The first and the last day before a day on which a partner's metric was above zero.
    public func span(_ metric: Metric, partner: Int, before day: Day) -> (first: Day, last: Day)? {
        guard partner < partnerCount, let column = columns[Int(metric.rawValue)] else { return nil }
        let limit = firstDay.distance(to: day)
        let places = Int(starts[partner])..<Int(starts[partner + 1])
        func isOne(_ place: Int) -> Bool { column[place] > 0 && Int(days[place]) < limit }
        guard let first = places.first(where: isOne), let last = places.last(where: isOne) else {
            return nil
        }
        return (firstDay.advanced(by: Int(days[first])), firstDay.advanced(by: Int(days[last])))
    }
}

extension Figures {
    /// For each partner the number of the first day with one of some metrics above zero, or
    /// `never`.
    public func firstActivity(metrics: [Metric]) -> [Int32] {
        var places = Array(repeating: Int32.max, count: partnerCount)
        for metric in metrics {
            switch columns[Int(metric.rawValue)] {
            case nil: break
            case .small(let values): findFirst(in: values, into: &places)
            case .narrow(let values): findFirst(in: values, into: &places)
            case .wide(let values): findFirst(in: values, into: &places)
            }
        }
        return places.map { place in
            place == .max ? Figures.never : firstDay.number + Int32(days[Int(place)])
        }
    }

    /// Moves each partner's place to an earlier one where a column is above zero.
    private func findFirst<Value: FixedWidthInteger>(
        in values: [Value], into places: inout [Int32]
    ) {
        for partner in places.indices {
            var index = Int(starts[partner])
            let stop = min(Int(starts[partner + 1]), Int(places[partner]))
            while index < stop, values[index] <= 0 { index += 1 }
            if index < stop { places[partner] = Int32(truncatingIfNeeded: index) }
        }
    }
}
