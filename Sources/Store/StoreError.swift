public import Model

/// Why the store could not do something: where, what, and what to do.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or folder, below the program's folder where possible, with `:line` if known.
    public let place: String
    /// What is wrong.
    public let what: String
    /// What a person can do about it; may be empty.
    public let advice: String

    /// An error at a place.
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

/// Something noticed while reading that does not stop work.
public struct Problem: Hashable, Sendable {
    /// Whether something may be lost, or it is only worth knowing.
    public enum Weight: Hashable, Sendable {
        case note, damage
    }
    /// How bad it is.
    public let weight: Weight
    /// The file, with `:line` where a line is meant.
    public let place: String
    /// What is wrong.
    public let what: String
    /// What to do; may be empty.
    public let advice: String

    /// A problem at a place.
    public init(_ weight: Weight, _ place: String, _ what: String, advice: String = "") {
        self.weight = weight
        self.place = place
        self.what = what
        self.advice = advice
    }

    /// The parts in one line.
    public var line: String {
        advice.isEmpty ? "\(place): \(what)" : "\(place): \(what); \(advice)"
    }
}

/// The three answers to saving a change.
public enum SaveResult: Sendable {
    /// On disk; others' changes that were read on the way come along.
    case saved(Event, others: [Event])
    /// Nothing changed on disk; why.
    case notSaved(String)
    /// The disk failed while saving: re-open to see; why.
    case unknown(String)
}
