/// Texts as the imports of newsletter services can take them: one line, short enough, no emoji in
/// tags.
enum MailingText {
    /// A text on one line: line breaks and control characters become blanks, marks that are not
    /// seen go, blanks at the ends and double ones too.
    static func oneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBlank: Bool
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: isBlank = true
            case .format, .unassigned, .privateUse: continue
            default: isBlank = scalar == " "
            }
            if !isBlank {
                result.append(scalar)
            } else if let last = result.last, last != " " {
                result.append(" ")
            }
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }

    /// The same with blanks at the ends kept, for a piece of a line.
    static func piece(_ text: String) -> String {
        let line = oneLine(text)
        guard !line.isEmpty else { return text.utf8.contains(0x20) ? " " : "" }
        return (text.utf8.first == 0x20 ? " " : "") + line + (text.utf8.last == 0x20 ? " " : "")
    }

    /// The front of a text that has at most so many bytes, cut between scalars.
    static func prefix(_ text: String, bytes limit: Int) -> String {
        var used = 0
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            used += UTF8.width(scalar)
            guard used <= limit else { break }
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether a scalar is an emoji or belongs to one.
    static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmojiPresentation || scalar.value == 0xFE0F
            || (0x1F3FB...0x1F3FF).contains(scalar.value)
            || (scalar.value >= 0x203C && scalar.properties.isEmoji)
    }

    /// A country's two letters as Mailchimp knows them.
    static func country(_ text: String) -> String {
        text.utf8.map { $0 & 0xDF }.elementsEqual("UK".utf8) ? "GB" : text
    }

    /// The first word of a name and the rest.
    static func halves(_ name: String) -> (first: String, last: String) {
        let bytes = Array(name.utf8)
        guard let blank = bytes.firstIndex(of: 0x20) else { return (name, "") }
        return (
            String(decoding: bytes[..<blank], as: UTF8.self),
            String(decoding: bytes[(blank + 1)...].drop { $0 == 0x20 }, as: UTF8.self)
        )
    }
}

extension UTF8 {
    /// How many bytes a scalar takes.
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x1_0000: 3
        default: 4
        }
    }
}
