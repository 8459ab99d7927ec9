import Glibc
import Testing

/// The morning mail, and contests that end.
@Suite struct DigestTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            rule: days
            mail: {from: "Kim Berger <kim@acme.example>"}
            newsletter: {schedule: fourth tuesday}
            """)
    }

    @Test func `it tells what is due, who slips away and what ends soon`() throws {
        _ = try shell.acme("task", "ea-12", "--due", "2026-11-20", "send the banners")
        _ = try shell.acme("goal", "ea-12", "5", "sales", "by", "2026-11-25")
        _ = try shell.acme(
            "incentive", "Winter 20: 3 sales from 2026-11-01 to 2026-11-28 pays 50")
        let digest = try shell.acme("digest")
        #expect(digest.code == 0, "\(digest.err)")
        let lines = digest.out.lines
        #expect(lines.first?.utf8.starts(with: "acme: 1 due (1 late), ".utf8) == true)
        #expect(lines.contains("DUE (1)"))
        #expect(lines.contains("  Ann O'Brien   2 d late: send the banners"))
        #expect(lines.contains("  Ann O'Brien   0 of 5 sales, until 25 November"))
        #expect(lines.contains("  Ann O'Brien   Winter 20: 1 sale to go, until 28 November"))
        #expect(digest.out.contains("SLIPPING AWAY"))
        #expect(digest.out.contains("the next newsletter is due on 2026-11-24, in 2 days."))
        #expect(lines.last == "As of 2026-11-22, figures to 2026-11-21.")
        #expect(digest.out.utf8.allSatisfy { $0 != 0x1B })
    }

    @Test func `a quiet day has nothing to say, and says so or is silent`() throws {
        let quiet = try shell.acme("digest", "ea-16")
        #expect(quiet.out.contains("Nothing is due, and nobody slips away."))
        let silent = try shell.acme("digest", "ea-16", "--if-any")
        #expect(silent == Shell.Outcome(out: "", err: "", code: 1))
    }

    @Test func `it is a page or a mail too, and texts cannot break out of either`() throws {
        _ = try shell.acme(
            "task", "ea-12", "--due", "2026-11-20", "</td><script>x</script> \u{1B}[31mred\u{202E}")
        let page = try shell.acme("digest", "--format", "html")
        #expect(page.out.contains("&lt;/td&gt;&lt;script&gt;x"))
        #expect(!page.out.contains("<script>"))
        #expect(page.out.utf8.allSatisfy { $0 != 0x1B })
        let text = try shell.acme("digest")
        #expect(text.out.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
        #expect(!text.out.contains("\u{202E}"))
        let mail = try shell.acme("digest", "--format", "eml", "--to", "bo@acme.example")
        #expect(mail.out.contains("To: <bo@acme.example>\n"))
        #expect(mail.out.contains("Subject: acme: 1 due (1 late)"))
        #expect(mail.out.contains("multipart/alternative"))
        #expect(!mail.out.contains("List-Unsubscribe"))
        #expect(try shell.acme("digest", "--format", "eml", "--to", "nobody").code == 3)
    }

    @Test func `a contest is closed once it is over, and its winners stay`() throws {
        let rule = "Race: 2 sales from 2026-09-01 to 2026-11-21 pays 50"
        _ = try shell.acme("incentive", "Open: 2 sales from 2026-11-01 to 2026-12-31 pays 5")
        _ = try shell.acme("incentive", rule)
        #expect(
            try shell.acme("incentive", "Open", "--close").err.contains("it runs until 2026-12-31"))
        let board = try shell.acme("incentives", "Race", "--board", "--format", "csv")
        #expect(board.out.lines.count == 3)
        #expect(board.out.lines[1] == "1,ea-12,Ann O'Brien,2")
        let closed = try shell.acme("incentive", "Race", "--close", "--places", "1")
        #expect(closed.code == 0, "\(closed.err)")
        #expect(closed.out.contains("1. ea-12\n"))
        #expect(try shell.acme("incentive", "Race", "--close").code == 1)
        let after = try shell.acme("incentives", "Race", "--board", "--format", "csv")
        mkdir(shell.folder + "/acme/newsletters", 0o750)
        try shell.write(
            "acme/newsletters/1.md", "---\nsubject: x\n---\n# board Race\n")
        let issue = try shell.acme("newsletter", "show", "1")
        #expect(issue.out.contains("THE WINNERS OF RACE\n  1. Ann O'Brien   2 sales\n\n"))
        #expect(after.out.lines == ["place,id,name,done", "1,ea-12,Ann O'Brien,2"])
        let all = try shell.acme("incentives", "--format", "csv")
        #expect(all.out.contains(",2026-11-22,0,"))
        #expect(try shell.acme("history").out.contains("contest Race closed: 1. ea-12"))
        _ = try shell.acme("undo")
        #expect(try shell.acme("incentives", "Race", "--board").out.lines.count == 3)
    }
}
