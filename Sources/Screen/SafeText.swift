/// Text that is safe to show on a terminal, with the columns it takes.
///
/// Nothing in it moves the cursor, turns the writing direction, hides, or is drawn wide by one
/// terminal and narrow by another. Controls, direction marks and invisible characters become `·`,
/// what has no agreed look becomes `□`, line breaks and tabs become blanks; variation selectors,
/// joined emoji tails and skin tones are left out, flags become two letters, and at most two
/// combining marks stay on a letter.
public struct SafeText: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The text after sanitizing.
    public let string: String
    /// How many cells it takes.
    public let columns: Int

    /// Sanitizes any text.
    public init(_ raw: String) {
        if raw.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            self.init(safe: raw, columns: raw.utf8.count)
            return
        }
        var sanitizer = Sanitizer()
        for scalar in raw.unicodeScalars { sanitizer.take(scalar) }
        self.init(safe: String(sanitizer.result), columns: sanitizer.columns)
    }

    /// Sanitizes bytes that may not be UTF-8; what is not becomes `□`.
    public init(bytes: some Collection<UInt8>) { self.init(String(decoding: bytes, as: UTF8.self)) }

    /// Sanitizes a literal.
    public init(stringLiteral value: String) { self.init(value) }

    init(safe string: String, columns: Int) {
        self.string = string
        self.columns = columns
    }

    /// So many blanks.
    public static func blanks(_ count: Int) -> SafeText {
        SafeText(safe: String(repeating: " ", count: max(0, count)), columns: max(0, count))
    }

    /// A text again and again.
    public static func repeating(_ text: SafeText, count: Int) -> SafeText {
        let count = max(0, count)
        return SafeText(
            safe: String(repeating: text.string, count: count), columns: text.columns * count)
    }

    /// Two texts one after the other.
    public static func + (left: SafeText, right: SafeText) -> SafeText {
        SafeText(safe: left.string + right.string, columns: left.columns + right.columns)
    }
}

extension SafeText {
    /// At which edge of a field text stands.
    public enum Alignment: Hashable, Sendable {
        case left, right
    }

    /// The first cells; of a wide character that would be cut in half stays a blank.
    public func prefix(columns limit: Int) -> SafeText { split(at: limit).head }

    /// What lies before a column and what lies from it on; of a wide character cut in half both
    /// halves become blanks.
    public func split(at column: Int) -> (head: SafeText, tail: SafeText) {
        if column <= 0 { return (SafeText(""), self) }
        if column >= columns { return (self, SafeText("")) }
        if string.utf8.count == columns { return splitASCII(at: column) }
        let (head, tail) = splitWhole(at: column)
        guard head.columns < column else { return (head, tail) }
        let rest = tail.string.unicodeScalars.dropFirst().drop { SafeText.columns(of: $0) == 0 }
        return (head + .blanks(1), SafeText(safe: " " + String(rest), columns: tail.columns - 1))
    }

    /// What lies before a column and what lies from it on; a wide character on the border stays
    /// whole and goes to the tail, so that the head may be one cell shorter.
    func splitWhole(at column: Int) -> (head: SafeText, tail: SafeText) {
        let scalars = string.unicodeScalars
        var taken = 0
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let width = SafeText.columns(of: scalars[index])
            if taken + width > column { break }
            taken += width
            index = scalars.index(after: index)
        }
        return (
            SafeText(safe: String(scalars[..<index]), columns: taken),
            SafeText(safe: String(scalars[index...]), columns: columns - taken)
        )
    }

    private func splitASCII(at column: Int) -> (head: SafeText, tail: SafeText) {
        let index = string.utf8.index(string.utf8.startIndex, offsetBy: column)
        return (
            SafeText(safe: String(string[..<index]), columns: column),
            SafeText(safe: String(string[index...]), columns: columns - column)
        )
    }

    /// The text in a field of exactly so many cells, cut with an ellipsis if it is longer.
    public func fitted(
        to width: Int, _ alignment: Alignment = .left, ellipsis: SafeText = "…"
    ) -> SafeText {
        guard width > 0 else { return SafeText("") }
        guard columns > width else {
            let spare = SafeText.blanks(width - columns)
            return alignment == .left ? self + spare : spare + self
        }
        if ellipsis.columns >= width { return prefix(columns: width).padded(to: width) }
        let head = prefix(columns: width - ellipsis.columns)
        let trimmed = head.columns + ellipsis.columns
        return head + ellipsis + .blanks(width - trimmed)
    }

    /// The same text with only ASCII: every cell that cannot be written becomes `?`.
    public var ascii: SafeText {
        if string.utf8.count == columns { return self }
        var result = String.UnicodeScalarView()
        for scalar in string.unicodeScalars {
            if scalar.isASCII {
                result.append(scalar)
            } else {
                for _ in 0..<SafeText.columns(of: scalar) { result.append("?") }
            }
        }
        return SafeText(safe: String(result), columns: columns)
    }

    private func padded(to width: Int) -> SafeText { self + .blanks(width - columns) }

    /// Cells a scalar takes that came through the sanitizer.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        return switch WidthTable.kind(of: scalar) {
        case .combining: 0
        case .wide: 2
        default: 1
        }
    }
}

/// Decides scalar by scalar what may be shown.
private struct Sanitizer {
    var result = String.UnicodeScalarView()
    var columns = 0
    private var marks = 0
    private var isAfterJoiner = false

    mutating func take(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if isAfterJoiner {
            isAfterJoiner = false
            if Sanitizer.isPictograph(value) { return }
        }
        switch value {
        case 0x09, 0x0A, 0x0D: put(" ", columns: 1)
        case 0x00..<0x20, 0x7F..<0xA0, 0xAD: put("·", columns: 1)
        case 0x20..<0x300: put(scalar, columns: 1)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0xE0020...0xE007F, 0x1F3FB...0x1F3FF, 0x20E3:
            break
        case 0x200D: isAfterJoiner = columns > 0
        case 0x1F1E6...0x1F1FF: put(Unicode.Scalar(UInt8(value - 0x1F1E6 + 0x41)), columns: 1)
        case 0xFFFD: put("□", columns: 1)
        default: takeByTable(scalar)
        }
    }

    /// Whether a scalar is one that joiners make a picture with.
    private static func isPictograph(_ value: UInt32) -> Bool {
        (0x2190..<0x2C00).contains(value) || (0x1F000..<0x1FB00).contains(value)
    }

    private mutating func takeByTable(_ scalar: Unicode.Scalar) {
        switch WidthTable.kind(of: scalar) {
        case .combining: takeMark(scalar)
        case .narrow: put(scalar, columns: 1)
        case .wide: put(scalar, columns: 2)
        case .undefined: put("□", columns: 1)
        case .hidden: put("·", columns: 1)
        }
    }

    private mutating func takeMark(_ scalar: Unicode.Scalar) {
        guard let base = result.last, base != " " else {
            put("·", columns: 1)
            return
        }
        guard marks < 2 else { return }
        marks += 1
        result.append(scalar)
    }

    private mutating func put(_ scalar: Unicode.Scalar, columns width: Int) {
        result.append(scalar)
        columns += width
        marks = 0
    }
}
