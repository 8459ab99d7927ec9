/// Resources as people type them on one line, and back again.
public enum ResourceText {
    /// A resource as typed, nil if a part is missing.
    ///
    /// `Spring banner: banner https://acme.example/b.png in de updated 2026-11-01`; without a day it
    /// is as of today.
    public static func resource(_ text: String, key: String, today: Day) -> Resource? {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: 0x3A) else { return nil }
        var name = bytes[..<colon].drop { $0 == 0x20 }
        while name.last == 0x20 { name.removeLast() }
        var words = Words(bytes[(colon + 1)...])
        guard !name.isEmpty, let kind = words.next().flatMap({ Resource.Kind(word: $0) }),
            let link = words.next()
        else { return nil }
        var resource = Resource(
            key: key, name: String(decoding: name, as: UTF8.self), kind: kind,
            link: String(decoding: link, as: UTF8.self), updated: today)
        if words.take("in") {
            guard let word = words.next().map({ String(decoding: $0, as: UTF8.self) }),
                isLanguage(word)
            else { return nil }
            resource.language = word
        }
        if words.take("updated") {
            guard let day = words.next().flatMap({ Day(iso: $0) }) else { return nil }
            resource.updated = day
        }
        return words.isAtEnd ? resource : nil
    }

    /// The line that reads as a resource again; whether it is in use is not said.
    public static func line(_ resource: Resource) -> String {
        let language = resource.language.map { " in \($0)" } ?? ""
        return "\(resource.name): \(resource.kind.rawValue) \(resource.link)" + language
            + " updated \(resource.updated.iso)"
    }

    /// Whether a text is a language of two letters, as templates name theirs.
    public static func isLanguage(_ text: String) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
}
