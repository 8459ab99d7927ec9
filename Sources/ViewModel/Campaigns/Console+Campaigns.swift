import Insight
import Model
import Screen

/// The campaigns screen: incentives, who is near, who has earned, tiers, promotions.
extension Console {
    /// Whether the campaigns screen is what a person looks at.
    var isOnCampaigns: Bool { place == .campaigns }

    mutating func dealCampaigns() {
        guard let analysis else { return }
        campaigns.deal(list, analysis)
    }

    mutating func campaignLines(_ layout: Layout) -> [Line] {
        dealCampaigns()
        guard let analysis else { return [] }
        return CampaignsView(
            campaigns: campaigns, analysis: analysis, say: say, format: format, glyphs: glyphs
        ).lines(in: layout.body)
    }

    /// The marked partners, else those the line under the cursor is about.
    var campaignTargets: [PartnerID] {
        guard let analysis else { return [] }
        let rows = list.marks.isEmpty ? campaigns.rows : list.marks.sorted()
        return rows.map { analysis.program.ids[$0] }
    }

    /// How many incentives run, who has earned, what is to be paid.
    func campaignFacts(_ analysis: Analysis) -> [String] {
        let running = campaigns.reports.filter { $0.incentive.isRunning(on: analysis.today) }
        let words = CampaignWords(analysis: analysis, say: say, format: format)
        return [
            say(.campaignRunning, "\(running.count)"),
            say(
                .campaignHaveEarned,
                "\(campaigns.reports.reduce(0) { $0 + $1.standings(.met).count })",
                words.money(campaigns.reports.reduce(0) { $0 + $1.due })),
            say(
                .campaignOneStep,
                "\(campaigns.reports.reduce(0) { $0 + $1.oneStepAway.count })"),
        ]
    }

    // MARK: - Moving

    mutating func moveInCampaigns(_ command: Command, page: Int) {
        dealCampaigns()
        switch command {
        case .down: campaigns.cursor.move(by: 1)
        case .up: campaigns.cursor.move(by: -1)
        case .first: campaigns.cursor.moveToEnd(first: true)
        case .last: campaigns.cursor.moveToEnd(first: false)
        case .halfPageDown: campaigns.cursor.move(by: max(1, page / 2))
        case .halfPageUp: campaigns.cursor.move(by: -max(1, page / 2))
        case .pageDown: campaigns.cursor.move(by: page)
        default: campaigns.cursor.move(by: -page)
        }
    }

    mutating func stepCampaignGroup(forward: Bool) {
        dealCampaigns()
        campaigns.cursor.step(by: forward ? 1 : -1)
    }

    mutating func clickCampaigns(_ position: Position) -> [Effect] {
        dealCampaigns()
        let parts = CampaignsView.parts(campaigns, in: layout.body)
        guard let part = parts.first(where: { $0.area.contains(position) }) else { return [] }
        let place = part.first + position.row - part.area.row - part.head
        guard position.row - part.area.row >= part.head,
            place < campaigns.cursor.count(of: part.group)
        else { return [] }
        let isHere =
            campaigns.cursor.group == part.group
            && campaigns.cursor.place(in: part.group) == place
        if isHere { return openCampaign() }
        campaigns.cursor.select(part.group, place)
        return []
    }

    // MARK: - Opening

    /// Shows an incentive's partners alone, opens a partner, offers a tier's moves, tells of a
    /// promotion.
    mutating func openCampaign() -> [Effect] {
        dealCampaigns()
        switch campaigns.current {
        case .incentive(let report): campaigns.choose(report.incentive, list)
        case .near, .earned: return openPartner()
        case .tier(let row): offerTierSteps(row)
        case .promotion(let report): showPromotion(report.promotion)
        case nil: tell(say[.nothingThere], isBad: true)
        }
        return []
    }

    private mutating func offerTierSteps(_ row: TierReport.Row) {
        let items = [
            (TierMove.rises, Phrase.campaignRise, row.rises),
            (.drops, .campaignDrop, row.drops),
        ].map { move, phrase, count in
            Overlay.Item(
                text: say(phrase, "\(count)", row.rule.name), choice: .tier(move, row.rule.name))
        }
        overlay = Overlay(
            .menu, title: say[.campaignTiers] + "  " + row.rule.name,
            footer: say[.boxFooterChoose], items: items)
    }

