/// A program as the fold of its changes: every partner's fields, and the facts about itself.
///
/// For each partner and field the change with the greatest stamp counts, in whatever order
/// changes arrive and however often. A partner without any field does not exist. Partners are
/// spoken of by row, 0, 1, 2 … in order of appearance; a row never changes hands.
public final class Program {
    /// The partners' ids by row, with those whose every field was taken away again.
    public private(set) var ids: [PartnerID] = []
    /// Counts up with every change that changed something; tells whether derived columns are stale.
    public private(set) var version = 0
    /// The rows touched since somebody last took them, for columns that follow by the row.
    public private(set) var touchedRows: Set<Int> = []
    /// Whether the batches of figures changed since somebody last took them.
    public private(set) var batchesChanged = false

    var pool = TextPool()
    var columns: [FieldColumn] = []
    var columnOf: [String: Int] = [:]
    private var rowOf: [PartnerID: Int32] = [:]
    private var setFields: [UInt16] = []
    private var shelves: [Int32: NoteShelf] = [:]
    private var facts: [String: (value: String?, stamp: UInt32)] = [:]
    private var stamps: [Stamp] = [Stamp(lamport: -1, replica: "")]
    private var stampOf: [Stamp: UInt32] = [:]

    /// A program nobody has done anything with.
    public init() {}

    // MARK: - Reading

    /// The row of a partner that exists, nil for any other id.
    public func row(of id: PartnerID) -> Int? {
        guard let row = rowOf[id], exists(row: Int(row)) else { return nil }
        return Int(row)
    }

    /// The row an id has or once had, whether or not the partner exists now.
    public func reservedRow(of id: PartnerID) -> Int? { rowOf[id].map(Int.init) }

    /// Whether the row's partner has any field.
    public func exists(row: Int) -> Bool { setFields[row] > 0 }

