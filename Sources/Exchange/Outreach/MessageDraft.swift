public import Model
import PlainTree

/// A message to one partner that is being written, and the file it is kept in.
///
/// The file says whom it is for only by the partner's id: where mail goes is taken from the
/// partner when it is sent, never from a text.
public struct MessageDraft: Hashable, Sendable {
    /// The greatest file of a draft, in bytes.
    public static let sizeLimit = 512 * 1024

    /// Whom it is for.
    public let partner: PartnerID
    /// One line.
    public var subject: String
    /// The text, lines ending in line feeds.
    public var body: String
    /// The template it was made of, nil for none.
    public var template: String?
    /// Its language's two letters.
    public var language: String
    /// What it offers, nil for nothing in particular.
    public var play: Play?
    /// The partner's reason it answers, nil if none was given.
    public var reason: QuietReason?
    /// The ready-made answers that were put into it, by their names.
    public var answers: [String]
    /// The mailing to several partners it is part of, nil for a message to one.
    public var campaign: String?
    /// Whether one in five of its campaign are left untouched when it is sent.
    public var holdsOut: Bool
    /// The resources whose links stand in it, by their keys.
    public var resources: [String]

    /// A draft for a partner.
    public init(
        partner: PartnerID, subject: String, body: String, template: String? = nil,
        language: String = "en", play: Play? = nil, reason: QuietReason? = nil,
        answers: [String] = [], resources: [String] = [], campaign: String? = nil,
        holdsOut: Bool = false
    ) {
        self.campaign = campaign
        self.holdsOut = holdsOut
        self.answers = answers
        self.resources = resources
        self.partner = partner
        self.subject = subject
        self.body = body
        self.template = template
        self.language = language
        self.play = play
        self.reason = reason
    }

    /// Reads a draft's file; `file` is its name for messages.
    public init(file: String, _ bytes: some Collection<UInt8>) throws(MessageMistake) {
        let parts = try FrontMatter(bytes, file: file, limit: MessageDraft.sizeLimit)
        try parts.allow(
            [
                "partner", "subject", "template", "language", "play", "reason", "answers",
                "resources", "campaign", "hold-out",
            ], of: "a draft")
        guard let id = parts.text("partner").flatMap({ PartnerID($0.utf8) }) else {
            throw MessageMistake(
                "\(file):2:1", "it does not say whom it is for",
                advice: "write partner: and the id")
        }
        guard String(validating: parts.body, as: UTF8.self) != nil else {
            throw MessageMistake(
                "\(file):\(parts.bodyPlace)", "this is not UTF-8 text", advice: "save it as UTF-8")
        }
        self.init(
            partner: id, subject: parts.text("subject") ?? "",
            body: String(decoding: parts.body, as: UTF8.self), template: parts.text("template"),
            language: try parts.language() ?? "en", play: try parts.play(),
            reason: try parts.reason(), answers: MessageDraft.names(parts.text("answers") ?? ""),
            resources: MessageDraft.names(parts.text("resources") ?? ""),
            campaign: try parts.campaign(), holdsOut: try parts.isYes("hold-out"))
    }

    /// The draft as its file.
    public var bytes: [UInt8] {
        var text = "---\npartner: \(partner.text)\nsubject: \(PlainTree.quoted(subject))\n"
        if let template { text += "template: \(PlainTree.quoted(template))\n" }
        text += "language: \(language)\nplay: \(play?.rawValue ?? "none")\n"
        if let reason { text += "reason: \(reason.rawValue)\n" }
        if !answers.isEmpty { text += "answers: \(MessageDraft.text(answers))\n" }
        if let campaign { text += "campaign: \(PlainTree.quoted(campaign))\n" }
        if holdsOut { text += "hold-out: yes\n" }
        if !resources.isEmpty { text += "resources: \(MessageDraft.text(resources))\n" }
        return Array((text + "---\n" + body).utf8)
    }

    /// Names as one value: a dash alone would begin a list.
    private static func text(_ names: [String]) -> String {
        PlainTree.quoted(names.joined(separator: " "))
    }

    private static func names(_ text: String) -> [String] {
        text.utf8.split(separator: 0x20).filter { $0.allSatisfy(PartnerID.isAllowed) }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// Notes the resources among the values that were filled in.
    public mutating func note(used names: [String]) {
        for key in names.compactMap(Resource.key(ofValue:)) where !resources.contains(key) {
            resources.append(key)
        }
    }

    /// Puts a ready-made answer at the end of the text, before the last lines that sign it.
    ///
    /// `signature` is the sender's name: a last paragraph that begins with it stays the last.
    public mutating func insert(_ text: String, of answer: String, signature: String) {
        var lines = MessageDraft.lines(body)
        var place = lines.count
        let last = lines.lastIndex(of: []).map { $0 + 1 } ?? 0
        if !signature.isEmpty, lines.indices.contains(last),
            lines[last].elementsEqual(signature.utf8)
        {
            place = last
        }
        var added = MessageDraft.lines(text)
        if place > 0, lines[place - 1] != [] { added.insert([], at: 0) }
        if place < lines.count { added.append([]) }
        lines.insert(contentsOf: added, at: place)
        body = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self) + "\n"
        if !answers.contains(answer) { answers.append(answer) }
    }

    /// The lines of a text without the empty ones at its end.
    private static func lines(_ text: String) -> [[UInt8]] {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(
            Array.init)
        while lines.last == [] { lines.removeLast() }
        return lines
    }

    /// The names of values that still stand in it as `{{name}}`; with any it must not be sent.
    public var missing: [String] {
        TemplateText.openNames(in: subject + "\n" + body)
    }
}
