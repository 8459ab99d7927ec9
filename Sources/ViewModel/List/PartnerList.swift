import Insight
import Model

/// Which partners `i` leaves in the list.
public enum InactiveMode: CaseIterable, Sendable {
    case all, quiet, neverStarted, both

    /// The next one when `i` is pressed.
    var next: InactiveMode {
        switch self {
        case .all: .quiet
        case .quiet: .neverStarted
        case .neverStarted: .both
        case .both: .all
        }
    }
}

/// The list of partners: filter, `i`, order, cursor and marks; the master of all panes.
struct PartnerList {
    /// The filter as typed.
    private(set) var filterText = ""
    /// What is wrong with it, while the last good result stays.
    private(set) var mistake: FilterMistake?
    private(set) var inactive: InactiveMode = .all
    private(set) var sort: SortOrder
    /// Rows of the program in the order shown.
    private(set) var shown: [Int] = []
    /// The same rows as a set.
    private(set) var shownRows = RowSet(rowCount: 0)
    /// Counts up whenever other partners are shown; not when their order changes.
    private(set) var generation = 0
    /// How many rows the filter lets through, before `i`.
    private(set) var filteredCount = 0
    /// How many partners there are.
    private(set) var totalCount = 0
    /// How many of them are no prospects.
    private(set) var joinedCount = 0
    /// How many partners `i` would show as quiet, and as never started.
    private(set) var quietCount = 0
    private(set) var neverStartedCount = 0
    private(set) var marks: Set<Int> = []
    private(set) var cursor = 0
    /// The first row on the screen.
    private(set) var top = 0
    private var rangeStart: Int?
    /// The row under the cursor when somebody began to type a filter: it comes back with its row.
    private var anchor: Int?
    private var filtered = RowSet(rowCount: 0)
    private var search = FilterSession()

    init(sort: SortOrder) { self.sort = sort }

    // MARK: - What is shown

    /// The program's row under the cursor, nil in an empty list.
    var current: Int? { shown.indices.contains(cursor) ? shown[cursor] : nil }

    /// Whom an action is for: the marked partners, else the one under the cursor.
    var targets: [Int] {
        marks.isEmpty ? current.map { [$0] } ?? [] : marks.sorted()
    }

    /// Whether a filter or `i` leaves partners out.
    var isNarrowed: Bool { !filterText.isEmpty || inactive != .all }

    /// How many rows `i` hides.
    var hiddenByInactive: Int { filteredCount - shown.count }

    /// Recomputes everything after the program or the figures changed, keeping the cursor's partner.
    mutating func refresh(_ analysis: Analysis) {
        totalCount = analysis.program.partnerCount
        joinedCount = analysis.joinedCount
        quietCount = analysis.inactive.count
        neverStartedCount = analysis.states.count { $0 == .neverStarted }
        marks = marks.filter { analysis.program.exists(row: $0) }
        runFilter(analysis)
        show(analysis)
    }

    // MARK: - Filter, i, sort

    /// Remembers the row under the cursor while a filter is typed.
    mutating func holdCursor() { anchor = current }

    /// Leaves the cursor where it is from now on.
    mutating func releaseCursor() { anchor = nil }

    /// Takes a filter as typed; a mistake leaves the last good result in place.
    ///
    /// `completion` is given while somebody still types, nil once the filter is to be kept.
    mutating func setFilter(
        _ text: String, _ analysis: Analysis, completion: FilterCompletion? = nil
    ) {
        guard text != filterText || completion == nil else { return }
        filterText = text
        if runFilter(analysis, completion: completion) { show(analysis) }
    }

    mutating func setInactive(_ mode: InactiveMode, _ analysis: Analysis) {
        inactive = mode
        show(analysis)
    }

    mutating func setSort(_ order: SortOrder, _ analysis: Analysis) {
        sort = order
        show(analysis)
    }

    /// Runs the filter; answers whether there is a new result.
    @discardableResult
    private mutating func runFilter(
        _ analysis: Analysis, completion: FilterCompletion? = nil
    ) -> Bool {
        let answer = search.answer(filterText, completion: completion, analysis, marks: marks)
        mistake = answer.mistake
        guard let rows = answer.rows else { return false }
        filtered = rows
        filteredCount = rows.count
        return true
    }

    private mutating func show(_ analysis: Analysis) {
        let kept = anchor ?? current
        let rows = filtered.intersection(left(by: inactive, analysis))
        shown = analysis.sorted(rows, by: sort)
        if rows != shownRows { generation += 1 }
        shownRows = rows
        let place = kept.flatMap { row in shown.firstIndex(of: row) }
        cursor = place ?? (anchor == nil ? min(cursor, max(0, shown.count - 1)) : 0)
        rangeStart = nil
    }

    /// The rows a mode of `i` leaves.
    private func left(by mode: InactiveMode, _ analysis: Analysis) -> RowSet {
        switch mode {
        case .all: RowSet(allOf: filtered.rowCount)
        case .quiet: analysis.inactive
        case .neverStarted: RowSet(analysis.states) { $0 == .neverStarted }
        case .both: analysis.inactive.union(RowSet(analysis.states) { $0 == .neverStarted })
        }
    }

    // MARK: - Cursor

    mutating func move(by rows: Int) { move(to: cursor + rows) }

    mutating func move(to row: Int) { cursor = max(0, min(row, shown.count - 1)) }

    /// Puts the cursor on a partner if the list shows it.
    mutating func select(row: Int) {
        if let place = shown.firstIndex(of: row) { cursor = place }
    }

    /// The rows visible in a window of a height, scrolled as little as keeps the cursor inside.
    mutating func visible(height: Int) -> Range<Int> {
        guard height > 0 else { return 0..<0 }
        top = min(top, cursor, max(0, shown.count - height))
        if cursor >= top + height { top = cursor - height + 1 }
        top = max(0, top)
        return top..<min(shown.count, top + height)
    }

    // MARK: - Marks

    /// Marks the row under the cursor or takes its mark away, and steps down.
    mutating func toggleMark() {
        guard let row = current else { return }
        if marks.remove(row) == nil { marks.insert(row) }
        rangeStart = cursor
        move(by: 1)
    }

    /// Marks a row or takes its mark away, wherever the cursor is.
    mutating func toggleMark(row: Int) {
        if marks.remove(row) == nil { marks.insert(row) }
    }

    /// Marks everything from the last mark to the cursor.
    mutating func markRange() {
        guard current != nil else { return }
        let start = rangeStart ?? cursor
        for place in min(start, cursor)...max(start, cursor) where shown.indices.contains(place) {
            marks.insert(shown[place])
        }
        rangeStart = cursor
    }

    mutating func markAll() { marks.formUnion(shown) }

    /// Marks some rows too.
    mutating func mark(rows: [Int]) { marks.formUnion(rows) }

    mutating func unmarkAll() {
        marks = []
        rangeStart = nil
    }
}
