/// Red, green and blue of a colour, each 0 to 255.
public struct Shade: Hashable, Sendable {
    /// Red, 0 to 255.
    public let red: Int
    /// Green, 0 to 255.
    public let green: Int
    /// Blue, 0 to 255.
    public let blue: Int

    /// A shade of its three parts.
    public init(red: Int, green: Int, blue: Int) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    private static let levels = [0, 95, 135, 175, 215, 255]

    /// An entry of the 256 colours as xterm defines it.
    public init(entry index: UInt8) {
        let index = Int(index)
        switch index {
        case 7: self.init(red: 229, green: 229, blue: 229)
        case 8: self.init(red: 127, green: 127, blue: 127)
        case 0..<16:
            let on = index < 8 ? 205 : 255
            self.init(
                red: index & 1 != 0 ? on : 0, green: index & 2 != 0 ? on : 0,
                blue: index & 4 != 0 ? on : 0)
        case 16..<232:
            let place = index - 16
            self.init(
                red: Shade.levels[place / 36], green: Shade.levels[place / 6 % 6],
                blue: Shade.levels[place % 6])
        default:
            let grey = 8 + (index - 232) * 10
            self.init(red: grey, green: grey, blue: grey)
        }
    }

    /// `#rrggbb`.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = [red, green, blue].flatMap { [digits[$0 >> 4 & 15], digits[$0 & 15]] }
        return String(decoding: [0x23] + bytes, as: UTF8.self)
    }

    /// How bright the shade is to the eye, 0 to 1 (relative luminance of WCAG 2.1).
    public var luminance: Double {
        0.2126 * Shade.linear(red) + 0.7152 * Shade.linear(green) + 0.0722 * Shade.linear(blue)
    }

    /// How well one shade can be read on another, 1 to 21 (contrast ratio of WCAG 2.1).
    public func contrast(with other: Shade) -> Double {
        let (bright, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (bright + 0.05) / (dark + 0.05)
    }

    private static func linear(_ level: Int) -> Double {
        let part = Double(level) / 255
        return part <= 0.04045 ? part / 12.92 : power(((part + 0.055) / 1.055))
    }

    /// To the power of 2.4, as the twelfth power of the fifth root, found by Newton's method.
    private static func power(_ base: Double) -> Double {
        guard base > 0 else { return 0 }
        var root = 1.0
        for _ in 0..<60 {
            let fourth = root * root * root * root
            root -= (fourth * root - base) / (5 * fourth)
        }
        let cube = root * root * root
        return cube * cube * cube * cube
    }
}

extension Colour {
    /// The shade, nil for what only the terminal knows.
    public var shade: Shade? {
        switch self {
        case .terminal: nil
        case .palette(let index): Shade(entry: index)
        case .rgb(let red, let green, let blue):
            Shade(red: Int(red), green: Int(green), blue: Int(blue))
        }
    }
}

extension Theme {
    /// A role's style with nothing left open, laid under the cursor row if selected.
    public func look(of role: Role, isSelected: Bool = false) -> Style {
        let surface = style(of: .surface)
        var look = style(of: role)
        if isSelected {
            look.foreground = selection.foreground ?? look.foreground
            look.background = selection.background ?? look.background
            look.isBold = look.isBold || selection.isBold
            look.isUnderlined = look.isUnderlined || selection.isUnderlined
            look.isReversed = look.isReversed || selection.isReversed
        }
        look.foreground = look.foreground ?? surface.foreground ?? .terminal
        look.background = look.background ?? surface.background ?? .terminal
        return look
    }

    /// How well a role can be read, 1 to 21; nil where only the terminal knows the colours.
    public func contrast(of role: Role, isSelected: Bool = false) -> Double? {
        let look = look(of: role, isSelected: isSelected)
        guard let letters = look.foreground?.shade, let behind = look.background?.shade else {
            return nil
        }
        return letters.contrast(with: behind)
    }

    /// The lowest contrast among all roles that carry text, nil where no role has a known one.
    public var lowestContrast: Double? {
        Role.allCases.flatMap { role in
            [contrast(of: role), contrast(of: role, isSelected: true)].compactMap { $0 }
        }.min()
    }
}
