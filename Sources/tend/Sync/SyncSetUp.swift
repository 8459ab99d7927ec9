internal import Glibc
import Store

/// The first time: names the repository that copies of a program meet in, or makes a copy from it.
///
/// Asks the repository first, so that nothing is made here that could not be used; what was made is
/// taken away again when a later step fails.
struct SyncSetUp {
    let place: SyncPlace
    let git: Git
    private let folder: GitFolder

    init(place: SyncPlace, git: Git) {
        self.place = place
        self.git = git
        folder = GitFolder(git: git)
    }

    private static let remote = "origin"

    /// What another repository has: its branches, and the one it shows first.
    private struct Offer {
        var branches: [String] = []
        var first: String?

        /// The branch to meet on.
        var branch: String? {
            if let first, branches.contains(first) { return first }
            return branches.contains("main") ? "main" : branches.first
        }
    }

    // MARK: - From here to there

    /// Makes the program one that syncs with the repository, and syncs.
    func connect(_ store: Store) throws(SyncTrouble) -> SyncAnswer {
        if let reason = store.readOnlyReason { throw SyncTrouble(.readOnly, reason) }
        let isNew = !folder.exists
        if !isNew { try checkFormer() }
        let isMade = try makeMeetingPlace()
        let offer = try ask()
        do throws(SyncTrouble) {
            let branch = try isNew ? offer.branch ?? "main" : currentBranch()
            try begin(branch, isNew: isNew)
            var run = SyncRun(store: store, git: git)
            var answer = try run.run()
            answer.hasMadePlace = isMade
            return answer
        } catch {
            if [.otherProgram, .refused, .failed].contains(error.kind) { undo(isNew: isNew) }
            throw error
        }
    }

    /// Throws if the program meets its copies somewhere else already.
    private func checkFormer() throws(SyncTrouble) {
        try folder.check()
        let former = try git.ask(["config", "--get", "remote.\(SyncSetUp.remote).url"])
        guard !former.isGood || former.word == place.address else {
            throw SyncTrouble(
                .usage,
                "this copy syncs with \(SyncPlace(kept: former.word).shown) already; "
                    + "git remote set-url origin REPOSITORY changes that")
        }
    }

    /// Makes an empty repository at a path where there is nothing; says whether it did.
    private func makeMeetingPlace() throws(SyncTrouble) -> Bool {
        guard let path = place.path, !Files.exists(path) || Files.isEmptyFolder(path) else {
            return false
        }
        let answer = try git.talk(
            ["init", "-q", "--bare", "--template=", "--initial-branch=main"]
                + (SyncSetUp.isGroups(path) ? ["--shared=group"] : []) + ["--", path],
            isInside: false)
        guard answer.isGood else {
            throw SyncTrouble(saying: answer.err, of: place, isWriting: false, isFirst: true)
        }
        return true
    }

    /// Whether a path lies in a folder whose files are a group's.
    private static func isGroups(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        let end = bytes.lastIndex(of: 0x2F) ?? 0
        var status = stat()
        let parent = String(decoding: bytes[..<max(1, end)], as: UTF8.self)
        return stat(parent, &status) == 0 && status.st_mode & S_ISGID != 0
    }

    private func ask() throws(SyncTrouble) -> Offer {
        let answer = try git.talk(
            ["ls-remote", "--symref", "--", place.address], isInside: false)
        guard answer.isGood else {
            throw SyncTrouble(saying: answer.err, of: place, isWriting: false, isFirst: true)
        }
        var offer = Offer()
        let heads = Array("refs/heads/".utf8)
        for line in answer.out.split(separator: 0x0A) {
            let halves = line.split(separator: 0x09, maxSplits: 1)
            guard halves.count == 2 else { continue }
            if halves[0].starts(with: "ref: refs/heads/".utf8), halves[1].elementsEqual("HEAD".utf8)
            {
                offer.first = String(decoding: halves[0].dropFirst(16), as: UTF8.self)
            } else if halves[1].starts(with: heads) {
                offer.branches.append(
                    String(decoding: halves[1].dropFirst(heads.count), as: UTF8.self))
            }
        }
        return offer
    }

    /// The branch a folder is on that is a repository already.
    private func currentBranch() throws(SyncTrouble) -> String {
        try git.run(["symbolic-ref", "-q", "--short", "HEAD"]).word
    }

    /// Makes a repository of the folder, unless it is one, and names the other side in it, for a
    /// person's own git too.
    private func begin(_ branch: String, isNew: Bool) throws(SyncTrouble) {
        if isNew { try git.run(["init", "-q", "--template=", "--initial-branch=" + branch]) }
        let (remote, line) = ("remote." + SyncSetUp.remote, "branch." + branch)
        for (key, value) in [
            (remote + ".url", place.address),
            (remote + ".fetch", "+refs/heads/*:refs/remotes/\(SyncSetUp.remote)/*"),
            (line + ".remote", SyncSetUp.remote), (line + ".merge", "refs/heads/" + branch),
        ] {
            try git.run(["config", key, value])
        }
    }

    private func undo(isNew: Bool) {
        if isNew {
            _ = External.run(["/bin/rm", "-rf", "--", git.ownFolder], input: [], seconds: 60)
        } else {
            _ = try? git.ask(["config", "--remove-section", "remote.\(SyncSetUp.remote)"])
        }
    }

    // MARK: - From there to here

    /// Makes a copy of the program in the folder, which is new or empty.
    func copy() throws(SyncTrouble) {
        guard !Files.exists(git.folder) || Files.isEmptyFolder(git.folder) else {
            throw SyncTrouble(.usage, "\(git.folder) is there already: give a new folder's name")
        }
        let offer = try ask()
        guard let branch = offer.branch else {
            throw SyncTrouble(
                .noRepository,
                "\(place.shown) is empty: tend sync --to \(place.shown) in a program fills it")
        }
        let isNew = mkdir(git.folder, 0o750) == 0
        guard isNew || errno == EEXIST else {
            throw SyncTrouble(
                .readOnly, "\(git.folder): " + String(cString: strerror(errno)))
        }
        do throws(SyncTrouble) { try fill(branch) } catch {
            undo(isNew: true)
            if isNew { rmdir(git.folder) }
            throw error
        }
    }

    private func fill(_ branch: String) throws(SyncTrouble) {
        try begin(branch, isNew: true)
        let theirs = "refs/remotes/\(SyncSetUp.remote)/\(branch)"
        let answer = try git.talk([
            "fetch", "-q", "--no-tags", SyncSetUp.remote,
            "+refs/heads/*:refs/remotes/\(SyncSetUp.remote)/*",
        ])
        guard answer.isGood else {
            throw SyncTrouble(saying: answer.err, of: place, isWriting: false, isFirst: true)
        }
        let file = try git.ask(["cat-file", "blob", theirs + ":STORE"])
        guard file.isGood, Store.isStoreFile(file.out) else {
            throw SyncTrouble(.otherProgram, "\(place.shown) holds no program of tend")
        }
        try SyncRun.checkNames(git, theirs, place)
        try folder.keepRules()
        try git.run(["reset", "-q", "--hard", theirs])
    }
}
