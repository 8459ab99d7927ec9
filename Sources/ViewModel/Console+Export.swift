import Insight
import Model
import Screen

/// Taking what is on screen out of the console.
extension Console {
    /// Asks what the files are to be called; what is suggested says what they hold.
    mutating func askExportName() {
        guard let analysis, exportTable(analysis) != nil else {
            tell(say[.exportNothing], isBad: true)
            return
        }
        let last = analysis.window(days: 1).to
        let what =
            isOnKPIs ? (desk.isOpen ? kpi.rawValue + "-" + desk.face.rawValue : "kpis") : "partners"
        prompt = Prompt(.exportName, text: what + "-" + last.iso)
    }

    /// The files of that name; an ending that was typed is not doubled.
    mutating func export(as text: String) -> [Effect] {
        guard let analysis, let table = exportTable(analysis) else { return [] }
        var name = Array(text.utf8)
        for ending in [".csv", ".svg"] where name.suffix(4).elementsEqual(ending.utf8) {
            name.removeLast(4)
        }
        while name.last == 0x20 { name.removeLast() }
        guard !name.isEmpty else { return [] }
        let picture = isOnKPIs ? kpiFrame() : frame()
        return [
            .export(
                Export(
                    name: String(decoding: name, as: UTF8.self), columns: table.columns,
                    rows: table.rows, picture: picture,
                    title: isOnKPIs ? say[.name(of: kpi)] : say[.panePartners]))
        ]
    }

    private mutating func exportTable(_ analysis: Analysis) -> ExportTable? {
        if isOnKPIs { return kpiTable(analysis) }
        guard place == .partners || place == .home else { return nil }
        let columns = preferences.columns
        return ExportTable(
            columns: columns.map(\.word),
            rows: list.shown.map { row in
                columns.map { CellText(analysis.cell($0, row: row), format, say).filePlain }
            })
    }

    private mutating func kpiTable(_ analysis: Analysis) -> ExportTable? {
        let readings = kpiReadings(analysis)
        let table = KPIExport(kpi: kpi, analysis: analysis, say: say)
        guard desk.isOpen else {
            return table.wall(readings.tiles) { kpi in target(kpi, analysis) }
        }
        guard let reading = readings.reading(kpi) else { return nil }
        switch desk.face {
        case .line, .columns: return table.series(reading)
        case .why: return wallReadings?.change(of: kpi, analysis).map(table.why)
        case .parts:
            return table.parts(
                wallReadings?.parts(of: kpi, by: desk.split, analysis) ?? [], desk.split)
        case .spread:
            return table.spread(
                analysis.histogram(
                    of: spreadKPI, in: reading.window, partners: readings.partners), spreadKPI)
        case .calendar: return table.series(calendarReading(readings, analysis))
        case .funnel: return table.funnel(analysis.funnel(partners: readings.partners))
        }
    }
}

extension CellText {
    /// Without rounding; empty where nothing is known.
    var filePlain: String { plain == "?" || plain == "n/a" ? "" : plain }
}
