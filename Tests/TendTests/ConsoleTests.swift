import Glibc
import Testing

/// The console in a real terminal; skipped where tmux is missing.
@Suite(.serialized, .enabled(if: Tmux.isHere, "tmux is not installed: see .ci/needs"))
struct ConsoleTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private static let open = "$TEND acme --as-of \(Shell.today) --as ann"

    private func console(
        columns: Int = 100, rows: Int = 30, environment: [String: String] = [:]
    ) throws -> Tmux {
        let tmux = try Tmux(shell, columns: columns, rows: rows, environment: environment)
        try tmux.type(ConsoleTests.open, enter: true)
        try tmux.wait("no first frame") { $0.contains("O'Brien") && $0.contains("? keys") }
        return tmux
    }

    /// The prompt is back, the modes are those of a terminal at rest, and what is typed is seen.
    private func expectAtRest(
        _ tmux: Tmux, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try tmux.wait("\(what): still there", sourceLocation: sourceLocation) { _ in
            try tmux.process() == nil
        }
        try tmux.wait("\(what): modes are left", sourceLocation: sourceLocation) { _ in
            try tmux.modes == "0 0 1"
        }
        try tmux.type("stty -a; echo e''nd", enter: true)
        try tmux.wait("\(what): no echo", sourceLocation: sourceLocation) { screen in
            screen.lines.contains("end") && screen.contains(" echo ") && screen.contains(" icanon ")
        }
    }

    @Test func `the first frame stands, and q then Q leave the terminal as it was`() throws {
        let tmux = try console()
        #expect(try tmux.modes == "1 1 0")
        #expect(try tmux.screen.lines.count == 30)
        try tmux.press("Q")
        try expectAtRest(tmux, "Q")
        #expect(try !tmux.screen.contains("? keys"))
    }

    @Test func `a field that somebody else changed is shown with both values, and stays`() throws {
        let tmux = try console()
        try tmux.type("/brien")
        try tmux.press("Enter", "o")
        try tmux.type("lee", enter: true)
        try tmux.wait("not saved") { $0.contains("u undo") && $0.contains("Saved") }
        _ = try shell.tend("owner", "bo", "ea-12", "--program", "acme", "--as", "bo")
        try tmux.press("u")
        try tmux.wait("no box") { $0.contains("LEFT AS IT IS") && $0.contains("bo: bo") }
        try tmux.press("o")
        try tmux.wait("not taken back") { $0.contains("Taken back") }
        #expect(try !shell.acme("show", "ea-12").out.contains("owner"))
    }

    @Test func `triage goes on where another process stopped`() throws {
        let tmux = try console()
        try tmux.press("5", "n")
        try tmux.wait("not skipped") { $0.contains("1 of 4 looked at") }
        try tmux.press("Q")
        try tmux.wait("still there") { _ in try tmux.process() == nil }
        try tmux.type(ConsoleTests.open, enter: true)
        try tmux.wait("no first frame") { $0.contains("? keys") }
        try tmux.press("5")
        try tmux.wait("forgotten") { $0.contains("1 of 4 looked at") }
        try tmux.press("u")
        try tmux.wait("not taken back") { $0.contains("0 of 4 looked at") }
    }

    @Test func `a filter narrows with every letter, and Esc brings all back`() throws {
        let tmux = try console()
        try tmux.type("/")
        for (letters, count) in [("quiet:", 4), (">3", nil), ("0d", 1)] {
            try tmux.type(letters)
            try tmux.wait("after \(letters)") { screen in
                count.map { ConsoleTests.rows(screen) == $0 } ?? true
            }
        }
        let start = Tmux.now
        try tmux.press("Escape")
        try tmux.wait("Esc restores") { ConsoleTests.rows($0) == 4 }
        #expect(Tmux.now - start < 3)
        try tmux.type("i")
        try tmux.wait("i hides") { ConsoleTests.rows($0) == 1 && $0.contains("hidden") }
    }

    private static func rows(_ screen: String) -> Int {
        ["O'Brien", "李 Wei", "Gęś Żółć", "Eva Nova"].count { screen.contains($0) }
    }

    @Test func `a storm of sizes ends in a whole frame`() throws {
        let tmux = try console()
        var seed: UInt64 = 9
        for _ in 0..<60 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let (columns, rows) = (1 + Int(seed >> 40) % 200, 1 + Int(seed >> 50) % 60)
            try tmux.run("resize-window -t t -x \(columns) -y \(rows)")
        }
        try tmux.run("resize-window -t t -x 90 -y 26")
        try tmux.wait("the last size") {
            $0.contains("O'Brien") && ($0.lines.last ?? "").contains("? keys")
                && $0.lines.count == 26
        }
        #expect(try tmux.process() != nil)
    }

    @Test func `Ctrl-Z gives the shell back, fg the console`() throws {
        let tmux = try console()
        try tmux.press("C-z")
        try tmux.wait("stopped") { $0.contains("Stopped") }
        #expect(try tmux.modes == "0 0 1")
        try tmux.run("resize-window -t t -x 80 -y 24")
        try tmux.type("fg", enter: true)
        try tmux.wait("back") { $0.contains("O'Brien") && ($0.lines.last ?? "").contains("? keys") }
        try tmux.wait("modes again") { _ in try tmux.modes == "1 1 0" }
        try tmux.press("j", "Q")
        try expectAtRest(tmux, "after fg")
    }

    @Test(arguments: ["HUP", "TERM", "QUIT", "INT", "ABRT", "SEGV", "ILL", "BUS", "FPE", "TRAP"])
    func `no signal leaves the terminal in disorder`(signal: String) throws {
        let tmux = try console()
        let process = try #require(try tmux.process())
        _ = try shell.script("kill -\(signal) \(process)")
        try expectAtRest(tmux, signal)
        // Nothing of a partner is told by a program that falls, nor of the memory it had.
        let left = try tmux.run("capture-pane -p -S - -t t")
        for word in ["O'Brien", "example.com", "Fatal", "Backtrace", "0x"] {
            #expect(!left.contains(word), "\(signal): \(left)")
        }
    }

    @Test func `two consoles on one program see each other's changes within a second`() throws {
        let one = try console()
        let other = try Shell()
        let tmux = try Tmux(other)
        try tmux.type("cd \(shell.folder); $TEND acme --as-of \(Shell.today) --as bo", enter: true)
        try tmux.wait("no second console") { $0.contains("O'Brien") && $0.contains("? keys") }
        try one.type("N")
        try one.type("see you there")
        let start = Tmux.now
        try one.press("Enter")
        try tmux.wait("the other does not see it") { $0.contains("ann changed 1 partner") }
        #expect(Tmux.now - start < 2)
    }

    @Test(arguments: ["dumb", "vt100", "xterm", "linux", "screen", "xterm-kitty", "none"])
    func `every terminal gets a console or a reason in one line`(term: String) throws {
        let tmux = try Tmux(shell)
        try tmux.type("TERM=\(term) \(ConsoleTests.open)", enter: true)
        try tmux.wait("TERM=\(term)") { $0.contains("O'Brien") || $0.contains("tend: ") }
        if try tmux.process() != nil { try tmux.press("Q") }
        try tmux.wait("TERM=\(term) ends") { _ in try tmux.process() == nil }
    }

    @Test func `in a locale without UTF-8 only ASCII is drawn, and without colour all is told`()
        throws
    {
        let tmux = try Tmux(shell)
        for setting in ["LC_ALL=C", "LC_ALL=POSIX", "NO_COLOR=1"] {
            try tmux.type("clear; \(setting) \(ConsoleTests.open)", enter: true)
            try tmux.wait(setting) { $0.contains("O'Brien") && $0.contains("? keys") }
            let screen = try tmux.screen
            #expect(screen.contains("quiet") && screen.contains("never started"))
            if setting == "NO_COLOR=1" {
                let coloured = try tmux.run("capture-pane -p -e -t t")
                let colours = (0...7).map { "\u{1B}[3\($0)m" } + ["\u{1B}[38;"]
                #expect(!colours.contains { coloured.contains($0) })
            }
            try tmux.press("Q")
            try tmux.wait("\(setting) ends") { _ in try tmux.process() == nil }
        }
    }

    @Test func `one wrong byte eats no key, and a torn arrow is an arrow`() throws {
        let tmux = try console()
        try tmux.type("/")
        try tmux.run("send-keys -t t -H ff c3 62 72 69 65 6e")
        try tmux.wait("the letters after it") {
            $0.contains("/ brien") && ConsoleTests.rows($0) == 1
        }
        try tmux.press("Escape")
        try tmux.wait("all again") { ConsoleTests.rows($0) == 4 }
        try tmux.press("j", "j")
        try tmux.wait("third row") { ConsoleTests.cursor($0) == 2 }
        _ = try shell.script(
            "tmux -S socket send-keys -t t -H 1b; sleep 0.1; tmux -S socket send-keys -t t -H 5b 41"
        )
        try tmux.wait("a row up") { ConsoleTests.cursor($0) == 1 }
        #expect(try !tmux.screen.contains("[A"))
    }

    /// Which of the list's rows is under the cursor.
    private static func cursor(_ screen: String) -> Int? {
        let partners = screen.lines.filter { rows($0) == 1 }
        return partners.firstIndex { $0.utf8.first == 0x3E }
    }

    @Test func `a console killed at once keeps every note it confirmed`() throws {
        let tmux = try console()
        try tmux.type("N")
        try tmux.type("keep me")
        try tmux.press("Enter")
        try tmux.wait("no answer") { $0.contains("aved") }
        let process = try #require(try tmux.process())
        _ = try shell.script("kill -9 \(process)")
        try tmux.wait("gone") { _ in try tmux.process() == nil }
        #expect(try shell.acme("history", "--limit", "1").out.contains("keep me"))
        #expect(try shell.acme("check").code == 0)
    }

    @Test(.enabled(if: access("/usr/bin/strace", X_OK) == 0, "strace is not installed"))
    func `every frame goes out in one write`() throws {
        let tmux = try Tmux(shell)
        try tmux.type(
            "strace -f -qq -e trace=write -o trace \(ConsoleTests.open)", enter: true)
        try tmux.wait(seconds: 40, "no frame under strace") { $0.contains("O'Brien") }
        let before = frames
        try tmux.press("j")
        try tmux.wait("a row down") { ConsoleTests.cursor($0) == 1 }
        #expect(frames - before == 1)
        try tmux.press("Q")
        try tmux.wait("ends") { $0.contains("$ ") && !$0.contains("? keys") }
    }

    /// Writes to the terminal so far.
    private var frames: Int {
        shell.read("trace").lines.count { $0.contains("write(1,") || $0.contains("write(2,") }
    }
}
