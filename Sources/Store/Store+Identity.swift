internal import Glibc
import Model

extension Store {
    /// Finds out which replica we are, and brings back saved changes that are gone from the journal.
    func settleIdentity() {
        guard readOnlyReason == nil else { return }
        guard let local = places.local else {
            readOnlyReason = "the folder .local cannot be made"
            return
        }
        let binding: String
        do { binding = try Replica.binding(of: root) } catch {
            readOnlyReason = "it cannot be told which copy this is: " + error.text
            return
        }
        let known: Replica?
        do { known = try local.read("replica", limit: 256).flatMap(Replica.init) } catch {
            // Under a new name nobody would miss what this one acknowledged.
            readOnlyReason = "the file .local/replica cannot be read: " + error.text
            return
        }
        if let known, known.binding == binding {
            replica = known
            restoreMissing()
        } else {
            if known != nil {
                notices.append("this is a copy of a program: it continues under a new name")
            }
            adopt(Replica(binding: binding), local)
        }
    }

    private func adopt(_ replica: Replica, _ local: Folder) {
        do {
            local.remove("replica.new")
            let file = try local.file("replica.new", O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
            try file.write(replica.bytes)
            try file.sync()
            try local.replace("replica", with: "replica.new")
            try local.sync()
            self.replica = replica
        } catch {
            readOnlyReason = "the folder .local cannot be written: " + error.text
        }
    }

    /// Appends again what we acknowledged and the journal has no more, as after a git reset.
    private func restoreMissing() {
        guard let replica, let local = places.local else { return }
        do {
            var missing = try missing(from: Shadow(folder: local, of: replica), of: replica)
            guard !missing.isEmpty else { return }
            // Another process may have saved since the journal was read: it writes the journal first.
            readWhatCameMeanwhile()
            missing.removeAll { isInJournal($0.number, $0.check, replica) }
            if !missing.isEmpty { restore(missing, of: replica) }
        } catch {
            // Numbers given out before might be given out again.
            readOnlyReason = "the copy of saved changes in .local cannot be read: " + error.text
        }
    }

    private func missing(
        from shadow: Shadow, of replica: Replica
    ) throws(SystemError) -> [Acknowledged] {
        guard let high = try shadow.highWater() else { return [] }
        journal.settleDoubts(of: replica.id, confirmed: high.number)
        let hasGaps = journal.logs[replica.id]?.gaps(limit: 1).isEmpty == false
        guard hasGaps || !isInJournal(high.number, high.check, replica) else { return [] }
        var missing: [Acknowledged] = []
        try shadow.forEach { number, check, line in
            if !isInJournal(number, check, replica) { missing.append((number, check, line)) }
        }
        return missing
    }

    /// A line of the shadow.
    private typealias Acknowledged = (number: Int, check: UInt32, line: [UInt8])

    private func readWhatCameMeanwhile() {
        let program = program
        let user = session.user
        var recent = recent
        _ = try? journal.readNew { event in
            program.apply(event)
            if event.user == user { Store.remember(event, in: &recent) }
        }
        self.recent = recent
    }

    private func isInJournal(_ number: Int, _ check: UInt32, _ replica: Replica) -> Bool {
        journal.logs[replica.id]?.contains(number, check: check) == true
            || journal.isWaiting(number, check: check, replica: replica.id)
    }

    private func restore(_ missing: [Acknowledged], of replica: Replica) {
        var lines: [[UInt8]] = []
        let answer = append { _, _, _ in
            lines = missing.filter { !isInJournal($0.number, $0.check, replica) }.map(\.line)
            return lines.isEmpty ? .refuse("somebody else brought them back") : .lines(lines)
        }
        switch answer {
        case .failure where lines.isEmpty && readOnlyReason == nil: break
        case .failure(let answer):
            readOnlyReason =
                "\(missing.count) saved changes are missing and cannot be brought back: "
                + answer.why
        case .success:
            _ = try? journal.readNew(into: program) { _ in }
            notices.append(
                lines.count == 1
                    ? "1 saved change was missing from the journal and is back"
                    : "\(lines.count) saved changes were missing from the journal and are back")
        }
    }
}
