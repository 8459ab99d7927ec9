import Insight
import Model

/// What is offered to partners now, and which line of it a person looks at.
struct Campaigns {
    /// The groups in the order they stand.
    enum Group: CaseIterable, Hashable {
        case incentives, near, earned, tiers, promotions
    }
    /// Where a partner stands with an incentive.
    struct Entry: Hashable {
        let report: Int
        let standing: IncentiveReport.Standing
    }
    /// One line.
    enum Item {
        case incentive(IncentiveReport)
        case near(Entry)
        case earned(Entry)
        case tier(TierReport.Row)
        case promotion(PromotionReport)
    }

    private(set) var reports: [IncentiveReport] = []
    /// What each of them brought beyond what would have come anyway.
    private(set) var uplifts: [Uplift] = []
    private(set) var near: [Entry] = []
    private(set) var earned: [Entry] = []
    private(set) var tiers: TierReport?
    private(set) var promotions: [PromotionReport] = []
    var cursor = GroupCursor(Group.incentives)
    /// The key of the incentive whose partners alone are shown, nil for those of all.
    private(set) var chosen: String?
    private var key: PaneReadings.Key?

    /// Reckons everything anew if the program or its figures changed; another filter only deals the
    /// partners again, as it comes with every letter typed.
    mutating func deal(_ list: PartnerList, _ analysis: Analysis) {
        let key = PaneReadings.Key(list: list.generation, analysis: analysis.generation)
        guard key != self.key else { return }
        let isOnlyFiltered = key.analysis == self.key?.analysis
        self.key = key
        if !isOnlyFiltered { reckon(analysis) }
        dealPartners(list.isNarrowed ? list.shownRows : nil)
    }

    private mutating func reckon(_ analysis: Analysis) {
        reports = analysis.program.incentives.map { analysis.report(on: $0) }
        uplifts = reports.map { analysis.uplift(of: $0) }
        tiers = analysis.tiers()
        promotions = analysis.program.promotions.map { analysis.report(on: $0) }
        if !reports.contains(where: { $0.incentive.key == chosen }) { chosen = nil }
    }

    /// Shows the partners of one incentive alone, or of all again.
    mutating func choose(_ incentive: Incentive, _ list: PartnerList) {
        chosen = chosen == incentive.key ? nil : incentive.key
        dealPartners(list.isNarrowed ? list.shownRows : nil)
    }

    private mutating func dealPartners(_ partners: RowSet?) {
        func entries(_ standings: (IncentiveReport) -> [IncentiveReport.Standing]) -> [Entry] {
            reports.enumerated().flatMap { index, report -> [Entry] in
                guard chosen == nil || report.incentive.key == chosen else { return [] }
                return standings(report).filter { partners?.contains($0.row) ?? true }.map {
                    Entry(report: index, standing: $0)
                }
            }
        }
        near = entries(\.oneStepAway).sorted {
            ($0.standing.last?.number ?? .max) < ($1.standing.last?.number ?? .max)
        }
        earned = entries { $0.standings(.met) }
        cursor.take([
            .incentives: reports.count, .near: near.count, .earned: earned.count,
            .tiers: tiers?.rows.count ?? 0, .promotions: promotions.count,
        ])
    }

    /// The line under the cursor, nil where there is none.
    var current: Item? {
        let place = cursor.place(in: cursor.group)
        guard place < cursor.count(of: cursor.group) else { return nil }
        return switch cursor.group {
        case .incentives: .incentive(reports[place])
        case .near: .near(near[place])
        case .earned: .earned(earned[place])
        case .tiers: tiers.map { .tier($0.rows[place]) }
        case .promotions: .promotion(promotions[place])
        }
    }

    /// The rows an action on the line under the cursor is for: its partner, or everybody who is one
    /// step away from its incentive.
    var rows: [Int] {
        switch current {
        case .near(let entry), .earned(let entry): [entry.standing.row]
        case .incentive(let report): report.oneStepAway.map(\.row)
        case .tier, .promotion, nil: []
        }
    }
}

/// A campaign being typed: a new one, or one that is there.
struct CampaignDraft: Hashable {
    enum Kind { case incentive, tier, promotion }

    let kind: Kind
    /// The random part of its field's name, nil while it is new.
    let key: String?
}

extension CampaignDraft.Kind {
    /// What the line asks for.
    var prompt: Phrase {
        switch self {
        case .incentive: .promptIncentive
        case .tier: .promptTier
        case .promotion: .promptPromotion
        }
    }

    /// What to say if the text cannot be read.
    var mistake: Phrase {
        switch self {
        case .incentive: .badIncentive
        case .tier: .badTier
        case .promotion: .badPromotion
        }
    }

    /// What the names of the fields begin with.
    var family: String {
        switch self {
        case .incentive: Incentive.family
        case .tier: TierRule.family
        case .promotion: Promotion.family
        }
    }
}
