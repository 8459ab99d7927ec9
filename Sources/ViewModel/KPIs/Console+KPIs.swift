import Insight
import Model
import Screen

/// The screen of KPIs: a wall of tiles with the chosen figure below, or that one alone.
extension Console {
    /// Whether the wall of KPIs is what a person looks at.
    var isOnKPIs: Bool { place == .kpis && layout.list == nil }

    /// The figures of the wall, more where there is room.
    var wall: [KPI] {
        let rows = layout.body.rows
        let isBig = layout.extent == .wide && rows >= 46
        let usual = isBig ? KPI.wall + KPI.secondWall : KPI.wall
        let chosen = preferences.kpis.isEmpty ? usual : preferences.kpis
        let kpis = chosen.prefix(KPIWall.Grid.capacity(columns: size.columns, rows: rows))
        return kpis.contains(kpi) ? Array(kpis) : kpis.dropLast() + [kpi]
    }

    mutating func kpiReadings(_ analysis: Analysis) -> KPIReadings {
        let key = KPIReadings.Key(
            list: list.generation, analysis: analysis.generation,
            question: desk.question(analysis), kpis: wall)
        if let wallReadings, wallReadings.key == key { return wallReadings }
        let fresh = KPIReadings(list, analysis, key: key)
        wallReadings = fresh
        return fresh
    }

    /// Targets are set for the program, so a part of it has none.
    func target(_ kpi: KPI, _ analysis: Analysis) -> KPITarget? {
        list.shown.count == list.totalCount ? analysis.settings.target(of: kpi) : nil
    }

    // MARK: - Drawing

    mutating func kpiScreen(_ layout: Layout) -> [Line] {
        guard let analysis else { return [] }
        let readings = kpiReadings(analysis)
        let (columns, rows) = (layout.body.columns, layout.body.rows)
        if desk.isOpen { return openLines(readings, analysis, columns: columns, rows: rows) }
        let tiles = readings.tiles.map { tile($0, readings, analysis) }
        let wall = KPIWall(tiles: tiles, say: say, glyphs: glyphs).lines(
            columns: columns, isTall: rows >= 28)
        let rest = rows - wall.count - (rows >= 28 ? 1 : 0)
        guard rest >= 6 else { return Array(wall.prefix(rows)) }
        return wall + (rows >= 28 ? [Line()] : [])
            + chartAndWhy(readings, analysis, columns: columns, rows: rest)
    }

    func tile(_ reading: KPIReading, _ readings: KPIReadings, _ analysis: Analysis) -> KPITile {
        KPITile(
            reading: reading, target: target(reading.kpi, analysis), isChosen: reading.kpi == kpi,
            missing: reading.kpi.metrics.first { !analysis.figures.coverage.knows($0) },
            costs: costsNote(reading.kpi, readings, analysis), say: say, format: format,
            glyphs: glyphs)
    }

    /// Why costs of the settings cannot be part of a figure that has them, nil if they can.
    func costsNote(_ kpi: KPI, _ readings: KPIReadings, _ analysis: Analysis) -> Phrase? {
        guard kpi.formula.hasFullCost else { return nil }
        if analysis.settings.costs.isEmpty { return .kpiNoCosts }
        return readings.partners == nil ? nil : .kpiCostsOfAll
    }

    func chart(
        _ readings: KPIReadings, _ analysis: Analysis, _ style: LineChart.Style
    ) -> KPIChart? {
        readings.reading(kpi).map { reading in
            KPIChart(
                reading: reading, target: target(kpi, analysis), step: desk.step, style: style,
                say: say, format: format, glyphs: glyphs)
        }
    }

