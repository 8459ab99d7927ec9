import Model

extension Store {
    /// Whether the cache this store began with tells the same program as the journal does.
    func cacheProblems(beside fresh: Store) -> [Problem] {
        // Somebody may have saved between the two readings: then they may differ.
        guard journal.offsets == fresh.journal.offsets else { return [] }
        let difference =
            difference(of: program, and: fresh.program)
            ?? (sameBatches(as: fresh) ? nil : "the files of figures")
        guard let difference else { return [] }
        return [
            Problem(
                .damage, ".local/" + Store.cacheName,
                "the cache tells something else than the journal about \(difference)",
                advice: "tend check --repair moves it aside; it is made anew")
        ]
    }

    private func sameBatches(as other: Store) -> Bool {
        program.batches.map(\.batch) == other.program.batches.map(\.batch)
    }

    /// The first thing two folds differ in; nil if they are equal.
    private func difference(of left: Program, and right: Program) -> String? {
        guard left.partnerCount == right.partnerCount, left.lamport == right.lamport else {
            return "how much there is"
        }
        let facts = (left.facts(prefix: ""), right.facts(prefix: ""))
        guard facts.0.elementsEqual(facts.1, by: ==) else { return "the program itself" }
        return left.ids.indices.first { row in
            guard let other = right.reservedRow(of: left.ids[row]) else { return true }
            return Store.tells(left, row) != Store.tells(right, other)
        }.map { left.ids[$0].text }
    }

    private static func tells(_ program: Program, _ row: Int) -> [String] {
        program.fields(prefix: "", row: row).flatMap { [$0, program.value($0, row: row) ?? ""] }
            + program.notes(row: row).flatMap { [$0.key, $0.user, $0.text] }
    }
}

extension Journal {
    /// How far each file was read.
    fileprivate var offsets: [String: Int] { segments.mapValues(\.offset) }
}
