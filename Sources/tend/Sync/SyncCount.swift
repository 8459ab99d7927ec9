/// Counts what one commit of a program has that another has not.
struct SyncCount {
    let git: Git

    private static let compare = [
        "diff-tree", "-r", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
    ]

    /// What another copy's commit brings to the one this copy is on.
    func arrival(of commit: String) throws(SyncTrouble) -> SyncArrival {
        let head = try git.ask(["rev-parse", "-q", "--verify", "HEAD^{commit}"])
        var bases: [String] = []
        if head.isGood {
            let common = try git.ask(["merge-base", "--all", head.word, commit]).word
            bases = common.utf8.split(separator: 0x0A).map { String($0) ?? "" }
        }
        var arrival = SyncArrival(
            commit: commit, ours: head.isGood ? head.word : nil,
            base: bases.count == 1 ? bases[0] : nil)
        if let base = arrival.base { arrival.keepsRecord = try keepsRecord(from: base, to: commit) }
        let start = bases.isEmpty ? try nothing() : bases[0]
        arrival.amount = try amount(between: start, commit)
        return arrival
    }

    /// What one commit has that another has not, since the one both come from.
    ///
    /// `base` names the commit to look for that one with, where `to` is none.
    func amount(
        from: String?, to: String, base other: String? = nil
    ) throws(SyncTrouble) -> SyncAnswer.Amount {
        var base = try nothing()
        if let from {
            let common = try git.ask(["merge-base", from, other ?? to])
            if common.isGood { base = common.word }
        }
        return try amount(between: base, to)
    }

    /// The name of the tree without files.
    private func nothing() throws(SyncTrouble) -> String { try git.run(["mktree"]).word }

    /// The files that differ, with how many lines came and went; `-` where git counts none.
    private func lines(
        _ base: String, _ end: String, in paths: [String] = []
    ) throws(SyncTrouble) -> [(added: String, removed: String, path: String)] {
        let words = SyncCount.compare + ["--numstat", base, end, "--"] + paths
        return try git.run(words).parts.compactMap { part in
            let words = part.utf8.split(separator: 0x09, maxSplits: 2).map { String($0) ?? "" }
            return words.count == 3 ? (words[0], words[1], words[2]) : nil
        }
    }

    private func names(
        _ filter: String, _ base: String, _ end: String, in paths: [String]
    ) throws(SyncTrouble) -> [String] {
        try git.run(
            SyncCount.compare + ["--name-only", "--diff-filter=" + filter, base, end, "--"] + paths
        ).parts
    }

    private func amount(
        between base: String, _ end: String
    ) throws(SyncTrouble) -> SyncAnswer.Amount {
        var amount = SyncAnswer.Amount()
        for (added, _, path) in try lines(base, end) {
            switch SyncMerge.top(path) {
            case "journal": amount.changes += Int(added) ?? 0
            case "blobs", "stats", "STORE", ".gitattributes", ".gitignore": break
            default: amount.files.append(path)
            }
        }
        // The first line of every file names it.
        amount.changes -= try names("A", base, end, in: ["journal"]).count
        amount.changes = max(0, amount.changes)
        return amount
    }

    /// Whether nothing of the program's record is taken away or changed from one commit to another.
    private func keepsRecord(from base: String, to end: String) throws(SyncTrouble) -> Bool {
        let gone = try names("DT", base, end, in: ["journal"])
        let changed = try names("DMT", base, end, in: ["blobs", "stats", "STORE"])
        let lines = try lines(base, end, in: ["journal"])
        return gone.isEmpty && changed.isEmpty && lines.allSatisfy { $0.removed == "0" }
    }
}

/// What another copy's commit brings.
struct SyncArrival {
    /// Their commit.
    let commit: String
    /// The commit this copy was on when they were compared; nil if there was none.
    let ours: String?
    /// The one commit both come from; nil if there is none, or more than one.
    let base: String?
    /// Whether it only adds to the program's record since then, so that no merge takes any away.
    var keepsRecord = false
    var amount = SyncAnswer.Amount()

    /// Whether this copy has all of it.
    var isKnown: Bool { base == commit }
}
