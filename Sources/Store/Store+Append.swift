import CGlibc
internal import Glibc
import Model

extension Store {
    /// What to append, once the lock is held and everything new has been read.
    enum Appendix {
        /// One event; its edits stand in the line or in a blob.
        case event(Event, line: [UInt8])
        /// Lines acknowledged before, to bring back.
        case lines([[UInt8]])
        /// Nothing, because of what was read.
        case refuse(String)
    }

    /// Why nothing was acknowledged.
    struct Failure: Error {
        let isUnknown: Bool
        let why: String

        static func notSaved(_ why: String) -> Failure { Failure(isUnknown: false, why: why) }
        static func unknown(_ why: String) -> Failure { Failure(isUnknown: true, why: why) }
    }

    /// Appends lines under the lock; `make` gets the next number, the next Lamport time and the time.
    func append(
        _ make: (Int, Int, Int64) -> Appendix
    ) -> Result<(event: Event?, others: [Event]), Failure> {
        if let readOnlyReason { return .failure(.notSaved(readOnlyReason)) }
        csystem_block_signals()
        defer { csystem_unblock_signals() }
        do {
            return .success(try appendLocked(make))
        } catch {
            if error.isUnknown {
                readOnlyReason = "a disk error left it open whether the last change was saved"
            }
            return .failure(error)
        }
    }

    private func appendLocked(
        _ make: (Int, Int, Int64) -> Appendix
    ) throws(Failure) -> (event: Event?, others: [Event]) {
        guard let local = places.local, let replica else {
            throw .notSaved("the folder .local cannot be written")
        }
        let now = session.now()
        let lock: StoreLock
        do {
            lock = try StoreLock.take(
                in: local, user: session.user, now: now, onWait: onWait)
        } catch { throw .notSaved(error.text) }
        defer { withExtendedLifetime(lock) {} }
        try finishLastLine(Store.segmentName(replica, now))
        let others = try readUnderLock()
        let shadow = Shadow(folder: local, of: replica)
        let given: Int
        do { given = try shadow.highWater()?.number ?? 0 } catch {
            throw .notSaved("the copy of saved changes in .local cannot be read: " + error.text)
        }
        let found = journal.logs[replica.id]?.last ?? 0
        if found > given { try bringToDisk(replica) }
        let last = max(found, given)
        switch make(last + 1, program.lamport + 1, now) {
        case .refuse(let why): throw .notSaved(why)
        case .lines(let lines):
            try write(
                Array(lines.joined(separator: [0x0A])), replica: replica, now: now, isKnown: false)
            return (nil, others)
        case .event(let event, let line):
            try write(line, replica: replica, now: now, isKnown: true)
            shadow.add(line)
            let check = line.withUnsafeBufferPointer(JournalLine.check) ?? 0
            journal.insert(event.id.number, check: check, replica: replica.id)
            program.apply(event)
            return (event, others)
        }
    }

    private func readUnderLock() throws(Failure) -> [Event] {
        var others: [Event] = []
        let program = program
        var contested = contested
        defer { self.contested = contested }
        let reading: Journal.Reading
        do {
            reading = try journal.readNew { event in
                contested.formUnion(program.contested(by: event))
                program.apply(event)
                others.append(event)
            }
        } catch { throw .notSaved(error.description) }
        guard reading == .grown else {
            throw .notSaved("the journal was replaced by another program: look again and repeat")
        }
        return others
    }

    /// Brings to the disk what was written by someone who was ended before it was confirmed.
    ///
    /// Else a power cut could take that line and leave the one behind it, and a number would be missing.
    private func bringToDisk(_ replica: Replica) throws(Failure) {
        let names = journal.segments.filter { $0.value.replica == replica.id }.keys
        guard let name = names.max(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
            return
        }
        do {
            try places.journal.file(name, O_RDWR).syncData()
            try places.journal.sync()
        } catch { throw .notSaved("journal/\(name): " + error.text) }
    }

    private static func segmentName(_ replica: Replica, _ now: Int64) -> String {
        "\(Moment.text(now).prefix(7)).\(replica.id).jsonl"
    }

    /// Gives a last line that lacks nothing but its end that end, so that its number is seen.
    private func finishLastLine(_ name: String) throws(Failure) {
        guard let size = places.journal.status(of: name)?.size, size > 0 else { return }
        do throws(SystemError) {
            let file = try places.journal.file(name, O_RDWR | O_APPEND)
            guard try file.status().isRegular,
                try file.read(at: size - 1, count: 1) != [0x0A]
            else { return }
            let from = max(0, size - JournalLine.limit)
            let tail = try file.read(at: from, count: size - from)
            let line = tail[((tail.lastIndex(of: 0x0A) ?? -1) + 1)...]
            if line.withUnsafeBufferPointer(JournalLine.check) != nil { try file.write([0x0A]) }
        } catch { throw .notSaved("journal/\(name): " + error.text) }
    }

