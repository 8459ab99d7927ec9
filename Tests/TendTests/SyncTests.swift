import Glibc
import HostileTexts
import Testing

/// Copies of a program that meet in a git repository.
@Suite(.serialized) struct SyncTests {
    /// A program in `acme`, the repository `meeting.git` it syncs with, and a copy in `two`.
    private func twoCopies() throws -> Shell {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("sync", "--to", "meeting.git")
        _ = try shell.tend("sync", "--from", "meeting.git", "two")
        return shell
    }

    @Test func `the first sync makes the meeting place, and a copy is made from it`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        let place = shell.folder + "/meeting.git"
        #expect(
            try shell.acme("sync", "--to", "meeting.git")
                == .init(
                    out: "made \(place)\nsent 1 change and settings.yaml to \(place)\n",
                    err: "", code: 0))
        #expect(
            try shell.acme("sync")
                == .init(
                    out: "nothing to do: this copy and \(place) say the same\n", err: "", code: 0))
        #expect(
            try shell.tend("sync", "--from", "meeting.git", "two")
                == .init(out: "two is a copy of \(place): 4 partners\n", err: "", code: 0))
        #expect(try shell.copy("two", "check").out.contains("0 damaged places, 0 notes"))
        #expect(try shell.fold("two") == shell.fold("acme"))
    }

    @Test func `what each has and the other has not goes both ways`() throws {
        let shell = try twoCopies()
        let place = shell.folder + "/meeting.git"
        _ = try shell.acme("note", "ea-12", "from one")
        #expect(
            try shell.acme("sync", "--dry-run").out
                == "ahead of \(place): would send 1 change\n")
        #expect(try shell.acme("sync").out == "sent 1 change to \(place)\n")
        #expect(
            try shell.copy("two", "sync", "--dry-run").out
                == "behind \(place): would get 1 change\n")
        _ = try shell.copy("two", "note", "ea-15", "from two")
        _ = try shell.copy("two", "tag", "vip", "ea-15")
        #expect(
            try shell.copy("two", "sync", "--dry-run").out
                == "this copy and \(place) each have something the other has not: would get "
                + "1 change and send 2 changes\n")
        #expect(
            try shell.copy("two", "sync")
                == .init(
                    out: "got 1 change from \(place), by ann\nsent 2 changes to \(place)\n",
                    err: "", code: 0))
        #expect(try shell.acme("sync").out == "got 2 changes from \(place), by bo\n")
        #expect(try shell.fold("two") == shell.fold("acme"))
        #expect(try shell.acme("check").out.contains("0 damaged places, 0 notes"))
    }

    @Test func `of a person's file both sides changed ours stays, theirs lies beside it`() throws {
        let shell = try twoCopies()
        _ = try shell.script("echo '# one' >>acme/settings.yaml; echo '# two' >>two/settings.yaml")
        _ = try shell.acme("sync")
        let outcome = try shell.copy("two", "sync")
        let place = shell.folder + "/meeting.git"
        #expect(
            outcome
                == .init(
                    out: "got settings.yaml from \(place)\nsent settings.yaml to \(place)\n",
                    err: "tend: settings.yaml was changed on both sides: yours stays, theirs is "
                        + "settings.yaml.theirs\n", code: 1))
        #expect(shell.read("two/settings.yaml").lines.last == "# two")
        #expect(shell.read("two/settings.yaml.theirs").lines.last == "# one")
        _ = try shell.acme("sync")
        #expect(shell.read("acme/settings.yaml").lines.last == "# two")
        #expect(try shell.script("test -e acme/settings.yaml.theirs") != 0)
        #expect(try shell.copy("two", "sync").out.utf8.starts(with: "nothing to do".utf8))
        let check = try shell.copy("two", "check")
        #expect(check.code == 0 && check.out.contains("note    settings.yaml.theirs: "))
    }

    @Test func `a file taken away there and changed here stays, and the other way round`() throws {
        let shell = try twoCopies()
        _ = try shell.script(
            "mkdir acme/templates; echo a >acme/templates/a.md; echo b >acme/templates/b.md")
        _ = try shell.acme("sync")
        _ = try shell.copy("two", "sync")
        _ = try shell.script("rm acme/templates/a.md; echo b1 >acme/templates/b.md")
        _ = try shell.script("rm two/templates/b.md; echo a2 >two/templates/a.md")
        _ = try shell.acme("sync")
        let outcome = try shell.copy("two", "sync")
        #expect(
            outcome.out.lines.last
                == "templates/a.md was changed here and taken away there: yours stays")
        #expect(
            outcome.err
                == "tend: templates/b.md was changed on both sides: yours stays, theirs is "
                + "templates/b.md.theirs\n")
        #expect(outcome.code == 1)
        #expect(shell.names(in: "two/templates") == ["a.md", "b.md.theirs"])
        _ = try shell.acme("sync")
        #expect(shell.names(in: "acme/templates") == ["a.md"])
    }

    // MARK: - What must not run, and must not come

    @Test func `nothing in .git runs`() throws {
        let shell = try twoCopies()
        try shell.write("evil", "#!/bin/sh\ntouch \(shell.folder)/ran\nexit 1\n")
        _ = try shell.script(
            """
            chmod 755 evil; mkdir -p acme/.git/hooks
            for h in pre-commit post-commit commit-msg pre-merge-commit post-merge post-checkout \
                pre-push reference-transaction post-index-change pre-auto-gc fsmonitor-watchman; do
                cp evil acme/.git/hooks/$h; done
            cd acme; for k in core.pager core.editor core.fsmonitor core.sshCommand core.askPass; do
                git config $k $PWD/../evil; done; git config core.hooksPath $PWD/../acme/.git/hooks
            """)
        _ = try shell.copy("two", "note", "ea-12", "two")
        _ = try shell.copy("two", "sync")
        _ = try shell.acme("note", "ea-12", "one")
        let steering = [
            "GIT_DIR": "/nowhere", "GIT_EXTERNAL_DIFF": shell.folder + "/evil",
            "GIT_EXEC_PATH": shell.folder, "GIT_PAGER": shell.folder + "/evil",
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor",
            "GIT_CONFIG_VALUE_0": shell.folder + "/evil",
        ]
        let outcome = try shell.acme("sync", environment: steering)
        #expect(outcome.code == 0 && outcome.out.contains("got 1 change"), "\(outcome)")
        #expect(try shell.script("test -e ran") != 0)
    }

    private static let running = [
        "filter.x.clean", "merge.union.driver", "diff.x.textconv", "include.path", "alias.merge",
        "remote.origin.uploadpack", "remote.origin.vcs", "credential.helper", "gpg.program",
        "extensions.worktreeConfig", "hook.x.command", "url.ext::sh.insteadOf", "core.worktree",
        "core.alternateRefsCommand", "gc.recentObjectsHook", "diff.external",
    ]

    @Test func `a setting that could run a program is refused by its name`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("sync", "--to", "meeting.git")
        _ = try shell.script("cp acme/.git/config harmless")
        for key in SyncTests.running {
            _ = try shell.script(
                "cp harmless acme/.git/config; cd acme;"
                    + " git config -f .git/config \(key) 'touch \(shell.folder)/ran'")
            let outcome = try shell.acme("sync")
            #expect(outcome.code == 3 && outcome.out.isEmpty, "\(key)")
            #expect(outcome.err.utf8.starts(with: "tend: .git/config sets ".utf8), "\(outcome)")
        }
        #expect(try shell.script("test -e ran") != 0)
        _ = try shell.script("cp harmless acme/.git/config")
        #expect(try shell.acme("sync").code == 0)
    }

    @Test func `files of one copy alone never come from another`() throws {
        let shell = try twoCopies()
        _ = try shell.script(
            """
            cd two; mkdir -p outbox; echo x >outbox/evil.eml; git add -f outbox
            git -c user.name=t -c user.email=t@example.com commit -qm evil; git push -q
            """)
        let outcome = try shell.acme("sync")
        #expect(
            outcome.err == "tend: \(shell.folder)/meeting.git holds the folder outbox, which must "
                + "never come from another copy: take it out there with git rm\n")
        #expect(outcome.code == 3)
        #expect(try shell.script("test -e acme/outbox/evil.eml") != 0)
    }

    @Test func `another program is not taken in`() throws {
        let shell = try twoCopies()
        _ = try shell.tend("new", "other")
        let outcome = try shell.copy("other", "sync", "--to", "meeting.git")
        #expect(
            outcome
                == .init(
                    out: "",
                    err: "tend: \(shell.folder)/meeting.git holds something else than this "
                        + "program\n", code: 3))
        #expect(try shell.script("test -e other/.git") != 0, "what was begun is taken away")
    }

    @Test func `what another copy lost of the record stays and goes back to it`() throws {
        let shell = try twoCopies()
        for n in 1...3 { _ = try shell.acme("note", "ea-12", "note \(n)") }
        _ = try shell.acme("sync")
        let before = try shell.fold("acme")
        _ = try shell.copy("two", "sync")
        _ = try shell.script(
            """
            cd two; f=$(ls journal/*.jsonl | head -1); sed -i 2d $f; rm stats/*
            git add -A; git -c user.name=t -c user.email=t@example.com commit -qm lost
            git push -q
            """)
        let outcome = try shell.acme("sync")
        #expect(outcome.code == 0 && outcome.out.contains("had lost parts of"), "\(outcome)")
        #expect(try shell.fold("acme") == before)
        #expect(try shell.acme("check").code == 0)
        _ = try shell.copy("two", "sync")
        #expect(try shell.fold("two") == before)
        #expect(try shell.copy("two", "check").code == 0)
    }

    @Test func `a sync that was ended in the middle is finished by the next`() throws {
        let shell = try twoCopies()
        _ = try shell.script("echo '# one' >>acme/settings.yaml; echo '# two' >>two/settings.yaml")
        _ = try shell.copy("two", "note", "ea-12", "two")
        _ = try shell.copy("two", "sync")
        _ = try shell.acme("note", "ea-12", "one")
        _ = try shell.script(
            """
            cd acme; git add -A; git -c user.name=t -c user.email=t@example.com commit -qm mine
            git fetch -q; git merge -q origin/main >/dev/null 2>&1; test -e .git/MERGE_HEAD
            """)
        let outcome = try shell.acme("sync")
        #expect(outcome.code == 1 && outcome.err.contains("settings.yaml.theirs"), "\(outcome)")
        #expect(shell.read("acme/settings.yaml").lines.last == "# one")
        #expect(shell.read("acme/settings.yaml.theirs").lines.last == "# two")
        _ = try shell.copy("two", "sync")
        #expect(try shell.fold("two") == shell.fold("acme"))
    }

    // MARK: - States

    @Test func `every state has its answer and its code`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        let (folder, place) = (shell.folder + "/acme", shell.folder + "/meeting.git")
        func answer(_ words: String...) throws -> String {
            let outcome = try shell.acme("sync", list: words)
            return "\(outcome.code) \(outcome.out)\(outcome.err)"
        }
        #expect(
            try answer()
                == "2 tend: \(folder) has no other copies yet: tend sync --to REPOSITORY sets that "
                + "up\n")
        #expect(
            try answer("--to", "ext::touch x")
                == "2 tend: ‘ext::touch x’ is no path or address of a repository\n")
        #expect(
            try answer("--to", "ext::touch")
                == "2 tend: ext: is no way to sync: give a path, ssh: or https:\n")
        #expect(
            try answer("--to", "-ox")
                .utf8.starts(with: "2 ".utf8))
        #expect(try answer("--to", "meeting.git").utf8.starts(with: "0 made ".utf8))
        #expect(
            try answer("--to", "elsewhere.git")
                == "2 tend: this copy syncs with \(place) already; git remote set-url origin "
                + "REPOSITORY changes that\n")
        #expect(
            try shell.acme("sync", environment: ["PATH": "/nowhere"])
                == .init(
                    out: "", err: "tend: there is no git on this machine: install it\n", code: 3))
        #expect(
            try shell.acme("sync", "--read-only")
                == .init(out: "", err: "tend: opened for reading only\n", code: 3))
        let code = try shell.script(
            "flock acme/.local/sync $TEND sync --program acme >out 2>err; echo $? >>err")
        #expect(code == 0)
        #expect(shell.read("err").contains("syncs this copy already"))
        #expect(shell.read("err").lines.last == "3")
        _ = try shell.script("touch acme/.git/index.lock")
        _ = try shell.acme("note", "ea-12", "hi")
        let locked = try answer()
        #expect(locked.contains("another git is at work in this folder"), "\(locked)")
        #expect(locked.utf8.starts(with: "3 ".utf8))
        _ = try shell.script("rm acme/.git/index.lock; mv meeting.git gone")
        #expect(
            try answer()
                == "3 tend: there is no git repository at \(place); git init --bare FOLDER makes "
                + "one there\n")
        _ = try shell.script(
            """
            mv gone meeting.git; mkdir -p meeting.git/hooks; printf '#!/bin/sh\\nexit 1\\n' \
            >meeting.git/hooks/pre-receive; chmod 755 meeting.git/hooks/pre-receive
            """)
        let declined = try answer()
        #expect(
            declined.utf8.starts(with: "3 tend: \(place) does not take it (".utf8), "\(declined)")
        _ = try shell.script("cd acme; git checkout -q --detach")
        #expect(
            try answer()
                == "3 tend: git is on no branch here: git switch main brings it back\n")
        _ = try shell.script("cd acme; git switch -q main; chown -R 65534 .git")
        if geteuid() == 0 {
            #expect(
                try answer()
                    == "3 tend: .git belongs to nobody, who alone syncs this copy\n")
        }
    }

    @Test func `who cannot be reached is named, and nothing is lost`() throws {
        let shell = try twoCopies()
        _ = try shell.script("cd acme; git remote set-url origin https://me:secret@127.0.0.1:1/a")
        _ = try shell.acme("note", "ea-12", "hi")
        let outcome = try shell.acme("sync")
        #expect(outcome.code == 3)
        #expect(
            outcome.err.utf8.starts(
                with: "tend: https://me@127.0.0.1:1/a cannot be reached (".utf8), "\(outcome)")
        #expect(outcome.err.contains("what was saved here goes with the next sync"))
        #expect(!outcome.err.contains("secret"))
        _ = try shell.script("cd acme; git remote set-url origin \(shell.folder)/meeting.git")
        #expect(try shell.acme("sync").out.utf8.starts(with: "sent 1 change".utf8))
    }

    // MARK: - Many copies

    @Test func `three copies that change and sync at random say the same in the end`() throws {
        let shell = try twoCopies()
        _ = try shell.tend("sync", "--from", "meeting.git", "three")
        let copies = ["acme", "two", "three"]
        let partners = ["ea-12", "ea-15", "ea-16", "ea-17"]
        var dice = Dice(7)
        for step in 0..<30 {
            let copy = copies[dice.roll(3)]
            let partner = partners[dice.roll(4)]
            let outcome =
                switch dice.roll(6) {
                case 0: try shell.copy(copy, "sync")
                case 1: try shell.copy(copy, "tag", "t\(dice.roll(3))", partner)
                case 2: try shell.copy(copy, "owner", "o\(dice.roll(3))", partner)
                case 3:
                    try shell.copy(
                        copy, "move", ["onboarding", "engagement", "recruitment"][dice.roll(3)],
                        partner)
                default: try shell.copy(copy, "note", partner, "step \(step)")
                }
            #expect(outcome.code == 0, "\(step): \(outcome)")
        }
        for copy in copies + copies {
            let outcome = try shell.copy(copy, "sync")
            #expect(outcome.code == 0, "\(outcome)")
        }
        let fold = try shell.fold("acme")
        for copy in copies {
            #expect(try shell.fold(copy) == fold)
            #expect(try shell.copy(copy, "check").code == 0)
            #expect(try shell.copy(copy, "sync").out.utf8.starts(with: "nothing to do".utf8))
        }
    }
}

extension Shell {
    /// Runs a command on a copy of the program as bo.
    func copy(_ copy: String, _ arguments: String...) throws -> Outcome {
        try tend(
            arguments.prefix(1) + ["--program", copy, "--as-of", Shell.today, "--as", "bo"]
                + arguments.dropFirst())
    }

    /// Runs a command on the program as ann, with a list of arguments.
    func acme(_ command: String, list: [String]) throws -> Outcome {
        try tend([command, "--program", "acme", "--as-of", Shell.today, "--as", "ann"] + list)
    }

    /// Everything a copy says of its partners, and every change it knows.
    func fold(_ copy: String) throws -> String {
        var text = try self.copy(copy, "list", "--format", "csv").out
        for partner in ["ea-12", "ea-15", "ea-16", "ea-17"] {
            text += try self.copy(copy, "show", partner).out
        }
        return try text + self.copy(copy, "history", "--limit", "100000", "--fields").out
    }
}
