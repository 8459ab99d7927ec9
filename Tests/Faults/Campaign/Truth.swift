import Glibc
import Model
import Store

/// What a program's folder says when it is opened and looked through.
struct Truth: Equatable {
    /// Every change by its id: who, what kind, and each edit.
    var events: [String: String] = [:]
    /// What `check` calls damage.
    var damage: [String] = []
    /// How much `check` has to say, notes too.
    var problems = 0
    var notices: [String] = []
    /// The texts of all notes as the fold has them.
    var notes: [String] = []

    /// Opens a folder; nil if it is no program, or not one that can be opened.
    init?(_ path: String) {
        guard let store = Truth.open(path) else { return nil }
        notices = store.notices
        notes = store.program.ids.indices.flatMap { store.program.notes(row: $0).map(\.text) }
        for event in (try? store.history(limit: 1 << 20)) ?? [] {
            let whole = event.change.edits.isEmpty ? (try? store.event(event.id)) ?? event : event
            events[event.id.written] = Truth.text(whole)
        }
        let found = store.check()
        problems = found.count
        damage = found.filter { $0.weight == .damage }.map(\.line)
    }

    static func open(_ path: String, as user: String = "ann") -> Store? {
        try? Store(
            path, session: Store.Session(user: user, now: { Int64(time(nil)) * 1000 }))
    }

    /// A change in words; keys that are random in every run are left out.
    private static func text(_ event: Event) -> String {
        let edits = event.change.edits.map { edit in
            let front = String(decoding: edit.field.utf8.prefix { $0 != 0x3A }, as: UTF8.self)
            // A review keeps the figures as they stood, as far as their files could be read.
            let new = front == "review" ? "#" : edit.new ?? "-"
            return "\(edit.partner.text) \(front)=\(new)<\(edit.old ?? "-")"
        }
        return "\(event.user) \(event.change.kind.rawValue) "
            + edits.sorted().joined(separator: "; ")
    }

    /// What the changes say, without their ids.
    var contents: [String] { events.values.sorted() }

    /// What the changes say where no chance was kept, as while figures cannot be read.
    var contentsWithoutChances: [String] {
        events.values.map { text in
            let words = text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
            return words.filter { !$0.starts(with: "chance-ppm=".utf8) }
                .map { String($0) ?? "" }.joined(separator: " ")
        }.sorted()
    }
}

/// What an answer of `tend` promises.
struct Answer {
    /// The ids it says are saved.
    let saved: [String]
    let says: String
    let code: Int32

    init(_ child: Child) {
        saved = Answer.ids(child.out)
        says = child.err
        code = child.code
    }

    /// The ids in lines such as `saved k3f9:12: note, 1 partner`; a line that was cut names none.
    static func ids(_ text: String) -> [String] {
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.dropLast().compactMap { line in
            let words = line.split(separator: 0x20)
            guard words.count > 1, words[0].elementsEqual("saved".utf8), words[1].last == 0x3A
            else { return nil }
            return String(decoding: words[1].dropLast(), as: UTF8.self)
        }
    }

    /// Whether it was told that figures could not be read.
    var isWithoutFigures: Bool { has("these figures are missing") }
    var isUnsure: Bool { has("unknown") || has("saved, but") }

    private func has(_ word: String) -> Bool {
        let (text, word) = (Array(says.utf8), Array(word.utf8))
        return text.indices.contains { text[$0...].starts(with: word) }
    }
}
