public import Insight
public import Model
public import Screen

/// What can be done on the screen of KPIs.
extension Console {
    /// The figure the pane of Home shows: the chosen one, if the pane has it.
    var paneKPI: KPI { KPI.pane.contains(kpi) ? kpi : .revenue }

    /// Opens the chosen figure, or goes back to the wall.
    mutating func openKPI() {
        if place != .kpis { go(to: .kpis) }
        desk.isOpen.toggle()
    }

    /// Opens a figure over a range, as the command line asks for it.
    public mutating func open(
        _ kpi: KPI, range: String, step: Step, comparison: Comparison, split: Split?, isWhy: Bool
    ) {
        go(to: .kpis)
        desk = KPIDesk()
        (desk.range, desk.step, desk.comparison, desk.isOpen) = (range, step, comparison, true)
        desk.face = isWhy ? .why : step == .day ? .line : .columns
        if let split { desk.set(.split(split)) }
        self.kpi = kpi
    }

    /// Filters the partners meant; a text that is no filter leaves all.
    public mutating func filter(_ text: String) {
        if let analysis { list.setFilter(text, analysis) }
    }

    /// What stands on the screen of KPIs without the lines around it.
    public mutating func kpiFrame() -> Frame {
        let size = layout.body.rows
        let frame = Frame(
            size: Size(columns: self.size.columns, rows: size), lines: kpiScreen(layout))
        return options.isASCII ? frame.ascii : frame
    }

    mutating func stepFace(forward: Bool) {
        if desk.isOpen { desk.stepFace(forward: forward) } else { desk.isOpen = true }
    }

    /// Every figure and every way to show it, by name.
    var kpiItems: [Overlay.Item] {
        KPI.allCases.map { kpi in
            Overlay.Item(
                text: say(.paletteKPI, say[.name(of: kpi)]), detail: kpi.rawValue,
                choice: .kpi(.kpi(kpi)), remark: "tend kpi \(kpi.rawValue)")
        }
            + KPIDesk.Face.allCases.map { face in
                Overlay.Item(
                    text: say(.paletteFace, say[.name(of: face)]), choice: .kpi(.face(face)))
            }
    }

    /// What the screen shows as a paragraph.
    mutating func kpiWords(_ analysis: Analysis) -> String {
        let readings = kpiReadings(analysis)
        guard let chart = chart(readings, analysis, .line) else { return "" }
        let words = KPIWords(chart: chart, say: say, format: format)
        let faces = KPIFaces(analysis: analysis, say: say, format: format, glyphs: glyphs)
        guard desk.isOpen else {
            return words.figure() + (why(analysis).map { " " + words.why($0, limit: 8) } ?? "")
        }
        switch desk.face {
        case .line, .columns: return words.figure()
        case .why: return why(analysis).map { words.why($0, limit: 24) } ?? say[noWhy]
        case .parts:
            let parts = wallReadings?.parts(of: kpi, by: desk.split, analysis) ?? []
            return words.parts(parts, desk.split, faces)
        case .spread:
            let histogram = analysis.histogram(
                of: spreadKPI, in: chart.reading.window, partners: readings.partners)
            return words.spread(histogram, spreadKPI, faces)
        case .calendar: return faces.calendarWords(calendarReading(readings, analysis))
        case .funnel:
            return words.funnel(
                analysis.funnel(partners: readings.partners), analysis.flow(partners: list.shown))
        }
    }

    mutating func moveOnKPIs(_ command: Command) {
        let all = wall
        let index = all.firstIndex(of: kpi) ?? 0
        guard !desk.isOpen else {
            let step = command == .left || command == .up ? -1 : 1
            kpi = all[(index + step + all.count) % all.count]
            return
        }
        switch command {
        case .first: kpi = all[0]
        case .last: kpi = all[all.count - 1]
        case .halfPageDown, .halfPageUp, .pageDown, .pageUp: break
        default:
            let grid = KPIWall.Grid(count: all.count, width: size.columns)
            kpi = all[grid.step(from: index, command, count: all.count)]
        }
    }

    mutating func set(_ setting: KPIDesk.Setting) {
        if case .kpi(let chosen) = setting { kpi = chosen }
        if setting == .otherRange { prompt = Prompt(.kpiRange, text: desk.range) }
        desk.set(setting)
        if place != .kpis { go(to: .kpis) }
    }

    /// The box with everything that can be set on the screen of KPIs.
    mutating func showKPISettings() {
        var items: [Overlay.Item] = []
        func add(_ heading: Phrase, _ lines: [(String, KPIDesk.Setting, Bool)]) {
            items.append(Overlay.Item(text: say[heading], choice: .nothing, isHeading: true))
            items += lines.map {
                Overlay.Item(text: $0.0, isOn: $0.2, choice: .kpi($0.1))
            }
        }
        add(
            .kpiBoxRange,
            KPIDesk.ranges.map { (rangeName($0.text), .range($0.text), desk.range == $0.text) }
                + [(otherRangeName, .otherRange, isOtherRange)])
        add(
            .kpiBoxStep,
            Step.allCases.map {
                (
                    say[.named("stepBy" + Phrase.capitalized($0.rawValue))], .step($0),
                    desk.step == $0
                )
            })
        add(
            .kpiBoxCompare,
            Comparison.allCases.map { (comparisonName($0), .comparison($0), desk.comparison == $0) }
        )
        add(
            .kpiBoxSplit,
            Split.allCases.map { (say[.name(of: $0)], .split($0), desk.split == $0) })
        overlay = Overlay(
            .menu, title: say[.kpiBox], footer: say[.boxFooterChoose], items: items)
    }

    private var isOtherRange: Bool { !KPIDesk.ranges.contains { $0.text == desk.range } }

    private var otherRangeName: String {
        isOtherRange ? say(.kpiRangeOwn, desk.range) : say[.kpiRangeOther]
    }

    /// Takes days as they were typed, or says what is wrong and lets them be mended.
    mutating func setRange(_ text: String) {
        guard let analysis else { return }
        let last = analysis.window(days: 1).to
        guard Period(text, last: last, weekStart: analysis.settings.weekStart) != nil else {
            prompt = Prompt(.kpiRange, text: text, mistake: say(.kpiRangeWrong, last.iso))
            return
        }
        desk.set(.range(text))
    }

    private func rangeName(_ text: String) -> String {
        switch text {
        case "month": say[.kpiRangeMonth]
        case "quarter": say[.kpiRangeQuarter]
        case "year": say[.kpiRangeYear]
        default: say(.kpiRangeLast, text)
        }
    }

    private func comparisonName(_ comparison: Comparison) -> String {
        switch comparison {
        case .previous: say[.kpiComparePrevious]
        case .lastYear: say[.kpiCompareYear]
        case .none: say[.kpiCompareNone]
        }
    }
}
