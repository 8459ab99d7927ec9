import Testing

@testable import Exchange

@Suite struct CSVReaderTests {
    private func rows(_ text: String, bare: Bool = false) -> [[String]] {
        let bytes = Array(text.utf8)
        var dialect = CSVDialect(header: bytes.prefix { $0 != 0x0A })
        dialect.hasBareQuotes = bare
        var reader = CSVReader(bytes, dialect: dialect)
        var row = CSVRow()
        var rows: [[String]] = []
        while reader.next(&row) {
            rows.append(
                (0..<row.count).map {
                    String(decoding: reader.bytes(of: $0, in: row), as: UTF8.self)
                })
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
        ("a,b\n1,2,\n", [["a", "b"], ["1", "2", ""]]),
        ("a,b\n1\n", [["a", "b"], ["1"]]),
        ("a,b\n\n\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("\"\"\n", [[""]]),
    ])
    func `reads what exports write`(text: String, expected: [[String]]) {
        #expect(rows(text) == expected)
    }

    @Test func `quotes left as they are end a cell only before a separator`() {
        #expect(
            rows("\"a\",\"b\"\n\"Plan \"Pro\" 1 yr\",\"2\",\n", bare: true)
                == [["a", "b"], ["Plan \"Pro\" 1 yr", "2", ""]])
    }

    @Test func `a quote that is never closed is told with its place`() {
        var reader = CSVReader(Array("a,b\n1,\"x\n2,3\n".utf8))
        var row = CSVRow()
        _ = reader.next(&row)
        #expect(reader.problem == nil)
        _ = reader.next(&row)
        #expect(reader.problem?.what == "a quote is opened and never closed")
        let isMore = reader.next(&row)
        #expect(!isMore)
    }

    @Test func `rows know the line they begin on`() {
        var reader = CSVReader(Array("a\n\"x\ny\"\n\nz\n".utf8))
        var row = CSVRow()
        var lines: [Int] = []
        while reader.next(&row) { lines.append(row.line) }
        #expect(lines == [1, 2, 5])
    }

    @Test func `what is written reads back, whatever stands in the cells`() {
        let alphabet = ["a", "\"", ",", "\n", "\r", " ", "ż", ""]
        for first in alphabet {
            for second in alphabet {
                for third in alphabet {
                    let cells = [first + second + third, second + third]
                    var writer = CSVWriter()
                    writer.add(["h", "i"])
                    writer.add(cells)
                    let read = rows(String(decoding: writer.bytes, as: UTF8.self))
                    let isBlank = cells == ["", ""]
                    #expect(read.last == cells.map { $0.isEmpty ? "" : guarded($0) } || isBlank)
                }
            }
        }
    }

    private func guarded(_ cell: String) -> String {
        String(decoding: CSVWriter.guarded(Array(cell.utf8)), as: UTF8.self)
    }

    @Test func `no short text keeps the reader from its end`() {
        let alphabet = Array("a,;\t\"\\\r\n ".utf8)
        var text = [UInt8](repeating: 0, count: 5)
        for number in 0..<59_049 {
            var rest = number
            for place in text.indices {
                text[place] = alphabet[rest % alphabet.count]
                rest /= alphabet.count
            }
            var reader = CSVReader(text, dialect: CSVDialect(header: text))
            var row = CSVRow()
            var count = 0
            while reader.next(&row), count < 10 { count += 1 }
            #expect(count < 7)
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("-5", "-5"), ("-5.20", "-5.20"), ("+49 30", "'+49 30"),
        ("@x", "'@x"), ("-", "'-"), ("-5e", "'-5e"), ("plain", "plain"),
    ])
    func `cells a spreadsheet would run are guarded`(cell: String, expected: String) {
        #expect(guarded(cell) == expected)
    }
}
