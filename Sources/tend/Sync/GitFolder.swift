internal import Glibc

/// The folder `.git` of a program: whether it is ours, and whether anything in it could run.
///
/// Git does what its own settings say, and whoever can write them can run programs as whoever runs
/// git. So a folder that is somebody else's is refused, and so is every setting not known to be
/// harmless, except those that are overruled at every call.
struct GitFolder {
    let git: Git

    /// Whether there is one.
    var exists: Bool { GitFolder.status(git.ownFolder) != nil }

    /// Throws why git is not run here; nothing has run in the folder then.
    func check() throws(SyncTrouble) {
        guard let status = GitFolder.status(git.ownFolder) else {
            throw SyncTrouble(
                .notSetUp,
                "\(git.folder) has no other copies yet: tend sync --to REPOSITORY sets that up")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw SyncTrouble(.notOurs, ".git is not a folder: tend syncs only one of its own")
        }
        for name in ["", "/config", "/objects", "/refs", "/HEAD"] {
            try checkOwner(of: git.ownFolder + name)
        }
        try checkSettings()
        try checkState()
    }

    private func checkOwner(of path: String) throws(SyncTrouble) {
        guard let status = GitFolder.status(path) else {
            throw SyncTrouble(.notOurs, "\(path) is missing: this is no git repository")
        }
        guard status.st_uid == geteuid() else {
            throw SyncTrouble(
                .notOurs,
                ".git belongs to \(GitFolder.name(of: status.st_uid)), who alone syncs this copy")
        }
        guard status.st_mode & S_IFMT != S_IFLNK else {
            throw SyncTrouble(.notOurs, "\(path) is a symbolic link: tend does not follow it")
        }
    }

    // MARK: - Settings

    /// Settings that are overruled at every call, so that what they say does not matter.
    private static let overruled: Set<String> = [
        "core.hookspath", "core.fsmonitor", "core.pager", "core.editor", "core.attributesfile",
        "core.excludesfile", "core.autocrlf", "core.symlinks", "core.askpass", "core.fsync",
        "core.sshcommand", "commit.gpgsign", "gc.auto", "submodule.recurse",
        "rerere.enabled", "color.ui",
    ]
    private static let harmless: Set<String> = [
        "core.repositoryformatversion", "core.filemode", "core.bare", "core.logallrefupdates",
        "core.ignorecase", "core.precomposeunicode", "core.sharedrepository", "core.compression",
        "core.bigfilethreshold", "core.quotepath", "core.eol", "core.safecrlf", "core.abbrev",
        "extensions.objectformat", "extensions.refstorage", "init.defaultbranch",
        "receive.denycurrentbranch", "receive.denynonfastforwards", "merge.conflictstyle",
        "gc.autodetach", "gc.pruneexpire", "gc.reflogexpire",
    ]
    /// Sections none of whose settings runs anything.
    private static let harmlessSections: Set<String> = [
        "user", "author", "committer", "color", "advice", "gui", "pull", "fetch", "rebase",
        "pack", "index", "feature", "branch", "status",
    ]
    private static let harmlessOfRemote: Set<String> = [
        "url", "pushurl", "fetch", "push", "tagopt", "prune", "gh-resolved",
    ]

    private func checkSettings() throws(SyncTrouble) {
        let answer = try git.outside([
            "config", "--file", git.ownFolder + "/config", "--no-includes", "--name-only", "-z",
            "--list",
        ])
        guard answer.isGood else { throw Git.trouble(answer, ["config"]) }
        for key in answer.parts where !GitFolder.isHarmless(key) {
            throw SyncTrouble(
                .unsafe,
                ".git/config sets \(key), which could run a program: take it out, or sync by hand")
        }
    }

    /// Whether a setting of a repository can run nothing; `key` is as git lists it.
    static func isHarmless(_ key: String) -> Bool {
        if overruled.contains(key) || harmless.contains(key) { return true }
        let bytes = key.utf8
        guard let first = bytes.firstIndex(of: 0x2E), let last = bytes.lastIndex(of: 0x2E) else {
            return false
        }
        let section = String(key[..<first])
        if section == "remote" {
            return first != last
                && harmlessOfRemote.contains(String(key[bytes.index(after: last)...]))
        }
        return harmlessSections.contains(section)
    }

    /// What git was doing when it was left; a merge of ours is finished, other things are not ours.
    private func checkState() throws(SyncTrouble) {
        let states = [
            ("rebase-merge", "a rebase"), ("rebase-apply", "a rebase"),
            ("CHERRY_PICK_HEAD", "a cherry-pick"), ("REVERT_HEAD", "a revert"),
        ]
        for (name, what) in states where GitFolder.status(git.ownFolder + "/" + name) != nil {
            throw SyncTrouble(
                .busy, "git is in the middle of \(what) here: finish it or abort it first")
        }
    }

    /// Whether a merge was begun and not finished.
    var isMerging: Bool { GitFolder.status(git.ownFolder + "/MERGE_HEAD") != nil }

    // MARK: - Attributes

    /// How files are put together, whatever `.gitattributes` of another copy says: the lines of
    /// journals add up, everything else is left to tend, and no filter runs.
    private static let rules = """
        # Written by tend sync.
        * -text -filter -ident -working-tree-encoding -merge
        journal/*.jsonl merge=union

        """

    /// Sees to it that files are put together as tend wants it.
    func keepRules() throws(SyncTrouble) {
        let (folder, rules) = (git.ownFolder + "/info", Array(GitFolder.rules.utf8))
        mkdir(folder, 0o750)
        let path = folder + "/attributes"
        let former = Files.read(path, limit: 1 << 20) ?? []
        guard !former.suffix(rules.count).elementsEqual(rules) else { return }
        let start: [UInt8] = former.isEmpty || former.last == 0x0A ? [] : [0x0A]
        if let why = Files.write(path, former + start + rules) {
            throw SyncTrouble(.readOnly, ".git/info/attributes: \(why)")
        }
    }

    // MARK: - System

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    private static func name(of user: uid_t) -> String {
        guard let entry = getpwuid(user), let name = entry.pointee.pw_name else {
            return "user \(user)"
        }
        return String(cString: name)
    }
}
