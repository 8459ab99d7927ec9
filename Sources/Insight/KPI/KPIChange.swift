public import Model

/// The change of a KPI from one window to another, taken apart by partner.
///
/// The parts add up to the change to the last unit. A quotient changes because partners' own
/// quotients change (rate) and because their weight among all does (mix).
public struct KPIChange: Sendable {
    /// What became of a partner's activity.
    public enum Kind: String, CaseIterable, Sendable {
        /// Active in both windows, or in neither.
        case same
        /// Active for the first time.
        case new
        /// Active again.
        case back
        /// Active no more.
        case lost
    }

    /// One partner's part.
    public struct Row: Hashable, Sendable {
        /// The partner's row.
        public let row: Int
        /// What the partner changed, in units.
        public let part: Int64
        /// What of it comes from the partner's weight, in units; 0 for sums.
        public let mix: Int64
        /// What became of its activity.
        public let kind: Kind

        /// What of it comes from the partner's own value, in units.
        public var rate: Int64 { part - mix }
    }

    /// Which figure.
    public let kpi: KPI
    /// The whole change in units.
    public let total: Int64
    /// Units of one of what the KPI counts in: thousandths of a minor unit, millionths of one.
    public let scale: Int64
    /// The partners with a part, the greatest first whatever its sign; equals in the order of rows.
    public let rows: [Row]

    /// The sum of the parts of one kind of partner.
    public func sum(of kind: Kind) -> Int64 {
        rows.reduce(0) { $1.kind == kind ? $0 &+ $1.part : $0 }
    }

    /// How many units one of what a KPI counts in has.
    public static func scale(of kpi: KPI) -> Int64 {
        switch kpi.unit {
        case .count, .money, .days: 1
        case .moneyEach: 1_000
        case .ratio, .multiple: 1_000_000
        }
    }
}

extension Analysis {
    /// Which partners made the change of a KPI; nil where it has no value in one of the windows, or
    /// is not made of what single partners do.
    public func change(of kpi: KPI, _ question: KPIQuestion, partners: RowSet?) -> KPIChange? {
        guard let reference = question.reference else { return nil }
        let reading = kpis([kpi], question, partners: partners)[0]
        guard reading.isComparable, let now = reading.current.fraction,
            let before = reading.previous.fraction,
            let parts = parts(of: kpi, question.window, reference, partners)
        else { return nil }
        let scale = KPIChange.scale(of: kpi)
        let total = now.scaled(by: scale) &- before.scaled(by: scale)
        let flow = activityFlow(in: question.window, against: reference, partners: partners)
        return KPIChange(
            kpi: kpi, total: total, scale: scale,
            rows: ChangeParts(parts, kpi: kpi, scale: scale, total: total).rows { row in
                flow.new.contains(row)
                    ? .new
                    : flow.back.contains(row) ? .back : flow.lost.contains(row) ? .lost : .same
            })
    }

    /// What each partner brings to a KPI in two windows.
    private func parts(
        of kpi: KPI, _ window: Window, _ reference: Window, _ partners: RowSet?
    ) -> [ChangeParts.Part]? {
        switch kpi.formula {
        case _ where kpi.formula.hasFullCost: return nil
        case .sum, .quotient, .surplus:
            var parts: [Int: ChangeParts.Part] = [:]
            collect(kpi, window, partners) { row, sums in
                parts[row, default: ChangeParts.Part(row: row)].now = sums
            }
            collect(kpi, reference, partners) { row, sums in
                parts[row, default: ChangeParts.Part(row: row)].before = sums
            }
            return parts.values.sorted { $0.row < $1.row }
        case .activity where kpi == .active || kpi == .newActive:
            let isNew = kpi == .newActive
            let now = isNew ? firstActive(in: window, partners) : activeRows(in: window, partners)
            let before =
                isNew ? firstActive(in: reference, partners) : activeRows(in: reference, partners)
            return now.union(before).map { row in
                ChangeParts.Part(
                    row: row, now: (now.contains(row) ? 1 : 0, 1),
                    before: (before.contains(row) ? 1 : 0, 1))
            }
        case .activity, .concentration, .own: return nil
        }
    }

