import HostileTexts
import Testing

@testable import Screen

/// What text becomes before a terminal sees it.
@Suite struct SafeTextTests {
    @Test(arguments: [
        ("plain", "plain", 5), ("", "", 0),
        ("a\u{1B}[31mb", "a·[31mb", 7), ("\u{0}\u{7}\u{7F}", "···", 3), ("\u{9B}\u{85}", "··", 2),
        ("a\tb\nc\rd", "a b c d", 7), ("a\r\nb", "a  b", 4), ("soft\u{AD}", "soft·", 5),
        ("\u{202E}x\u{2069}", "·x·", 3), ("a\u{200B}b\u{FEFF}", "a·b·", 4),
        ("\u{2028}\u{2029}", "··", 2), ("\u{200C}", "·", 1), ("\u{E0001}", "·", 1),
        ("⚠\u{FE0F}", "⚠", 1), ("☀\u{FE0E}", "☀", 1), ("⚡", "⚡", 2), ("1\u{FE0F}\u{20E3}", "1", 1),
        ("👩\u{200D}💻", "👩", 2), ("👩\u{200D}👩\u{200D}👧!", "👩!", 3), ("👍🏽", "👍", 2),
        ("🇩🇪", "DE", 2), ("🏴\u{E0067}\u{E007F}", "🏴", 2), ("日本", "日本", 4), ("ﾊﾝ", "ﾊﾝ", 2),
        ("e\u{301}", "e\u{301}", 1), ("\u{301}e", "·e", 2), ("\u{FFFD}", "□", 1),
        ("\u{E000}", "□", 1),
        ("\u{1FAE8}", "□", 1), ("\u{10FFFF}", "□", 1), ("日\u{200D}本", "日本", 4),
        ("a\u{200D}b", "ab", 2), ("\u{200D}💻", "💻", 2), ("\u{3164}", "·", 1),
        ("a\u{34F}b", "a·b", 3),
        ("\u{1100}\u{1161}\u{D7CB}", "\u{1100}\u{1161}\u{D7CB}", 2), ("䷀", "□", 1),
    ])
    func `each kind of scalar is shown, replaced or left out`(
        raw: String, shown: String, columns: Int
    ) {
        let text = SafeText(raw)
        #expect(Array(text.string.unicodeScalars) == Array(shown.unicodeScalars))
        #expect(text.columns == columns)
    }

    @Test func `of a flood of marks two stay on each letter`() {
        let flood = String(repeating: "\u{300}", count: 100)
        #expect(SafeText("a" + flood + "b" + flood).string.unicodeScalars.count == 6)
        #expect(SafeText("a" + flood).columns == 1)
    }

    @Test func `bytes that are not UTF-8 are seen`() {
        #expect(SafeText(bytes: [0x61, 0xFF, 0x62]).string == "a□b")
        #expect(SafeText(bytes: [0xC3]).string == "□")
        #expect(SafeText(bytes: [0xED, 0xA0, 0x80]).columns == 3)
    }

    /// Nothing a terminal obeys, and every scalar of a width this table knows.
    @Test func `nothing that a terminal obeys is left in any text`() {
        var dice = Dice(1)
        for raw in HostileTexts.all + (0..<400).map({ _ in HostileTexts.random(&dice, count: 40) })
        {
            let text = SafeText(raw)
            var columns = 0
            for scalar in text.string.unicodeScalars {
                let value = scalar.value
                #expect(value >= 0x20 && !(0x7F..<0xA0).contains(value))
                let isKept = ![.hidden, .undefined].contains(WidthTable.kind(of: scalar))
                #expect(isKept, "U+\(String(value, radix: 16))")
                #expect(!(0xFE00...0xFE0F).contains(value) && value != 0x200D)
                columns += SafeText.columns(of: scalar)
            }
            #expect(columns == text.columns)
            #expect(SafeText(text.string) == text, "sanitizing again changes nothing")
        }
    }

    @Test func `ASCII keeps the cells and has only ASCII`() {
        #expect(SafeText("Żółć 日本 e\u{301}").ascii.string == "???? ???? e")
        for raw in HostileTexts.all {
            let text = SafeText(raw)
            #expect(text.ascii.columns == text.columns)
            #expect(text.ascii.string.utf8.count == text.columns)
        }
    }
}
