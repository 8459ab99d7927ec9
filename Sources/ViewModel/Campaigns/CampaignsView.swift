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

    private var words: CampaignWords {
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
        case .tiers: return ""
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

    // MARK: - Lines

    private func header(_ group: Campaigns.Group, _ columns: Int) -> Line {
        switch group {
        case .incentives:
            var line = Line("  ", .surface)
            for column in incentiveColumns(columns - 2) {
                let title = SafeText(say[column.title])
                line.append(column.fitted(title) + " ", .muted)
            }
            return line
        case .tiers:
            var line = Line("  ", .surface)
            for column in CampaignsView.tierColumns {
                line.append(column.fitted(SafeText(say[column.title])) + " ", .muted)
            }
            return line
        case .promotions:
            let bars = PromotionBars(today: analysis.today, columns: barColumns(columns))
            return Line(.blanks(CampaignsView.promotionHead), .surface)
                + bars.axis(say[.dossierToday])
        case .near, .earned: return Line()
        }
    }

    private func row(_ group: Campaigns.Group, _ place: Int, columns: Int) -> Line {
        switch group {
        case .incentives: incentive(campaigns.reports[place], columns)
        case .near: near(campaigns.near[place], columns)
        case .earned: earned(campaigns.earned[place], columns)
        case .tiers: campaigns.tiers.map { tier($0.rows[place], columns) } ?? Line()
        case .promotions: promotion(campaigns.promotions[place], columns)
        }
    }

    private struct Column {
        let title: Phrase
        let width: Int
        let alignment: SafeText.Alignment

        init(_ title: Phrase, _ width: Int, _ alignment: SafeText.Alignment = .left) {
            self.title = title
            self.width = width
            self.alignment = alignment
        }

        func fitted(_ text: SafeText, ellipsis: SafeText = "…") -> SafeText {
            text.fitted(to: width, alignment, ellipsis: ellipsis)
        }
    }

    private func incentiveColumns(_ columns: Int) -> [Column] {
        let numbers = [
            Column(.campaignLeft, 5, .right), Column(.campaignMet, 6, .right),
            Column(.campaignStep, 6, .right), Column(.campaignDue, 8, .right),
            Column(.campaignRevenue, 8, .right),
        ]
        guard columns >= 100 else {
            return [Column(.campaignName, 16), Column(.campaignRule, columns - 56)] + numbers
        }
        let spare = columns - 71
        return [
            Column(.campaignName, 18), Column(.campaignWindow, 19),
            Column(.campaignRule, spare - 13), Column(.campaignIn, 5, .right),
        ] + numbers
    }

    private func incentive(_ report: IncentiveReport, _ columns: Int) -> Line {
        let incentive = report.incentive
        let change = words.change(report.revenue, report.revenueBefore, glyphs)
        let isChosen = campaigns.chosen == incentive.key
        let isRunning = incentive.isRunning(on: analysis.today)
        var line = Line()
        for column in incentiveColumns(columns) {
            let (text, role): (SafeText, Role) =
                switch column.title {
                case .campaignName:
                    (shown(incentive.name), isChosen ? .mark : isRunning ? .text : .muted)
                case .campaignWindow: (shown(words.window(incentive)), .muted)
                case .campaignRule: (shown(words.rule(incentive)), .text)
                case .campaignIn: (count(report.standings.count), .text)
                case .campaignLeft: (shown(words.left(incentive)), .text)
                case .campaignMet: (count(report.standings(.met).count), .good)
                case .campaignStep: (count(report.oneStepAway.count), .warn)
                case .campaignDue: (shown(words.money(report.due)), .text)
                default: change
                }
            line.append(column.fitted(text, ellipsis: glyphs.ellipsis) + " ", role)
        }
        return line
    }

    private func near(_ entry: Campaigns.Entry, _ columns: Int) -> Line {
        let incentive = campaigns.reports[entry.report].incentive
        let name = max(8, columns - 52)
        var line = Line(fitted(words.name(entry.standing.row), name), .text)
        line.append(" " + fitted(incentive.name, 15), .muted)
        line.append(" " + fitted(words.needs(entry.standing, incentive), 15), .warn)
        line.append(fitted(words.done(entry.standing, incentive), 12, .right) + " ", .muted)
        line.append(fitted(words.left(entry.standing), 6, .right), .text)
        return line
    }

    private func earned(_ entry: Campaigns.Entry, _ columns: Int) -> Line {
        let incentive = campaigns.reports[entry.report].incentive
        let bonus = entry.standing.bonus.map { words.money($0) } ?? "?"
        let paid = entry.standing.isPaid ? glyphs.check : " "
        let name = max(8, columns - 27)
        var line = Line(fitted(words.name(entry.standing.row), name) + " ", .text)
        line.append(fitted(incentive.name, 13), .muted)
        line.append(fitted(bonus, 9, .right), entry.standing.isPaid ? .muted : .text)
        line.append(" " + paid, .good)
        return line
    }

    private static let tierColumns = [
        Column(.campaignTier, 10), Column(.campaignRate, 6), Column(.campaignFrom, 24),
        Column(.campaignPartners, 8, .right), Column(.campaignRises, 7, .right),
        Column(.campaignDrops, 7, .right), Column(.campaignClose, 7, .right),
    ]

    private func tier(_ row: TierReport.Row, _ columns: Int) -> Line {
        let rule = row.rule
        let days = rule.days.map { say(.campaignWithin, "\($0)") } ?? ""
        let from = "\(words.amount(rule.from, rule.metric)) \(rule.metric.word)" + days
        let texts: [(String, Role)] = [
            (rule.name, .text), (rule.rate ?? words.dash, .text), (from, .muted),
            (Format.count(Int64(row.partners)), .text), (Format.count(Int64(row.rises)), .good),
            (Format.count(Int64(row.drops)), row.drops > 0 ? .warn : .muted),
            (Format.count(Int64(row.close)), .muted),
        ]
        var line = Line()
        for (column, text) in zip(CampaignsView.tierColumns, texts) {
            line.append(column.fitted(shown(text.0), ellipsis: glyphs.ellipsis) + " ", text.1)
        }
        let most = campaigns.tiers?.rows.map(\.partners).max() ?? 0
        let spare = columns - line.columns - 3
        guard spare >= 6, most > 0 else { return line }
        line.append("  ", .surface)
        line.append(glyphs.bar(Double(row.partners), of: Double(most), columns: spare), .chart)
        return line
    }

    private static let promotionHead = 38

    private func barColumns(_ columns: Int) -> Int {
        max(10, columns - CampaignsView.promotionHead - 1)
    }

    private func promotion(_ report: PromotionReport, _ columns: Int) -> Line {
        let promotion = report.promotion
        var line = Line(fitted(promotion.name, 16) + " ", .text)
        line.append(fitted(words.window(promotion), 19), .muted)
        let bars = PromotionBars(today: analysis.today, columns: barColumns(columns + 2))
        line.append(bars.line(promotion, glyphs))
        return line
    }

    private func fitted(
        _ text: String, _ width: Int, _ alignment: SafeText.Alignment = .left
    ) -> SafeText { shown(text).fitted(to: width, alignment, ellipsis: glyphs.ellipsis) }

    private func count(_ value: Int) -> SafeText { SafeText(Format.count(Int64(value))) }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}
