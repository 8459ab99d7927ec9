/// Signs that a terminal obeys, that turn the direction of writing, or that nobody sees.
extension Unicode.Scalar {
    /// Whether a text for others must not have the sign as it is; a line feed is none of them.
    ///
    /// Joiners stay: emoji and several scripts are written with them.
    var isHidden: Bool {
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}

extension String {
    /// The text with a dot for every hidden sign; tabs are blanks and ends of lines are line feeds.
    var withoutHiddenSigns: String {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in unicodeScalars {
            switch scalar {
            case "\t": result.append(" ")
            case "\r": result.append("\n")
            case "\n" where last == "\r": break
            default: result.append(scalar.isHidden ? "·" : scalar)
            }
            last = scalar
        }
        return String(result)
    }
}
