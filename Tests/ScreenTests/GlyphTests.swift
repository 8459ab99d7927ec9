import HostileTexts
import Testing

@testable import Screen

/// Sparklines, bars, rules and boxes, in Unicode and in ASCII.
@Suite struct GlyphTests {
    static let both = [Glyphs(isASCII: false), Glyphs(isASCII: true)]

    @Test func `the columns of a sparkline start at zero`() {
        let glyphs = Glyphs(isASCII: false)
        #expect(glyphs.sparkline([0, 50, 100], columns: 3).string == "▁▅█")
        #expect(glyphs.sparkline([90, 95, 100], columns: 3).string == "▇██")
        #expect(glyphs.sparkline([0, 0], columns: 2).string == "▁▁")
        #expect(glyphs.sparkline([-5, 10], columns: 2).string == "▁█")
    }

    @Test func `a day nobody knows of is a gap, not a zero`() {
        let glyphs = Glyphs(isASCII: false)
        #expect(glyphs.sparkline([1, nil, 1], columns: 3).string == "█·█")
        #expect(glyphs.sparkline([nil, nil], columns: 4).string == "  ··")
        #expect(glyphs.sparkline([1, 1, nil, nil], columns: 2).string == "█·")
        #expect(Glyphs(isASCII: true).sparkline([0, nil, 2], columns: 3).string == "_ #")
    }

    @Test func `many values share cells and the last cell ends with the last value`() {
        let glyphs = Glyphs(isASCII: false)
        let values = (0..<100).map { $0 < 90 ? 0.0 : 10 }
        #expect(glyphs.sparkline(values, columns: 10).string == "▁▁▁▁▁▁▁▁▁█")
        for count in 0...30 {
            for columns in 0...12 {
                let line = glyphs.sparkline((0..<count).map(Double.init), columns: columns)
                #expect(line.columns == columns)
            }
        }
    }

    @Test func `a bar is as long as its part, and anything above zero shows`() {
        let glyphs = Glyphs(isASCII: false)
        #expect(glyphs.bar(50, of: 100, columns: 4).string == "██")
        #expect(glyphs.bar(55, of: 100, columns: 4).string == "██▎")
        #expect(glyphs.bar(0.001, of: 100, columns: 4).string == "▏")
        #expect(glyphs.bar(500, of: 100, columns: 4).string == "████")
        #expect(glyphs.bar(0, of: 100, columns: 4).columns == 0)
        #expect(glyphs.bar(1, of: 0, columns: 4).columns == 0)
        for glyphs in GlyphTests.both {
            for part in 0...40 {
                #expect(glyphs.bar(Double(part), of: 40, columns: 7).columns <= 7)
            }
        }
    }

    @Test func `every sign takes one cell, and in ASCII is ASCII`() {
        for glyphs in GlyphTests.both {
            let signs =
                [
                    glyphs.ellipsis, glyphs.rule, glyphs.bar, glyphs.tileBar, glyphs.focus,
                    glyphs.up, glyphs.down, glyphs.level, glyphs.descending, glyphs.ascending,
                    glyphs.check, glyphs.open, glyphs.previous, glyphs.line, glyphs.dot,
                    glyphs.then, glyphs.gap, glyphs.curve.riseIn, glyphs.curve.riseOut,
                    glyphs.curve.fallIn, glyphs.curve.fallOut,
                ] + glyphs.heights + glyphs.corners
            for sign in signs {
                #expect(sign.columns == 1)
                #expect(!glyphs.isASCII || sign.string.utf8.allSatisfy { $0 < 0x7F })
            }
            #expect(glyphs.heights.count == 8 && glyphs.widths.count == 8)
        }
    }

    @Test func `rules and boxes are exactly as wide as asked, whatever they say`() {
        for glyphs in GlyphTests.both {
            for raw in HostileTexts.all where raw.utf8.count < 700 {
                let text = SafeText(raw)
                for columns in [0, 1, 2, 3, 5, 20, 76] {
                    let rule = glyphs.paneRule(text, facts: text, columns: columns, isFocused: true)
                    #expect(rule.columns == columns)
                    let box = glyphs.box(
                        [Line(text)], title: text, facts: text, footer: text, columns: columns,
                        rows: 4)
                    #expect(box.count == 4)
                    #expect(box.allSatisfy { $0.columns == columns || columns < 2 })
                }
            }
            #expect(glyphs.fullRule(columns: 9).columns == 9)
        }
    }
}
