public import Model

/// A KPI over a window beside the window it is compared with.
public struct KPIReading: Sendable {
    /// Which figure.
    public let kpi: KPI
    /// The window looked at.
    public let window: Window
    /// The equally long window it is compared with, nil for none.
    public let reference: Window?
    /// The value over the window.
    public let current: Reading
    /// The value over the window compared with.
    public let previous: Reading
    /// The pieces of the window the series have a value for.
    public let pieces: [Step.Piece]
    /// One value a piece, nil where no imported file says or it cannot be computed.
    public let values: [Double?]
    /// One value for each piece of the window compared with.
    public let previousValues: [Double?]

    /// On how many days of each window imported files tell the figure.
    public let knownDays: (now: Int, before: Int)

    /// Whether about as many days of both windows are known; only what grows with days asks for it.
    public var isComparable: Bool {
        guard kpi.addsUp || kpi == .active || kpi == .activeRatio else { return true }
        return knownDays.before * 10 >= knownDays.now * 9
            && knownDays.now * 10 >= knownDays.before * 9
    }

    /// The change in parts of the previous value; nil if either is missing, it was not above zero,
    /// or much less is known of one window than of the other.
    public var change: Double? {
        guard isComparable, let now = current.number, let before = previous.number, before > 0
        else {
            return nil
        }
        return (now - before) / before
    }
}

/// Which days KPIs are read over, in which pieces, and beside which.
public struct KPIQuestion: Hashable, Sendable {
    /// The days.
    public var window: Window
    /// The equally long days to compare with, nil for none.
    public var reference: Window?
    /// The pieces of the series.
    public var step: Step
    /// The weekday weeks begin on, 0 for Monday to 6 for Sunday.
    public var weekStart: Int

    /// A window beside the one before it, day by day, unless said otherwise.
    public init(
        _ window: Window, comparison: Comparison = .previous, step: Step = .day, weekStart: Int = 0
    ) {
        self.window = window
        reference = comparison.reference(of: window)
        self.step = step
        self.weekStart = weekStart
    }

    /// The days of a period.
    public init(_ period: Period, comparison: Comparison, step: Step = .day, weekStart: Int = 0) {
        self.init(period.window, comparison: .none, step: step, weekStart: weekStart)
        reference = period.reference(comparison)
    }
}

extension Analysis {
    /// A KPI over a window for some partners, nil for the whole program.
    public func kpi(_ kpi: KPI, in window: Window, partners: [Int]?) -> KPIReading {
        let rows = partners.map { RowSet(rowCount: program.ids.count, rows: $0) }
        return kpis([kpi], KPIQuestion(window), partners: rows)[0]
    }

    /// KPIs over a window, day by day beside the window before, for some partners.
    public func kpis(_ kpis: [KPI], in window: Window, partners: RowSet?) -> [KPIReading] {
        self.kpis(kpis, KPIQuestion(window), partners: partners)
    }

    /// KPIs for some partners, nil for the whole program.
    ///
    /// Cost: a pass over the figures when a window or the KPIs are new, then one over the window's;
    /// activity in steps longer than a day takes one for each.
    public func kpis(_ kpis: [KPI], _ question: KPIQuestion, partners: RowSet?) -> [KPIReading] {
        readings(kpis, question, partners) { basis(of: kpis, in: $0, partners: partners) }
    }

    /// KPIs made of the daily sums that a function gives for a window.
    func readings(
        _ kpis: [KPI], _ question: KPIQuestion, _ partners: RowSet?, basis: (Window) -> KPIBasis
    ) -> [KPIReading] {
        let now = basis(question.window)
        let before = question.reference.map(basis)
        let pieces = question.step.pieces(of: question.window, weekStart: question.weekStart)
        return kpis.map { kpi in
            KPIReading(
                kpi: kpi, window: question.window, reference: question.reference,
                current: reading(kpi, in: question.window, now, partners),
                previous: before.map { reading(kpi, in: $0.window, $0, partners) } ?? .unknown,
                pieces: pieces,
                values: pieces.map { value(kpi, in: $0.window, now, partners) },
                previousValues: before.map { before in
                    let days = question.window.from.distance(to: before.window.from)
                    return pieces.map {
                        value(kpi, in: $0.window.moved(by: days), before, partners)
                    }
                } ?? [],
                knownDays: (now.knownDays(of: kpi), before?.knownDays(of: kpi) ?? 0))
        }
    }

