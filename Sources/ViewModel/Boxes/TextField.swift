import Screen

/// A line of text being typed.
struct TextField {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var cursor = 0

    init(_ text: String = "") {
        scalars = Array(text.unicodeScalars)
        cursor = scalars.count
    }

    var text: String { String(String.UnicodeScalarView(scalars)) }

    /// The text before the cursor.
    var head: String { String(String.UnicodeScalarView(scalars[..<cursor])) }

    /// Takes a key; false if the key means nothing to a text field.
    mutating func press(_ key: Key) -> Bool {
        switch key {
        case .character(let scalar): insert([scalar])
        case .backspace: delete(from: cursor - 1, to: cursor)
        case .delete, .control("d"): delete(from: cursor, to: cursor + 1)
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(scalars.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = scalars.count
        case .control("u"): delete(from: 0, to: cursor)
        case .control("k"): delete(from: cursor, to: scalars.count)
        case .control("w"): delete(from: startOfWord, to: cursor)
        default: return false
        }
        return true
    }

    /// Puts pasted text in: line breaks become blanks, other controls are left out.
    mutating func paste(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        insert(
            text.unicodeScalars.compactMap { scalar in
                if scalar == "\n" || scalar == "\r" || scalar == "\t" { return " " }
                return scalar.value < 0x20 || scalar.value == 0x7F ? nil : scalar
            })
    }

    /// Puts text in the place of some of it.
    mutating func replace(_ range: Range<Int>, with text: String) {
        let new = Array(text.unicodeScalars)
        scalars.replaceSubrange(range.clamped(to: 0..<scalars.count), with: new)
        cursor = range.lowerBound + new.count
    }

    private mutating func insert(_ new: [Unicode.Scalar]) {
        scalars.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    private mutating func delete(from start: Int, to end: Int) {
        let range = max(0, start)..<min(scalars.count, end)
        guard !range.isEmpty else { return }
        scalars.removeSubrange(range)
        cursor = range.lowerBound
    }

    private var startOfWord: Int {
        var place = cursor
        while place > 0, scalars[place - 1] == " " { place -= 1 }
        while place > 0, scalars[place - 1] != " " { place -= 1 }
        return place
    }
}
