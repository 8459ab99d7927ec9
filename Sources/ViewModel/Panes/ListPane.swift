import Insight
import Model
import Screen

/// Draws the list of partners into a rectangle: rule, header, rows.
struct ListPane {
    let analysis: Analysis
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs
    let columns: [ListColumn]
    let columnCursor: Int?
    let isFocused: Bool

    /// The pane's lines; `visible` are places in the list's order.
    func lines(_ list: PartnerList, visible: Range<Int>, in area: Rectangle, facts: SafeText)
        -> [Line]
    {
        var lines = [
            glyphs.paneRule(
                SafeText(say[.panePartners]), facts: facts, columns: area.columns,
                isFocused: isFocused)
        ]
        let widths = widths(area.columns)
        lines.append(header(list.sort, widths: widths))
        for place in visible { lines.append(row(place, list, widths: widths, area.columns)) }
        if list.shown.isEmpty { lines.append(contentsOf: empty(list, area.columns)) }
        while lines.count < area.rows { lines.append(Line()) }
        return lines.prefix(area.rows).map { $0.fitted(to: area.columns) }
    }

    /// Which column a cell of the header belongs to.
    func column(at cell: Int, width: Int) -> ListColumn? {
        var start = 2
        for (column, columnWidth) in zip(columns, widths(width)) {
            if (start..<(start + columnWidth + 1)).contains(cell) { return column }
            start += columnWidth + 1
        }
        return nil
    }

    /// Widths of the columns: what is left over goes to the partner's name and the tags.
    private func widths(_ total: Int) -> [Int] {
        var widths = columns.map { column in
            columns == ListLayout.tinyColumns && column == .state
                ? 1 : ListLayout.width(of: column, currency: format.currencySign)
        }
        let used = 2 + widths.reduce(0, +) + widths.count - 1
        if let name = columns.firstIndex(of: .partner) {
            let spare = total - used
            widths[name] = max(8, min(widths[name] + spare, spare < 0 ? 20 : 34))
        }
        return widths
    }

    private func header(_ sort: SortOrder, widths: [Int]) -> Line {
        var line = Line("  ", .muted)
        for (index, column) in columns.enumerated() {
            let isSorted = column == sort.column
            var title = SafeText(ListLayout.title(of: column, say, currency: format.currencySign))
            if widths[index] == 1 { title = "" }
            if isSorted {
                let sign = sort.isDescending ? glyphs.descending : glyphs.ascending
                title = title.prefix(columns: widths[index] - 1) + sign
            }
            let alignment: SafeText.Alignment =
                ListLayout.isRightAligned(column) ? .right : .left
            line.append(
                title.fitted(to: widths[index], alignment, ellipsis: glyphs.ellipsis),
                index == columnCursor || isSorted ? .accent : .muted)
            line.append(" ", .surface)
        }
        return line
    }

    private func row(_ place: Int, _ list: PartnerList, widths: [Int], _ width: Int) -> Line {
        let row = list.shown[place]
        let isCurrent = place == list.cursor
        let isMarked = list.marks.contains(row)
        var line = Line(isCurrent ? ">" : " ", .accent)
        line.append(isMarked ? "*" : " ", .mark)
        for (index, column) in columns.enumerated() {
            let cell = CellText(analysis.cell(column, row: row), of: column, format, say)
            let alignment: SafeText.Alignment =
                ListLayout.isRightAligned(column) ? .right : .left
            var text = cell.shown
            if widths[index] == 1 { text = text.prefix(columns: 1) }
            if format.isASCII { text = text.ascii }
            line.append(
                text.fitted(to: widths[index], alignment, ellipsis: glyphs.ellipsis),
                column == .partner && isMarked ? .mark : cell.role)
            line.append(" ", .surface)
        }
        let fitted = line.fitted(to: width)
        return isCurrent ? fitted.selected : fitted
    }

    private func empty(_ list: PartnerList, _ width: Int) -> [Line] {
        let text =
            list.totalCount == 0
            ? say[.emptyProgram]
            : say(.emptyList, Format.count(Int64(list.totalCount - list.shown.count)))
        return [Line()]
            + SafeText(text).wrapped(to: max(1, width - 4)).map { Line("  " + $0, .muted) }
    }
}
