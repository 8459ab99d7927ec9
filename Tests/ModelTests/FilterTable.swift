import Model

/// A partner of the tests: everything a filter can ask about, as plain optionals.
struct FilterRow {
    var texts: [String] = []
    var words: [FilterField: [String]] = [:]
    var stage: Stage?
    var states: Set<FilterState> = []
    var properties: Set<FilterProperty> = []
    var days: [FilterField: Day] = [:]
    var numbers: [FilterField: Int64] = [:]
}

/// A table of rows that answers as the program's own columns do.
struct FilterTable: FilterColumns {
    var rows: [FilterRow]
    var today: Day
    var textVersion = 0
    /// Figures in a window are those of the field plus the days of the window, to tell them apart.
    static func shift(_ window: FilterWindow?, today: Day) -> Int64 {
        guard let window else { return 0 }
        guard let days = window.days(today: today) else { return 100_000 }
        return Int64(days.lowerBound.distance(to: days.upperBound) + 1)
    }

    static func places(of field: FilterField) -> Int {
        switch field.kind {
        case .money: 2
        case .percent: 4
        default: 0
        }
    }

    var rowCount: Int { rows.count }

    private func set(_ test: (FilterRow) -> Bool) -> RowSet {
        RowSet(rowCount: rows.count, rows: rows.indices.filter { test(rows[$0]) })
    }

    func rows(containing needle: FoldedText, within earlier: RowSet?) -> RowSet {
        let found = set { row in row.texts.contains { FoldedText($0).contains(needle) } }
        guard let earlier, !needle.bytes.isEmpty else { return earlier ?? found }
        return found.intersection(earlier)
    }

    func rows(where field: FilterField, isOneOf words: [FoldedText]) -> RowSet {
        set { row in (row.words[field] ?? []).contains { words.contains(FoldedText($0)) } }
    }

    func rows(whereSet field: FilterField) -> RowSet {
        set { field == .stage ? $0.stage != nil : !($0.words[field] ?? []).isEmpty }
    }

    func rows(in stages: [Stage]) -> RowSet {
        set { row in row.stage.map(stages.contains) ?? false }
    }

    func rows(in state: FilterState) -> RowSet { set { $0.states.contains(state) } }

    func rows(having property: FilterProperty) -> RowSet {
        set { $0.properties.contains(property) }
    }

    func numbers(of field: FilterField, window: FilterWindow?) -> FilterNumbers {
        let shift = FilterTable.shift(window, today: today)
        return FilterNumbers(
            values: ContiguousArray(rows.map { $0.numbers[field].map { $0 + shift } ?? 0 }),
            known: set { $0.numbers[field] != nil }, places: FilterTable.places(of: field))
    }

    func days(of field: FilterField) -> FilterDays {
        FilterDays(
            numbers: ContiguousArray(rows.map { $0.days[field]?.number ?? 0 }),
            known: set { $0.days[field] != nil })
    }
}

/// What a filter means for one row, written down again without columns, sets or memory.
struct FilterOracle {
    let today: Day

    func matches(_ row: FilterRow, _ filter: Filter) -> Bool {
        switch filter {
        case .all: true
        case .text(let text):
            FoldedText(text).bytes.isEmpty
                || row.texts.contains { FoldedText($0).contains(FoldedText(text)) }
        case .condition(let condition): passes(row, condition)
        case .not(let inner): !matches(row, inner)
        case .and(let parts): parts.allSatisfy { matches(row, $0) }
        case .or(let parts): parts.contains { matches(row, $0) }
        }
    }

    private func passes(_ row: FilterRow, _ condition: FilterCondition) -> Bool {
        let field = condition.field
        switch condition.test {
        case .set: return isSet(row, field)
        case .unset: return !isSet(row, field)
        case .words(let words):
            let wanted = words.map { FoldedText($0) }
            return (row.words[field] ?? []).contains { wanted.contains(FoldedText($0)) }
        case .stages(let stages): return row.stage.map(stages.contains) ?? false
        case .states(let states): return !row.states.isDisjoint(with: states)
        case .properties(let list): return !row.properties.isDisjoint(with: list)
        case .number(let comparison): return passes(row, condition, comparison)
        case .span(let comparison): return passes(row, field, comparison)
        case .period(let comparison): return passes(row.days[field], comparison)
        }
    }

    private func isSet(_ row: FilterRow, _ field: FilterField) -> Bool {
        switch field.kind {
        case .words: !(row.words[field] ?? []).isEmpty
        case .stages: row.stage != nil
        case .states, .properties: true
        case .day: row.days[field] != nil
        case .span, .count, .money, .percent: row.numbers[field] != nil
        }
    }

    /// Compares in hundred-millionths, in which every number of the tests is whole.
    private func passes(
        _ row: FilterRow, _ condition: FilterCondition,
        _ comparison: FilterComparison<FilterNumber>
    ) -> Bool {
        guard let number = row.numbers[condition.field] else { return false }
        let shifted = number + FilterTable.shift(condition.window, today: today)
        let value = shifted * power(8 - FilterTable.places(of: condition.field))
        return comparison.holds { ($0.digits * power(8 - $0.fractionDigits)).compared(with: value) }
    }

    private func power(_ exponent: Int) -> Int64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    private func passes(
        _ row: FilterRow, _ field: FilterField, _ comparison: FilterComparison<FilterSpan>
    ) -> Bool {
        guard field.kind == .day else {
            guard let number = row.numbers[field] else { return false }
            return comparison.holds { $0.days(endingOn: today).compared(with: Int(number)) }
        }
        guard let day = row.days[field] else {
            return (field == .contacted || field == .taught) && comparison.isOpen
        }
        let distance = field == .due ? today.distance(to: day) : day.distance(to: today)
        if field != .due, distance < 0 { return false }
        switch comparison {
        case .equal(let span): return distance <= length(span, field)
        default: return comparison.holds { length($0, field).compared(with: distance) }
        }
    }

    private func length(_ span: FilterSpan, _ field: FilterField) -> Int {
        field == .due ? today.distance(to: span.after(today)) : span.days(endingOn: today)
    }

    private func passes(_ day: Day?, _ comparison: FilterComparison<FilterPeriod>) -> Bool {
        guard let day else { return false }
        return comparison.holds { period in
            guard let days = period.days else { return nil }
            if days.contains(day) { return .same }
            return days.upperBound < day ? .greater : .less
        }
    }
}

/// How a row's value lies to an operand.
enum FilterOrder { case less, same, greater }

extension Comparable {
    /// How the value lies to this operand.
    fileprivate func compared(with value: Self) -> FilterOrder {
        if value == self { return .same }
        return value > self ? .greater : .less
    }
}

extension FilterComparison {
    fileprivate var isOpen: Bool {
        switch self {
        case .above, .atLeast: true
        default: false
        }
    }

    fileprivate func holds(_ order: (Operand) -> FilterOrder?) -> Bool {
        switch self {
        case .equal(let operand): order(operand) == .same
        case .above(let operand): order(operand) == .greater
        case .below(let operand): order(operand) == .less
        case .atLeast(let operand): [.same, .greater].contains(order(operand))
        case .atMost(let operand): [.same, .less].contains(order(operand))
        case .between(let lower, let upper):
            [.same, .greater].contains(order(lower)) && [.same, .less].contains(order(upper))
        }
    }
}
