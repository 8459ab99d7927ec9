public import Model
import PlainTree

/// An issue of the newsletter as its file has it: front matter, then parts with a heading each.
///
///     ---
///     subject: What the November winners did
///     segment: is:active
///     ---
///     # intro
///     Hello {{partner.greeting}}, November was the best month of the year.
///     # most-improved 5
///     # first-sales
///     #- anniversaries
///     # Tip of the month
///     Put the link into the first paragraph.
///
/// A heading whose first word is a block is filled in with what the program knows, below the words
/// written there; any other heading is a title. `#-` leaves a part out; one with nothing to say is
/// left out too.
public struct IssueText: Hashable, Sendable {
    /// A part that the program fills in.
    public enum Block: Hashable, Sendable {
        /// Words without a title.
        case intro
        /// Who grew most: how many, by what, and whether with figures.
        case mostImproved(count: Int, metric: Metric, hasFigures: Bool)
        case firstSales, anniversaries
        /// Who is one step away from an incentive, at most so many each.
        case nearGoal(count: Int)
        case incentives, resources
        /// Words about the trade, with a title.
        case education
        /// The board of an incentive, by its name.
        case board(String)
        case contact
        /// Words under a title of their own.
        case words
    }

    /// A part of an issue.
    public struct Part: Hashable, Sendable {
        /// What fills it.
        public let block: Block
        /// What stands behind the sign of the heading, as written.
        public let heading: String
        /// A title given behind a colon, or the heading of plain words.
        public let title: String?
        /// Whether it is in.
        public let isOn: Bool
        /// The words below the heading.
        public let words: String
        /// The heading's line in the file, from 1; nil for words before the first heading.
        public let line: Int?
        let wordsPlace: PlainTree.Place
    }

    /// The greatest file, in bytes.
    public static let sizeLimit = 64 * 1024

    /// The word to call it by: its file's name.
    public let name: String
    /// One line, perhaps with values.
    public let subject: String
    /// Its language's two letters.
    public let language: String
    /// Whom it is for as a filter, nil for the program's usual.
    public let segment: String?
    /// The days it tells of as a period such as `2026-10`, nil for those since the last issue.
    public let days: String?
    /// Its parts in order.
    public let parts: [Part]
    /// The file as it is.
    public let bytes: [UInt8]

    /// Reads an issue; `file` is its name with its folder, such as `newsletters/11.md`.
    public init(file: String, _ bytes: [UInt8]) throws(MessageMistake) {
        let front = try FrontMatter(bytes, file: file, limit: IssueText.sizeLimit)
        try front.allow(["subject", "language", "segment", "days"], of: "an issue")
        let base = Array(file.utf8).split(separator: 0x2F).last ?? []
        name = String(decoding: base.prefix { $0 != 0x2E }, as: UTF8.self)
        guard let subject = front.text("subject"), !subject.isEmpty else {
            throw MessageMistake(
                "\(file):1:1", "an issue needs a subject", advice: "write subject: … at the top")
        }
        guard String(validating: front.body, as: UTF8.self) != nil else {
            throw MessageMistake(
                "\(file):\(front.bodyPlace)", "this is not UTF-8 text", advice: "save it as UTF-8")
        }
        self.subject = subject
        language = try front.language() ?? "en"
        segment = front.text("segment")
        days = front.text("days")
        parts = try IssueText.parts(front.body, from: front.bodyPlace.line, file: file)
        self.bytes = bytes
        try checkTags(file: file)
    }

    // MARK: - Tags and changes

    /// Reads all tags as letters' are read; sections are refused, as an issue is the same for all.
    private func checkTags(file: String) throws(MessageMistake) {
        for tag in try tags(file: file) where tag.isSection {
            throw MessageMistake(
                tag.place, "an issue has no sections",
                advice: "write {{name}}, or the sentence into a letter")
        }
    }

    /// The values the issue names, each with its place.
    public func tags(file: String) throws(MessageMistake) -> [MessageTemplate.Variable] {
        var texts: [(String, PlainTree.Place)] = [(subject, PlainTree.Place(line: 2, column: 1))]
        for part in parts where part.isOn { texts.append((part.words, part.wordsPlace)) }
        var tags: [MessageTemplate.Variable] = []
        for (text, place) in texts {
            do throws(TemplateText.Mistake) {
                let pieces = try TemplateText(Array(text.utf8)[...], at: place).pieces
                for case let piece in pieces {
                    switch piece {
                    case .value(let name, let place):
                        tags.append(tag(name, "\(file):\(place)", isSection: false))
                    case .open(let name, _, let place):
                        tags.append(tag(name, "\(file):\(place)", isSection: true))
                    case .words, .close, .remark: break
                    }
                }
            } catch {
                throw MessageMistake("\(file):\(error.place)", error.what, advice: error.advice)
            }
        }
        return tags
    }

    private func tag(_ name: String, _ place: String, isSection: Bool)
        -> MessageTemplate.Variable
    {
        MessageTemplate.Variable(name: name, place: place, isSection: isSection)
    }

    /// The file with a part switched in or out; nil for words that have no heading.
    public func switching(_ part: Int) -> [UInt8]? {
        guard parts.indices.contains(part), let number = parts[part].line else { return nil }
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        guard lines.indices.contains(number - 1), lines[number - 1].first == 0x23 else {
            return nil
        }
        if parts[part].isOn {
            lines[number - 1].insert(0x2D, at: 1)
        } else {
            lines[number - 1].remove(at: 1)
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    /// A new issue's file.
    public static func draft(
        subject: String, language: String, segment: String?, boards: [String]
    ) -> [UInt8] {
        let isGerman = language == "de"
        var text = "---\nsubject: \(PlainTree.quoted(subject))\nlanguage: \(language)\n"
        if let segment { text += "segment: \(PlainTree.quoted(segment))\n" }
        text += "---\n# intro\n\n"
        text +=
            isGerman
            ? "Guten Tag {{partner.greeting}},\n\n" : "Hello {{partner.greeting}},\n\n"
        text += "# most-improved 5\n# first-sales\n#- anniversaries\n# near-goal 5\n# incentives\n"
        for board in boards { text += "# board \(board)\n" }
        text += "# resources\n# education\n\n# contact\n"
        return Array(text.utf8)
    }
}
