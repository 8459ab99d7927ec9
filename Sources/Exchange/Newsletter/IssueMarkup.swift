/// Reads the words of an issue: paragraphs, lists, `**strong**`, `[text](https://…)`, `{{name}}`.
///
/// Everything else is text as it stands; no other mark of Markdown means anything.
public enum IssueMarkup {
    /// The paragraphs and lists of some words.
    public static func content(_ words: String) -> [IssueContent] {
        var result: [IssueContent] = []
        var paragraph: [ArraySlice<UInt8>] = []
        var items: [[ArraySlice<UInt8>]] = []
        func close() {
            if !paragraph.isEmpty { result.append(.paragraph(runs(joined(paragraph)))) }
            if !items.isEmpty { result.append(.list(items.map { runs(joined($0)) })) }
            (paragraph, items) = ([], [])
        }
        for line in Array(words.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = trimmed(line)
            if text.isEmpty {
                close()
            } else if text.starts(with: "- ".utf8) || text.starts(with: "* ".utf8) {
                if items.isEmpty { close() }
                items.append([trimmed(text.dropFirst(2))])
            } else if !items.isEmpty, line.first == 0x20 {
                items[items.count - 1].append(text)
            } else {
                if !items.isEmpty { close() }
                paragraph.append(text)
            }
        }
        close()
        return result
    }

    private static func joined(_ lines: [ArraySlice<UInt8>]) -> ArraySlice<UInt8> {
        Array(lines.joined(separator: [0x20]))[...]
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = line.last, last <= 0x20 { line.removeLast() }
        return line
    }

    /// The pieces of a line; with `isPlain` only values are read.
    static func runs(_ line: ArraySlice<UInt8>, isPlain: Bool = false) -> [IssueRun] {
        var result: [IssueRun] = []
        var words: [UInt8] = []
        var rest = line
        while let byte = rest.first {
            guard let (run, length) = mark(rest, isPlain: isPlain) else {
                words.append(byte)
                rest = rest.dropFirst()
                continue
            }
            if !words.isEmpty { result.append(.text(String(decoding: words, as: UTF8.self))) }
            words = []
            result.append(run)
            rest = rest.dropFirst(length)
        }
        if !words.isEmpty { result.append(.text(String(decoding: words, as: UTF8.self))) }
        return result
    }

    /// The mark that begins here, and how long it is.
    private static func mark(
        _ rest: ArraySlice<UInt8>, isPlain: Bool
    ) -> (IssueRun, length: Int)? {
        switch rest.first {
        case 0x7B: value(rest)
        case 0x2A where !isPlain: strong(rest)
        case 0x5B where !isPlain: link(rest)
        default: nil
        }
    }

    private static func value(_ rest: ArraySlice<UInt8>) -> (IssueRun, length: Int)? {
        let isTriple = rest.starts(with: "{{{".utf8)
        guard rest.starts(with: "{{".utf8),
            let end = rest.dropFirst(2).firstPair(of: 0x7D)
        else { return nil }
        let inner = rest[(rest.startIndex + (isTriple ? 3 : 2))..<end]
        let name = trimmed(inner).drop { $0 == 0x26 || $0 == 0x20 }
        guard TemplateText.isName(name) else { return nil }
        let length = end + (isTriple ? 3 : 2) - rest.startIndex
        return (.value(String(decoding: name, as: UTF8.self)), min(length, rest.count))
    }

    private static func strong(_ rest: ArraySlice<UInt8>) -> (IssueRun, length: Int)? {
        guard rest.starts(with: "**".utf8) else { return nil }
        let inside = rest.dropFirst(2)
        guard let end = inside.firstPair(of: 0x2A), end > inside.startIndex,
            inside.first != 0x20
        else { return nil }
        return (
            .strong(String(decoding: inside[..<end], as: UTF8.self)), end + 2 - rest.startIndex
        )
    }

    private static func link(_ rest: ArraySlice<UInt8>) -> (IssueRun, length: Int)? {
        guard let close = rest.firstIndex(of: 0x5D), rest[close...].dropFirst().first == 0x28,
            let end = rest[close...].firstIndex(of: 0x29)
        else { return nil }
        let text = rest[(rest.startIndex + 1)..<close]
        let address = rest[(close + 2)..<end]
        guard !text.isEmpty, isAddress(address) else { return nil }
        return (
            .link(
                String(decoding: text, as: UTF8.self),
                address: String(decoding: address, as: UTF8.self)), end + 1 - rest.startIndex
        )
    }

    /// Whether bytes are an address that may be linked: of the web or of mail, without blanks, quotes
    /// or anything that could end it early.
    public static func isAddress(_ bytes: some Collection<UInt8>) -> Bool {
        let known = ["https://", "http://", "mailto:"].contains { bytes.starts(with: $0.utf8) }
        return known && bytes.count <= 2000
            && bytes.allSatisfy {
                $0 > 0x20 && ![0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x60, 0x7F].contains($0)
            }
    }
}
