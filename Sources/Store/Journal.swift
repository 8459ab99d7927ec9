internal import Glibc
import Model

/// The journals of a store as read so far, and the reading of what is new in them.
final class Journal {
    /// One file of a journal.
    struct Segment: Sendable {
        let replica: String
        var inode: UInt64 = 0
        var offset = 0
        var lines = 0
        var hasValidLine = false
        /// How many of the lines are what a power cut leaves of one.
        var unfinishedLines = 0
        var belongsElsewhere = false
        /// Whether lines end as on Windows, and whether the file begins with a byte order mark.
        var hasCarriageReturns = false
        var hasMark = false
        /// The check of the first `offset` bytes; nil once that is not known.
        var check: CRC32C? = CRC32C()
    }

    /// What reading found.
    enum Reading {
        /// Nothing, or new lines at the ends.
        case grown
        /// A file is another one, shorter or gone: what is in memory may be on disk no more.
        case replaced
    }

    let folder: Folder
    let blobs: Blobs
    let store: String
    var segments: [String: Segment] = [:]
    var logs: [String: ReplicaLog] = [:]
    var problems: [Problem] = []
    private(set) var unknownLines = 0
    private(set) var hasVitalUnknown = false
    var duplicates = 0
    /// Damaged lines that may be no more than the beginnings of lines never confirmed.
    var doubts = Doubts()
    /// Whether the disk failed to hand over a part: then nothing may be written after it.
    var hasUnreadable = false
    /// The files changes were read from that do not stand in a line.
    var usedBlobs: [String: Witness] = [:]
    private(set) var waiting: [(line: JournalLine, replica: String, check: UInt32, place: String)] =
        []

    /// What is folded into while reading, nil where events are only handed over.
    private var program: Program?

    init(folder: Folder, blobs: Blobs, store: String) {
        self.folder = folder
        self.blobs = blobs
        self.store = store
    }

    /// Reads every complete line that was not read before and hands over new events.
    ///
    /// With `program` events are folded into it before they are handed over, and those whose edits
    /// stand in a blob are handed over without them.
    func readNew(
        into program: Program? = nil, _ apply: (Event) -> Void
    ) throws(StoreError) -> Reading {
        self.program = program
        defer { self.program = nil }

        let names = try names()
        guard segments.keys.allSatisfy(names.contains) else { return .replaced }
        retryWaiting(apply)
        for name in names {
            guard let replica = Journal.replica(of: name) else { continue }
            if read(name, replica: replica, apply) == .replaced { return .replaced }
        }
        return .grown
    }

    private func names() throws(StoreError) -> [String] {
        do { return try folder.names() } catch {
            throw StoreError("journal", error.text, advice: "nothing was read")
        }
    }

    private func read(
        _ name: String, replica: String, _ apply: (Event) -> Void
    ) -> Reading {
        if isKnownWhole(name) { return .grown }
        var segment = segments[name] ?? Segment(replica: replica)
        do {
            let file = try folder.file(name, O_RDONLY)
            let status = try file.status()
            guard status.isRegular, status.links == 1 else {
                note(.damage, name, nil, "this is not a regular file", "it was left out")
                return .grown
            }
            if isReplaced(file, status, segment) { return .replaced }
            segment.inode = status.inode
            guard status.size > segment.offset, !segment.belongsElsewhere else {
                segments[name] = segment
                return .grown
            }
            var scanner = LineScanner(
                file, offset: segment.offset, line: segment.lines,
                check: segment.check ?? CRC32C())
            do throws(SystemError) {
                try scanner.scan { take($0, at: $1.line, of: name, in: &segment, apply) }
            } catch {
                unreadable(name, after: scanner.line, error)
                return .grown
            }
            (segment.offset, segment.lines) = (scanner.offset, scanner.line)
            if segment.check != nil { segment.check = scanner.check }
            segments[name] = segment
        } catch { unreadable(name, after: 0, error) }
        return .grown
    }

    /// Whether a file is the one that was read, to its end: then it need not be opened.
    private func isKnownWhole(_ name: String) -> Bool {
        guard let segment = segments[name], let status = folder.status(of: name) else {
            return false
        }
        return status.isRegular && status.links == 1 && status.inode == segment.inode
            && status.size == segment.offset
    }

    /// Takes note that our own lines were appended, so that they are not read again.
    ///
    /// `bytes` were appended where the file had the size `before`.
    func passed(
        _ name: String, replica: String, inode: UInt64, bytes: [UInt8], before: Int, lines: Int
    ) {
        var segment = segments[name] ?? Segment(replica: replica)
        segment.inode = inode
        if segment.offset == before {
            bytes.withUnsafeBufferPointer { segment.check?.take($0) }
        } else {
            segment.check = nil
        }
        segment.offset = before + bytes.count
        segment.lines += lines
        segment.hasValidLine = true
        segments[name] = segment
    }

    /// Takes note of an own event; its line is on disk.
    func insert(_ number: Int, check: UInt32, replica: String) {
        settleDoubts(number, of: replica)
        _ = logs[replica, default: ReplicaLog()].insert(number, check: check)
    }

    // MARK: - Lines

