public import Model

/// A figure with a denominator or a metric by itself, over a window.
public enum Figure: Hashable, Sendable {
    case metric(Metric)
    /// Sales for each click.
    case conversion
    /// Commission for each click, in minor units.
    case epc

    /// The word in filters and column names.
    public var word: String {
        switch self {
        case .metric(let metric): metric.word
        case .conversion: "conversion"
        case .epc: "epc"
        }
    }

    /// The figure with exactly this word, compared by bytes; nil for any other.
    public init?(word: some Collection<UInt8>) {
        if let metric = Metric(word: word) {
            self = .metric(metric)
        } else if word.elementsEqual("conversion".utf8) {
            self = .conversion
        } else if word.elementsEqual("epc".utf8) {
            self = .epc
        } else {
            return nil
        }
    }
}

/// A column of the partner list; the same in the console, in views and on the command line.
public enum ListColumn: Hashable, Sendable {
    case partner, id, stage, state, rhythm, quiet, chance, risk, joined, owner, tags, tier,
        country, channel, community, source
    case email, site, status, reason, activity, sale
    /// How many steps of the stage's checklist are settled.
    case steps
    /// Days since the last contact.
    case contacted
    /// The day until which nobody is reminded of the partner.
    case snoozed
    /// The sum of the marks of fit.
    case fit
    /// The usual days between two days with sales.
    case usualGap
    /// Days without a sale.
    case silent
    /// The chance of a sale in 30 days if the partner is still active.
    case chanceIfActive
    /// The chance that the partner is still active.
    case stillActive
    /// What the partner brings in 90 days while active.
    case value
    /// Clicks against the partner's own normal, with what changed for everybody taken out.
    case level
    /// A figure over the last so many days.
    case figure(Figure, days: Int)
    /// A metric over the last so many weeks, as a small picture.
    case trend(Metric, weeks: Int)

    /// The columns that do not take a window, in the order a chooser lists them.
    public static let plain: [ListColumn] = [
        .partner, .id, .stage, .state, .rhythm, .quiet, .chance, .risk, .joined, .owner, .tags,
        .tier, .country, .channel, .community, .source, .email, .site, .status, .reason,
        .activity, .sale, .steps, .contacted, .snoozed, .fit, .usualGap, .silent, .chanceIfActive,
        .stillActive,
        .value, .level,
    ]

    /// What a chooser offers: the plain columns, the common windows and the trends.
    public static let offered: [ListColumn] =
        plain
        + [30, 90].flatMap { days in
            [
                Figure.metric(.revenue), .metric(.sales), .metric(.clicks), .metric(.commission),
                .metric(.leads), .metric(.refunds), .metric(.payouts), .conversion, .epc,
            ].map { ListColumn.figure($0, days: days) }
        } + [.trend(.revenue, weeks: 12), .trend(.clicks, weeks: 12)]

    /// The word in views and on the command line, such as `revenue.90d`.
    public var word: String {
        switch self {
        case .partner: "name"
        case .usualGap: "usual_gap"
        case .chanceIfActive: "chance_if_active"
        case .stillActive: "still_active"
        case .activity: "last_activity"
        case .sale: "last_sale"
        case .figure(let figure, let days): "\(figure.word).\(days)d"
        case .trend(let metric, let weeks): "trend_\(metric.word).\(weeks)w"
        default: String(describing: self)
        }
    }

    /// The column of a word: a plain one, or a figure with a window of days or weeks.
    public init?(word: String) {
        if let plain = ListColumn.plain.first(where: { $0.word == word }) {
            self = plain
            return
        }
        let parts = Array(word.utf8).split(
            separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first else { return nil }
        if name.starts(with: "trend_".utf8) {
            guard let metric = Metric(word: name.dropFirst(6)) else { return nil }
            let weeks = parts.count == 2 ? ListColumn.count(parts[1], unit: 0x77) : 12
            guard let weeks, (1...52).contains(weeks) else { return nil }
            self = .trend(metric, weeks: weeks)
            return
        }
        guard let figure = Figure(word: name) else { return nil }
        let days = parts.count == 2 ? ListColumn.count(parts[1], unit: 0x64) : 30
        guard let days, (1...3660).contains(days) else { return nil }
        self = .figure(figure, days: days)
    }

    /// The field whose text the column shows, nil for computed columns.
    public var field: String? {
        switch self {
        case .owner: FieldName.owner
        case .tier: FieldName.tier
        case .country: FieldName.country
        case .channel: FieldName.channel
        case .community: FieldName.community
        case .source: FieldName.source
        case .email: FieldName.email
        case .site: FieldName.site
        case .status: FieldName.status
        case .reason: FieldName.reason
        default: nil
        }
    }

    private static func count(_ bytes: ArraySlice<UInt8>, unit: UInt8) -> Int? {
        guard bytes.last == unit, bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(String(decoding: bytes.dropLast(), as: UTF8.self))
    }
}

/// What stands in one cell of the list, not yet formatted.
public enum CellValue: Hashable, Sendable {
    case text(String)
    case count(Int64)
    /// Minor units of the program's currency.
    case money(Int64)
    /// Minor units of the program's currency for each click, as a fraction.
    case moneyPerClick(Int64, clicks: Int64)
    /// A part of a whole.
    case ratio(Int64, of: Int64)
    /// A chance, from 0 to 1.
    case chance(Double)
    /// A part of a whole, or a multiple of it.
    case part(Double)
    /// A number that need not be whole.
    case decimal(Double)
    /// The usual days between two sales, nil where there is no sale, and days without one.
    case rhythm(gap: Int?, silent: Int)
    case days(Int)
    /// Days that are more than they should be.
    case tooManyDays(Int)
    /// How many are done, of how many.
    case progress(Int, of: Int)
    case day(Day)
    case stage(Stage)
    case state(PartnerState)
    case series([Int64])
    /// A number as it is to be written, with or without a unit.
    case number(String)
    /// No imported file says.
    case unknown
    /// The denominator is zero.
    case notApplicable
    /// The question does not arise.
    case absent
}

extension Analysis {
    /// What a column says about a row.
    public func cell(_ column: ListColumn, row: Int) -> CellValue {
        switch column {
        case .partner: .text(program.displayName(row: row))
        case .id: .text(program.ids[row].text)
        case .stage: .stage(stages[row])
        case .state: .state(states[row])
        case .rhythm: rhythmCell(row: row)
        case .quiet: quietCell(row: row)
        case .chance, .risk, .usualGap, .silent, .chanceIfActive, .stillActive, .value, .level:
            unlessUnknown(rhythmValue(column, row: row), row: row)
        case .joined: program.joined(row: row).map(CellValue.day) ?? .absent
        case .tags: .text(program.tags(row: row).joined(separator: " "))
        case .activity: dayCell(lastActivity(row: row), row: row)
        case .sale: dayCell(lastSale(row: row), row: row)
        case .steps, .contacted, .snoozed, .fit: workCell(column, row: row)
        case .figure(let figure, let days):
            figureCell(figure, row: row, in: window(days: days))
        case .trend(let metric, let weeks): trendCell(metric, row: row, weeks: weeks)
        default: fieldCell(column.field, row: row)
        }
    }

