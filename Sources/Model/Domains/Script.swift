/// The script a letter is written in, as far as names of the internet need it.
enum Script: Hashable {
    /// Digits, dashes and marks, which go with every script.
    case common
    case latin, greek, cyrillic, han, hiragana, katakana, bopomofo, hangul
    /// Any other, told apart by a number of ours.
    case other(UInt32)

    /// The script of a scalar.
    init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0..<0xD7, 0xD8..<0xF7, 0xF8..<0x2B9,
            0x1D00...0x1D25, 0x1D2C...0x1D5C, 0x1D62...0x1D65, 0x1D6B...0x1D77, 0x1D79...0x1DBE,
            0x1E00..<0x1F00, 0x2C60..<0x2C80, 0xA722...0xA787, 0xA78B..<0xA800,
            0xAB30...0xAB64, 0xFB00...0xFB06, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            self = .latin
        case 0x370..<0x400, 0x1F00..<0x2000, 0xAB65: self = .greek
        case 0x400..<0x530, 0x1C80..<0x1C90, 0x1D2B, 0x2DE0..<0x2E00, 0xA640..<0xA6A0:
            self = .cyrillic
        case 0x3041..<0x3097, 0x309D...0x309F: self = .hiragana
        case 0x30A1..<0x30FB, 0x30FC...0x30FF, 0x31F0..<0x3200, 0xFF66...0xFF9D: self = .katakana
        case 0x3105..<0x3130, 0x31A0..<0x31C0: self = .bopomofo
        case 0x1100..<0x1200, 0x3131..<0x3190, 0xA960..<0xA980, 0xAC00..<0xD800: self = .hangul
        case 0x3005...0x3007, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xF900..<0xFB00,
            0x20000..<0x32000:
            self = .han
        default: self = Script.isLetter(scalar) ? Script.further(scalar.value) : .common
        }
    }

    /// Where blocks of other scripts begin, with a number for each script.
    private static let others: [(start: UInt32, number: UInt32)] = [
        (0x530, 1), (0x590, 2), (0x600, 3), (0x700, 4), (0x750, 3), (0x780, 5), (0x7C0, 6),
        (0x800, 7), (0x8A0, 3), (0x900, 8), (0x980, 9), (0xA00, 10), (0xA80, 11), (0xB00, 12),
        (0xB80, 13), (0xC00, 14), (0xC80, 15), (0xD00, 16), (0xD80, 17), (0xE00, 18), (0xE80, 19),
        (0xF00, 20), (0x1000, 21), (0x10A0, 22), (0x1200, 23), (0x13A0, 24), (0x1400, 25),
        (0x1680, 26), (0x1780, 27), (0x1800, 28), (0x18B0, 25), (0x1900, 29), (0x1C90, 22),
        (0x1CC0, 30), (0x2C00, 31), (0x2D00, 22), (0x2D30, 32), (0x2D80, 23), (0xA000, 33),
        (0xA4D0, 34), (0xAB70, 24), (0xABC0, 35), (0xFB13, 1), (0xFB1D, 2), (0xFB50, 3),
    ]

    private static func further(_ value: UInt32) -> Script {
        if value > 0xFFFF { return .other(value >> 7) }
        return .other(others.last { $0.start <= value }?.number ?? 0)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            true
        default: false
        }
    }

    /// Scripts that stand together in the words of a language.
    private static let companies: [Set<Script>] = [
        [.latin, .han, .hiragana, .katakana], [.latin, .han, .bopomofo], [.latin, .han, .hangul],
    ]

    /// Whether scripts are those of one language.
    static func belongTogether(_ scripts: Set<Script>) -> Bool {
        scripts.count <= 1 || companies.contains { $0.isSuperset(of: scripts) }
    }
}
