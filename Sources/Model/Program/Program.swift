/// A program as the fold of its changes: every partner's fields, and the facts about itself.
///
/// For each partner and field the change with the greatest stamp counts, in whatever order
/// changes arrive and however often. A partner without any field does not exist. Partners are
/// spoken of by row, 0, 1, 2 … in order of appearance; a row never changes hands.
public final class Program {
    /// Counts up with every change that changed something; tells whether derived columns are stale.
    public private(set) var version = 0
    /// Counts up with every change of what a partner is called, and with every new partner.
    public private(set) var nameVersion = 0
    /// Whether the batches of figures, or the partners they are about, changed since somebody last
    /// took them.
    public private(set) var batchesChanged = false

    private(set) var fold: Fold
    /// The rows touched since somebody last took them, each once.
    private var touched: [Int32] = []
    private var isTouched: [Bool] = []
    private var mergesRead: (version: Int, value: Merges)?

    /// A program nobody has done anything with.
    public init() { fold = Fold() }

    init(_ fold: Fold) { self.fold = fold }

    // MARK: - Reading

    /// The partners' ids by row, with those whose every field was taken away again.
    public var ids: PartnerIDs { fold.ids }

    /// The row of a partner that exists, nil for any other id; of a merged one its survivor's.
    public func row(of id: PartnerID) -> Int? {
        guard let row = reservedRow(of: id).map(survivor), exists(row: row) else { return nil }
        return row
    }

    /// The row an id has or once had, whether or not the partner exists now.
    public func reservedRow(of id: PartnerID) -> Int? {
        Fold.bytes(of: id.text) { fold.ids.row(of: $0) }
    }

    /// The row an id of these bytes has or once had.
    public func reservedRow(of id: UnsafeBufferPointer<UInt8>) -> Int? { fold.ids.row(of: id) }

    /// Whether the row's partner has any field and is part of no other.
    public func exists(row: Int) -> Bool { fold.setFields[row] > 0 && !isMerged(row: row) }

    /// The rows of the partners that exist.
    public var existing: RowSet {
        var rows = fold.setFields.withUnsafeBufferPointer { RowSet($0) { $0 > 0 } }
        for row in merges.survivors.keys { rows.remove(row) }
        return rows
    }

    /// Which partners are one, as of now.
    var merges: Merges {
        if let mergesRead, mergesRead.version == version { return mergesRead.value }
        let merges = Merges(fold)
        mergesRead = (version, merges)
        return merges
    }

    /// How many partners exist, prospects among them.
    public var partnerCount: Int { existing.count }

    /// The value of a partner's field, nil if it is not set.
    public func value(_ field: String, row: Int) -> String? {
        if let key = Program.entryKey(field.utf8) { return entryText(Array(key), row: row) }
        guard let column = fold.columnOf[field] else { return nil }
        return fold.pool.string(at: fold.columns[column][row].text)
    }

    /// The value of any field of any id, `PartnerID.program` included; nil if it is not set.
    public func value(_ field: String, of id: PartnerID) -> String? {
        if id == .program { return fold.facts[field]?.value }
        return reservedRow(of: id).flatMap { value(field, row: $0) }
    }

    private func entryText(_ key: [UInt8], row: Int) -> String? {
        places(row: row)
            .first { place in
                fold.pool.withBytes(at: fold.notes.entries[place].key) { $0.elementsEqual(key) }
            }
            .flatMap { fold.pool.string(at: fold.notes.entries[$0].text) }
    }

    /// The key among a partner's entries: of a note the rest of its name, of others all of it.
    static func entryKey<Bytes: Collection<UInt8>>(_ field: Bytes) -> Bytes.SubSequence? {
        if field.starts(with: FieldName.note.utf8) {
            return field.dropFirst(FieldName.note.utf8.count)
        }
        guard field.contains(0x3A) else { return nil }
        let isEntry = entryFamilies.contains { field.starts(with: $0.utf8) }
        return isEntry ? field[...] : nil
    }

    /// A partner's notes, newest first.
    public func notes(row: Int) -> [Note] {
        entries(row: row).filter { note in
            !Program.entryFamilies.contains { note.key.utf8.starts(with: $0.utf8) }
        }
    }

    /// What a partner's fields of a family such as `task:` say, newest first; keys without it.
    func entries(of family: String, row: Int) -> [Note] {
        entries(row: row).compactMap { note in
            guard note.key.utf8.starts(with: family.utf8) else { return nil }
            return Note(
                key: String(decoding: note.key.utf8.dropFirst(family.utf8.count), as: UTF8.self),
                text: note.text, user: note.user, milliseconds: note.milliseconds)
        }
    }

    /// The places of a row's entries and of those merged into it; of two under one key its own.
    private func places(row: Int) -> [Int] {
        var places = fold.notes.places(row: row)
        let members = members(of: row)
        guard !members.isEmpty else { return places }
        var keys = Set(places.map { fold.pool.string(at: fold.notes.entries[$0].key) })
        for place in members.flatMap({ fold.notes.places(row: $0) })
        where keys.insert(fold.pool.string(at: fold.notes.entries[place].key)).inserted {
            places.append(place)
        }
        return places
    }

