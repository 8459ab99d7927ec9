import Insight
import Model
import Screen

/// Reads what the screen of KPIs shows as a paragraph, with every number it shows.
struct KPIWords {
    let chart: KPIChart
    let say: Catalogue
    let format: Format

    private var kpi: KPI { chart.reading.kpi }
    private var reading: KPIReading { chart.reading }

    /// Value, change, target, extremes.
    func figure() -> String {
        let name = say[.name(of: kpi)]
        var sentences = [
            say(
                .wordsFigure, name, Format.longDay(reading.window.from),
                Format.longDay(reading.window.to), format.tile(kpi, reading.current), change)
        ]
        if let least = chart.extreme(<), let best = chart.extreme(>) {
            sentences.append(
                say(
                    .wordsExtremes, format.tile(kpi, least.value), chart.pieceName(least.index),
                    format.tile(kpi, best.value), chart.pieceName(best.index)))
        }
        if let target = targetWords { sentences.append(target) }
        let gaps = reading.values.count { $0 == nil }
        if gaps > 0, gaps < reading.values.count {
            sentences.append(say(.wordsGaps, "\(gaps)", "\(reading.values.count)"))
        }
        return sentences.joined(separator: " ")
    }

    private var change: String {
        guard reading.reference != nil else { return say[.chartNoComparison] }
        let before = format.tile(kpi, reading.previous)
        guard let change = ChangeText(reading) else { return say(.wordsBefore, before) }
        let word =
            change.direction == 0
            ? say[.chartLevel] : say(change.direction > 0 ? .chartUp : .chartDown, change.size)
        return say(.wordsChange, word, before)
    }

    private var targetWords: String? {
        guard let target = chart.target, let value = reading.current.fraction else { return nil }
        let days = reading.window.length
        let verdict: Phrase =
            switch target.verdict(of: value, days: days) {
            case .met: .kpiMet
            case .near: .kpiNear
            case .missed: .kpiMissed
            }
        let words = say(
            .wordsTarget, format.tile(kpi, target.value(days: days).value), say[verdict])
        guard let goal = chart.goal else { return words }
        let told = reading.values.compactMap { $0 }
        let good = told.count { target.bound == .atLeast ? $0 >= goal : $0 <= goal }
        return words + " " + say(.wordsTargetPieces, "\(good)", "\(told.count)")
    }

    /// Who made the change.
    func why(_ why: KPIWhy, limit: Int) -> String {
        let rows = why.change.rows
        let names = rows.prefix(limit).map { row in
            why.analysis.program.displayName(row: row.row) + " " + why.number(row.part)
        }
        var text = say(.wordsWhy, why.number(why.change.total), names.joined(separator: ", "))
        let rest = rows.dropFirst(limit)
        if !rest.isEmpty {
            let sum = rest.reduce(Int64(0)) { $0 &+ $1.part }
            let others = say(.kpiOthers, Format.count(Int64(rest.count)))
            text += ", " + others + " " + why.number(sum)
        }
        let kinds = KPIChange.Kind.allCases.map {
            say[.name(of: $0)] + " " + why.number(why.change.sum(of: $0))
        }
        return text + ". " + kinds.joined(separator: ", ") + "."
    }

    /// The parts one after another.
    func parts(_ parts: [KPIPart], _ split: Split, _ faces: KPIFaces) -> String {
        let texts = parts.map { part -> String in
            var text =
                faces.name(part.name).string + " " + format.tile(kpi, part.reading.current)
            if let share = faces.share(part, of: reading) { text += " (" + share + ")" }
            return text
        }
        return say(
            .wordsParts, say[.name(of: kpi)], say[.name(of: split)],
            texts.joined(separator: ", "))
    }

    /// The buckets one after another.
    func spread(_ histogram: Histogram, _ kpi: KPI, _ faces: KPIFaces) -> String {
        let buckets = histogram.counts.enumerated().map { index, count in
            let from = format.axis(kpi, Double(index) * histogram.width)
            return say(.wordsBucket, from, Format.count(Int64(count)))
        }
        return faces.spreadWords(histogram, kpi) + " " + buckets.joined(separator: ", ") + "."
    }

    /// The steps of the way in and the stages.
    func funnel(_ funnel: Funnel, _ flow: StageFlow) -> String {
        let stops = Funnel.Stop.allCases.enumerated().map { index, stop in
            let rate = funnel.rate(index).map { " (" + Format.percent($0, digits: 0) + " %)" } ?? ""
            return say[.name(of: stop)] + " " + Format.count(Int64(funnel.counts[index])) + rate
        }
        let stages = flow.rows.map { row in
            let rate = row.conversion.map { Format.percent($0, digits: 0) + " %" } ?? "n/a"
            return say(
                .wordsStage, say[.name(of: row.stage)], Format.count(Int64(row.entered)), rate,
                row.medianDays.map { "\($0)" } ?? "?")
        }
        return stops.joined(separator: ", ") + ". " + stages.joined(separator: "; ") + "."
    }
}
