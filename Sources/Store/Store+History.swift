import CSystem
internal import Glibc
public import Model

extension Store {
    /// The changes of a partner that are on disk, newest first, each with that partner's edits only.
    public func history(of id: PartnerID) throws(StoreError) -> [Event] {
        let needle = Array("\"id\":\"\(id.text)\"".utf8)
        var events: [Event] = []
        try forEachLine { line, bytes, replica in
            if case .edits = line.body, !Store.contains(needle, in: bytes) { return }
            let edits = (journal.edits(of: line) ?? []).filter { $0.partner == id }
            if !edits.isEmpty { events.append(line.event(replica: replica, edits: edits)) }
        }
        return events.sorted { $1.stamp < $0.stamp }
    }

    /// The latest changes that are on disk, newest first, at most so many; large ones without edits.
    public func history(limit: Int) throws(StoreError) -> [Event] {
        var events: [Event] = []
        try forEachLine { line, _, replica in
            var edits: [Edit] = []
            if case .edits(let own) = line.body { edits = own }
            events.append(line.event(replica: replica, edits: edits))
            if events.count > 4 * limit + 64 { Store.keepLatest(limit, of: &events) }
        }
        Store.keepLatest(limit, of: &events)
        return events
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

    private static func keepLatest(_ count: Int, of events: inout [Event]) {
        events.sort { $1.stamp < $0.stamp }
        events.removeLast(max(0, events.count - count))
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
                    guard let check = JournalLine.check(text), let line = JournalLine(text),
                        line.number > 0,
                        logs[replica, default: ReplicaLog()].insert(line.number, check: check)
                    else { return }
                    visit(line, text, replica)
                }
            } catch { throw StoreError("journal/\(name)", error.text) }
        }
    }

    private static func contains(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        return csystem_contains(base, bytes.count, needle, needle.count) != 0
    }
}
