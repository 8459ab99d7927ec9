public import Model

extension Store {
    /// Saves a change unless a field is no longer what the person saw, nor what they want.
    ///
    /// What others saved meanwhile is folded first; `others` of the answer are those changes.
    public func save(_ change: Change) -> SaveResult {
        let content: Content
        do { content = try Content(change, blobs: places.blobs) } catch {
            return .notSaved(
                "the change's content cannot be written: " + places.blobs.root.text(of: error))
        }
        let result = append { number, lamport, now in
            if let conflict = conflict(of: change) { return .refuse(conflict) }
            let replica = replica?.id ?? ""
            let event = Event(
                id: EventID(replica: replica, number: number),
                stamp: Stamp(lamport: lamport, replica: replica), milliseconds: now,
                user: session.user, change: change)
            return .event(event, line: content.line(event))
        }
        switch result {
        case .success(let (event?, others)):
            Store.remember(event, in: &recent)
            if let hash = content.blobHash { note(blob: hash) }
            return .saved(event, others: others)
        case .success: return .notSaved("there was nothing to save")
        case .failure(let failure):
            return failure.isUnknown ? .unknown(failure.why) : .notSaved(failure.why)
        }
    }

    private func note(blob hash: String) {
        journal.usedBlobs[hash] = places.blobs.status(of: hash, kind: "jsonl").map {
            Witness(hash, $0)
        }
    }

    /// What saving an undo came to.
    public struct UndoAnswer {
        /// What became of the part that could be taken back; nil if there was none.
        public let result: SaveResult?
        /// The fields that stay because somebody changed them since, with who did.
        public let refusals: [FieldConflict]
    }

    /// Takes a change back, as far as nobody changed the same fields since.
    ///
    /// `partners` limits it to some of the partners the change was about; nil takes all.
    public func undo(
        _ id: EventID, partners: Set<PartnerID>? = nil
    ) throws(StoreError) -> UndoAnswer {
        guard let event = try event(id) else {
            throw StoreError("journal", "there is no change \(id.written)")
        }
        _ = try refresh()
        let undo = Undo(of: event, partners: partners) { program.value($1, of: $0) }
        return UndoAnswer(
            result: undo.change.map(save), refusals: try signed(undo.refusals))
    }

    /// The fields of a change that are not what the person saw, with who wrote what they say.
    public func conflicts(of change: Change) throws(StoreError) -> [FieldConflict] {
        try signed(
            change.edits.compactMap { edit in
                let current = program.value(edit.field, of: edit.partner)
                guard isConflict(edit, current, change.kind) else { return nil }
                return FieldConflict(
                    FieldPlace(edit.partner, edit.field), wanted: edit.new, current: current)
            })
    }

    private func signed(_ conflicts: [FieldConflict]) throws(StoreError) -> [FieldConflict] {
        let stories = try stories(of: Set(conflicts.map(\.place)))
        return conflicts.map { conflict in
            var conflict = conflict
            conflict.author = stories[conflict.place]?.latest
            return conflict
        }
    }

    /// Kinds of change that are done once anybody has done them.
    ///
    /// Of two people who set the same value neither is in the other's way; who pays or contacts
    /// somebody is told that another did so already.
    private static let shareable: Set<Change.Kind> = [.set, .tag, .move, .archive]

    private func isConflict(_ edit: Edit, _ current: String?, _ kind: Change.Kind) -> Bool {
        guard !ByteText.isEqual(current, edit.old) else { return false }
        return !(Store.shareable.contains(kind) && ByteText.isEqual(current, edit.new))
    }

    /// The first field that is not what the person saw, in words.
    private func conflict(of change: Change) -> String? {
        for edit in change.edits {
            let current = program.value(edit.field, of: edit.partner)
            guard isConflict(edit, current, change.kind) else { continue }
            return "\(edit.partner.text): \(edit.field) was \(Store.quoted(edit.old)) when you"
                + " looked and is \(Store.quoted(current)) now"
        }
        return nil
    }

    private static func quoted(_ value: String?) -> String {
        guard let value else { return "not set" }
        return value.utf8.count <= 60 ? "‘\(value)’" : "‘\(value.prefix(57))…’"
    }
}

/// Where a change's edits are written: into its line if they fit, else into a blob before it.
private struct Content {
    private let blob: (hash: String, rows: Int)?

    init(_ change: Change, blobs: Blobs) throws(SystemError) {
        let size = change.edits.reduce(0) {
            $0 + $1.field.utf8.count + ($1.new?.utf8.count ?? 4) + ($1.old?.utf8.count ?? 0) + 24
        }
        guard size > 300_000 else {
            blob = nil
            return
        }
        let (bytes, rows) = JournalText.blob(change.edits)
        let hash = try blobs.keep(bytes, kind: "jsonl")
        guard try blobs.read(hash, kind: "jsonl")?.count == bytes.count else {
            throw SystemError.damagedCopy
        }
        blob = (hash, rows)
    }

    var blobHash: String? { blob?.hash }

    func line(_ event: Event) -> [UInt8] {
        guard let blob else { return JournalText.line(event) }
        return JournalText.line(event, blob: blob.hash, rows: blob.rows)
    }
}
