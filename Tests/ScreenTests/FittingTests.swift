import HostileTexts
import Testing

@testable import Screen

/// Cutting and filling up: as wide as asked, and never half a wide character.
@Suite struct FittingTests {
    private static let texts: [SafeText] = {
        var dice = Dice(2)
        let random = (0..<120).map { _ in HostileTexts.random(&dice, count: 12) }
        return (HostileTexts.all.filter { $0.utf8.count < 700 } + random).map { SafeText($0) }
    }()

    /// The cells of a text as they are counted scalar by scalar.
    private static func counted(_ text: SafeText) -> Int {
        text.string.unicodeScalars.reduce(0) { $0 + SafeText.columns(of: $1) }
    }

    @Test func `a field is exactly as wide as asked`() {
        for text in FittingTests.texts {
            for width in [0, 1, 2, 3, 5, 8, 13, 40, 200] {
                for alignment in [SafeText.Alignment.left, .right] {
                    for ellipsis: SafeText in ["…", "~", "...", ""] {
                        let field = text.fitted(to: width, alignment, ellipsis: ellipsis)
                        #expect(field.columns == width)
                        #expect(FittingTests.counted(field) == width)
                    }
                }
            }
            #expect(text.fitted(to: -3).columns == 0)
        }
    }

    @Test func `what fits is kept whole and the rest is blank`() {
        #expect(SafeText("ab").fitted(to: 4).string == "ab  ")
        #expect(SafeText("ab").fitted(to: 4, .right).string == "  ab")
        #expect(SafeText("abcdef").fitted(to: 4).string == "abc…")
        #expect(SafeText("abcdef").fitted(to: 4, ellipsis: "~").string == "abc~")
        #expect(SafeText("日本語").fitted(to: 4).string == "日 …")
        #expect(SafeText("日本語").fitted(to: 5).string == "日本…")
        #expect(SafeText("日").fitted(to: 1).string == " ")
    }

    @Test func `two halves are the whole, a wide character between them is blank on both sides`() {
        let (head, tail) = SafeText("a日b").split(at: 2)
        #expect(head.string == "a " && tail.string == " b")
        for text in FittingTests.texts {
            for column in 0...(text.columns + 2) {
                let (head, tail) = text.split(at: column)
                #expect(head.columns == min(column, text.columns))
                #expect(head.columns + tail.columns == text.columns)
                #expect(FittingTests.counted(head) == head.columns)
                #expect(FittingTests.counted(tail) == tail.columns)
                #expect(text.prefix(columns: column).columns == min(column, text.columns))
            }
        }
    }

    @Test func `wrapped lines are no wider than asked and lose no letter`() {
        #expect(SafeText("one two three").wrapped(to: 7).map(\.string) == ["one two", "three"])
        #expect(SafeText("日本語の本").wrapped(to: 5).map(\.string) == ["日本", "語の", "本"])
        #expect(SafeText("").wrapped(to: 5).map(\.string) == [""])
        #expect(SafeText("x").wrapped(to: 0).isEmpty)
        for text in FittingTests.texts {
            for width in [2, 3, 7, 20] {
                let lines = text.wrapped(to: width)
                #expect(lines.allSatisfy { $0.columns <= width })
                let letters = lines.flatMap { $0.string.unicodeScalars.filter { $0 != " " } }
                #expect(letters == text.string.unicodeScalars.filter { $0 != " " })
            }
            #expect(text.wrapped(to: 1).allSatisfy { $0.columns <= 1 })
        }
    }
}
