import Model

/// What a sync came to, for the person.
struct SyncAnswer: Hashable, Sendable {
    /// What one side had that the other had not.
    struct Amount: Hashable, Sendable {
        /// Changes of the journal.
        var changes = 0
        /// Files that belong to people, below the program's folder.
        var files: [String] = []

        var isNothing: Bool { changes == 0 && files.isEmpty }

        /// The amount in words.
        var text: String {
            var parts: [String] = []
            if changes > 0 { parts.append(changes == 1 ? "1 change" : "\(changes) changes") }
            if files.count > 3 { parts.append("\(files.count) files") } else { parts += files }
            return parts.joined(separator: " and ")
        }
    }

    /// The repository, as it is shown.
    var place: String
    var sent = Amount()
    var received = Amount()
    /// Who saved the changes that came.
    var people: [String] = []
    /// Files changed on both sides, with where the other side's version lies now; nil where the
    /// other side took the file away.
    var disagreements: [String: String?] = [:]
    /// Files of the program's record that another copy had lost, or lost lines of; they stay.
    var kept = 0
    /// Whether the repository was made for it.
    var hasMadePlace = false
    /// Whether nothing was done, only looked at.
    var isTrial = false

    /// The answer, one fact a line.
    var lines: [String] { done + toSettle }

    /// What lies here now for a person to look at, a line a file.
    var toSettle: [String] {
        disagreements.sorted { $0.key < $1.key }.compactMap { path, theirs in
            theirs.map { "\(path) was changed on both sides: yours stays, theirs is \($0)" }
        }
    }

    /// What was done, one fact a line.
    var done: [String] {
        var lines = isTrial ? trial : movements
        if hasMadePlace { lines.insert("made \(place)", at: 0) }
        for (path, theirs) in disagreements.sorted(by: { $0.key < $1.key }) where theirs == nil {
            lines.append("\(path) was changed here and taken away there: yours stays")
        }
        if kept > 0 {
            lines.append(
                "another copy had lost parts of \(Counted.text(kept, "file")) of the "
                    + "program's record: they stay, and go back to it")
        }
        return lines
    }

    private var movements: [String] {
        var lines: [String] = []
        if !received.isNothing { lines.append("got \(received.text) from \(place)" + whose) }
        if !sent.isNothing { lines.append("sent \(sent.text) to \(place)") }
        return lines.isEmpty ? ["nothing to do: this copy and \(place) say the same"] : lines
    }

    private var whose: String {
        people.isEmpty || people.count > 5 ? "" : ", by " + people.joined(separator: ", ")
    }

    private var trial: [String] {
        switch (sent.isNothing, received.isNothing) {
        case (true, true): ["this copy and \(place) say the same"]
        case (false, true): ["ahead of \(place): would send \(sent.text)"]
        case (true, false): ["behind \(place): would get \(received.text)"]
        case (false, false):
            [
                "this copy and \(place) each have something the other has not: would get "
                    + "\(received.text) and send \(sent.text)"
            ]
        }
    }
}