    /// Calls a function with each partner's two sums over the days on which both are known.
    private func collect(
        _ kpi: KPI, _ window: Window, _ partners: RowSet?,
        _ body: (Int, (Int64, Int64)) -> Void
    ) {
        let amounts = kpi.formula.amounts
        let basis = basis(of: [kpi], in: window, partners: partners)
        var days = Array(repeating: false, count: window.length)
        for day in basis.sharedDays(amounts, 0..<window.length) { days[day] = true }
        let (rows, sums) = windowTable(basis.metrics, window).sumsByPartner(
            of: partners, days: days)
        let foreign =
            kpi.formula.isMixed
            ? foreignCounts(basis.metrics, in: window, days: days, partners) : [:]
        func sum(_ metric: Metric?, _ index: Int) -> Int64 {
            metric.flatMap(basis.metrics.firstIndex(of:)).map {
                sums[$0][index] &- (foreign[rows[index]]?[$0] ?? 0)
            } ?? 0
        }
        for (index, row) in rows.enumerated() {
            let values = amounts.map { amount in
                sum(amount.metric, index) &+ sum(amount.addition, index)
            }
            body(row, (values[0], values.count > 1 ? values[1] : 1))
        }
    }
}

/// Splits a change among partners so that the parts add up.
struct ChangeParts {
    /// A partner's two sums in both windows; the second is 1 where the KPI is a sum.
    struct Part {
        let row: Int
        var now: (part: Int64, whole: Int64) = (0, 0)
        var before: (part: Int64, whole: Int64) = (0, 0)
    }

    private let parts: [Part]
    private let isQuotient: Bool
    private let scale: Double
    private let total: Int64

    init(_ parts: [Part], kpi: KPI, scale: Int64, total: Int64) {
        self.parts = parts
        self.total = total
        var times: Int64 = 1
        switch kpi.formula {
        case .quotient(_, _, let factor): (isQuotient, times) = (true, factor)
        case .surplus: isQuotient = true
        default: isQuotient = false
        }
        self.scale = Double(scale) * Double(times)
    }

    /// The parts in units with what became of each partner, the greatest first.
    func rows(kind: (Int) -> KPIChange.Kind) -> [KPIChange.Row] {
        let exact = isQuotient ? quotientParts() : sumParts()
        let whole = ChangeParts.rounded(exact.map(\.part), to: total)
        var rows: [KPIChange.Row] = []
        for (index, part) in parts.enumerated() where whole[index] != 0 || exact[index].mix != 0 {
            rows.append(
                KPIChange.Row(
                    row: part.row, part: whole[index],
                    mix: Int64(clamping: Int128(exact[index].mix.rounded())),
                    kind: kind(part.row)))
        }
        return rows.sorted {
            ($0.part.magnitude, -$0.row) > ($1.part.magnitude, -$1.row)
        }
    }

    private func sumParts() -> [(part: Double, mix: Double)] {
        parts.map { (Double($0.now.part &- $0.before.part) * scale, 0) }
    }

    /// A partner's weight times the middle of its own values gives mix, its own change times the
    /// middle of its weights gives rate; both are measured from the middle value of all.
    private func quotientParts() -> [(part: Double, mix: Double)] {
        func sum(_ value: (Part) -> Int64) -> Double {
            Double(parts.reduce(Int64(0)) { $0 &+ value($1) })
        }
        let now = (part: sum { $0.now.part }, whole: sum { $0.now.whole })
        let before = (part: sum { $0.before.part }, whole: sum { $0.before.whole })
        guard now.whole != 0, before.whole != 0 else { return parts.map { _ in (0, 0) } }
        let middle = (now.part / now.whole + before.part / before.whole) / 2
        return parts.map { part in
            let (weight, weightBefore) = (
                Double(part.now.whole) / now.whole, Double(part.before.whole) / before.whole
            )
            let brought =
                Double(part.now.part) / now.whole - Double(part.before.part) / before.whole
            let whole = brought - (weight - weightBefore) * middle
            var rate = 0.0
            if part.now.whole != 0, part.before.whole != 0 {
                rate =
                    (weight + weightBefore) / 2
                    * (Double(part.now.part) / Double(part.now.whole)
                        - Double(part.before.part) / Double(part.before.whole))
            }
            return (whole * scale, (whole - rate) * scale)
        }
    }

    /// Whole numbers next to some values that add up to a sum; the greatest remainders go up first.
    static func rounded(_ values: [Double], to sum: Int64) -> [Int64] {
        var whole = values.map { Int64(clamping: Int128($0.rounded(.down))) }
        let missing = sum &- whole.reduce(0, &+)
        guard !values.isEmpty, missing != 0 else { return whole }
        let order = values.indices.sorted { left, right in
            let (first, second) = (
                values[left] - values[left].rounded(.down),
                values[right] - values[right].rounded(.down)
            )
            return first == second ? left < right : first > second
        }
        let (each, rest) = missing.quotientAndRemainder(dividingBy: Int64(values.count))
        for (place, index) in order.enumerated() {
            whole[index] &+= each + (place < rest.magnitude ? rest.signum() : 0)
        }
        return whole
    }
}
