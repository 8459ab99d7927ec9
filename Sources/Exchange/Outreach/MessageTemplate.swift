public import Model
import PlainTree

/// A letter with places for a partner's values: front matter, then a Mustache text.
///
///     ---
///     subject: A quick question, {{partner.first}}
///     language: en
///     play: call
///     stage: engagement
///     ---
///     Hi {{partner.first}},
///     {{#last.sale}}your last sale was on {{last.sale}}. {{/last.sale}}
///
/// A sentence in a section named like a value is left out when the value is missing; a missing
/// value anywhere else keeps the message from being sent. `{{^name}}` is for when it is missing.
public struct MessageTemplate: Hashable, Sendable {
    /// A value that the template names.
    public struct Variable: Hashable, Sendable {
        /// The value's name.
        public let name: String
        /// The file with line and column.
        public let place: String
        /// Whether it only decides about a section, so that it may be missing.
        public let isSection: Bool
    }

    /// The greatest template, in bytes.
    public static let sizeLimit = 16_384

    /// The word to call it by, such as `review-offer`.
    public let name: String
    /// The file it was read from, with its folder.
    public let file: String
    /// Its language's two letters.
    public let language: String
    /// The play it belongs to, nil for none.
    public let play: Play?
    /// The stage it is meant for, nil for any.
    public let stage: Stage?
    /// The subject as written.
    public let subjectText: String
    /// The text below the front matter as written.
    public let bodyText: String
    let subject: TemplateText
    let body: TemplateText

    /// Reads a template; `file` is its name with its folder, such as `templates/welcome.de.md`.
    public init(file: String, _ bytes: some Collection<UInt8>) throws(MessageMistake) {
        let parts = try FrontMatter(bytes, file: file, limit: MessageTemplate.sizeLimit)
        try parts.allow(["subject", "language", "play", "stage"], of: "a template")
        let words = try MessageTemplate.words(of: file)
        name = words.name
        self.file = file
        language = try parts.language() ?? words.language ?? "en"
        play = try parts.play()
        stage = try parts.stage()
        guard let entry = parts.entry("subject"), let text = entry.value.text, !text.isEmpty else {
            throw MessageMistake(
                "\(file):1:1", "a template needs a subject", advice: "write subject: … at the top")
        }
        subjectText = text
        bodyText = String(decoding: parts.body, as: UTF8.self)
        do throws(TemplateText.Mistake) {
            subject = try TemplateText(Array(text.utf8)[...], at: parts.shifted(entry.value.place))
            body = try TemplateText(parts.body, at: parts.bodyPlace)
        } catch {
            throw MessageMistake("\(file):\(error.place)", error.what, advice: error.advice)
        }
    }

    /// Name and language from a file's name: `welcome.de.md`.
    private static func words(
        of file: String
    ) throws(MessageMistake) -> (name: String, language: String?) {
        let base = Array(file.utf8).split(separator: 0x2F).last ?? []
        let parts = base.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard let first = parts.first, (1...40).contains(first.count),
            first.allSatisfy(PartnerID.isAllowed), parts.count <= 3,
            parts.last?.elementsEqual("md".utf8) == true
        else {
            throw MessageMistake(
                file, "this is no name of a template", advice: "call it like welcome.de.md")
        }
        let name = String(decoding: first, as: UTF8.self)
        return (name, parts.count == 3 ? String(decoding: parts[1], as: UTF8.self) : nil)
    }

    /// The values the template names, each place once, subject first.
    public var variables: [Variable] {
        (subject.pieces + body.pieces).compactMap { piece in
            switch piece {
            case .value(let name, let place):
                Variable(name: name, place: "\(file):\(place)", isSection: false)
            case .open(let name, _, let place):
                Variable(name: name, place: "\(file):\(place)", isSection: true)
            case .words, .close, .remark: nil
            }
        }
    }

    /// The names in the template that are none of these, with the nearest that is.
    public func unknownNames(among known: [String]) -> [MessageMistake] {
        let names = Set(known)
        return variables.filter { !names.contains($0.name) }.map { variable in
            let nearest = EditDistance.nearest(to: Array(variable.name.utf8), among: known)
            return MessageMistake(
                variable.place, "there is no value ‘\(variable.name)’",
                advice: nearest.map { "did you mean \($0)?" }
                    ?? "tend templates --values lists them")
        }
    }
}
