internal import Glibc
import Model

extension Store {
    /// Takes out of the way what cannot be used: to `.local/damaged`, never away.
    ///
    /// Answers what was moved and where to. Journals keep every line that is read; files that are
    /// not what was saved make room for a good copy. What is missing stays missing.
    public func repair() throws(StoreError) -> [Problem] {
        if let readOnlyReason {
            throw StoreError(path, readOnlyReason, advice: "nothing was moved")
        }
        guard let local = places.local else { throw StoreError(".local", "it cannot be written") }
        let lock: StoreLock
        do { lock = try StoreLock.take(in: local, user: session.user, now: session.now()) } catch {
            throw StoreError(".local/lock", error.text, advice: "nothing was moved")
        }
        defer { withExtendedLifetime(lock) {} }
        do {
            let aside = Aside(
                folder: try local.makeFolder("damaged", mode: 0o700), staging: places.blobs.staging)
            return try repairJournal(aside) + repairContents(aside) + clearAway(aside, local)
        } catch { throw StoreError(".local/damaged", error.text, advice: "run it again") }
    }

    // MARK: - Journals

    private func repairJournal(_ aside: Aside) throws(SystemError) -> [Problem] {
        var mended: [Problem] = []
        for name in try places.journal.names() {
            let place = "journal/\(name)"
            guard Journal.replica(of: name) != nil, isPlain(name, in: places.journal) else {
                mended.append(try aside.take(name, from: places.journal, place))
                continue
            }
            if journal.segments[name]?.belongsElsewhere == true {
                mended.append(try aside.take(name, from: places.journal, place))
            } else if let taken = try withoutBadLines(name, aside) {
                mended.append(
                    Problem(
                        .note, place, taken.what,
                        advice: "the file as it was is .local/damaged/\(taken.file) now"))
            }
        }
        return mended
    }

    private func withoutBadLines(
        _ name: String, _ aside: Aside
    ) throws(SystemError) -> (what: String, file: String)? {
        var sieve = LineSieve()
        var scanner = LineScanner(try places.journal.file(name, O_RDONLY))
        try scanner.scan { found, scanner in sieve.take(found, isFirst: scanner.line == 1) }
        guard let what = sieve.what else { return nil }
        let whole = try places.journal.file(name, O_RDONLY)
        let size = try whole.status().size
        guard size <= Blobs.limit else { throw SystemError(code: EFBIG, limit: Blobs.limit) }
        // An unfinished last line stays: the next save closes it.
        let rest = try whole.read(at: scanner.offset, count: size - scanner.offset)
        let copy = try aside.copy(name, try whole.read(at: 0, count: size))
        let draft = ".\(name).\(processNumber)"
        places.journal.remove(draft)
        let file = try places.journal.newFile(draft)
        try file.write(sieve.good + rest)
        try file.sync()
        try places.journal.replace(name, with: draft)
        try places.journal.sync()
        return (what, copy)
    }

    private func isPlain(_ name: String, in folder: Folder) -> Bool {
        folder.status(of: name).map { $0.isRegular && $0.links == 1 } ?? false
    }

    // MARK: - Blobs and figures

    private func repairContents(_ aside: Aside) throws(SystemError) -> [Problem] {
        var mended: [Problem] = []
        for shelf in try places.blobs.root.names() {
            guard let folder = try? places.blobs.root.folder(shelf) else { continue }
            for name in try folder.names() where !isWhole(name, on: shelf) {
                mended.append(try aside.take(name, from: folder, "blobs/\(shelf)/\(name)"))
            }
        }
        for (batch, _) in program.batches {
            guard let name = Store.statsName(batch.path),
                places.stats.status(of: name) != nil, (try? statsBytes(of: batch)) == nil
            else { continue }
            mended.append(try aside.take(name, from: places.stats, batch.path))
        }
        return mended
    }

    /// Moves what saves left behind, and a cache that tells something else than the journal.
    private func clearAway(_ aside: Aside, _ local: Folder) throws(SystemError) -> [Problem] {
        var mended: [Problem] = []
        for left in leftovers() {
            mended.append(try aside.take(left.name, from: left.folder, ".local/tmp/\(left.name)"))
        }
        guard kept != nil else { return mended }
        var session = session
        session.cache = nil
        if let fresh = try? Store(path, session: session), !cacheProblems(beside: fresh).isEmpty {
            mended.append(try aside.take(Store.cacheName, from: local, ".local/" + Store.cacheName))
        }
        return mended
    }
}

/// Where repaired files go: each under its own name, or with a number behind it.
private struct Aside {
    let folder: Folder
    let staging: Folder

    /// Moves a file here, whatever it is.
    func take(
        _ name: String, from place: Folder, _ path: String
    ) throws(SystemError) -> Problem {
        let target = try free(name)
        try place.move(name, to: folder, as: target)
        try folder.sync()
        try place.sync()
        return Problem(.note, path, "it cannot be used and is .local/damaged/\(target) now")
    }

    /// Keeps a copy here; says its name.
    func copy(_ name: String, _ bytes: [UInt8]) throws(SystemError) -> String {
        let target = try free(name)
        try folder.writeOnce(target, bytes, staging: staging)
        return target
    }

    private func free(_ name: String) throws(SystemError) -> String {
        for number in 1...10_000 {
            let target = number == 1 ? name : "\(name).\(number)"
            if folder.status(of: target) == nil { return target }
        }
        throw .tooMany
    }
}

/// Parts lines of a journal that are used from those that are not, or are there already.
private struct LineSieve {
    private(set) var good: [UInt8] = []
    private var bad = 0
    private var isUneven = false
    private var log = ReplicaLog()

    /// What becomes of the file, in words; nil if nothing has to.
    var what: String? {
        guard bad > 0 else { return isUneven ? "its line ends were put right" : nil }
        return (bad == 1 ? "1 line" : "\(bad) lines") + " that cannot be used went out of it"
    }

    mutating func take(_ found: LineScanner.Found, isFirst: Bool) {
        guard case .line(let bytes) = found else {
            bad += 1
            return
        }
        let line = Journal.trimmed(bytes, isFirst: isFirst)
        if line.count < bytes.count { isUneven = true }
        guard !line.isEmpty else { return }
        if JournalLine.check(line) == nil, let (first, second) = Journal.parted(line) {
            isUneven = true
            take(first)
            take(second)
        } else {
            take(line)
        }
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>) {
        guard let check = JournalLine.check(line), let parsed = JournalLine(line) else {
            bad += 1
            return
        }
        if parsed.number > 0, log.contains(parsed.number, check: check) {
            bad += 1
            return
        }
        if parsed.number > 0 { _ = log.insert(parsed.number, check: check) }
        good += Array(line) + [0x0A]
    }
}
