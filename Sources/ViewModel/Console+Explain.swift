import Insight
import Model
import Screen

/// How the figure a person looks at was made.
extension Console {
    /// Lines for the top of the help: what the chosen KPI is, of whom, of when, and from where.
    func explanation() -> [Overlay.Item] {
        guard let analysis else { return [] }
        let texts = explanationTexts(analysis)
        guard !texts.isEmpty else { return [] }
        let width = min(size.columns - 2, 76) - 6
        let heading = Overlay.Item(text: say[.explainHere], choice: .nothing, isHeading: true)
        return [heading]
            + texts.flatMap { SafeText($0).wrapped(to: width) }.map {
                Overlay.Item(text: $0.string, choice: .nothing)
            }
    }

    /// A text for each thing to know about the figure, what it is first.
    func explanationTexts(_ analysis: Analysis) -> [String] {
        if isOnKPIs {
            return explain(kpi, desk.question(analysis), analysis) + remarks(analysis)
        }
        if place == .home, pane == .kpis {
            return explain(paneKPI, KPIQuestion(analysis.window(days: 30)), analysis)
        }
        if place == .triage { return [say[.explainTriage]] }
        if place == .dossier { return explainDossier(analysis) }
        if isOnOutreach { return effectExplanation(outreach.current, analysis) ?? [] }
        guard place == .partners || (place == .home && pane == .list) else { return [] }
        let columns = shownColumns
        let column =
            place == .partners ? columns[min(columnCursor, columns.count - 1)] : list.sort.column
        return [explain(column, analysis), own(column, analysis)].compactMap { $0 }
    }

    /// What a column says, nil for those whose heading says it all.
    private func explain(_ column: ListColumn, _ analysis: Analysis) -> String? {
        let title = ListLayout.title(of: column, say, currency: format.currencySign)
        switch column {
        case .state, .quiet: return say(.explainOf, title, ruleText(analysis))
        case .rhythm: return say(.explainOf, title, say[.explainRhythm])
        case .chance, .risk, .silent, .usualGap, .chanceIfActive, .stillActive, .value, .level:
            let phrase = Phrase.named("explain" + Phrase.capitalized(String(describing: column)))
            return say(.explainOf, title, say[phrase])
        case .figure(let figure, let days):
            let window = analysis.window(days: days)
            let span = say(
                .explainSpan, Format.longDay(window.from), Format.longDay(window.to))
            return say(.explainOf, title, say[.explaining(figure)]) + " " + span
        case .trend(let metric, let weeks):
            return say(
                .explainOf, title, say(.explainTrend, say[.explaining(.metric(metric))], "\(weeks)")
            )
        case .steps: return say(.explainOf, title, say[.explainSteps])
        case .contacted: return say(.explainOf, title, say[.explainContacted])
        case .fit: return say(.explainOf, title, say[.explainFit])
        default: return nil
        }
    }

    /// What a figure is, what it is made of now and before, of whom, when, and from where.
    private func explain(
        _ kpi: KPI, _ question: KPIQuestion, _ analysis: Analysis
    ) -> [String] {
        let isEverybody = list.shown.count == list.totalCount
        let partners = isEverybody ? nil : list.shownRows
        let explained = KPIExplanation(
            kpi: kpi, question: question, analysis: analysis, partners: partners, say: say,
            format: format)
        let whom = isEverybody ? say[.explainAll] : say(.explainSome, "\(list.shown.count)")
        return [say(.explainOf, say[.name(of: kpi)], say[.explaining(kpi)])] + explained.values()
            + [whom + " " + windowText(question)] + [explained.sources()]
            + (kpi == .clv && analysis.isLifetimeCut(in: question.window, partners: partners)
                ? [say[.warningLongLifetime]] : [])
    }

    /// What is odd in the figures on the screen of KPIs, a sentence each.
    func remarks(_ analysis: Analysis) -> [String] {
        let warnings =
            wallReadings?.warnings
            ?? analysis.warnings(in: desk.question(analysis).window, partners: nil)
        return warnings.map { say[.name(of: $0)] }
            + analysis.figures.otherCurrencies.sorted { $0.key < $1.key }.map {
                say(.kpiOtherCurrency, "\($0.value)", $0.key)
            }
    }

    private func windowText(_ question: KPIQuestion) -> String {
        let (from, to) = (
            Format.longDay(question.window.from), Format.longDay(question.window.to)
        )
        guard let reference = question.reference else { return say(.explainSpan, from, to) }
        return say(
            .explainWindow, from, to, Format.longDay(reference.from), Format.longDay(reference.to))
    }
}

extension Phrase {
    /// The phrase that says how a figure of a partner is made.
    static func explaining(_ figure: Figure) -> Phrase {
        switch figure {
        case .epc: .explainEPC
        case .conversion: .explainConversion
        case .metric(let metric): named("explain" + capitalized(String(describing: metric)))
        }
    }

    /// The phrase that says how a KPI is made.
    static func explaining(_ kpi: KPI) -> Phrase {
        named("how" + capitalized(String(describing: kpi)))
    }
}
