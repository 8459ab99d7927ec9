import Model

/// Daily sums of some partners over a window: what most KPIs are made of.
struct KPIBasis {
    let window: Window
    let metrics: [Metric]
    var sums: WindowTable.Sums
    /// For each metric, whether imported files speak of a day.
    let known: [[Bool]]
    let knownActive: [Bool]
    /// For each metric, the daily sums of rows whose money is in another currency; nil for none.
    var foreign: [[Int64]]?
    /// Whether those rows do not count at all; else they only do not where money is divided by them.
    var isAlone = false
    /// What the settings say of costs, by day; nil for a part of the program, where nobody can say.
    var fixedCosts: [Int64?]?
    /// Who of the approved partners was active, and how many were approved on each day.
    var approved: (activity: WindowTable.Activity, counts: [Int64])?

    /// Days of a window as offsets from the first one.
    func offsets(of part: Window) -> Range<Int> {
        let start = window.from.distance(to: part.from)
        return start..<(start + part.length)
    }

    /// A sum or a quotient over some days of the window.
    func reading(_ formula: KPIFormula, days: Range<Int>) -> Reading {
        guard !formula.hasFullCost || fixedCosts != nil else { return .notApplicable }
        let shared = sharedDays(formula.amounts, days)
        guard !shared.isEmpty else { return .unknown }
        let sums = formula.amounts.map { sum($0, shared, isAlone: isAlone || formula.isMixed) }
        switch formula {
        case .sum: return .value(Fraction(sums[0]))
        case .quotient(_, _, let times):
            return .quotient(wide: Int128(sums[0]) * Int128(times), of: Int128(sums[1]))
        case .surplus:
            return .quotient(wide: Int128(sums[0]) - Int128(sums[1]), of: Int128(sums[1]))
        case .activity, .concentration, .own: return .unknown
        }
    }

    /// On how many days a KPI is known.
    func knownDays(of kpi: KPI) -> Int {
        switch kpi.formula {
        case .sum, .quotient, .surplus:
            sharedDays(kpi.formula.amounts, 0..<window.length).count
        case .activity: knownActive.count { $0 }
        case .concentration, .own: window.length
        }
    }

    /// The days on which all of some amounts are known.
    func sharedDays(_ amounts: [Amount], _ days: Range<Int>) -> [Int] {
        let places = amounts.map { metrics.firstIndex(of: $0.metric) }
        let costs = amounts.contains(.fullCost) ? fixedCosts : nil
        return days.filter { day in
            places.allSatisfy { $0.map { known[$0][day] } ?? false }
                && costs.map { $0[day] != nil } ?? true
        }
    }

    /// A sum over some days; alone, without the rows whose money is in another currency.
    func sum(_ amount: Amount, _ days: [Int], isAlone: Bool) -> Int64 {
        func sum(_ metric: Metric) -> Int64 {
            guard let place = metrics.firstIndex(of: metric) else { return 0 }
            let other = isAlone && !metric.isMoney ? foreign?[place] : nil
            return days.reduce(Int64(0)) { $0 &+ sums.sums[place][$1] &- (other?[$1] ?? 0) }
        }
        let fixed = amount == .fullCost ? fixedCosts : nil
        let costs = days.reduce(Int64(0)) { $0 &+ (fixed?[$1] ?? 0) }
        return sum(amount.metric) &+ (amount.addition.map(sum) ?? 0) &+ costs
    }

    /// How many partners were active on some days, if that was counted: the whole window or one.
    func active(_ days: Range<Int>) -> Reading? {
        guard knownActive[days].contains(true) else { return .unknown }
        return count(sums.activity, days).map { .value(Fraction($0)) }
    }

    /// Who was active on some days in parts of the approved, if that was counted.
    func activeRatio(_ days: Range<Int>) -> Reading? {
        guard knownActive[days].contains(true) else { return .unknown }
        guard let approved, let last = days.last, let count = count(approved.activity, days) else {
            return nil
        }
        return .quotient(count, approved.counts[last])
    }

    private func count(_ activity: WindowTable.Activity, _ days: Range<Int>) -> Int64? {
        if days.count == window.length { return Int64(activity.count) }
        return days.count == 1 ? activity.byDay[days.lowerBound] : nil
    }
}
