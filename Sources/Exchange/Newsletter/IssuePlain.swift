/// Writes an issue as plain text.
extension IssueDocument {
    /// The issue as text of so many columns, lines ending in line feeds; the subject is not part of
    /// it.
    public func plain(_ values: IssueValues, columns: Int = 72) -> String {
        let writer = PlainWriter(values: values, columns: columns)
        var blocks: [String] = []
        for section in sections {
            if let title = section.title { blocks.append(MailingText.oneLine(title).uppercased()) }
            let body = section.content.map(writer.block).joined(separator: "\n\n")
            guard !body.isEmpty else { continue }
            if section.title != nil, let heading = blocks.popLast() {
                blocks.append(heading + "\n" + body)
            } else {
                blocks.append(body)
            }
        }
        blocks.append("-- \n" + writer.wrapped(writer.line(footer), indent: ""))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The subject as one line.
    public func subjectLine(_ values: IssueValues) -> String {
        MailingText.oneLine(PlainWriter(values: values).line(subject))
    }
}

struct PlainWriter {
    let values: IssueValues
    var columns = 72

    func block(_ content: IssueContent) -> String {
        switch content {
        case .paragraph(let runs): return wrapped(line(runs), indent: "")
        case .list(let items):
            return items.map { "  - " + wrapped(line($0), indent: "    ", first: 4) }
                .joined(separator: "\n")
        case .rows(let rows): return table(rows)
        }
    }

    private func table(_ rows: [IssueContent.Row]) -> String {
        let names = rows.map { MailingText.oneLine(values.plain($0.name)) }
        let figures = rows.map { MailingText.oneLine(values.plain($0.figure)) }
        let widest = figures.map(PlainWriter.width).max() ?? 0
        let longest = names.map(PlainWriter.width).max() ?? 0
        let width = min(36, longest, max(8, columns - widest - 5))
        return zip(names, figures).map { name, figure in
            guard !figure.isEmpty else { return "  " + name }
            // A figure without room beside a long name stands below it.
            guard PlainWriter.width(name) <= max(width, columns - PlainWriter.width(figure) - 5)
            else { return "  \(name)\n      " + figure }
            let gap = String(repeating: " ", count: max(0, width - PlainWriter.width(name)) + 3)
            return "  " + name + gap + figure
        }.joined(separator: "\n")
    }

    func line(_ runs: [IssueRun]) -> String {
        runs.map { run in
            switch run {
            case .text(let text), .strong(let text): text
            case .data(let text): MailingText.piece(values.plain(text))
            case .value(let name): values.shown(name)
            case .dataLink(let text, let address):
                "\(MailingText.piece(values.plain(text))) <\(address)>"
            case .link(let text, let address):
                address.utf8.elementsEqual(("mailto:" + text).utf8)
                    || address.utf8.elementsEqual(text.utf8) ? text : "\(text) <\(address)>"
            }
        }.joined()
    }

    /// Words broken into lines; a word that is longer than a line stands alone.
    func wrapped(_ text: String, indent: String, first: Int = 0) -> String {
        var lines: [String] = []
        var current = ""
        var used = first
        for word in text.utf8.split(separator: 0x20).map({ String(decoding: $0, as: UTF8.self) }) {
            let width = PlainWriter.width(word)
            if !current.isEmpty, used + 1 + width > columns {
                lines.append(current)
                (current, used) = (indent + word, indent.utf8.count + width)
            } else {
                used += width + (current.isEmpty ? 0 : 1)
                current += (current.isEmpty ? "" : " ") + word
            }
        }
        lines.append(current)
        return lines.joined(separator: "\n")
    }

    /// Columns of a text in a mail read with letters of one width: wide letters of East Asia take
    /// two, marks on letters none.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: sum
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
                0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
                0x20000...0x3FFFD:
                sum + 2
            default: sum + 1
            }
        }
    }
}
