/// The values a template can name for one partner; each has a text or is missing for a reason.
public struct MessageValues: Hashable, Sendable {
    /// What is known under a name.
    public enum Value: Hashable, Sendable {
        case text(String)
        /// Nothing is known; why.
        case missing(String)
    }

    private var values: [String: Value] = [:]

    /// No values yet.
    public init() {}

    /// What is known under a name; nil if there is no such name at all.
    public subscript(name: String) -> Value? { values[name] }

    /// The text under a name, nil if it is missing or there is no such name.
    public func text(_ name: String) -> String? {
        if case .text(let text)? = values[name] { text } else { nil }
    }

    /// Every name, by bytes.
    public var names: [String] {
        values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Sets what is known under a name; an empty text counts as missing.
    public mutating func set(_ name: String, _ text: String?, missing why: String = "it is not set")
    {
        guard let text, !text.isEmpty else {
            values[name] = .missing(why)
            return
        }
        values[name] = .text(text)
    }

    /// Whether a text can be a name: a-z, 0-9, dots and dashes, at most 64 bytes.
    public static func isName(_ text: String) -> Bool { TemplateText.isName(text.utf8) }
}
