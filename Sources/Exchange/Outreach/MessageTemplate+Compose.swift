import Mustache

/// A message made of a template and a partner's values.
public struct MessageText: Hashable, Sendable {
    /// The subject, one line.
    public var subject: String
    /// The text.
    public var body: String
    /// The names of values that were missing and still stand in the text as `{{name}}`.
    public var missing: [String]
    /// The names of missing values whose sentences were left out.
    public var leftOut: [String]
    /// The names of values that were filled in.
    public var used: [String]
}

extension MessageTemplate {
    /// The greatest message, in bytes.
    public static let messageLimit = 256 * 1024

    /// Fills in a partner's values.
    ///
    /// A missing value outside a section of its own stays in the text as `{{name}}` and is named
    /// in `missing`; such a message must not be sent.
    ///
    /// - Throws: `MessageMistake` for a name that is no value at all, or a message that is too long.
    public func compose(_ values: MessageValues) throws(MessageMistake) -> MessageText {
        if let unknown = unknownNames(among: values.names).first { throw unknown }
        var filling = Filling(values)
        let subject = try render(subject, &filling)
        let body = try render(self.body, &filling)
        return MessageText(
            subject: MessageTemplate.tidy(subject, isOneLine: true),
            body: MessageTemplate.tidy(body, isOneLine: false), missing: filling.missing,
            leftOut: filling.leftOut, used: filling.used)
    }

    private func render(
        _ text: TemplateText, _ filling: inout Filling
    ) throws(MessageMistake) -> String {
        let source = filling.source(of: text)
        guard filling.size <= MessageTemplate.messageLimit else {
            throw MessageMistake(
                file, "the message would be longer than \(MessageTemplate.messageLimit) bytes",
                advice: "shorten the template or the partner's values")
        }
        do {
            return try MustacheTemplate(string: source).render(filling.context)
        } catch {
            throw MessageMistake(file, "this template cannot be read", advice: "check its tags")
        }
    }

    /// Blank lines and blanks that left-out sentences leave behind go too.
    private static func tidy(_ text: String, isOneLine: Bool) -> String {
        let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map {
            line -> ArraySlice<UInt8> in
            let end = line.lastIndex { $0 != 0x20 && $0 != 0x09 }
            return end.map { line[...$0] } ?? []
        }
        var kept: [ArraySlice<UInt8>] = []
        for line in lines where !(line.isEmpty && kept.last?.isEmpty ?? true) { kept.append(line) }
        while kept.last?.isEmpty == true { kept.removeLast() }
        let joined = Array(kept.joined(separator: [0x0A]))
        let text = String(decoding: joined, as: UTF8.self)
        return isOneLine || text.isEmpty ? text : text + "\n"
    }
}

/// What the library is given: names of our own making instead of those in the template, so that
/// neither a name nor a value can mean anything to it.
private struct Filling {
    private let values: MessageValues
    private(set) var context: [String: String] = [:]
    private(set) var missing: [String] = []
    private(set) var leftOut: [String] = []
    private(set) var used: [String] = []
    /// How long the messages made so far are, in bytes.
    private(set) var size = 0
    private var keys: [String: Int] = [:]

    init(_ values: MessageValues) { self.values = values }

    /// The text as the library is to read it.
    mutating func source(of text: TemplateText) -> String {
        var source = "{{% CONTENT_TYPE:TEXT}}"
        var shown = [true]
        for piece in text.pieces {
            let isShown = shown.last ?? true
            switch piece {
            case .words(let words):
                source += words
                if isShown { size += words.utf8.count }
            case .value(let name, _): source += "{{\(key(name, isShown: isShown))}}"
            case .open(let name, let isInverted, _):
                shown.append(isShown && decide(name, isInverted, isShown))
                source += "{{\(isInverted ? "^" : "#")\(section(name))}}"
            case .close(let name):
                shown.removeLast()
                source += "{{/\(section(name))}}"
            case .remark: source += "{{! }}"
            }
        }
        return source
    }

    private mutating func number(_ name: String) -> Int {
        if let number = keys[name] { return number }
        keys[name] = keys.count
        return keys.count - 1
    }

    private mutating func section(_ name: String) -> String { "s\(number(name))" }

    private mutating func key(_ name: String, isShown: Bool) -> String {
        let key = "v\(number(name))"
        let text = values.text(name) ?? "{{\(name)}}"
        context[key] = text
        guard isShown else { return key }
        size += text.utf8.count
        if values.text(name) != nil {
            note(name, in: &used)
        } else {
            note(name, in: &missing)
        }
        return key
    }

    private mutating func decide(_ name: String, _ isInverted: Bool, _ isShown: Bool) -> Bool {
        let isKnown = values.text(name) != nil
        if isKnown { context[section(name)] = "1" }
        if !isKnown, !isInverted, isShown { note(name, in: &leftOut) }
        return isKnown != isInverted
    }

    private func note(_ name: String, in list: inout [String]) {
        if !list.contains(name) { list.append(name) }
    }
}
