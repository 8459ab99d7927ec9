/// Incentives, tiers and promotions as people type them on one line, and back again.
public enum CampaignText {
    /// An incentive as typed, nil if a part is missing.
    ///
    /// `Winter 20: 12 sales from 2026-10-01 to 2026-12-31 pays 50`;
    /// `First sale: 1 sale within 30d from 2026-01-01 pays 5% of revenue`;
    /// `Bring a partner: recruits with 1 sale from 2026-01-01 pays 40 monthly`; at the end perhaps
    /// `for FILTER`. Money in major units. A bonus that may grow without an end, for each recruit
    /// or as a share, is paid after each month with `monthly`.
    public static func incentive(
        _ text: String, key: String, today: Day, currency: Currency
    ) -> Incentive? {
        guard let (name, body) = named(text) else { return nil }
        var words = Words(body)
        let isRecruitment = words.take("recruits")
        if isRecruitment { _ = words.take("with") }
        guard let (target, metric) = words.amount(currency) else { return nil }
        let hasDays = words.take("within")
        let days = hasDays ? words.dayCount() : nil
        let from = words.take("from") ? words.day(today) : today
        let to = words.take("to") ? words.day(today) : nil
        guard let from, from <= to ?? from, words.take("pays"),
            let reward = words.reward(currency)
        else { return nil }
        let isMonthly = words.take("monthly")
        let filter = words.take("for") ? words.rest : ""
        guard words.isAtEnd || !filter.isEmpty, hasDays == (days != nil),
            !(isRecruitment && hasDays)
        else { return nil }
        let kind: Incentive.Kind =
            isRecruitment ? .recruitment : days == nil ? .performance : .timeLimited
        let incentive = Incentive(
            key: key, name: name, kind: kind, metric: metric, target: target, from: from, to: to,
            days: days, reward: reward, isMonthly: isMonthly, filter: filter)
        // A fixed amount is paid once, and the days of each newcomer have an end.
        return isMonthly && (days != nil || !incentive.grows) ? nil : incentive
    }

    /// The line that reads as an incentive again.
    public static func line(_ incentive: Incentive, currency: Currency) -> String {
        var parts = [incentive.name + ":"]
        if incentive.kind == .recruitment { parts.append("recruits with") }
        parts.append(amount(incentive.target, incentive.metric, currency))
        if let days = incentive.days { parts.append("within \(days)d") }
        parts.append("from \(incentive.from.iso)")
        if let to = incentive.to { parts.append("to \(to.iso)") }
        parts.append("pays " + reward(incentive.reward, currency))
        if incentive.isMonthly { parts.append("monthly") }
        if !incentive.filter.isEmpty { parts.append("for " + incentive.filter) }
        return parts.joined(separator: " ")
    }

    /// A reward as it is typed.
    public static func reward(_ reward: Incentive.Reward, _ currency: Currency) -> String {
        switch reward {
        case .amount(let amount): Money(minorUnits: amount, currency: currency).plain
        case .share(let hundredths, let metric): percent(hundredths) + " of " + metric.word
        }
    }

    private static func percent(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        let digits =
            rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return "\(hundredths / 100)" + digits + "%"
    }

    private static func amount(_ value: Int64, _ metric: Metric, _ currency: Currency) -> String {
        let number =
            metric.isMoney ? Money(minorUnits: value, currency: currency).plain : String(value)
        return number + " " + metric.word
    }

    /// A tier's rule as typed, nil if a part is missing.
    ///
    /// `gold: 9000 revenue in 90d rate 10% rank 1`; without `in` all figures count. The rank says
    /// which tier is above which where they count different figures, 1 for the highest.
    public static func tier(_ text: String, key: String, currency: Currency) -> TierRule? {
        guard let (name, body) = named(text), !name.utf8.contains(0x20) else { return nil }
        var words = Words(body)
        guard let (from, metric) = words.amount(currency, mayBeZero: true) else { return nil }
        let hasDays = words.take("in")
        let days = hasDays ? words.dayCount() : nil
        let rate = words.take("rate") ? words.next() : nil
        let hasRank = words.take("rank")
        let rank = hasRank ? words.rank() : nil
        guard words.isAtEnd, hasDays == (days != nil), hasRank == (rank != nil) else { return nil }
        return TierRule(
            key: key, name: name, metric: metric, days: days, from: from,
            rate: rate.map { String(decoding: $0, as: UTF8.self) }, rank: rank)
    }

