import PlainTree
import Screen

/// Reads a theme as its file writes it; the same for shipped themes and people's own.
struct ThemeFile {
    private var styles: [Role: Style] = [:]

    /// The theme a file's bytes describe.
    static func read(_ bytes: [UInt8]) throws(PlainTree.Mistake) -> Theme {
        let tree = try PlainTree.read(bytes)
        for entry in tree.entries {
            guard ["name", "summary", "kind", "roles", "selection"].contains(entry.key) else {
                throw PlainTree.Mistake(entry.place, "a theme has no ‘\(entry.key)’")
            }
        }
        let name = try text("name", in: tree)
        let kindText = try text("kind", in: tree)
        guard let kind = Theme.Kind(rawValue: kindText) else {
            let kinds = Theme.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw PlainTree.Mistake(tree["kind"]?.place ?? tree.place, "a kind is one of \(kinds)")
        }
        var file = ThemeFile()
        try file.takeRoles(tree)
        let selection = try tree["selection"].map(ThemeFile.style) ?? Style(isReversed: true)
        return Theme(
            name: name, summary: tree["summary"]?.text ?? "", kind: kind, styles: file.styles,
            selection: selection)
    }

    private static func text(_ key: String, in tree: PlainTree) throws(PlainTree.Mistake) -> String
    {
        guard let text = tree[key]?.text, !text.isEmpty else {
            throw PlainTree.Mistake(tree.place, "a theme needs a \(key)")
        }
        return text
    }

    private mutating func takeRoles(_ tree: PlainTree) throws(PlainTree.Mistake) {
        for entry in tree["roles"]?.entries ?? [] {
            guard let role = Role.allCases.first(where: { $0.word == entry.key }) else {
                throw PlainTree.Mistake(entry.place, "there is no role ‘\(entry.key)’")
            }
            styles[role] = try ThemeFile.style(entry.value)
        }
        let missing = Role.allCases.filter { styles[$0] == nil }.map(\.word)
        guard missing.isEmpty else {
            throw PlainTree.Mistake(
                tree["roles"]?.place ?? tree.place,
                "these roles are missing: " + missing.joined(separator: ", "))
        }
    }

    private static func style(_ tree: PlainTree) throws(PlainTree.Mistake) -> Style {
        guard case .map = tree.value else {
            throw PlainTree.Mistake(tree.place, "a style is written {foreground: …, bold: true}")
        }
        var style = Style()
        for entry in tree.entries {
            switch entry.key {
            case "foreground": style.foreground = try colour(entry.value)
            case "background": style.background = try colour(entry.value)
            case "bold": style.isBold = try flag(entry.value)
            case "underline": style.isUnderlined = try flag(entry.value)
            case "reverse": style.isReversed = try flag(entry.value)
            default:
                throw PlainTree.Mistake(entry.place, "a style has no ‘\(entry.key)’")
            }
        }
        return style
    }

    private static func flag(_ tree: PlainTree) throws(PlainTree.Mistake) -> Bool {
        switch tree.text {
        case "true": return true
        case "false": return false
        default: throw PlainTree.Mistake(tree.place, "write true or false")
        }
    }

    private static func colour(_ tree: PlainTree) throws(PlainTree.Mistake) -> Colour {
        let bytes = Array((tree.text ?? "").utf8)
        if bytes.elementsEqual("terminal".utf8) { return .terminal }
        if bytes.starts(with: "palette ".utf8),
            bytes.dropFirst(8).allSatisfy({ (0x30...0x39).contains($0) }),
            let index = UInt8(String(decoding: bytes.dropFirst(8), as: UTF8.self))
        {
            return .palette(index)
        }
        guard bytes.count == 7, bytes[0] == 0x23, bytes[1] != 0x2B, bytes[1] != 0x2D,
            let value = UInt32(String(decoding: bytes.dropFirst(), as: UTF8.self), radix: 16)
        else {
            throw PlainTree.Mistake(
                tree.place, "a colour is \"#rrggbb\", palette 0 to 255, or terminal")
        }
        return .rgb(
            UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }
}
