import Glibc
import Testing

/// A locked console over a real ssh server, as a manager has it who can log in for nothing else.
@Suite(
    .serialized,
    .enabled(
        if: Tmux.isHere && Sshd.isHere,
        "tmux or the OpenSSH server is not installed: no locked session was tried"))
struct LockedConsoleTests {
    private let shell: Shell
    private let server: Sshd

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        mkdir(shell.folder + "/acme/inbox", 0o750)
        let folder = shell.folder
        func command(_ name: String) throws -> String {
            "\(try Shell.binary) --locked --as \(name) --program \(folder)/acme"
                + " --as-of \(Shell.today)"
        }
        let faults = try shell.faulty("stop fdatasync /journal/*").map { "\($0)='\($1)'" }
        let trace = "strace -f -qq -o \(folder)/trace -e trace=execve,execveat,socket"
        server = try Sshd(
            shell,
            logins: [
                ("ann", try command("ann")), ("bo", try command("bo")),
                ("slow", "env " + faults.sorted().joined(separator: " ") + " " + command("slow")),
                ("traced", trace + " " + command("traced")),
            ])
    }

    private func console(_ words: String, environment: [String: String] = [:]) throws -> Tmux {
        try console(words, on: Tmux(shell, environment: environment))
    }

    private func console(_ words: String, on tmux: Tmux) throws -> Tmux {
        try tmux.type(words, enter: true)
        try tmux.wait(seconds: 40, "no first frame") {
            $0.contains("O'Brien") && $0.contains("? keys")
        }
        return tmux
    }

    private func note(_ text: String, in tmux: Tmux) throws {
        try tmux.type("N")
        try tmux.type(text, enter: true)
        try tmux.wait("no answer") { $0.contains("u undo") && $0.contains("aved") }
    }

    @Test func `whatever a login asks for, it gets the console, and works there`() throws {
        try shell.write("own.terminfo", "x")
        let environment = [
            "LESSOPEN": "|touch hacked", "EDITOR": "touch hacked", "TERMINFO": "/tmp",
        ]
        let asked = Sshd.ssh("ann") + " 'touch \(shell.folder)/hacked; exec sh'"
        let tmux = try console(asked, environment: environment)
        try note("by key", in: tmux)
        for (key, why) in [
            ("E", "no editor or other program"), ("X", "no files are written outside"),
            ("C-z", "there is no shell to go back to"),
        ] {
            try tmux.press(key)
            try tmux.wait(key) { $0.contains(why) }
        }
        try tmux.press("Q")
        try tmux.wait("ends") { $0.contains("$ ") && !$0.contains("? keys") }
        #expect(access(shell.folder + "/hacked", F_OK) != 0)
        let history = try shell.acme("history", "--limit", "1")
        #expect(history.out.contains("by key") && history.out.contains("ann"))
        #expect(shell.names(in: "acme/journal").count == 1, "it took the machine for another one")
        #expect(try shell.checked() == ([], 0))
    }

    @Test func `a file is imported from the inbox's list, links are not listed`() throws {
        let rows =
            "\"ID\",\"username\",\"email\",\"name\",\"status\",\"mtd_clicks\","
            + "\"ytd_clicks\",\"mtd_commissions\",\"ytd_commissions\",\"signup_date\","
            + "\"parent_name\",\"parent_id\",\"notes\"\n"
            + "99,ik,ik@example.com,\"Ingrid K\",active,0,0,0,0,2025-01-02,,,\n"
        try shell.write("acme/inbox/export_affiliates.csv", rows)
        symlink("/etc/passwd", shell.folder + "/acme/inbox/a.csv")
        let tmux = try console(Sshd.ssh("ann"))
        try tmux.type(":import")
        try tmux.wait("palette") { $0.contains("mport") }
        try tmux.press("Enter")
        try tmux.wait("no list") { $0.contains("FILES IN INBOX") }
        #expect(try !tmux.screen.contains("a.csv"))
        try tmux.press("Enter")
        try tmux.wait("no preview") { $0.contains("Ingrid") }
        try tmux.press("Enter")
        try tmux.wait("not imported") { _ in
            try shell.acme("show", "ea-99").out.contains("Ingrid K")
        }
    }

    @Test func `without a terminal, by sftp, scp and forwarding there is nothing`() throws {
        let bare = try server.attempt(Sshd.ssh("ann", "-T"))
        #expect(bare.code == 2)
        #expect(bare.said.contains("a console needs a terminal"))
        #expect(!bare.said.contains("O'Brien"))
        try shell.write("put", "x")
        #expect(try server.attempt("sftp -F ssh_config -b /dev/null ann").code != 0)
        #expect(try server.attempt("scp -F ssh_config put ann:\(shell.folder)/put-there").code != 0)
        #expect(access(shell.folder + "/put-there", F_OK) != 0)
        let forward = try server.attempt(Sshd.ssh("ann", "-W \(server.address)"))
        #expect(forward.code != 0 && forward.said.contains("forwarding failed"), "\(forward.said)")
        let back = try server.attempt(
            Sshd.ssh("ann", "-N -o ExitOnForwardFailure=yes -R 0:127.0.0.1:1"))
        #expect(back.code == 255 && back.said.contains("forwarding failed"), "\(back.said)")
    }

    @Test func `a connection that drops in the middle of a save leaves it whole`() throws {
        let tmux = try console(Sshd.ssh("slow"))
        try tmux.type("N")
        try tmux.type("cut off", enter: true)
        let process = try #require(try running("slow", state: "T"), "it never came to the save")
        let client = try #require(try tmux.process(named: "ssh"))
        _ = try shell.script("kill -9 \(client)")
        // The terminal that goes away wakes who is stopped, as it would wake a suspended job.
        let gone =
            "n=0; while [ -d /proc/\(process) ] && [ $n -lt 500 ]; do n=$((n+1)); "
            + "sleep 0.02; done; [ ! -d /proc/\(process) ]"
        #expect(try shell.script(gone) == 0, "it runs on unattended")
        let line = shell.read("acme/journal/" + shell.journal).lines.last ?? ""
        #expect(line.contains("cut off") && line.utf8.last == 0x7D)
        #expect(try shell.acme("show", "ea-12").code == 0)
        #expect(try shell.checked() == ([], 0))
    }

    @Test func `a locked session names who keeps it from saving`() throws {
        let slow = try console(Sshd.ssh("slow"))
        try slow.type("N")
        try slow.type("first", enter: true)
        let process = try #require(try running("slow", state: "T"), "it never came to the save")
        let tmux = try console("cd \(shell.folder); " + Sshd.ssh("bo"), on: Tmux(Shell()))
        try tmux.type("N")
        try tmux.type("second", enter: true)
        try tmux.wait(seconds: 30, "nobody is named") {
            $0.contains("slow's session (process \(process)) is suspended")
        }
        _ = try shell.script("kill -CONT \(process)")
        try slow.wait("it does not go on") { $0.contains("u undo") && $0.contains("aved") }
        try note("third", in: tmux)
        let history = try shell.acme("history", "--limit", "2").out
        #expect(history.contains("first") && history.contains("third"))
    }

    /// The process of a login's console once it is in a state, or nil.
    private func running(_ name: String, state: Character) throws -> Int? {
        let find =
            "n=0; while [ $n -lt 1000 ]; do for p in $(pgrep -f -- '--locked --as \(name) ' ); do "
            + "if [ \"$(cat /proc/$p/comm)\" = tend ] && grep -q '^State:.\(state)' /proc/$p/status; "
            + "then echo $p >found; exit 0; fi; done; n=$((n+1)); sleep 0.02; done; exit 1"
        guard try shell.script(find) == 0 else { return nil }
        return shell.read("found").lines.first.flatMap { Int($0) }
    }

    @Test(.enabled(if: access("/usr/bin/strace", X_OK) == 0, "strace is not installed"))
    func `a whole session starts no other program and opens no socket`() throws {
        let tmux = try console(Sshd.ssh("traced"))
        for keys in ["j", "y", "Y", "5", "1", "8", "E"] { try tmux.press(keys) }
        try tmux.press("1")
        try note("traced", in: tmux)
        try tmux.press("Q")
        try tmux.wait(seconds: 40, "ends") { $0.contains("$ ") && !$0.contains("? keys") }
        let calls = shell.read("trace").lines.filter {
            $0.contains("exec") || $0.contains("socket")
        }
        #expect(calls.count == 1, "\(calls)")
        #expect(calls.first?.contains("--locked") == true)
    }
}
