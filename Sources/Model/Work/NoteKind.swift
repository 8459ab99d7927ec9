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
    /// What the partner was taught: a training, a guide that was sent, a webinar it took part in.
    case training, guide, webinar

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

extension NoteKind {
    /// Whether it says that the partner was taught something.
    public var isTeaching: Bool { self == .training || self == .guide || self == .webinar }
}

extension Note {
    /// What sort of note it is, nil if its writer did not say.
    public var kind: NoteKind? { NoteKind.split(text).kind }

    /// The day it is about: the one its text begins with, else the day it was written, in UTC.
    public var day: Day {
        Day(iso: Array(body.utf8.prefix(10)))
            ?? Day(number: Int32(clamping: milliseconds / 86_400_000))
    }

    /// The text without the word of its kind.
    public var body: String { NoteKind.split(text).body }
}
