import Insight
import Model
import Screen

/// What moving, opening, zooming and going back mean where a person is.
extension Console {
    // MARK: - Moving

    mutating func move(_ command: Command) -> [Effect] {
        let rows = layout.body.rows
        switch place {
        case .dossier: moveInDossier(command)
        case .history: history?.move(command, page: HistoryView.listRows(rows))
        case .triage: moveInTriage(command, page: max(1, layout.listHeight))
        case .campaigns: moveInCampaigns(command, page: rows)
        case .outreach: moveInOutreach(command, page: rows)
        case .health: moveOnHealth(command)
        case .resources: moveInResources(command, page: rows)
        case .pipeline where isOnBoard: moveOnBoard(command, page: max(1, layout.listHeight))
        case .kpis where isOnKPIs: moveOnKPIs(command)
        default: moveInList(command, page: max(1, layout.listHeight))
        }
        return []
    }

    private mutating func moveInList(_ command: Command, page: Int) {
        switch command {
        case .down: list.move(by: 1)
        case .up: list.move(by: -1)
        case .first: list.move(to: 0)
        case .last: list.move(to: Int.max)
        case .halfPageDown: list.move(by: page / 2)
        case .halfPageUp: list.move(by: -page / 2)
        case .pageDown: list.move(by: page)
        default: list.move(by: -page)
        }
    }

    mutating func moveAcross(_ command: Command) -> [Effect] {
        let step = command == .left ? -1 : 1
        switch place {
        case .history: break
        case .triage: return step > 0 ? openPartner() : []
        case .dossier where lastPlace == .triage:
            triage?.move(by: step)
            return openPartner()
        case .pipeline where isOnBoard: board.step(by: step)
        case .kpis where isOnKPIs: moveOnKPIs(command)
        case _ where pane == .kpis || zoomed == .kpis: stepPaneKPI(by: step)
        case .dossier:
            list.move(by: step)
            return openPartner()
        default: columnCursor = max(0, min(columnCursor + step, shownColumns.count - 1))
        }
        return []
    }

    private mutating func stepPaneKPI(by step: Int) {
        let all = KPI.pane
        let index = all.firstIndex(of: paneKPI) ?? 0
        kpi = all[(index + step + all.count) % all.count]
    }

    // MARK: - Screens and panes

    mutating func openScreen(_ command: Command) -> [Effect] {
        guard let analysis else { return [] }
        zoomed = nil
        switch command {
        case .home: go(to: .home)
        case .partners: go(to: .partners)
        case .pipeline:
            go(to: .pipeline)
            board.deal(list, analysis)
        case .triage: openTriage()
        case .outreach: return openOutreach()
        case .campaigns: go(to: .campaigns)
        case .health: go(to: .health)
        default: go(to: .kpis)
        }
        return []
    }

    mutating func stepPane(forward: Bool) {
        if place == .dossier {
            stepPart(forward: forward)
            return
        }
        if isOnKPIs { return stepFace(forward: forward) }
        guard place == .home, zoomed == nil else { return }
        let all = Pane.allCases
        let index = all.firstIndex(of: pane) ?? 0
        pane = all[(index + (forward ? 1 : all.count - 1)) % all.count]
    }

    mutating func unzoom() {
        switch place {
        case .dossier: dossier?.isZoomed = false
        case .outreach where outreach.isZoomed: outreach.isZoomed = false
        default:
            zoomed = nil
            go(to: .home)
        }
    }

    mutating func zoom() {
        switch place {
        case .dossier: dossier?.isZoomed = true
        case .outreach: outreach.isZoomed = true
        default: go(to: pane == .list ? .partners : pane == .pipeline ? .pipeline : .kpis)
        }
    }

    /// One layer back: out of what stands over a place, then marks, filter, and the place itself.
    mutating func back() -> [Effect] {
        if message != nil, place == .home, list.filterText.isEmpty { message = nil }
        switch place {
        case .dossier where backInDossier(): return []
        case .history: return leaveHistory()
        case .resources:
            leaveResources()
            return []
        case .kpis where isOnKPIs && desk.isOpen:
            desk.isOpen = false
            return []
        case .dossier, .importing:
            leaveOverlaidPlace()
            return []
        case .outreach where outreach.isZoomed:
            outreach.isZoomed = false
            return []
        default: return dropLayer()
        }
    }

    private mutating func leaveOverlaidPlace() {
        dossier = nil
        preview = nil
        mapping = nil
        place = analysis == nil ? .welcome : lastPlace
    }

    private mutating func dropLayer() -> [Effect] {
        if !list.marks.isEmpty {
            list.unmarkAll()
            tell(say[.unmarkedAll])
        } else if !list.filterText.isEmpty, let analysis {
            list.setFilter("", analysis)
            tell(say[.filterDropped])
        } else if list.inactive != .all, let analysis {
            list.setInactive(.all, analysis)
        } else if place == .welcome {
            return [.quit]
        } else if place != .home {
            go(to: .home)
        }
        return []
    }

    /// What a review is where a person is: an audit closed, a contest ended, or a partner's review.
    mutating func closeHere() -> [Effect] {
        if isOnCampaigns { return askToEndContest() }
        isOnHealth ? askToClose() : ask(RecordDraft.Kind.review)
        return []
    }

    /// What Enter does where a person is.
    mutating func openHere() -> [Effect] {
        if isOnKPIs || (place == .home && pane == .kpis && layout.kpis != nil) {
            openKPI()
            return []
        }
        switch place {
        case .triage: return doSuggested()
        case .outreach: return openOutreachItem()
        case .campaigns: return openCampaign()
        case .dossier: return openInDossier()
        case .history: return openInHistory()
        case .health: openHealthCheck()
        case .resources: openResource()
        default: return openPartner()
        }
        return []
    }
}
