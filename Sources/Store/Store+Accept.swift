internal import Glibc
import Model

extension Store {
    /// Takes a damaged line for what it reads: appends a copy with the right check.
    ///
    /// `place` is the file and line as `check` names them, `journal/2026-11.k3.jsonl:57`. The copy has
    /// the line's own number and time, so it counts as what it was. Only a line of this folder's own
    /// replica whose number is missing is taken; throws why another one is not. Answers what the
    /// line says.
    public func accept(_ place: String) throws(StoreError) -> String {
        if let readOnlyReason {
            throw StoreError(path, readOnlyReason, advice: "nothing was accepted")
        }
        let (name, number) = try Store.parts(of: place)
        guard let replica, Journal.replica(of: name) == replica.id else {
            throw StoreError(
                place, "only lines this folder itself wrote can be accepted here",
                advice: "accept it where it was written, or make the change again")
        }
        let line = try damagedLine(number, of: name, place)
        guard let reads = Journal.reading(line), let text = Store.text(of: line, replica.id) else {
            throw StoreError(place, "this line says no change", advice: "nothing was accepted")
        }
        let answer = append { _, _, _ in
            let gaps = journal.logs[replica.id]?.gaps(limit: 1 << 20) ?? []
            return gaps.contains(line.number)
                ? .lines([text]) : .refuse("change \(line.number) is not missing")
        }
        if case .failure(let failure) = answer {
            throw StoreError(place, failure.why, advice: "nothing was accepted")
        }
        _ = try refresh()
        return reads
    }

    private static func parts(of place: String) throws(StoreError) -> (name: String, line: Int) {
        let bytes = Array(place.utf8)
        let front = Array("journal/".utf8)
        let rest = bytes.starts(with: front) ? bytes.dropFirst(front.count) : bytes[...]
        guard let colon = rest.lastIndex(of: 0x3A),
            let line = Int(String(decoding: rest[(colon + 1)...], as: UTF8.self)), line > 0
        else {
            throw StoreError(
                place, "this is not a line of a journal",
                advice: "give it as tend check does: journal/FILE:LINE")
        }
        return (String(decoding: rest[..<colon], as: UTF8.self), line)
    }

    /// A line that is not used because its check is wrong, as it reads.
    private func damagedLine(
        _ number: Int, of name: String, _ place: String
    ) throws(StoreError) -> JournalLine {
        var found: [UInt8]?
        do throws(SystemError) {
            var scanner = LineScanner(try places.journal.file(name, O_RDONLY))
            try scanner.scan { line, scanner in
                guard scanner.line == number, case .line(let bytes) = line else { return }
                found = Array(Journal.trimmed(bytes, isFirst: number == 1))
            }
        } catch { throw StoreError(place, error.text, advice: "nothing was accepted") }
        guard let found else {
            throw StoreError(place, "there is no such line", advice: "nothing was accepted")
        }
        return try found.withUnsafeBufferPointer { bytes throws(StoreError) in
            guard JournalLine.check(bytes) == nil else {
                throw StoreError(place, "this line is not damaged", advice: "it is used as it is")
            }
            guard let line = JournalLine(bytes) else {
                throw StoreError(
                    place, "this line cannot be read", advice: "look for it in another copy")
            }
            return line
        }
    }

    private static func text(of line: JournalLine, _ replica: String) -> [UInt8]? {
        switch line.body {
        case .edits(let edits): JournalText.line(line.event(replica: replica, edits: edits))
        case .blob(let hash, let rows):
            JournalText.line(line.event(replica: replica, edits: []), blob: hash, rows: rows)
        default: nil
        }
    }
}
