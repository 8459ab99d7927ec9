import Store

/// Puts the commits of another copy and of this one together, while nobody saves.
///
/// What git cannot put together is decided by whose file it is: lines of journals add up, files of
/// the record are never taken away, and of a person's file ours stays and theirs lies beside it.
struct SyncMerge {
    /// Git on this copy; while nobody saves it is one that holds the right to save.
    var git: Git
    let store: Store
    private(set) var disagreements: [String: String?] = [:]
    private(set) var kept = 0
    /// The names below the program's folder that git is told of.
    private var names: [String] = []

    init(git: Git, store: Store) {
        self.git = git
        self.store = store
    }

    private static let message = "Changes of several copies, brought together by tend"

    /// Commits what changed below the program's folder, our names only; says whether there was any.
    mutating func commit() throws(SyncTrouble) -> Bool {
        try add()
        let staged = try git.run(
            ["diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff"])
        let names = Set(staged.parts.map(SyncMerge.top)).intersection(Store.sharedNames)
        guard !names.isEmpty else { return false }
        try git.run(
            ["commit", "-q", "--no-verify", "-m", "Changes saved with tend", "--"]
                + names.sorted())
        return true
    }

    /// Tells git of every file of ours as it is now.
    mutating func add() throws(SyncTrouble) {
        if names.isEmpty { names = try known() }
        guard !names.isEmpty else { return }
        // Versions of others that lie beside a file, and files half written, are of this copy alone.
        let own = ["*.theirs", "*.theirs[0-9]*", "*.yours", ".*.[0-9]*"]
            .map { ":(exclude,glob)**/" + $0 }
        try git.run(["add", "-A", "-f", "--"] + names + own)
    }

    private func known() throws(SyncTrouble) -> [String] {
        let here = Files.names(in: git.folder, ending: "")
        let tracked = try git.ask(["ls-tree", "--name-only", "-z", "HEAD"]).parts
        return Store.sharedNames.intersection(here + tracked).sorted()
    }

    /// Brings another copy's commit into this one.
    ///
    /// `isAhead` tells whether this copy has a commit since the two were compared. Others wait
    /// meanwhile: so git is called as rarely as can be.
    mutating func merge(_ arrival: SyncArrival, isAhead: Bool) throws(SyncTrouble) {
        if arrival.isKnown { return }
        let former = arrival.keepsRecord ? nil : try git.run(["rev-parse", "HEAD"]).word
        if !isAhead, arrival.ours == arrival.base, arrival.base != nil {
            try git.run(["merge", "-q", "--ff-only", "--no-stat", arrival.commit])
        } else {
            let words =
                ["merge", "-q", "--no-ff", "--no-stat", "--no-verify"]
                + (arrival.keepsRecord ? ["--commit"] : ["--no-commit"])
                + [
                    "--allow-unrelated-histories", "-X", "no-renames", "-m", SyncMerge.message,
                    arrival.commit,
                ]
            let answer = try git.ask(words)
            guard answer.isGood || GitFolder(git: git).isMerging else {
                throw Git.trouble(answer, words)
            }
        }
        if former != nil || GitFolder(git: git).isMerging { try finish(after: former) }
    }

    /// Finishes a merge that was begun: now, or by a sync that was ended in the middle.
    ///
    /// `former` is the commit whose record must not get less; nil where it cannot.
    mutating func finish(after former: String?) throws(SyncTrouble) {
        do throws(SyncTrouble) {
            try settle()
            if let former { try keepRecord(of: former) }
        } catch {
            if GitFolder(git: git).isMerging { _ = try? git.ask(["merge", "--abort"]) }
            throw error
        }
        if GitFolder(git: git).isMerging {
            try git.run(["commit", "-q", "--no-verify", "-m", SyncMerge.message])
        } else if try !git.ask(["diff", "--cached", "--quiet", "--no-ext-diff"]).isGood {
            try git.run(["commit", "-q", "--no-verify", "-m", "What another copy had lost"])
        }
    }

