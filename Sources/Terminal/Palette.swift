import Screen

/// Finds the entry of a terminal's palette that comes closest to a colour.
///
/// The first sixteen entries belong to the person, who may have changed them: with 256 colours a
/// colour given as red, green and blue is looked for among the other 240 only.
struct Palette {
    let depth: ColourDepth
    /// Whether letters on a surface that is not known are rather bright than dark.
    let isDark: Bool

    /// The number ncurses takes for "whatever the terminal uses".
    static let terminal: Int32 = -1

    /// The entry for letters.
    func foreground(_ colour: Colour) -> Int32 {
        let index = nearest(colour)
        guard depth == .eight, index == 8 else { return reduced(index) }
        // Grey is neither: it has to stay readable.
        return isDark ? 7 : 0
    }

    /// The entry for what is behind them.
    func background(_ colour: Colour) -> Int32 { reduced(nearest(colour)) }

    /// The entry for letters that can be told from a background: the first choice, or else white
    /// or black.
    func legible(_ index: Int32, on background: Int32) -> Int32 {
        guard index == background, index != Self.terminal, depth < .palette else { return index }
        return Self.brightness(background) > 127 ? 0 : 7
    }

    private func reduced(_ index: Int32) -> Int32 {
        depth == .eight && index > 7 ? index & 7 : index
    }

    private func nearest(_ colour: Colour) -> Int32 {
        switch colour {
        case .terminal: Self.terminal
        case .palette(let index) where Int(index) < max(16, depth.rawValue): Int32(index)
        case .palette(let index): Self.nearest(to: Self.entry(Int(index)), in: 0..<16)
        case .rgb(let red, let green, let blue):
            Self.nearest(
                to: Shade(red: Int(red), green: Int(green), blue: Int(blue)),
                in: depth == .palette ? 16..<256 : 0..<16)
        }
    }

    // MARK: - The standard entries

    private static func entry(_ index: Int) -> Shade { Shade(entry: UInt8(clamping: index)) }

    private static func nearest(to shade: Shade, in entries: Range<Int>) -> Int32 {
        var best = entries.lowerBound
        var least = Int.max
        for index in entries {
            let distance = distance(shade, entry(index))
            if distance < least { (best, least) = (index, distance) }
        }
        return Int32(best)
    }

    /// The eye is keenest on green and dullest on red in the dark: the usual weights 2, 4, 3.
    private static func distance(_ left: Shade, _ right: Shade) -> Int {
        let red = left.red - right.red
        let green = left.green - right.green
        let blue = left.blue - right.blue
        return 2 * red * red + 4 * green * green + 3 * blue * blue
    }

    private static func brightness(_ index: Int32) -> Int {
        let shade = entry(Int(index))
        return (3 * shade.red + 6 * shade.green + shade.blue) / 10
    }
}
