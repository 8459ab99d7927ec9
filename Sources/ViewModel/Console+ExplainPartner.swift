import Insight
import Model
import Screen

/// How figures of one partner were made: of the one under the cursor, or of the open dossier.
extension Console {
    /// What a column says of the partner under the cursor, with what it is made of.
    func own(_ column: ListColumn, _ analysis: Analysis) -> String? {
        guard let row = list.current else { return nil }
        let name = analysis.program.displayName(row: row)
        switch column {
        case .state, .silent, .rhythm, .chance, .risk:
            let text = RhythmSentence(analysis: analysis, say: say, format: format).text(row: row)
            return text.isEmpty ? nil : say(.explainOwn, name, text)
        case .figure(let figure, let days):
            return own(figure, analysis.window(days: days), row: row, name, analysis) + " "
                + source(of: row, analysis)
        case .trend(let metric, let weeks):
            let text = CellText(
                analysis.cell(.figure(.metric(metric), days: weeks * 7), row: row), format, say)
            return say(.explainOwn, name, metric.word.spaced + " " + text.plain)
        default: return nil
        }
    }

    private func own(
        _ figure: Figure, _ window: Window, row: Int, _ name: String, _ analysis: Analysis
    ) -> String {
        let value = exact(analysis.figureCell(figure, row: row, in: window))
        let parts = figure.parts.map { metric -> String in
            let cell = analysis.figureCell(.metric(metric), row: row, in: window)
            return metric.word.spaced + " " + exact(cell)
        }
        return parts.isEmpty
            ? say(.explainOwn, name, value)
            : say(.explainMadeOf, name, value, parts.joined(separator: ", "))
    }

    /// A cell with all its digits and its unit.
    private func exact(_ cell: CellValue) -> String {
        let text = CellText(cell, format, say).plain
        return switch cell {
        case .money, .moneyPerClick: text + " " + format.currency.code
        case .ratio: text + " %"
        default: text
        }
    }

    /// Where the figures of a partner are from.
    private func source(of row: Int, _ analysis: Analysis) -> String {
        analysis.program.value(FieldName.source, row: row).map { say(.explainSources, $0) }
            ?? say[.explainNobody]
    }

    /// What stands in a dossier: the judgement, then each figure with its formula and its inputs.
    func explainDossier(_ analysis: Analysis) -> [String] {
        guard let row = dossier?.row else { return [] }
        let window = analysis.window(days: 90)
        let span = say(.explainSpan, Format.longDay(window.from), Format.longDay(window.to))
        let rhythm = RhythmSentence(analysis: analysis, say: say, format: format).text(row: row)
        let figures = Figure.explained.map { figure in
            let name = figure.word
            return say(.explainOf, name, say[.explaining(figure)]) + " "
                + own(figure, window, row: row, name, analysis)
        }
        return [rhythm, ruleText(analysis), span].filter { !$0.isEmpty } + figures
            + [source(of: row, analysis)]
    }
}

extension Figure {
    /// What a dossier explains.
    static let explained: [Figure] = [
        .metric(.revenue), .metric(.commission), .metric(.sales), .metric(.clicks), .conversion,
        .epc,
    ]

    /// The metrics a quotient is made of; none for a metric by itself.
    var parts: [Metric] {
        switch self {
        case .epc: [.commission, .clicks]
        case .conversion: [.sales, .clicks]
        case .metric: []
        }
    }
}
