public import Model

/// Money in our own files of payouts that no imported payout tells of: paid, or on its way.
struct OwnPayouts {
    /// How many days after one of our files an imported payout may be dated to be taken for the
    /// same money.
    static let matchDays = 14
    /// The most payments of one stretch of days whose sums are tried one by one.
    private static let sumLimit = 12

    /// The payments by row, the earliest first.
    private let payments: [Int: [Payment]]

    /// What an analysis knows of payments up to its day, in every currency.
    init(_ analysis: Analysis) {
        var found: [Int: [Payment]] = [:]
        let program = analysis.program
        let parts = [analysis.figures] + analysis.figures.foreign
        for row in program.rowsWithEntries where program.exists(row: row) {
            let all = program.records(Payment.self, row: row).filter {
                $0.counts && $0.day <= analysis.today
            }
            for currency in Set(all.map(\.amount.currency)) {
                let own = all.filter { $0.amount.currency == currency }
                    .sorted { ($0.day, $0.key) < ($1.day, $1.key) }
                let part = parts.first { $0.currency == currency }
                let told = part?.payouts(of: row, before: analysis.today) ?? []
                found[row, default: []] += OwnPayouts.unmatched(own, told)
            }
        }
        payments = found.mapValues { $0.sorted { $0.day < $1.day } }
    }

    /// What of our payments no imported payout tells of: a day's payouts of exactly the amount of
    /// one of them, or of exactly the sum of some, within some days, stand for these.
    ///
    /// Payments are in one currency, the earliest first, as the days are.
    static func unmatched(_ payments: [Payment], _ told: [(day: Day, amount: Int64)]) -> [Payment] {
        var (open, rest) = (payments, [(day: Day, amount: Int64)]())
        for (day, amount) in told {
            let match = open.firstIndex {
                isNear($0, day) && $0.amount.minorUnits == amount
            }
            if let match { open.remove(at: match) } else { rest.append((day, amount)) }
        }
        for (day, amount) in rest {
            let near = open.indices.filter { isNear(open[$0], day) }.prefix(sumLimit)
            guard let sum = subset(Array(near), of: open, worth: amount) else { continue }
            for place in sum.reversed() { open.remove(at: place) }
        }
        return open
    }

    private static func isNear(_ payment: Payment, _ day: Day) -> Bool {
        payment.day <= day && day <= payment.day.advanced(by: matchDays)
    }

    /// The places of several payments that are together worth an amount, in order; nil if none are.
    private static func subset(
        _ places: [Int], of payments: [Payment], worth amount: Int64
    ) -> [Int]? {
        guard places.count > 1 else { return nil }
        for choice in 1..<(1 << places.count) where choice.nonzeroBitCount > 1 {
            let chosen = places.indices.filter { choice >> $0 & 1 == 1 }.map { places[$0] }
            let sum = chosen.reduce(Int64(0)) { $0 &+ payments[$1].amount.minorUnits }
            if sum == amount { return chosen }
        }
        return nil
    }

    // MARK: - Figures

    /// The days with a payment of a row in any currency, in order.
    func days(row: Int) -> [Day] { (payments[row] ?? []).map(\.day) }

    /// Whether a row was paid in a currency on any day of a window.
    func isPaid(row: Int, in window: Window, _ currency: Currency) -> Bool {
        payments[row]?.contains { $0.isPart(of: window, currency) } ?? false
    }

    /// What a row was paid in a currency over a window, in minor units.
    func sum(row: Int, in window: Window, _ currency: Currency) -> Int64 {
        (payments[row] ?? []).reduce(Int64(0)) { sum, payment in
            payment.isPart(of: window, currency) ? sum &+ payment.amount.minorUnits : sum
        }
    }

    /// The rows paid in a currency over a window.
    func rows(in window: Window, _ currency: Currency) -> [Int] {
        payments.keys.filter { isPaid(row: $0, in: window, currency) }
    }

    /// What some partners, or all for nil, were paid on each day of a window.
    func daily(_ partners: RowSet?, in window: Window, _ currency: Currency) -> [Int64] {
        var days = Array(repeating: Int64(0), count: window.length)
        for (row, paid) in payments where partners?.contains(row) ?? true {
            for payment in paid where payment.isPart(of: window, currency) {
                days[window.from.distance(to: payment.day)] &+= payment.amount.minorUnits
            }
        }
        return days
    }
}

extension Payment {
    fileprivate func isPart(of window: Window, _ currency: Currency) -> Bool {
        amount.currency == currency && window.from <= day && day <= window.to
    }
}

extension Figures {
    /// The days with payouts of a partner before a day, each with its sum.
    func payouts(of partner: Int, before limit: Day) -> [(day: Day, amount: Int64)] {
        days(with: .payouts, partner: partner, before: limit).map { day in
            (day, sum(.payouts, partner: partner, in: Window(from: day, to: day)))
        }
    }
}

extension Analysis {
    /// The first and the last day a partner was paid in any currency, as imported or in a file of our
    /// own; nil if it never was, or nobody knows.
    public func payoutSpan(row: Int) -> (first: Day, last: Day)? {
        let told = ([figures] + figures.foreign).compactMap {
            $0.span(.payouts, partner: row, before: today)
        }
        let days = told.flatMap { [$0.first, $0.last] } + ownPayouts.days(row: row)
        guard let first = days.min(), let last = days.max() else { return nil }
        return (first, last)
    }

    /// Our own payments that no imported file tells of, gathered once for each state of the program.
    var ownPayouts: OwnPayouts {
        if let kept = ownPayoutsCache, kept.generation == generation { return kept.found }
        let found = OwnPayouts(self)
        ownPayoutsCache = (generation, found)
        return found
    }
}
