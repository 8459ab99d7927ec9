/// What a piece of the screen is; a theme decides how that looks.
public enum Role: UInt8, CaseIterable, Sendable {
    case text, muted, accent, title, good, warn, bad, mark, target, previous, match, chart
    /// The window's own surface: what blanks are made of.
    case surface
    /// The surface under floating boxes.
    case box

    /// The word for this role in theme files.
    public var word: String { String(describing: self) }

    /// One letter for the role maps that tests compare.
    public var letter: Character {
        switch self {
        case .text: "."
        case .muted: "m"
        case .accent: "a"
        case .title: "t"
        case .good: "g"
        case .warn: "w"
        case .bad: "b"
        case .mark: "k"
        case .target: "r"
        case .previous: "p"
        case .match: "f"
        case .chart: "c"
        case .surface: " "
        case .box: "x"
        }
    }
}
