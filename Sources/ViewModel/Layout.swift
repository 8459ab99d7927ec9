import Screen

/// A part of the window.
struct Rectangle: Hashable {
    var column: Int
    var row: Int
    var columns: Int
    var rows: Int

    func contains(_ position: Position) -> Bool {
        (column..<(column + columns)).contains(position.column)
            && (row..<(row + rows)).contains(position.row)
    }
}

/// Where everything on a screen lies: a pure function of the window and the place.
struct Layout: Hashable {
    /// How much of a screen the window has room for.
    enum Extent: Hashable {
        /// Not even a list.
        case none
        /// The list alone under one line.
        case listOnly
        /// Panes below each other.
        case stacked
        /// Panes side by side.
        case wide
    }
    let extent: Extent
    /// The list with its rule and header; nil where the screen has none.
    var list: Rectangle?
    var pipeline: Rectangle?
    var kpis: Rectangle?
    /// The lines under the list on the Partners screen.
    var under: Rectangle?
    /// Everything between the second line and the rule above the message.
    let body: Rectangle

    init(size: Size, place: Place, zoomed: Pane?) {
        extent = Layout.extent(of: size)
        let top = extent == .listOnly ? 1 : 2
        let bottom = extent == .listOnly && size.rows < 16 ? 1 : 3
        body = Rectangle(
            column: 0, row: top, columns: size.columns, rows: max(0, size.rows - top - bottom))
        switch (place, extent) {
        case (_, .none): break
        case (_, .listOnly):
            let others: [Place] = [
                .dossier, .importing, .triage, .letter, .letters, .outreach, .campaigns, .health,
                .history, .resources, .newsletter,
            ]
            if !others.contains(place) { list = body }
        case (.partners, _): splitPartners()
        case (.pipeline, _): pipeline = body
        case (.home, _): splitHome(zoomed)
        default: break
        }
    }

    /// How many partners the list has room for.
    var listHeight: Int { max(0, (list?.rows ?? 0) - 2) }

    private static func extent(of size: Size) -> Extent {
        if size.columns < 32 || size.rows < 10 { return .none }
        if size.columns < 60 || size.rows < 16 { return .listOnly }
        return size.columns < 110 ? .stacked : .wide
    }

    private mutating func splitPartners() {
        let underRows = body.rows >= 19 ? 5 : 0
        list = Rectangle(
            column: 0, row: body.row, columns: body.columns, rows: body.rows - underRows)
        guard underRows > 0 else { return }
        under = Rectangle(
            column: 0, row: body.row + body.rows - underRows, columns: body.columns,
            rows: underRows)
    }

    private mutating func splitHome(_ zoomed: Pane?) {
        switch zoomed {
        case .list: list = body
        case .pipeline: pipeline = body
        case .kpis: kpis = body
        case nil: if extent == .wide { splitWide() } else { splitStacked() }
        }
    }

    private mutating func splitWide() {
        let left = max(60, body.columns / 2)
        let right = left + 1
        list = Rectangle(column: 0, row: body.row, columns: left, rows: body.rows)
        let pipelineRows = 8
        pipeline = Rectangle(
            column: right, row: body.row, columns: body.columns - right, rows: pipelineRows)
        kpis = Rectangle(
            column: right, row: body.row + pipelineRows, columns: body.columns - right,
            rows: body.rows - pipelineRows)
    }

    private mutating func splitStacked() {
        let kpiRows = body.rows >= 28 ? 12 : 4
        let listRows = body.rows - 2 - kpiRows
        list = Rectangle(column: 0, row: body.row, columns: body.columns, rows: listRows)
        pipeline = Rectangle(
            column: 0, row: body.row + listRows, columns: body.columns, rows: 2)
        kpis = Rectangle(
            column: 0, row: body.row + listRows + 2, columns: body.columns, rows: kpiRows)
    }
}