    // MARK: - Files both sides changed

    private mutating func settle() throws(SyncTrouble) {
        for file in try unmerged() {
            let top = SyncMerge.top(file.path)
            let isRecord = ["STORE", "journal", "blobs", "stats"].contains(top)
            if isRecord {
                try take(file, ours: file.ours != nil)
            } else {
                try keepOurs(file)
            }
        }
    }

    /// A file git could not put together, with the contents of both sides.
    private struct Unmerged {
        let path: String
        var ours: String?
        var theirs: String?
    }

    private func unmerged() throws(SyncTrouble) -> [Unmerged] {
        var files: [String: Unmerged] = [:]
        for part in try git.run(["ls-files", "-u", "-z"]).parts {
            let halves = part.utf8.split(separator: 0x09, maxSplits: 1)
            let words = halves[0].split(separator: 0x20).map { String($0) ?? "" }
            guard halves.count == 2, words.count == 3, let path = String(halves[1]) else {
                continue
            }
            var file = files[path] ?? Unmerged(path: path)
            if words[2] == "2" { file.ours = words[1] }
            if words[2] == "3" { file.theirs = words[1] }
            files[path] = file
        }
        return files.values.sorted { $0.path < $1.path }
    }

    private func take(_ file: Unmerged, ours: Bool) throws(SyncTrouble) {
        let path = ":(literal,top)" + file.path
        try git.run(["checkout", "-q", ours ? "--ours" : "--theirs", "--", path])
        try git.run(["add", "-f", "--", path])
    }

    private mutating func keepOurs(_ file: Unmerged) throws(SyncTrouble) {
        var beside: String?
        if let theirs = file.theirs {
            let bytes = try git.run(["cat-file", "blob", theirs]).out
            do { beside = try store.keepBeside(file.path, theirs: bytes) } catch {
                throw SyncTrouble(.failed, error.description)
            }
        }
        if file.ours != nil {
            try take(file, ours: true)
        } else {
            try git.run(["rm", "-q", "-f", "--", ":(literal,top)" + file.path])
        }
        disagreements[file.path] = .some(beside)
    }

    // MARK: - The record

    /// Puts back files and lines of the record that the other side's commits took away.
    private mutating func keepRecord(of former: String) throws(SyncTrouble) {
        let compare = ["diff", "--cached", "-z", "--no-renames", "--no-ext-diff", "--no-textconv"]
        let gone =
            try git.run(
                compare + ["--name-only", "--diff-filter=D", former, "--", "journal", "STORE"]
            ).parts
            + git.run(
                compare + ["--name-only", "--diff-filter=DMT", former, "--", "blobs", "stats"]
            ).parts
        for start in stride(from: 0, to: gone.count, by: 100) {
            let paths = gone[start..<min(start + 100, gone.count)].map { ":(literal,top)" + $0 }
            try git.run(["checkout", "-q", former, "--"] + paths)
        }
        kept += gone.count
        for part in try git.run(compare + ["--numstat", former, "--", "journal"]).parts {
            let words = part.utf8.split(separator: 0x09, maxSplits: 2).map { String($0) ?? "" }
            guard words.count == 3, words[1] != "0" else { continue }
            try putBack(words[2], of: former)
        }
    }

    private mutating func putBack(_ path: String, of former: String) throws(SyncTrouble) {
        guard SyncMerge.top(path) == "journal", path.utf8.count > 8 else { return }
        let bytes = try git.run(["cat-file", "blob", "\(former):\(path)"]).out
        let name = String(decoding: path.utf8.dropFirst(8), as: UTF8.self)
        do {
            guard try store.putBack(linesOf: bytes, in: name) > 0 else { return }
        } catch { throw SyncTrouble(.failed, error.description) }
        kept += 1
        try git.run(["add", "-f", "--", ":(literal,top)" + path])
    }

    /// The first name of a path below the program's folder.
    static func top(_ path: String) -> String {
        String(decoding: path.utf8.prefix { $0 != 0x2F }, as: UTF8.self)
    }
}