    /// Moves those who rise into a tier or drop out of it, after a question.
    mutating func moveTier(_ move: TierMove, _ name: String) -> [Effect] {
        guard let analysis, let report = campaigns.tiers else { return [] }
        let steps =
            move == .rises
            ? report.rises.filter { $0.deserved == name }
            : report.drops.filter { $0.current == name }
        noteCount += 1
        let change = analysis.change(applying: steps, key: "\(noteSeed)\(noteCount)")
        let phrase: Phrase = move == .rises ? .campaignRise : .campaignDrop
        return commit(change, question: say(phrase, "\(steps.count)", name) + "?")
    }

    /// Says that the bonuses of the incentive under the cursor, or of the partner, were paid.
    mutating func payBonuses() -> [Effect] {
        guard let analysis else { return [] }
        if place == .dossier { return payGoal(analysis) }
        let (report, rows): (IncentiveReport, [Int])
        switch campaigns.current {
        case .incentive(let current): (report, rows) = (current, current.standings.map(\.row))
        case .earned(let entry):
            (report, rows) = (campaigns.reports[entry.report], [entry.standing.row])
        default:
            tell(say[.campaignNothingToPay], isBad: true)
            return []
        }
        let change = analysis.paying(report, rows: rows)
        return commit(
            change,
            question: say(.campaignPay, "\(change?.edits.count ?? 0)", report.incentive.name))
    }

    /// Says that the reward of the goal under the cursor was paid.
    private mutating func payGoal(_ analysis: Analysis) -> [Effect] {
        guard case .goal(let goal)? = dossierReading?.current?.target, let row = dossier?.row,
            let change = analysis.paying(goal, row: row)
        else {
            tell(say[.dossierNothingToPay], isBad: true)
            return []
        }
        return commit(change, question: say(.dossierPay, analysis.program.displayName(row: row)))
    }

    // MARK: - Typing

    /// Opens a line for a new campaign.
    mutating func ask(_ kind: CampaignDraft.Kind) {
        guard analysis != nil, !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        prompt = Prompt(.campaign(CampaignDraft(kind: kind, key: nil)))
    }

    /// Opens the rule under the cursor.
    mutating func editCampaign() {
        guard let currency = analysis?.settings.currency, !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        switch campaigns.current {
        case .incentive(let report):
            let text = CampaignText.line(report.incentive, currency: currency)
            edit(.incentive, report.incentive.key, text)
        case .tier(let row):
            edit(.tier, row.rule.key, CampaignText.line(row.rule, currency: currency))
        case .promotion(let report):
            let text = CampaignText.line(report.promotion, currency: currency)
            edit(.promotion, report.promotion.key, text)
        case .near, .earned: showFields()
        case nil: tell(say[.nothingThere], isBad: true)
        }
    }

    private mutating func edit(_ kind: CampaignDraft.Kind, _ key: String, _ text: String) {
        prompt = Prompt(.campaign(CampaignDraft(kind: kind, key: key)), text: text)
    }

    /// Saves a campaign as typed; without a text it is taken away.
    mutating func keep(_ draft: CampaignDraft, _ text: String) -> [Effect] {
        guard let analysis else { return [] }
        noteCount += 1
        let key = draft.key ?? "\(noteSeed)\(noteCount)"
        if text.isEmpty, draft.key == nil { return [] }
        let line = text.isEmpty ? nil : line(of: draft.kind, text, key)
        guard text.isEmpty || line != nil else {
            tell(say[draft.kind.mistake], isBad: true)
            prompt = Prompt(.campaign(draft), text: text)
            return []
        }
        let change = Action.put(field: draft.kind.family + key, line: line).change(
            to: [.program], in: analysis.program, today: analysis.today, noteKey: "")
        return commit(change, question: "")
    }

    private func line(of kind: CampaignDraft.Kind, _ text: String, _ key: String) -> String? {
        guard let analysis else { return nil }
        let (today, currency) = (analysis.today, analysis.settings.currency)
        switch kind {
        case .incentive:
            let incentive = CampaignText.incentive(
                text, key: key, today: today, currency: currency)
            guard let incentive, Console.isFilter(incentive.filter) else { return nil }
            return incentive.line
        case .tier: return CampaignText.tier(text, key: key, currency: currency)?.line
        case .promotion:
            return CampaignText.promotion(text, key: key, today: today, currency: currency)?.line
        }
    }

    private static func isFilter(_ text: String) -> Bool {
        text.isEmpty
            || (try? FilterParser(vocabulary: ProgramColumns.vocabulary).parse(text)) != nil
    }
}

/// Which partners of a tier are to be moved.
enum TierMove: Hashable { case rises, drops }
