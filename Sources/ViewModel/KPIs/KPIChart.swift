import Insight
import Model
import Screen

/// Draws one figure over its window as a chart with axes, previous period and target.
struct KPIChart {
    let reading: KPIReading
    let target: KPITarget?
    let step: Step
    let style: LineChart.Style
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    /// What the chart is called, with its unit.
    var title: String {
        let name = say[.name(of: reading.kpi)]
        let phrase: Phrase = reading.kpi.addsUp ? .kpiTitlePer : .kpiTitleBy
        return say(phrase, name, say[.name(of: step)]) + format.axisUnit(of: reading.kpi)
    }

    /// Which sign is what, as much of it as there is room for.
    func legend(isWide: Bool) -> String {
        let now =
            style == .line
            ? glyphs.line.string : (glyphs.isASCII ? "#" : glyphs.heights[6].string)
        let before = style == .line ? glyphs.previous.string : glyphs.across.string
        var text =
            reading.reference == nil
            ? say(.kpiLegendAlone, now)
            : say(isWide ? .kpiLegend : .kpiLegendShort, now, before)
        if let goal {
            text +=
                "   "
                + say(
                    isWide ? .kpiLegendTarget : .kpiLegendTargetShort, glyphs.target.string,
                    format.axis(reading.kpi, goal))
        }
        if style == .columns, isWide, !partial.isEmpty {
            text += "   " + say(.kpiLegendPartial, glyphs.hollow.string)
        }
        return text
    }

    /// The target of one piece.
    var goal: Double? {
        guard let target else { return nil }
        return reading.kpi.addsUp
            ? target.value(days: pieceDays).value : target.value(in: reading.window).value
    }

    private var pieceDays: Int {
        switch step {
        case .day: 1
        case .week: 7
        case .month: 30
        case .quarter: 91
        }
    }

    private var partial: Set<Int> {
        Set(reading.pieces.indices.filter { reading.pieces[$0].isPartial })
    }

    /// The chart, or why there is none.
    func lines(columns: Int, rows: Int) -> [Line] {
        guard (reading.values + reading.previousValues).contains(where: { $0 != nil }) else {
            let why: Phrase =
                reading.current.fraction == nil ? .explainNobody : .kpiNoSeries
            return [Line()]
                + SafeText(say[why]).wrapped(to: max(10, columns - 4)).map {
                    Line("  " + $0, .muted)
                }
        }
        var chart = LineChart(
            values: reading.values, previous: reading.previousValues, labels: labels(columns)
        ) { [format, kpi = reading.kpi] in $0 == 0 ? "0" : format.axis(kpi, $0) }
        chart.style = style
        chart.target = goal
        chart.partial = partial
        return chart.lines(columns: columns, rows: rows, glyphs: glyphs)
    }

    /// Days below the axis, four to six of them whatever the window.
    private func labels(_ columns: Int) -> [(index: Int, text: SafeText)] {
        let count = reading.pieces.count
        let most = max(1, min(6, columns / 11))
        let each = max(1, (count + most - 1) / most)
        let stride = step == .day && each > 3 ? (each + 6) / 7 * 7 : each
        return Swift.stride(from: 0, to: count, by: stride).map { index in
            let day = reading.pieces[index].window.from
            let text =
                step == .month || step == .quarter
                ? Format.monthYear(day) : Format.shortDay(day)
            return (index, SafeText(text))
        }
    }

    /// The last values in words, below the chart.
    var foot: String {
        var parts: [String] = []
        if let last = reading.values.indices.last(where: { reading.values[$0] != nil }),
            let value = reading.values[last]
        {
            parts.append(pieceName(last) + "  " + format.axis(reading.kpi, value))
            if last < reading.previousValues.count, let before = reading.previousValues[last] {
                parts.append(say(.kpiFootPrevious, format.axis(reading.kpi, before)))
            }
        }
        if let goal { parts.append(say(.kpiTarget, format.axis(reading.kpi, goal))) }
        let isHighGood = reading.kpi.isBetterHigh ?? true
        if let best = isHighGood ? extreme(>) : extreme(<) {
            parts.append(
                say(.kpiFootBest, pieceName(best.index), format.axis(reading.kpi, best.value)))
        }
        return parts.joined(separator: "   ")
    }

    /// The place of the greatest or least value, the first of equals.
    func extreme(_ isBefore: (Double, Double) -> Bool) -> (index: Int, value: Double)? {
        var found: (index: Int, value: Double)?
        for (index, value) in reading.values.enumerated() {
            guard let value else { continue }
            if found.map({ isBefore(value, $0.value) }) ?? true { found = (index, value) }
        }
        return found
    }

    /// A day with its weekday, or the first day of a longer piece.
    func pieceName(_ index: Int) -> String {
        let window = reading.pieces[index].window
        let star = reading.pieces[index].isPartial ? "*" : ""
        switch step {
        case .day: return Format.weekdayDay(window.from)
        case .week: return say(.kpiWeekOf, Format.shortDay(window.from)) + star
        case .month, .quarter: return Format.monthYear(window.from) + star
        }
    }
}

extension Format {
    /// `Nov 2026`.
    static func monthYear(_ day: Day) -> String {
        let text = Array(longDay(day).utf8)
        let blank = text.firstIndex(of: 0x20) ?? -1
        return String(decoding: text[(blank + 1)...], as: UTF8.self)
    }
}

extension Phrase {
    static func name(of step: Step) -> Phrase { named("step" + capitalized(step.rawValue)) }
    static func name(of face: KPIDesk.Face) -> Phrase {
        named("face" + capitalized(face.rawValue))
    }
    static func name(of split: Split) -> Phrase { named("split" + capitalized(split.rawValue)) }
    static func name(of kind: KPIChange.Kind) -> Phrase {
        named("kind" + capitalized(kind.rawValue) + "Partners")
    }
    static func name(of stop: Funnel.Stop) -> Phrase { named("stop" + capitalized(stop.rawValue)) }
}
