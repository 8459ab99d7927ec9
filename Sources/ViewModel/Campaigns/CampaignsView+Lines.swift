import Insight
import Model
import Screen

/// The lines of the groups, column by column.
extension CampaignsView {
    func header(_ group: Campaigns.Group, _ columns: Int) -> Line {
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

    func row(_ group: Campaigns.Group, _ place: Int, columns: Int) -> Line {
        switch group {
        case .incentives: incentive(campaigns.reports[place], campaigns.uplifts[place], columns)
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

    private func incentive(
        _ report: IncentiveReport, _ uplift: Uplift, _ columns: Int
    ) -> Line {
        let incentive = report.incentive
        let change = words.change(uplift, glyphs)
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

    func barColumns(_ columns: Int) -> Int {
        max(10, columns - CampaignsView.promotionHead - 1)
    }

    private func promotion(_ report: PromotionReport, _ columns: Int) -> Line {
        let promotion = report.promotion
        let tasks = analysis.program.tasks(of: promotion)
        let done = tasks.count { $0.done != nil }
        let count = tasks.isEmpty ? "" : " \(done)/\(tasks.count)"
        let isDue = tasks.contains { $0.isDue(on: analysis.today) }
        var line = Line(fitted(promotion.name, 16 - count.utf8.count), .text)
        line.append(SafeText(count) + " ", isDue ? .warn : .muted)
        line.append(fitted(words.window(promotion), 19), .muted)
        let bars = PromotionBars(today: analysis.today, columns: barColumns(columns + 2))
        line.append(bars.line(promotion, tasks.filter { $0.done == nil }, glyphs))
        return line
    }

    private func fitted(
        _ text: String, _ width: Int, _ alignment: SafeText.Alignment = .left
    ) -> SafeText { shown(text).fitted(to: width, alignment, ellipsis: glyphs.ellipsis) }

    private func count(_ value: Int) -> SafeText { SafeText(Format.count(Int64(value))) }

    func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}
