import Glibc
import Testing

@testable import tend

/// Locked mode on the command line: what it asks for, keeps of the environment, and leaves behind.
@Suite struct LockedTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private func locked(
        _ words: [String], user: String = "ann", environment: [String: String] = [:]
    ) throws -> Shell.Outcome {
        try shell.tend(
            words + ["--locked", "--as", user, "--program", shell.folder + "/acme"],
            environment: environment)
    }

    @Test func `without a terminal there is no console, only a message`() throws {
        let says =
            "tend: this login opens a console and nothing else, and a console needs a terminal: "
            + "ssh -t\n"
        for command in ["tend send --all", "/bin/sh", "scp -t /"] {
            let outcome = try locked([], environment: ["SSH_ORIGINAL_COMMAND": command])
            #expect(outcome == .init(out: "", err: says, code: 2))
        }
    }

    @Test func `it asks for a name and a whole path, and gives no other commands`() throws {
        let says = "tend: --locked needs --as NAME and --program FOLDER, a path from / on\n"
        let path = shell.folder + "/acme"
        for words in [
            ["--locked", "--program", path], ["--locked", "--as", "ann"],
            ["--locked", "--as", "ann", "--program", "acme"],
            ["open", "--locked", "--as", "ann", "--program", path, "/tmp"],
        ] {
            #expect(try shell.tend(words) == .init(out: "", err: says, code: 2))
        }
        for name in ["../bo", ".bo", "", "b/o", "bo\u{1B}[2J", String(repeating: "b", count: 41)] {
            let outcome = try locked(["list"], user: name)
            #expect(outcome.code == 2 && outcome.out.isEmpty, "\(name)")
        }
        for command in [
            "send", "edit", "import", "sync", "kpi", "note", "export", "demo", "doctor",
        ] {
            let outcome = try locked([command, "x"])
            #expect(outcome.code == 2 && outcome.out.isEmpty, "\(command)")
        }
        let nowhere = try shell.tend("list", "--locked", "--as", "ann", "--program", "/nowhere")
        #expect(
            nowhere == .init(out: "", err: "tend: /nowhere: there is no program here\n", code: 3))
    }

    @Test func `its readings are those of everybody, and what it keeps is in the program`() throws {
        for words in [
            ["list", "--columns", "id,revenue.90d"], ["show", "ea-12"], ["triage"], ["history"],
            ["health"],
        ] {
            let day = ["--as-of", Shell.today]
            let open = try shell.tend(words + day + ["--program", "acme", "--as", "ann"])
            let outcome = try locked(words + day)
            #expect(outcome == open, "\(words)")
        }
        #expect(shell.names(in: "acme/.local/people") == ["ann"])
        #expect(try shell.checked() == ([], 0))
    }

    @Test func `nothing it makes can be read by others`() throws {
        _ = try shell.script("rm -r acme/.local; umask 0; mkdir -m 700 acme/.local")
        let variables = ["MALLOC_CHECK_": "3", "LESSOPEN": "|x", "EDITOR": "sh"]
        #expect(try locked(["list"], environment: variables).code == 0)
        let path = shell.folder + "/acme"
        _ = try shell.script(
            "umask 0; $TEND list --locked --as bo --program \(path) >/dev/null; "
                + "find acme/.local -perm /007 >open; ls acme/.local/people >people")
        #expect(shell.read("open") == "")
        #expect(shell.read("people") == "ann\nbo\n")
    }

    @Test(.enabled(if: access("/usr/bin/strace", X_OK) == 0, "strace is not installed"))
    func `where the kernel cannot refuse calls nothing is opened, without Landlock it goes on`()
        throws
    {
        func locked(without fault: String) throws -> Int32 {
            try shell.script(
                "strace -f -qq -o trace -e trace=seccomp,landlock_create_ruleset -e inject=\(fault) "
                    + "$TEND list --locked --as ann --program \(shell.folder)/acme >out 2>err")
        }
        #expect(try locked(without: "seccomp:error=EINVAL") == 3)
        #expect(shell.read("out").isEmpty)
        #expect(
            shell.read("err") == "tend: --locked: this system cannot keep a session from other "
                + "programs, so none is opened: Invalid argument\n")
        #expect(try locked(without: "landlock_create_ruleset:error=ENOSYS") == 0)
        #expect(shell.read("out").contains("O'Brien"))
    }

    @Test func `of the environment only well formed words about drawing are kept`() {
        func kept(_ variables: [String: String]) -> [String: String] {
            LockedEnvironment { variables[$0] }.kept
        }
        let good = [
            "TERM": "xterm-256color", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8",
            "LC_TIME": "en_DK@euro", "COLUMNS": "80", "LINES": "24", "NO_COLOR": "1",
            "COLORTERM": "truecolor",
        ]
        #expect(kept(good) == good)
        let long = String(repeating: "x", count: 41)
        let bad = [
            ["TERM": "../../tmp/x"], ["TERM": long], ["TERM": ""], ["TERM": "x\u{1B}c"],
            ["LANG": "/tmp/x"], ["LC_ALL": "a b"], ["COLUMNS": "80;x"], ["COLUMNS": "99999"],
            ["NO_COLOR": "%n"], ["COLORTERM": "other"],
        ]
        for variables in bad { #expect(kept(variables) == [:], "\(variables)") }
        for name in [
            "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "LESS", "LESSOPEN", "LD_PRELOAD",
            "SWIFT_BACKTRACE",
            "MALLOC_CHECK_", "EDITOR", "VISUAL", "PAGER", "HOME", "XDG_CONFIG_HOME", "TEND_PROGRAM",
            "SSH_ORIGINAL_COMMAND", "PATH", "TMUX", "TZ", "LOCPATH", "LANGUAGE",
        ] {
            #expect(kept([name: "x"]) == [:], "\(name)")
        }
    }
}
