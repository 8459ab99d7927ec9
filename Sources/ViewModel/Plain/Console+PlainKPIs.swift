import Insight
import Model
import Screen

/// The screen of KPIs read aloud.
extension Console {
    /// Each tile, the chosen figure's chart in words, and who made its change; or the open face.
    mutating func spokenKPIs() -> [String] {
        guard let analysis else { return [] }
        let readings = kpiReadings(analysis)
        var lines: [String] = []
        if !desk.isOpen {
            lines = [say[.kpiTiles] + ":"]
            lines += readings.tiles.map { reading in
                let isTold = reading.current.fraction != nil
                let end =
                    isTold
                    ? spokenVerdict(reading, analysis) : tile(reading, readings, analysis).note
                return (reading.kpi == kpi ? say[.spokenHere] + ", " : "") + spoken(reading)
                    + (end.map { ", " + $0 } ?? "")
            }
        }
        guard let chart = chart(readings, analysis, .line), let reading = readings.reading(kpi)
        else { return lines }
        let words = KPIWords(chart: chart, say: say, format: format)
        lines.append(words.figure())
        lines.append(say(.kpiFormula, say[.name(of: kpi)], say[.explaining(kpi)]))
        lines += spokenFace(words, reading, readings, analysis)
        return lines + remarks(analysis)
    }

    private func spokenVerdict(_ reading: KPIReading, _ analysis: Analysis) -> String? {
        guard let target = target(reading.kpi, analysis), let value = reading.current.fraction
        else { return nil }
        let verdict: Phrase =
            switch target.verdict(of: value, in: reading.window) {
            case .met: .kpiMet
            case .near: .kpiNear
            case .missed: .kpiMissed
            }
        let goal = format.tile(reading.kpi, target.value(in: reading.window).value)
        return say(.kpiTarget, goal) + ", " + say[verdict]
    }

    /// What the face shows below the figure, a fact a line.
    private mutating func spokenFace(
        _ words: KPIWords, _ reading: KPIReading, _ readings: KPIReadings, _ analysis: Analysis
    ) -> [String] {
        let faces = KPIFaces(analysis: analysis, say: say, format: format, glyphs: glyphs)
        switch desk.isOpen ? desk.face : .why {
        case .line, .columns: return words.pieces()
        case .why:
            return why(analysis).map { words.whyLines($0, limit: 24) } ?? [say[noWhy]]
        case .parts:
            let parts = wallReadings?.parts(of: kpi, by: desk.split, analysis) ?? []
            return words.partLines(parts, faces)
        case .spread:
            let histogram = analysis.histogram(
                of: spreadKPI, in: reading.window, partners: readings.partners)
            return [faces.spreadWords(histogram, spreadKPI)] + words.buckets(histogram, spreadKPI)
        case .calendar: return [faces.calendarWords(calendarReading(readings, analysis))]
        case .funnel:
            return words.stops(analysis.funnel(partners: readings.partners))
                + words.stageLines(analysis.flow(partners: list.shown))
        }
    }
}
