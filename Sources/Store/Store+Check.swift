import Model

extension Store {
    /// Reads everything again from disk and tells whatever is not as it should be.
    public func check() -> [Problem] {
        if kept != nil {
            var session = session
            session.cache = nil
            do {
                let fresh = try Store(path, session: session)
                return fresh.check() + cacheProblems(beside: fresh)
            } catch {
                return [Problem(.damage, error.place, error.what, advice: error.advice)]
            }
        }
        return problems + lineEnds() + numbering() + statsProblems() + blobProblems() + strays()
            + fileProblems() + settings().problems + views().problems
    }

    private func numbering() -> [Problem] {
        var problems: [Problem] = []
        for (replica, log) in journal.logs.sorted(by: { $0.key < $1.key }) {
            let gaps = log.gaps(limit: 20)
            if !gaps.isEmpty {
                let numbers = gaps.map(String.init).joined(separator: ", ")
                problems.append(
                    Problem(
                        .damage, "journal", "changes \(numbers) of replica \(replica) are missing",
                        advice: "look for them in another copy or in git"))
            }
            for number in log.forks {
                problems.append(
                    Problem(
                        .damage, "journal",
                        "change \(number) of replica \(replica) exists twice, with other content",
                        advice: "both are used; a copied folder wrote under the same name"))
            }
        }
        if journal.duplicates > 0 {
            problems.append(
                Problem(
                    .note, "journal",
                    journal.duplicates == 1
                        ? "1 line is there twice" : "\(journal.duplicates) lines are there twice"))
        }
        if journal.unknownLines > 0 {
            problems.append(
                Problem(
                    .note, "journal", "\(journal.unknownLines) lines of a later version",
                    advice: "update tend to see them"))
        }
        return problems
    }

    private func statsProblems() -> [Problem] {
        program.batches.compactMap { batch, _ in
            do throws(CanonicalFigures.Damage) {
                let bytes = try statsBytes(of: batch)
                let program = program
                _ = try bytes.withUnsafeBufferPointer { buffer throws(CanonicalFigures.Damage) in
                    try CanonicalFigures.read(buffer) { program.reservedRow(of: $0) }
                }
                return nil
            } catch {
                return Problem(
                    .damage, "\(batch.path):\(error.line)", error.what,
                    advice: "its figures are left out; import the file again")
            }
        }
    }

    private func lineEnds() -> [Problem] {
        let advice = "it is read all the same; tend check --repair puts it right"
        return journal.segments.sorted { $0.key < $1.key }.flatMap { name, segment in
            var whats: [String] = []
            if segment.hasCarriageReturns { whats.append("its lines end as on Windows (CR LF)") }
            if segment.hasMark { whats.append("it begins with a byte order mark") }
            return whats.map { Problem(.note, "journal/\(name)", $0, advice: advice) }
        }
    }

    private func strays() -> [Problem] {
        let names = (try? places.journal.names()) ?? []
        let stray = names.filter { Journal.replica(of: $0) == nil }
        return stray.map {
            Problem(
                .note, "journal/\($0)", "this is not a journal's name", advice: "it is not read")
        }
    }
}
