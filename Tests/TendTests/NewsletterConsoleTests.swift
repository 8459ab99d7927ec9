import Glibc
import Testing

/// The newsletter in a real terminal: begun, switched, sent, taken back.
@Suite(.serialized, .enabled(if: Tmux.isHere, "tmux is not installed: see .ci/needs"))
struct NewsletterConsoleTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            mail: {from: "Kim Berger <kim@acme.example>"}
            newsletter: {schedule: day 25}
            """)
    }

    @Test func `an issue is begun, a part leaves it, it goes out and is taken back`() throws {
        let tmux = try Tmux(shell, columns: 100, rows: 30)
        try tmux.type("$TEND acme --as-of \(Shell.today) --as ann", enter: true)
        try tmux.wait("no first frame") {
            $0.contains("newsletter 25 Nov") && $0.contains("? keys")
        }
        let steps: [(keys: String, shows: String)] = [
            ("gw", "No issue yet"), ("Enter", "Newsletter, issue 1"),
            ("jj", "Hello {{partner.greeting}},"), ("Space", "FIRST SALES"),
        ]
        for (keys, shows) in steps.prefix(3) {
            if keys == "Enter" { try tmux.press(keys) } else { try tmux.type(keys) }
            try tmux.wait("after \(keys): no ‘\(shows)’") { $0.contains(shows) }
        }
        try tmux.press("Space")
        try tmux.wait("the part is still in") { !$0.contains("FIRST SALES") }
        #expect(shell.read("acme/newsletters/1.md").contains("#- first-sales\n"))
        try tmux.press("Enter")
        try tmux.wait("no choice") { $0.contains("ISSUE 1") }
        try tmux.type("1")
        try tmux.wait("no question") { $0.contains("one mail to each of 4?") }
        try tmux.type("y")
        try tmux.wait("not sent") { $0.contains("4 mails of issue 1 are in the outbox") }
        #expect(shell.names(in: "acme/outbox").count == 4)
        #expect(shell.read("acme/outbox/2026-11-22-ea-12.eml").contains("Hello Ann O'Brien,"))
        try tmux.type("u")
        try tmux.wait("not taken back") { $0.contains("4 of 4 mails are taken out of the outbox") }
        #expect(shell.names(in: "acme/outbox") == ["taken-back"])
    }
}
