import Testing

@testable import Screen

/// The table of widths beside one made by other means.
@Suite struct WidthTableTests {
    /// What a scalar between two letters becomes, and the cells all three take.
    private static func shown(_ scalar: Unicode.Scalar, as sign: Character) -> (String, Int) {
        switch sign {
        case "+": ("a\(scalar)b", 2)
        case "-": ("a\(scalar)b", 3)
        case "=": ("a\(scalar)b", 4)
        case "?": ("a□b", 3)
        case "!": ("a·b", 3)
        case "*": ("a\(Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41).map(String.init) ?? "")b", 3)
        default: ("ab", 2)
        }
    }

    /// Every scalar of the first two planes, some of the others and the ends of every run.
    private static func sample(_ from: UInt32, _ to: UInt32) -> [UInt32] {
        guard from >= 0x20000, to - from > 64 else { return Array(from..<to) }
        return Array(from..<(from + 16)) + Array((to - 16)..<to)
            + stride(from: from, to: to, by: 509)
    }

    @Test func `every scalar takes the cells everybody gives it, or is replaced`() {
        let runs = UnicodeWidths.runs
        #expect(runs.count > 2000)
        var wrong: [String] = []
        for (index, run) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1].start : 0x110000
            for value in WidthTableTests.sample(run.start, end) {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let (string, columns) = WidthTableTests.shown(scalar, as: run.sign)
                let text = SafeText("a\(scalar)b")
                if text.columns != columns
                    || !text.string.unicodeScalars.elementsEqual(string.unicodeScalars)
                {
                    wrong.append("U+" + String(value, radix: 16) + " \(run.sign) \(text.columns)")
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(20))")
    }

    @Test func `the table is in order, each run of another kind than the one before`() {
        let kinds = (0x300...0x31350).compactMap { Unicode.Scalar($0) }.map(WidthTable.kind)
        #expect(kinds.contains(.combining) && kinds.contains(.hidden) && kinds.contains(.undefined))
        #expect(WidthTable.kind(of: "\u{10FFFF}") == .undefined)
        #expect(WidthTable.kind(of: "\u{300}") == .combining)
        #expect(WidthTable.kind(of: "a") == .narrow)
        #expect(WidthTable.kind(of: "\u{AD}") == .hidden)
    }
}
