import Insight
import Model
import Screen

/// Which tiles are on the wall, and what a click on it does.
extension Console {
    /// The box in which tiles are chosen and ordered.
    mutating func showTiles() {
        let chosen = preferences.kpis.isEmpty ? KPI.wall : preferences.kpis
        let rest = KPI.allCases.filter { !chosen.contains($0) }
        let items = (chosen + rest).map { kpi in
            Overlay.Item(
                text: say[.name(of: kpi)], detail: kpi.rawValue, isOn: chosen.contains(kpi),
                choice: .tile(kpi), remark: say[.explaining(kpi)])
        }
        overlay = Overlay(
            .columns, title: say[.boxTiles], footer: say[.boxFooterColumns], items: items)
    }

    /// Puts the tiles switched on onto the wall; the usual ones if there are none.
    mutating func keepTiles() -> [Effect] {
        let chosen = (overlay?.items ?? []).compactMap { item -> KPI? in
            if case .tile(let kpi) = item.choice, item.isOn == true { kpi } else { nil }
        }
        overlay = nil
        preferences.kpis = chosen == KPI.wall ? [] : chosen
        if let first = wall.first, !preferences.kpis.contains(kpi) { kpi = first }
        return [.keep(preferences)]
    }

    /// A click chooses a tile, one on the chosen tile opens it; above an open figure it chooses
    /// the face.
    mutating func clickKPIs(_ position: Position, _ area: Rectangle) -> [Effect] {
        let line = position.row - area.row
        if desk.isOpen {
            if line == 0, let face = face(at: position.column) { desk.face = face }
            return []
        }
        let all = wall
        let grid = KPIWall.Grid(count: all.count, width: size.columns)
        let tile = grid.tile(
            line: line, column: position.column, width: size.columns, isTall: area.rows >= 28,
            count: all.count)
        guard let tile else { return [] }
        if all[tile] == kpi { openKPI() } else { kpi = all[tile] }
        return []
    }

    /// The face whose name stands at a column of the rule above an open figure.
    private mutating func face(at column: Int) -> KPIDesk.Face? {
        guard let rule = kpiScreen(layout).first else { return nil }
        var place = 0
        var words: [(text: [UInt8], columns: Range<Int>)] = []
        for scalar in rule.plain.unicodeScalars {
            let width = SafeText(String(scalar)).columns
            if scalar == " ", words.last?.text.isEmpty == false {
                words.append(([], place..<place))
            } else if scalar != " " {
                var word = words.popLast() ?? ([], place..<place)
                if word.text.isEmpty { word.columns = place..<place }
                word.text += Array(String(scalar).utf8)
                word.columns = word.columns.lowerBound..<(place + width)
                words.append(word)
            }
            place += width
        }
        guard let word = words.first(where: { $0.columns.contains(column) }) else { return nil }
        return KPIDesk.Face.allCases.first { face in
            let name = Array(say[.name(of: face)].utf8).split(separator: 0x20)
            let bare = word.text.filter { $0 != 0x5B && $0 != 0x5D }
            return name.contains { $0.elementsEqual(bare) }
        }
    }

    /// A click on a tile of Home's pane chooses it, one on the chosen tile opens it.
    mutating func clickKPIPane(_ position: Position, _ area: Rectangle) {
        pane = .kpis
        guard let analysis else { return }
        let drawn = kpiPane(analysis, paneReadings(analysis))
        let clicked = drawn.kpi(
            line: position.row - area.row, column: position.column - area.column, in: area)
        guard let clicked else { return }
        if clicked == paneKPI { openKPI() } else { kpi = clicked }
    }
}
