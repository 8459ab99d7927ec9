import Model
import Store

/// Brings a program together with its other copies through the repository they all meet in.
///
/// Fetches without any lock, commits and merges while nobody saves, and sends what came of it; when
/// somebody else was faster it begins again.
struct SyncRun {
    let store: Store
    private var git: Git
    private let folder: GitFolder
    private var people: Set<String> = []

    init(store: Store, git: Git) {
        self.store = store
        self.git = git
        folder = GitFolder(git: git)
    }

    /// What git calls the other side, and the branch both have.
    private struct Line {
        let remote: String
        let branch: String
        let place: SyncPlace

        var theirs: String { "refs/remotes/\(remote)/\(branch)" }
    }

    private static let attempts = 5

    /// Syncs; with `isTrial` looks only what there would be to do.
    mutating func run(isTrial: Bool = false) throws(SyncTrouble) -> SyncAnswer {
        let turn: Store.Turn
        do { turn = try store.takeSyncTurn() } catch {
            throw SyncTrouble(store.readOnlyReason == nil ? .busy : .readOnly, error.what)
        }
        return try withExtendedLifetime(turn) { () throws(SyncTrouble) in
            git = git.holding(turn)
            try folder.check()
            // A git that a sync began which was ended may still be at work.
            _ = try savingTurn()
            let line = try line()
            try folder.keepRules()
            var merge = SyncMerge(git: git, store: store)
            try finishFormer(&merge)
            try merge.add()
            return try isTrial ? look(line) : sync(line, &merge)
        }
    }

    private mutating func sync(
        _ line: Line, _ merge: inout SyncMerge
    ) throws(SyncTrouble) -> SyncAnswer {
        let count = SyncCount(git: git)
        var answer = SyncAnswer(place: line.place.shown)
        for _ in 0..<SyncRun.attempts {
            let arrival = try fetched(line).map { theirs throws(SyncTrouble) in
                try count.arrival(of: theirs)
            }
            if let arrival { answer.received.add(arrival.amount) }
            try whileNobodySaves(&merge) { merge throws(SyncTrouble) in
                let isAhead = try merge.commit()
                if let arrival { try merge.merge(arrival, isAhead: isAhead) }
            }
            try keep()
            hear()
            answer.sent = try count.amount(from: arrival?.commit, to: "HEAD")
            answer.disagreements = merge.disagreements
            answer.kept = merge.kept
            answer.people = people.sorted()
            if try push(line, since: arrival?.commit) { return answer }
        }
        throw SyncTrouble(
            .busy, "other copies sync all the time: nothing is lost, try again later")
    }

    private func look(_ line: Line) throws(SyncTrouble) -> SyncAnswer {
        let count = SyncCount(git: git)
        let theirs = try fetched(line)
        var answer = SyncAnswer(place: line.place.shown)
        answer.isTrial = true
        let tree = try git.run(["write-tree"]).word
        if let theirs { answer.received = try count.amount(from: "HEAD", to: theirs) }
        answer.sent = try count.amount(from: theirs, to: tree, base: "HEAD")
        return answer
    }

    // MARK: - Steps

    /// The branch this copy is on, and where it meets the others.
    private func line() throws(SyncTrouble) -> Line {
        let head = try git.ask(["symbolic-ref", "-q", "--short", "HEAD"])
        guard head.isGood, !head.word.isEmpty else {
            throw SyncTrouble(.busy, "git is on no branch here: git switch main brings it back")
        }
        let remotes = try git.run(["remote"]).word.utf8.split(separator: 0x0A)
            .map { String($0) ?? "" }
        guard let remote = remotes.contains("origin") ? "origin" : remotes.first else {
            throw SyncTrouble(
                .notSetUp, "this copy knows no other one yet: tend sync --to REPOSITORY")
        }
        let address = try git.run(["config", "--get", "remote.\(remote).url"]).word
        return Line(remote: remote, branch: head.word, place: SyncPlace(kept: address))
    }

