import Glibc
import Testing

/// Who may read and write what the program makes, and what it says where nothing may be written.
@Suite(.serialized) struct RightsTests {
    /// Commands that make files of every kind.
    private static let session = """
        $TEND note ea-12 hi $P && $TEND tag vip ea-12 ea-15 $P && $TEND draft ask-why ea-15 $P \
        && $TEND newsletter new $P && $TEND send --all $P; $TEND check $P; $TEND list $P
        $TEND undo $P; $TEND sync --to meeting.git $P
        """

    /// Everything below the program's folder with its mode, git's own objects left out.
    private func modes(_ shell: Shell, _ folder: String) throws -> [(mode: String, path: String)] {
        _ = try shell.script(
            "find \(folder) -path '*/.git/objects' -prune -o -printf '%m %y %p\\n' >modes")
        return shell.read("modes").lines.map { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            return (words[0] + words[1], words[2])
        }
    }

    @Test(arguments: ["000", "022", "077"])
    func `nothing is for everybody on the machine, whatever the mask`(mask: String) throws {
        let shell = try Shell()
        try shell.makeProgram()
        let options = "P='--program acme --as-of \(Shell.today) --as ann'; umask \(mask); "
        _ = try shell.script(options + RightsTests.session + " >out 2>&1")
        let modes = try modes(shell, "acme")
        #expect(modes.count > 40, "\(shell.read("out"))")
        for (mode, path) in modes {
            let isFine = ["640f", "600f", "750d", "700d", "440f", "400f"].contains(mode)
            #expect(isFine, "\(mode) \(path)")
        }
        let local = try #require(modes.first { $0.path == "acme/.local" })
        #expect(local.mode == "700d")
    }

    @Test(arguments: ["022", "077"])
    func `what is made in a group's folder is the group's, throughout`(mask: String) throws {
        let shell = try Shell()
        let options =
            "P='--program group/acme --as-of \(Shell.today) --as ann'; umask \(mask);"
            + " mkdir group; chmod 2770 group; "
        try shell.write("affiliates.csv", "id,name\n12,Ann\n15,Li\n")
        let begin =
            "$TEND new group/acme && $TEND import affiliates.csv --source custom $P"
            + " --currency EUR; $TEND note program hi $P; "
        _ = try shell.script("(" + options + begin + RightsTests.session + ") >out 2>&1")
        let modes = try modes(shell, "group/acme").filter { !$0.path.contains("/.git/") }
        #expect(modes.count > 12, "\(shell.read("out"))")
        for (mode, path) in modes {
            #expect(mode == "660f" || mode == "2770d", "\(mode) \(path)")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can be two other people"))
    func `two people of a group write one program, a third reads nothing`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        let script = """
            chmod 755 .. .; cp $TEND ./tend; chmod 755 tend
            mkdir group; chgrp 4242 group; chmod 2770 group
            as() { setpriv --reuid=$1 --regid=$1 --groups=$2 env HOME=/nowhere \
            XDG_STATE_HOME=/nowhere ./tend $3 --program group/acme --as u$1 $4 $5 $6; }
            setpriv --reuid=5001 --regid=5001 --groups=4242 ./tend new group/acme
            as 5001 4242 tier gold; as 5001 4242 goal program first; as 5002 4242 goal program second
            as 5002 4242 check; echo check $?; as 5003 5003 check; echo third $?
            """
        _ = try shell.script("(" + script + ") >out 2>&1")
        let out = shell.read("out")
        #expect(out.contains("check 0"), "\(out)")
        #expect(out.contains("permission denied"), "\(out)")
        #expect(out.contains("third 3"), "\(out)")
        for (mode, path) in try modes(shell, "group/acme") {
            #expect(mode == "660f" || mode == "2770d", "\(mode) \(path)")
        }
    }

    // MARK: - Where nothing may be written

    /// Every way to change something from the command line.
    static let changes: [[String]] = [
        ["note", "ea-12", "hi"], ["tag", "vip", "ea-12"], ["move", "engagement", "ea-12"],
        ["owner", "bo", "ea-12"], ["archive", "ea-12"], ["merge", "ea-12", "ea-15"],
        ["log", "ea-12", "call"], ["task", "ea-12", "call"], ["set", "tier", "gold", "ea-12"],
        ["goal", "ea-12", "50 sales by 2026-12-31"], ["review", "ea-12", "good"], ["undo"],
        ["draft", "ask-why", "ea-15"], ["newsletter", "new"], ["sync"],
        ["import", "export_clicks.csv", "--currency", "EUR"],
    ]

    @Test(arguments: changes.indices)
    func `a folder that may not be written answers every change with the reason`(
        index: Int
    ) throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.acme("note", "ea-12", "to undo")
        let words = RightsTests.changes[index]
        let outcome = try shell.tend(
            words.prefix(1) + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"]
                + words.dropFirst(),
            environment: try shell.faulty("fail faccessat /journal/* \(EROFS)"))
        #expect(outcome.code == 3, "\(words): \(outcome)")
        #expect(
            outcome.err.contains(
                "the folder cannot be written: the file system is mounted read-only"),
            "\(words): \(outcome)")
    }

    @Test func `a folder everybody may write is only read`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.script("chmod 777 acme")
        let outcome = try shell.acme("note", "ea-12", "hi")
        #expect(
            outcome
                == .init(
                    out: "",
                    err: "tend: not saved, nothing changed: everybody on this machine may replace "
                        + "its files: chmod o-w FOLDER\n", code: 3))
        #expect(try shell.acme("list").code == 0)
        _ = try shell.script("chmod 1777 acme")
        #expect(try shell.acme("note", "ea-12", "hi").code == 0)
    }

    @Test(.enabled(if: Tmux.isHere, "tmux is not installed: see .ci/needs"))
    func `the console says read-only and why`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.script("chmod 777 acme")
        let tmux = try Tmux(shell, columns: 120, rows: 30)
        try tmux.type("$TEND acme --as-of \(Shell.today) --as ann", enter: true)
        try tmux.wait("no banner") {
            $0.contains("READ-ONLY") && $0.contains("read-only: everybody on this machine")
        }
        try tmux.press("N")
        try tmux.wait("no reason") {
            $0.contains("Read-only: everybody on this machine may replace its files")
        }
    }
}
