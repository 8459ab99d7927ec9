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
}
