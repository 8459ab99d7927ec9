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
        let verdict: Phrase =
            switch target.verdict(of: value, in: reading.window) {
            case .met: .kpiMet
            case .near: .kpiNear
            case .missed: .kpiMissed
            }
        let words = say(
            .wordsTarget, format.tile(kpi, target.value(in: reading.window).value), say[verdict])
        guard let goal = chart.goal else { return words }
        let told = reading.values.compactMap { $0 }
        let good = told.count { target.bound == .atLeast ? $0 >= goal : $0 <= goal }
        return words + " " + say(.wordsTargetPieces, "\(good)", "\(told.count)")
    }

    /// Each piece of the series with its value and the value before.
    func pieces() -> [String] {
        reading.values.indices.map { index in
            func text(_ value: Double?) -> String { value.map { format.tile(kpi, $0) } ?? "?" }
            let now = text(reading.values[index])
            guard index < reading.previousValues.count else {
                return chart.pieceName(index) + ": " + now
            }
            return chart.pieceName(index) + ": "
                + say(.spokenNow, now, text(reading.previousValues[index]))
        }
    }

    /// Who made the change.
    func why(_ why: KPIWhy, limit: Int) -> String {
        let (names, rest, kinds) = whyParts(why, limit: limit)
        let text = say(
            .wordsWhy, why.number(why.change.total), (names + rest).joined(separator: ", "))
        return text + ". " + kinds.joined(separator: ", ") + "."
    }

    /// Who made the change, a partner a line.
    func whyLines(_ why: KPIWhy, limit: Int) -> [String] {
        let (names, rest, kinds) = whyParts(why, limit: limit)
        return [say(.wordsWhy, why.number(why.change.total), "")] + names + rest + kinds
    }

    private func whyParts(
        _ why: KPIWhy, limit: Int
    ) -> (names: [String], rest: [String], kinds: [String]) {
        let rows = why.change.rows
        let names = rows.prefix(limit).map { row in
            why.analysis.program.displayName(row: row.row) + " " + why.number(row.part)
        }
        let others = rows.dropFirst(limit)
        let sum = others.reduce(Int64(0)) { $0 &+ $1.part }
        let rest =
            others.isEmpty
            ? [] : [say(.kpiOthers, Format.count(Int64(others.count))) + " " + why.number(sum)]
        let kinds = KPIChange.Kind.allCases.map {
            say[.name(of: $0)] + " " + why.number(why.change.sum(of: $0))
        }
        return (names, rest, kinds)
    }

    /// The parts one after another.
    func parts(_ parts: [KPIPart], _ split: Split, _ faces: KPIFaces) -> String {
        say(
            .wordsParts, say[.name(of: kpi)], say[.name(of: split)],
            partLines(parts, faces).joined(separator: ", "))
    }

    /// Each part with its value and its share.
    func partLines(_ parts: [KPIPart], _ faces: KPIFaces) -> [String] {
        zip(parts, faces.shares(parts, of: reading)).map { part, share in
            let value = format.with(part.currency).tile(kpi, part.reading.current)
            return faces.name(part.name).string + " " + value + (share.map { " (\($0))" } ?? "")
        }
    }

    /// The buckets one after another.
    func spread(_ histogram: Histogram, _ kpi: KPI, _ faces: KPIFaces) -> String {
        faces.spreadWords(histogram, kpi) + " "
            + buckets(histogram, kpi).joined(separator: ", ") + "."
    }

    /// How many partners lie in each bucket.
    func buckets(_ histogram: Histogram, _ kpi: KPI) -> [String] {
        histogram.counts.enumerated().map { index, count in
            let from = format.axis(kpi, Double(index) * histogram.width)
            return say(.wordsBucket, from, Format.count(Int64(count)))
        }
    }

    /// The steps of the way in and the stages.
    func funnel(_ funnel: Funnel, _ flow: StageFlow) -> String {
        stops(funnel).joined(separator: ", ") + ". "
            + stageLines(flow).joined(separator: "; ") + "."
    }

    /// How many came to each step, and which part of those at the step before.
    func stops(_ funnel: Funnel) -> [String] {
        Funnel.Stop.allCases.enumerated().map { index, stop in
            let rate = funnel.rate(index).map { " (" + Format.percent($0, digits: 0) + " %)" } ?? ""
            return say[.name(of: stop)] + " " + Format.count(Int64(funnel.counts[index])) + rate
        }
    }

    /// How many entered each stage, who went on, how long they stayed.
    func stageLines(_ flow: StageFlow) -> [String] {
        flow.rows.map { row in
            let rate = row.conversion.map { Format.percent($0, digits: 0) + " %" } ?? "n/a"
            return say(
                .wordsStage, say[.name(of: row.stage)], Format.count(Int64(row.entered)), rate,
                row.medianDays.map { "\($0)" } ?? "?")
        }
    }
}
