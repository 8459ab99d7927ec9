import Insight
import Model
import Screen

/// Draws a letter with what is known and missing about it.
struct LetterView {
    let letter: Letter
    let top: Int
    /// When it is followed up, in words.
    let followUp: String
    let say: Catalogue
    let glyphs: Glyphs
    /// Whether it stands beside a list, so that only what differs from letter to letter is said.
    var isPreview = false

    func lines(columns: Int, rows: Int) -> [Line] {
        let facts = [letter.template, letter.play.map { say[.name(of: $0)] }, letter.language]
        var lines = [
            glyphs.paneRule(
                SafeText(say[.paneLetter]),
                facts: shown(facts.compactMap { $0 }.joined(separator: "  ")),
                columns: columns, isFocused: !isPreview)
        ]
        lines += head(columns)
        let checks = checks(columns)
        let room = max(1, rows - lines.count - checks.count)
        let body = body(columns)
        let start = max(0, min(top, body.count - room))
        lines += body[start..<min(body.count, start + room)]
        while lines.count < rows - checks.count { lines.append(Line()) }
        return Array((lines + checks).prefix(rows))
    }

    private func head(_ columns: Int) -> [Line] {
        let to = fact(.letterTo, letter.recipient, .text, columns)
        let subject = fact(.letterSubject, letter.subject, .title, columns)
        if isPreview { return [to, subject, Line()] }
        return [
            to, fact(.letterFrom, letter.sender, .text, columns), subject,
            fact(.letterFollowUp, followUp, .text, columns), glyphs.fullRule(columns: columns),
        ]
    }

    /// The last line the text can be scrolled to.
    func lastTop(columns: Int, rows: Int) -> Int {
        max(0, body(columns).count - max(1, rows - (isPreview ? 4 : 6) - checks(columns).count))
    }

    private func fact(_ name: Phrase, _ value: String, _ role: Role, _ columns: Int) -> Line {
        var line = Line("  " + SafeText(say[name]).fitted(to: 11), .muted)
        let room = max(1, columns - line.columns - 1)
        let text = shown(value)
        line.append(
            text.columns > room ? text.fitted(to: room, ellipsis: glyphs.ellipsis) : text, role)
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
        if open.isEmpty, isPreview { return [] }
        if open.isEmpty {
            lines.append(Line("  " + glyphs.check + " " + SafeText(say[.letterReady]), .good))
        }
        for problem in open.prefix(4) {
            let sign: SafeText = glyphs.isASCII ? "X" : "✕"
            lines.append(Line("  " + sign + " " + shown(problem), .bad).fitted(to: columns))
        }
        return lines
    }

    private func shown(_ text: String) -> SafeText {
        glyphs.isASCII ? SafeText(text).ascii : SafeText(text)
    }
}
