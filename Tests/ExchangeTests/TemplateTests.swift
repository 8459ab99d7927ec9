import Exchange
import HostileTexts
import Model
import Testing

@Suite struct TemplateTests {
    private func template(
        _ body: String, subject: String = "Hello", file: String = "templates/t.md"
    ) throws -> MessageTemplate {
        try MessageTemplate(
            file: file, Array("---\nsubject: \"\(subject)\"\n---\n\(body)".utf8))
    }

    private func values(_ known: [String: String], missing: [String] = []) -> MessageValues {
        var values = MessageValues()
        for (name, text) in known { values.set(name, text) }
        for name in missing { values.set(name, nil, missing: "nobody knows") }
        return values
    }

    private func mistake(_ body: String) -> String {
        do {
            _ = try template(body)
            return ""
        } catch { return "\(error)" }
    }

    @Test func `values are filled in as they are, without escapes of HTML`() throws {
        let text = try template("Hi {{ name }} {{{name}}} {{&name}}", subject: "For {{name}}")
            .compose(values(["name": "Tom & \"Jerry\" <x>"]))
        #expect(text.subject == "For Tom & \"Jerry\" <x>")
        #expect(
            text.body
                == "Hi Tom & \"Jerry\" <x> Tom & \"Jerry\" <x> Tom & \"Jerry\" <x>\n")
        #expect(text.used == ["name"])
        #expect(text.missing.isEmpty)
    }

    @Test func `a sentence in a section of a missing value is left out`() throws {
        let body = "One. {{#gap.usual}}Every {{gap.usual}} days. {{/gap.usual}}Two."
        let template = try template(body)
        let full = try template.compose(values(["gap.usual": "4"]))
        #expect(full.body == "One. Every 4 days. Two.\n")
        let short = try template.compose(values([:], missing: ["gap.usual"]))
        #expect(short.body == "One. Two.\n")
        #expect(short.leftOut == ["gap.usual"])
        #expect(short.missing.isEmpty)
    }

    @Test func `an inverted section is for when a value is missing`() throws {
        let template = try template("{{^a}}none{{/a}}{{#a}}some {{a}}{{/a}}")
        #expect(try template.compose(values([:], missing: ["a"])).body == "none\n")
        #expect(try template.compose(values(["a": "1"])).body == "some 1\n")
    }

    @Test func `a missing value outside its section stays and is named`() throws {
        let text = try template(
            "From {{rate.offer}} on {{rate.offer}} and {{x}}", subject: "{{x}}!"
        )
        .compose(values([:], missing: ["rate.offer", "x"]))
        #expect(text.missing == ["x", "rate.offer"])
        #expect(text.subject == "{{x}}!")
        #expect(text.body == "From {{rate.offer}} on {{rate.offer}} and {{x}}\n")
        let draft = MessageDraft(
            partner: try #require(PartnerID("a".utf8)), subject: text.subject, body: text.body)
        #expect(draft.missing == ["x", "rate.offer"])
    }

    @Test func `what only a left-out sentence lacks does not block`() throws {
        let text = try template("{{#a}}{{a}} {{b}}{{/a}}end").compose(
            values([:], missing: ["a", "b"]))
        #expect(text.body == "end\n")
        #expect(text.missing.isEmpty)
    }

    @Test func `an unknown value is refused with its place and the nearest name`() throws {
        let template = try template("Hi\n  {{partner.nane}}")
        let error = #expect(throws: MessageMistake.self) {
            try template.compose(values(["partner.name": "x", "today": "y"]))
        }
        #expect(error?.place == "templates/t.md:5:3")
        #expect(error?.advice == "did you mean partner.name?")
    }

    @Test(arguments: [
        ("{{>a}}", "4:1: a template cannot take in another one"),
        ("{{<a}}x{{/a}}", "4:1: a template cannot take in another one"),
        ("{{$a}}x{{/a}}", "4:1: a template cannot take in another one"),
        ("x {{=<% %>=}}", "4:3: a template cannot change how tags are read"),
        ("{{% CONTENT_TYPE:HTML}}", "4:1: a template cannot change how tags are read"),
        ("{{uppercased(name)}}", "4:1: ‘uppercased(name)’ is no name of a value"),
        ("{{.}}", "4:1: ‘.’ is no name of a value"),
        ("{{}}", "4:1: ‘’ is no name of a value"),
        ("ä {{name", "4:3: this tag is not closed"),
        ("{{{name}}", "4:1: this tag is not closed"),
        ("{{#a}}\nx", "4:1: the section ‘a’ is not closed"),
        ("{{#a}}{{#b}}{{/a}}{{/b}}", "4:13: the section that is open here is ‘b’, not ‘a’"),
        ("{{/a}}", "4:1: no section ‘a’ is open here"),
        ("a\u{1B}b", "4:2: a control character stands here"),
        ("{{name}}\u{301}", "4:1: a combining mark is joined to this tag"),
    ]) func `a tag that is no value, section or remark is refused`(
        _ body: String, _ told: String
    ) {
        #expect(mistake(body).utf8.starts(with: "templates/t.md:\(told)".utf8), "\(mistake(body))")
    }

    @Test func `bombs are refused before any library reads them`() throws {
        let deep = String(repeating: "{{#a}}", count: 33) + String(repeating: "{{/a}}", count: 33)
        #expect(mistake(deep).contains("nested deeper than 32"))
        #expect(mistake(String(repeating: "x", count: 17_000)).contains("may have 16384"))
        let fits =
            String(repeating: "{{#a}}", count: 32) + "x" + String(repeating: "{{/a}}", count: 32)
        #expect(try template(fits).compose(values(["a": "1"])).body == "x\n")
        let wide = try template(String(repeating: "{{a}}", count: 3_000))
        #expect(throws: MessageMistake.self) {
            try wide.compose(values(["a": String(repeating: "y", count: 100)]))
        }
    }

    @Test func `the front of a file is read with lines of the file`() {
        func told(_ text: String) -> String {
            do {
                _ = try MessageTemplate(file: "t.md", Array(text.utf8))
                return ""
            } catch { return "\(error)" }
        }
        #expect(told("Hi").utf8.starts(with: "t.md:1:1: the file does not begin".utf8))
        #expect(told("---\nsubject: x\n").contains("do not end"))
        #expect(told("---\nlanguage: en\n---\n").contains("needs a subject"))
        #expect(told("---\nsubject: x\nplay: sing\n---\n").contains("t.md:3:7: ‘sing’ is no play"))
        #expect(
            told("---\nsubject: x\nwho: y\n---\n").contains("t.md:3:1: a template has no ‘who’"))
        #expect(told("---\nsubject: [a]\n---\n").contains("t.md:2:10"))
        #expect(told("---\nsubject: x\nlanguage: english\n---\n").contains("no language"))
        #expect(told("---\r\nsubject: x\r\nplay: call\r\n---\r\nHi\r\n").isEmpty)
    }

    @Test func `hostile templates are refused or harmless`() throws {
        var dice = Dice(3)
        for hostile in HostileTexts.all
            + (0..<200).map({ _ in HostileTexts.random(&dice, count: 40) })
        {
            for body in [hostile, "{{\(hostile)}}", "{{#\(hostile)", "{{name}}\(hostile)"] {
                guard let template = try? template(body) else { continue }
                _ = try? template.compose(values(["name": hostile]))
            }
        }
    }

    @Test func `hostile values come out as they are and mean nothing`() throws {
        let template = try template("<{{a}}>{{#a}}[{{a}}]{{/a}}")
        for hostile in HostileTexts.all + ["{{>a}}", "{{#b}}", "{{% x}}", "{{/a}}"]
        where !hostile.isEmpty {
            let body = try template.compose(values(["a": hostile])).body
            let lines = "<\(hostile)>[\(hostile)]"
            guard !hostile.utf8.contains(where: { [0x0A, 0x20, 0x09].contains($0) }) else {
                continue
            }
            #expect(body.utf8.elementsEqual((lines + "\n").utf8))
        }
    }

    // MARK: - Shelf and language

    @Test func `a program's own template stands in for a shipped one of its language`() throws {
        func file(_ name: String, _ subject: String) -> (file: String, bytes: [UInt8]) {
            (name, Array("---\nsubject: \(subject)\n---\nx".utf8))
        }
        let shelf = TemplateShelf(
            shipped: [file("call.md", "a"), file("call.de.md", "b")],
            own: [
                file("templates/call.de.md", "c"), file("templates/Bad Name.md", "d"),
                ("templates/e.md", []),
            ])
        #expect(shelf.names == ["call"])
        #expect(shelf.template("call", languages: ["de", "en"])?.subjectText == "c")
        #expect(shelf.template("call", languages: ["pl", "en"])?.subjectText == "a")
        #expect(shelf.template("none", languages: ["en"]) == nil)
        #expect(shelf.mistakes.map(\.place) == ["templates/Bad Name.md", "templates/e.md:1:1"])
    }

    @Test func `the language is the partner's, else the country's, else the program's`() {
        func choose(_ language: String?, _ country: String?) -> [String] {
            MessageLanguage.preferences(language: language, country: country, usual: "pl")
        }
        #expect(choose("de-AT", "PL") == ["de", "pl", "en"])
        #expect(choose(nil, "at") == ["de", "pl", "en"])
        #expect(choose("xxx", "TW") == ["zh", "pl", "en"])
        #expect(choose(nil, "CH") == ["pl", "en"])
    }

    @Test func `days, numbers and money are written in the letter's language`() throws {
        let today = try #require(Day(iso: "2026-11-24".utf8))
        let day = try #require(Day(iso: "2026-10-21".utf8))
        let earlier = try #require(Day(iso: "2025-10-21".utf8))
        let money = Money(minorUnits: 140_250, currency: .euro)
        func all(_ language: String) -> [String] {
            let format = LetterFormat(language: language, today: today)
            return [
                format.day(day), format.day(earlier), format.count(-12_345), format.money(money),
            ]
        }
        #expect(all("en") == ["21 October", "21 October 2025", "-12,345", "EUR 1,402.50"])
        #expect(all("de") == ["21. Oktober", "21. Oktober 2025", "-12.345", "1.402,50 EUR"])
        #expect(
            all("pl") == [
                "21 października", "21 października 2025", "-12\u{A0}345", "1\u{A0}402,50 EUR",
            ])
        #expect(all("zh") == ["10月21日", "2025年10月21日", "-12,345", "1,402.50 EUR"])
    }
}
