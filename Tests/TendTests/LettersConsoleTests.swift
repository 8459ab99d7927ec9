import Glibc
import Testing

/// Letters in a real terminal: many at once, drafts, and what happens when nothing can be written.
@Suite(.serialized, .enabled(if: Tmux.isHere, "tmux is not installed: see .ci/needs"))
struct LettersConsoleTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write(
            "acme/settings.yaml",
            "name: acme\nmail: {from: \"Kim Berger <kim@acme.example>\"}\n")
    }

    private func console() throws -> Tmux {
        let tmux = try Tmux(shell, columns: 100, rows: 30)
        try tmux.type("$TEND acme --as-of \(Shell.today) --as ann", enter: true)
        try tmux.wait("no first frame") { $0.contains("O'Brien") && $0.contains("? keys") }
        return tmux
    }

    /// Presses keys one after another, each after the screen shows what it must.
    private func walk(_ tmux: Tmux, _ steps: [(keys: String, shows: String)]) throws {
        for (keys, shows) in steps {
            if keys == "Enter" || keys == "Escape" {
                try tmux.press(keys)
            } else {
                try tmux.type(keys)
            }
            try tmux.wait("after \(keys): no ‘\(shows)’") { $0.contains(shows) }
        }
    }

    @Test func `marked partners get a mail each, as one change and one undo`() throws {
        _ = try shell.acme("log", "ea-16", "--outcome", "unsubscribed", "stop")
        let tmux = try console()
        try walk(
            tmux,
            [
                ("2", "[2 Partners]"), ("*", "4"), ("m", "TEMPLATE"),
                ("Enter", "Letters to 3 partners, 1 left out"),
                ("Enter", "Put 3 mails into the outbox"), ("y", "3 mails are in the outbox"),
            ])
        let mails = ["ea-12", "ea-15", "ea-17"].map { "2026-11-22-\($0).eml" }
        #expect(shell.names(in: "acme/outbox") == mails)
        let history = try shell.acme("history", "--limit", "1", "--fields").out
        #expect(history.contains("3 partners") || history.contains("3 mails"), "\(history)")
        try walk(tmux, [("u", "3 of 3 mails are taken out of the outbox and drafts again")])
        #expect(shell.names(in: "acme/outbox") == ["taken-back"])
        #expect(try shell.acme("task", "ea-12").code == 1)
        try walk(
            tmux,
            [
                ("6", "▌DRAFTS"), ("Enter", "Letters to 3 partners"), ("Enter", "Put 3 mails"),
                ("y", "3 mails are in the outbox"),
            ])
        #expect(shell.names(in: "acme/outbox") == mails + ["taken-back"])
    }

    @Test func `a letter that cannot be kept stays open, and its text is named`() throws {
        mkdir(shell.folder + "/acme/drafts", 0o750)
        try shell.write("acme/drafts/ann", "in the way\n")
        let tmux = try console()
        try walk(
            tmux,
            [
                ("2", "[2 Partners]"), ("m", "TEMPLATE"), ("Enter", "CHECKS"),
                ("q", "the text is in"),
            ])
        #expect(try tmux.screen.contains("CHECKS"), "it is still open")
        let code = try shell.script(
            "grep -q '^partner: ea-12' \"$XDG_STATE_HOME\"/tend/unsaved-ea-12.md")
        #expect(code == 0)
    }

    @Test func `a letter is kept when the terminal goes away or somebody quits`() throws {
        let tmux = try console()
        try walk(tmux, [("2", "[2 Partners]"), ("m", "TEMPLATE"), ("Enter", "CHECKS")])
        let process = try #require(try tmux.process())
        kill(process, SIGHUP)
        try tmux.wait("still there") { _ in try tmux.process() == nil }
        #expect(shell.names(in: "acme/drafts/ann") == ["ea-12.md"])
        #expect(unlink(shell.folder + "/acme/drafts/ann/ea-12.md") == 0)
        try tmux.type("clear; $TEND acme --as-of \(Shell.today) --as ann", enter: true)
        try walk(tmux, [("2", "[2 Partners]"), ("m", "TEMPLATE"), ("Enter", "CHECKS")])
        try tmux.type("Q")
        try tmux.wait("still there") { _ in try tmux.process() == nil }
        #expect(shell.names(in: "acme/drafts/ann") == ["ea-12.md"])
    }

    @Test func `mails that cannot be written are not logged, and their letters stay open`() throws {
        try shell.write("acme/outbox", "in the way\n")
        let tmux = try console()
        try walk(
            tmux,
            [
                ("2", "[2 Partners]"), ("*", "4 marked"), ("m", "TEMPLATE"),
                ("Enter", "Letters to 4 partners"), ("Enter", "Put 4 mails"),
                ("y", "no mail was written"),
            ])
        #expect(try tmux.screen.contains("LETTERS"), "they are still open")
        #expect(try shell.acme("task", "ea-12").code == 1, "nothing is logged")
        try walk(tmux, [("q", "Keep the 4 letters"), ("y", "4 letters are kept as drafts")])
        #expect(
            shell.names(in: "acme/drafts/ann").filter {
                $0.utf8.suffix(3).elementsEqual(".md".utf8)
            }
            .count == 4)
    }
}
