import Insight
import Model
import Screen

/// Draws what a figure is made of: parts, spread over partners, days of a year, the way in.
struct KPIFaces {
    let analysis: Analysis
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    // MARK: - Parts

    /// A bar for each part with its value, what it was before, and its share where parts add up.
    func parts(_ parts: [KPIPart], of reading: KPIReading, columns: Int, rows: Int) -> [Line] {
        let kpi = reading.kpi
        let shares = shares(parts, of: reading)
        let top = parts.compactMap(\.reading.current.number).max() ?? 0
        let names = min(24, max(10, columns / 4))
        let bars = max(6, columns - names - 42)
        let shown = parts.prefix(max(0, parts.count > rows ? rows - 1 : rows))
        var lines = zip(shown, shares).map { part, share -> Line in
            let format = format.with(part.currency)
            let isOther = part.currency != nil && kpi.isMoney
            var line = Line(
                " " + name(part.name).fitted(to: names, ellipsis: glyphs.ellipsis), .text)
            line.append(SafeText(Format.count(Int64(part.count))).fitted(to: 6, .right), .muted)
            let value = part.reading.current
            // Bars would compare amounts of different money.
            let bar = isOther ? "" : glyphs.bar(value.number ?? 0, of: top, columns: bars)
            line.append("  " + bar.fitted(to: bars), .chart)
            line.append(SafeText(format.tile(kpi, value)).fitted(to: 11, .right), .title)
            line.append("  ", .surface)
            let change = ChangeText(part.reading)?.line(kpi, glyphs) ?? Line("", .muted)
            line.append(change.fitted(to: 11))
            if let share {
                line.append(SafeText(share).fitted(to: 7, .right), .muted)
            }
            return line
        }
        if parts.count > shown.count {
            let rest = Format.count(Int64(parts.count - shown.count))
            lines.append(Line(" " + SafeText(say(.kpiMoreParts, rest)), .muted))
        }
        return lines
    }

    func name(_ name: String?) -> SafeText {
        let text = SafeText(name ?? say[.kpiNoValue])
        return glyphs.isASCII ? text.ascii : text
    }

    /// The share of each part in percent with one digit, nil where parts do not add up.
    ///
    /// Parts that make the whole have shares that add up to 100 %.
    func shares(_ parts: [KPIPart], of reading: KPIReading) -> [String?] {
        let none = parts.map { _ in String?.none }
        guard reading.kpi.addsUp, let whole = reading.current.fraction, whole > 0,
            !(reading.kpi.isMoney && parts.contains { $0.currency != nil })
        else { return none }
        let values = parts.map { $0.reading.current.fraction?.scaled(by: 1) ?? 0 }
        if Fraction(values.reduce(0, &+)) == whole, let shares = Shares.of(values, in: 1_000) {
            return shares.map { Format.fixed(Double($0) / 10, digits: 1) + " %" }
        }
        return values.map { Format.percent(Double($0) / whole.value, digits: 1) + " %" }
    }

    // MARK: - Spread

    /// How many partners have which value.
    func spread(_ histogram: Histogram, _ kpi: KPI, columns: Int, rows: Int) -> [Line] {
        let counts = histogram.counts
        let wide = max(3, min(10, (columns - 10) / max(1, counts.count)))
        let height = max(3, min(16, rows - 5))
        var lines = ColumnChart(values: counts.map { Double($0) }, wide: wide).lines(
            rows: height, glyphs: glyphs)
        var axis = Line(SafeText.blanks(8), .surface)
        for index in counts.indices {
            let text = index == 0 ? "0" : format.axis(kpi, Double(index) * histogram.width)
            axis.append(SafeText(text).fitted(to: wide), .muted)
        }
        var numbers = Line(SafeText.blanks(8), .surface)
        for count in counts { numbers.append(SafeText("\(count)").fitted(to: wide), .text) }
        lines += [axis.fitted(to: min(columns, axis.columns)), numbers, Line()]
        lines.append(Line("  " + SafeText(spreadWords(histogram, kpi)), .muted))
        return lines
    }

    /// The spread in words.
    func spreadWords(_ histogram: Histogram, _ kpi: KPI) -> String {
        let count = histogram.counts.reduce(0, +)
        return say(
            .kpiSpread, say[.name(of: kpi)], Format.count(Int64(count)),
            histogram.median.map { format.tile(kpi, $0) } ?? "n/a",
            Format.count(Int64(histogram.without)))
    }

    // MARK: - Days of half a year

