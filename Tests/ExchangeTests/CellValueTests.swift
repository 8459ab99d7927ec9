import Model
import Testing

@testable import Exchange

@Suite struct CellValueTests {
    private func money(_ text: String, _ code: String = "EUR", _ units: CellValues.Units = .major)
        -> Int64?
    {
        Currency(code: code.utf8).flatMap {
            CellValues.money(
                CellValues.trimmed(Sample.cell(text)), digits: $0.minorDigits, units)
        }
    }

    @Test(arguments: [
        ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("1,250.00", 125_000),
        ("$1,250.00", 125_000), ("1.234,56", 123_456), ("'-$25.00", -2500), ("-25", -2500),
        ("'-12.50'", -1250), ("100.00 USD", 10_000), ("€ 3,00", 300), ("(3.00)", -300),
        ("1,250", 125_000), ("1.234.567", 123_456_700), ("0", 0), ("0.00", 0), ("12,5", 1250),
    ])
    func `amounts in major units are exact`(text: String, minor: Int64) {
        #expect(money(text) == minor)
    }

    @Test(arguments: [
        "12.345", "12,5O", "", "abc", "1.2.3", "--5", "5-", "12;5", "99999999999999999",
    ])
    func `what is no amount is not taken for one`(text: String) {
        #expect(money(text) == nil)
    }

    @Test func `currencies without and with more decimals, and minor units`() {
        #expect(money("1250", "JPY") == 1250)
        #expect(money("1.5", "JPY") == nil)
        #expect(money("1.234", "KWD") == 1234)
        #expect(money("1250", "EUR", .minor) == 1250)
        #expect(money("12.50", "EUR", .minor) == nil)
    }

    private func day(_ text: String, shift: Int = 0) -> String? {
        CellValues.day(Sample.cell(text), shift: shift)?.iso
    }

    @Test func `days in the ways exports write them`() {
        #expect(day("2026-05-01") == "2026-05-01")
        #expect(day("2026-05-01 23:30:00") == "2026-05-01")
        #expect(day("2026-05-01T10:00:00.000Z") == "2026-05-01")
        #expect(day("15.01.2026") == "2026-01-15")
        #expect(day("15.01.2026 10:30:00") == "2026-01-15")
        #expect(day("1767225600") == "2026-01-01")
        #expect(day("1767225600000") == "2026-01-01")
        #expect(day("2026-02-30") == nil)
        #expect(day("31/12/2026") == "2026-12-31")
        #expect(day("12/31/2026 9:05 PM") == "2026-12-31")
        #expect(day("1.3.2026") == "2026-03-01")
        #expect(day("2026/3/1") == "2026-03-01")
        #expect(day("5/5/2026") == "2026-05-05")
        #expect(day("31/31/2026") == nil)
        #expect(day("1/2/26") == nil)
        #expect(day("1/2/2026 25:00") == nil)
        #expect(day("2026-05-01 25:61") == nil)
        #expect(day("") == nil)
    }

    @Test func `a date that can be two days is one when the order is said`() {
        let cell = Sample.cell("03/04/2026")
        #expect(CellValues.day(cell, shift: 0) == nil)
        #expect(CellValues.day(cell, shift: 0, order: .dayFirst)?.iso == "2026-04-03")
        #expect(CellValues.day(cell, shift: 0, order: .monthFirst)?.iso == "2026-03-04")
        #expect(NumberedDate.complaint(cell).utf8.contains(0x2D))
        #expect(NumberedDate.complaint(Sample.cell("99/99/2026")) == "is no date")
        let late = Sample.cell("3-4-2026 23:30")
        #expect(CellValues.day(late, shift: 60, order: .dayFirst)?.iso == "2026-04-04")
    }

    @Test func `moments move with the time zone, dates do not`() {
        #expect(day("2026-05-01 23:30:00", shift: 60) == "2026-05-02")
        #expect(day("2026-05-01 00:30:00", shift: -60) == "2026-04-30")
        #expect(day("2026-05-01", shift: 720) == "2026-05-01")
    }

    @Test func `slashes added twice are taken away twice`() throws {
        for (text, expected) in [(#"O\\\'Brien"#, "O'Brien"), (#"a\\\\b"#, #"a\b"#), ("a", "a")] {
            var reader = CSVReader(ByteSource(Array("\"\(text)\",2".utf8)))
            #expect(try reader.next())
            reader.unslash(0)
            #expect(CellValues.text(reader.cell(0)) == expected)
        }
    }

    @Test func `ids inside names, counts with thousands`() {
        #expect(CellValues.text(CellValues.id(Sample.cell("Drew (#12)"))) == "12")
        #expect(CellValues.text(CellValues.id(Sample.cell("12"))) == "12")
        #expect(CellValues.count(Sample.cell("1,204")) == 1204)
        #expect(CellValues.count(Sample.cell("12.5")) == nil)
        #expect(CellValues.count(Sample.cell("9999999999999999")) == nil)
    }

    @Test(arguments: [
        ("January 5, 2024", "2024-01-05"), ("5. Januar 2024", "2024-01-05"),
        ("5 stycznia 2024", "2024-01-05"), ("5 de enero de 2024", "2024-01-05"),
        ("5 janvier 2024", "2024-01-05"), ("2024年1月5日", "2024-01-05"),
        ("Nov 2, 2026", "2026-11-02"), ("2 Sept. 2026", "2026-09-02"), ("3 okt 2026", "2026-10-03"),
        ("3 jui 2026", nil), ("31 février 2024", nil), ("Smarch 5, 2024", nil),
        ("5 2024", nil),
    ])
    func `long dates in the languages of sites`(text: String, expected: String?) {
        #expect(day(text) == expected)
    }

    private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding = .utf8) throws -> String {
        var reader = CSVReader(Sample.source(bytes, piece: 3), encoding: encoding)
        return try reader.next() ? CellValues.text(reader.cell(0)) : ""
    }

    @Test func `encodings are told from each other`() throws {
        #expect(try decoded([0xFF, 0xFE, 0x61, 0x00, 0x7C, 0x01]) == "aż")
        #expect(try decoded([0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x00, 0x00, 0x61]) == "😀a")
        #expect(try decoded([0x80, 0xE9], .windows1252) == "€é")
        #expect(try decoded(Array("\u{FEFF}ż".utf8)) == "ż")
    }

    private static let noTexts: [(bytes: [UInt8], why: String)] = [
        ([0x61, 0, 0x62], "line 1, column 2: a NUL byte"),
        (Array("a\nb\n\"c\nd".utf8) + [0xE9, 0x0A], "line 4, column 2: not UTF-8 (byte 0xE9)"),
        (Array("a\nb\n".utf8) + [0xC3], "line 3, column 1: a character is cut off"),
        (Array("a\r\nb\rc".utf8) + [0xFF], "line 3, column 2: not UTF-8 (byte 0xFF)"),
        ([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], "a part of this file is not UTF-16"),
    ]

    @Test(arguments: noTexts)
    func `what is not text is refused with its place`(bytes: [UInt8], why: String) {
        for piece in [1, 3, 1000] {
            var reader = CSVReader(Sample.source(bytes, piece: piece))
            var refusal: Refusal?
            do throws(Refusal) { while try reader.next() {} } catch { refusal = error }
            #expect(refusal?.text.utf8.starts(with: why.utf8) == true, "\(refusal?.text ?? "none")")
        }
    }
}
