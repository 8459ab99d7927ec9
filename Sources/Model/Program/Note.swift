/// Something a person wrote down about a partner.
public struct Note: Hashable, Sendable {
    /// The random part of the field's name, `note:KEY`.
    public let key: String
    /// What was written.
    public let text: String
    /// Who wrote it.
    public let user: String
    /// When, in milliseconds since 1 January 1970 UTC by the writer's clock.
    public let milliseconds: Int64
}

/// The notes of one partner: like fields, the greatest stamp of a key wins.
struct NoteShelf: Sendable {
    private var entries: [(note: Note, isPresent: Bool, stamp: UInt32)] = []

    /// The notes there are, newest first.
    var notes: [Note] {
        entries.filter(\.isPresent).map(\.note)
            .sorted { ($0.milliseconds, $0.key) > ($1.milliseconds, $1.key) }
    }

    var isEmpty: Bool { !entries.contains { $0.isPresent } }

    func text(of key: String) -> String? {
        entries.first { $0.note.key == key && $0.isPresent }?.note.text
    }

    func stamp(of key: String) -> UInt32 { entries.first { $0.note.key == key }?.stamp ?? 0 }

    /// Puts the newest word about a key in place; nil takes the note away.
    mutating func put(_ note: Note, isPresent: Bool, stamp: UInt32) {
        if let index = entries.firstIndex(where: { $0.note.key == note.key }) {
            entries[index] = (note, isPresent, stamp)
        } else {
            entries.append((note, isPresent, stamp))
        }
    }
}
