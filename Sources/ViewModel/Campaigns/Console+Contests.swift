import Insight
import Model
import Screen

/// Closing a contest: its first places go on record as they stand.
extension Console {
    /// Places that win where the console closes a contest.
    private static let winningPlaces = 3

    /// Asks whether the winners of the incentive under the cursor go on record.
    mutating func askToEndContest() -> [Effect] {
        dealCampaigns()
        guard let analysis, case .incentive(let report)? = campaigns.current else {
            tell(say[.contestPick], isBad: true)
            return []
        }
        let incentive = report.incentive
        if let reason = whyOpen(incentive, analysis) {
            tell(reason, isBad: true)
            return []
        }
        guard let result = analysis.ending(of: incentive, places: Console.winningPlaces) else {
            tell(say[.campaignNoBoard], isBad: true)
            return []
        }
        guard !options.isReadOnly else {
            tell(say[.readOnly], isBad: true)
            return []
        }
        let change = Action.put(field: result.field, line: result.line).change(
            to: [.program], in: analysis.program, today: analysis.today, noteKey: "")
        let names = result.winners.prefix(5).map { winner in
            let row = analysis.program.row(of: winner.partner)
            let name = row.map { analysis.program.displayName(row: $0) } ?? winner.partner.text
            return "\(winner.place). \(name)"
        }
        guard let change else { return [] }
        prompt = Prompt(
            .question(
                [.save(change)],
                say(.contestAsk, incentive.name, names.joined(separator: ", "))))
        return []
    }

    /// Why it cannot be closed, nil if it can.
    private func whyOpen(_ incentive: Incentive, _ analysis: Analysis) -> String? {
        if analysis.program.result(of: incentive) != nil {
            return say(.contestClosed, incentive.name)
        }
        guard let last = incentive.to else { return say(.contestEndless, incentive.name) }
        return last < analysis.today ? nil : say(.contestRuns, incentive.name, last.iso)
    }
}
