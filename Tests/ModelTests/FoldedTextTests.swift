import Model
import Testing

@Suite struct FoldedTextTests {
    private func fold(_ text: String) -> String {
        String(decoding: FoldedText(text).bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("Łódź", "lodz"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ẞ", "ss"),
        ("Ærøskøbing", "aeroskobing"), ("Œuvre", "oeuvre"), ("Đặng Thị Ngọc", "dang thi ngoc"),
        ("Nguyễn", "nguyen"), ("İstanbul ılık", "istanbul ilik"), ("ΑΘΗΝΑΣ", "αθηνασ"),
        ("Αθήνας", "αθηνασ"), ("ЁЖИК Чайковский", "ежик чаиковскии"), ("王小明", "王小明"),
        ("Ｔｅｎｄ　１", "tend 1"), ("a\u{301}\u{323}b", "ab"), ("‘O’Brien’", "'o'brien'"),
        ("a–b—c", "a-b-c"), ("zero\u{200B}width\u{AD}", "zerowidth"), ("a\tb\nc\u{7F}", "a b c "),
        ("a\u{A0}b", "a b"), ("한국어", "한국어"), ("ไทย", "ไทย"), ("👩‍💻", "👩💻"), ("K", "k"),
        ("ŽIŽEK", "zizek"), ("Ǆ", "dz"), ("Ձեռք", "ձեռք"), ("þórr", "thorr"),
    ])
    func `case, accents and odd blanks do not count`(text: String, folded: String) {
        #expect(fold(text).utf8.elementsEqual(folded.utf8))
    }

    @Test func `folding twice changes nothing, for every scalar`() {
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = FoldedText(String(scalar))
            #expect(FoldedText(once.bytes) == once, "U+\(String(value, radix: 16))")
        }
    }

    @Test func `capital and small letters of Latin, Greek and Cyrillic fold alike`() {
        for value in [UInt32(0x41)...0x24F, 0x386...0x3FF, 0x400...0x52F, 0x1E00...0x1FFF].joined()
        {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let small = scalar.properties.lowercaseMapping
            #expect(
                FoldedText(small) == FoldedText(String(scalar)), "U+\(String(value, radix: 16))")
        }
    }

    @Test func `invalid bytes become the replacement and nothing is lost around them`() {
        let replaced = [UInt8]("\u{FFFD}".utf8)
        #expect(FoldedText([0x41, 0xFF, 0x42]).bytes == [0x61] + replaced + [0x62])
        #expect(FoldedText([0xC3]).bytes == replaced)
        #expect(FoldedText([0xC0, 0x80]).bytes == replaced + replaced)
        #expect(FoldedText([0xED, 0xA0, 0x80]).bytes == replaced + replaced + replaced)
        #expect(FoldedText([0xF4, 0x90, 0x80, 0x80]).bytes.count == 12)
    }

    @Test func `no folded byte is a control, so nothing can reach over a row`() {
        for byte in UInt8.min...UInt8.max {
            for next in UInt8.min...UInt8.max {
                #expect(FoldedText([byte, next]).bytes.allSatisfy { $0 >= 0x20 })
            }
        }
    }

    @Test func `what was found is shown in the text as written`() throws {
        func shown(_ filter: String, in text: String) throws -> [String] {
            let needles = try FilterParser().parse(filter).needles
            let bytes = Array(text.utf8)
            return FoldedText.ranges(of: needles, in: bytes).map {
                String(decoding: bytes[$0], as: UTF8.self)
            }
        }
        #expect(try shown("lodz", in: "w Łódź, Lodz") == ["Łódź", "Lodz"])
        #expect(try shown("a", in: "a\u{301}b\u{302}A") == ["a\u{301}", "A"])
        #expect(try shown("s", in: "Straße") == ["S", "ß"])
        #expect(try shown("ab bc or -x", in: "xabcx") == ["abc"])
        #expect(try shown("ab ab", in: "ababa") == ["abab"])
        #expect(try shown("小", in: "王小明") == ["小"])
        #expect(try shown("", in: "a") == [])
        #expect(try shown("\u{301}", in: "a") == [])
    }
}
