import Model
import Screen

/// What a file would do, before anything is written.
struct ImportScreen {
    let preview: ImportPreview
    let say: Catalogue
    let glyphs: Glyphs

    func lines(columns: Int) -> [Line] {
        var lines = [
            glyphs.paneRule(
                SafeText(say[.importTitle]), facts: SafeText(preview.file), columns: columns,
                isFocused: true)
        ]
        lines += wrapped(say(.importTakenFor, preview.source), .text, columns)
        lines += wrapped(say(.importAssumes, preview.assumptions), .muted, columns)
        for warning in preview.warnings { lines += wrapped(warning, .warn, columns) }
        lines.append(Line())
        if let refusal = preview.refusal {
            lines.append(Line("  " + SafeText(say[.importRefused]), .bad))
            return lines + wrapped(refusal, .text, columns)
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

extension Console {
    mutating func pressInImport(_ key: Key) -> [Effect]? {
        switch key {
        case .enter:
            guard let preview, preview.refusal == nil, !isImporting else { return [] }
            isImporting = true
            tell(say[.importRun])
            return [.runImport]
        case .character("q"), .escape: return back() + [.stopImport]
        default: return nil
        }
    }

    /// Begins to read a file; the keys stay free meanwhile.
    mutating func startImport(_ path: String) -> [Effect] {
        guard !isImporting else {
            tell(say[.importBusy], isBad: true)
            return []
        }
        isImporting = true
        message = Message(
            text: say(.importReading, path), hint: say[.importStopHint], isBad: false)
        return [.previewImport(path)]
    }

    mutating func importProgressed(_ text: String) {
        guard isImporting else { return }
        message = Message(text: text, hint: say[.importStopHint], isBad: false)
    }

    mutating func importEnded(isStopped: Bool) {
        isImporting = false
        if isStopped { tell(say[.importStopped]) }
    }
}
