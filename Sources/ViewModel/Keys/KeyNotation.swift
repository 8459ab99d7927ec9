public import Screen

/// Keys in writing: a character stands for itself, others are `<Enter>`, `<C-d>`, `<A-x>`, `<F5>`.
public enum KeyNotation {
    private static let names: [(Key, String)] = [
        (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "S-Tab"),
        (.backspace, "Backspace"), (.delete, "Delete"), (.insert, "Insert"), (.up, "Up"),
        (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"), (.end, "End"),
        (.pageUp, "PageUp"), (.pageDown, "PageDown"), (.character(" "), "Space"),
        (.character("<"), "lt"),
    ]

    /// Keys separated by blanks, such as `g g`; nil if a name is not known.
    public static func sequence(_ text: String) -> KeySequence? {
        let words = text.unicodeScalars.split(separator: " ")
        let keys = words.compactMap { word -> Key? in
            let scalars = Array(word)
            if scalars.count == 1 { return .character(scalars[0]) }
            guard scalars.first == "<", scalars.last == ">", scalars.count > 2 else { return nil }
            return key(named: String(String.UnicodeScalarView(scalars[1..<(scalars.count - 1)])))
        }
        return keys.count == words.count && !keys.isEmpty ? keys : nil
    }

    /// What a person types, as in `i /blog<Enter>`: every character is a key, names are in `<>`.
    ///
    /// A blank is only a separator; write `<Space>` for the key. Returns nil if a name is not known.
    public static func typed(_ text: String) -> [Key]? {
        var keys: [Key] = []
        var rest = Array(text.unicodeScalars)[...]
        while let next = rest.popFirst() {
            if next == " " { continue }
            guard next == "<", let end = rest.firstIndex(of: ">") else {
                keys.append(.character(next))
                continue
            }
            let name = String(String.UnicodeScalarView(rest[..<end]))
            rest = rest[(end + 1)...]
            guard let key = key(named: name) else { return nil }
            keys.append(key)
        }
        return keys
    }

    /// The key of a name as it stands between `<` and `>`.
    public static func key(named name: String) -> Key? {
        if let known = names.first(where: { $0.1 == name }) { return known.0 }
        let scalars = Array(name.unicodeScalars)
        if scalars.count == 3, scalars[1] == "-" {
            if scalars[0] == "C" { return .control(scalars[2]) }
            if scalars[0] == "A" { return .alt(scalars[2]) }
        }
        if scalars.first == "F", scalars.dropFirst().allSatisfy({ ("0"..."9").contains($0) }),
            let number = Int(String(String.UnicodeScalarView(scalars.dropFirst()))),
            (1...12).contains(number)
        {
            return .function(number)
        }
        return nil
    }

    /// How a key is shown to people, short: `j`, `^D`, `tab`.
    public static func label(_ key: Key, isASCII: Bool = false) -> String {
        switch key {
        case .character(" "): "spc"
        case .character(let scalar): String(scalar)
        case .control(let scalar): "^" + String(scalar).uppercased()
        case .alt(let scalar): "alt-" + String(scalar)
        case .enter: isASCII ? "ret" : "↵"
        case .escape: "esc"
        case .backTab: "S-tab"
        case .up: isASCII ? "up" : "↑"
        case .down: isASCII ? "dn" : "↓"
        case .left: isASCII ? "lt" : "←"
        case .right: isASCII ? "rt" : "→"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        default: names.first { $0.0 == key }?.1 ?? "?"
        }
    }

    /// How a sequence is shown to people.
    public static func label(_ keys: KeySequence, isASCII: Bool = false) -> String {
        keys.map { label($0, isASCII: isASCII) }.joined(separator: " ")
    }
}
