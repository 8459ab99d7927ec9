/// How many colours are used on a terminal.
public enum ColourDepth: Int, Sendable, Comparable, CaseIterable {
    /// None: weight, underline and reverse alone.
    case mono = 0
    /// The eight colours of old terminals.
    case eight = 8
    /// The eight colours and their bright sisters.
    case sixteen = 16
    /// The 256 colours of xterm.
    case palette = 256

    /// The most a terminal with this many colours is good for.
    public init(colours: Int) {
        self = Self.allCases.last { $0.rawValue <= colours } ?? .mono
    }

    /// The depth a person names in settings or after `--color`: 256, 16, 8 or mono; nil for any
    /// other word.
    public init?(word: String) {
        switch word {
        case "256": self = .palette
        case "16": self = .sixteen
        case "8": self = .eight
        case "mono": self = .mono
        default: return nil
        }
    }

    /// Fewer colours come first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
