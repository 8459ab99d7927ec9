import ArgumentParser
import Screen
import Terminal
import Testing
import ViewModel

@testable import tend

/// What holds for every command: exit codes, one line of error, no prompts, places, output.
@Suite struct UsageTests {
    static let commands = Tend.configuration.subcommands.compactMap {
        $0.configuration.commandName
    }

    @Test func `every command has help, and an unknown option ends with 2 in one line`() throws {
        let shell = try Shell()
        #expect(UsageTests.commands.count >= 20)
        for command in UsageTests.commands {
            let help = try shell.tend(command, "--help")
            #expect(help.code == 0 && help.err.isEmpty && help.out.contains("USAGE"), "\(command)")
            let wrong = try shell.tend(command, "--no-such-option")
            #expect(wrong.code == 2 && wrong.out.isEmpty, "\(command)")
            #expect(wrong.err.lines.count == 1, "\(wrong.err)")
        }
        #expect(try shell.tend("--version").out.utf8.starts(with: "tend ".utf8))
    }

    @Test func `without a program each command says what to do, in one line`() throws {
        let shell = try Shell()
        for arguments in [
            ["list"], ["show", "x"], ["kpi"], ["screen"], ["note", "x", "y"], ["tag", "x", "y"],
            ["move", "engagement", "x"], ["owner", "x", "y"], ["archive", "x"], ["undo"],
            ["history"], ["check"],
        ] {
            let outcome = try shell.tend(arguments)
            #expect(outcome.code == 3 && outcome.out.isEmpty, "\(arguments)")
            #expect(outcome.err.lines.count == 1 && outcome.err.contains("tend demo"))
            let gone = try shell.tend(arguments + ["--program", "/nowhere/at-all"])
            #expect(gone.code == 3 && gone.out.isEmpty && gone.err.lines.count == 1)
        }
    }

    @Test func `tend alone without a terminal prints Home, or the welcome, and ends with 0`() throws
    {
        let shell = try Shell()
        let welcome = try shell.tend([])
        #expect(welcome.code == 0 && welcome.err.isEmpty)
        #expect(welcome.out.contains("run tend in one"))
        try shell.makeProgram()
        let home = try shell.tend("acme", "--as-of", Shell.today)
        #expect(home.code == 0 && home.out.contains("O'Brien") && home.out.contains("[1 Home]"))
        #expect(home.out.utf8.allSatisfy { $0 != 0x1B })
        #expect(home.out.lines.count == 25)
        #expect(try shell.tend("nowhere").code == 3)
    }

    @Test func `the program is the one given, else the variable's, else the nearest above`() throws
    {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.tend("new", "other")
        let environment = ["TEND_PROGRAM": shell.folder + "/acme"]
        #expect(try shell.tend("list", environment: environment).code == 0)
        #expect(try shell.tend("list", "--program", "other", environment: environment).code == 1)
        #expect(try shell.script("cd acme/journal && $TEND list >/dev/null") == 0)
        #expect(try shell.script("cd other && $TEND list >/dev/null") == 1)
        #expect(
            try shell.script("cd other && $TEND list >/dev/null", environment: environment) == 0)
        #expect(try shell.tend("list", environment: ["TEND_PROGRAM": ""]).code == 3)
    }

    @Test func `a word that is not UTF-8 is refused before anything is done`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.script(
            "$TEND note ea-12 \"$(printf 'caf\\351')\" --program acme --as ann 2>told; echo $? >>told"
        )
        #expect(
            shell.read("told")
                == "tend: word 3, ‘caf□’, is not UTF-8: is the terminal set to something "
                + "else?\n2\n")
        #expect(try shell.acme("history", "ea-12", "--user", "ann").out.contains("note") == false)
    }

    @Test func `nothing waits for an answer`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.script("mkfifo quiet")
        for arguments in ["", "acme", "demo acme", "tag x --filter is:quiet --program acme"] {
            let open = "sleep 90 >quiet & S=$!; timeout 60 $TEND \(arguments) <quiet >out 2>err"
            #expect(try shell.script(open + "; C=$?; kill $S; exit $C") == 0, "\(arguments)")
        }
    }

    @Test func `a full disk behind standard output is told, a closed one too`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        for arguments in ["list", "kpi", "history", "screen", "check", "show ea-12"] {
            let full = try shell.script("$TEND \(arguments) --program acme >/dev/full 2>err")
            #expect(full == 3, "\(arguments)")
            #expect(shell.read("err").contains("could not be written"), "\(arguments)")
            #expect(try shell.script("$TEND \(arguments) --program acme >&- 2>err") == 3)
        }
        let note = try shell.script("$TEND note ea-12 kept --program acme >/dev/full 2>err")
        #expect(note == 3 && shell.read("err").contains("saved"))
        #expect(try shell.acme("show", "ea-12").out.contains("kept"))
        #expect(try shell.script("$TEND list --program acme | head -1 >/dev/null") == 0)
        #expect(try shell.script("$TEND list --program acme 2>&- >/dev/null") == 0)
    }

    @Test func `keys of the table are printed, with their words`() throws {
        let shell = try Shell()
        let outcome = try shell.tend("keys")
        #expect(outcome.code == 0)
        for entry in CommandTable.entries {
            let line = outcome.out.lines.first {
                $0.split(separator: " ").contains { $0 == entry.command.rawValue }
            }
            #expect(line != nil, "\(entry.command)")
        }
    }

    @Test func `completions know every command, in three shells`() throws {
        let shell = try Shell()
        for name in ["bash", "zsh", "fish"] {
            let outcome = try shell.tend("completions", name)
            #expect(outcome.code == 0)
            for command in UsageTests.commands {
                #expect(outcome.out.contains(command), "\(name) \(command)")
            }
            try shell.write("script.\(name)", outcome.out)
        }
        #expect(try shell.script("bash -n script.bash") == 0)
        let wrong = try shell.tend("completions", "tcsh")
        #expect(wrong.code == 2 && wrong.err.lines.count == 1)
    }

    @Test func `doctor looks at what there is and never fails for it`() throws {
        let shell = try Shell()
        for (variable, value) in [
            ("TERM", "dumb"), ("TERM", "no-such-terminal"), ("TERM", ""), ("LC_ALL", "C"),
            ("LC_ALL", "xx_YY.UTF-8"), ("NO_COLOR", "1"),
        ] {
            let outcome = try shell.tend("doctor", environment: [variable: value])
            #expect(outcome.code == 0 && outcome.err.isEmpty, "\(variable)=\(value)")
            #expect(outcome.out.contains("standard output"))
        }
    }

    @Test func `a wrong settings file is told by its line and stops nothing`() throws {
        let shell = try Shell()
        try shell.makeProgram()
        _ = try shell.script("mkdir -p config/tend")
        let environment = ["XDG_CONFIG_HOME": shell.folder + "/config"]
        for (text, place) in [
            ("bogus: 1\n", ":1:1"), ("theme: paper\nkeys: {fly: x}\n", ":2:8"),
            ("keys: {filter: <Nope>}\n", ":1:16"), ("colors: many\n", ":1:9"), ("a: [\n", ":2:1"),
            ("keys: {note: d}\n", "settings.yaml"), ("\u{1B}", ":1:1"),
        ] {
            try shell.write("config/tend/settings.yaml", text)
            let outcome = try shell.tend("keys", environment: environment)
            #expect(outcome.code == 1 && outcome.err.contains(place), "\(text): \(outcome.err)")
            #expect(try shell.acme("list", environment: environment).code == 0)
            #expect(shell.read("config/tend/settings.yaml") == text, "it is never written")
        }
    }
}
