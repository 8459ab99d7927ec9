import HostileTexts
import Testing

@testable import Screen

/// Lines and frames are exactly as wide as asked, whatever is laid over them.
@Suite struct LineTests {
    private static func line(_ dice: inout Dice) -> Line {
        let roles = Role.allCases
        return Line(
            (0..<dice.roll(5)).map { _ in
                let text = SafeText(HostileTexts.random(&dice, count: dice.roll(12)))
                return Run(text, roles[dice.roll(roles.count)], isSelected: dice.roll(4) == 0)
            })
    }

    /// The cells of the runs, counted scalar by scalar.
    private static func counted(_ line: Line) -> Int {
        line.plain.unicodeScalars.reduce(0) { $0 + SafeText.columns(of: $1) }
    }

    @Test func `equal roles are joined, selected ones stay apart`() {
        var line = Line("a", .muted)
        line.append("b", .muted)
        line.append("", .bad)
        line.append("c", .bad)
        #expect(line.runs.map(\.text.string) == ["ab", "c"])
        #expect(line.columns == 3)
        #expect(line.roleMap == "mmb")
        #expect(line.selected.roleMap == "MMB")
        var both = line.selected
        both.append("d", .bad)
        #expect(both.roleMap == "MMBb")
    }

    @Test func `a line is cut and filled up to any width`() {
        var dice = Dice(3)
        for _ in 0..<300 {
            let line = LineTests.line(&dice)
            #expect(LineTests.counted(line) == line.columns)
            for width in [0, 1, 2, 7, 20, 80] {
                let fitted = line.fitted(to: width)
                #expect(fitted.columns == width && LineTests.counted(fitted) == width)
                #expect(fitted.roleMap.count == width)
            }
        }
    }

    @Test func `what is laid over a line takes its place and no more`() {
        var dice = Dice(4)
        for _ in 0..<300 {
            let (base, top) = (LineTests.line(&dice).fitted(to: 30), LineTests.line(&dice))
            let column = dice.roll(40)
            let line = base.overlaid(with: top, at: column)
            #expect(line.columns == max(30, column + top.columns))
            #expect(LineTests.counted(line) == line.columns)
            #expect(line.split(at: column).tail.split(at: top.columns).head.plain == top.plain)
        }
    }

    @Test func `half of a covered wide character becomes a blank`() {
        let line = Line("日本語").overlaid(with: Line("x"), at: 1)
        #expect(line.plain == " x本語")
        #expect(Line("日本語").overlaid(with: Line("xy"), at: 1).plain == " xy 語")
    }

    @Test func `a frame has as many rows as asked, each as wide as asked`() {
        var dice = Dice(5)
        for columns in [0, 1, 2, 17, 80] {
            for rows in [0, 1, 5, 24] {
                let size = Size(columns: columns, rows: rows)
                var frame = Frame(
                    size: size, lines: (0..<dice.roll(30)).map { _ in LineTests.line(&dice) })
                for _ in 0..<4 {
                    frame.overlay(
                        (0..<dice.roll(9)).map { _ in LineTests.line(&dice) },
                        at: Position(column: dice.roll(99) - 5, row: dice.roll(40) - 5))
                    #expect(frame.lines.count == rows)
                    #expect(frame.lines.allSatisfy { LineTests.counted($0) == columns })
                }
            }
        }
        #expect(Size(columns: -1, rows: -1) == Size(columns: 0, rows: 0))
    }

    @Test func `a transcript shows text and roles without the blanks at the ends`() {
        var frame = Frame(size: Size(columns: 6, rows: 2), lines: [Line("ab", .title)])
        frame.overlay([Line("x", .bad)], at: Position(column: 1, row: 0))
        #expect(frame.transcript == "ax\n\n--\ntb\n\n")
        #expect(frame.text == "ax\n\n")
    }

    @Test func `each role has its own word and letter`() {
        #expect(Set(Role.allCases.map(\.word)).count == Role.allCases.count)
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    }
}
