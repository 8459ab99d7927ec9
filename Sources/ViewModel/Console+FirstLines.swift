import Insight
import Model
import Screen

/// The tabs and the line under them.
extension Console {
    /// The tabs as they stand in the first line; pieces without a place are not clickable.
    var tabTexts: [(text: SafeText, place: Place?)] {
        let tabs: [(Phrase, Place)] = [
            (.tabHome, .home), (.tabPartners, .partners), (.tabPipeline, .pipeline),
            (.tabKPIs, .kpis),
        ]
        let current = place == .dossier ? lastPlace : place
        var pieces: [(SafeText, Place?)] = [(size.columns >= 100 ? " tend " : "", nil)]
        for (index, (name, place)) in tabs.enumerated() {
            let text = SafeText("\(index + 1) \(say[name])")
            pieces.append((place == current ? "[" + text + "]" : " " + text + " ", place))
        }
        return pieces
    }

    func tabs() -> Line {
        var line = Line()
        let current = place == .dossier ? lastPlace : place
        for (text, place) in tabTexts {
            line.append(text, place == nil ? .title : place == current ? .accent : .muted)
        }
        guard let analysis else { return line }
        let right = SafeText(
            analysis.settings.name + "  " + Format.weekdayDay(analysis.today) + " ")
        let shown = options.isASCII ? right.ascii : right
        if line.columns + shown.columns + 2 <= size.columns {
            line.pad(to: size.columns - shown.columns)
            line.append(shown, .text)
        }
        return line
    }

    func secondLine() -> Line {
        guard let analysis else { return Line() }
        var line = Line(" ", .surface)
        if !list.filterText.isEmpty || prompt.map({ isFilterPrompt($0) }) == true {
            line.append("/ " + SafeText(list.filterText) + "   ", .match)
        } else {
            let prospects =
                list.totalCount
                - analysis.program.rows.count {
                    !analysis.program.stage(row: $0).isProspect
                }
            line.append(
                SafeText(
                    say(.countPartners, Format.count(Int64(list.totalCount - prospects))) + ", "
                        + say(.countProspects, Format.count(Int64(prospects))) + "   "), .text)
        }
        if list.inactive != .all || list.hiddenByInactive > 0 {
            line.append("i " + SafeText(inactiveText) + "   ", .warn)
        }
        let until = analysis.figures.coverage.lastDay.map { _ in
            say(.figuresTo, Format.weekdayDay(analysis.window(days: 1).to))
        }
        line.append(SafeText(until ?? say[.noFigures]) + "   ", .muted)
        if list.inactive != .all { line.append(SafeText(ruleText(analysis)), .muted) }
        return line
    }

    private var inactiveText: String {
        let name: Phrase =
            switch list.inactive {
            case .all: .inactiveAll
            case .quiet: .inactiveQuiet
            case .neverStarted: .inactiveNeverStarted
            case .both: .inactiveBoth
            }
        return say[name] + ", " + say(.hidden, Format.count(Int64(list.hiddenByInactive)))
    }

    func calmLine() -> Line { Line(SafeText(say[.listOnly]), .muted) }

    func isFilterPrompt(_ prompt: Prompt) -> Bool {
        if case .filter = prompt.purpose { true } else { false }
    }
}
