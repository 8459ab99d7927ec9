import Insight
import Model
import Screen

/// The screen of resources: what partners can use, and who has received it.
extension Console {
    /// Whether the resources are what a person looks at.
    var isOnResources: Bool { place == .resources }

    mutating func openResources() {
        guard let analysis else { return }
        if place != .resources { resources.before = place }
        resources.deal(analysis)
        place = .resources
    }

    mutating func leaveResources() { place = resources.before }

    mutating func resourceLines(_ layout: Layout) -> [Line] {
        guard let analysis else { return [] }
        resources.deal(analysis)
        return ResourcesView(desk: resources, analysis: analysis, say: say, glyphs: glyphs)
            .lines(in: layout.body)
    }

    mutating func moveInResources(_ command: Command, page: Int) {
        guard let analysis else { return }
        resources.deal(analysis)
        switch command {
        case .down: resources.move(by: 1)
        case .up: resources.move(by: -1)
        case .first: resources.move(to: 0)
        case .last: resources.move(to: resources.standings.count - 1)
        case .halfPageDown: resources.move(by: max(1, page / 2))
        case .halfPageUp: resources.move(by: -max(1, page / 2))
        case .pageDown: resources.move(by: page)
        default: resources.move(by: -page)
        }
    }

    mutating func clickResources(_ position: Position, _ area: Rectangle) {
        let height = ResourcesView.listRows(area.rows)
        let line = position.row - area.row - 2
        let place = resources.top(height: height) + line
        guard (0..<height).contains(line), resources.standings.indices.contains(place) else {
            return
        }
        if place == resources.cursor { return openResource() }
        resources.move(to: place)
    }

    /// Shows the active partners who never received the resource under the cursor, as marked.
    mutating func openResource() {
        guard let analysis, let standing = resources.current else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let rows = analysis.rows(neverReceived: standing.resource.key)
        guard !rows.isEmpty else {
            tell(say[.resourceEverybody])
            return
        }
        list.setInactive(.all, analysis)
        list.unmarkAll()
        list.mark(rows: rows)
        list.setFilter("is:marked", analysis)
        go(to: .partners)
        tell(say(.resourceNeverOf, standing.resource.name))
    }

    // MARK: - Changing

    /// Opens a line for a new resource.
    mutating func askForResource() {
        guard analysis != nil, !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        prompt = Prompt(.resource(key: nil))
    }

    /// Opens the resource under the cursor.
    mutating func editResource() {
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return
        }
        guard let resource = resources.current?.resource else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        prompt = Prompt(.resource(key: resource.key), text: ResourceText.line(resource))
    }

    /// Saves a resource as typed; without a text it is taken away.
    mutating func keepResource(_ key: String?, _ text: String) -> [Effect] {
        guard let analysis else { return [] }
        if text.isEmpty {
            guard let key else { return [] }
            return put(nil, of: key)
        }
        let known = key.flatMap { analysis.program.resource($0) }
        guard var resource = ResourceText.resource(text, key: key ?? "", today: analysis.today),
            let name = key ?? Resource.key(of: resource.name)
        else {
            prompt = Prompt(.resource(key: key), text: text, mistake: say[.badResource])
            return []
        }
        guard key != nil || analysis.program.resource(name) == nil else {
            prompt = Prompt(
                .resource(key: key), text: text, mistake: say(.resourceThere, name))
            return []
        }
        resource.retired = known?.retired
        return put(resource, of: name)
    }

    /// Takes the resource under the cursor out of use, or back into it.
    mutating func retireResource() -> [Effect] {
        guard let analysis, var resource = resources.current?.resource else {
            tell(say[.nothingThere], isBad: true)
            return []
        }
        resource.retired = resource.retired == nil ? analysis.today : nil
        return put(resource, of: resource.key)
    }

    private mutating func put(_ resource: Resource?, of key: String) -> [Effect] {
        guard let analysis else { return [] }
        let change = Action.put(field: Resource.family + key, line: resource?.line).change(
            to: [.program], in: analysis.program, today: analysis.today, noteKey: "")
        return commit(change, question: "")
    }

    // MARK: - Giving

    /// Offers the resources in use for the partners: which one they received.
    mutating func offerResources() {
        guard let analysis, !targets.isEmpty else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let used = analysis.program.resources.filter { $0.retired == nil }
        guard !used.isEmpty else {
            tell(say[.resourcesNone], isBad: true)
            return
        }
        let first = targets.first
        let items = used.map { resource in
            let day = first.flatMap { analysis.program.value(resource.receivedField, of: $0) }
            return Overlay.Item(
                text: resource.name,
                detail: day.map { say(.resourceHad, $0) } ?? say[.name(of: resource.kind)],
                choice: .resource(resource.key))
        }
        overlay = Overlay(
            .search, title: say[.boxResources], footer: say[.boxFooterRun], items: items)
    }

    /// Puts on record that the partners received a resource today.
    mutating func give(_ key: String) -> [Effect] {
        guard let analysis else { return [] }
        return act(.put(field: FieldName.received + key, line: analysis.today.iso))
    }
}
