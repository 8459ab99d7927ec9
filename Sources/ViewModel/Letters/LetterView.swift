import Model
import Screen

/// Draws a letter with what is known and missing about it.
struct LetterView {
    let letter: Letter
    let top: Int
    let say: Catalogue
    let glyphs: Glyphs

    func lines(columns: Int, rows: Int) -> [Line] {
        var lines = [
            glyphs.paneRule(
                SafeText(say[.paneLetter]),
                facts: SafeText(
                    [letter.template, letter.play?.rawValue].compactMap { $0 }
                        .joined(separator: "  ")),
                columns: columns, isFocused: true)
        ]
        lines.append(fact(.letterTo, letter.recipient, .text))
        lines.append(fact(.letterFrom, letter.sender, .text))
        lines.append(fact(.letterSubject, letter.subject, .title))
        lines.append(glyphs.fullRule(columns: columns))
        let checks = checks(columns)
        let room = max(1, rows - lines.count - checks.count)
        let body = body(columns)
        let start = max(0, min(top, body.count - room))
        lines += body[start..<min(body.count, start + room)]
        while lines.count < rows - checks.count { lines.append(Line()) }
        return lines + checks
    }

    private func fact(_ name: Phrase, _ value: String, _ role: Role) -> Line {
        var line = Line("  " + SafeText(say[name]).fitted(to: 10), .muted)
        line.append(shown(value), role)
        return line
    }

    private func body(_ columns: Int) -> [Line] {
        letter.body.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).flatMap {
            paragraph -> [Line] in
            let text = shown(String(decoding: paragraph, as: UTF8.self))
            guard text.columns > 0 else { return [Line()] }
            return text.wrapped(to: min(76, max(10, columns - 6))).map { Line("    " + $0) }
        }
    }

    private func checks(_ columns: Int) -> [Line] {
        var lines = [glyphs.paneRule(SafeText(say[.paneChecks]), columns: columns)]
        let open = letter.missing.map { say(.letterMissing, $0) } + letter.obstacles
        if open.isEmpty {
            lines.append(Line("  " + glyphs.check + " " + SafeText(say[.letterReady]), .good))
        }
        for problem in open.prefix(4) {
            let sign: SafeText = glyphs.isASCII ? "X" : "✕"
            lines.append(Line("  " + sign + " " + shown(problem), .bad))
        }
        return lines
    }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}
