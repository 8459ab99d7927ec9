import Model
import PlainTree

/// A file of two parts: named values between two lines of `---`, and the text below them.
struct FrontMatter {
    private let file: String
    private let tree: PlainTree
    /// The text below, without carriage returns before line feeds.
    let body: ArraySlice<UInt8>
    /// Where the text begins.
    let bodyPlace: PlainTree.Place

    /// Cuts a file in two and reads the upper part.
    init(_ raw: some Collection<UInt8>, file: String, limit: Int) throws(MessageMistake) {
        self.file = file
        guard raw.count <= limit else {
            throw MessageMistake(
                "\(file):1:1", "the file has \(raw.count) bytes and may have \(limit)",
                advice: "make it shorter")
        }
        let bytes = FrontMatter.plainLines(raw)
        var start = FrontMatter.lineEnd(bytes, from: 0)
        guard FrontMatter.isRule(bytes[..<start]), start < bytes.endIndex else {
            throw MessageMistake(
                "\(file):1:1", "the file does not begin with a line of ---",
                advice: "write --- and subject: … and --- at the top")
        }
        start += 1
        var (position, line) = (start, 2)
        while position < bytes.endIndex {
            let end = FrontMatter.lineEnd(bytes, from: position)
            if FrontMatter.isRule(bytes[position..<end]) {
                do throws(PlainTree.Mistake) {
                    tree = try PlainTree.read(bytes[start..<position])
                } catch {
                    let place = FrontMatter.shifted(error.place)
                    throw MessageMistake("\(file):\(place)", error.what, advice: "mend this line")
                }
                body = bytes[min(end + 1, bytes.endIndex)...]
                bodyPlace = PlainTree.Place(line: line + 1, column: 1)
                return
            }
            position = end + 1
            line += 1
        }
        throw MessageMistake(
            "\(file):1:1", "the values at the top do not end",
            advice: "write a line of --- below them")
    }

    private static func plainLines(_ raw: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(raw)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard bytes.contains(0x0D) else { return bytes }
        return bytes.indices.compactMap { index in
            let isBeforeFeed = index + 1 < bytes.count && bytes[index + 1] == 0x0A
            return bytes[index] == 0x0D && isBeforeFeed ? nil : bytes[index]
        }
    }

    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
    }

    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        line.elementsEqual([0x2D, 0x2D, 0x2D])
    }

    private static func shifted(_ place: PlainTree.Place) -> PlainTree.Place {
        PlainTree.Place(line: place.line + 1, column: place.column)
    }

    /// A place in the upper part as a place in the file.
    func shifted(_ place: PlainTree.Place) -> PlainTree.Place { FrontMatter.shifted(place) }

    // MARK: - Values

    /// The entry of a name, nil if there is none.
    func entry(_ key: String) -> PlainTree.Entry? { tree.entries.first { $0.key == key } }

    /// The text of a name, nil if there is none.
    func text(_ key: String) -> String? { entry(key)?.value.text }

    /// Refuses names that mean nothing here.
    func allow(_ keys: [String], of thing: String) throws(MessageMistake) {
        for entry in tree.entries where !keys.contains(entry.key) {
            throw mistake(
                entry.place, "\(thing) has no ‘\(entry.key)’", keys.joined(separator: ", "))
        }
        for entry in tree.entries where entry.value.text == nil {
            throw mistake(entry.value.place, "\(entry.key) is to be a plain value", "")
        }
    }

    /// The two letters of a language, nil if none is given.
    func language() throws(MessageMistake) -> String? {
        guard let entry = entry("language"), let text = entry.value.text else { return nil }
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            throw mistake(
                entry.value.place, "‘\(text)’ is no language", "write two letters such as en")
        }
        return text
    }

    func play() throws(MessageMistake) -> Play? {
        try word("play", Play.allCases.map(\.rawValue)) { Play(word: $0.utf8) }
    }

    func reason() throws(MessageMistake) -> QuietReason? {
        try word("reason", QuietReason.allCases.map(\.rawValue)) { QuietReason(word: $0.utf8) }
    }

    func campaign() throws(MessageMistake) -> String? {
        guard let entry = entry("campaign"), let text = entry.value.text else { return nil }
        guard Campaign.isName(text.utf8) else {
            throw mistake(
                entry.value.place, "‘\(text)’ names no campaign",
                "write up to 64 letters, digits, dots, hyphens and underscores")
        }
        return text
    }

    /// Whether a value is `yes`; `no`, or nothing, is not.
    func isYes(_ key: String) throws(MessageMistake) -> Bool {
        try word(key, ["yes", "no"]) { ["yes": true, "no": false][$0] } ?? false
    }

    func stage() throws(MessageMistake) -> Stage? {
        try word("stage", Stage.allCases.map(\.word)) { Stage(word: $0.utf8) }
    }

    private func word<Word>(
        _ key: String, _ known: [String], _ read: (String) -> Word?
    ) throws(MessageMistake) -> Word? {
        guard let entry = entry(key), let text = entry.value.text, text != "none" else {
            return nil
        }
        if let word = read(text) { return word }
        throw mistake(
            entry.value.place, "‘\(text)’ is no \(key)",
            "write one of: " + known.joined(separator: ", "))
    }

    private func mistake(
        _ place: PlainTree.Place, _ what: String, _ advice: String
    ) -> MessageMistake {
        MessageMistake("\(file):\(shifted(place))", what, advice: advice)
    }
}
