/// Texts in the head of a mail: encoded by RFC 2047 where they are not plain, folded to short lines.
enum HeaderText {
    /// Where lines are folded, in bytes.
    private static let lineLimit = 76

    /// Refuses a text with a control character; a line break would begin another header.
    static func check(_ text: String, _ field: String) throws(MessageMistake) {
        guard let bad = text.utf8.first(where: { $0 < 0x20 || $0 == 0x7F }) else { return }
        let digits = Array("0123456789ABCDEF".utf8)
        let code = String(
            decoding: [digits[Int(bad >> 4)], digits[Int(bad & 15)]], as: UTF8.self)
        throw MessageMistake(
            field, "there is a control character in it (byte \(code))",
            advice: "take it out; nothing was written")
    }

    static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
            let last = bytes.lastIndex(where: { $0 != 0x20 })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// A header of free text, such as the subject, with its line end.
    static func line(_ name: String, text: String) throws(MessageMistake) -> [UInt8] {
        try check(text, name)
        let words =
            isPlain(text)
            ? Array(text.utf8).split(separator: 0x20).map { Array($0) }
            : encodedWords(text, after: name.utf8.count + 2)
        return fold(name, words)
    }

    /// A header of one mailbox, with its line end.
    static func line(_ name: String, mailbox: NamedAddress) throws(MessageMistake) -> [UInt8] {
        try check(mailbox.name, name)
        let address = [Array("<\(mailbox.address.text)>".utf8)]
        if mailbox.name.isEmpty { return fold(name, address) }
        return fold(name, phrase(mailbox.name, after: name.utf8.count + 2) + address)
    }

    /// A name as words of atoms, as one quoted string, or encoded.
    private static func phrase(_ name: String, after used: Int) -> [[UInt8]] {
        let bytes = Array(name.utf8)
        guard isPlain(name), bytes.count <= 60 else { return encodedWords(name, after: used) }
        let words = bytes.split(separator: 0x20)
        if words.allSatisfy({ $0.allSatisfy(MailAddress.isAtom) }) {
            return words.map { Array($0) }
        }
        var quoted: [UInt8] = [0x22]
        for byte in bytes {
            if byte == 0x22 || byte == 0x5C { quoted.append(0x5C) }
            quoted.append(byte)
        }
        return [quoted + [0x22]]
    }

    /// Whether a text can stand as it is: printable ASCII, short words, nothing that looks encoded.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }),
            bytes.first != 0x20, bytes.last != 0x20,
            !zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x20 && $1 == 0x20 }),
            !zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x3D && $1 == 0x3F })
        else { return false }
        return bytes.split(separator: 0x20).allSatisfy { $0.count <= 60 }
    }

    /// A text as encoded words of at most 75 bytes, cut between scalars.
    ///
    /// The first is shorter by what stands before it on its line.
    private static func encodedWords(_ text: String, after used: Int) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var part: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            let room = words.isEmpty ? 45 - min(used, 30) : 45
            if part.count + bytes.count > room {
                words.append(encoded(part))
                part = []
            }
            part += bytes
        }
        if !part.isEmpty { words.append(encoded(part)) }
        return words
    }

    private static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        Array("=?UTF-8?B?".utf8) + Base64.encoded(bytes) + Array("?=".utf8)
    }

    /// Words with blanks between, broken before a word that would make the line too long.
    private static func fold(_ name: String, _ words: [[UInt8]]) -> [UInt8] {
        var result = Array("\(name):".utf8)
        var column = result.count
        for (index, word) in words.enumerated() {
            if index > 0, column + 1 + word.count > lineLimit {
                result.append(0x0A)
                column = 0
            }
            result.append(0x20)
            result += word
            column += 1 + word.count
        }
        return result + [0x0A]
    }
}
