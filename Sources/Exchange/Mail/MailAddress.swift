import Model

/// A mail address of the plain kind: letters, digits and a few signs, `@`, and a domain.
///
/// RFC 5321 allows more (quoted names, comments, addresses by number) that no partner has and that
/// has led mail programs astray; all of it is refused, as is anything that begins with a dash.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The longest address, in bytes (RFC 5321, 4.5.3.1.3 without the brackets).
    public static let sizeLimit = 254

    /// The address as text; ASCII only.
    public let text: String
    /// What is behind the `@`.
    public let domain: String

    /// The address as text.
    public var description: String { text }

    /// Reads an address of exactly these bytes, nil if they are none.
    public init?(_ bytes: some Collection<UInt8>) {
        let all = Array(bytes)
        guard all.count <= MailAddress.sizeLimit, let at = all.firstIndex(of: 0x40),
            MailAddress.isLocal(all[..<at]), MailAddress.isDomain(all[(at + 1)...])
        else { return nil }
        text = String(decoding: all, as: UTF8.self)
        domain = String(decoding: all[(at + 1)...], as: UTF8.self)
    }

    /// Why a text is no address; of a domain in letters of other scripts, how mail writes it.
    public static func refusal(of text: String) -> String {
        let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(80)))
        let shown = start.utf8.count < text.utf8.count ? start + "…" : text
        let what = "‘\(shown)’ is no mail address"
        guard let at = text.utf8.lastIndex(of: 0x40), let domain = DomainName(of: text) else {
            return what
        }
        let local = String(decoding: text.utf8[...at], as: UTF8.self)
        guard let address = MailAddress((local + domain.ascii).utf8) else { return what }
        return what + ": mail writes it \(address.text)"
    }

    /// Words of the signs RFC 5322 calls atext, with single dots between.
    private static func isLocal(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (1...64).contains(bytes.count), bytes.first != 0x2D else { return false }
        return bytes.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.allSatisfy(isAtom)
        }
    }

    /// At least two labels; the last is not a number.
    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last else {
            return false
        }
        return !last.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
            && label.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }

    static func isAtom(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || Array("!#$%&'*+-/=?^_`{|}~".utf8).contains(byte)
    }
}

/// Somebody mail goes to or comes from: an address, and a name if there is one.
public struct NamedAddress: Hashable, Sendable, CustomStringConvertible {
    /// The name as people write it; empty for none.
    public let name: String
    /// Where mail goes.
    public let address: MailAddress

    /// A mailbox of an address.
    ///
    /// - Throws: `MessageMistake` if the name has a control character.
    public init(name: String = "", address: MailAddress) throws(MessageMistake) {
        try HeaderText.check(name, "name")
        self.name = HeaderText.trimmed(name)
        self.address = address
    }

    /// Reads `Name <address>`, `"Name" <address>`, `<address>` or an address alone.
    public init(_ text: String) throws(MessageMistake) {
        try HeaderText.check(text, "address")
        let bytes = Array(HeaderText.trimmed(text).utf8)
        guard bytes.last == 0x3E, let open = bytes.lastIndex(of: 0x3C) else {
            self.init(name: "", checked: try NamedAddress.address(bytes))
            return
        }
        var name = HeaderText.trimmed(String(decoding: bytes[..<open], as: UTF8.self)).utf8[...]
        if name.count >= 2, name.first == 0x22, name.last == 0x22 {
            name = name.dropFirst().dropLast()
        }
        let address = try NamedAddress.address(Array(bytes[(open + 1)..<(bytes.count - 1)]))
        self.init(name: String(decoding: Array(name), as: UTF8.self), checked: address)
    }

    private init(name: String, checked address: MailAddress) {
        self.name = name
        self.address = address
    }

    private static func address(_ bytes: [UInt8]) throws(MessageMistake) -> MailAddress {
        if let address = MailAddress(bytes) { return address }
        throw MessageMistake(
            "address", MailAddress.refusal(of: String(decoding: bytes, as: UTF8.self)),
            advice: "write it as name@example.com")
    }

    /// `Name <address>`, as people read it.
    public var description: String {
        name.isEmpty ? address.text : "\(name) <\(address.text)>"
    }
}
