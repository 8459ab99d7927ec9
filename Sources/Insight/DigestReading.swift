public import Model

/// What a manager should hear of in the morning, and nothing more.
public struct DigestReading: Sendable {
    /// A goal whose last day is near.
    public struct EndingGoal: Hashable, Sendable {
        /// The partner's row.
        public let row: Int
        /// What was agreed.
        public let goal: Goal
        /// How far it is.
        public let progress: GoalProgress
    }
    /// Somebody who nearly reached an incentive.
    public struct NearBonus: Hashable, Sendable {
        /// The incentive.
        public let incentive: Incentive
        /// Where the partner stands.
        public let standing: IncentiveReport.Standing
    }
    /// A check that stands otherwise than a week ago.
    public struct HealthTurn: Sendable {
        /// The check as it stands now.
        public let check: HealthCheck
        /// How it stood seven days ago by the figures known then.
        public let before: HealthCheck.Verdict
    }

    /// Days within which goals and incentives count as about to end.
    public static let daysAhead = 7

    /// Open work whose day has come, the latest first.
    public internal(set) var due: [OutreachReading.Due] = []
    /// Open tasks of promotions whose day has come, the latest first.
    public internal(set) var tasks: [(promotion: Promotion, task: PromotionTask)] = []
    /// Answers nobody came back to.
    public internal(set) var answers: [OutreachReading.Exchange] = []
    /// Partners who slip away, by what is to be lost of them.
    public internal(set) var slipping: [TriageEntry] = []
    /// Goals not met whose last day is within a week, the nearest first.
    public internal(set) var goals: [EndingGoal] = []
    /// Those one step away from an incentive that ends for them within a week.
    public internal(set) var bonuses: [NearBonus] = []
    /// When the newsletter is due, if that is within a week or over.
    public internal(set) var newsletter: IssueDue?
    /// Checks that changed within a week, as far as figures tell.
    public internal(set) var health: [HealthTurn] = []

    /// Whether there is nothing to say.
    public var isEmpty: Bool {
        due.isEmpty && tasks.isEmpty && answers.isEmpty && slipping.isEmpty && goals.isEmpty
            && bonuses.isEmpty
            && newsletter == nil && health.isEmpty
    }
}

extension Analysis {
    /// What is to be told this morning of some partners, or of all for nil.
    ///
    /// `earlier` is the same program looked at seven days ago; without it no turn of a check is
    /// told. Checks and the newsletter are the whole program's and left out for some partners.
    public func digest(partners: RowSet? = nil, earlier: Analysis? = nil) -> DigestReading {
        var digest = DigestReading()
        let outreach = outreach(partners: partners)
        digest.due = outreach.due.filter { $0.work.isDue(on: today) }
        digest.answers = outreach.answered.filter(\.isOpen)
        digest.slipping = triage(partners: partners.map { Array($0) }).entries.filter {
            switch $0.cause {
            case .slipping, .quiet, .declining: true
            default: false
            }
        }
        digest.goals = endingGoals(partners)
        digest.bonuses = nearBonuses(partners)
        guard partners == nil else { return digest }
        digest.tasks = dueTasks
        digest.newsletter = issueDue.flatMap {
            $0.daysLeft <= DigestReading.daysAhead ? $0 : nil
        }
        digest.health = earlier.map(turns) ?? []
        return digest
    }

    private var dueTasks: [(promotion: Promotion, task: PromotionTask)] {
        let promotions = program.promotions
        return program.promotionTasks.filter { $0.isDue(on: today) }.compactMap { task in
            promotions.first { $0.key == task.promotion }.map { ($0, task) }
        }
    }

    private func isNear(_ day: Day) -> Bool {
        (0...DigestReading.daysAhead).contains(today.distance(to: day))
    }

    private func endingGoals(_ partners: RowSet?) -> [DigestReading.EndingGoal] {
        var goals: [DigestReading.EndingGoal] = []
        for row in program.rowsWithEntries where program.exists(row: row) {
            if let partners, !partners.contains(row) { continue }
            guard !program.isArchived(row: row) else { continue }
            for goal in program.records(Goal.self, row: row) where isNear(goal.due) {
                let progress = progress(of: goal, row: row)
                guard !progress.isMet else { continue }
                goals.append(DigestReading.EndingGoal(row: row, goal: goal, progress: progress))
            }
        }
        return goals.sorted { ($0.goal.due, $0.row) < ($1.goal.due, $1.row) }
    }

    private func nearBonuses(_ partners: RowSet?) -> [DigestReading.NearBonus] {
        program.incentives.flatMap { incentive -> [DigestReading.NearBonus] in
            report(on: incentive).oneStepAway.filter { standing in
                guard let last = standing.last, isNear(last), standing.done ?? 0 > 0 else {
                    return false
                }
                return partners?.contains(standing.row) ?? true
            }.map { DigestReading.NearBonus(incentive: incentive, standing: $0) }
        }
    }

    /// Checks that rest on figures alone and stand otherwise than they did.
    ///
    /// What people recorded is known only as it is now, so checks of work and contacts have no past.
    private func turns(from earlier: Analysis) -> [DigestReading.HealthTurn] {
        let kinds: Set<HealthCheck.Kind> = [
            .activeRatio, .reversals, .conversion, .concentration, .partnerChurn, .figuresFresh,
        ]
        let before = Dictionary(
            earlier.health().map { ($0.kind, $0.verdict) }, uniquingKeysWith: { first, _ in first })
        return health().compactMap { check in
            guard kinds.contains(check.kind), let old = before[check.kind], old != check.verdict
            else { return nil }
            return DigestReading.HealthTurn(check: check, before: old)
        }
    }
}
