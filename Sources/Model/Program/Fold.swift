/// What a program's changes come to, in columns of plain numbers: one value that can be kept.
///
/// Texts are references into one pool, partners are rows, stamps are places in a table; so a fold
/// is copied, written to a file and read back without looking at its parts.
struct Fold: Sendable {
    var ids = PartnerIDs()
    var pool = TextPool()
    var columns: [FieldColumn] = []
    var columnOf: [String: Int] = [:]
    var names: [[UInt8]] = []
    var setFields: [UInt16] = []
    var notes = NoteTable()
    var facts: [String: (value: String?, stamp: UInt32)] = [:]
    var stamps: [Stamp] = [Stamp(lamport: -1, replica: "")]
    var lamport = 0

    /// The column that last followed each column: records name their fields in one order.
    private var successors: [Int] = []
    private var lastColumn = 0
    private var lastRow = 0

    // MARK: - Writing

    /// Takes note of a stamp; equal ones may be noted twice.
    mutating func intern(_ stamp: Stamp) -> UInt32 {
        lamport = max(lamport, stamp.lamport)
        if stamps[stamps.count - 1] != stamp { stamps.append(stamp) }
        return UInt32(stamps.count - 1)
    }

    /// Sets or unsets a partner's field unless a newer change did; answers the row if this counted.
    mutating func put(
        _ partner: UnsafeBufferPointer<UInt8>, _ field: UnsafeBufferPointer<UInt8>,
        _ value: UnsafeBufferPointer<UInt8>?, stamp: UInt32
    ) -> Int? {
        let row = reserve(partner)
        let column = column(field)
        let old = columns[column][row]
        guard isNewer(stamp, than: old.stamp) else { return nil }
        var text: TextPool.Reference = 0
        if let value { text = columns[column].isShared ? pool.intern(value) : pool.add(value) }
        columns[column][row] = Cell(text: text, stamp: stamp)
        count(row: row, wasSet: old.text != 0, isSet: text != 0)
        return row
    }

    /// Writes or takes away a note unless a newer change did; answers the row if this counted.
    mutating func put(
        note key: UnsafeBufferPointer<UInt8>, of partner: UnsafeBufferPointer<UInt8>,
        _ value: UnsafeBufferPointer<UInt8>?, by event: Event, stamp: UInt32
    ) -> Int? {
        let row = reserve(partner)
        let known = notes.places(row: row).first { place in
            pool.withBytes(at: notes.entries[place].key) { $0.elementsEqual(key) }
        }
        if let known, !isNewer(stamp, than: notes.entries[known].stamp) { return nil }
        let wasSet = known.map { notes.entries[$0].text != 0 } ?? false
        let place = known ?? addNote(key: pool.add(key), row: row)
        notes.entries[place].text = value.map { pool.add($0) } ?? 0
        notes.entries[place].user = Fold.bytes(of: event.user) { pool.intern($0) }
        notes.entries[place].stamp = stamp
        notes.entries[place].milliseconds = event.milliseconds
        count(row: row, wasSet: wasSet, isSet: value != nil)
        return row
    }

    private mutating func addNote(key: TextPool.Reference, row: Int) -> Int {
        notes.append(
            NoteTable.Entry(
                key: key, text: 0, user: 0, stamp: 0, milliseconds: 0, next: 0, row: UInt32(row)))
        return notes.entries.count - 1
    }

    /// Sets or unsets a fact of the program itself; answers whether this counted.
    mutating func put(fact field: String, _ value: String?, stamp: UInt32) -> Bool {
        if let known = facts[field], !isNewer(stamp, than: known.stamp) { return false }
        facts[field] = (value, stamp)
        return true
    }

    private mutating func count(row: Int, wasSet: Bool, isSet: Bool) {
        if isSet, !wasSet { setFields[row] += 1 }
        if wasSet, !isSet { setFields[row] -= 1 }
    }

    private mutating func reserve(_ id: UnsafeBufferPointer<UInt8>) -> Int {
        if lastRow < ids.count, ids.withBytes(row: lastRow, { $0.elementsEqual(id) }) {
            return lastRow
        }
        if let row = ids.row(of: id) {
            lastRow = row
            return row
        }
        setFields.append(0)
        lastRow = ids.append(id)
        return lastRow
    }

    private mutating func column(_ field: UnsafeBufferPointer<UInt8>) -> Int {
        if lastColumn < columns.count {
            let guess = successors[lastColumn]
            if names[guess].elementsEqual(field) {
                lastColumn = guess
                return guess
            }
        }
        let column = findColumn(String(decoding: field, as: UTF8.self))
        if lastColumn < columns.count { successors[lastColumn] = column }
        lastColumn = column
        return column
    }

    private mutating func findColumn(_ field: String) -> Int {
        if let column = columnOf[field] { return column }
        add(FieldColumn(isShared: Fold.isShared(field)), named: field)
        return columns.count - 1
    }

    /// Adds a column whose name is new.
    mutating func add(_ column: FieldColumn, named field: String) {
        columnOf[field] = columns.count
        columns.append(column)
        names.append(Array(field.utf8))
        successors.append(0)
    }

    /// Equal stamps count as newer, so that the later of two edits in one change wins.
    private func isNewer(_ left: UInt32, than right: UInt32) -> Bool {
        left == right || !(stamps[Int(left)] < stamps[Int(right)])
    }

    // MARK: - Names

    /// Calls a function with the UTF-8 of a text.
    static func bytes<Result>(
        of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8(body)
    }

    private static func isShared(_ field: String) -> Bool {
        switch field {
        case FieldName.stage, FieldName.owner, FieldName.country, FieldName.channel,
            FieldName.source, FieldName.tier, FieldName.reason, FieldName.status, FieldName.rate,
            FieldName.archived, FieldName.language, FieldName.joined, FieldName.community:
            true
        default:
            field.utf8.starts(with: FieldName.tag.utf8)
                || field.utf8.starts(with: FieldName.entered.utf8)
                || field.utf8.starts(with: FieldName.step.utf8)
                || field.utf8.starts(with: FieldName.fit.utf8)
                || field.utf8.starts(with: FieldName.received.utf8)
        }
    }
}
