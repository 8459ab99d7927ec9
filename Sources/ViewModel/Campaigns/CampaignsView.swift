import Insight
import Model
import Screen

/// Draws incentives, who is near or has earned, tiers and promotions.
struct CampaignsView {
    let campaigns: Campaigns
    let analysis: Analysis
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    var words: CampaignWords {
        CampaignWords(analysis: analysis, say: say, format: format)
    }

    /// Where a group lies on the screen.
    struct Part: Hashable {
        let group: Campaigns.Group
        let area: Rectangle
        /// Lines of heading above its first line, rule included.
        let head: Int
        /// The first line shown.
        let first: Int
    }

    /// Where the groups lie; what is left over goes to those who are near.
    static func parts(_ campaigns: Campaigns, in area: Rectangle) -> [Part] {
        let isWide = area.columns >= 110
        func wanted(_ group: Campaigns.Group) -> Int { max(1, campaigns.cursor.count(of: group)) }
        var heights: [Campaigns.Group: Int] = [
            .incentives: min(6, wanted(.incentives)) + 2, .tiers: min(5, wanted(.tiers)) + 2,
            .promotions: min(6, wanted(.promotions)) + 2,
        ]
        let order: [Campaigns.Group] = [.promotions, .tiers, .incentives]
        func rest() -> Int { area.rows - heights.values.reduce(0, +) }
        while rest() < 3, let group = order.first(where: { heights[$0] ?? 0 > 3 }) {
            heights[group, default: 3] -= 1
        }
        let left = isWide ? area.columns * 62 / 100 : area.columns
        let middle: [(Campaigns.Group, Int, Int)] =
            isWide
            ? [(.near, 0, left), (.earned, left + 1, area.columns - left - 1)]
            : [(campaigns.cursor.group == .earned ? .earned : .near, 0, left)]
        var row = area.row
        var parts: [Part] = []
        func put(_ group: Campaigns.Group, _ column: Int, _ columns: Int, _ rows: Int) {
            let head = group == .near || group == .earned ? 1 : 2
            let place = campaigns.cursor.place(in: group)
            let room = max(1, rows - head)
            let count = campaigns.cursor.count(of: group)
            parts.append(
                Part(
                    group: group,
                    area: Rectangle(column: column, row: row, columns: columns, rows: rows),
                    head: head, first: max(0, min(place - room / 2, count - room))))
        }
        put(.incentives, 0, area.columns, heights[.incentives] ?? 3)
        row += heights[.incentives] ?? 3
        let between = max(0, rest())
        for (group, column, columns) in middle { put(group, column, columns, between) }
        row += between
        for group in [Campaigns.Group.tiers, .promotions] {
            put(group, 0, area.columns, heights[group] ?? 3)
            row += heights[group] ?? 3
        }
        return parts
    }

    func lines(in area: Rectangle) -> [Line] {
        var frame = Frame(size: Size(columns: area.columns, rows: area.rows), lines: [])
        let parts = CampaignsView.parts(campaigns, in: area)
        for part in parts {
            let lines = lines(part).prefix(part.area.rows).map {
                $0.fitted(to: part.area.columns)
            }
            frame.overlay(
                Array(lines),
                at: Position(column: part.area.column, row: part.area.row - area.row))
        }
        if let earned = parts.first(where: { $0.group == .earned && $0.area.column > 0 }) {
            let bars = Array(repeating: Line(glyphs.bar, .muted), count: earned.area.rows)
            frame.overlay(
                bars,
                at: Position(column: earned.area.column - 1, row: earned.area.row - area.row))
        }
        return frame.lines
    }

    // MARK: - Groups

    private func lines(_ part: Part) -> [Line] {
        let columns = part.area.columns
        let count = campaigns.cursor.count(of: part.group)
        let isFocused = campaigns.cursor.group == part.group
        let rule = glyphs.paneRule(
            SafeText(say[title(part.group)]), facts: shown(facts(part.group, count, columns)),
            columns: columns, isFocused: isFocused)
        guard count > 0 else { return [rule, Line("  " + shown(say[empty(part.group)]), .muted)] }
        let room = max(0, part.area.rows - part.head)
        let places = part.first..<min(count, part.first + room)
        let rows = places.map { place -> Line in
            let isCurrent = isFocused && place == campaigns.cursor.place(in: part.group)
            var line = Line(isCurrent ? "> " : "  ", .accent)
            line.append(row(part.group, place, columns: columns - 2))
            return isCurrent ? line.fitted(to: columns).selected : line
        }
        return [rule] + (part.head > 1 ? [header(part.group, columns)] : []) + rows
    }

    private func title(_ group: Campaigns.Group) -> Phrase {
        switch group {
        case .incentives: .campaignIncentives
        case .near: .campaignNear
        case .earned: .campaignEarned
        case .tiers: .campaignTiers
        case .promotions: .campaignPromotions
        }
    }

    private func facts(_ group: Campaigns.Group, _ count: Int, _ columns: Int) -> String {
        switch group {
        case .incentives: return columns >= 110 ? say[.campaignAgainst] : ""
        case .near, .earned:
            let chosen = campaigns.reports.first { $0.incentive.key == campaigns.chosen }
            return (chosen.map { $0.incentive.name + "  " } ?? "") + "\(count)"
        case .tiers: return campaigns.tiers?.isOrderStated == false ? say[.tiersUnordered] : ""
        case .promotions:
            let bars = PromotionBars(today: analysis.today, columns: barColumns(columns))
            let legend = [Promotion.State.running, .announced, .planned].map {
                PromotionBars.sign($0, glyphs).string + " " + say[.state(of: $0)]
            }.joined(separator: "  ")
            return legend + "  " + say(.campaignScale, "\(bars.daysPerColumn)")
        }
    }

    private func empty(_ group: Campaigns.Group) -> Phrase {
        switch group {
        case .incentives: .campaignNoIncentives
        case .near: .campaignNobodyNear
        case .earned: .campaignNobodyEarned
        case .tiers: .campaignNoTiers
        case .promotions: .campaignNoPromotions
        }
    }
}
