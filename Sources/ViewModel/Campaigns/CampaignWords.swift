import Insight
import Model
import Screen

/// The words of a campaign's lines.
struct CampaignWords {
    let analysis: Analysis
    let say: Catalogue
    let format: Format

    private var today: Day { analysis.today }

    func name(_ row: Int) -> String { analysis.program.displayName(row: row) }

    func amount(_ value: Int64, _ metric: Metric) -> String {
        metric.isMoney ? money(value) : Format.count(value)
    }

    func money(_ value: Int64) -> String { format.currencySign + " " + format.wholeMoney(value) }

    /// `12 sales: € 50`, `1 sale: 5% of revenue`, `recruit with 1 sale: € 40`.
    func rule(_ incentive: Incentive) -> String {
        let reach = say(
            incentive.kind == .recruitment ? .campaignRecruit : .campaignReach,
            amount(incentive.target, incentive.metric), unit(incentive.metric, incentive.target))
        let pays =
            switch incentive.reward {
            case .amount(let amount): money(amount)
            case .share: CampaignText.reward(incentive.reward, format.currency)
            }
        return reach + ": " + pays
    }

    /// The metric's word, for one or for more.
    func unit(_ metric: Metric, _ value: Int64) -> String {
        guard value == 1, !metric.isMoney, metric.word.utf8.last == 0x73 else {
            return metric.word
        }
        return String(decoding: Array(metric.word.utf8.dropLast()), as: UTF8.self)
    }

    func window(_ incentive: Incentive) -> String {
        if let days = incentive.days { return say(.campaignFromJoining, "\(days)") }
        guard let to = incentive.to else { return say(.campaignSince, day(incentive.from)) }
        return say(.campaignDays, day(incentive.from), day(to))
    }

    func window(_ promotion: Promotion) -> String {
        say(.campaignDays, day(promotion.from), day(promotion.to))
    }

    func day(_ day: Day) -> String {
        abs(today.distance(to: day)) < 330 ? Format.shortDay(day) : Format.longDay(day)
    }

    /// Days left: a number, `each` where every partner has its own, or a dash.
    func left(_ incentive: Incentive) -> String {
        if incentive.kind == .timeLimited { return say[.campaignEach] }
        guard let to = incentive.to else { return dash }
        if today < incentive.from { return say[.campaignAhead] }
        return to < today ? say[.campaignOver] : "\(today.distance(to: to) + 1) d"
    }

    func left(_ standing: IncentiveReport.Standing) -> String {
        standing.daysLeft(on: today).map { "\($0) d" } ?? dash
    }

    /// `1 sale more`.
    func needs(_ standing: IncentiveReport.Standing, _ incentive: Incentive) -> String {
        say(
            .campaignNeeds, amount(standing.missing, incentive.metric),
            unit(incentive.metric, standing.missing))
    }

    /// `11 of 12`.
    func done(_ standing: IncentiveReport.Standing, _ incentive: Incentive) -> String {
        guard incentive.kind != .recruitment else { return dash }
        let done = standing.done.map { amount($0, incentive.metric) } ?? "?"
        return say(.campaignDone, done, amount(incentive.target, incentive.metric))
    }

    /// How much more came in than as it was before: `▲ 37 %`.
    func change(_ uplift: Uplift, _ glyphs: Glyphs) -> (SafeText, Role) {
        switch uplift.verdict {
        case .tooEarly: return (SafeText(say[.campaignEarly]), .muted)
        case .untold: return ("?", .muted)
        case .told: break
        }
        guard let extra = uplift.extra, let expected = uplift.expected, expected != 0 else {
            return ("n/a", .muted)
        }
        let percent = Int64((Double(extra) / Double(expected) * 100).rounded())
        let sign = percent > 0 ? glyphs.up : percent < 0 ? glyphs.down : glyphs.level
        return (
            sign + SafeText(" \(percent.magnitude) %"),
            percent > 0 ? .good : percent < 0 ? .bad : .muted
        )
    }

    /// Whom the revenue is compared with, and what came on top for the bonuses.
    func story(_ uplift: Uplift, of report: IncentiveReport) -> [String] {
        guard let revenue = uplift.revenue, let expected = uplift.expected,
            let extra = uplift.extra
        else { return [say[uplift.verdict == .untold ? .upliftUntold : .upliftEarly]] }
        let basis: Phrase =
            switch report.incentive.kind {
            case .performance: .upliftSame
            case .timeLimited: .upliftNewcomers
            case .recruitment: .upliftRecruits
            }
        let more = say(
            extra < 0 ? .upliftLess : .upliftMore, money(Int64(clamping: extra.magnitude)),
            money(report.cost))
        return [
            say(.upliftRevenue, money(revenue), money(expected)) + more,
            say(basis, "\(uplift.partners)", "\(uplift.partnersBefore)"),
        ]
    }

    var dash: String { format.isASCII ? "-" : "—" }

    // MARK: - An incentive's board

    /// Who has brought most, with places; where it was announced, and whether it is closed.
    func board(_ report: IncentiveReport) -> [String] {
        let incentive = report.incentive
        var texts = [CampaignText.line(incentive, currency: analysis.settings.currency)]
        if !incentive.announced.isEmpty {
            texts.append(say(.campaignAnnouncedIn, incentive.announced))
        }
        texts += story(analysis.uplift(of: report), of: report)
        let result = analysis.program.result(of: incentive)
        if let result { texts.append(say(.campaignClosed, day(result.day))) }
        let places: [(place: Int, name: String, done: Int64)] =
            result?.winners.map { winner in
                let row = analysis.program.row(of: winner.partner)
                return (winner.place, row.map { name($0) } ?? winner.partner.text, winner.done)
            } ?? report.places.map { ($0.place, name($0.standing.row), $0.standing.done ?? 0) }
        texts.append("")
        texts += places.prefix(20).map { place, name, done in
            let isRecruitment = incentive.kind == .recruitment
            let figure = isRecruitment ? Format.count(done) : amount(done, incentive.metric)
            return "\(place). \(name): \(figure)"
        }
        if places.isEmpty { texts.append(say[.campaignNoBoard]) }
        return texts
    }

    // MARK: - A promotion in full

    /// Figures within its days and before them, the partners' share, and who brought most.
    func story(_ report: PromotionReport) -> [String] {
        let promotion = report.promotion
        var texts = [
            say[.state(of: report.state)] + ", " + window(promotion)
                + (promotion.announcedOn.map { say(.campaignAnnouncedOn, day($0)) } ?? "")
        ]
        guard report.window.length > 0 else { return texts }
        func line(_ metric: Metric, _ now: Int64?, _ before: Int64?) -> String {
            say(
                .campaignBefore, metric.word, now.map { amount($0, metric) } ?? "?",
                before.map { amount($0, metric) } ?? "?")
        }
        let (during, before) = (report.during, report.before)
        texts += [
            "", line(.clicks, during.clicks, before.clicks),
            line(.sales, during.sales, before.sales),
            line(.revenue, during.revenue, before.revenue),
        ]
        if let share = report.share {
            texts.append(say(.campaignShare, Format.percent(share, digits: 1)))
        }
        texts.append("")
        texts += report.partners.prefix(12).map { "\(money($0.revenue))  \(name($0.row))" }
        return texts
    }
}

extension Phrase {
    static func state(of state: Promotion.State) -> Phrase {
        named("promotion" + capitalized(state.rawValue))
    }
}