    /// A figure of a row over a window.
    public func figureCell(_ figure: Figure, row: Int, in window: Window) -> CellValue {
        if stages[row].isProspect { return .absent }
        switch figure {
        case .metric(let metric):
            guard let sum = sum(metric, row: row, in: window) else { return .unknown }
            return metric.isMoney ? .money(sum) : .count(sum)
        case .conversion:
            guard let sales = sum(.sales, row: row, in: window),
                let clicks = sum(.clicks, row: row, in: window)
            else { return .unknown }
            return clicks == 0 ? .notApplicable : .ratio(sales, of: clicks)
        case .epc:
            guard let commission = sum(.commission, row: row, in: window),
                let clicks = sum(.clicks, row: row, in: window)
            else { return .unknown }
            let own = clicks &- foreignCount(.clicks, row: row, in: window)
            return own == 0 ? .notApplicable : .moneyPerClick(commission, clicks: own)
        }
    }

    private func fieldCell(_ field: String?, row: Int) -> CellValue {
        field.flatMap { program.value($0, row: row) }.map(CellValue.text) ?? .absent
    }

    /// What people recorded about working a partner.
    private func workCell(_ column: ListColumn, row: Int) -> CellValue {
        switch column {
        case .steps:
            let progress = progress(row: row)
            return progress.of == 0 ? .absent : .progress(progress.settled, of: progress.of)
        case .contacted:
            if let contact = overdueContacts[row], !contact.isFirst {
                return .tooManyDays(contact.days)
            }
            return daysSinceContact(row: row).map(CellValue.days) ?? .absent
        case .snoozed:
            guard work.isSnoozed(row: row, on: today), let day = work.snoozedUntil[row] else {
                return .absent
            }
            return .day(day)
        default: return program.fit(row: row).map { .count(Int64($0)) } ?? .absent
        }
    }

    private func quietCell(row: Int) -> CellValue {
        switch states[row] {
        case .prospect: .absent
        case .unknown: .unknown
        default: silentDays[row].map(CellValue.days) ?? .absent
        }
    }

    /// The usual gap beside the silence, both of sales; a partner who never sold has neither.
    private func rhythmCell(row: Int) -> CellValue {
        guard let score = rhythmScore(row: row) else { return unlessUnknown(nil, row: row) }
        let gap = rhythm?.usualGap(row: row).map { Int($0.rounded()) }
        return .rhythm(gap: gap, silent: score.silentDays)
    }

    private func rhythmValue(_ column: ListColumn, row: Int) -> CellValue? {
        switch column {
        case .chance: return chanceOfSale(row: row).map(CellValue.chance)
        case .risk: return valueAtRisk(row: row).map(CellValue.money)
        case .usualGap: return usualGap(row: row).map(CellValue.decimal)
        case .value: return valueWhileActive(row: row).map(CellValue.money)
        default: break
        }
        guard let score = rhythmScore(row: row) else { return nil }
        switch column {
        case .silent: return .days(score.silentDays)
        case .chanceIfActive: return .chance(score.chanceWhileActive)
        case .stillActive: return .chance(score.chanceActive)
        default: return score.drop?.ratio.map(CellValue.part)
        }
    }

    /// A value, or why there is none: not known, or the question does not arise.
    private func unlessUnknown(_ value: CellValue?, row: Int) -> CellValue {
        if let value { return value }
        let score = rhythmScore(row: row)
        return states[row] == .unknown || score.map { $0.value == nil } ?? false
            ? .unknown : .absent
    }

    private func dayCell(_ day: Day?, row: Int) -> CellValue {
        states[row] == .unknown ? .unknown : day.map(CellValue.day) ?? .absent
    }

    private func trendCell(_ metric: Metric, row: Int, weeks count: Int) -> CellValue {
        if stages[row].isProspect { return .absent }
        return weeks(metric, row: row, count: count).map(CellValue.series) ?? .unknown
    }
}
