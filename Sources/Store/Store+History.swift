internal import Glibc
public import Model

extension Store {
    /// The changes of a partner that are on disk, newest first, each with that partner's edits only.
    public func history(of id: PartnerID) throws(StoreError) -> [Event] {
        try history(HistoryQuery(partner: id, limit: Int.max)).map(\.event)
    }

    /// The changes of a partner and of those merged into it, newest first.
    ///
    /// A change of several of them comes once, with the partner's own edits first.
    public func history(ofAllIn id: PartnerID) throws(StoreError) -> [Event] {
        let members = program.reservedRow(of: id).map { program.members(of: $0) } ?? []
        var events = try history(of: id)
        guard !members.isEmpty else { return events }
        var known = Set(events.map(\.id))
        for member in members {
            let new = try history(of: program.ids[member]).filter { !known.contains($0.id) }
            known.formUnion(new.map(\.id))
            events += new
        }
        return events.sorted { $1.stamp < $0.stamp }
    }

    /// The latest changes that are on disk, newest first, at most so many; large ones without edits.
    public func history(limit: Int) throws(StoreError) -> [Event] {
        try history(HistoryQuery(limit: limit)).map(\.event)
    }

    /// The changes on disk that a question asks for, newest first.
    ///
    /// Those of one partner have that partner's edits only; without a partner, changes that are
    /// kept in a file of their own come without edits.
    public func history(_ query: HistoryQuery) throws(StoreError) -> [RecordedChange] {
        let pattern = query.partner.map { BytePattern(Array("\"id\":\"\($0.text)\"".utf8)) }
        var changes: [RecordedChange] = []
        try forEachLine { line, bytes, replica in
            guard query.asks(for: line.user, at: line.milliseconds) else { return }
            let edits = edits(of: line, bytes, about: query.partner, pattern)
            guard let edits else { return }
            let event = line.event(replica: replica, edits: edits)
            if edits.isEmpty, case .blob(_, let rows) = line.body {
                changes.append(RecordedChange(event: event, partnerCount: rows))
            } else {
                changes.append(RecordedChange(event))
            }
            if changes.count > 64, changes.count / 4 > query.limit {
                Store.keepLatest(query.limit, of: &changes)
            }
        }
        Store.keepLatest(query.limit, of: &changes)
        return changes
    }

    /// A line's own edits, or those of one partner wherever they are kept; nil if there are none.
    private func edits(
        of line: JournalLine, _ bytes: UnsafeBufferPointer<UInt8>, about id: PartnerID?,
        _ pattern: BytePattern?
    ) -> [Edit]? {
        guard let id, let pattern else {
            if case .edits(let own) = line.body { return own }
            return []
        }
        var edits: [Edit] = []
        switch line.body {
        case .edits(let own):
            if pattern.first(in: UnsafeRawBufferPointer(bytes), from: 0) != nil { edits = own }
        case .blob(let hash, let rows):
            edits = self.edits(ofBlob: hash, rows: rows, holding: pattern)
        default: break
        }
        edits = edits.filter { $0.partner == id }
        return edits.isEmpty ? nil : edits
    }

    /// The edits in those lines of a blob that hold a pattern; none if the blob is damaged.
    private func edits(ofBlob hash: String, rows: Int, holding pattern: BytePattern) -> [Edit] {
        let status = places.blobs.status(of: hash, kind: "jsonl")
        let isAsRead = status != nil && status.map { Witness(hash, $0) } == journal.usedBlobs[hash]
        guard isAsRead || ((try? places.blobs.read(hash, kind: "jsonl")) ?? nil) != nil,
            let file = try? places.blobs.file(hash, kind: "jsonl")
        else { return [] }
        var edits: [Edit] = []
        var search = LineSearch(file, for: pattern)
        try? search.forEachHit { edits += BlobEdits.all($0) }
        return edits
    }

    /// One change with all its edits; nil if it is not on disk.
    public func event(_ id: EventID) throws(StoreError) -> Event? {
        var found: Event?
        try forEachLine { line, _, replica in
            guard found == nil, line.number == id.number, replica == id.replica,
                let edits = journal.edits(of: line)
            else { return }
            found = line.event(replica: replica, edits: edits)
        }
        return found
    }

    /// What was written into some fields, by whom and when.
    public func stories(
        of places: Set<FieldPlace>
    ) throws(StoreError) -> [FieldPlace: FieldStory] {
        var stories: [FieldPlace: FieldStory] = [:]
        guard !places.isEmpty else { return stories }
        try forEachLine { line, _, replica in
            let edits = (journal.edits(of: line) ?? []).filter {
                places.contains(FieldPlace($0.partner, $0.field))
            }
            guard !edits.isEmpty else { return }
            let event = line.event(replica: replica, edits: edits)
            for edit in edits {
                stories[FieldPlace(edit.partner, edit.field), default: FieldStory()]
                    .add(edit, of: event)
            }
        }
        return stories
    }

    /// What others and we wrote without sight of each other, as far as it came in since this was
    /// last asked.
    public func takeContests() throws(StoreError) -> [Contest] {
        defer { contested = [] }
        let stories = try stories(of: contested)
        return contested.flatMap { stories[$0]?.contests(at: $0).suffix(1) ?? [] }
    }

    private static func keepLatest(_ count: Int, of changes: inout [RecordedChange]) {
        changes.sort { $1.event.stamp < $0.event.stamp }
        changes.removeLast(max(0, changes.count - count))
    }

    /// Visits every valid change once, in the order of files.
    private func forEachLine(
        _ visit: (JournalLine, UnsafeBufferPointer<UInt8>, String) -> Void
    ) throws(StoreError) {
        var logs: [String: ReplicaLog] = [:]
        for name in journal.segments.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        where journal.segments[name]?.belongsElsewhere == false {
            guard let replica = Journal.replica(of: name) else { continue }
            do {
                var scanner = LineScanner(try places.journal.file(name, O_RDONLY))
                try scanner.scan { found, scanner in
                    guard case .line(let bytes) = found else { return }
                    let text = Journal.trimmed(bytes, isFirst: scanner.line == 1)
                    for (line, check, part) in Journal.changes(in: text)
                    where logs[replica, default: ReplicaLog()].insert(line.number, check: check) {
                        visit(line, part, replica)
                    }
                }
            } catch { throw StoreError("journal/\(name)", error.text) }
        }
    }
}
