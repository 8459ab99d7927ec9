import HostileTexts
import Testing

@testable import Exchange

/// Whatever a file, a template or an address holds, reading it ends in a value or in a refusal.
@Suite struct FuzzTests {
    @Test func `no table does harm`() {
        let files = [
            "\"ID\",\"email\",\"notes\"\n12,a@b.example,\"O'Brien, \"\"Ann\"\"\"\n15,,\n",
            "id;amount\r\n1;\"1.234,50\"\r\n", "a\tb\n1\t2\n", "\u{FEFF}a,b\n1,2",
        ]
        var mutations = Mutations(files, words: ["\"", "\"\"", ",", ";", "\t", "\r\n", "\r", "\n"])
        mutations.forEach { bytes in
            for bare in [false, true] {
                var dialect = CSVDialect(header: bytes.prefix { $0 != 0x0A })
                dialect.hasBareQuotes = bare
                var reader = CSVReader(Sample.source(bytes, piece: 16), dialect: dialect)
                while (try? reader.next()) == true {
                    for place in 0..<reader.count { _ = CellValues.text(reader.cell(place)) }
                }
            }
        }
    }

    @Test func `no template does harm`() {
        let files = [
            "---\nsubject: \"For {{name}}\"\nkind: mail\n---\nHi {{ name }},\n{{#rate}}you get {{rate}}{{/rate}}\n"
        ]
        let words = ["{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{>", "{{!", "{{=", "---\n"]
        var values = MessageValues()
        values.set("name", "Ann <a@b.example>\r\nBcc: x")
        values.set("rate", nil, missing: "nobody knows")
        var mutations = Mutations(files, words: words)
        mutations.forEach { bytes in
            guard let template = try? MessageTemplate(file: "templates/t.md", bytes) else { return }
            _ = try? template.compose(values)
        }
    }

    @Test func `no address smuggles anything`() {
        let texts = ["a@b.example", "Dana Ruiz <d@x.example>", "\"Ruiz, D\" <d@xn--x.example>"]
        let words = ["@", "<", ">", "\"", "\\", ",", ";", ".", "-", "\r\nBcc: ", "(", ")"]
        var mutations = Mutations(texts, words: words)
        mutations.forEach { bytes in
            if let address = MailAddress(bytes) {
                #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
                #expect(address.text.utf8.count { $0 == 0x40 } == 1)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let named = try? NamedAddress(text) else { return }
            #expect(named.name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        }
    }
}
