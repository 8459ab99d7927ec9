/// What sort of thing a note says; kept as a word and a colon before the note's text.
public enum NoteKind: String, CaseIterable, Sendable {
    /// What was talked about.
    case talk
    /// What figures or their owner showed.
    case data
    /// What happens around the partner: rivals, seasons, prices.
    case market
    /// What the partner thinks of the program.
    case feedback

    /// The kind a text begins with, such as `feedback: likes the banners`, and the text behind it.
    public static func split(_ text: String) -> (kind: NoteKind?, body: String) {
        for kind in NoteKind.allCases {
            let head = Array(kind.rawValue.utf8) + [0x3A]
            guard text.utf8.starts(with: head) else { continue }
            let body = text.utf8.dropFirst(head.count).drop { $0 == 0x20 }
            return (kind, String(decoding: Array(body), as: UTF8.self))
        }
        return (nil, text)
    }
}

extension Note {
    /// What sort of note it is, nil if its writer did not say.
    public var kind: NoteKind? { NoteKind.split(text).kind }

    /// The text without the word of its kind.
    public var body: String { NoteKind.split(text).body }
}
