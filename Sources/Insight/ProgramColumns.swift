public import Model

/// A program with its figures as the table that filters run over.
public struct ProgramColumns: FilterColumns {
    let analysis: Analysis
    private let marks: Set<Int>

    /// The table of an analysis; `marks` are the rows a person marked on screen.
    public init(_ analysis: Analysis, marks: Set<Int> = []) {
        self.analysis = analysis
        self.marks = marks
    }

    /// The fields and states that can be asked for now.
    public static let vocabulary: FilterVocabulary = {
        var vocabulary = FilterVocabulary.recordsAndFigures
        vocabulary.fields.formUnion([
            .chance, .risk, .silent, .usualGap, .chanceIfActive, .stillActive, .level, .trend, .due,
            .stuck, .step,
        ])
        vocabulary.states.formUnion([
            .fading, .cooling, .gone, .slipping, .longGone, .reactivated, .due, .snoozed, .stuck,
            .unsubscribed,
        ])
        return vocabulary
    }()

    private var program: Program { analysis.program }

    /// How many rows there are, those of partners who no longer exist included.
    public var rowCount: Int { program.ids.count }

    /// The day that spans count from.
    public var today: Day { analysis.today }

    /// Differs whenever the text of any row has changed.
    public var textVersion: Int { analysis.textVersion }

    /// The rows whose name, id, address, site, community, tags or notes hold a needle.
    public func rows(containing needle: FoldedText, within rows: RowSet?) -> RowSet {
        analysis.searchArena().rows(containing: needle, within: rows)
    }

    /// The rows with one of these values, compared folded and whole.
    public func rows(where field: FilterField, isOneOf words: [FoldedText]) -> RowSet {
        var result = RowSet(rowCount: rowCount)
        if field == .tag {
            for tag in program.values(of: "tag") where words.contains(FoldedText(tag)) {
                program.forEachValue(of: FieldName.tag + tag) { row, _ in result.insert(row) }
            }
            return result
        }
        if field == .received { return rows(received: words) }
        if field == .step { return rows(withOpenStep: words) }
        let verdicts = program.column(of: field.rawValue, absent: false) {
            words.contains(FoldedText($0))
        }
        return RowSet(verdicts) { $0 }
    }

    /// The rows with any value in a field.
    public func rows(whereSet field: FilterField) -> RowSet {
        switch field {
        case .stage: program.existing
        case .tag: rows(withAny: program.values(of: "tag").map { FieldName.tag + $0 })
        case .received: analysis.rowsWithResources
        default: rows(withAny: [field.rawValue])
        }
    }

    /// The rows in one of these stages.
    public func rows(in stages: [Stage]) -> RowSet {
        RowSet(analysis.stages) { stages.contains($0) }.intersection(program.existing)
    }

    /// The rows in a state.
    public func rows(in state: FilterState) -> RowSet {
        switch state {
        case .marked: RowSet(rowCount: rowCount, rows: marks)
        case .archived: rows(withAny: [FieldName.archived])
        case .active: rows(in: PartnerState.active)
        case .new: rows(in: PartnerState.new)
        case .quiet: rows(in: PartnerState.quiet)
        case .fading: rows(in: PartnerState.fading)
        case .cooling: rows(in: PartnerState.cooling)
        case .gone: rows(in: PartnerState.gone)
        case .slipping: analysis.rows(onList: .slipping)
        case .longGone: analysis.rows(onList: .longGone)
        case .reactivated: analysis.reactivated
        case .noSale: rows(in: PartnerState.noSaleYet)
        case .neverStarted: rows(in: PartnerState.neverStarted)
        default: workRows(in: state) ?? RowSet(rowCount: rowCount)
        }
    }

    /// The rows that have something.
    public func rows(having property: FilterProperty) -> RowSet {
        switch property {
        case .note: program.rowsWithNotes
        case .tag: rows(whereSet: .tag)
        case .contact: rows(withAny: program.fieldNames(prefix: FieldName.contact))
        default: rows(withAny: [property.rawValue])
        }
    }

    /// A figure of every row in a window, by default the last 30 days.
    public func numbers(of field: FilterField, window: FilterWindow?) -> FilterNumbers {
        switch field {
        case .quiet: silence
        case .chance, .risk, .silent, .usualGap, .chanceIfActive, .stillActive, .level:
            rhythm(field)
        case .trend: trend(self.window(window))
        case .stuck: stageDays
        case .clicks: metric(.clicks, window)
        case .leads: metric(.leads, window)
        case .sales: metric(.sales, window)
        case .revenue: metric(.revenue, window)
        case .value: window == nil ? rhythm(.value) : metric(.revenue, window)
        case .commission: metric(.commission, window)
        case .epc: ratio(.commission, .clicks, window, scale: 1_000_000)
        case .ctr: ratio(.clicks, .impressions, window, scale: 100_000_000)
        case .conversion: ratio(.sales, .clicks, window, scale: 100_000_000)
        default:
            FilterNumbers(
                values: ContiguousArray(repeating: 0, count: rowCount),
                known: RowSet(rowCount: rowCount))
        }
    }

    /// A day of every row.
    public func days(of field: FilterField) -> FilterDays {
        if let days = workDays(of: field) { return days }
        guard field == .joined else {
            return FilterDays(
                numbers: ContiguousArray(repeating: 0, count: rowCount),
                known: RowSet(rowCount: rowCount))
        }
        let days = analysis.joinedDays
        return FilterDays(
            numbers: ContiguousArray(days), known: RowSet(days) { $0 != Figures.never })
    }

