import Insight
import Model
import Screen

/// The lines around the screen of KPIs: its facts above, the chosen figure in a sentence below.
extension Console {
    /// The facts of the second line.
    func kpiFacts(_ analysis: Analysis) -> [(text: String, role: Role)] {
        let question = desk.question(analysis)
        var facts: [(String, Role)] = [
            (
                say(
                    .kpiRange, "\(question.window.length)", Format.weekdayDay(question.window.to)),
                .text
            )
        ]
        if let reference = question.reference {
            let text =
                desk.comparison == .lastYear
                ? say[.kpiAgainstYear]
                : say(
                    .kpiAgainstBefore, Format.shortDay(reference.from),
                    Format.shortDay(reference.to))
            facts.append((text, .muted))
        }
        facts.append(
            (
                say(.kpiByStep, say[.named("stepBy" + Phrase.capitalized(desk.step.rawValue))]),
                .muted
            ))
        let isAll = list.shown.count == list.totalCount
        facts.append(
            (
                say(isAll ? .kpiOfAll : .kpiOfSome, Format.count(Int64(list.shown.count))),
                isAll ? .muted : .match
            ))
        let odd = remarks(analysis).count
        if odd > 0 { facts.append((say(.kpiOdd, "\(odd)"), .warn)) }
        if let score = score(analysis) { facts.append((score, .warn)) }
        return facts
    }

    /// How many targets are missed, nil without targets.
    private func score(_ analysis: Analysis) -> String? {
        guard let tiles = wallReadings?.tiles else { return nil }
        let verdicts = tiles.compactMap { tile -> KPITarget.Verdict? in
            guard let target = target(tile.kpi, analysis), let value = tile.current.fraction
            else { return nil }
            return target.verdict(of: value, in: tile.window)
        }
        guard !verdicts.isEmpty else { return nil }
        return say(
            .kpiScore, "\(verdicts.count { $0 == .missed })", "\(verdicts.count)")
    }

    /// The chosen figure in a sentence, where nothing else is to be said.
    func kpiSentence() -> Line? {
        guard isOnKPIs, !desk.isOpen, let analysis, let reading = wallReadings?.reading(kpi) else {
            return nil
        }
        var line = Line(" " + SafeText(say[.name(of: kpi)]) + "  ", .muted)
        let whole = headline(reading, analysis)
        let isShort = line.columns + whole.columns > size.columns
        line.append(isShort ? headline(reading, analysis, isShort: true) : whole)
        return line.fitted(to: min(size.columns, line.columns))
    }
}
