import Insight
import Model
import Screen

/// How the figures of what plays brought back were made.
extension Console {
    /// A play's or a campaign's figures in whole sentences, nil for other lines.
    func effectExplanation(_ item: Outreach.Item?, _ analysis: Analysis) -> [String]? {
        guard let report = outreach.effects else { return nil }
        switch item {
        case .effect(let row): return words(row, report) + general(report, analysis)
        case .trial(let trial): return words(trial) + general(report, analysis)
        default: return nil
        }
    }

    /// Shows how the figures under the cursor were made.
    mutating func readEffect() {
        guard let analysis, let texts = effectExplanation(outreach.current, analysis) else {
            return
        }
        let width = min(size.columns - 2, 76) - 6
        var lines: [SafeText] = []
        for text in texts {
            if !lines.isEmpty { lines.append(" ") }
            lines += SafeText(text).wrapped(to: width)
        }
        overlay = Overlay(
            .reading, title: say[.boxEffect], footer: say[.boxFooterRead],
            items: lines.map { Overlay.Item(text: $0.string, choice: .nothing) })
    }

    private func words(_ row: EffectReport.Row, _ report: EffectReport) -> [String] {
        let (effect, returned) = (row.effect, row.effect.returned)
        let name = row.word.map { word in
            Play(word: word.utf8).map { say[.name(of: $0)] } ?? word
        }
        let counts = say(
            .effectHowCounts, name ?? say[.effectNoPlay], "\(row.sent)", "\(returned.total)",
            "\(returned.count)")
        guard returned.total > 0 else { return [counts, say[.effectHowEarly]] }
        let rate = returned.interval
        let drawn = effect.drawnRate(towards: report.meanRate)
        let share = say(
            .effectHowRate, percent(returned.rate ?? 0), percent(rate.lowerBound),
            percent(rate.upperBound), percent(drawn.mean))
        let extra = say(
            effect.extra > 0 ? .effectHowExtra : .effectHowFewer, decimal(effect.expected),
            decimal(effect.extra),
            decimal(effect.interval.lowerBound), decimal(effect.interval.upperBound))
        let verdict = say(
            effect.verdict == .tooEarly ? .effectHowTooEarly : .effectHowVerdict,
            say[.name(of: effect.verdict)], percent(effect.chanceWithout))
        return [counts, share, extra, verdict]
    }

    private func words(_ trial: CampaignTrial) -> [String] {
        let counts = say(
            .effectHowTrial, trial.campaign, "\(trial.contacted.count)",
            "\(trial.contacted.total)", "\(trial.heldOut.count)", "\(trial.heldOut.total)",
            "\(trial.open)")
        guard let difference = trial.difference else { return [counts, say[.effectHowEarly]] }
        let range = difference.interval
        return [
            counts,
            say(
                .effectHowDifference, decimal(difference.value * 100),
                decimal(range.lowerBound * 100), decimal(range.upperBound * 100),
                percent(difference.chanceBetter), decimal(trial.expected)),
            say(.effectHowVerdictTrial, say[.name(of: trial.verdict)]),
        ]
    }

    /// What holds for all lines: the way, the window, the source, and what is left out.
    private func general(_ report: EffectReport, _ analysis: Analysis) -> [String] {
        var texts = [say(.effectHow, "\(EffectReport.span)", "\(EffectReport.days)")]
        let left = report.remainder
        let remarks: [(Int, Phrase)] = [
            (left.open, .effectLeftOpen), (left.overlapping, .effectLeftOverlapping),
            (left.future, .effectLeftFuture), (left.unknown, .effectLeftUnknown),
            (left.recomputed, .effectLeftRecomputed), (left.unusable, .effectLeftUnusable),
        ]
        let open = remarks.filter { $0.0 > 0 }.map { say($0.1, "\($0.0)") }
        if !open.isEmpty { texts.append(open.joined(separator: " ")) }
        if report.untouched.total > 0 {
            let isFew = report.untouched.total < EffectReport.leastUntouched
            texts.append(
                say(
                    isFew ? .effectCheckFew : .effectCheck, "\(report.untouched.total)",
                    decimal(report.untouchedExpected), "\(report.untouched.count)",
                    Format.fixed(report.correction, digits: 2)))
        }
        let sources = analysis.sources(of: .sales)
        if !sources.isEmpty {
            texts.append(say(.explainSources, sources.joined(separator: ", ")))
        }
        return texts
    }

    private func decimal(_ value: Double) -> String { Format.fixed(value, digits: 1) }

    private func percent(_ value: Double) -> String { Format.percent(value, digits: 0) }
}