    // MARK: - Columns

    private func rows(in state: PartnerState) -> RowSet {
        RowSet(analysis.states) { $0 == state }
    }

    private func rows(withAny fields: [String]) -> RowSet {
        var result = RowSet(rowCount: rowCount)
        for field in fields {
            program.forEachValue(of: field) { row, _ in result.insert(row) }
        }
        return result
    }

    private var silence: FilterNumbers {
        let silent = analysis.silentDays.values
        var known = RowSet(silent) { $0 != DayCounts.none }
        known.subtract(rows(in: .prospect))
        return FilterNumbers(values: ContiguousArray(silent.map(Int64.init)), known: known)
    }

    private func window(_ window: FilterWindow?) -> Window {
        let last = analysis.window(days: 1).to
        guard let window else { return analysis.window(days: 30) }
        guard let days = window.days(today: last.advanced(by: 1)) else {
            return Window(from: Day(number: -1_000_000), to: last)
        }
        return Window(from: days.lowerBound, to: min(days.upperBound, last))
    }

    private func metric(_ metric: Metric, _ filterWindow: FilterWindow?) -> FilterNumbers {
        let window = window(filterWindow)
        let sums = analysis.sums(metric, in: window)
        let known = analysis.knownRows(metric, in: window)
        var values = ContiguousArray(sums)
        values.append(contentsOf: repeatElement(0, count: rowCount - values.count))
        return FilterNumbers(
            values: values, known: known,
            places: metric.isMoney ? analysis.settings.currency.minorDigits : 0)
    }

    /// A ratio in parts of `scale`; percent fields scale by a hundred more, so that all have 6 places.
    private func ratio(
        _ part: Metric, _ whole: Metric, _ filterWindow: FilterWindow?, scale: Int64
    ) -> FilterNumbers {
        let window = window(filterWindow)
        let parts = analysis.sums(part, in: window)
        var wholes = analysis.sums(whole, in: window)
        if let others = analysis.foreignCounts(whole, beside: part, in: window) {
            for row in wholes.indices { wholes[row] &-= others[row] }
        }
        var known = analysis.knownRows(part, in: window)
            .intersection(analysis.knownRows(whole, in: window))
        var values = ContiguousArray(repeating: Int64(0), count: rowCount)
        for row in 0..<min(parts.count, rowCount) {
            if wholes[row] == 0 {
                known.remove(row)
            } else {
                let product = Int128(parts[row]) * Int128(scale)
                values[row] = Int64(clamping: product / Int128(wholes[row]))
            }
        }
        for row in parts.count..<max(parts.count, rowCount) { known.remove(row) }
        let places = part.isMoney ? 6 + analysis.settings.currency.minorDigits : 6
        return FilterNumbers(values: values, known: known, places: places)
    }
}

extension Analysis {
    /// The partners a filter means; archived ones only if it asks for them.
    public func rows(
        matching filter: Filter, with evaluator: inout FilterEvaluator, marks: Set<Int> = []
    ) -> RowSet {
        var rows = evaluator.rows(matching: filter, in: ProgramColumns(self, marks: marks))
        if !filter.asks(for: .archived) {
            program.forEachValue(of: FieldName.archived) { row, _ in rows.remove(row) }
        }
        return rows.intersection(program.existing)
    }

    /// The rows known to be silent for more than so many days.
    public func rows(silentForMoreThan days: Int) -> RowSet {
        RowSet(silentDays.values) { $0 != DayCounts.none && Int($0) > days }
    }

    /// The rows of which imported files say a metric in a window; never prospects.
    func knownRows(_ metric: Metric, in window: Window) -> RowSet {
        let key = KnownKey(metric: metric, window: window)
        if let kept = knownCache, kept.key == key, kept.generation == generation {
            return kept.rows
        }
        var rows = hasNoSingles ? knownBySource(metric, window) : knownOneByOne(metric, window)
        if metric == .payouts {
            for row in ownPayouts.rows(in: window, figures.currency) { rows.insert(row) }
        }
        knownCache = (key, generation, rows)
        return rows
    }

    private func knownOneByOne(_ metric: Metric, _ window: Window) -> RowSet {
        RowSet(
            rowCount: program.ids.count,
            rows: program.ids.indices.filter {
                program.exists(row: $0) && !stages[$0].isProspect
                    && isKnown(metric, row: $0, in: window)
            })
    }

    /// Where no file is about a single partner, all partners of a source are known alike.
    private func knownBySource(_ metric: Metric, _ window: Window) -> RowSet {
        guard let anyone = program.ids.first else { return RowSet(rowCount: 0) }
        let isKnown = program.column(of: FieldName.source, absent: false) { source in
            figures.coverage.isKnown(
                metric, source: String(decoding: source, as: UTF8.self), id: anyone, in: window)
        }
        var rows = RowSet(isKnown) { $0 }
        for (row, members) in program.mergedGroups where members.contains(where: { isKnown[$0] }) {
            rows.insert(row)
        }
        return rows.intersection(RowSet(stages) { !$0.isProspect })
    }
}

extension Filter {
    /// Whether a state is asked for anywhere in the filter.
    public func asks(for state: FilterState) -> Bool {
        switch self {
        case .all, .text: false
        case .condition(let condition):
            if case .states(let states) = condition.test { states.contains(state) } else { false }
        case .not(let inner): inner.asks(for: state)
        case .and(let parts), .or(let parts): parts.contains { $0.asks(for: state) }
        }
    }
}