    private func take(
        _ found: LineScanner.Found, at number: Int, of name: String, in segment: inout Segment,
        _ apply: (Event) -> Void
    ) {
        switch found {
        case .tooLong(let length):
            note(
                .damage, name, number, "this line is \(length) bytes long, at most 1 MiB is read",
                "it was left out")
        case .line(let bytes):
            if bytes.last == 0x0D { segment.hasCarriageReturns = true }
            if number == 1, bytes.starts(with: Journal.mark) { segment.hasMark = true }
            let line = Journal.trimmed(bytes, isFirst: number == 1)
            guard !line.isEmpty, !segment.belongsElsewhere else { return }
            take(line, at: number, of: name, in: &segment, apply)
        }
    }

    private func take(
        _ bytes: UnsafeBufferPointer<UInt8>, at number: Int, of name: String,
        in segment: inout Segment, isPart: Bool = false, _ apply: (Event) -> Void
    ) {
        guard let check = JournalLine.check(bytes) else {
            if !isPart, let (first, second) = Journal.parted(bytes) {
                note(
                    .note, name, number, "two lines run into one; both are used",
                    "tend check --repair parts them")
                take(first, at: number, of: name, in: &segment, isPart: true, apply)
                take(second, at: number, of: name, in: &segment, isPart: true, apply)
                return
            }
            if Journal.hasZeros(bytes) { segment.unfinishedLines += 1 }
            damaged(bytes, name, number)
            if Doubts.mayBeUnfinished(bytes) {
                doubts.add("journal/\(name):\(number)", of: segment.replica)
            }
            return
        }
        guard let line = JournalLine(bytes) else {
            note(
                .damage, name, number, "this line is whole but not a journal line", "see tend check"
            )
            return
        }
        segment.hasValidLine = true
        let place = "journal/\(name):\(number)"
        switch line.body {
        case .segment(let id, _):
            guard id != store else { return }
            segment.belongsElsewhere = true
            note(.damage, name, nil, "this file belongs to another store", "it was left out")
        case .sealed(let bytes):
            // The line before is explained now: it was never confirmed, so nothing is lost.
            if problems.last?.place == "journal/\(name):\(number - 1)" { problems.removeLast() }
            note(.note, name, number, "an unfinished line of \(bytes) bytes, never confirmed", "")
        case .unknown(let isVital):
            unknownLines += 1
            if isVital { hasVitalUnknown = true }
        case .edits(let edits):
            guard isNew(line, check, segment.replica) else { return }
            let event = line.event(replica: segment.replica, edits: edits)
            program?.apply(event)
            apply(event)
        case .blob:
            if logs[segment.replica]?.contains(line.number, check: check) == true {
                duplicates += 1
            } else if !applyBlob(line, check, segment.replica, apply) {
                waiting.append((line, segment.replica, check, place))
            }
        }
    }

    private func isNew(_ line: JournalLine, _ check: UInt32, _ replica: String) -> Bool {
        settleDoubts(line.number, of: replica)
        let isNew = logs[replica, default: ReplicaLog()].insert(line.number, check: check)
        if !isNew { duplicates += 1 }
        return isNew
    }

    private func applyBlob(
        _ line: JournalLine, _ check: UInt32, _ replica: String, _ apply: (Event) -> Void
    ) -> Bool {
        guard case .blob(let hash, let rows) = line.body,
            let status = blobs.status(of: hash, kind: "jsonl"),
            let bytes = try? blobs.read(hash, kind: "jsonl"), BlobEdits.count(bytes) == rows
        else { return false }
        usedBlobs[hash] = Witness(hash, status)
        guard isNew(line, check, replica) else { return true }
        if let program {
            let event = line.event(replica: replica, edits: [])
            program.apply(event) { BlobEdits.visit(bytes, $0) }
            apply(event)
        } else {
            apply(line.event(replica: replica, edits: BlobEdits.all(bytes)))
        }
        return true
    }

    /// The edits a line stands for; nil if its blob is missing or damaged.
    func edits(of line: JournalLine) -> [Edit]? {
        switch line.body {
        case .edits(let edits): return edits
        case .blob(let hash, let rows):
            guard let bytes = try? blobs.read(hash, kind: "jsonl"), BlobEdits.count(bytes) == rows
            else { return nil }
            return BlobEdits.all(bytes)
        default: return nil
        }
    }

    /// Whether a line has been read whose content is missing.
    func isWaiting(_ number: Int, check: UInt32, replica: String) -> Bool {
        waiting.contains {
            $0.line.number == number && $0.check == check && $0.replica == replica
        }
    }

    private func retryWaiting(_ apply: (Event) -> Void) {
        waiting.removeAll { applyBlob($0.line, $0.check, $0.replica, apply) }
    }
}

extension Journal {
    /// The byte order mark some editors write.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The line without a byte order mark at the file's start and a carriage return at its end.
    static func trimmed(
        _ bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool
    ) -> UnsafeBufferPointer<UInt8> {
        var line = bytes[...]
        if isFirst, line.starts(with: mark) { line = line.dropFirst(3) }
        if line.last == 0x0D { line = line.dropLast() }
        return UnsafeBufferPointer(rebasing: line)
    }

    /// Whether a line has a run of zeros, which no program writes.
    static func hasZeros(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var run = 0
        for byte in bytes {
            run = byte == 0 ? run + 1 : 0
            if run == 8 { return true }
        }
        return false
    }

    /// The replica a segment's name tells: `2026-11.k3.jsonl`; nil for any other name.
    static func replica(of name: String) -> String? {
        let parts = Array(name.utf8).split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 7, parts[2].elementsEqual("jsonl".utf8),
            (1...32).contains(parts[1].count), parts[1].allSatisfy(PartnerID.isAllowed)
        else { return nil }
        return String(decoding: parts[1], as: UTF8.self)
    }
}
