import Model

/// Daily sums over a window and the equally long one before: what all KPIs are made of.
struct KPIBasis {
    let metrics: [Metric]
    /// Days of one of the two windows.
    let length: Int
    let table: WindowTable.Sums
    /// For each metric, whether imported files speak of a day.
    let known: [[Bool]]
    let knownActive: [Bool]

    /// A KPI's value over the first or the second window, and on each of its days.
    func series(_ kpi: KPI, isSecond: Bool) -> (total: Reading, daily: [Double?]) {
        let days = isSecond ? length..<(2 * length) : 0..<length
        if kpi == .active { return active(days, isSecond: isSecond) }
        let places = kpi.metrics.compactMap(metrics.firstIndex(of:))
        guard places.allSatisfy({ known[$0][days].contains(true) }) else {
            return (.unknown, Array(repeating: nil, count: length))
        }
        let shared = days.filter { day in places.allSatisfy { known[$0][day] } }
        let daily = days.map { day -> Double? in
            guard places.allSatisfy({ known[$0][day] }) else { return nil }
            return KPIBasis.combine(places.map { table.sums[$0][day] }).number
        }
        let sums = places.map { place in
            shared.reduce(Int64(0)) { $0 &+ table.sums[place][$1] }
        }
        return (KPIBasis.combine(sums), daily)
    }

    private func active(
        _ days: Range<Int>, isSecond: Bool
    ) -> (total: Reading, daily: [Double?]) {
        guard knownActive[days].contains(true) else {
            return (.unknown, Array(repeating: nil, count: length))
        }
        let count = isSecond ? table.activeInHalves.second : table.activeInHalves.first
        return (
            .value(Double(count)), days.map { knownActive[$0] ? Double(table.active[$0]) : nil }
        )
    }

    /// A sum stands for itself, two stand for the first divided by the second.
    private static func combine(_ sums: [Int64]) -> Reading {
        guard sums.count == 2 else { return .value(Double(sums[0])) }
        return sums[1] == 0 ? .notApplicable : .value(Double(sums[0]) / Double(sums[1]))
    }
}
