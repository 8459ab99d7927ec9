import Insight
import Model
import Screen

/// The figures of a dossier: a short comparison, the long table, and the weeks as columns.
struct DossierFigures {
    let analysis: Analysis
    let row: Int
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    static let figures: [Figure] = [
        .metric(.revenue), .metric(.commission), .metric(.sales), .metric(.clicks),
        .metric(.leads), .conversion, .epc, .metric(.refunds), .metric(.payouts),
    ]

    // MARK: - The comparison

    /// The last 90 days beside the 90 before; with room, the weeks as small columns.
    func comparison(columns: Int) -> [Line] {
        let now = analysis.window(days: 90)
        let isRoomy = columns >= 56
        var header = Line("  " + SafeText("").fitted(to: 12), .muted)
        for text in [say[.dossierNow], say[.triageBefore]] {
            header.append(SafeText(text).fitted(to: 8, .right), .muted)
        }
        return [header]
            + DossierFigures.figures.map { figure in
                let current = analysis.figureCell(figure, row: row, in: now)
                let before = analysis.figureCell(figure, row: row, in: now.previous)
                var line = Line(" " + SafeText(name(figure)).fitted(to: 13), .muted)
                for cell in [current, before] {
                    let text = CellText(cell, format, say)
                    line.append(text.shown.fitted(to: 8, .right), text.role)
                }
                line.append(change(current, before, isCost: figure == .metric(.refunds)))
                if isRoomy { line.append(weeks(figure)) }
                return line
            }
    }

    func name(_ figure: Figure) -> String {
        let isMoney =
            if case .metric(let metric) = figure { metric.isMoney } else { figure == .epc }
        return isMoney
            ? figure.word + " " + format.currencySign
            : figure == .conversion ? figure.word + " %" : figure.word
    }

    /// How much more or less it is; more of a cost is nothing to be glad about.
    private func change(_ now: CellValue, _ before: CellValue, isCost: Bool) -> Line {
        guard let new = now.number, let old = before.number, old != 0 else {
            return Line(.blanks(9), .surface)
        }
        let isRatio = if case .ratio = now { true } else { false }
        let size =
            isRatio
            ? Format.fixed((new - old).magnitude * 100, digits: 1) + " pt"
            : Format.count(Int64(((new - old).magnitude / old.magnitude * 100).rounded())) + " %"
        let sign = new > old ? glyphs.up : new < old ? glyphs.down : glyphs.level
        let isBetter = isCost ? new < old : new > old
        let role: Role = new == old ? .muted : isBetter ? .good : .bad
        return Line(
            (sign + " " + SafeText(new == old ? "" : size)).fitted(to: 9, .right), role)
    }

    private func weeks(_ figure: Figure) -> Line {
        guard case .metric(let metric) = figure,
            let weeks = analysis.weeks(metric, row: row, count: 12)
        else { return Line() }
        return Line("  ", .surface)
            + Line(glyphs.sparkline(weeks.map(Double.init), columns: 12), .chart)
    }

    // MARK: - The long table

    /// Four windows, and half a year of weeks where there is room.
    func table(columns: Int) -> [Line] {
        let days = [7, 30, 90, 365]
        var header = Line("  " + SafeText("").fitted(to: 14), .muted)
        for count in days { header.append(SafeText("\(count)d").fitted(to: 11, .right), .muted) }
        let spare = min(26, columns - 16 - days.count * 11 - 4)
        return [header]
            + DossierFigures.figures.map { figure in
                var line = Line("  " + SafeText(name(figure)).fitted(to: 14), .muted)
                for count in days {
                    let cell = CellText(
                        analysis.figureCell(figure, row: row, in: analysis.window(days: count)),
                        format, say)
                    line.append(cell.shown.fitted(to: 11, .right), cell.role)
                }
                guard case .metric(let metric) = figure, spare >= 8,
                    let weeks = analysis.weeks(metric, row: row, count: spare)
                else { return line }
                line.append("    ", .surface)
                line.append(glyphs.sparkline(weeks.map(Double.init), columns: spare), .chart)
                return line
            }
    }

    // MARK: - Weeks

    /// The figure that says most about the partner: sales, or clicks while nothing was sold.
    private var metric: Metric { analysis.lastSale(row: row) == nil ? .clicks : .sales }

    func chartTitle(columns: Int) -> String {
        let name: Phrase = metric == .sales ? .triageSalesWeeks : .triageClicksWeeks
        return say(name, "\(weekCount(columns))")
    }

    private func weekCount(_ columns: Int) -> Int { max(8, min(52, (columns - 10) / 2)) }

    /// So many rows of columns, one for a week.
    func chart(columns: Int, rows: Int) -> [Line] {
        guard let weeks = analysis.weeks(metric, row: row, count: weekCount(columns)) else {
            return [Line("  " + SafeText(say[.dossierNoFigures]), .muted)]
        }
        return ColumnChart(values: weeks.map { Double($0) }, wide: 2).lines(
            rows: rows, glyphs: glyphs)
    }

    /// The weeks in one sentence, for those who cannot see the columns.
    func sentence() -> String {
        guard let weeks = analysis.weeks(metric, row: row, count: 26) else {
            return say[.dossierNoFigures]
        }
        let half = weeks.count / 2
        return say(
            .dossierWeeksRead, metric.word, Format.count(weeks[half...].reduce(0, +)),
            Format.count(weeks[..<half].reduce(0, +)), Format.count(weeks.max() ?? 0),
            "\(weeks.suffix(4).count { $0 == 0 })")
    }
}

extension CellValue {
    /// The value as a number to compare with, nil where there is none.
    var number: Double? {
        switch self {
        case .count(let count): Double(count)
        case .money(let units): Double(units)
        case .moneyPerClick(let units, let clicks): Double(units) / Double(clicks)
        case .ratio(let part, let whole): Double(part) / Double(whole)
        default: nil
        }
    }
}

extension DossierReading {
    /// The weeks of the partner in one sentence.
    var weeksSentence: String {
        DossierFigures(
            analysis: analysis, row: row, say: say, format: format,
            glyphs: Glyphs(isASCII: format.isASCII)
        ).sentence()
    }
}
