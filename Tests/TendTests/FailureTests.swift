import Glibc
import Testing

/// What people are told when the machine fails, word for word, and what is left on the disk.
@Suite(.serialized) struct FailureTests {
    private func made() throws -> (shell: Shell, journal: String) {
        let shell = try Shell()
        try shell.makeProgram()
        return (shell, shell.read("acme/journal/" + shell.journal))
    }

    static let writes: [(code: Int32, says: String)] = [
        (ENOSPC, "the disk is full (# of # free)"), (EDQUOT, "the disk quota is used up"),
        (EFBIG, "the file size limit is reached"), (EIO, "input/output error"),
    ]

    @Test(arguments: writes.indices)
    func `what cannot be written changes nothing, and the next save works`(index: Int) throws {
        let (shell, before) = try made()
        let (code, says) = FailureTests.writes[index]
        let outcome = try shell.acme("note", "ea-12", "hi", where: "fail write /journal/* \(code)")
        #expect(
            Shell.Outcome(out: outcome.out, err: outcome.err.sizesHidden, code: outcome.code)
                == .init(out: "", err: "tend: not saved, nothing changed: \(says)\n", code: 3))
        #expect(shell.read("acme/journal/" + shell.journal) == before)
        #expect(try shell.acme("note", "ea-12", "hi").code == 0)
        #expect(try shell.checked() == ([], 0))
    }

    @Test(arguments: ["fdatasync /journal/*", "fsync /journal"])
    func `a disk that fails while syncing leaves it open, and a copy outside`(call: String) throws {
        let (shell, before) = try made()
        let outcome = try shell.acme("note", "ea-12", "hi", where: "fail \(call) \(EIO)")
        let says =
            "tend: it is unknown whether this was saved, open again to see: "
            + "input/output error; a copy of the change is in "
        #expect(outcome.code == 3 && outcome.out.isEmpty)
        #expect(outcome.err.utf8.starts(with: says.utf8), "\(outcome)")
        let file = String(decoding: outcome.err.utf8.dropFirst(says.utf8.count), as: UTF8.self)
        _ = try shell.script("cat \(file.lines[0]) > kept")
        #expect(shell.read("kept").contains("\"op\":\"note\""))
        #expect(shell.read("acme/journal/" + shell.journal) == before)
        #expect(try shell.acme("note", "ea-12", "again").code == 0)
    }

    @Test func `a journal that cannot be read is told, and nothing is written after it`() throws {
        let (shell, _) = try made()
        let outcome = try shell.acme("list", where: "fail pread /journal/* \(EIO)")
        let says =
            "tend: journal/\(shell.journal): input/output error; what can be read is shown, "
            + "and nothing is saved\n"
        #expect(outcome.err == says && outcome.code == 1)
        #expect(try shell.acme("note", "ea-12", "hi").code == 0)
    }

    @Test(arguments: [EROFS, EACCES])
    func `a folder that may not be written is read`(code: Int32) throws {
        let (shell, before) = try made()
        let fault = "fail faccessat /journal/* \(code)"
        let why = code == EROFS ? "the file system is mounted read-only" : "permission denied"
        #expect(try shell.acme("list", where: fault).code == 0)
        #expect(
            try shell.acme("note", "ea-12", "hi", where: fault)
                == .init(
                    out: "",
                    err: "tend: not saved, nothing changed: the folder cannot be written: \(why)\n",
                    code: 3))
        #expect(shell.read("acme/journal/" + shell.journal) == before)
    }

    @Test func `killed in the middle of a line, and the next one goes on`() throws {
        let (shell, _) = try made()
        let outcome = try shell.acme("note", "ea-12", "hi", where: "cut write /journal/* 40")
        #expect(outcome == .init(out: "", err: "", code: 137))
        #expect(try shell.acme("note", "ea-12", "after").code == 0)
        let line = shell.read("acme/journal/" + shell.journal).lines.count - 1
        #expect(
            try shell.checked()
                == (
                    [
                        "note    journal/\(shell.journal):\(line): an unfinished line of 40 bytes, "
                            + "never confirmed"
                    ], 0
                ))
    }

    @Test func `a session that hangs up while saving finishes the save`() throws {
        let (shell, _) = try made()
        let fault = "signal fdatasync /journal/* \(SIGHUP)"
        let outcome = try shell.acme("note", "ea-12", "hung up", where: fault)
        #expect(outcome.code == 128 + SIGHUP)
        #expect(try shell.acme("show", "ea-12").out.contains("hung up"))
        #expect(try shell.checked() == ([], 0))
    }

    @Test func `an answer nobody can take is told after the save`() throws {
        let (shell, _) = try made()
        let code = try shell.script("$TEND note ea-12 full --program acme --as ann >/dev/full 2>e")
        #expect(code == 3)
        let says = "tend: saved, but the answer could not be written to standard output\n"
        #expect(shell.read("e") == says)
        #expect(try shell.acme("show", "ea-12").out.contains("full"))
    }

    @Test func `who is suspended while saving is named, and its save stays whole`() throws {
        let (shell, _) = try made()
        let script = """
            $TEND note ea-12 first --program acme --as bo >bo-out 2>&1 & p=$!
            unset LD_PRELOAD; n=0
            until grep -q '^State:.T' /proc/$p/status 2>/dev/null || [ $n -gt 500 ]; do
            n=$((n+1)); sleep 0.02; done
            $TEND note ea-12 second --program acme --as ann >ann-out 2>&1; echo $? >code
            kill -CONT $p; wait $p; echo $p >pid
            """
        let variables = try shell.faulty("stop fdatasync /journal/*")
        #expect(try shell.script(script, environment: variables) == 0)
        let process = shell.read("pid").lines.first ?? ""
        let who = "bo's session (process \(process))"
        #expect(
            shell.read("ann-out") == "tend: waiting for \(who)\n"
                + "tend: not saved, nothing changed: \(who) is suspended while "
                + "saving: continue or end it\n")
        #expect(shell.read("bo-out").utf8.starts(with: "saved ".utf8))
        #expect(shell.read("code") == "3\n")
        #expect(try shell.checked() == ([], 0))
    }

    @Test func `who holds the lock without end is named with the time since when`() throws {
        let (shell, _) = try made()
        let script = """
            exec 9<>acme/.local/lock; flock 9; : >acme/.local/lock; printf '1\\n2026-11-22T03:40:11.000Z\\nbo\\n' >&9
            $TEND note ea-12 second --program acme --as ann >out 2>err 9>&-; echo $? >code
            """
        #expect(try shell.script(script) == 0)
        #expect(
            shell.read("err").lines == [
                "tend: waiting for bo's session (process 1)",
                "tend: not saved, nothing changed: locked by bo's session (process 1) since "
                    + "2026-11-22T03:40:11.000Z",
            ])
        #expect(shell.read("code") == "3\n" && shell.read("out").isEmpty)
    }

    @Test func `a lock file that is deleted locks nobody and nothing`() throws {
        let (shell, _) = try made()
        let script = """
            $TEND note ea-12 first --program acme --as bo >bo-out 2>&1 & p=$!
            unset LD_PRELOAD; n=0
            until grep -q '^State:.T' /proc/$p/status 2>/dev/null || [ $n -gt 500 ]; do
            n=$((n+1)); sleep 0.02; done
            rm acme/.local/lock
            $TEND note ea-12 second --program acme --as ann >ann-out 2>&1
            kill -CONT $p; wait $p
            """
        let variables = try shell.faulty("stop flock /.local/lock")
        #expect(try shell.script(script, environment: variables) == 0)
        for answer in ["bo-out", "ann-out"] {
            #expect(shell.read(answer).utf8.starts(with: "saved ".utf8), "\(shell.read(answer))")
        }
        #expect(Set([shell.read("bo-out"), shell.read("ann-out")]).count == 2)
        #expect(try shell.checked() == ([], 0))
    }
}

extension String {
    /// The text with `#` for sizes such as `3.1 GB`, which differ from disk to disk.
    var sizesHidden: String {
        replacing(#/\d+(\.\d)? (bytes|[KMGTPE]B)/#, with: "#")
    }
}
