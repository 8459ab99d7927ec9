import Testing

@testable import Exchange

/// What is too long or too deep is told with its place, its size and what may be.
@Suite struct LimitTests {
    private static func told(_ make: () throws -> Void) -> String {
        do { try make() } catch { return "\(error)" }
        return "nothing"
    }

    private static func template(_ body: String) throws -> MessageTemplate {
        try MessageTemplate(
            file: "templates/x.md", Array("---\nsubject: s\n---\n\(body)\n".utf8))
    }

    private static func mail(_ subject: String, _ body: String, html: String? = nil) throws {
        let address = try NamedAddress("a@x.example")
        _ = try MailMessage(
            from: address, to: address, subject: subject, body: body, html: html, milliseconds: 0,
            key: "k")
    }

    @Test func `a template that is nested too deep`() {
        let deep =
            String(repeating: "{{#a}}", count: 33) + String(repeating: "{{/a}}", count: 33)
        #expect(
            LimitTests.told { _ = try LimitTests.template(deep) }
                == "templates/x.md:4:193: sections are nested deeper than 32; "
                + "write them one after the other")
    }

    @Test func `a template, a draft and an issue that are too large`() {
        let big = [UInt8](repeating: 0x61, count: 1 << 20)
        #expect(
            LimitTests.told { _ = try MessageTemplate(file: "t", big) }
                == "t:1:1: the file has 1048576 bytes and may have 16384; make it shorter")
        #expect(
            LimitTests.told { _ = try IssueText(file: "newsletters/1.md", big) }
                == "newsletters/1.md:1:1: the file has 1048576 bytes and may have 65536; make it shorter"
        )
    }

    @Test func `a mail with a part that is too long`() {
        let long = String(repeating: "x", count: 600_000)
        #expect(
            LimitTests.told { try LimitTests.mail(String(long.prefix(901)), "b") }
                == "subject: it has 901 bytes and may have 900; shorten it")
        #expect(
            LimitTests.told { try LimitTests.mail("s", long) }
                == "text: it has 600000 bytes and may have 262144; shorten it")
        #expect(
            LimitTests.told { try LimitTests.mail("s", "b", html: long) }
                == "HTML: it has 600000 bytes and may have 524288; shorten it")
        #expect(LimitTests.told { try LimitTests.mail("s", "b") } == "nothing")
    }

    @Test func `a file of more rows than may be`() throws {
        var reader = CSVReader(ByteSource(Array("a\nb\n".utf8)))
        _ = try reader.next()
        var pace = ImportPace(ImportWatch())
        for _ in 0..<5_000_000 { try pace.step(reader) }
        let refusal = #expect(throws: Refusal.self) { try pace.step(reader) }
        #expect(
            refusal?.text
                == "line 1: more than 5,000,000 rows: split the file and import the parts")
    }
}
