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

/// The notes of all partners: like fields, the greatest stamp of a key wins.
///
/// The notes of a row are a chain through `entries`, so that a note costs no allocation.
struct NoteTable: Sendable {
    /// The newest word about one key of one row.
    struct Entry: BitwiseCopyable, Sendable {
        var key: TextPool.Reference
        /// 0 once the note was taken away.
        var text: TextPool.Reference
        var user: TextPool.Reference
        var stamp: UInt32
        var milliseconds: Int64
        /// The next entry of the row plus one, 0 at the end.
        var next: UInt32
        var row: UInt32
    }

    var entries: [Entry] = []
    /// The first entry of each row plus one, 0 for none; missing at the end.
    private var heads: [UInt32] = []

    init() {}

    /// A table of entries whose chains are whole; nil if they lead out of it.
    init?(entries: [Entry]) {
        self.entries = entries
        for (place, entry) in entries.enumerated() {
            guard entry.next <= place, entry.row < UInt32(Int32.max) else { return nil }
            setHead(of: Int(entry.row), UInt32(place + 1))
        }
    }

    /// The places of a row's entries.
    func places(row: Int) -> [Int] {
        var places: [Int] = []
        var next = row < heads.count ? heads[row] : 0
        while next != 0 {
            places.append(Int(next) - 1)
            next = entries[Int(next) - 1].next
        }
        return places
    }

    /// The rows that have, or once had, entries.
    var rows: [Int] { heads.indices.filter { heads[$0] != 0 } }

    /// Adds an entry to its row's chain.
    mutating func append(_ entry: Entry) {
        var entry = entry
        let row = Int(entry.row)
        entry.next = row < heads.count ? heads[row] : 0
        entries.append(entry)
        setHead(of: row, UInt32(entries.count))
    }

    private mutating func setHead(of row: Int, _ head: UInt32) {
        if heads.count <= row {
            heads.append(contentsOf: repeatElement(0, count: row + 1 - heads.count))
        }
        heads[row] = head
    }
}
