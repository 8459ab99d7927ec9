import Screen

/// The lines in which a person says what a file's columns mean.
struct ImportMappingView {
    let mapping: ImportMapping
    let say: Catalogue
    let glyphs: Glyphs

    /// As many lines as fit into a height, around the one under the cursor.
    func lines(columns: Int, rows: Int) -> [Line] {
        let title = mapping.columns.isGuess ? say[.mappingGuessed] : say[.mappingKnown]
        let rule = glyphs.paneRule(
            SafeText(say[.mappingTitle]), facts: SafeText(title), columns: columns,
            isFocused: true)
        let room = max(1, rows - 1)
        let first = max(0, min(mapping.cursor - room / 2, mapping.lines.count - room))
        let shown = mapping.lines.indices.dropFirst(first).prefix(room)
        return [rule] + shown.map { line($0, columns) }
    }

    private func line(_ index: Int, _ columns: Int) -> Line {
        let isHere = index == mapping.cursor
        let wide = max(8, min(28, columns / 3))
        let (name, value, remark) = words(mapping.lines[index])
        var line = Line(isHere ? SafeText("> ") : SafeText("  "), .accent)
        line.append(
            SafeText(name).fitted(to: wide, ellipsis: glyphs.ellipsis) + "  ",
            isColumn(index) ? .text : .muted)
        line.append(
            SafeText(value).fitted(to: 14, ellipsis: glyphs.ellipsis) + "  ",
            value == say[.mappingNone] ? .muted : .title)
        line.append(SafeText(remark), .muted)
        return line.fitted(to: columns)
    }

    private func isColumn(_ index: Int) -> Bool {
        if case .column = mapping.lines[index] { true } else { false }
    }

    private func words(_ line: ImportMapping.Line) -> (name: String, value: String, remark: String)
    {
        let choice = mapping.choice
        switch line {
        case .rows: return (say[.mappingRows], choice.rows, "")
        case .source:
            return (say[.mappingSource], choice.source, say(.mappingIDs, choice.source + "-"))
        case .currency: return (say[.mappingCurrency], choice.currency, say[.mappingCurrencyHint])
        case .units:
            let isMinor = choice.units == "minor"
            return (
                say[.mappingUnits], choice.units,
                isMinor ? say[.mappingMinorHint] : say[.mappingMajorHint]
            )
        case .dates:
            let isFound = choice.dates.isEmpty
            return (
                say[.mappingDates], isFound ? say[.mappingAsFound] : choice.dates,
                say[.mappingDatesHint]
            )
        case .encoding: return (say[.mappingEncoding], choice.encoding, "")
        case .separator:
            let isFound = choice.separator.isEmpty
            return (
                say[.mappingSeparator], isFound ? say[.mappingAsFound] : choice.separator, ""
            )
        case .column(let column):
            let meaning = choice.meanings[column]
            let samples = mapping.columns.samples[column].filter { !$0.isEmpty }
            return (
                meaning.header, meaning.word ?? say[.mappingNone],
                samples.joined(separator: "   ")
            )
        }
    }
}
