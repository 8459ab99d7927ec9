import Insight
import Model
import Screen

/// Who brought whom, from the partner in sight.
extension Console {
    /// Opens a box with who brought the partner in sight, and everybody it brought.
    mutating func showRecruits() {
        guard let analysis, let row = targets.first.flatMap({ analysis.program.row(of: $0) })
        else {
            tell(say[.nothingThere], isBad: true)
            return
        }
        let tree = analysis.recruitTree(of: [row])
        let name = analysis.program.displayName(row: row)
        let recruiter = analysis.recruiter(of: row)
        guard tree.lines.count > 1 || recruiter != nil else {
            tell(say(.recruitsNone, name))
            return
        }
        var items: [Overlay.Item] = []
        if let recruiter {
            items.append(
                Overlay.Item(
                    text: say(.recruitsBroughtBy, analysis.program.displayName(row: recruiter)),
                    detail: analysis.program.ids[recruiter].text, choice: .partner(recruiter)))
        }
        items.append(
            Overlay.Item(
                text: recruitFacts(tree, analysis), choice: .nothing, isHeading: true))
        let due = analysis.recruitingBonuses
        items += tree.lines.dropFirst().prefix(2_000).map { item($0, due[$0.row], analysis) }
        overlay = Overlay(
            .recruits, title: say(.boxRecruits, name), footer: say[.boxFooterRecruits], items: items
        )
        overlay?.cursor = items.firstIndex { !$0.isHeading } ?? 0
    }

    /// How many it brought, how many of them began, and what it has earned by that.
    private func recruitFacts(_ tree: RecruitTree, _ analysis: Analysis) -> String {
        guard let top = tree.lines.first else { return "" }
        let beginnings = top.recruits.map { analysis.beginning(row: $0) }
        let active = beginnings.count { if case .on = $0 { true } else { false } }
        var facts = [
            say(.recruitsBrought, "\(top.recruits.count)"),
            beginnings.contains(.unknown) && active == 0
                ? say[.recruitsActiveUnknown] : say(.recruitsActive, "\(active)"),
        ]
        if top.below > top.recruits.count {
            facts.append(say(.recruitsBelow, "\(top.below)"))
        }
        if let due = analysis.recruitingBonuses[top.row] {
            let words = CampaignWords(analysis: analysis, say: say, format: format)
            facts.append(say(.recruitsDue, words.money(due)))
        }
        return facts.joined(separator: ", ")
    }

    /// One who was brought, indented by its level, with when it began to do something.
    private func item(
        _ line: RecruitTree.Line, _ due: Int64?, _ analysis: Analysis
    ) -> Overlay.Item {
        let indent = String(repeating: "  ", count: min(line.level, 10) - 1)
        let sign = options.isASCII ? "- " : "└ "
        let words = CampaignWords(analysis: analysis, say: say, format: format)
        let began =
            switch analysis.beginning(row: line.row) {
            case .unknown: "?"
            case .never: say[.stateNeverStarted]
            case .on(let day): say(.recruitsSince, words.day(day))
            }
        let earned = due.map { say(.recruitsDue, words.money($0)) }
        let name = analysis.program.displayName(row: line.row)
        return Overlay.Item(
            text: indent + sign + (options.isASCII ? SafeText(name).ascii.string : name),
            detail: [earned, began].compactMap { $0 }.joined(separator: "  "),
            choice: .partner(line.row))
    }
}
