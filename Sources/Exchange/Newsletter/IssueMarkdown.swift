/// Writes an issue as Markdown.
extension IssueDocument {
    /// The issue as Markdown, lines ending in line feeds.
    ///
    /// What the program puts in is escaped; the person's own words stand as they are.
    public func markdown(_ values: IssueValues) -> String {
        let writer = MarkdownWriter(values: values)
        var blocks = ["# " + writer.line(subject)]
        for section in sections {
            if let title = section.title { blocks.append("## " + MarkdownWriter.escaped(title)) }
            blocks += section.content.map(writer.block)
        }
        blocks += ["---", writer.line(footer)]
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

private struct MarkdownWriter {
    let values: IssueValues

    func block(_ content: IssueContent) -> String {
        switch content {
        case .paragraph(let runs): line(runs)
        case .list(let items): items.map { "- " + line($0) }.joined(separator: "\n")
        case .rows(let rows): rows.map(row).joined(separator: "\n")
        }
    }

    private func row(_ row: IssueContent.Row) -> String {
        let name = "**" + MarkdownWriter.escaped(values.plain(row.name)) + "**"
        let figure = MarkdownWriter.escaped(values.plain(row.figure))
        return "- " + name + (figure.isEmpty ? "" : ": " + figure)
    }

    func line(_ runs: [IssueRun]) -> String {
        runs.map { run in
            switch run {
            case .text(let text): text
            case .data(let text): MarkdownWriter.escaped(values.plain(text))
            case .strong(let text): "**" + text + "**"
            case .value(let name): values.shown(name)
            case .link(let text, let address): "[\(text)](\(address))"
            case .dataLink(let text, let address):
                "[" + MarkdownWriter.escaped(values.plain(text)) + "](<\(address)>)"
            }
        }.joined()
    }

    /// A text without any sign that would mean something.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in MailingText.piece(text).utf8 {
            if "\\`*_{}[]<>#+!|~&".utf8.contains(byte) { bytes.append(0x5C) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
