import Testing

@testable import Exchange

@Suite struct CSVReaderTests {
    private func rows(_ text: String, bare: Bool = false, piece: Int = 1 << 18) throws(Refusal)
        -> [[String]]
    {
        let bytes = Array(text.utf8)
        var dialect = CSVDialect(header: bytes.prefix { $0 != 0x0A })
        dialect.hasBareQuotes = bare
        var reader = CSVReader(Sample.source(bytes, piece: piece), dialect: dialect)
        var rows: [[String]] = []
        while try reader.next() {
            var row: [String] = []
            for place in 0..<reader.count { row.append(CellValues.text(reader.cell(place))) }
            rows.append(row)
        }
        return rows
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("a, b\n1, 2\n", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n", [["a", "b"]]),
        ("a\n\"x\ny\"\n", [["a"], ["x\ny"]]),
        ("a\n\"x\"\"y\"\n", [["a"], ["x\"y"]]),
        ("a,b\n\"x\\\"y\",2\n", [["a", "b"], ["x\"y", "2"]]),
        ("a,b\n\"10\"%,2\n", [["a", "b"], ["10%", "2"]]),
        // A backslash before a quote: doubled quotes are doubled, a single one is escaped.
        ("a,\"\\\"\"\"\n2,3\n", [["a", "\\\""], ["2", "3"]]),
        ("a,\"x\\\"\"y\"\n", [["a", "x\\\"y"]]),
        ("a,\"x\\\"\n", [["a", "x\\"]]),
        ("a,\"x\\\"\"\n", [["a", "x\""]]),
        ("a,b\n1,2,\n", [["a", "b"], ["1", "2", ""]]),
        ("a,b\n1\n", [["a", "b"], ["1"]]),
        ("a,b\n\n\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("\"\"\n", [[""]]),
    ])
    func `reads what exports write`(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test func `quotes left as they are end a cell only before a separator`() throws {
        #expect(
            try rows("\"a\",\"b\"\n\"Plan \"Pro\" 1 yr\",\"2\",\n", bare: true)
                == [["a", "b"], ["Plan \"Pro\" 1 yr", "2", ""]])
    }

