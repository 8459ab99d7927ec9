public import Screen

/// How well a theme can be read, in one word for lists of themes.
public enum ContrastText {
    /// The lowest contrast of all its roles, `?` where only the terminal knows the colours.
    public static func of(_ theme: Theme) -> String {
        guard let contrast = theme.lowestContrast else {
            return theme.kind == .mono ? "n/a" : "?"
        }
        // Never rounded up: 4.46 is below 4.5.
        return Format.fixed((contrast * 10).rounded(.down) / 10, digits: 1)
    }

    static func of(_ theme: Theme, _ say: Catalogue) -> String { say(.contrast, of(theme)) }
}
