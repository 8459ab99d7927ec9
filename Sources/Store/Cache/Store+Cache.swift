internal import Glibc
public import Model

extension Store {
    static let cacheName = "cache"

    // MARK: - Reading

    /// Starts from the cache if every file it was made of is still the same.
    func takeCache() {
        guard let policy = session.cache, let local = places.local,
            let content = Store.read(local, policy, store: file.store),
            isTrue(content, policy)
        else { return }
        kept = content
        program = content.program
        recent = content.recent
        journal.restore(content.journal)
    }

    /// Reads the user's own recent changes where the cache was kept by somebody else's session.
    func settleRecent() throws(StoreError) {
        guard let kept, !kept.user.utf8.elementsEqual(session.user.utf8) else { return }
        recent = []
        for change in try history(HistoryQuery(user: session.user, limit: 400)).reversed() {
            Store.remember(change.event, in: &recent)
        }
    }

    /// Starts over without the cache.
    func forgetCache() {
        kept = nil
        program = Program()
        recent = []
        journal = Journal(folder: places.journal, blobs: places.blobs, store: file.store)
    }

    private static func read(_ local: Folder, _ policy: CachePolicy, store: String) -> CacheContent?
    {
        guard let file = try? local.file(cacheName, O_RDONLY),
            (try? file.status().isRegular) == true,
            var reader = try? CacheFile.reader(file)
        else { return nil }
        return try? CacheContent(from: &reader, build: policy.build, store: store)
    }

    private func isTrue(_ content: CacheContent, _ policy: CachePolicy) -> Bool {
        let journal = content.journal
        let bytes = journal.marks.reduce(0) { $0 + $1.segment.offset }
        let isChecked = bytes <= policy.mostCheckedBytes
        return journal.marks.allSatisfy { mark in
            (!isChecked && isUntouched(mark, content.made, policy)) || isWhole(mark)
        }
            && journal.blobs.allSatisfy { witness in
                places.blobs.status(of: witness.name, kind: "jsonl").map {
                    Witness(witness.name, $0)
                } == witness
                    && (witness.isOld(at: content.made, by: policy.leastAge)
                        || (try? places.blobs.read(witness.name, kind: "jsonl")) ?? nil != nil)
            }
    }

    private func isUntouched(_ mark: JournalState.Mark, _ made: Int, _ policy: CachePolicy) -> Bool
    {
        places.journal.status(of: mark.name).map { Witness(mark.name, $0) } == mark.witness
            && mark.witness.isOld(at: made, by: policy.leastAge)
    }

    /// Whether the segment is the same file and every byte that was read is still there.
    private func isWhole(_ mark: JournalState.Mark) -> Bool {
        guard let file = try? places.journal.file(mark.name, O_RDONLY),
            let status = try? file.status(), status.inode == mark.segment.inode,
            status.size >= mark.segment.offset
        else { return false }
        var check = CRC32C()
        var offset = 0
        while offset < mark.segment.offset {
            let count = min(1 << 20, mark.segment.offset - offset)
            guard let bytes = try? file.read(at: offset, count: count), bytes.count == count else {
                return false
            }
            bytes.withUnsafeBufferPointer { check.take($0) }
            offset += count
        }
        return check.value == mark.check
    }

    /// The cache's figures, once, if they are what reading the files would give.
    func takeKeptFigures(currency: Currency) -> Figures? {
        guard let policy = session.cache, let kept, let figures = kept.figures else { return nil }
        self.kept?.figures = nil
        let isSame = figures.key == FigureKey(program, currency: currency, files: figures.key.files)
        guard isSame, isTrue(figures.key, made: kept.made, policy) else { return nil }
        figureWitnesses = [:]
        for witness in figures.key.files { figureWitnesses[witness.name] = witness }
        return figures.figures
    }

    private func isTrue(_ key: FigureKey, made: Int, _ policy: CachePolicy) -> Bool {
        let old = key.files.filter { $0.isOld(at: made, by: policy.leastAge) }
        let isSame = key.files.allSatisfy { statsWitness($0.name) == $0 }
        guard isSame, old.count < key.files.count else { return isSame }
        let young = Set(key.files).subtracting(old).map(\.name)
        return program.batches.filter { young.contains($0.batch.path) }.allSatisfy {
            (try? statsBytes(of: $0.batch)) != nil
        }
    }

    // MARK: - Writing

    /// What a cache would keep of the store now; nil if the cache there is does, or none may be.
    ///
    /// `figures` are those of the program as it is now. The draft may be written by any thread.
    public func cacheDraft(figures: Figures) -> CacheDraft? {
        guard let policy = session.cache, !session.isReadOnly, let local = places.local,
            isSound, let state = journal.state
        else { return nil }
        let key = FigureKey(
            program, currency: figures.currency, files: Array(figureWitnesses.values))
        let hasFigures =
            figures.damaged.isEmpty && figures.partnerCount == program.ids.count
            && figures.coverage.batches == program.batches.map(\.batch)
        let now = Store.wallClock()
        guard state.bytes + key.files.reduce(0, { $0 + $1.size }) >= policy.leastBytes,
            isStale(state, key, hasFigures: hasFigures, policy)
        else { return nil }
        let recent = recent.map {
            CacheDraft.Line(replica: $0.id.replica, bytes: JournalText.line($0))
        }
        return CacheDraft(
            folder: local, build: policy.build, store: file.store, made: now,
            user: session.user, journal: state, recent: recent, program: program.snapshot,
            figures: hasFigures ? (key, figures) : nil)
    }

    /// Whether nothing is amiss that would have to be told again at every opening.
    private var isSound: Bool {
        !journal.hasUnreadable && !journal.hasVitalUnknown && journal.unknownLines == 0
            && journal.waiting.isEmpty && journal.problems.allSatisfy { $0.weight == .note }
            && journal.logs.values.allSatisfy { $0.forks.isEmpty }
    }

    /// Whether the cache is missing, or opening with it would do much that need not be done.
    private func isStale(
        _ state: JournalState, _ key: FigureKey, hasFigures: Bool, _ policy: CachePolicy
    ) -> Bool {
        guard let kept else { return true }
        let old = state.blobs + key.files
        return state.bytes > kept.journal.bytes + 65_536 || state.blobs != kept.journal.blobs
            || (hasFigures && kept.figureKey != key)
            || !old.allSatisfy { $0.isOld(at: kept.made, by: policy.leastAge) }
    }

    static func wallClock() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}

extension Journal {
    /// Goes on from where a cache was kept.
    func restore(_ state: JournalState) {
        for mark in state.marks { segments[mark.name] = mark.segment }
        logs = state.logs
        problems = state.problems
        duplicates = state.duplicates
        for witness in state.blobs { usedBlobs[witness.name] = witness }
    }

    /// How far the journals were read; nil if that cannot be told for sure.
    var state: JournalState? {
        var state = JournalState()
        for (name, segment) in segments.sorted(by: { $0.key < $1.key }) {
            guard let check = segment.check, let status = folder.status(of: name) else {
                return nil
            }
            state.marks.append(
                JournalState.Mark(
                    name: name, segment: segment, check: check.value,
                    witness: Witness(name, status)))
        }
        state.logs = logs
        state.problems = problems
        state.duplicates = duplicates
        state.blobs = usedBlobs.values.sorted { $0.name < $1.name }
        return state
    }
}

extension JournalState {
    /// The bytes of journals and blobs.
    var bytes: Int {
        marks.reduce(0) { $0 + $1.segment.offset } + blobs.reduce(0) { $0 + $1.size }
    }
}
