public import Model

/// One question about the program itself, with what the figures answer.
public struct HealthCheck: Sendable {
    /// What is asked.
    public enum Kind: String, CaseIterable, Sendable {
        /// A part of the program that is looked at again and again, such as its terms.
        case review
        case activeRatio = "active-ratio"
        case onboardingStuck = "onboarding-stuck"
        case neverStarted = "never-started"
        case reversals
        case putAwayActive = "put-away-active"
        case conversion, concentration
        case partnerChurn = "partner-churn"
        case answersWaiting = "answers-waiting"
        case workLate = "work-late"
        case contactsOverdue = "contacts-overdue"
        case contactMedian = "contact-median"
        case noOwner = "no-owner"
        case resources, taught
        case staleResources = "stale-resources"
        case figuresFresh = "figures-fresh"
        case nobodysLinks = "nobodys-links"
        case lookAlikes = "look-alikes"
        case impressions, payouts

        /// What it is about.
        public var group: Group {
            switch self {
            case .review: .site
            case .activeRatio, .onboardingStuck, .neverStarted, .reversals, .putAwayActive:
                .partners
            case .conversion, .concentration, .partnerChurn: .promotion
            case .answersWaiting, .workLate, .contactsOverdue, .contactMedian, .noOwner:
                .communication
            case .resources, .taught, .staleResources: .education
            case .figuresFresh, .nobodysLinks, .lookAlikes, .impressions, .payouts: .data
            }
        }

        /// Whether a greater figure is the better one.
        var isBetterHigh: Bool {
            switch self {
            case .activeRatio, .conversion, .taught: true
            default: false
            }
        }
    }

    /// What several checks are about.
    public enum Group: String, CaseIterable, Sendable {
        case site, partners, promotion, communication, education, data
    }

    /// How it stands.
    public enum Verdict: String, Sendable {
        case fine
        /// Worth a look.
        case look
        /// Something is to be done.
        case act = "do"
    }

    /// The figure a verdict rests on.
    public enum Figure: Hashable, Sendable {
        case count(Int)
        /// So many of so many partners.
        case part(Int, of: Int)
        case ratio(Fraction)
        /// A quotient now and before.
        case ratios(Fraction, Fraction)
        case days(Int)
        case day(Day)
        /// No imported file says, or nothing was recorded.
        case unknown
        /// There is nothing to divide by.
        case notApplicable
    }

    /// What is asked.
    public let kind: Kind
    /// Which part of the program a review is of, as the settings call it; nil for other kinds.
    public let subject: String?
    /// How it stands.
    public let verdict: Verdict
    /// The figure.
    public let figure: Figure
    /// What the figure is held against: percent or days; nil for none.
    public let limit: Int?
    /// A filter that finds the partners behind it; nil where only the rows tell.
    public let filter: String?
    /// The partners behind it.
    public let rows: [Int]

    init(
        _ kind: Kind, _ verdict: Verdict, _ figure: Figure, limit: Int? = nil,
        filter: String? = nil, rows: [Int] = [], subject: String? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.verdict = verdict
        self.figure = figure
        self.limit = limit
        self.filter = filter
        self.rows = rows
    }

    /// The word it is called by in files and commands, such as `review-terms`.
    public var word: String { kind.rawValue + (subject.map { "-" + $0 } ?? "") }
}

extension Analysis {
    /// The audit of the program, check by check in the order of their groups.
    public func health() -> [HealthCheck] {
        HealthCheck.Kind.allCases.flatMap { kind in
            kind == .review ? reviewChecks() : [check(kind)].compactMap { $0 }
        }
    }

    private func check(_ kind: HealthCheck.Kind) -> HealthCheck? {
        switch kind {
        case .review: nil
        case .activeRatio: activeRatioCheck()
        case .onboardingStuck: onboardingCheck()
        case .neverStarted: neverStartedCheck()
        case .reversals: reversalCheck()
        case .conversion: conversionCheck()
        case .concentration: concentrationCheck()
        case .partnerChurn: partnerChurnCheck()
        case .answersWaiting: answersCheck()
        case .workLate: workCheck()
        case .contactsOverdue: overdueCheck()
        case .contactMedian: contactMedianCheck()
        case .resources: resourcesCheck()
        case .taught: taughtCheck()
        case .staleResources: staleResourcesCheck()
        case .figuresFresh: freshCheck()
        case .impressions: impressionsCheck()
        case .payouts: payoutsCheck()
        case .putAwayActive: putAwayCheck()
        case .noOwner: noOwnerCheck()
        case .nobodysLinks: nobodysLinksCheck()
        case .lookAlikes: lookAlikesCheck()
        }
    }