    /// How many partners exist, prospects among them.
    public var partnerCount: Int { setFields.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } }

    /// The value of a partner's field, nil if it is not set.
    public func value(_ field: String, row: Int) -> String? {
        if let key = Program.noteKey(field) { return shelves[Int32(row)]?.text(of: key) }
        guard let column = columnOf[field] else { return nil }
        return pool.string(at: columns[column][row].text)
    }

    /// The value of any field of any id, `PartnerID.program` included; nil if it is not set.
    public func value(_ field: String, of id: PartnerID) -> String? {
        if id == .program { return facts[field]?.value }
        return rowOf[id].flatMap { value(field, row: Int($0)) }
    }

    /// A partner's notes, newest first.
    public func notes(row: Int) -> [Note] {
        (shelves[Int32(row)]?.notes ?? []).filter { note in
            !Program.entryFamilies.contains { note.key.utf8.starts(with: $0.utf8) }
        }
    }

    /// What a partner's fields of a family such as `task:` say, newest first; keys without it.
    func entries(of family: String, row: Int) -> [Note] {
        (shelves[Int32(row)]?.notes ?? []).compactMap { note in
            guard note.key.utf8.starts(with: family.utf8) else { return nil }
            return Note(
                key: String(decoding: note.key.utf8.dropFirst(family.utf8.count), as: UTF8.self),
                text: note.text, user: note.user, milliseconds: note.milliseconds)
        }
    }

    /// The rows of partners who have, or once had, notes or other entries.
    public var rowsWithEntries: [Int] { shelves.keys.map(Int.init).sorted() }

    /// The names of all fields that begin with a prefix and that a partner has, by bytes.
    public func fields(prefix: String, row: Int) -> [String] {
        columnOf.filter {
            $0.key.utf8.starts(with: prefix.utf8) && columns[$0.value][row].text != 0
        }
        .map(\.key).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The imported batches of figures, each with the stamp of the change that brought it.
    public var batches: [(batch: Batch, stamp: Stamp)] {
        facts.compactMap { field, fact in
            guard field.utf8.starts(with: FieldName.batch.utf8), let line = fact.value,
                let batch = Batch(id: String(field.dropFirst(FieldName.batch.count)), line: line)
            else { return nil }
            return (batch, stamps[Int(fact.stamp)])
        }.sorted { $0.stamp != $1.stamp ? $0.stamp < $1.stamp : $0.batch.id < $1.batch.id }
    }

    /// The program's own facts of a family that are set, by field.
    public func facts(prefix: String) -> [(field: String, value: String)] {
        facts.compactMap { field, fact in
            guard field.utf8.starts(with: prefix.utf8), let value = fact.value else { return nil }
            return (field, value)
        }.sorted { $0.field < $1.field }
    }

    /// The greatest Lamport time seen.
    public private(set) var lamport = 0

    // MARK: - The fold

    /// Applies one event; doing so twice, or in another order, gives the same program.
    public func apply(_ event: Event) {
        lamport = max(lamport, event.stamp.lamport)
        let stamp = intern(event.stamp)
        for edit in event.change.edits {
            if edit.partner == .program {
                applyFact(edit, stamp: stamp)
            } else if let key = Program.noteKey(edit.field) {
                applyNote(edit, key: key, event: event, stamp: stamp)
            } else {
                applyField(edit, stamp: stamp)
            }
        }
        version += 1
    }

    /// Hands over the rows touched so far and forgets them.
    public func takeTouchedRows() -> Set<Int> {
        defer { touchedRows = [] }
        return touchedRows
    }

    /// Says whether batches changed so far and forgets it.
    public func takeBatchesChanged() -> Bool {
        defer { batchesChanged = false }
        return batchesChanged
    }

    private func applyFact(_ edit: Edit, stamp: UInt32) {
        if let known = facts[edit.field], !isNewer(stamp, than: known.stamp) { return }
        facts[edit.field] = (edit.new, stamp)
        if edit.field.utf8.starts(with: FieldName.batch.utf8) { batchesChanged = true }
    }

    private func applyField(_ edit: Edit, stamp: UInt32) {
        let row = reserve(edit.partner)
        let column = self.column(edit.field)
        let old = columns[column][row]
        guard isNewer(stamp, than: old.stamp) else { return }
        let isShared = columns[column].isShared
        let text = edit.new.map { isShared ? pool.intern($0) : pool.add($0) } ?? 0
        columns[column][row] = Cell(text: text, stamp: stamp)
        count(row: row, wasSet: old.text != 0, isSet: text != 0)
    }

    private func applyNote(_ edit: Edit, key: String, event: Event, stamp: UInt32) {
        let row = reserve(edit.partner)
        var shelf = shelves[Int32(row)] ?? NoteShelf()
        guard isNewer(stamp, than: shelf.stamp(of: key)) else { return }
        let wasSet = shelf.text(of: key) != nil
        let note = Note(
            key: key, text: edit.new ?? "", user: event.user, milliseconds: event.milliseconds)
        shelf.put(note, isPresent: edit.new != nil, stamp: stamp)
        shelves[Int32(row)] = shelf
        count(row: row, wasSet: wasSet, isSet: edit.new != nil)
    }

    private func count(row: Int, wasSet: Bool, isSet: Bool) {
        touchedRows.insert(row)
        if isSet, !wasSet { setFields[row] += 1 }
        if wasSet, !isSet { setFields[row] -= 1 }
    }

    private func reserve(_ id: PartnerID) -> Int {
        if let row = rowOf[id] { return Int(row) }
        rowOf[id] = Int32(ids.count)
        ids.append(id)
        setFields.append(0)
        return ids.count - 1
    }

    private func column(_ field: String) -> Int {
        if let column = columnOf[field] { return column }
        columnOf[field] = columns.count
        columns.append(FieldColumn(isShared: Program.isShared(field)))
        return columns.count - 1
    }

    private func intern(_ stamp: Stamp) -> UInt32 {
        if let known = stampOf[stamp] { return known }
        stamps.append(stamp)
        let index = UInt32(stamps.count - 1)
        stampOf[stamp] = index
        return index
    }

    /// Equal stamps count as newer, so that the later of two edits in one change wins.
    private func isNewer(_ left: UInt32, than right: UInt32) -> Bool {
        left == right || stamps[Int(right)] < stamps[Int(left)]
    }

    /// The key on a partner's shelf: of a note the rest of its name, of other entries all of it.
    private static func noteKey(_ field: String) -> String? {
        if entryFamilies.contains(where: { field.utf8.starts(with: $0.utf8) }) { return field }
        guard field.utf8.starts(with: FieldName.note.utf8) else { return nil }
        return String(decoding: field.utf8.dropFirst(FieldName.note.utf8.count), as: UTF8.self)
    }

    private static func isShared(_ field: String) -> Bool {
        switch field {
        case FieldName.stage, FieldName.owner, FieldName.country, FieldName.channel,
            FieldName.source, FieldName.tier, FieldName.reason, FieldName.status, FieldName.rate,
            FieldName.archived, FieldName.language, FieldName.joined:
            true
        default:
            field.utf8.starts(with: FieldName.tag.utf8)
                || field.utf8.starts(with: FieldName.entered.utf8)
                || field.utf8.starts(with: FieldName.step.utf8)
                || field.utf8.starts(with: FieldName.fit.utf8)
        }
    }
}
