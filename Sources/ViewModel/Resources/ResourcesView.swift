import Insight
import Model
import Screen

/// Draws the resources, a line each, and who has the one under the cursor.
struct ResourcesView {
    let desk: ResourceDesk
    let analysis: Analysis
    let say: Catalogue
    let glyphs: Glyphs

    /// The lines below the list.
    static func detailRows(_ rows: Int) -> Int { rows >= 26 ? 10 : rows >= 15 ? 6 : 0 }

    /// The lines for resources, of so many for the whole screen.
    static func listRows(_ rows: Int) -> Int { max(1, rows - 2 - detailRows(rows)) }

    func lines(in area: Rectangle) -> [Line] {
        let height = ResourcesView.listRows(area.rows)
        let top = desk.top(height: height)
        let end = min(desk.standings.count, top + height)
        let inUse = desk.standings.count { $0.resource.retired == nil }
        var lines = [
            glyphs.paneRule(
                SafeText(say[.paneResources]),
                facts: SafeText(say(.resourcesInUse, Format.count(Int64(inUse)))),
                columns: area.columns, isFocused: true)
        ]
        if desk.standings.isEmpty {
            lines.append(Line("  " + SafeText(say[.resourcesNone]), .muted))
        } else {
            lines.append(header(area.columns))
            lines += (top..<end).map { row($0, area.columns) }
        }
        while lines.count < height + 2 { lines.append(Line()) }
        lines += details(rows: ResourcesView.detailRows(area.rows), columns: area.columns)
        return lines.prefix(area.rows).map { $0.fitted(to: area.columns) }
    }

    // MARK: - The list

    private struct Column {
        let title: Phrase
        let width: Int
        var alignment = SafeText.Alignment.left
    }

    private func columns(_ room: Int) -> [Column] {
        let isWide = room >= 100
        let fixed = 2 + 14 + 5 + 11 + 8 + 8 + (isWide ? 20 : 0)
        return [Column(title: .resourceName, width: max(10, room - fixed - 1))]
            + (isWide ? [Column(title: .resourceKey, width: 20)] : [])
            + [
                Column(title: .resourceKind, width: 14), Column(title: .resourceLanguage, width: 5),
                Column(title: .resourceUpdated, width: 11, alignment: .right),
                Column(title: .resourceReceived, width: 8, alignment: .right),
                Column(title: .resourceMissing, width: 8, alignment: .right),
            ]
    }

    private func header(_ room: Int) -> Line {
        var line = Line("  ", .surface)
        for column in columns(room) {
            line.append(fitted(SafeText(say[column.title]), column), .muted)
        }
        return line
    }

    private func fitted(_ text: SafeText, _ column: Column) -> SafeText {
        column.alignment == .right
            ? text.fitted(to: column.width, .right, ellipsis: glyphs.ellipsis)
            : text.fitted(to: column.width - 1, ellipsis: glyphs.ellipsis) + " "
    }

    private func row(_ place: Int, _ room: Int) -> Line {
        let standing = desk.standings[place]
        let isCurrent = place == desk.cursor
        var line = Line(isCurrent ? "> " : "  ", .accent)
        for column in columns(room) {
            let (text, role) = cell(column.title, standing)
            line.append(fitted(text, column), role)
        }
        return isCurrent ? line.fitted(to: room).selected : line
    }

    private func cell(_ title: Phrase, _ standing: ResourceStanding) -> (SafeText, Role) {
        let resource = standing.resource
        let isUsed = resource.retired == nil
        switch title {
        case .resourceName: return (shown(resource.name), isUsed ? .text : .muted)
        case .resourceKey: return (shown(resource.key), .muted)
        case .resourceKind: return (SafeText(say[.name(of: resource.kind)]), .muted)
        case .resourceLanguage: return (shown(resource.language ?? ""), .muted)
        case .resourceUpdated:
            guard isUsed else { return (SafeText(say[.resourceRetired]), .muted) }
            let day = SafeText(day(resource.updated))
            return standing.isStale ? (day + " !", .warn) : (day, .text)
        case .resourceReceived: return (count(standing.receivedCount), .text)
        default:
            return isUsed
                ? (count(standing.missingCount), standing.missingCount > 0 ? .warn : .muted)
                : ("", .muted)
        }
    }

    private func day(_ day: Day) -> String {
        abs(day.distance(to: analysis.today)) < 330 ? Format.shortDay(day) : Format.longDay(day)
    }

    private func count(_ count: Int) -> SafeText { SafeText(Format.count(Int64(count))) }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }

    // MARK: - One resource

    private func details(rows: Int, columns: Int) -> [Line] {
        guard rows > 0, let standing = desk.current else {
            return Array(repeating: Line(), count: rows)
        }
        let resource = standing.resource
        var lines = [
            glyphs.paneRule(shown(resource.name), facts: shown(resource.key), columns: columns),
            Line("  " + shown(resource.link), .text),
            Line("  " + SafeText(say(.resourceValue, resource.valueName)), .muted),
        ]
        var story = [say(.resourceAge, Format.longDay(resource.updated), "\(standing.age)")]
        if let day = resource.retired { story.append(say(.resourceRetiredOn, Format.longDay(day))) }
        if let day = standing.last { story.append(say(.resourceLast, Format.longDay(day))) }
        lines.append(Line("  " + SafeText(story.joined(separator: " ")), .muted))
        lines += receivers(standing, room: rows - lines.count, columns: columns)
        while lines.count < rows { lines.append(Line()) }
        return Array(lines.prefix(rows))
    }

    /// The names of active partners who never received it.
    private func receivers(_ standing: ResourceStanding, room: Int, columns: Int) -> [Line] {
        guard standing.resource.retired == nil, room > 0 else { return [] }
        let missing = analysis.rows(neverReceived: standing.resource.key)
        guard !missing.isEmpty else {
            return [Line("  " + SafeText(say[.resourceEverybody]), .good)]
        }
        let names = missing.prefix(40).map { analysis.program.displayName(row: $0) }
        let text = say(.resourceNever, names.joined(separator: ", "))
        return shown(text).wrapped(to: max(10, columns - 4)).prefix(room).map {
            Line("  " + $0, .text)
        }
    }
}

extension Phrase {
    static func name(of kind: Resource.Kind) -> Phrase {
        named("resource" + capitalized(String(describing: kind)))
    }
}
