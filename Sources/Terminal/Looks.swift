import CTerminal
import Screen

/// A theme worked out for one terminal: what ncurses is told for each role, selected or not.
struct Looks {
    /// Attributes and the number of a colour pair.
    struct Look: Equatable {
        var attributes: UInt32 = 0
        var pair: Int32 = 0
    }

    /// The two colours of a pair.
    struct Pair: Hashable {
        let foreground: Int32
        let background: Int32
    }

    /// A style with every question answered.
    private struct Resolved: Equatable {
        var foreground: Int32
        var background: Int32
        var isBold: Bool
        var isUnderlined: Bool
        var isReversed: Bool
    }

    /// The pairs in order of their numbers, which start at 1.
    private(set) var pairs: [Pair] = []
    private var numbers: [Pair: Int32] = [:]
    private var looks: [Look] = []

    /// Works out a theme.
    ///
    /// - Parameters:
    ///   - theme: What is asked for.
    ///   - depth: The colours there are.
    ///   - hasDefaultColours: Whether the terminal's own colours can be named; if not, they are
    ///     white on black.
    init(theme: Theme, depth: ColourDepth, hasDefaultColours: Bool) {
        let palette = Palette(depth: depth, isDark: theme.kind != .light)
        for role in Role.allCases {
            for isSelected in [false, true] {
                let resolved = Self.resolve(theme, role, isSelected, palette)
                looks.append(look(resolved, depth, hasDefaultColours))
            }
        }
    }

    /// The look of a role.
    func look(of role: Role, isSelected: Bool) -> Look {
        looks[Int(role.rawValue) * 2 + (isSelected ? 1 : 0)]
    }

    private mutating func look(
        _ resolved: Resolved, _ depth: ColourDepth, _ hasDefaultColours: Bool
    ) -> Look {
        var look = Look()
        if resolved.isBold { look.attributes |= tend_bold() }
        if resolved.isUnderlined { look.attributes |= tend_underline() }
        if resolved.isReversed { look.attributes |= tend_reverse() }
        guard depth > .mono else { return look }
        var pair = Pair(foreground: resolved.foreground, background: resolved.background)
        if !hasDefaultColours {
            pair = Pair(
                foreground: pair.foreground < 0 ? 7 : pair.foreground,
                background: max(0, pair.background))
        }
        look.pair = number(of: pair)
        return look
    }

    private mutating func number(of pair: Pair) -> Int32 {
        // Pair 0 is the terminal's own by definition.
        if pair == Pair(foreground: Palette.terminal, background: Palette.terminal) { return 0 }
        if let number = numbers[pair] { return number }
        pairs.append(pair)
        let number = Int32(pairs.count)
        numbers[pair] = number
        return number
    }

    private static func resolve(
        _ theme: Theme, _ role: Role, _ isSelected: Bool, _ palette: Palette
    ) -> Resolved {
        let plain = resolved(theme.style(of: role), over: theme.style(of: .surface), palette)
        guard isSelected else { return plain }
        var style = theme.style(of: role)
        let selection = theme.selection
        style.foreground = selection.foreground ?? style.foreground
        style.background = selection.background ?? style.background
        style.isBold = style.isBold || selection.isBold
        style.isUnderlined = style.isUnderlined || selection.isUnderlined
        style.isReversed = style.isReversed || selection.isReversed
        var selected = resolved(style, over: theme.style(of: .surface), palette)
        // A row that cannot be told from its neighbours is not selected, whatever the theme meant.
        let isTold =
            selected.background != plain.background || selected.isReversed != plain.isReversed
            || selected.isUnderlined != plain.isUnderlined
        if !isTold { selected.isReversed.toggle() }
        return selected
    }

    private static func resolved(
        _ style: Style, over surface: Style, _ palette: Palette
    ) -> Resolved {
        let hasColour = palette.depth > .mono
        let foreground = style.foreground ?? surface.foreground ?? .terminal
        let background = style.background ?? surface.background ?? .terminal
        let behind = hasColour ? palette.background(background) : Palette.terminal
        let letters = hasColour ? palette.foreground(foreground) : Palette.terminal
        return Resolved(
            foreground: foreground == background
                ? letters : palette.legible(letters, on: behind),
            background: behind, isBold: style.isBold, isUnderlined: style.isUnderlined,
            isReversed: style.isReversed)
    }
}
