import Model
import Testing

@testable import Exchange

@Suite struct CellValueTests {
    private func money(_ text: String, _ code: String = "EUR", _ units: CellValues.Units = .major)
        -> Int64?
    {
        Currency(code: code.utf8).flatMap {
            CellValues.money(CellValues.trimmed(Array(text.utf8)), $0, units)
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
        CellValues.day(Array(text.utf8), shift: shift)?.iso
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
        #expect(day("31/12/2026") == nil)
        #expect(day("2026-05-01 25:61") == nil)
        #expect(day("") == nil)
    }

    @Test func `moments move with the time zone, dates do not`() {
        #expect(day("2026-05-01 23:30:00", shift: 60) == "2026-05-02")
        #expect(day("2026-05-01 00:30:00", shift: -60) == "2026-04-30")
        #expect(day("2026-05-01", shift: 720) == "2026-05-01")
    }

    @Test func `slashes added twice are taken away twice`() {
        #expect(CellValues.unslashed(Array(#"O\\\'Brien"#.utf8)) == Array("O'Brien".utf8))
        #expect(CellValues.unslashed(Array(#"a\\\\b"#.utf8)) == Array(#"a\b"#.utf8))
    }

    @Test func `ids inside names, counts with thousands`() {
        #expect(CellValues.id(Array("Drew (#12)".utf8)) == Array("12".utf8))
        #expect(CellValues.id(Array("12".utf8)) == Array("12".utf8))
        #expect(CellValues.count(Array("1,204".utf8)) == 1204)
        #expect(CellValues.count(Array("12.5".utf8)) == nil)
    }

    @Test func `encodings are told from each other, and what is neither is named`() throws {
        let utf16: [UInt8] = [0xFF, 0xFE, 0x61, 0x00, 0x7C, 0x01]
        #expect(try TextEncoding.utf8.decode(utf16) == Array("aż".utf8))
        #expect(try TextEncoding.windows1252.decode([0x80, 0xE9]) == Array("€é".utf8))
        #expect(throws: TextEncoding.Failure.self) {
            try TextEncoding.utf8.decode([0x61, 0, 0x62])
        }
        #expect {
            try TextEncoding.utf8.decode(Array("ab\ncé".utf8.dropLast()) + [0x0A])
        } throws: {
            ($0 as? TextEncoding.Failure)?.line == 2
        }
    }
}
