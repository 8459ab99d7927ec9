import Insight
import Model
import Screen

/// The lines of panes that change less often than the list beside them, kept from frame to frame.
struct DrawnPanes {
    /// What a pane's lines follow from, beside things that never change.
    struct Key: Hashable {
        let list: Int
        let analysis: Int
        let area: Rectangle
        let kpi: KPI
        let isFocused: Bool
        let isASCII: Bool
    }

    private var kept: [Pane: (key: Key, lines: [Line])] = [:]

    /// The lines of a pane, drawn only if something they follow from has changed.
    mutating func lines(_ pane: Pane, _ key: Key, draw: () -> [Line]) -> [Line] {
        if let known = kept[pane], known.key == key { return known.lines }
        let lines = draw()
        kept[pane] = (key, lines)
        return lines
    }
}