    /// Weeks from left to right, weekdays from top to bottom; dark is much.
    func calendar(_ reading: KPIReading, columns: Int) -> [Line] {
        let values = reading.values
        let top = values.compactMap { $0 }.max() ?? 0
        let first = reading.window.from.weekday
        let weeks = (first + values.count + 6) / 7
        let wide = columns >= 10 + weeks * 2 ? 2 : 1
        var lines = [months(reading, weeks: weeks, wide: wide)]
        for weekday in 0..<7 {
            let name = Format.weekdayDay(Day(number: Int32(weekday - 3))).prefix(3)
            var line = Line("  " + SafeText(String(name)) + " ", .muted)
            for week in 0..<weeks {
                let index = week * 7 + weekday - first
                let value = values.indices.contains(index) ? values[index] : nil
                line.append(shade(value, top), .chart)
                if wide == 2 { line.append(" ", .surface) }
            }
            lines.append(line.fitted(to: min(columns, line.columns)))
        }
        let words = SafeText(calendarWords(reading)).wrapped(to: max(10, columns - 4))
        return lines + [Line()] + words.map { Line("  " + $0, .muted) }
    }

    private func shade(_ value: Double?, _ top: Double) -> SafeText {
        guard let value else { return " " }
        guard top > 0, value > 0 else { return glyphs.shades[0] }
        return glyphs.shades[min(4, Int((value / top * 4).rounded(.up)))]
    }

    private func months(_ reading: KPIReading, weeks: Int, wide: Int) -> Line {
        var line = Line(SafeText.blanks(6), .surface)
        var last = -1
        for week in 0..<weeks {
            let day = reading.window.from.advanced(
                by: max(0, week * 7 - reading.window.from.weekday))
            let month = day.civil.month
            guard month != last, line.columns <= 6 + week * wide else { continue }
            last = month
            line.pad(to: 6 + week * wide)
            line.append(SafeText(String(Format.monthYear(day).prefix(3))) + " ", .muted)
        }
        return line
    }

    /// The strongest and the weakest weekday in words.
    func calendarWords(_ reading: KPIReading) -> String {
        var sums = Array(repeating: (sum: 0.0, count: 0), count: 7)
        for (index, value) in reading.values.enumerated() {
            guard let value else { continue }
            let weekday = (reading.window.from.weekday + index) % 7
            sums[weekday].sum += value
            sums[weekday].count += 1
        }
        let means = sums.enumerated().compactMap { index, entry in
            entry.count > 0 ? (index, entry.sum / Double(entry.count)) : nil
        }
        guard let best = means.max(by: { $0.1 < $1.1 }),
            let least = means.min(by: { $0.1 < $1.1 })
        else { return say[.explainNobody] }
        func name(_ weekday: Int) -> String {
            String(Format.weekdayDay(Day(number: Int32(weekday - 3))).prefix(3))
        }
        return say(
            .kpiCalendar, name(best.0), format.tile(reading.kpi, best.1), name(least.0),
            format.tile(reading.kpi, least.1))
    }

    // MARK: - The way in

    /// How many went how far, with the rate from the step before.
    func funnel(_ funnel: Funnel, columns: Int) -> [Line] {
        let bars = max(6, min(48, columns - 36))
        let top = Double(funnel.counts.first ?? 0)
        return Funnel.Stop.allCases.enumerated().map { index, stop in
            let count = funnel.counts[index]
            var line = Line("  " + SafeText(say[.name(of: stop)]).fitted(to: 14), .text)
            line.append(SafeText(Format.count(Int64(count))).fitted(to: 7, .right), .title)
            let bar = glyphs.bar(Double(count), of: top, columns: bars)
            line.append("  " + bar.fitted(to: bars), .chart)
            if let rate = funnel.rate(index) {
                let text = Format.percent(rate, digits: 0) + " %"
                line.append(SafeText(text).fitted(to: 7, .right), .muted)
            }
            return line
        }
    }

    /// Stages with who goes on and how long it takes.
    func stages(_ flow: StageFlow) -> [Line] {
        let head =
            SafeText("  " + say[.pipelineStage]).fitted(to: 16)
            + SafeText(say[.kpiEntered]).fitted(to: 9, .right)
            + SafeText(say[.kpiWentOn]).fitted(to: 9, .right)
            + SafeText("%").fitted(to: 9, .right)
            + SafeText(say[.pipelineDays]).fitted(to: 7, .right)
        return [Line(head, .muted)]
            + flow.rows.map { row in
                let rate = row.conversion.map { Format.percent($0, digits: 0) } ?? "n/a"
                let cells = [
                    (Format.count(Int64(row.entered)), 9), (Format.count(Int64(row.wentOn)), 9),
                    (rate, 9), (row.medianDays.map { "\($0)" } ?? "?", 7),
                ]
                var line = Line("  " + SafeText(say[.name(of: row.stage)]).fitted(to: 14), .text)
                for (text, width) in cells {
                    line.append(SafeText(text).fitted(to: width, .right), .text)
                }
                return line
            }
    }
}