    /// Finishes what a sync left that was ended in the middle.
    private mutating func finishFormer(_ merge: inout SyncMerge) throws(SyncTrouble) {
        guard folder.isMerging else { return }
        let former = try git.run(["rev-parse", "HEAD"]).word
        try whileNobodySaves(&merge) { merge throws(SyncTrouble) in
            try merge.finish(after: former)
        }
        try keep()
        hear()
    }

    /// What the others' repository holds now, after a look at whether it may come; nil for nothing.
    private func fetched(_ line: Line) throws(SyncTrouble) -> String? {
        let answer = try git.talk([
            "fetch", "-q", "--no-tags", "--prune", "--no-auto-maintenance", line.remote,
            "+refs/heads/*:refs/remotes/\(line.remote)/*",
        ])
        guard answer.isGood else {
            throw SyncTrouble(saying: answer.err, of: line.place, isWriting: false)
        }
        let theirs = try git.ask(["rev-parse", "-q", "--verify", line.theirs + "^{commit}"])
        guard theirs.isGood else { return nil }
        try checkTheirs(line)
        return theirs.word
    }

    /// Throws unless the other side is a copy of this program, with nothing in it that must not come.
    private func checkTheirs(_ line: Line) throws(SyncTrouble) {
        let file = try git.ask(["cat-file", "blob", line.theirs + ":STORE"])
        guard file.isGood, store.isThisProgram(file.out) else {
            throw SyncTrouble(
                .otherProgram, "\(line.place.shown) holds something else than this program")
        }
        try SyncRun.checkNames(git, line.theirs, line.place)
    }

    /// Throws if a commit holds files of names that belong to one copy alone.
    static func checkNames(
        _ git: Git, _ commit: String, _ place: SyncPlace
    ) throws(SyncTrouble) {
        let names = try git.run(["ls-tree", "--name-only", "-z", commit]).parts
        if let name = names.first(where: Store.privateNames.contains) {
            throw SyncTrouble(
                .refused,
                "\(place.shown) holds the folder \(name), which must never come from another "
                    + "copy: take it out there with git rm")
        }
    }

    private func savingTurn() throws(SyncTrouble) -> Store.Turn {
        do { return try store.takeSavingTurn() } catch { throw SyncTrouble(.busy, error.what) }
    }

    private func whileNobodySaves(
        _ merge: inout SyncMerge, _ body: (inout SyncMerge) throws(SyncTrouble) -> Void
    ) throws(SyncTrouble) {
        let turn = try savingTurn()
        merge.git = git.holding(turn)
        defer { merge.git = git }
        try withExtendedLifetime(turn) { () throws(SyncTrouble) in try body(&merge) }
    }

    /// Brings what git put in place to the disk.
    ///
    /// Who saves need not wait for it: what others saved is in the repository already.
    private func keep() throws(SyncTrouble) {
        do { try store.syncToDisk() } catch { throw SyncTrouble(.failed, "\(error)") }
    }

    /// Reads what came, and who it came from.
    private mutating func hear() {
        guard let refresh = try? store.refresh() else { return }
        people.formUnion(refresh.events.map(\.user))
    }

    /// Sends this copy's commits; false if somebody else sent some meanwhile.
    private func push(_ line: Line, since theirs: String?) throws(SyncTrouble) -> Bool {
        if let theirs, try git.run(["rev-parse", "HEAD"]).word == theirs { return true }
        let answer = try git.talk([
            "push", "-q", "--no-verify", line.remote, "HEAD:refs/heads/\(line.branch)",
        ])
        if answer.isGood {
            git.tidy()
            return true
        }
        let said = String(decoding: answer.err, as: UTF8.self).utf8
        if ["non-fast-forward", "fetch first", "cannot lock ref", "stale info"]
            .contains(where: { said.contains($0.utf8) })
        {
            return false
        }
        throw SyncTrouble(saying: answer.err, of: line.place, isWriting: true)
    }
}

extension SyncAnswer.Amount {
    fileprivate mutating func add(_ other: Self) {
        changes += other.changes
        files += other.files.filter { !files.contains($0) }
    }
}