    // MARK: - Partners

    var month: Window { window(days: 30) }

    private func activeRatioCheck() -> HealthCheck {
        let reading = kpi(.activeRatio, in: month, partners: nil).current
        guard let ratio = reading.fraction else {
            return HealthCheck(.activeRatio, .look, figure(reading))
        }
        let goal =
            settings.target(of: .activeRatio)?.value ?? Fraction(1, of: 2) ?? 0
        let active = activeRows(in: month, nil)
        return HealthCheck(
            .activeRatio, ratio >= goal ? .fine : .look, .ratio(ratio),
            limit: Int(goal.scaled(by: 100)), filter: "is:quiet or is:never-started",
            rows: Array(approved(nil).subtracting(active)))
    }

    private func figure(_ reading: Reading) -> HealthCheck.Figure {
        switch reading {
        case .value(let fraction): .ratio(fraction)
        case .unknown: .unknown
        case .notApplicable: .notApplicable
        }
    }

    private func onboardingCheck() -> HealthCheck {
        let all = program.rows.filter { stages[$0] == .onboarding }
        let stuck = all.filter { isStuck(row: $0) }
        return HealthCheck(
            .onboardingStuck, stuck.isEmpty ? .fine : .act, .part(stuck.count, of: all.count),
            limit: settings.rule(of: .onboarding).limitDays,
            filter: "stage:onboarding is:stuck", rows: stuck)
    }

    private func neverStartedCheck() -> HealthCheck {
        let rows = program.rows.filter { states[$0] == .neverStarted }
        let all = joinedCount
        return HealthCheck(
            .neverStarted, rows.count * 5 > all ? .look : .fine, .part(rows.count, of: all),
            limit: 20, filter: "is:never-started", rows: rows)
    }

    /// Partners of whose revenue in 90 days more than a tenth was given back.
    private func reversalCheck() -> HealthCheck {
        let window = window(days: 90)
        guard knownDays(.refunds, in: window).contains(true) else {
            return HealthCheck(.reversals, .look, .unknown, limit: 10)
        }
        let (refunds, revenue) = (sums(.refunds, in: window), sums(.revenue, in: window))
        let rows = program.rows.filter { row in
            row < refunds.count && row < revenue.count && refunds[row] > 0
                && Int128(refunds[row]) * 10 > Int128(revenue[row])
        }
        return HealthCheck(
            .reversals, rows.isEmpty ? .fine : .act, .count(rows.count), limit: 10, rows: rows)
    }

    // MARK: - Promotion

    private func conversionCheck() -> HealthCheck {
        let reading = kpi(.conversion, in: month, partners: nil)
        guard let now = reading.current.fraction, let before = reading.previous.fraction else {
            return HealthCheck(.conversion, .look, figure(reading.current))
        }
        return HealthCheck(
            .conversion, now.value < before.value * 0.9 ? .look : .fine, .ratios(now, before),
            limit: 10)
    }

    private func concentrationCheck() -> HealthCheck {
        let reading = kpi(.topFive, in: window(days: 90), partners: nil).current
        guard let share = reading.fraction else {
            return HealthCheck(.concentration, .look, figure(reading), limit: 50)
        }
        let sums = sums(.revenue, in: window(days: 90))
        let order = sums.indices.filter { sums[$0] > 0 }.sorted { sums[$0] > sums[$1] }
        return HealthCheck(
            .concentration, share > (Fraction(1, of: 2) ?? 0) ? .look : .fine, .ratio(share),
            limit: 50, rows: Array(order.prefix(5)))
    }

    private func partnerChurnCheck() -> HealthCheck {
        let reading = kpi(.partnerChurn, in: month, partners: nil).current
        guard let churn = reading.fraction else {
            return HealthCheck(.partnerChurn, .look, figure(reading), limit: 10)
        }
        let lost = activityFlow(in: month, against: month.previous, partners: nil).lost
        let verdict: HealthCheck.Verdict =
            churn.value > 0.2 ? .act : churn.value > 0.1 ? .look : .fine
        return HealthCheck(
            .partnerChurn, verdict, .ratio(churn), limit: 10, rows: Array(lost))
    }
}
