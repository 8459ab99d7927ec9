import Model

/// Names of files made from any text: only `a-z 0-9 _ -`, never a path.
enum SafeName {
    /// The letters and digits of a text, with a hash where that is not all of it.
    static func of(_ text: String) -> String {
        let plain = text.utf8.map { byte -> UInt8 in
            byte >= 0x41 && byte <= 0x5A ? byte + 32 : PartnerID.isAllowed(byte) ? byte : 0x2D
        }
        let isExact = plain.elementsEqual(text.utf8) && plain.count <= 60 && !plain.isEmpty
        let stem = String(decoding: plain.prefix(40), as: UTF8.self)
        return stem + (isExact ? "" : "-" + String(Digest.hex(Array(text.utf8)).prefix(6)))
    }

    /// Whether a text is such a name already.
    static func isSafe(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count) && text.utf8.allSatisfy(PartnerID.isAllowed)
    }

    /// Whether a name ends with a dot, a word and perhaps a number, as a version beside a file does.
    static func lies(_ name: String, beside word: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return false }
        let ending = name.utf8[name.utf8.index(after: dot)...]
        guard ending.starts(with: word.utf8) else { return false }
        return ending.dropFirst(word.utf8.count).allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
}
