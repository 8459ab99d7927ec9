/// Something in a template, a draft or a mail that keeps it from being used: where, what, what to do.
public struct MessageMistake: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file with `:line:column` where they are known, or the field of a mail.
    public let place: String
    /// What is wrong.
    public let what: String
    /// What a person can do about it; may be empty.
    public let advice: String

    /// A mistake at a place.
    public init(_ place: String, _ what: String, advice: String = "") {
        self.place = place
        self.what = what
        self.advice = advice
    }

    /// The three parts in one line.
    public var description: String {
        advice.isEmpty ? "\(place): \(what)" : "\(place): \(what); \(advice)"
    }
}
