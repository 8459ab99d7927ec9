import Insight
import Model
import Screen

/// A dossier read aloud: every part, every line of it.
extension Console {
    mutating func spokenDossier() -> [String] {
        guard let reading = dossierReading else { return [] }
        let head = DossierHead(reading: reading, glyphs: glyphs).lines(columns: 200)
        let name = SafeText(reading.program.displayName(row: reading.row)).string
        var lines = [name + ":"] + SpokenPicture(head).lines
        for part in reading.parts {
            lines.append(say[DossierView.title(of: part)] + ":")
            let items = reading.items(of: part)
            lines += part == .figures ? spokenFigures(reading) : items.map { spoken($0, part) }
            if items.isEmpty, part != .figures { lines.append(say[.kpiNoValue]) }
        }
        return lines
    }

    private func spoken(_ item: DossierItem, _ part: Dossier.Part) -> String {
        var item = item
        if part == .steps, item.head == glyphs.open.string { item.head = say[.spokenOpen] }
        let bar = item.bar.map { Format.percent($0, digits: 0) + " %" }
        let facts = [item.head, item.who ?? "", bar ?? item.text, item.tail]
        return SpokenPicture.pieces(
            Line(SafeText(facts.filter { !$0.isEmpty }.joined(separator: "   ")))
        ).joined(separator: ", ")
    }

    /// Each figure over 90 days beside the 90 before, and the weeks in words.
    private func spokenFigures(_ reading: DossierReading) -> [String] {
        let figures = DossierFigures(
            analysis: reading.analysis, row: reading.row, say: say, format: format,
            glyphs: glyphs)
        return figures.spoken() + [figures.sentence()]
    }

    /// The weeks of the partner looked at in triage.
    mutating func spokenWeeks() -> [String] {
        guard let analysis, let row = triage?.current?.row else { return [] }
        return [
            DossierFigures(
                analysis: analysis, row: row, say: say, format: format, glyphs: glyphs
            ).sentence()
        ]
    }
}

extension DossierFigures {
    /// Each figure with its value over 90 days and over the 90 before.
    func spoken() -> [String] {
        let now = analysis.window(days: 90)
        return DossierFigures.figures.map { figure in
            func text(_ window: Window) -> String {
                let cell = analysis.figureCell(figure, row: row, in: window)
                return CellText(cell, format, say).shown.string
            }
            return name(figure) + ": " + say(.spokenNow, text(now), text(now.previous))
        }
    }
}
