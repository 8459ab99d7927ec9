import HostileTexts
import Model
import Testing

@testable import Exchange

/// Issues of the newsletter: how their files are read, and how they are written out.
@Suite struct IssueTests {
    private static let file = "newsletters/11.md"

    private func issue(_ body: String, head: String = "") throws(MessageMistake) -> IssueText {
        try IssueText(
            file: IssueTests.file,
            Array("---\nsubject: Hi {{partner.first}}\n\(head)---\n\(body)".utf8))
    }

    private func mistake(_ body: String, head: String = "") -> String {
        do throws(MessageMistake) { _ = try issue(body, head: head) } catch {
            return error.description
        }
        return ""
    }

    // MARK: - Reading

    @Test func `headings are blocks or titles, and a minus leaves a part out`() throws {
        let issue = try issue(
            """
            Before everything.
            # most-improved 3 clicks names: Our climbers
            # first-sales
            Welcome to these:
            #- anniversaries
            # near-goal 2
            # board Winter 20
            # Tip of the month
            - one
            # contact us today
            #no heading
            """, head: "language: de\nsegment: \"is:active -tag:x\"\ndays: 2026-10\n")
        #expect(issue.name == "11")
        #expect(issue.language == "de")
        #expect(issue.segment == "is:active -tag:x")
        #expect(issue.days == "2026-10")
        #expect(
            issue.parts.map(\.block) == [
                .intro, .mostImproved(count: 3, metric: .clicks, hasFigures: false), .firstSales,
                .anniversaries, .nearGoal(count: 2), .board("Winter 20"), .words, .words,
            ])
        #expect(issue.parts.map(\.isOn) == [true, true, true, false, true, true, true, true])
        #expect(issue.parts[1].title == "Our climbers")
        #expect(issue.parts[2].words == "Welcome to these:")
        #expect(issue.parts[6].title == "Tip of the month")
        #expect(issue.parts[7].words == "#no heading")
        #expect(issue.parts.map(\.line) == [nil, 8, 9, 11, 12, 13, 14, 16])
    }

    @Test func `a part is switched in its own line and back, everything else stays`() throws {
        let body = "# intro\r\nHi\n\n#- first-sales\n# Tip\nx"
        let issue = try issue(body)
        let out = try #require(issue.switching(0))
        #expect(
            String(decoding: out, as: UTF8.self).utf8.suffix(body.utf8.count + 1)
                .elementsEqual("#- intro\r\nHi\n\n#- first-sales\n# Tip\nx".utf8))
        let again = try IssueText(file: IssueTests.file, out)
        #expect(again.switching(0) == issue.bytes)
        #expect(
            issue.switching(1).map { String(decoding: $0, as: UTF8.self) }?
                .utf8.suffix(30).contains(0x2D) == true)
        #expect(issue.switching(9) == nil)
        #expect(try self.issue("words").switching(0) == nil)
    }

    @Test(arguments: [
        ("# most-improved many\n", "", "newsletters/11.md:4:1: most-improved takes no ‘many’"),
        ("# most-improved revenue\n", "", "takes no ‘revenue’"),
        ("# near-goal 0\n", "", "near-goal takes no ‘0’"),
        ("# intro\n{{#last.sale}}x{{/last.sale}}\n", "", ":5:1: an issue has no sections"),
        ("# intro\nHi\n  {{partner.first}\n", "", ":6:3: this tag is not closed"),
        ("# intro\n", "colour: red\n", "an issue has no ‘colour’"),
        ("# intro\n", "language: german\n", "‘german’ is no language"),
    ]) func `a mistake names its place`(_ body: String, head: String, text: String) {
        let found = mistake(body, head: head)
        let isIn = found.utf8.indices.contains { found.utf8[$0...].starts(with: text.utf8) }
        #expect(isIn, "\(found)")
    }

    @Test func `a new issue can be read and says in its parts what it is for`() throws {
        for language in ["en", "de"] {
            let bytes = IssueText.draft(
                subject: "News: \"all\"", language: language, segment: "is:active",
                boards: ["Winter 20"])
            let issue = try IssueText(file: "newsletters/1.md", bytes)
            #expect(issue.subject == "News: \"all\"")
            #expect(issue.parts.contains { $0.block == .board("Winter 20") })
            #expect(issue.parts.first?.block == .intro)
        }
    }

    @Test(arguments: HostileTexts.all) func `no text ends the program`(_ text: String) {
        let file = Array("---\nsubject: x\n---\n# \(text)\n\(text)\n".utf8)
        if let issue = try? IssueText(file: "newsletters/1.md", file) {
            for part in issue.parts { _ = IssueMarkup.content(part.words) }
        }
    }

    // MARK: - Markup

    @Test func `words are paragraphs, lists, strong words, links and values`() {
        #expect(
            IssueMarkup.content(
                "One\ntwo **big** x\n\n- a [b](https://x.example/?a=1&b=2)\n  more\n* c\nEnd {{ v }}"
            )
                == [
                    .paragraph([.text("One two "), .strong("big"), .text(" x")]),
                    .list([
                        [
                            .text("a "), .link("b", address: "https://x.example/?a=1&b=2"),
                            .text(" more"),
                        ], [.text("c")],
                    ]),
                    .paragraph([.text("End "), .value("v")]),
                ])
    }

    @Test(arguments: [
        "[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](https://a\" onclick=\"b)",
        "[x](https://a b)", "[](https://a)", "[x] (https://a)", "[x](https://a", "**", "****",
        "** a**", "{{", "{{}}", "{{A}}", "[x](HTTPS://a<b)",
    ]) func `what is no mark is text as it stands`(_ text: String) {
        #expect(IssueMarkup.content(text) == [.paragraph([.text(text)])])
    }

    // MARK: - Writing

    private func document(name: String = "Atlas & Co") -> IssueDocument {
        IssueDocument(
            program: "acme", subject: "Hi {{partner.first}}", language: "en",
            sections: [
                IssueSection(
                    title: nil,
                    content: IssueMarkup.content(
                        "Hello {{partner.first}}, **see** [us](https://a.example).")),
                IssueSection(
                    title: "Most improved",
                    content: [
                        .rows([
                            IssueContent.Row(name, "9 to 21 sales"),
                            IssueContent.Row("旅行", "1 to 4 sales"),
                        ])
                    ]),
                IssueSection(title: "Tip", content: IssueMarkup.content("- one\n- two")),
            ], footer: [.text("Stop: "), .value("unsubscribe")])
    }

    private let values = IssueValues {
        ["partner.first": "<Ann>", "unsubscribe": "https://a.example/stop"][$0]
    }

    @Test func `the text has titles, aligned rows and no mark`() {
        #expect(document().subjectLine(values) == "Hi <Ann>")
        #expect(
            document().plain(values) == """
                Hello <Ann>, see us <https://a.example>.

                MOST IMPROVED
                  Atlas & Co   9 to 21 sales
                  旅行         1 to 4 sales

                TIP
                  - one
                  - two

                --\u{20}
                Stop: https://a.example/stop

                """)
    }

    @Test func `lines of the text end before column 72, longer words stand alone`() {
        let long = String(repeating: "x", count: 90)
        let document = IssueDocument(
            program: "", subject: "s", language: "en",
            sections: [
                IssueSection(
                    title: nil,
                    content: IssueMarkup.content(
                        String(repeating: "word ", count: 40) + long + " end"))
            ], footer: [])
        let lines = document.plain(values).utf8.split(separator: 0x0A)
        #expect(
            lines.filter { $0.count > 72 }.map { String(decoding: Array($0), as: UTF8.self) } == [
                long
            ])
        #expect(lines.contains { $0.elementsEqual("end".utf8) })
    }

    @Test func `a figure without room stands below its name`() {
        let document = IssueDocument(
            program: "", subject: "s", language: "en",
            sections: [
                IssueSection(
                    title: nil,
                    content: [
                        .rows([
                            IssueContent.Row(
                                "Amy Fernández de la Vega y Montenegro", "0 to 6 sales"),
                            IssueContent.Row("Li", "1 to 21 sales"),
                        ])
                    ])
            ], footer: [])
        #expect(
            document.plain(values, columns: 43) == """
                  Amy Fernández de la Vega y Montenegro
                      0 to 6 sales
                  Li                          1 to 21 sales

                --\u{20}


                """)
    }

    @Test func `words of people's in a figure make no line and no mark of their own`() {
        let document = IssueDocument(
            program: "", subject: "s", language: "en",
            sections: [
                IssueSection(
                    title: nil,
                    content: [.rows([IssueContent.Row("Li", "late: a\r\n# b\u{2028}*c* [d](e)")])])
            ], footer: [])
        #expect(
            document.plain(values) == "  Li   late: a # b *c* [d](e)\n\n-- \n\n")
        #expect(
            document.markdown(values).contains("- **Li**: late: a \\# b \\*c\\* \\[d\\](e)\n"))
    }

    @Test func `Markdown keeps the person's marks and escapes the program's texts`() {
        #expect(
            document(name: "_A*[x](y)").markdown(values) == """
                # Hi <Ann>

                Hello <Ann>, **see** [us](https://a.example).

                ## Most improved

                - **\\_A\\*\\[x\\](y)**: 9 to 21 sales
                - **旅行**: 1 to 4 sales

                ## Tip

                - one
                - two

                ---

                Stop: https://a.example/stop

                """)
    }

    @Test func `HTML has tables, styles on elements, links, and nothing that runs or is fetched`() {
        let html = document().html(values)
        #expect(
            html.contains("Hello &lt;Ann&gt;, <strong>see</strong> <a href=\"https://a.example\""))
        #expect(html.contains(">Atlas &amp; Co</td>"))
        #expect(html.contains("<a href=\"https://a.example/stop\""))
        for word in ["<script", "<style", "<img", "<link", "javascript:", "url(", "<!--"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(IssueTests.unclosed(html).isEmpty)
    }

    @Test(
        arguments: HostileTexts.all + [
            "</td></table><script>x</script>", "&lt;", "'\"><img src=x>",
        ])
    func `no text gets out of its place in HTML`(_ text: String) {
        let values = IssueValues { _ in text }
        let document = IssueDocument(
            program: text, subject: text, language: "en",
            sections: [
                IssueSection(title: text, content: IssueMarkup.content(text)),
                IssueSection(
                    title: nil,
                    content: [
                        .rows([IssueContent.Row(text, text)]),
                        .paragraph([.value("x"), .data(text)]),
                    ]),
            ], footer: [.value("unsubscribe")])
        let html = document.html(values)
        #expect(IssueTests.unclosed(html).isEmpty)
        #expect(html.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
        #expect(!html.contains("<script") && !html.contains("<img"))
        _ = document.plain(values)
        _ = document.markdown(values)
    }

    /// Names of elements that are opened and not closed in order, or closed and not opened.
    private static func unclosed(_ html: String) -> [String] {
        var open: [String] = []
        for tag in html.utf8.split(separator: 0x3C).dropFirst() {
            let name = String(
                decoding: tag.prefix { $0 != 0x3E && $0 != 0x20 && $0 != 0x0A }, as: UTF8.self)
            if ["!DOCTYPE", "meta"].contains(name) { continue }
            if name.utf8.first == 0x2F {
                guard open.popLast() == String(name.dropFirst()) else { return open + [name] }
            } else {
                open.append(name)
            }
        }
        return open
    }

    @Test func `a service's marks stand for values, and none is found in the program's texts`()
        throws
    {
        func html(_ service: MailingService) -> String {
            document(name: "*|EVIL|* {!evil}").html(
                IssueValues(service: service) { IssueValues.mark($0, for: service) })
        }
        #expect(html(.mailchimp).contains("Hello *|FNAME|*,"))
        #expect(html(.mailchimp).contains("<a href=\"*|UNSUB|*\""))
        #expect(html(.mailchimp).contains("* |EVIL|* {!evil}"))
        #expect(html(.aweber).contains("Hello {!firstname_fix},"))
        #expect(html(.aweber).contains("*|EVIL|* { !evil}"))
        #expect(html(.aweber).contains("<a href=\"{!remove_web}\""))
    }

    @Test func `a mail has text and HTML as two parts, and says how to leave the list`() throws {
        let address = try #require(MailAddress("d@x.example".utf8))
        let mail = try MailMessage(
            from: NamedAddress("Kim <kim@shop.example>"),
            to: NamedAddress(name: "Dana", address: address), subject: "Hi",
            body: "a = b\n--=_k3\n", html: "<p>ü</p>\n",
            leave: "mailto:kim@shop.example?subject=stop",
            milliseconds: 1_795_530_485_000, key: "k3")
        #expect(
            String(decoding: try mail.bytes(), as: UTF8.self).utf8.split(
                separator: 0x0A, omittingEmptySubsequences: false
            ).dropFirst(5).map { String(decoding: Array($0), as: UTF8.self) } == [
                "List-Unsubscribe: <mailto:kim@shop.example?subject=stop>", "MIME-Version: 1.0",
                "Content-Type: multipart/alternative; boundary=\"=_k3\"", "", "--=_k3",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: quoted-printable", "", "a =3D b", "--=3D_k3",
                "--=_k3", "Content-Type: text/html; charset=UTF-8",
                "Content-Transfer-Encoding: quoted-printable", "", "<p>=C3=BC</p>", "--=_k3--", "",
            ])
        #expect(throws: MessageMistake.self) {
            try MailMessage(
                from: NamedAddress("k@s.example"), to: NamedAddress("d@x.example"), subject: "Hi",
                body: "x", leave: "https://a>\nBcc: x", milliseconds: 0, key: "k")
        }
    }
}
