internal import Glibc
import Store

/// Git on one program's folder, called so that nothing kept in that folder can run.
///
/// It gets few variables, no hooks, no pager, no editor and no watcher; its words are read in the C
/// locale and are hostile until they pass the sanitizing type.
struct Git: Sendable {
    /// The program's folder, from the root on.
    let folder: String
    /// Whether ssh may ask the person at the terminal.
    let isAsking: Bool
    /// Who commits, where the person told git no name.
    private let identity: [String]
    /// How the person told git to start ssh.
    private let sshCommand: String?
    /// The open file of the right git works by, which it holds as long as it runs.
    ///
    /// We may be ended while it runs; others must wait for it all the same. It comes as the standard
    /// input, which none of these commands reads more of than its end.
    private var right: Int32?

    /// Git for a folder and a user of tend; throws if there is none on this machine.
    init(folder: String, user: String, isAsking: Bool) throws(SyncTrouble) {
        self.folder = folder
        self.isAsking = isAsking
        let asked = Git.call(
            ["config", "--global", "-z", "--list"], isAsking: false, ssh: nil, seconds: 60)
        let own = Git.pairs(try asked.get())
        sshCommand = own["core.sshcommand"]
        let name = String(decoding: user.utf8.filter { $0 > 0x20 && $0 < 0x7F }, as: UTF8.self)
        let author = name.isEmpty ? "tend" : name
        identity =
            own["user.email"] != nil && own["user.name"] != nil
            ? [] : ["-c", "user.name=\(author)", "-c", "user.email=\(author)@localhost"]
    }

    /// The same, holding a right with us that we have.
    func holding(_ turn: Store.Turn) -> Git {
        var git = self
        git.right = turn.descriptor
        return git
    }

    /// Settings as git lists them: a key, a line feed, a value, a zero byte.
    private static func pairs(_ answer: Answer) -> [String: String] {
        var pairs: [String: String] = [:]
        for part in answer.out.split(separator: 0) {
            let key = part.prefix { $0 != 0x0A }
            pairs[String(decoding: key, as: UTF8.self)] =
                String(decoding: part.dropFirst(key.count + 1), as: UTF8.self)
        }
        return pairs
    }

    var ownFolder: String { folder + "/.git" }

    /// What git answered.
    struct Answer {
        let code: Int32
        let out: [UInt8]
        let err: [UInt8]

