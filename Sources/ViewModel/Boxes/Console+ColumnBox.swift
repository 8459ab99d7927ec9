import Insight
import Model
import Screen

/// The box of columns: which the list shows, and in what order.
extension Console {
    mutating func showColumns() {
        if isOnKPIs { return showTiles() }
        let chosen = preferences.columns
        let rest = ListColumn.offered.filter { !chosen.contains($0) }
        let items = (chosen + rest).map { column in
            Overlay.Item(
                text: ListLayout.title(of: column, say, currency: format.currencySign),
                detail: column.word, isOn: chosen.contains(column), choice: .column(column))
        }
        overlay = Overlay(
            .columns, title: say[.boxColumns], footer: say[.boxFooterColumns], items: items)
    }

    mutating func toggleColumn() {
        guard let cursor = overlay?.cursor, let isOn = overlay?.items[cursor].isOn else { return }
        overlay?.items[cursor].isOn = !isOn
    }

    mutating func moveColumn(by step: Int) {
        guard let cursor = overlay?.cursor, let count = overlay?.items.count else { return }
        let other = cursor + step
        guard (0..<count).contains(other) else { return }
        overlay?.items.swapAt(cursor, other)
        overlay?.cursor = other
    }

    mutating func keepColumns() -> [Effect] {
        if case .tile? = overlay?.items.first?.choice { return keepTiles() }
        let columns = (overlay?.items ?? []).compactMap { item -> ListColumn? in
            if case .column(let column) = item.choice, item.isOn == true { column } else { nil }
        }
        overlay = nil
        preferences.columns = columns.isEmpty ? ListLayout.usualColumns : columns
        columnCursor = 0
        return [.keep(preferences)]
    }
}
