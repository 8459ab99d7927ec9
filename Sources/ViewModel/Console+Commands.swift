import Insight
import Model
import Screen

extension Console {
    var layout: Layout { Layout(size: size, place: place, zoomed: zoomed) }

    // MARK: - Opening partners

    mutating func openPartner() -> [Effect] {
        guard let row = rowInSight else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        return open(row: row)
    }

    /// Opens the dossier of a partner, whether or not the list shows it.
    mutating func open(row: Int) -> [Effect] {
        guard let analysis else { return [] }
        list.select(row: row)
        let id = analysis.program.ids[row]
        dossier = Dossier(row: row, id: id)
        go(to: .dossier)
        return [.readHistory(id)]
    }

    // MARK: - Finding and sorting

    mutating func startFilter() {
        guard analysis != nil else { return }
        if place == .dossier {
            findInDossier()
            return
        }
        list.holdCursor()
        prompt = Prompt(.filter(previous: list.filterText), text: list.filterText)
    }

    mutating func filterByCell() {
        guard let analysis, let row = list.current else { return }
        let columns = shownColumns
        let column = columns[min(columnCursor, columns.count - 1)]
        guard let part = CellFilter.text(for: analysis.cell(column, row: row), in: column) else {
            return
        }
        let text = list.filterText.isEmpty ? part : list.filterText + " " + part
        list.setFilter(text, analysis)
    }

    mutating func cycleInactive() {
        guard let analysis else { return }
        list.setInactive(list.inactive.next, analysis)
    }

    mutating func setSort(_ order: SortOrder) {
        guard let analysis else { return }
        list.setSort(order, analysis)
        preferences.sort = order
    }

    mutating func reverseSort() {
        setSort(SortOrder(list.sort.column, isDescending: !list.sort.isDescending))
    }

    mutating func moveSort(by step: Int) {
        let columns = shownColumns
        let index = columns.firstIndex(of: list.sort.column) ?? (step > 0 ? -1 : columns.count)
        let next = max(0, min(index + step, columns.count - 1))
        setSort(.usual(for: columns[next]))
    }

    /// The columns the list has room for now.
    var shownColumns: [ListColumn] {
        let layout = layout
        if layout.extent == .listOnly, size.columns < 50 { return ListLayout.tinyColumns }
        return ListLayout.fitting(
            preferences.columns, width: layout.list?.columns ?? size.columns,
            currency: format.currencySign)
    }

    // MARK: - Marks

    mutating func mark(_ command: Command) {
        if isOnBoard, command == .mark {
            markCard()
            return
        }
        if isOnOutreach, command != .unmarkAll {
            markInOutreach(command)
            return
        }
        switch command {
        case .mark: list.toggleMark()
        case .markRange: list.markRange()
        case .markAll:
            list.markAll()
            tell(say(.allMarked, Format.count(Int64(list.marks.count))))
        default:
            list.unmarkAll()
            tell(say[.unmarkedAll])
        }
    }

    /// Says the chart in words.
    mutating func readChart() {
        guard let analysis else { return }
        if let reading = dossierReading, place == .dossier {
            read(reading.weeksSentence, title: say[.boxChart])
            return
        }
        if isOnCampaigns { dealCampaigns() }
        if isOnCampaigns, case .incentive(let report)? = campaigns.current {
            let words = CampaignWords(analysis: analysis, say: say, format: format)
            overlay = reading(words.board(report), title: report.incentive.name)
            return
        }
        if isOnHealth {
            read(healthWords(analysis), title: say[.boxChart])
            return
        }
        if isOnKPIs {
            read(kpiWords(analysis), title: say[.boxChart])
            return
        }
        read(kpiPane(analysis, paneReadings(analysis)).sentence(), title: say[.boxChart])
    }

    mutating func toggleMouse() -> [Effect] {
        isMouseOn.toggle()
        tell(say[isMouseOn ? .mouseOn : .mouseOff])
        return [.setMouse(isMouseOn)]
    }

    mutating func copy(_ command: Command) -> [Effect] {
        guard let analysis, let row = list.current else { return [] }
        let columns = shownColumns
        let chosen =
            command == .copyCell ? [columns[min(columnCursor, columns.count - 1)]] : columns
        let texts = chosen.map { CellText(analysis.cell($0, row: row), self.format, say).plain }
        let text = texts.joined(separator: "\t")
        tell(say(.copied, text))
        return [.copy(text)]
    }
}

/// The filter that finds rows like one.
enum CellFilter {
    /// A filter for a cell's value, nil where there is none to write.
    static func text(for value: CellValue, in column: ListColumn) -> String? {
        switch (column, value) {
        case (.stage, .stage(let stage)): "stage:\(stage.word)"
        case (.state, .state(let state)):
            state == .prospect || state == .unknown ? nil : "is:\(state.word)"
        case (.quiet, .days(let days)): "quiet:>=\(days)d"
        case (.silent, .days(let days)): "silent:>=\(days)d"
        case (.owner, .text(let text)), (.tier, .text(let text)), (.country, .text(let text)),
            (.channel, .text(let text)), (.community, .text(let text)), (.source, .text(let text)),
            (.reason, .text(let text)):
            "\(column.word):\(quoted(text))"
        case (.partner, .text(let text)), (.email, .text(let text)), (.site, .text(let text)):
            quoted(text)
        case (.figure, .count(let count)): "\(column.word):>=\(count)"
        default: nil
        }
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x80...0xFF: true
            default: false
            }
        }
        return isPlain ? text : "\"" + text.filter { $0 != "\"" } + "\""
    }
}