    /// Brings one line to the disk; an acknowledgement may follow when this returns.
    private func write(
        _ line: [UInt8], replica: Replica, now: Int64, isKnown: Bool
    ) throws(Failure) {
        let name = Store.segmentName(replica, now)
        let month = String(name.prefix(7))
        for attempt in 1...3 {
            do {
                let segment = try open(name)
                try write(line, to: segment, name: name, month: month, isKnown: isKnown)
                if try isInPlace(segment, name) { return }
            } catch {
                // What an attempt before this one wrote may be found again.
                throw attempt == 1 ? error : .unknown(error.why)
            }
        }
        throw .unknown("the journal's file is being replaced by another program again and again")
    }

    /// Whether a file that was written is still the one of its name: git may have put another there.
    private func isInPlace(_ segment: File, _ name: String) throws(Failure) -> Bool {
        do { return try places.journal.status(of: name)?.inode == segment.status().inode } catch {
            throw .unknown("journal/\(name): " + error.text)
        }
    }

    private func open(_ name: String) throws(Failure) -> File {
        do {
            let file = try places.journal.file(name, O_RDWR | O_APPEND | O_CREAT)
            let status = try file.status()
            guard status.isRegular, status.links == 1 else {
                throw Failure.notSaved("journal/\(name) is not a regular file")
            }
            return file
        } catch let error as SystemError {
            throw .notSaved("journal/\(name): " + error.text)
        } catch let error as Failure {
            throw error
        } catch {
            throw .notSaved("journal/\(name) cannot be opened")
        }
    }

    private func write(
        _ line: [UInt8], to segment: File, name: String, month: String, isKnown: Bool
    ) throws(Failure) {
        let replica = self.replica?.id ?? ""
        let (size, synced): (Int, String)
        let head: (bytes: [UInt8], lines: Int)
        do {
            let status = try segment.status()
            (size, synced) = (status.size, "\(name) \(status.inode)")
            head = try opening(of: segment, name: name, size: size, month: month)
        } catch let error as Failure {
            throw error
        } catch {
            throw .notSaved("journal/\(name) cannot be read")
        }
        let bytes = head.bytes + line + [0x0A]
        do { try segment.write(bytes) } catch {
            let why = places.journal.text(of: error)
            // What cannot be taken back may be whole, and would be used once it is sealed.
            do { try segment.truncate(to: size) } catch {
                throw .unknown(error.text + keepUnsaved(line))
            }
            throw .notSaved(why)
        }
        do {
            try segment.syncData()
            if !syncedSegments.contains(synced) { try places.journal.sync() }
        } catch {
            try? segment.truncate(to: size)
            throw .unknown(error.text + keepUnsaved(line))
        }
        syncedSegments.insert(synced)
        guard isKnown, let status = try? segment.status() else { return }
        journal.passed(
            name, replica: replica, inode: status.inode, bytes: bytes, before: size,
            lines: head.lines + 1)
    }

    /// What must stand before the line: a header in a new file, a seal after an unfinished line.
    private func opening(
        of segment: File, name: String, size: Int, month: String
    ) throws -> (bytes: [UInt8], lines: Int) {
        let header =
            JournalText.segment(store: file.store, replica: replica?.id ?? "", month: month) + [
                0x0A
            ]
        guard size > 0 else { return (header, 1) }
        let known = journal.segments[name]
        // A file whose first lines were never finished holds nothing that was ever confirmed.
        let isUnbegun = known.map { $0.lines == $0.unfinishedLines } ?? false
        guard known?.hasValidLine == true || isUnbegun else {
            throw Failure.notSaved("journal/\(name) has no line that can be read: run tend check")
        }
        let seal = try seal(of: segment, size: size)
        return (seal + (isUnbegun ? header : []), (seal.isEmpty ? 0 : 2) + (isUnbegun ? 1 : 0))
    }

    /// Closes an unfinished line at the end and says so; empty if there is none.
    private func seal(of segment: File, size: Int) throws -> [UInt8] {
        guard try segment.read(at: size - 1, count: 1) != [0x0A] else { return [] }
        let from = max(0, size - JournalLine.limit)
        let tail = try segment.read(at: from, count: size - from)
        let open = tail.count - ((tail.lastIndex(of: 0x0A) ?? -1) + 1)
        return [0x0A] + JournalText.sealed(bytes: open) + [0x0A]
    }

    /// Keeps a line whose saving ended in doubt outside the store; says where.
    private func keepUnsaved(_ line: [UInt8]) -> String {
        guard let path = session.unsavedFolder, let folder = try? Folder.open(path) else {
            return ""
        }
        let name = "unsaved-\(session.now())-\(getpid()).jsonl"
        do {
            let file = try folder.file(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
            try file.write(line + [0x0A])
            return "; a copy of the change is in \(path)/\(name)"
        } catch { return "" }
    }
}
