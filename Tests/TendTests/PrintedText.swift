import HostileTexts

@testable import Screen

/// What is wrong with what a command printed, nil for nothing.
enum PrintedText {
    /// The first sign that a terminal obeys, that turns the writing or that nobody sees; our own
    /// colours are none, nor are tabs in what we set with them.
    static func harm(in text: String, mayHaveTabs: Bool = false) -> String? {
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}", let end = endOfColour(rest) {
                rest = end
                continue
            }
            if isHarmful(scalar), !(mayHaveTabs && scalar == "\t") {
                let near = String(String.UnicodeScalarView(rest.prefix(40)))
                return "U+" + String(scalar.value, radix: 16) + " before " + near.debugDescription
            }
        }
        return nil
    }

    private static func endOfColour(_ rest: Substring.UnicodeScalarView)
        -> Substring.UnicodeScalarView?
    {
        guard rest.first == "[" else { return nil }
        let end = rest.dropFirst().drop { ("0"..."9").contains($0) || $0 == ";" }
        return end.first == "m" ? end.dropFirst() : nil
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }

    /// The first line with something in it that is not shown as it is.
    static func unsafeLine(in text: String) -> String? {
        text.lines.first {
            SafeText($0).string.unicodeScalars.elementsEqual($0.unicodeScalars) == false
        }
        .map { String($0.debugDescription.prefix(200)) }
    }

    /// The first line that words of people's made.
    static func forgedLine(in text: String) -> String? {
        text.lines.first { line in
            line.utf8.starts(with: HostileTexts.forged.utf8)
        }
    }

    /// The tables in a text: neighbouring lines of one width.
    static func tables(in lines: [String]) -> [[String]] {
        var tables: [[String]] = []
        for line in lines {
            if let last = tables.last?.last, SafeText(last).columns == SafeText(line).columns {
                tables[tables.count - 1].append(line)
            } else {
                tables.append([line])
            }
        }
        return tables.filter { $0.count > 1 }
    }

    /// Where the columns of a table are not straight.
    static func crookedness(of lines: [String]) -> String? {
        Columns.complaint(of: lines, gap: 2, columns: SafeText.columns(of:))
    }

    /// The first cell of a table that a spreadsheet would calculate.
    static func formula(in table: String) -> String? {
        var isQuoted = false
        var isStart = true
        var rest = Array(table.utf8)[...]
        while let byte = rest.popFirst() {
            if isStart, byte != 0x22 {
                let isNumber = byte == 0x2D && rest.first.map { (0x30...0x39).contains($0) } == true
                if Array("=+-@\t\r".utf8).contains(byte), !isNumber {
                    return String(decoding: [byte] + rest.prefix(40), as: UTF8.self)
                }
            }
            if byte == 0x22 {
                // What stands in quotes begins behind the first of them.
                isStart = isStart && !isQuoted
                isQuoted.toggle()
                continue
            }
            isStart = !isQuoted && (byte == 0x2C || byte == 0x0A)
        }
        return nil
    }
}