    private mutating func chartAndWhy(
        _ readings: KPIReadings, _ analysis: Analysis, columns: Int, rows: Int
    ) -> [Line] {
        guard let chart = chart(readings, analysis, .line) else { return [] }
        let right = columns >= 110 ? max(36, columns * 3 / 10) : 27
        let left = columns < 76 ? columns : columns - right - 1
        var lines = [
            glyphs.paneRule(
                SafeText(chart.title), facts: SafeText(chart.legend(isWide: columns >= 110)),
                columns: left, isFocused: true)
        ]
        let foot = rows >= 14 ? [chart.foot, formula] : []
        lines += chart.lines(columns: left - 1, rows: rows - 1 - foot.count)
        while lines.count < rows - foot.count { lines.append(Line()) }
        lines += foot.map { small($0, columns: left - 1) }
        lines = lines.prefix(rows).map { $0.fitted(to: left) }
        guard left < columns else { return lines }
        let why = whyPane(analysis, columns: right, rows: rows)
        for index in lines.indices {
            lines[index].append(index == 0 ? glyphs.rule : glyphs.bar, .muted)
            lines[index].append(index < why.count ? why[index] : Line())
        }
        return lines
    }

    private var formula: String { say(.kpiFormula, say[.name(of: kpi)], say[.explaining(kpi)]) }

    private mutating func whyPane(_ analysis: Analysis, columns: Int, rows: Int) -> [Line] {
        guard let why = why(analysis) else {
            let text = SafeText(say[noWhy]).wrapped(to: max(8, columns - 2))
            return [glyphs.paneRule(SafeText(say[.kpiWhyTitle]), columns: columns), Line()]
                + text.map { Line(" " + $0, .muted) }
        }
        let unit = SafeText(format.axisUnit(of: kpi))
        return [glyphs.paneRule(SafeText(why.title), facts: unit, columns: columns)]
            + why.lines(columns: columns - 1, rows: rows - 1)
    }

    mutating func why(_ analysis: Analysis) -> KPIWhy? {
        _ = kpiReadings(analysis)
        guard let change = wallReadings?.change(of: kpi, analysis) else { return nil }
        return KPIWhy(
            change: change, analysis: analysis, say: say, format: format, glyphs: glyphs)
    }

    /// Why there is no reason to show.
    var noWhy: Phrase {
        guard let reading = wallReadings?.reading(kpi) else { return .explainNobody }
        if reading.reference == nil { return .kpiNothingBeside }
        let isTold = reading.current.fraction != nil && reading.previous.fraction != nil
        if isTold, !reading.isComparable { return .kpiNotComparable }
        return isTold ? .kpiNotByPartner : .kpiNoTwoValues
    }

    // MARK: - One figure alone

    private mutating func openLines(
        _ readings: KPIReadings, _ analysis: Analysis, columns: Int, rows: Int
    ) -> [Line] {
        guard let reading = readings.reading(kpi) else { return [] }
        let head = [
            glyphs.paneRule(
                SafeText(openTitle(readings, analysis)), facts: SafeText(faceNames(columns)),
                columns: columns, isFocused: true),
            Line(" ", .surface).appending(headline(reading, analysis)),
            Line(),
        ]
        let room = rows - head.count
        let faces = KPIFaces(analysis: analysis, say: say, format: format, glyphs: glyphs)
        let lines: [Line]
        switch desk.face {
        case .line, .columns: lines = bigChart(readings, analysis, columns: columns, rows: room)
        case .why:
            lines =
                why(analysis)?.lines(columns: columns - 1, rows: room)
                ?? [Line("  " + SafeText(say[noWhy]), .muted)]
        case .parts:
            let parts = wallReadings?.parts(of: kpi, by: desk.split, analysis) ?? []
            lines = faces.parts(parts, of: reading, columns: columns, rows: room)
        case .spread:
            lines = faces.spread(
                analysis.histogram(
                    of: spreadKPI, in: reading.window, partners: readings.partners), spreadKPI,
                columns: columns, rows: room)
        case .calendar:
            lines = faces.calendar(calendarReading(readings, analysis), columns: columns)
        case .funnel:
            lines =
                faces.funnel(analysis.funnel(partners: readings.partners), columns: columns)
                + [Line()] + faces.stages(analysis.flow(partners: list.shown))
        }
        return (head + lines).prefix(rows).map { $0 }
    }