        var isGood: Bool { code == 0 }
        /// The output without the line feed at its end.
        var word: String {
            String(decoding: out.last == 0x0A ? out.dropLast() : out[...], as: UTF8.self)
        }
        /// The parts of an output whose parts end with a zero byte.
        var parts: [String] {
            out.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Runs git on the folder's own repository; a code that is not 0 is an answer too.
    func ask(_ words: [String]) throws(SyncTrouble) -> Answer {
        try call(Git.settings + identity + place + words, seconds: 600)
    }

    /// Runs git on the folder's own repository; throws unless it did what it was asked.
    @discardableResult
    func run(_ words: [String]) throws(SyncTrouble) -> Answer {
        let answer = try ask(words)
        guard answer.isGood else { throw Git.trouble(answer, words) }
        return answer
    }

    /// Runs git where it talks to another machine or repository.
    func talk(_ words: [String], isInside: Bool = true) throws(SyncTrouble) -> Answer {
        try call(
            Git.settings + identity + (isInside ? place : []) + words, isAsking: isAsking,
            seconds: 900)
    }

    /// Packs what syncs left once that is much, as git does by itself for others; waits for it.
    func tidy() {
        let now = ["-c", "gc.auto=2000", "-c", "gc.autoDetach=false"]
        _ = try? ask(now + ["gc", "--auto", "--quiet"])
    }

    /// Runs git outside of any repository.
    func outside(_ words: [String]) throws(SyncTrouble) -> Answer {
        try call(Git.settings + words, seconds: 60)
    }

    private func call(
        _ words: [String], isAsking: Bool = false, seconds: Int
    ) throws(SyncTrouble) -> Answer {
        try Git.call(
            words, isAsking: isAsking, ssh: sshCommand, seconds: seconds, right: right
        ).get()
    }

    /// What a failure on this folder means.
    static func trouble(_ answer: Answer, _ words: [String]) -> SyncTrouble {
        let gist = SyncTrouble.gist(of: answer.err)
        if gist.utf8.contains("File exists".utf8), gist.utf8.contains(".lock".utf8) {
            return SyncTrouble(
                .busy,
                "another git is at work in this folder, or was stopped in the middle (\(gist))"
                    + "; if none runs, remove that file")
        }
        return SyncTrouble(.failed, "git \(words.first ?? "") failed: \(gist)")
    }

    // MARK: - How it is called

    private var place: [String] {
        ["--git-dir=" + ownFolder, "--work-tree=" + folder]
    }

    private static let settings: [String] =
        [
            "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.pager=cat",
            "core.editor=false", "core.fsync=all", "core.symlinks=false",
            "core.excludesFile=/dev/null", "core.attributesFile=/dev/null", "core.autocrlf=false",
            "core.askPass=", "commit.gpgSign=false", "merge.renames=false",
            "merge.autoStash=false", "merge.verifySignatures=false", "rerere.enabled=false",
            "gc.auto=0", "maintenance.auto=false", "submodule.recurse=false",
            "fetch.recurseSubmodules=no", "push.recurseSubmodules=no", "push.gpgSign=false",
            "push.followTags=false", "fetch.fsckObjects=true", "log.showSignature=false",
            "color.ui=false", "protocol.allow=never", "protocol.file.allow=always",
            "protocol.ssh.allow=always", "protocol.https.allow=always", "http.lowSpeedLimit=100",
            "http.lowSpeedTime=30",
        ].flatMap { ["-c", $0] } + ["--no-pager"]

    /// The variables it needs to find programs, keys and certificates; none of those that steer it.
    private static let passedOn = [
        "PATH", "HOME", "USER", "LOGNAME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "TMPDIR", "TERM",
        "SSH_AUTH_SOCK", "SSH_AGENT_PID", "KRB5CCNAME", "DBUS_SESSION_BUS_ADDRESS", "http_proxy",
        "https_proxy", "HTTPS_PROXY", "ALL_PROXY", "no_proxy", "NO_PROXY", "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    ]

    private static func variables(isAsking: Bool, ssh: String?) -> [String: String] {
        var variables = ["LC_ALL": "C", "GIT_TERMINAL_PROMPT": isAsking ? "1" : "0"]
        for name in Git.passedOn { variables[name] = Surroundings.variable(name) }
        variables["GIT_SSH_COMMAND"] =
            ssh
            ?? "ssh -oConnectTimeout=15 -oServerAliveInterval=15 -oServerAliveCountMax=3"
            + (isAsking ? "" : " -oBatchMode=yes")
        return variables
    }

    private static func call(
        _ words: [String], isAsking: Bool, ssh: String?, seconds: Int, right: Int32? = nil
    ) -> Result<Answer, SyncTrouble> {
        let said = External.capture(
            ["git"] + words,
            .init(
                variables: variables(isAsking: isAsking, ssh: ssh), folder: "/",
                isAsking: isAsking, seconds: seconds, input: right))
        switch said.ending {
        case .exited(let code):
            return .success(Answer(code: code, out: said.output, err: said.complaint))
        case .missing:
            return .failure(SyncTrouble(.noGit, "there is no git on this machine: install it"))
        default: return .failure(SyncTrouble(.failed, said.ending.text("git")))
        }
    }
}

extension String.UTF8View {
    /// Whether some bytes stand in these.
    func contains(_ other: String.UTF8View) -> Bool {
        let (all, wanted) = (Array(self), Array(other))
        guard all.count >= wanted.count else { return false }
        return (0...(all.count - wanted.count)).contains {
            all[$0...].starts(with: wanted)
        }
    }
}
