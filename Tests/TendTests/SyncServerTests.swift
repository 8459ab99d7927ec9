import Glibc
import Testing

/// Copies that meet over a real ssh server, by keys that can do nothing but git.
@Suite(
    .serialized,
    .enabled(
        if: Sshd.isHere && access("/usr/bin/git-shell", X_OK) == 0,
        "the OpenSSH server or git-shell is not installed: no sync over ssh was tried"))
struct SyncServerTests {
    private let shell: Shell
    private let server: Sshd
    private let path: String

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        path = shell.folder + "/meeting.git"
        let git = "git-shell -c \\\"$SSH_ORIGINAL_COMMAND\\\""
        server = try Sshd(
            shell,
            logins: [("git", git), ("half", shell.folder + "/half"), ("stranger", git)])
        // The second's line breaks when it is to be sent something.
        try shell.write(
            "half",
            """
            #!/bin/sh
            case $SSH_ORIGINAL_COMMAND in git-receive-pack*) printf 00; exit 1;; esac
            exec git-shell -c "$SSH_ORIGINAL_COMMAND"

            """)
        try shell.script(
            """
            chmod 755 half; git init -q --bare meeting.git
            grep -v -F "$(cut -d' ' -f2 key-stranger.pub)" keys >k; cat k >keys
            git config --global core.sshCommand "ssh -F $PWD/ssh_config"
            """)
    }

    private func moved(to host: String) throws {
        try shell.script("git -C acme remote set-url origin \(host):\(path)")
    }

    @Test func `two copies meet over ssh and say the same`() throws {
        #expect(
            try shell.acme("sync", "--to", "git:" + path)
                == .init(
                    out: "sent 1 change and settings.yaml to git:\(path)\n", err: "", code: 0))
        #expect(
            try shell.tend("sync", "--from", "git:" + path, "two")
                == .init(out: "two is a copy of git:\(path): 4 partners\n", err: "", code: 0))
        _ = try shell.acme("note", "ea-12", "from one")
        _ = try shell.copy("two", "note", "ea-15", "from two")
        #expect(try shell.acme("sync").out == "sent 1 change to git:\(path)\n")
        #expect(
            try shell.copy("two", "sync").out
                == "got 1 change from git:\(path), by ann\nsent 1 change to git:\(path)\n")
        #expect(try shell.acme("sync").out == "got 1 change from git:\(path), by bo\n")
        #expect(try shell.fold("two") == shell.fold("acme"))
        let other = try server.attempt(Sshd.ssh("git", "-T") + " ls")
        #expect(other.code != 0 && !other.said.contains("meeting.git"), "\(other)")
    }

    @Test func `without a right, a whole line or a server it is told, and goes next time`() throws {
        _ = try shell.acme("sync", "--to", "git:" + path)
        _ = try shell.acme("note", "ea-12", "kept")
        func answer(by host: String) throws -> String {
            try moved(to: host)
            let outcome = try shell.acme("sync")
            #expect(outcome.code == 3 && outcome.out.isEmpty, "\(outcome)")
            return outcome.err
        }
        let stranger = try answer(by: "stranger")
        #expect(
            stranger.utf8.starts(
                with: "tend: you have no right to read stranger:\(path) (".utf8), "\(stranger)")
        #expect(stranger.contains("; what was saved here goes with the next sync\n"))
        let half = try answer(by: "half")
        #expect(half.contains(" half:\(path)"), "\(half)")
        try shell.script(
            """
            kill $(cat sshd.pid); n=0
            while [ -e sshd.pid ] && [ $n -lt 500 ]; do n=$((n+1)); sleep 0.02; done
            """)
        let none = try answer(by: "git")
        #expect(none.utf8.starts(with: "tend: git:\(path) cannot be reached (".utf8), "\(none)")
        try shell.script("/usr/sbin/sshd -f sshd_config -E sshd-log")
        let outcome = try shell.acme("sync")
        #expect(outcome.out == "sent 1 change to git:\(path)\n", "\(outcome)")
        #expect(try shell.acme("check").out.contains("0 damaged places, 0 notes"))
    }
}
