import Insight
import Model
import Screen

/// What stands over the panes: cursor, boxes, candidates.
extension Console {
    func placeCursor(in frame: inout Frame) {
        guard let prompt, size.rows >= 16 || layout.extent != .listOnly else { return }
        switch prompt.purpose {
        case .confirm, .confirmMove, .question, .keepLetters: return
        default: break
        }
        let column = 2 + SafeText(promptName(prompt)).columns + SafeText(prompt.field.head).columns
        frame.cursor = Position(column: min(column, size.columns - 1), row: size.rows - 2)
        if let mistake = list.mistake, isFilterPrompt(prompt), !mistake.isIncomplete {
            let place = 3 + mistake.column
            let caret = Line("^", .bad)
            frame.overlay([caret], at: Position(column: place, row: size.rows - 3))
        }
    }

    func drawBoxes(on frame: inout Frame) {
        if let overlay {
            OverlayView(overlay: overlay, glyphs: glyphs, noMatch: say[.boxNoMatch])
                .draw(on: &frame)
        } else if !keymap.prefix.isEmpty {
            drawContinuations(on: &frame)
        } else if let completion = prompt?.completion, !completion.candidates.isEmpty {
            drawCandidates(completion, on: &frame)
        }
    }

    private func drawContinuations(on frame: inout Frame) {
        let items = keymap.continuations.map { key, command in
            Line("  " + SafeText(KeyNotation.label(key)).fitted(to: 6), .accent)
                + Line(
                    SafeText(say[.name(of: command)]).fitted(to: 30, ellipsis: glyphs.ellipsis),
                    .text)
        }
        let isTall = items.count + 5 > size.rows && size.columns >= 80
        let width = isTall ? 80 : min(40, size.columns)
        let lines = isTall ? besideEachOther(items, columns: width - 2) : items
        let rows = lines.count + 2
        let box = glyphs.box(lines, title: SafeText(say[.boxNext]), columns: width, rows: rows)
        frame.overlay(
            box,
            at: Position(
                column: max(0, size.columns - width - 2), row: max(0, size.rows - rows - 3)))
    }

    /// The lines in two columns, down the left one first.
    private func besideEachOther(_ lines: [Line], columns: Int) -> [Line] {
        let half = (lines.count + 1) / 2
        return (0..<half).map { place in
            let left = lines[place].fitted(to: columns / 2)
            let other = place + half
            return lines.indices.contains(other) ? left + lines[other] : left
        }
    }

    private func drawCandidates(_ completion: FilterCompletion, on frame: inout Frame) {
        let items = completion.candidates.prefix(6).map { candidate in
            Line(" " + SafeText(candidate.text).fitted(to: 22), .match)
                + Line(SafeText(candidate.meaning) + " ", .muted)
        }
        let rows = items.count + 2
        let box = glyphs.box(
            Array(items), title: "tab", columns: min(70, size.columns), rows: rows)
        frame.overlay(box, at: Position(column: 2, row: max(0, size.rows - rows - 3)))
    }
}

extension Line {
    static func + (left: Line, right: Line) -> Line {
        var line = left
        line.append(right)
        return line
    }
}
