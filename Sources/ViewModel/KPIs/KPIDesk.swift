import Insight
import Model

/// What a person looks at on the screen of KPIs: over which days, in which pieces, how.
struct KPIDesk: Hashable {
    /// How the chosen figure is shown while it is open.
    enum Face: String, CaseIterable {
        case line, columns, why, parts, spread, calendar, funnel
    }

    /// Something a person can set.
    enum Setting: Hashable {
        case range(String)
        case step(Step)
        case comparison(Comparison)
        case split(Split)
        case face(Face)
        case kpi(KPI)
        /// Any days, as they are typed.
        case otherRange
    }

    /// The days, as a period is written.
    var range = "30d"
    var step = Step.day
    var comparison = Comparison.previous
    var split = Split.stage
    var face = Face.line
    /// Whether the chosen figure has the whole screen.
    var isOpen = false

    /// The ranges a person can choose from, with the step that suits them.
    static let ranges: [(text: String, step: Step)] = [
        ("7d", .day), ("30d", .day), ("90d", .day), ("month", .day), ("quarter", .week),
        ("26w", .week), ("year", .month), ("12m", .month), ("24m", .month),
    ]

    mutating func set(_ setting: Setting) {
        switch setting {
        case .range(let text):
            range = text
            step = KPIDesk.ranges.first { $0.text == text }?.step ?? step
        case .step(let step): self.step = step
        case .comparison(let comparison): self.comparison = comparison
        case .split(let split):
            self.split = split
            face = .parts
            isOpen = true
        case .face(let face):
            self.face = face
            isOpen = true
        case .kpi: isOpen = true
        case .otherRange: break
        }
    }

    mutating func stepFace(forward: Bool) {
        let all = Face.allCases
        let index = all.firstIndex(of: face) ?? 0
        face = all[(index + (forward ? 1 : all.count - 1)) % all.count]
    }

    /// The days asked for; the last 30 where the range has none yet.
    func question(_ analysis: Analysis) -> KPIQuestion {
        let last = analysis.window(days: 1).to
        let weekStart = analysis.settings.weekStart
        guard let period = Period(range, last: last, weekStart: weekStart) else {
            return KPIQuestion(
                analysis.window(days: 30), comparison: comparison, step: step,
                weekStart: weekStart)
        }
        return KPIQuestion(period, comparison: comparison, step: step, weekStart: weekStart)
    }
}

/// What the screen of KPIs shows, kept until something it follows from changes.
struct KPIReadings {
    /// What the readings were made of.
    struct Key: Hashable {
        let list: Int
        let analysis: Int
        let question: KPIQuestion
        let kpis: [KPI]
    }

    let key: Key
    let tiles: [KPIReading]
    /// The partners meant, nil for all.
    let partners: RowSet?
    /// What is odd in the figures of the window.
    let warnings: [KPIWarning]
    private var changes: [KPI: KPIChange?] = [:]
    private var parts: [PartsKey: [KPIPart]] = [:]

    private struct PartsKey: Hashable {
        let kpi: KPI
        let split: Split
    }

    init(_ list: PartnerList, _ analysis: Analysis, key: Key) {
        self.key = key
        partners = list.shown.count == list.totalCount ? nil : list.shownRows
        tiles = analysis.kpis(key.kpis, key.question, partners: partners)
        warnings = analysis.warnings(in: key.question.window, partners: partners)
    }

    func reading(_ kpi: KPI) -> KPIReading? { tiles.first { $0.kpi == kpi } }

    /// Why a figure changed, taken apart when first asked for.
    mutating func change(of kpi: KPI, _ analysis: Analysis) -> KPIChange? {
        if let known = changes[kpi] { return known }
        let change = analysis.change(of: kpi, key.question, partners: partners)
        changes[kpi] = .some(change)
        return change
    }

    /// The parts of a figure, read when first asked for; the greatest first.
    mutating func parts(of kpi: KPI, by split: Split, _ analysis: Analysis) -> [KPIPart] {
        let place = PartsKey(kpi: kpi, split: split)
        if let known = parts[place] { return known }
        if split == .currency {
            let read = analysis.byCurrency(kpi, key.question, partners: partners).map {
                KPIPart(
                    name: $0.currency.code, count: $0.partners, reading: $0.reading,
                    currency: $0.currency)
            }
            parts[place] = read
            return read
        }
        let groups = analysis.groups(by: split, partners: partners).filter { !$0.rows.isEmpty }
        var read = groups.map { group in
            KPIPart(
                name: group.name, count: group.rows.count,
                reading: analysis.kpis([kpi], key.question, partners: group.rows)[0])
        }
        if split != .stage {
            read.sort {
                ($0.reading.current.number ?? -.infinity)
                    > ($1.reading.current.number ?? -.infinity)
            }
        }
        parts[place] = read
        return read
    }
}

/// A figure of some of the partners.
struct KPIPart {
    /// The value they share; nil for those without any.
    let name: String?
    /// How many they are.
    let count: Int
    let reading: KPIReading
    /// The currency its money is in, nil for the program's.
    var currency: Currency?
}