    /// The words of the sources whose files a KPI is read from, sorted.
    public func sources(of kpi: KPI) -> [String] {
        let isAboutActivity = kpi.formula == .activity || kpi == .activation
        let metrics = isAboutActivity ? Metric.allCases.filter(\.isActivity) : kpi.metrics
        let batches = figures.coverage.batches.filter { batch in
            batch.scope != .totals && metrics.contains(where: batch.metrics.contains)
        }
        return Set(batches.map(\.source)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// KPIs over a window for some partners.
    public func kpis(_ kpis: [KPI], in window: Window, partners: [Int]) -> [KPIReading] {
        self.kpis(
            kpis, in: window, partners: RowSet(rowCount: program.ids.count, rows: partners))
    }

    // MARK: - One value

    /// A value of a series: only what can be told for a piece of that length.
    private func value(
        _ kpi: KPI, in piece: Window, _ basis: KPIBasis, _ partners: RowSet?
    ) -> Double? {
        guard kpi.isDaily || piece.length > 1 else { return nil }
        return reading(kpi, in: piece, basis, partners).number
    }

    private func reading(
        _ kpi: KPI, in window: Window, _ basis: KPIBasis, _ partners: RowSet?
    ) -> Reading {
        let days = basis.offsets(of: window)
        switch kpi.formula {
        case .sum, .quotient, .surplus: return basis.reading(kpi.formula, days: days)
        case .activity: return activity(kpi, in: window, basis, days, partners)
        case .concentration: return concentration(kpi, in: window, partners)
        case .own: return own(kpi, in: window, basis, days, partners)
        }
    }

    private func own(
        _ kpi: KPI, in window: Window, _ basis: KPIBasis, _ days: Range<Int>, _ partners: RowSet?
    ) -> Reading {
        switch kpi {
        case .churn: customerChurn(in: window, partners)
        case .clv: lifetimeValue(in: window, basis, days, partners)
        case .activation: activation(in: window, partners)
        case .timeToSale: timeToSale(in: window, partners)
        default: revenueShare(in: window, partners)
        }
    }

    // MARK: - What values are made of

    func basis(of kpis: [KPI], in window: Window, partners: RowSet?) -> KPIBasis {
        let read = MetricSet(kpis.flatMap(\.metricsRead))
        let metrics = read.filter(figures.coverage.knows)
        let table = windowTable(metrics, window)
        var basis = KPIBasis(
            window: window, metrics: metrics, sums: table.sums(of: partners),
            known: metrics.map { knownDays($0, in: window) },
            knownActive: knownActive(in: window))
        basis.foreign = foreignSums(metrics, in: window, partners)
        if let place = metrics.firstIndex(of: .payouts) {
            let own = ownPayouts.daily(partners, in: window, figures.currency)
            for day in own.indices { basis.sums.sums[place][day] &+= own[day] }
        }
        if kpis.contains(where: \.formula.hasFullCost), partners == nil {
            basis.fixedCosts = settings.costs.units(in: window)
        }
        if kpis.contains(.activeRatio) {
            let approved = approved(partners, by: window.to)
            basis.approved = (table.activity(of: approved), approvedCounts(approved, in: window))
        }
        return basis
    }

    func knownActive(in window: Window) -> [Bool] {
        let activity = Metric.allCases.filter { $0.isActivity && figures.coverage.knows($0) }
        let known = activity.map { knownDays($0, in: window) }
        return (0..<window.length).map { day in known.contains { $0[day] } }
    }

    func knownDays(_ metric: Metric, in window: Window) -> [Bool] {
        figures.coverage.knownDays(metric, in: window).enumerated().map { offset, isKnown in
            isKnown && window.from.advanced(by: offset) < today
        }
    }
}

extension Window {
    /// The window so many days later.
    func moved(by days: Int) -> Window {
        Window(from: from.advanced(by: days), to: to.advanced(by: days))
    }
}
