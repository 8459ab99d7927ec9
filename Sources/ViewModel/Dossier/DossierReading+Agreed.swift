import Insight
import Model
import Screen

/// Goals, agreements, terms and reviews of a partner.
extension DossierReading {
    var agreed: [DossierItem] {
        let goals = program.records(Goal.self, row: row).sorted { $0.due > $1.due }.flatMap(goal)
        let agreements = program.records(Agreement.self, row: row).map { agreement in
            (
                agreement.day,
                DossierItem(
                    head: shortDay(agreement.day), text: agreement.text,
                    target: .agreement(agreement))
            )
        }
        let terms = program.records(TermsChange.self, row: row).map { terms in
            (terms.day, item(of: terms))
        }
        let reviews = program.records(Review.self, row: row).map { review in
            (
                review.day,
                DossierItem(
                    head: shortDay(review.day), text: say(.dossierReview, review.text),
                    tail: figures(of: review), target: .review(review))
            )
        }
        return goals + (agreements + terms + reviews).sorted { $0.0 > $1.0 }.map(\.1)
    }

    private func goal(_ goal: Goal) -> [DossierItem] {
        let progress = analysis.progress(of: goal, row: row)
        let amount = say(
            .dossierGoal, number(goal.target, goal.metric), goal.metric.word, shortDay(goal.due))
        let reached = progress.reached.map { number($0, goal.metric) } ?? "?"
        let pays =
            progress.isMet ? nil : goal.reward.map { say(.dossierGoalPays, number($0, .revenue)) }
        let text = [amount, pays ?? "", goal.text].filter { !$0.isEmpty }.joined(separator: ", ")
        let percent = progress.part.map { Format.percent($0, digits: 0) + " %" } ?? ""
        return [
            DossierItem(
                head: "", text: text, tail: state(of: goal, progress),
                tailRole: progress.isMet ? .good : progress.isOver ? .bad : .muted,
                target: .goal(goal)),
            DossierItem(
                head: "", text: progress.part == nil ? "?" : "", tail: "\(reached), \(percent)",
                textRole: .muted, bar: progress.part, target: .goal(goal)),
        ]
    }

    private func state(of goal: Goal, _ progress: GoalProgress) -> String {
        if progress.isMet {
            let left = analysis.reward(left: goal, row: row)
            if left > 0 { return say(.dossierGoalDue, number(left, .revenue)) }
            return say[goal.reward == nil ? .dossierGoalMet : .dossierGoalPaid]
        }
        if progress.isOver { return say[.dossierGoalMissed] }
        return goal.isAgreed ? "" : say[.dossierGoalOpen]
    }

    private func text(of terms: TermsChange) -> String {
        let rate = terms.rate.map { say(.dossierRate, terms.before ?? "?", $0) }
        return [rate, terms.text].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// New terms, and what came in before and after them.
    private func item(of terms: TermsChange) -> DossierItem {
        let effect = analysis.effect(of: terms, row: row)
        let (tail, role) = effect.map(told) ?? ("", .muted)
        return DossierItem(
            head: shortDay(terms.day), text: text(of: terms), tail: tail, tailRole: role,
            target: .terms(terms))
    }

    /// Revenue of as many days before and after a new rate, or why it cannot be told.
    private func told(_ effect: RateEffect) -> (String, DossierItem.TextRole) {
        switch effect.verdict {
        case .tooEarly(let days): return (say(.dossierRateEarly, "\(days)"), .muted)
        case .tooNew: return (say[.dossierRateNew], .muted)
        case .untold: return ("?", .muted)
        case .told: break
        }
        guard let revenue = effect.figures[.revenue] else { return ("?", .muted) }
        let (before, after) = (revenue.before, revenue.after)
        let role: DossierItem.TextRole =
            after > before ? .good : after < before ? .bad : .muted
        guard let part = revenue.part else {
            return (
                say(.dossierRateFrom, number(before, .revenue), number(after, .revenue)), role
            )
        }
        let glyphs = Glyphs(isASCII: format.isASCII)
        let sign = after > before ? glyphs.up : after < before ? glyphs.down : glyphs.level
        return (
            say(
                .dossierRateEffect, sign.string, Format.percent(abs(part), digits: 0),
                "\(RateEffect.days)"), role
        )
    }

    private func figures(of review: Review) -> String {
        [Metric.sales, .clicks].compactMap { metric in
            review.figures[metric].map { number($0, metric) + " " + metric.word }
        }.joined(separator: ", ")
    }

    private func number(_ value: Int64, _ metric: Metric) -> String {
        metric.isMoney
            ? format.currencySign + " " + format.wholeMoney(value) : Format.count(value)
    }
}
