import Model
import PlainTree

/// Cuts the text of an issue into its parts.
extension IssueText {
    static func parts(
        _ body: ArraySlice<UInt8>, from start: Int, file: String
    ) throws(MessageMistake) -> [Part] {
        var parts: [Part] = []
        var heading: (bytes: ArraySlice<UInt8>, line: Int)?
        var words: [ArraySlice<UInt8>] = []
        var number = start
        func close() throws(MessageMistake) {
            let text = String(decoding: Array(words.joined(separator: [0x0A])), as: UTF8.self)
            let place = PlainTree.Place(line: (heading?.line ?? start - 1) + 1, column: 1)
            if heading != nil || text.utf8.contains(where: { $0 > 0x20 }) {
                parts.append(try part(heading, text, place, file: file))
            }
            words = []
        }
        for line in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if isHeading(line) {
                try close()
                heading = (line.dropFirst(), number)
            } else {
                words.append(line)
            }
            number += 1
        }
        try close()
        return parts
    }

    /// `# …` or `#- …`.
    private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == 0x23 else { return false }
        let rest = line.dropFirst()
        return rest.first == 0x20 || rest.starts(with: [0x2D, 0x20])
    }

    private static func part(
        _ heading: (bytes: ArraySlice<UInt8>, line: Int)?, _ words: String,
        _ place: PlainTree.Place, file: String
    ) throws(MessageMistake) -> Part {
        guard let heading else {
            return Part(
                block: .intro, heading: "intro", title: nil, isOn: true, words: words, line: nil,
                wordsPlace: place)
        }
        let isOn = heading.bytes.first != 0x2D
        let text = trimmed(heading.bytes.dropFirst(isOn ? 0 : 1))
        let colon = text.firstIndex(of: 0x3A)
        let front = trimmed(text[..<(colon ?? text.endIndex)])
        let title = colon.map { String(decoding: trimmed(text[($0 + 1)...]), as: UTF8.self) }
        let shown = String(decoding: text, as: UTF8.self)
        guard let block = try block(front, "\(file):\(heading.line):1") else {
            return Part(
                block: .words, heading: shown, title: shown, isOn: isOn, words: words,
                line: heading.line, wordsPlace: place)
        }
        return Part(
            block: block, heading: shown, title: title, isOn: isOn, words: words,
            line: heading.line, wordsPlace: place)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return bytes
    }

    /// The block of a heading's words, nil if they are a title.
    private static func block(
        _ bytes: ArraySlice<UInt8>, _ place: String
    ) throws(MessageMistake) -> Block? {
        let words = bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        let plain: [(String, Block)] = [
            ("intro", .intro), ("first-sales", .firstSales), ("anniversaries", .anniversaries),
            ("incentives", .incentives), ("resources", .resources), ("education", .education),
            ("contact", .contact),
        ]
        guard let first = words.first else { return nil }
        if words.count == 1, let found = plain.first(where: { $0.0 == first }) { return found.1 }
        switch first {
        case "most-improved": return try mostImproved(words.dropFirst(), place)
        case "near-goal": return .nearGoal(count: try count(words.dropFirst(), place) ?? 5)
        case "board" where words.count > 1:
            return .board(
                String(decoding: trimmed(bytes.dropFirst("board".utf8.count)), as: UTF8.self))
        default: return nil
        }
    }

    /// `most-improved [5] [clicks] [names]`.
    private static func mostImproved(
        _ words: ArraySlice<String>, _ place: String
    ) throws(MessageMistake) -> Block {
        var (count, metric, hasFigures) = (5, Metric.sales, true)
        for word in words {
            if word == "names" {
                hasFigures = false
            } else if let number = Int(word), (1...50).contains(number) {
                count = number
            } else if let named = Metric(word: word.utf8), !named.isMoney {
                metric = named
            } else {
                throw MessageMistake(
                    place, "most-improved takes no ‘\(word)’",
                    advice: "write how many (1 to 50), clicks, leads or sales, names")
            }
        }
        return .mostImproved(count: count, metric: metric, hasFigures: hasFigures)
    }

    private static func count(
        _ words: ArraySlice<String>, _ place: String
    ) throws(MessageMistake) -> Int? {
        guard let word = words.first else { return nil }
        guard words.count == 1, let number = Int(word), (1...50).contains(number) else {
            throw MessageMistake(
                place, "near-goal takes no ‘\(word)’", advice: "write how many, 1 to 50")
        }
        return number
    }
}
