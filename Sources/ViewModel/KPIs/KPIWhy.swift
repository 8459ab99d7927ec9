import Insight
import Model
import Screen

/// Who made a change: partners with their signed parts, the rest, and kinds of partners.
struct KPIWhy {
    let change: KPIChange
    let analysis: Analysis
    let say: Catalogue
    let format: Format
    let glyphs: Glyphs

    /// The title of the pane: the whole change.
    var title: String { say(.kpiWhy, number(change.total)) }

    /// Lines of a pane: as many partners as there is room for, the rest in one line, then kinds.
    func lines(columns: Int, rows: Int) -> [Line] {
        let isWide = columns >= 34 && rows >= 16
        let kinds = isWide ? kindLines(columns) : shortKindLines(columns)
        let room = max(1, rows - kinds.count - 2)
        let isAll = change.rows.count <= room
        let shown = Array(change.rows.prefix(isAll ? room : room - 1))
        var parts = shown.map { (analysis.program.displayName(row: $0.row), $0.part) }
        if !isAll {
            let rest = change.rows.dropFirst(shown.count)
            let text = say(.kpiOthers, Format.count(Int64(rest.count)))
            parts.append((text, rounded(shown, rest.reduce(0) { $0 &+ $1.part })))
        }
        let widest = parts.map { SafeText(number($0.1)).columns }.max() ?? 0
        var lines = parts.map { line($0, $1, columns, widest: widest) }
        while lines.count < rows - kinds.count { lines.append(Line()) }
        return (lines + kinds).prefix(rows).map { $0 }
    }

    /// What the others make, so that the numbers shown add up to the one in the title.
    private func rounded(_ shown: [KPIChange.Row], _ rest: Int64) -> Int64 {
        guard change.kpi.unit == .money else { return rest }
        let sum = shown.reduce(Int64(0)) { $0 &+ format.rounded($1.part) }
        return format.minorUnits(format.rounded(change.total) &- sum)
    }

    /// A line with its bar where the bars of all begin: numbers take as much room as the widest.
    private func line(
        _ name: String, _ part: Int64, _ columns: Int, widest: Int
    ) -> Line {
        let number = SafeText(number(part))
        let bars = columns >= 34 ? 8 : 0
        let room = max(4, columns - bars - widest - 3)
        let safe = SafeText(name)
        let shown = options(safe).fitted(to: room, ellipsis: glyphs.ellipsis)
        var line = Line(" " + shown, .text)
        if bars > 0 {
            let top = change.rows.map { $0.part.magnitude }.max() ?? 1
            let bar = glyphs.bar(Double(part.magnitude), of: Double(top), columns: bars)
            line.append(" ", .surface)
            line.append(Line(bar, role(part)).fitted(to: bars))
        }
        line.append(Line(number, role(part)).rightAligned(to: columns - line.columns))
        return line
    }

    private func options(_ name: SafeText) -> SafeText { glyphs.isASCII ? name.ascii : name }

    private func role(_ part: Int64) -> Role {
        guard let isBetterHigh = change.kpi.isBetterHigh, part != 0 else { return .text }
        return (part > 0) == isBetterHigh ? .good : .bad
    }

    private func kindLines(_ columns: Int) -> [Line] {
        var lines = [Line(), Line(" " + SafeText(say[.kpiByKind]), .muted)]
        for kind in KPIChange.Kind.allCases {
            lines.append(
                KPITile.line(
                    Line(" " + SafeText(say[.name(of: kind)]), .text),
                    Line(SafeText(number(change.sum(of: kind))), .text), width: columns))
        }
        lines.append(
            KPITile.line(
                Line(" " + SafeText(say[.kpiSumOfBoth]), .muted),
                Line(SafeText(number(change.total)), .title), width: columns))
        return lines
    }

    private func shortKindLines(_ columns: Int) -> [Line] {
        let kinds = KPIChange.Kind.allCases
        func part(_ kind: KPIChange.Kind) -> String {
            say[.named("kind" + Phrase.capitalized(kind.rawValue) + "Short")] + " "
                + number(change.sum(of: kind))
        }
        return [Line()]
            + [kinds.prefix(2), kinds.suffix(2)].map { pair in
                Line(" " + SafeText(pair.map(part).joined(separator: "   ")), .muted)
            }
    }

    /// A part with its sign, short: whole money, points of percent.
    func number(_ units: Int64) -> String {
        let size = Int64(clamping: units.magnitude)
        let text: String
        switch change.kpi.unit {
        case .count, .days: text = Format.count(size)
        case .money: text = Format.count(format.rounded(size))
        case .moneyEach:
            text = CellText.perClick(Double(size) / Double(change.scale), format)
        case .ratio: text = Format.fixed(Double(size) / 10_000, digits: 3) + " pt"
        case .multiple: text = Format.fixed(Double(size) / 1_000_000, digits: 3)
        }
        return (units < 0 ? glyphs.minus.string : units > 0 ? "+" : "") + text
    }
}

extension Format {
    /// Major units in minor ones.
    func minorUnits(_ units: Int64) -> Int64 {
        (0..<currency.minorDigits).reduce(units) { units, _ in units &* 10 }
    }
}
