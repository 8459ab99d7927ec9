internal import Glibc

/// Texts that break programs which trust what they are given, for the tests of every module.
public enum HostileTexts {
    /// Whether walks try everything, and not only one of each kind.
    public static var isLong: Bool { getenv("TEND_LONG") != nil }

    /// Every text, ordinary names among them so that they stay right too.
    public static let all: [String] = names + controls + invisible + emoji + marks + bytes + shapes

    /// Names as people bear them.
    public static let names = [
        "", " ", "Acme", "Żółć i Gęś – przepisy", "旅行ガイド東京", "한국어 블로그", "ﾊﾝｶｸ", "Ｆｕｌｌ",
        "Größenwahn & Söhne GmbH", "O'Brien \"Bob\" <bob@x.example>", "مرحبا بالعالم", "שלום עולם",
        "สวัสดีครับ", "क्षि नमस्ते", "Ελληνικά", "Кириллица", "Tiếng Việt", "I\u{307}stanbul ı",
    ]

    /// Control characters, alone and in the shape of terminal sequences.
    public static let controls = [
        "\u{0}", "a\u{0}b", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}",
        "\u{1B}]52;c;aGk=\u{7}",
        "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}", "a\rb", "a\nb", "a\r\nb", "a\tb",
        "a\u{8}b",
        "\u{7F}", "\u{85}", "\u{AD}soft", "\u{2028}line", "\u{2029}", "\u{1B}", "\u{1B}c",
        "\u{E}\u{F}",
    ]

    /// What turns the direction, hides, or stands for nothing.
    public static let invisible = [
        "\u{202E}evil\u{202C}", "\u{2066}a\u{2069}", "\u{200E}\u{200F}", "\u{061C}", "a\u{200B}b",
        "\u{200C}", "\u{2060}", "\u{FEFF}bom", "\u{180E}", "\u{3164}", "\u{115F}\u{1160}",
        "\u{34F}",
        "\u{E0041}\u{E0042}", "\u{E0001}", "\u{FFF9}x\u{FFFB}", "\u{FFFD}", "\u{E000}",
        "\u{10FFFF}", "\u{1FAE8}", "\u{378}", "\u{180B}a", "\u{17B4}",
    ]

    /// Emoji in every way they are put together.
    public static let emoji = [
        "⚡", "⚠️", "❤️ ☺️ 🅱️", "☀\u{FE0E}", "👩‍💻", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🏽", "🇩🇪🇵🇱", "🇩", "1️⃣",
        "🏴\u{E0067}\u{E0062}\u{E007F}",
        "\u{200D}a", "a\u{200D}", "a\u{200D}b", "日\u{200D}本", "👩\u{200D}\u{200D}💻", "🪿",
    ]

    /// Combining marks, some of them too many.
    public static let marks = [
        "e\u{301}", "\u{301}e", "a" + String(repeating: "\u{300}", count: 500),
        "日" + String(repeating: "\u{20D7}", count: 40), " \u{489}", "\u{1100}\u{1161}\u{11A8}",
        "\u{D7B0}\u{D7CB}", "x\u{338}y\u{20DD}", "=\u{301}", "\"\u{301}", ",\u{301}", "\n\u{301}",
    ]

    /// Texts that mean something to some parser.
    public static let bytes = [
        "=1+1", "+1", "-1", "@SUM(A1)", "'; DROP TABLE partners;--", "$(touch /tmp/x)", "`id`",
        "%s%n%x", "{{7*7}}", "${x}", "../../etc/passwd", "C:\\con", "null", "NaN", "inf", "1e999",
        "true", "---", "? [a, b]", "&a *a", "#", "<script>alert(1)</script>", "\\", "\\u0000", "|",
        "~",
        "vim: set modeline:", "id,name", "\"", "\"\"", "a\"b,c\nd",
    ]

    /// Long ones.
    public static let shapes = [
        String(repeating: "x", count: 10_240), String(repeating: "語", count: 5_000),
        String(repeating: "👩‍💻", count: 300), String(repeating: "\u{202E}", count: 1_000),
        String(repeating: "a ", count: 2_000), String(repeating: " ", count: 300),
    ]

    /// A text of so many scalars of every kind.
    public static func random(_ dice: inout Dice, count: Int) -> String {
        var text = String.UnicodeScalarView()
        while text.count < count {
            let ranges: [ClosedRange<UInt32>] = [
                0x20...0x7E, 0x20...0x7E, 0...0x9F, 0xA0...0x2FF, 0x300...0x36F, 0x400...0x10FF,
                0x1100...0x11FF, 0x2000...0x206F, 0x2500...0x27BF, 0x3000...0x9FFF,
                0xAC00...0xD7FF, 0xFE00...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF,
                0xE0000...0xE01EF, 0...0x10FFFF, 0x200B...0x200F,
            ]
            let range = ranges[dice.roll(ranges.count)]
            let value = range.lowerBound + UInt32(dice.roll(range.count))
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }
}