    @Test func `a file comes to the same in pieces of any size`() throws {
        let text =
            "a,b\r\n\"x\ny\",\"p\"\"q\"\r\nż,\"10\"%\r\r\n1,\"\\\"z\\\"\"\n\"last\",\"no end of line\""
        let whole = try rows(text)
        for piece in 1...text.utf8.count { #expect(try rows(text, piece: piece) == whole) }
    }

    /// What is wrong in each row, as `line:column what`.
    private func problems(_ text: String, bare: Bool = false) throws(Refusal) -> [String] {
        var reader = CSVReader(ByteSource(Array(text.utf8)))
        reader.dialect.hasBareQuotes = bare
        var told: [String] = []
        while try reader.next() {
            if let problem = reader.problem {
                told.append("\(problem.line):\(problem.column) \(problem.what)")
            } else {
                told.append("\(reader.line): \(CellValues.text(reader.cell(0)))")
            }
        }
        return told
    }

    @Test func `a quote that is never closed is told where it opens, and the rest is read`() throws
    {
        #expect(
            try problems("a,b\n1,\"x\n2,3\n")
                == ["1: a", "2:3 a quote is opened here and never closed", "3: 2"])
        #expect(
            try problems("a,b\n\"p\nq\",\"x\n2,3\n")
                == ["1: a", "3:4 a quote is opened here and never closed", "4: 2"])
        let long = String(repeating: "y\n", count: 40_000)
        let told = try problems("a\n\"" + long)
        #expect(told[1] == "2:1 a quote is opened here and not closed within 64 KiB")
        #expect(told.count == 40_001)
    }

    @Test func `cells, rows and columns beyond the limits are told, and the rest is read`() throws {
        let cell = String(repeating: "x", count: 65_537)
        #expect(
            try problems("a,b\n1,\(cell)\n2,3\n")
                == ["1: a", "2:3 this cell is longer than 64 KiB", "3: 2"])
        let columns = String(repeating: "1,", count: 600)
        #expect(
            try problems("a\n\(columns)\n2\n")
                == ["1: a", "2:1 this row has 601 columns, more than 512", "3: 2"])
        let row = String(repeating: "x", count: 3 << 20)
        #expect(
            try problems("a\n\(row)\n2\n")
                == ["1: a", "2:1 this row is longer than 1 MiB", "3: 2"])
    }

    @Test func `a file of rows without end is given up`() {
        let text = String(repeating: "\"x\n", count: 70_000)
        #expect {
            try problems(text, bare: true)
        } throws: {
            ($0 as? Refusal)?.text.utf8.starts(with: "line 101: ".utf8) == true
        }
    }

    @Test func `rows know the line they begin on, and cells theirs`() throws {
        var reader = CSVReader(ByteSource(Array("a\n\"x\ny\",b\n\nz\n".utf8)))
        var lines: [Int] = []
        while try reader.next() {
            lines.append(reader.line)
            if reader.count == 2 { #expect(reader.position(of: 1) == (3, 4)) }
        }
        #expect(lines == [1, 2, 5])
    }

    @Test func `what is written reads back, whatever stands in the cells`() throws {
        let alphabet = ["a", "\"", ",", "\n", "\r", " ", "ż", ""]
        for first in alphabet {
            for second in alphabet {
                for third in alphabet {
                    let cells = [first + second + third, second + third]
                    var writer = CSVWriter()
                    writer.add(["h", "i"])
                    writer.add(cells)
                    let read = try rows(String(decoding: writer.bytes, as: UTF8.self))
                    let isBlank = cells == ["", ""]
                    let told = cells.map { guarded($0.withoutHiddenSigns) }
                    #expect(read.last == told || isBlank)
                }
            }
        }
    }

    private func guarded(_ cell: String) -> String {
        String(decoding: CSVWriter.guarded(Array(cell.utf8)), as: UTF8.self)
    }

    @Test func `no short text keeps the reader from its end`() throws {
        let alphabet = Array("a,;\t\"\\\r\n ".utf8)
        var text = [UInt8](repeating: 0, count: 5)
        for number in 0..<59_049 {
            var rest = number
            for place in text.indices {
                text[place] = alphabet[rest % alphabet.count]
                rest /= alphabet.count
            }
            var reader = CSVReader(ByteSource(text), dialect: CSVDialect(header: text))
            var count = 0
            while try reader.next(), count < 10 {
                for place in 0..<reader.count { _ = reader.cell(place) }
                count += 1
            }
            #expect(count < 7)
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("-5", "-5"), ("-5.20", "-5.20"), ("+49 30", "'+49 30"),
        ("@x", "'@x"), ("-", "'-"), ("-5e", "'-5e"), ("plain", "plain"),
        ("  =1", "'  =1"), ("\u{FEFF}=1", "'\u{FEFF}=1"), ("\u{A0}+1", "'\u{A0}+1"), (" a", " a"),
        ("＝1", "'＝1"), ("＠x", "'＠x"), ("\0=1", "'\0=1"), ("\n=1", "'\n=1"),
        ("=\u{301}", "'=\u{301}"),
    ])
    func `cells a spreadsheet would run are guarded`(cell: String, expected: String) {
        #expect(guarded(cell) == expected)
    }
}

/// What leaves as a table or as JSON, whatever stands in it.
@Suite struct WriterTests {
    private func table(_ cell: String) -> String {
        var writer = CSVWriter()
        writer.add([cell])
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json(_ text: String) -> String {
        String(decoding: JSONWriter.bytes(.text(text)), as: UTF8.self)
    }

    @Test(arguments: [
        ("\u{1B}[31mred", "·[31mred\n"), ("\u{9B}31m", "·31m\n"), ("\u{202E}evil", "·evil\n"),
        ("a\u{200B}b\u{E0041}", "a·b·\n"), ("a\tb", "a b\n"), ("a\r\nb\rc", "\"a\nb\nc\"\n"),
        ("👩‍💻 Żółć", "👩‍💻 Żółć\n"), ("\t=1", "' =1\n"), ("\u{7F}\0", "··\n"),
    ]) func `a table has no sign that a terminal obeys or nobody sees`(cell: String, line: String) {
        #expect(table(cell) == line)
    }

    @Test(arguments: [
        ("\u{1B}[31m", #""\u001b[31m""#), ("\u{9B}", #""\u009b""#), ("\u{202E}x", #""\u202ex""#),
        ("\u{E0041}", #""\udb40\udc41""#), ("a\r\n\tb", #""a\u000d\n\u0009b""#),
        ("👩‍💻\"\\", "\"👩‍💻\\\"\\\\\""), ("", "\"\""),
    ]) func `JSON has them by their numbers`(text: String, written: String) {
        #expect(json(text) == written)
    }
}
