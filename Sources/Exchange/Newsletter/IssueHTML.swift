/// Writes an issue as HTML that mail programs show: tables, styles on the elements themselves, no
/// script, no style sheet, no picture, nothing fetched from anywhere.
extension IssueDocument {
    /// The issue as a whole page; every text in it is escaped.
    public func html(_ values: IssueValues) -> String {
        let writer = HTMLWriter(values: values)
        let title = HTMLWriter.escaped(subjectLine(values))
        let body = sections.map(writer.section).joined()
        return """
            <!DOCTYPE html>
            <html lang="\(HTMLWriter.escaped(language))">
            <head>
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            </head>
            <body style="margin:0; padding:0; background-color:#f3f2ee;">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" \
            style="background-color:#f3f2ee;">
            <tr><td align="center" style="padding:24px 12px;">
            <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" \
            style="width:100%; max-width:600px; background-color:#ffffff; \
            border:1px solid #dedbd2;">
            <tr><td style="padding:24px 32px 0 32px; \(HTMLWriter.font) font-size:13px; \
            line-height:20px; color:#6b675e;">\(HTMLWriter.escaped(MailingText.oneLine(program)))\
            </td></tr>
            <tr><td style="padding:4px 32px 8px 32px; \(HTMLWriter.font) font-size:24px; \
            line-height:31px; font-weight:bold; color:#1f2a33;">\(title)</td></tr>
            \(body)<tr><td height="20" style="font-size:0; line-height:20px;">&nbsp;</td></tr>
            <tr><td style="padding:16px 32px 24px 32px; border-top:1px solid #dedbd2; \
            \(HTMLWriter.font) font-size:12px; line-height:18px; color:#6b675e;">\
            \(writer.line(footer))</td></tr>
            </table>
            </td></tr>
            </table>
            </body>
            </html>

            """
    }
}

private struct HTMLWriter {
    let values: IssueValues
    static let font = "font-family:Georgia, 'Times New Roman', serif;"
    private static let text =
        "\(font) font-size:16px; line-height:25px; color:#1f2a33;"

    func section(_ section: IssueSection) -> String {
        let title = section.title.map { title in
            """
            <tr><td style="padding:20px 32px 0 32px; \(HTMLWriter.font) font-size:18px; \
            line-height:26px; font-weight:bold; color:#14546b;">\
            \(HTMLWriter.escaped(MailingText.oneLine(values.plain(title))))</td></tr>

            """
        }
        return (title ?? "") + section.content.map(block).joined()
    }

    private func block(_ content: IssueContent) -> String {
        switch content {
        case .paragraph(let runs):
            """
            <tr><td style="padding:10px 32px 6px 32px; \(HTMLWriter.text)">\(line(runs))</td></tr>

            """
        case .list(let items): table(items.map { (HTMLWriter.bullet, line($0)) }, isList: true)
        case .rows(let rows):
            table(
                rows.map { (escaped(data: $0.name), escaped(data: $0.figure)) }, isList: false)
        }
    }

    private static let bullet = "&#8226;"

    /// Two columns: a bullet and words, or a name and its figure.
    private func table(_ rows: [(left: String, right: String)], isList: Bool) -> String {
        let lines = rows.map { left, right in
            let first =
                isList
                ? "width=\"16\" valign=\"top\" style=\"padding:3px 0; \(HTMLWriter.text)\""
                : "align=\"left\" valign=\"top\" style=\"padding:5px 12px 5px 0; "
                    + "border-bottom:1px solid #eceae3; \(HTMLWriter.text)\""
            let second =
                isList
                ? "align=\"left\" valign=\"top\" style=\"padding:3px 0; \(HTMLWriter.text)\""
                : "align=\"right\" valign=\"top\" style=\"padding:5px 0; "
                    + "border-bottom:1px solid #eceae3; \(HTMLWriter.text) color:#47525b;\""
            return "<tr><td \(first)>\(left)</td><td \(second)>\(right)</td></tr>\n"
        }
        return """
            <tr><td style="padding:6px 32px 6px 32px;">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
            \(lines.joined())</table>
            </td></tr>

            """
    }

    func line(_ runs: [IssueRun]) -> String {
        runs.map { run in
            switch run {
            case .text(let text): HTMLWriter.escaped(text)
            case .data(let text): escaped(data: text)
            case .strong(let text): "<strong>\(HTMLWriter.escaped(text))</strong>"
            case .value("unsubscribe"): link(values.shown("unsubscribe"))
            case .value(let name): value(values.shown(name))
            case .link(let text, let address): anchor(HTMLWriter.escaped(text), address)
            case .dataLink(let text, let address): anchor(escaped(data: text), address)
            }
        }.joined()
    }

    /// A value, as a link if it is an address.
    private func value(_ text: String) -> String {
        IssueMarkup.isAddress(text.utf8) ? link(text) : HTMLWriter.escaped(text)
    }

    /// An address that is its own text; a service's mark stands for one.
    private func link(_ address: String) -> String {
        let isMark =
            values.service != nil
            && IssueValues.mark("unsubscribe", for: .mailchimp)
                .map { $0.utf8.elementsEqual(address.utf8) } ?? false
        let isOther =
            values.service != nil
            && IssueValues.mark("unsubscribe", for: .aweber)
                .map { $0.utf8.elementsEqual(address.utf8) } ?? false
        guard isMark || isOther || IssueMarkup.isAddress(address.utf8) else {
            return HTMLWriter.escaped(address)
        }
        return anchor(HTMLWriter.escaped(address), address)
    }

    private func anchor(_ text: String, _ address: String) -> String {
        "<a href=\"\(HTMLWriter.escaped(address))\" style=\"color:#14546b;\">\(text)</a>"
    }

    private func escaped(data text: String) -> String {
        HTMLWriter.escaped(MailingText.piece(values.plain(text)))
    }

    /// A text in which no byte means anything to HTML, and no control character is left.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x27: bytes += "&#39;".utf8
            case 0x09, 0x0A, 0x0D: bytes.append(0x20)
            case ..<0x20, 0x7F: continue
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
