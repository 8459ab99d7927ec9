/// A mail address nobody writes to, whoever has it now or later.
///
/// It is a fact of the program, so that it holds before any partner has the address.
public struct ClosedAddress: WorkRecord {
    /// Why nobody writes to it.
    public enum Why: String, CaseIterable, Sendable {
        /// Whoever has it asked to be left in peace.
        case noContact = "no-contact"
        /// It left the mailing list.
        case unsubscribed
        /// Mail to it came back for good.
        case bounced
    }

    /// What the names of its fields begin with.
    public static let family = "closed:"

    /// The address, its ASCII letters small.
    public let key: String
    /// Why nobody writes to it.
    public var why: Why
    /// Since when.
    public var day: Day
    /// What was said of it; may be empty.
    public var text: String

    /// An address that is closed from a day on; nil for what cannot be one.
    public init?(_ address: String, why: Why, day: Day, text: String = "") {
        guard let key = ClosedAddress.key(address) else { return nil }
        self.key = key
        self.why = why
        self.day = day
        self.text = text
    }

    /// Reads what `line` writes; nil without a reason and a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let why = line.value("why").flatMap(Why.init), let day = line.day("day"),
            let key = ClosedAddress.key(key)
        else { return nil }
        self.key = key
        self.why = why
        self.day = day
        text = line.text
    }

    /// The entry as one line.
    public var line: String {
        FieldLine([("why", why.rawValue), ("day", day.iso)], text: text).line
    }

    /// An address as it is kept; nil without something on both sides of an `@`, with blanks or
    /// control characters, or of more than 254 bytes.
    public static func key(_ address: String) -> String? {
        let bytes = address.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
        guard bytes.count <= 254, let at = bytes.firstIndex(of: 0x40), at > 0,
            at < bytes.count - 1, !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The change that puts addresses on the list or, with nil for what is to be kept, takes them off.
    ///
    /// Nil if all is so already.
    public static func change(
        _ entries: [(key: String, entry: ClosedAddress?)], in program: Program
    ) -> Change? {
        let edits = entries.compactMap { key, entry -> Edit? in
            let old = program.value(family + key, of: .program)
            guard old != entry?.line else { return nil }
            return Edit(partner: .program, field: family + key, new: entry?.line, old: old)
        }
        let known = Set(edits.map(\.field))
        return edits.isEmpty || known.count < edits.count ? nil : Change(kind: .set, edits: edits)
    }
}
