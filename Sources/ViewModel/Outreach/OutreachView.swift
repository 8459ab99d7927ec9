import Insight
import Model
import Screen

/// Draws the groups of the outreach screen below each other.
struct OutreachView {
    let outreach: Outreach
    let analysis: Analysis
    let marks: Set<Int>
    let say: Catalogue
    let glyphs: Glyphs

    /// A group with the lines it takes: its rule and what is below.
    struct Part: Hashable {
        let group: Outreach.Group
        /// The line of its rule, counted from the top of the screen's body.
        let top: Int
        /// How many items it has room for.
        let height: Int
        /// How many lines of heading stand above the items.
        var lead = 0
        /// How many lines of pictures stand below them.
        var tail = 0
        /// The first item shown.
        let first: Int
    }

    /// Where the groups lie: each gets a line, the rest goes round until all have enough.
    ///
    /// What plays brought has a heading where it is wide, and pictures where all else has room.
    static func parts(_ outreach: Outreach, in area: Rectangle) -> [Part] {
        let rows = area.rows
        let all = Outreach.Group.allCases
        let isAlone = outreach.isZoomed || rows < all.count * 2
        let groups = isAlone ? [outreach.group] : all
        let lead = area.columns >= EffectText.wideColumns && outreach.hasEffects ? 1 : 0
        let wanted = groups.map { group in
            max(1, outreach.items(of: group).count) + (group == .effect ? lead : 0)
        }
        var heights = Array(repeating: 1, count: groups.count)
        var spare = rows - groups.count * 2
        while spare > 0, zip(heights, wanted).contains(where: { $0 < $1 }) {
            for index in groups.indices where spare > 0 && heights[index] < wanted[index] {
                heights[index] += 1
                spare -= 1
            }
        }
        var top = 0
        return groups.indices.map { index in
            defer { top += heights[index] + 1 }
            let group = groups[index]
            let count = outreach.items(of: group).count
            let lead = group == .effect && heights[index] > 1 ? lead : 0
            let hasRoom = area.columns < EffectText.drawnColumns && spare > count
            let tail = group == .effect && count > 0 && hasRoom ? count + 1 : 0
            let height = heights[index] - lead
            heights[index] += tail
            return Part(
                group: group, top: top, height: height, lead: lead, tail: tail,
                first: first(outreach.cursor(of: group), count, height))
        }
    }

    /// The first item shown, so that the cursor is inside.
    private static func first(_ cursor: Int, _ count: Int, _ height: Int) -> Int {
        max(0, min(cursor - height / 2, count - height))
    }

    func lines(in area: Rectangle) -> [Line] {
        OutreachView.parts(outreach, in: area).flatMap { part in
            [rule(part, area.columns)] + lines(part, area.columns)
        }
    }

    // MARK: - Groups

    private func rule(_ part: Part, _ columns: Int) -> Line {
        let count = outreach.items(of: part.group).count
        var facts =
            count > part.height ? say(.outreachMore, "\(part.height)", "\(count)") : "\(count)"
        if columns >= 60, let remark = remark(part.group, columns) {
            facts = remark + "   " + facts
        }
        return glyphs.paneRule(
            SafeText(say[.heading(of: part.group)]), facts: shown(facts), columns: columns,
            isFocused: part.group == outreach.group)
    }

    private func remark(_ group: Outreach.Group, _ columns: Int) -> String? {
        let reading = outreach.reading
        switch group {
        case .due:
            return reading.putAside > 0 ? say(.outreachAside, "\(reading.putAside)") : nil
        case .sent: return say(.outreachWaiting, "\(OutreachReading.daysWaiting)")
        case .answered: return say(.outreachBack, "\(OutreachReading.daysBack)")
        case .effect:
            return say[
                columns >= EffectText.wideColumns ? .effectRemarkWide : .effectRemark]
        case .drafts, .answers: return nil
        }
    }

    private func lines(_ part: Part, _ columns: Int) -> [Line] {
        let items = outreach.items(of: part.group)
        guard !items.isEmpty else {
            let isBehind = part.group == .effect && outreach.effects == nil
            let nothing = isBehind ? .effectReading : Phrase.nothing(in: part.group)
            return [Line("    " + shown(say[nothing]), .muted)]
        }
        if part.group == .effect { return effectLines(part, items, columns) }
        let texts = OutreachText(
            analysis: analysis, say: say, glyphs: glyphs, columns: columns)
        return (part.first..<min(items.count, part.first + part.height)).map { place in
            let item = items[place]
            let isCurrent =
                part.group == outreach.group && place == outreach.cursor(of: part.group)
            let isMarked = item.row.map { marks.contains($0) } ?? false
            let line = texts.line(item, isCurrent: isCurrent, isMarked: isMarked)
            return isCurrent ? line.fitted(to: columns).selected : line
        }
    }

    private func effectLines(
        _ part: Part, _ items: [Outreach.Item], _ columns: Int
    ) -> [Line] {
        let texts = EffectText(items: items, say: say, glyphs: glyphs, columns: columns)
        let last = min(items.count, part.first + part.height)
        let lines = (part.first..<last).map { place in
            let isCurrent = outreach.group == .effect && place == outreach.cursor(of: .effect)
            let line = texts.line(items[place], isCurrent: isCurrent)
            return isCurrent ? line.fitted(to: columns).selected : line
        }
        let chart = part.tail > 0 ? texts.chart() : []
        return (part.lead > 0 ? [texts.heading()] : []) + lines + chart
            + Array(repeating: Line(), count: max(0, part.tail - chart.count))
    }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}

extension Phrase {
    static func heading(of group: Outreach.Group) -> Phrase {
        switch group {
        case .due: .outreachDue
        case .drafts: .outreachDrafts
        case .sent: .outreachSent
        case .answered: .outreachAnswered
        case .effect: .outreachEffect
        case .answers: .outreachAnswers
        }
    }

    static func nothing(in group: Outreach.Group) -> Phrase {
        switch group {
        case .due: .outreachNothingDue
        case .drafts: .outreachNoDrafts
        case .sent: .outreachNothingSent
        case .answered: .outreachNothingAnswered
        case .effect: .outreachNoEffect
        case .answers: .outreachNoAnswers
        }
    }
}