    private func openTitle(_ readings: KPIReadings, _ analysis: Analysis) -> String {
        switch desk.face {
        case .line, .columns: chart(readings, analysis, .line)?.title ?? ""
        case .parts: say(.kpiTitleBy, say[.name(of: kpi)], say[.name(of: desk.split)])
        case .spread: say(.kpiSpreadTitle, say[.name(of: spreadKPI)])
        case .funnel: say[.kpiFunnelTitle]
        case .why: say[.name(of: kpi)] + ": " + say[.kpiWhyTitle]
        case .calendar: say(.kpiTitleBy, say[.name(of: kpi)], say[.stepDay])
        }
    }

    /// The faces with the present one in brackets.
    private func faceNames(_ columns: Int) -> String {
        KPIDesk.Face.allCases.map { face in
            let name = say[.name(of: face)]
            return face == desk.face ? "[\(name)]" : name
        }.joined(separator: columns >= 100 ? "  " : " ")
    }

    private mutating func bigChart(
        _ readings: KPIReadings, _ analysis: Analysis, columns: Int, rows: Int
    ) -> [Line] {
        guard let chart = chart(readings, analysis, desk.face == .line ? .line : .columns) else {
            return []
        }
        let words = SafeText(formula).wrapped(to: max(10, columns - 3)).map(\.string)
        let foot = [chart.legend(isWide: true), chart.foot] + words.prefix(2)
        let shown = rows >= 12 ? foot : Array(foot.prefix(1))
        var lines = chart.lines(columns: columns - 1, rows: rows - shown.count)
        while lines.count < rows - shown.count { lines.append(Line()) }
        return lines + shown.map { small($0, columns: columns) }
    }

    private func small(_ text: String, columns: Int) -> Line {
        let safe = SafeText(text)
        let room = max(1, columns - 3)
        return Line(
            "  " + (safe.columns > room ? safe.fitted(to: room, ellipsis: glyphs.ellipsis) : safe),
            .muted)
    }

    /// The figure whose spread over partners is shown: the chosen one where partners have it.
    var spreadKPI: KPI { kpi.isPerPartner ? kpi : .epc }

    func calendarReading(_ readings: KPIReadings, _ analysis: Analysis) -> KPIReading {
        let window = Window(days: 26 * 7, endingOn: readings.key.question.window.to)
        return analysis.kpis(
            [kpi], KPIQuestion(window, comparison: .none), partners: readings.partners)[0]
    }

    /// Value, change, target and verdict of a figure in one line.
    func headline(
        _ reading: KPIReading, _ analysis: Analysis, isShort: Bool = false
    ) -> Line {
        var line = Line(SafeText(format.tile(kpi, reading.current)) + "  ", .title)
        if reading.reference != nil {
            line.append(ChangeText(reading)?.line(kpi, glyphs) ?? ChangeText.missing(reading))
            if !isShort {
                let before = format.tile(kpi, reading.previous)
                line.append("  " + SafeText(say(.kpiAgainst, before)), .muted)
            }
        }
        if let target = target(kpi, analysis), let verdict = verdictText(reading, target) {
            line.append("   " + SafeText(verdict), .text)
        }
        return line
    }

    private func verdictText(_ reading: KPIReading, _ target: KPITarget) -> String? {
        guard let value = reading.current.fraction else { return nil }
        let goal = target.value(in: reading.window)
        let verdict = target.verdict(of: value, in: reading.window)
        let sign: String
        let word: Phrase
        switch verdict {
        case .met: (sign, word) = (glyphs.check.string, .kpiMet)
        case .near: (sign, word) = ("!", .kpiNear)
        case .missed: (sign, word) = (glyphs.missed.string, .kpiMissed)
        }
        let percent = goal.value == 0 ? "n/a" : Format.percent(value.value / goal.value, digits: 0)
        return say(.kpiVerdict, format.tile(kpi, goal.value), percent, sign, say[word])
    }
}
