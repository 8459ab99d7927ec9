import Insight
import Model

/// What a partner's rhythm says, in a sentence or two.
struct RhythmSentence {
    let analysis: Analysis
    let say: Catalogue
    let format: Format

    /// Rhythm, chance and loss of a row; empty for partners of whom nothing can be said.
    func text(row: Int) -> String {
        guard let score = analysis.rhythmScore(row: row), let rhythm = analysis.rhythm else {
            return beginning(row: row)
        }
        return [
            usual(rhythm.usualGap(row: row), score), chance(score), level(score, rhythm),
            risk(row: row), score.history.isLittle ? little(score) : nil, untold(row: row),
        ].compactMap { $0 }.joined(separator: " ")
    }

    /// What is to be lost of a row; nil where no file says.
    func risk(row: Int) -> String? {
        guard let value = analysis.valueAtRisk(row: row),
            let score = analysis.rhythmScore(row: row)
        else { return nil }
        let money = format.currency.code + " " + format.exactMoney(value)
        return say(score.isCommission ? .rhythmRiskCommission : .rhythmRisk, money)
    }

    /// Until when figures tell of a row, if that is long ago, and stretches they leave out.
    private func untold(row: Int) -> String? {
        guard let told = analysis.rhythm?.told(row: row) else { return nil }
        let past = told.last.distance(to: analysis.today) - 1
        let end =
            past < RhythmSentence.staleDays
            ? nil : say(.rhythmEnds, Format.longDay(told.last), days(past))
        let holes = told.holes.map {
            say(.rhythmHole, Format.longDay($0.from), Format.longDay($0.to))
        }
        let text = ([end] + holes).compactMap { $0 }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    /// Days without new figures after which a sentence says so.
    private static let staleDays = 14

    private func usual(_ gap: Double?, _ score: RhythmScore) -> String {
        let silent = days(score.silentDays)
        guard let gap else { return say(.rhythmSilent, silent) }
        let usual = days(max(1, Int(gap.rounded())))
        return score.silentDays == 0
            ? say(.rhythmUsualNow, usual) : say(.rhythmUsual, usual, silent)
    }

    private func chance(_ score: RhythmScore) -> String {
        say(.rhythmChance, percent(score.chanceOfSale), percent(score.chanceWhileActive))
    }

    /// The fall below the partner's own level beside that of the others, where that says most.
    private func level(_ score: RhythmScore, _ rhythm: RhythmReading) -> String? {
        guard score.witness == .level, let drop = score.drop, let expected = drop.expected,
            expected > 0
        else { return nil }
        let factor = score.isDropOfSales ? rhythm.saleFactor : rhythm.clickFactor
        return say(
            score.isDropOfSales ? .rhythmSalesLevel : .rhythmClicksLevel,
            "\(Int((Double(drop.now) / expected * 100).rounded()))",
            "\(Int((factor * 100).rounded()))")
    }

    private func little(_ score: RhythmScore) -> String {
        say(.rhythmLittle, "\(score.history.repeats + 1)")
    }

    /// How often others began who had not sold for as long.
    private func beginning(row: Int) -> String {
        guard row < analysis.stages.count, !analysis.stages[row].isProspect,
            analysis.lastSale(row: row) == nil,
            let (silent, chance) = analysis.rhythm?.firstSaleChance(row: row),
            chance.started.total > 0
        else { return "" }
        return say(
            .rhythmBeginning, "\(chance.started.total)", "\(silent)", "\(chance.started.count)")
    }

    private func days(_ count: Int) -> String { say(.daysCount, "\(count)") }

    private func percent(_ chance: Double) -> String {
        switch chance {
        case ..<0.01: say(.rhythmUnder, "1")
        case 0.995...: say(.rhythmOver, "99")
        default: say(.rhythmPercent, "\(Int((chance * 100).rounded()))")
        }
    }
}
