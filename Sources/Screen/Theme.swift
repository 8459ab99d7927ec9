/// A colour as a theme names it.
public enum Colour: Hashable, Sendable {
    /// Whatever the terminal uses by itself.
    case terminal
    /// An entry of the terminal's 256 colours.
    case palette(UInt8)
    /// Red, green and blue, each 0 to 255.
    case rgb(UInt8, UInt8, UInt8)
}

/// How a role looks.
public struct Style: Hashable, Sendable {
    /// The colour of the letters, nil to take the surface's.
    public var foreground: Colour?
    /// The colour behind them, nil to take the surface's.
    public var background: Colour?
    /// Whether letters are heavier; tells roles apart without colour.
    public var isBold = false
    /// Whether letters are underlined.
    public var isUnderlined = false
    /// Whether letters and background change places.
    public var isReversed = false

    /// A style; what is not given is inherited from the surface.
    public init(
        foreground: Colour? = nil, background: Colour? = nil, isBold: Bool = false,
        isUnderlined: Bool = false, isReversed: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.isBold = isBold
        self.isUnderlined = isUnderlined
        self.isReversed = isReversed
    }
}

/// A set of looks, one for every role.
public struct Theme: Hashable, Sendable {
    /// What kind of screen a theme is made for.
    public enum Kind: String, Sendable, CaseIterable {
        case dark, light, mono, terminal
    }
    /// The name in the picker and in settings.
    public let name: String
    /// One line about it.
    public let summary: String
    /// Dark, light, without colour, or in the terminal's own colours.
    public let kind: Kind
    /// How each role looks.
    public let styles: [Role: Style]
    /// How the row under the cursor looks: laid over the style of each of its roles.
    public let selection: Style

    /// A theme of named styles.
    public init(
        name: String, summary: String, kind: Kind, styles: [Role: Style], selection: Style
    ) {
        self.name = name
        self.summary = summary
        self.kind = kind
        self.styles = styles
        self.selection = selection
    }

    /// No colours at all: what is left when there is no theme.
    public static let plain = Theme(
        name: "plain", summary: "", kind: .mono, styles: [:], selection: Style(isReversed: true))

    /// The style of a role, the surface's where the theme does not name it.
    public func style(of role: Role) -> Style { styles[role] ?? styles[.surface] ?? Style() }
}
