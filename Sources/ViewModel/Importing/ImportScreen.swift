import Model
import Screen

/// What a file would do, before anything is written.
struct ImportScreen {
    let preview: ImportPreview
    var mapping: ImportMapping?
    let say: Catalogue
    let glyphs: Glyphs

    /// The lines for a body of so many rows; with a mapping open it stands above, in half of them.
    func lines(columns: Int, rows: Int) -> [Line] {
        var lines = [
            glyphs.paneRule(
                SafeText(say[.importTitle]), facts: SafeText(preview.file), columns: columns,
                isFocused: mapping == nil)
        ]
        if let mapping {
            let count = min(mapping.lines.count + 1, max(4, rows - 9))
            lines += ImportMappingView(mapping: mapping, say: say, glyphs: glyphs)
                .lines(columns: columns, rows: count)
        } else if preview.refusal == nil {
            lines += wrapped(say(.importTakenFor, preview.source), .text, columns)
            lines += wrapped(say(.importAssumes, preview.assumptions), .muted, columns)
        }
        for warning in preview.warnings { lines += wrapped(warning, .warn, columns) }
        lines.append(Line())
        if let refusal = preview.refusal {
            lines.append(Line("  " + SafeText(say[.importRefused]), .bad))
            lines += wrapped(refusal, .text, columns)
            guard mapping == nil, preview.columns != nil else { return lines }
            return lines + [Line()] + wrapped(say[.mappingHint], .text, columns)
        }
        let top = Double(preview.counts.map(\.count).max() ?? 0)
        for (kind, count) in preview.counts {
            var line = Line("  " + SafeText(say[.name(of: kind)]).fitted(to: 12), .text)
            line.append(SafeText(Format.count(Int64(count))).fitted(to: 10, .right), .title)
            line.append("  ", .surface)
            line.append(
                glyphs.bar(Double(count), of: top, columns: min(40, max(8, columns - 30))), .chart)
            lines.append(line)
        }
        for kind in [ImportPreview.Kind.rejected, .changed, .gone, .new] {
            lines += group(kind, columns: columns)
        }
        return lines
    }

    private func wrapped(_ text: String, _ role: Role, _ columns: Int) -> [Line] {
        SafeText(text).wrapped(to: max(1, columns - 3)).map { Line("  " + $0, role) }
    }

    private func group(_ kind: ImportPreview.Kind, columns: Int) -> [Line] {
        guard let rows = preview.rows[kind], !rows.isEmpty else { return [] }
        let count = preview.counts.first { $0.kind == kind }?.count ?? rows.count
        let title = SafeText(String(say[.name(of: kind)]).uppercased())
        var lines = [
            Line(),
            glyphs.paneRule(
                title, facts: SafeText(Format.count(Int64(count))), columns: columns),
        ]
        for row in rows.prefix(12) {
            var line = Line(SafeText(String(row.line)).fitted(to: 8, .right) + "  ", .muted)
            line.append(
                SafeText(row.subject).fitted(to: 22, ellipsis: glyphs.ellipsis) + " ", .title)
            line.append(SafeText(row.text), .text)
            lines.append(line)
        }
        if count > min(12, rows.count) {
            let more = say(.importMore, Format.count(Int64(count - min(12, rows.count))))
            lines.append(Line("          " + SafeText(more), .muted))
        }
        return lines
    }
}