    /// The line that reads as a tier's rule again.
    public static func line(_ rule: TierRule, currency: Currency) -> String {
        let days = rule.days.map { " in \($0)d" } ?? ""
        let rate = rule.rate.map { " rate \($0)" } ?? ""
        let rank = rule.rank.map { " rank \($0)" } ?? ""
        return rule.name + ": " + amount(rule.from, rule.metric, currency) + days + rate + rank
    }

    /// A promotion as typed, nil if a part is missing.
    ///
    /// `Black Week: 2026-11-23 to 2026-11-30 announced 2026-11-10 total 120000`.
    public static func promotion(
        _ text: String, key: String, today: Day, currency: Currency
    ) -> Promotion? {
        guard let (name, body) = named(text) else { return nil }
        var words = Words(body)
        guard let from = words.day(today), words.take("to"), let to = words.day(today), from <= to
        else { return nil }
        var promotion = Promotion(key: key, name: name, from: from, to: to)
        if words.take("announced") {
            guard let day = words.day(today) else { return nil }
            promotion.announcedOn = day
        }
        if words.take("total") {
            guard let word = words.next(),
                let total = Amount.read(word, digits: currency.minorDigits)
            else { return nil }
            promotion.total = total
        }
        return words.isAtEnd ? promotion : nil
    }

    /// The line that reads as a promotion again.
    public static func line(_ promotion: Promotion, currency: Currency) -> String {
        var parts = [promotion.name + ":", promotion.from.iso, "to", promotion.to.iso]
        if let day = promotion.announcedOn { parts.append("announced \(day.iso)") }
        if let total = promotion.total {
            parts.append("total " + Money(minorUnits: total, currency: currency).plain)
        }
        return parts.joined(separator: " ")
    }

    /// The name before the first colon, and what stands behind it.
    private static func named(_ text: String) -> (name: String, body: ArraySlice<UInt8>)? {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: 0x3A) else { return nil }
        var name = bytes[..<colon].drop { $0 == 0x20 }
        while name.last == 0x20 { name.removeLast() }
        guard !name.isEmpty else { return nil }
        return (String(decoding: name, as: UTF8.self), bytes[(colon + 1)...])
    }
}

extension Words {
    /// An amount and its metric: `12 sales`, `1 sale`, `500 revenue`.
    fileprivate mutating func amount(
        _ currency: Currency, mayBeZero: Bool = false
    ) -> (Int64, Metric)? {
        guard let number = next(), let word = next(),
            let metric = Metric(word: word) ?? Metric(word: Array(word) + [0x73]),
            let value = Amount.read(number, digits: metric.isMoney ? currency.minorDigits : 0),
            value > 0 || mayBeZero
        else { return nil }
        return (value, metric)
    }

    /// A number of days: `30d`.
    fileprivate mutating func dayCount() -> Int? {
        guard let word = next(), word.last == 0x64,
            let count = Amount.read(word.dropLast(), digits: 0), (1...3650).contains(count)
        else { return nil }
        return Int(count)
    }

    /// A place among tiers: `2`.
    fileprivate mutating func rank() -> Int? {
        guard let word = next(), let rank = Amount.read(word, digits: 0),
            TierRule.ranks.contains(rank)
        else { return nil }
        return Int(rank)
    }

    /// `50`, `5%` or `2.5% of commission`; a share is of revenue unless it says otherwise.
    fileprivate mutating func reward(_ currency: Currency) -> Incentive.Reward? {
        guard let word = next() else { return nil }
        guard word.last == 0x25 else {
            return Amount.read(word, digits: currency.minorDigits).flatMap {
                $0 > 0 ? .amount($0) : nil
            }
        }
        guard let share = Amount.read(word.dropLast(), digits: 2), (1...1_000_000).contains(share)
        else { return nil }
        guard take("of") else { return .share(hundredths: Int(share), of: .revenue) }
        guard let metric = next().flatMap({ Metric(word: $0) }), metric.isMoney else { return nil }
        return .share(hundredths: Int(share), of: metric)
    }
}