    private func entries(row: Int) -> [Note] {
        places(row: row).compactMap { place -> Note? in
            let entry = fold.notes.entries[place]
            guard let text = fold.pool.string(at: entry.text) else { return nil }
            return Note(
                key: fold.pool.string(at: entry.key) ?? "", text: text,
                user: fold.pool.string(at: entry.user) ?? "", milliseconds: entry.milliseconds)
        }
        .sorted { ($0.milliseconds, $0.key) > ($1.milliseconds, $1.key) }
    }

    /// The rows of partners who have, or once had, notes or other entries; of merged ones the
    /// survivors'.
    public var rowsWithEntries: [Int] {
        let rows = fold.notes.rows
        guard !merges.survivors.isEmpty else { return rows }
        return Set(rows.map(survivor)).sorted()
    }

    /// The names of all fields that begin with a prefix and that a partner has, by bytes.
    public func fields(prefix: String, row: Int) -> [String] {
        fold.columnOf.filter {
            $0.key.utf8.starts(with: prefix.utf8) && fold.columns[$0.value][row].text != 0
        }
        .map(\.key).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The imported batches of figures, each with the stamp of the change that brought it.
    public var batches: [(batch: Batch, stamp: Stamp)] {
        fold.facts.compactMap { field, fact in
            guard field.utf8.starts(with: FieldName.batch.utf8), let line = fact.value,
                let batch = Batch(id: String(field.dropFirst(FieldName.batch.count)), line: line)
            else { return nil }
            return (batch, fold.stamps[Int(fact.stamp)])
        }.sorted { $0.stamp != $1.stamp ? $0.stamp < $1.stamp : $0.batch.id < $1.batch.id }
    }

    /// The program's own facts of a family that are set, by field.
    public func facts(prefix: String) -> [(field: String, value: String)] {
        fold.facts.compactMap { field, fact in
            guard field.utf8.starts(with: prefix.utf8), let value = fact.value else { return nil }
            return (field, value)
        }.sorted { $0.field < $1.field }
    }

    /// The greatest Lamport time seen.
    public var lamport: Int { fold.lamport }

    // MARK: - The fold

    /// Applies one event; doing so twice, or in another order, gives the same program.
    public func apply(_ event: Event) {
        apply(event) { take in
            for edit in event.change.edits {
                Fold.bytes(of: edit.partner.text) { partner in
                    Fold.bytes(of: edit.field) { field in
                        guard let new = edit.new else { return take(partner, field, nil) }
                        Fold.bytes(of: new) { take(partner, field, $0) }
                    }
                }
            }
        }
    }

    /// The bytes of one edit: whose, which field, the value from now on.
    public typealias EditBytes = (
        UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>?
    ) -> Void

    /// Applies one event whose edits come as bytes, in any number and without a value for each.
    ///
    /// The ids must be such that `PartnerID` takes them, or the program's own; texts must be UTF-8.
    public func apply(_ event: Event, edits: (EditBytes) -> Void) {
        let stamp = fold.intern(event.stamp)
        edits { partner, field, value in take(event, stamp, partner, field, value) }
        version += 1
    }

    private func take(
        _ event: Event, _ stamp: UInt32, _ partner: UnsafeBufferPointer<UInt8>,
        _ field: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>?
    ) {
        if partner.first == 0x40 {
            takeFact(field, value, stamp: stamp)
        } else if let key = Program.entryKey(field).map(UnsafeBufferPointer.init(rebasing:)) {
            touch(fold.put(note: key, of: partner, value, by: event, stamp: stamp))
        } else {
            let count = fold.ids.count
            let row = fold.put(partner, field, value, stamp: stamp)
            touch(row)
            if row != nil, field.elementsEqual(FieldName.merged.utf8) { batchesChanged = true }
            if fold.ids.count != count || isName(field) { nameVersion += 1 }
        }
    }

    private func isName(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        field.elementsEqual(FieldName.name.utf8) || field.elementsEqual(FieldName.company.utf8)
    }

    private func takeFact(
        _ field: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>?, stamp: UInt32
    ) {
        let name = String(decoding: field, as: UTF8.self)
        let counts = fold.put(
            fact: name, value.map { String(decoding: $0, as: UTF8.self) }, stamp: stamp)
        if counts, name.utf8.starts(with: FieldName.batch.utf8) { batchesChanged = true }
    }

    private func touch(_ row: Int?) {
        guard let row else { return }
        while isTouched.count <= row { isTouched.append(false) }
        guard !isTouched[row] else { return }
        isTouched[row] = true
        touched.append(Int32(row))
    }

    /// Hands over the rows touched so far, each once, and forgets them.
    public func takeTouchedRows() -> [Int] {
        defer {
            touched = []
            isTouched = []
        }
        return touched.map(Int.init)
    }

    /// Says whether batches changed so far and forgets it.
    public func takeBatchesChanged() -> Bool {
        defer { batchesChanged = false }
        return batchesChanged
    }
}
