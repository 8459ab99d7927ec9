import Insight
import Screen

extension Console {
    mutating func handle(_ report: MouseReport) -> [Effect] {
        switch report.action {
        case .wheelDown, .wheelUp: return wheel(report.action == .wheelDown ? 3 : -3)
        case .press: return click(report.position)
        case .release, .drag: return []
        }
    }

    private mutating func wheel(_ step: Int) -> [Effect] {
        if overlay != nil {
            overlay?.move(by: step)
        } else if place == .dossier {
            for _ in 0..<3 { moveInDossier(step > 0 ? .down : .up) }
        } else if isOnHealth {
            health.move(by: step > 0 ? 1 : -1)
        } else if isOnOutreach {
            dealOutreach()
            outreach.move(by: step)
        } else if isOnCampaigns {
            campaigns.cursor.move(by: step)
        } else if place == .letters {
            pile?.move(by: step)
        } else if place == .letter {
            letterTop = max(0, letterTop + step)
        } else if place == .triage {
            triage?.move(by: step.signum())
        } else if place == .history {
            history?.move(by: step)
        } else if isOnNewsletter {
            scrollIssue(by: step)
        } else if isOnResources {
            resources.move(by: step)
        } else if isOnBoard {
            board.move(by: step.signum())
        } else {
            list.move(by: step)
        }
        return []
    }

    private mutating func click(_ position: Position) -> [Effect] {
        if overlay != nil || prompt != nil { return [] }
        if position.row == 0 { return clickTab(position.column) }
        let layout = layout
        if isOnOutreach { return clickOutreach(position) }
        if isOnCampaigns { return clickCampaigns(position) }
        if isOnNewsletter { return clickNewsletter(position) }
        if place == .letters { return clickPile(position) }
        if layout.body.contains(position) {
            if isOnBoard { return clickBoard(position, layout.body) }
            if place == .triage { return clickTriage(position, layout.body) }
            if place == .history { return clickHistory(position, layout.body) }
            if isOnKPIs { return clickKPIs(position, layout.body) }
            if isOnResources {
                clickResources(position, layout.body)
                return []
            }
        }
        if let area = layout.list, area.contains(position) {
            pane = .list
            return clickList(position, area)
        }
        if let area = layout.pipeline, area.contains(position) { pane = .pipeline }
        if let area = layout.kpis, area.contains(position) { clickKPIPane(position, area) }
        return []
    }

    private mutating func clickTab(_ column: Int) -> [Effect] {
        var start = 0
        for (text, place) in tabTexts {
            let end = start + text.columns
            if (start..<end).contains(column), let place {
                zoomed = nil
                if place == .outreach { return openOutreach() }
                go(to: place)
                return []
            }
            start = end
        }
        return []
    }

    /// A click selects a card, and one on the selected card opens it.
    private mutating func clickBoard(_ position: Position, _ area: Rectangle) -> [Effect] {
        guard let (stage, place) = BoardView.card(at: position, in: area, board) else { return [] }
        if let place, stage == board.column, place == board.cursor(of: stage) {
            return openPartner()
        }
        board.go(to: stage, place: place)
        return []
    }

    private mutating func clickTriage(_ position: Position, _ area: Rectangle) -> [Effect] {
        guard let session = triage,
            let place = TriageView.place(at: position, in: area, session)
        else { return [] }
        if place == session.place { return openPartner() }
        triage?.move(to: place)
        return []
    }

    private mutating func clickHistory(_ position: Position, _ area: Rectangle) -> [Effect] {
        guard let walk = history else { return [] }
        let height = HistoryView.listRows(area.rows)
        let line = position.row - area.row - 1
        let place = walk.top(height: height) + line
        guard (0..<height).contains(line), walk.shown.indices.contains(place) else { return [] }
        if place == walk.cursor { return openInHistory() }
        history?.move(to: place)
        return []
    }

    private mutating func clickList(_ position: Position, _ area: Rectangle) -> [Effect] {
        let line = position.row - area.row
        guard let analysis, line >= 1 else { return [] }
        if line == 1 {
            let pane = listPane(analysis, facts: true)
            guard let column = pane.column(at: position.column - area.column, width: area.columns)
            else { return [] }
            let isSame = column == list.sort.column
            setSort(
                isSame
                    ? SortOrder(column, isDescending: !list.sort.isDescending)
                    : .usual(for: column))
            return [.keep(preferences)]
        }
        let place = list.top + line - 2
        guard list.shown.indices.contains(place) else { return [] }
        if place == list.cursor { return openPartner() }
        list.move(to: place)
        return []
    }
}
