/// The templates there are: those of the program's folder before the shipped ones of the same name.
public struct TemplateShelf: Sendable {
    /// Every template that can be used, by name, then language.
    public let templates: [MessageTemplate]
    /// What is wrong in files that cannot be used.
    public let mistakes: [MessageMistake]

    /// Reads files, given with their folder; one of `own` stands in for a shipped one of its name
    /// and language.
    public init(
        shipped: [(file: String, bytes: [UInt8])], own: [(file: String, bytes: [UInt8])] = []
    ) {
        var templates: [MessageTemplate] = []
        var mistakes: [MessageMistake] = []
        for (file, bytes) in shipped + own {
            do throws(MessageMistake) {
                let template = try MessageTemplate(file: file, bytes)
                templates.removeAll {
                    $0.name == template.name && $0.language == template.language
                }
                templates.append(template)
            } catch { mistakes.append(error) }
        }
        self.templates = templates.sorted { ($0.name, $0.language) < ($1.name, $1.language) }
        self.mistakes = mistakes
    }

    /// The names of the templates, each once.
    public var names: [String] {
        templates.map(\.name).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// The template of a name in the first of these languages there is, else in any; nil if there is
    /// none of the name.
    public func template(_ name: String, languages: [String]) -> MessageTemplate? {
        let named = templates.filter { $0.name == name }
        for language in languages {
            if let found = named.first(where: { $0.language == language }) { return found }
        }
        return named.first
    }
}

/// Which language a partner is written to in.
public enum MessageLanguage {
    /// The languages to try, best first: the partner's own, else its country's; the program's; English.
    public static func preferences(
        language: String?, country: String?, usual: String
    ) -> [String] {
        let own = language.flatMap { code($0) } ?? country.flatMap { code(ofCountry: $0) }
        return [own, usual, "en"].compactMap(\.self)
    }

    /// The two letters a language's code begins with, such as `de` of `de-AT`; nil for no code.
    public static func code(_ text: String) -> String? {
        let letters = text.utf8.prefix { $0 != 0x2D && $0 != 0x5F }.map { $0 | 0x20 }
        guard letters.count == 2, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            return nil
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// The language of a country whose people mostly write one; nil where there is no telling.
    private static func code(ofCountry text: String) -> String? {
        let letters = String(decoding: text.utf8.map { $0 & 0xDF }, as: UTF8.self)
        return switch letters {
        case "DE", "AT", "LI": "de"
        case "PL": "pl"
        case "CN", "TW", "HK": "zh"
        case "GB", "UK", "IE", "US", "AU", "NZ", "SG": "en"
        default: nil
        }
    }
}
