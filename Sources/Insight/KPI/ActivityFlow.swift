public import Model

/// Who was active in a window, who no more, who again and who for the first time.
///
/// Active is whoever has a click, lead, sale, payout or sign-in on a day of the window. The numbers
/// fit: active now = active before - lost + back + new.
public struct ActivityFlow: Sendable {
    /// Active in the window compared with.
    public let before: RowSet
    /// Active in the window.
    public let now: RowSet
    /// Active before but not now.
    public let lost: RowSet
    /// Active now, not before, but at some earlier time.
    public let back: RowSet
    /// Active now for the first time ever.
    public let new: RowSet
}

extension Analysis {
    /// Who was active in a window and in the one it is compared with, among some partners.
    public func activityFlow(
        in window: Window, against reference: Window, partners: RowSet?
    ) -> ActivityFlow {
        let now = activeRows(in: window, partners)
        let before = activeRows(in: reference, partners)
        let isEarlier = reference.from < window.from
        let start = isEarlier ? reference.from : window.from
        let ever = activeRows(
            in: Window(from: Day(number: .min / 2), to: start.advanced(by: -1)), partners)
        let between =
            isEarlier && reference.to.advanced(by: 1) < window.from
            ? activeRows(
                in: Window(
                    from: reference.to.advanced(by: 1), to: window.from.advanced(by: -1)), partners)
            : nil
        let fresh = now.subtracting(before)
        let known = between.map { $0.union(ever) } ?? ever
        return ActivityFlow(
            before: before, now: now, lost: before.subtracting(now),
            back: fresh.intersection(known), new: fresh.subtracting(known))
    }

    /// The partners with activity in a window.
    public func activeRows(in window: Window, _ partners: RowSet?) -> RowSet {
        let end = min(window.to.advanced(by: 1), today)
        let last = figures.lastActivity(before: end)
        let (from, never) = (window.from.number, Figures.never)
        let rows = RowSet(last) { $0 != never && $0 >= from }.grown(to: program.ids.count)
        return partners.map { rows.intersection($0) } ?? rows
    }

    /// Those of some partners, or of all, who take part: joined, not after `last` if it is given,
    /// and not refused or shut out.
    func approved(_ partners: RowSet?, by last: Day? = nil) -> RowSet {
        var open = allApproved
        if let last {
            open = open.subtracting(
                RowSet(joinedDays) { $0 != Figures.never && $0 > last.number })
        }
        return partners.map { open.intersection($0) } ?? open
    }

    /// All who take part, kept until partners change.
    private var allApproved: RowSet {
        if let kept = approvedCache, kept.generation == generation { return kept.rows }
        let isShut = program.column(of: FieldName.status, absent: false) { bytes in
            Analysis.shutStatuses.contains(FoldedText(bytes).bytes)
        }
        let rows = RowSet(stages) { !$0.isProspect }.intersection(program.existing)
            .subtracting(RowSet(isShut) { $0 })
        approvedCache = (rows, generation)
        return rows
    }

    /// What sources call accounts that do not take part, in whatever letters.
    static let shutStatuses = Set(
        [
            "pending", "rejected", "declined", "denied", "refused", "blocked", "banned",
            "suspended",
            "disabled", "deactivated", "removed", "deleted", "closed", "terminated",
        ].map { FoldedText($0).bytes })

    /// How many of some partners had joined by each day of a window.
    func approvedCounts(_ approved: RowSet, in window: Window) -> [Int64] {
        var counts = Array(repeating: Int64(0), count: max(1, window.length))
        for row in approved {
            let joined = joinedDays[row]
            let day = joined == Figures.never ? 0 : window.from.distance(to: Day(number: joined))
            if day < window.length { counts[max(0, day)] += 1 }
        }
        for day in counts.indices.dropFirst() { counts[day] += counts[day - 1] }
        return counts
    }

    func activity(
        _ kpi: KPI, in window: Window, _ basis: KPIBasis, _ days: Range<Int>, _ partners: RowSet?
    ) -> Reading {
        switch kpi {
        case .active:
            return basis.active(days)
                ?? .value(Fraction(Int64(activeRows(in: window, partners).count)))
        case .activeRatio:
            if let counted = basis.activeRatio(days) { return counted }
            let approved = approved(partners, by: window.to)
            return .quotient(
                Int64(activeRows(in: window, approved).count),
                approvedCounts(approved, in: window).last ?? 0)
        case .newActive: return newActive(in: window, basis, days, partners)
        default: return partnerChurn(in: window, partners)
        }
    }

    /// The partners whose first activity ever falls on a day of the window, up to yesterday.
    func firstActive(in window: Window, _ partners: RowSet?) -> RowSet {
        let first = firstDays(Metric.allCases.filter(\.isActivity))
        let known = window.clamped(to: Window(from: window.from, to: today.advanced(by: -1)))
        let rows = RowSet(first) { $0 != Figures.never && known.contains(Day(number: $0)) }
            .grown(to: program.ids.count)
        return partners.map { rows.intersection($0) } ?? rows
    }

    private func newActive(
        in window: Window, _ basis: KPIBasis, _ days: Range<Int>, _ partners: RowSet?
    ) -> Reading {
        guard basis.knownActive[days].contains(true) else { return .unknown }
        return .value(Fraction(Int64(firstActive(in: window, partners).count)))
    }

    /// Of the partners active in the window before, those who are not in this one.
    private func partnerChurn(in window: Window, _ partners: RowSet?) -> Reading {
        guard knownActive(in: window).contains(true),
            knownActive(in: window.previous).contains(true)
        else { return .unknown }
        let before = activeRows(in: window.previous, partners)
        let lost = before.subtracting(activeRows(in: window, partners))
        return .quotient(Int64(lost.count), Int64(before.count))
    }
}
