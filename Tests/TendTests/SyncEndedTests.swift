import Glibc
import Testing

/// A sync that is ended while its git is at work: git goes on, and nobody saves into its files.
@Suite struct SyncEndedTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("sync", "--to", "meeting.git")
        _ = try shell.tend("sync", "--from", "meeting.git", "two")
        _ = try shell.copy("two", "note", "ea-15", "from two")
        _ = try shell.copy("two", "sync")
        _ = try shell.acme("note", "ea-12", "from one")
    }

    /// Puts a git in front of the real one that does a step only once somebody has said something.
    private func slowDown(_ step: String, until said: String) throws {
        mkdir(shell.folder + "/slow", 0o700)
        try shell.write(
            "slow/git",
            """
            #!/bin/sh
            cd \(shell.folder); touch asked
            case " $* " in *" \(step) "*)
                touch begun; n=0
                until grep -q '\(said)' said || [ $n -gt 400 ]; do n=$((n+1)); sleep 0.02; done
                /usr/bin/git "$@"; code=$?; touch done; exit $code;;
            esac
            exec /usr/bin/git "$@"

            """)
        try shell.script("chmod 755 slow/git; : >said")
    }

    /// Begins a sync, ends it with a signal while git does the step, and then runs other words.
    private func endSync(by signal: String, then words: String) throws {
        try shell.script(
            """
            PATH=$PWD/slow:$PATH $TEND sync --program acme --as ann >out 2>err & p=$!
            n=0; until [ -e begun ] || [ $n -gt 400 ]; do n=$((n+1)); sleep 0.02; done
            kill -\(signal) $p; wait $p; echo $? >code
            \(words)
            """)
    }

    @Test(arguments: ["KILL", "HUP"])
    func `whoever saves waits for the git of a sync that was ended`(signal: String) throws {
        _ = try shell.script("echo '# one' >>acme/settings.yaml; echo '# two' >>two/settings.yaml")
        _ = try shell.copy("two", "sync")
        try slowDown("merge -q", until: "waiting for")
        try endSync(
            by: signal,
            then: """
                $TEND note ea-12 after --program acme --as cy >said 2>&1; echo $? >note-code
                test -e done; echo $? >order
                """)
        #expect(Int(shell.read("code").lines.first ?? "").map { $0 > 128 } == true)
        let said = shell.read("said")
        #expect(
            said.utf8.starts(
                with: "tend: waiting for git, which still works for ann's session (process ".utf8),
            "\(said)")
        #expect(said.contains(", ended)\nsaved "), "\(said)")
        #expect(shell.read("note-code") == "0\n" && shell.read("order") == "0\n")
        let outcome = try shell.acme("sync")
        #expect(outcome.code == 1, "\(outcome)")
        _ = try shell.copy("two", "sync")
        #expect(try shell.fold("two") == shell.fold("acme"))
        #expect(try shell.fold("two").contains("after"))
        #expect(shell.read("acme/settings.yaml").lines.last == "# one")
        #expect(shell.read("acme/settings.yaml.theirs").lines.last == "# two")
    }

    @Test
    func `a second sync hears that the git of the first is at work, and who saves does not wait`()
        throws
    {
        try slowDown("fetch -q", until: "syncs this copy already")
        try endSync(
            by: "KILL",
            then: """
                $TEND note ea-12 after --program acme --as cy >note 2>&1
                $TEND sync --program acme --as cy >said 2>&1; echo $? >sync-code
                n=0; until $TEND sync --program acme --as cy >next 2>&1 || [ $n -gt 50 ]; do
                n=$((n+1)); sleep 0.1; done; cat next
                """)
        #expect(shell.read("note").utf8.starts(with: "saved ".utf8), "\(shell.read("note"))")
        let said = shell.read("said")
        #expect(said.utf8.starts(with: "tend: ann syncs this copy already (process ".utf8))
        #expect(said.contains("); it was ended, but git still works for it\n"), "\(said)")
        #expect(shell.read("sync-code") == "3\n")
        #expect(shell.read("next").contains("sent 2 changes"), "\(shell.read("next"))")
    }

    @Test func `what many syncs left is packed`() throws {
        try shell.script(
            """
            mkdir many; cd many; seq 1 2300 | split -l1 -a4 -d - x
            export GIT_DIR=$PWD/../acme/.git GIT_INDEX_FILE=$PWD/../index
            git --work-tree=. add .
            git update-ref refs/heads/side $(git -c user.name=t -c user.email=t@example.com \
            commit-tree -m many $(git write-tree))
            """)
        #expect(try loose() > 2000)
        #expect(try shell.acme("sync").code == 0)
        #expect(try loose() < 10)
    }

    /// How many objects lie about unpacked.
    private func loose() throws -> Int {
        try shell.script("git -C acme count-objects | cut -d' ' -f1 >loose")
        return Int(shell.read("loose").lines.first ?? "") ?? -1
    }
}
