/// Something partners can use: a banner, a link, a page, an article.
///
/// It is a fact of the program, kept as one line; its key is the word partners' records name it by.
public struct Resource: WorkRecord {
    /// What it is.
    public enum Kind: String, CaseIterable, Sendable {
        case banner
        case textLink = "text-link"
        case landingPage = "landing-page"
        case article, video, faq, feed, tool

        /// The kind with exactly this word, compared by bytes; nil for any other.
        public init?(word: some Collection<UInt8>) {
            guard
                let kind = Kind.allCases.first(where: { $0.rawValue.utf8.elementsEqual(word) })
            else { return nil }
            self = kind
        }
    }

    /// What the names of its fields begin with.
    public static let family = "resource:"
    /// The key of the page that links to everything else.
    public static let hub = "hub"

    /// The word it is named by, such as `spring-banner`.
    public let key: String
    /// What people call it.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// Where it is.
    public var link: String
    /// The language it is in, two letters; nil for none in particular.
    public var language: String?
    /// The day it was made or last brought up to date.
    public var updated: Day
    /// The day it was taken out of use; nil while it is in use.
    public var retired: Day?

    /// A resource.
    public init(
        key: String, name: String, kind: Kind, link: String, language: String? = nil,
        updated: Day, retired: Day? = nil
    ) {
        self.key = key
        self.name = name
        self.kind = kind
        self.link = link
        self.language = language
        self.updated = updated
        self.retired = retired
    }

    /// Reads what `line` writes; nil without a kind, a link or a day.
    public init?(key: String, line: String) {
        let line = FieldLine(line)
        guard let kind = line.bytes("kind").flatMap({ Kind(word: $0) }),
            let link = line.value("link"), !link.isEmpty, let updated = line.day("updated")
        else { return nil }
        self.init(
            key: key, name: line.text, kind: kind, link: link, language: line.value("language"),
            updated: updated, retired: line.day("retired"))
    }

    /// The resource as one line.
    public var line: String {
        FieldLine(
            [
                ("kind", kind.rawValue), ("link", link), ("language", language),
                ("updated", updated.iso), ("retired", retired?.iso),
            ], text: name
        ).line
    }

    /// The partner's field that says when it received this, as a day.
    public var receivedField: String { FieldName.received + key }

    /// The name a template calls its link by: `resource.spring-banner`.
    public var valueName: String { Resource.valuePrefix + key }

    /// What the names of values of templates begin with that are links of resources.
    public static let valuePrefix = "resource."

    /// Whether a text can be a key: 1 to 32 of a-z, 0-9, - and _.
    public static func isKey(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count) && text.utf8.allSatisfy(PartnerID.isAllowed)
    }

    /// A key made of a name: its letters and digits in lower case, joined by dashes; nil if it has
    /// none.
    public static func key(of name: String) -> String? {
        var key: [UInt8] = []
        for byte in FoldedText(name).bytes {
            let isPlain = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
            if isPlain {
                key.append(byte)
            } else if let last = key.last, last != 0x2D {
                key.append(0x2D)
            }
        }
        key = Array(key.prefix(32))
        while key.last == 0x2D { key.removeLast() }
        return key.isEmpty ? nil : String(decoding: key, as: UTF8.self)
    }

    /// The key of the resource whose link a value of a template is; nil for other values.
    public static func key(ofValue name: String) -> String? {
        if name.utf8.elementsEqual("resources.hub".utf8) { return hub }
        guard name.utf8.starts(with: valuePrefix.utf8) else { return nil }
        let key = String(decoding: name.utf8.dropFirst(valuePrefix.utf8.count), as: UTF8.self)
        return isKey(key) ? key : nil
    }
}

extension Program {
    /// The resources on record, those in use first, then by name.
    public var resources: [Resource] {
        facts(Resource.self).sorted { left, right in
            if (left.retired == nil) != (right.retired == nil) { return left.retired == nil }
            return left.name != right.name ? left.name < right.name : left.key < right.key
        }
    }

    /// The resource of a key, nil if there is none.
    public func resource(_ key: String) -> Resource? {
        value(Resource.family + key, of: .program).flatMap { Resource(key: key, line: $0) }
    }
}
