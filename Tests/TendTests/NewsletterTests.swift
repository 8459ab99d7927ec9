import Glibc
import Testing

/// Issues of the newsletter from the command line, from the first word to the record of who got it.
@Suite struct NewsletterTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            mail: {from: "Kim Berger <kim@acme.example>"}
            newsletter: {schedule: first tuesday}
            values: {resources.hub: "https://acme.example/hub"}
            """)
        _ = try shell.acme(
            "incentive", "Winter 20: 2 sales from 2026-11-01 to 2026-12-31 pays 50")
        _ = try shell.acme("no-contact", "ea-15")
    }

    private func write(_ body: String, head: String = "", name: String = "11") throws {
        mkdir(shell.folder + "/acme/newsletters", 0o750)
        try shell.write(
            "acme/newsletters/\(name).md", "---\nsubject: What winners did\n\(head)---\n" + body)
    }

    private static let body = """
        # intro
        Hello {{partner.greeting}}, see {{resources.hub}}.
        # first-sales
        # incentives
        # board Winter 20
        #- anniversaries
        # education
        # contact

        """

    @Test func `an issue is begun, listed, shown and taken out of parts`() throws {
        let begun = try shell.acme("newsletter", "new")
        #expect(begun.out == "newsletters/1.md\n")
        let list = try shell.acme("newsletter", "--format", "csv")
        #expect(list.out.lines[1] == "1,News from acme,en,,,,newsletters/1.md")
        #expect(list.err.contains("the next newsletter is due on 2026-12-01, in 9 days"))
        #expect(try shell.acme("newsletter", "new", "1").code == 3)
        let shown = try shell.acme("newsletter", "show")
        #expect(shown.code == 0, "\(shown.err)")
        #expect(shown.out.lines.first == "News from acme")
        #expect(shown.out.contains("Hello {{partner.greeting}},"))
        #expect(!shown.out.contains("WORTH KNOWING"), "a part with nothing to say is left out")
        #expect(shown.out.contains("Winter 20: 2 sales from 1 November to 31 December: EUR 50.00"))
    }

    @Test func `what an issue says is the same as text, Markdown and HTML`() throws {
        try write(NewsletterTests.body)
        let text = try shell.acme("newsletter", "show", "11", "--for", "ea-12")
        #expect(text.code == 0, "\(text.err)")
        #expect(text.out.contains("Hello Ann O'Brien, see https://acme.example/hub."))
        #expect(text.out.contains("STANDINGS: WINTER 20\n  1. Ann O'Brien   2 sales\n"))
        #expect(text.out.contains("Kim Berger, kim@acme.example\n"))
        #expect(text.out.contains("To stop these mails, answer with"))
        let markdown = try shell.acme("newsletter", "show", "11", "--format", "markdown")
        #expect(markdown.out.contains("- **1. Ann O'Brien**: 2 sales"))
        let html = try shell.acme(
            "newsletter", "show", "11", "--format", "html", "--to", "mailchimp")
        #expect(
            html.out.contains("Hello *|FNAME|*, see <a href=\"https://acme.example/hub\"")
                || html.out.contains("see https://acme.example/hub"))
        #expect(html.out.contains("<a href=\"*|UNSUB|*\""))
        #expect(html.out.contains(">1. Ann O&#39;Brien</td>"))
        let json = try shell.acme("newsletter", "show", "11", "--format", "json")
        #expect(json.out.contains("\"recipients\":3"))
    }

    @Test func `an issue goes into the outbox once, is on record, and can be taken back`() throws {
        try write(NewsletterTests.body)
        let trial = try shell.acme("newsletter", "send", "11", "--dry-run")
        #expect(trial.out.contains("3 mails would go, nothing was written"))
        let sent = try shell.acme("newsletter", "send", "11")
        #expect(sent.code == 0, "\(sent.err)")
        #expect(sent.out.contains("3 mails are in the outbox"))
        #expect(sent.err.contains("left out: 1 no-contact"))
        #expect(shell.names(in: "acme/outbox").count == 3)
        let mail = shell.read("acme/outbox/2026-11-22-ea-12.eml")
        #expect(mail.contains("multipart/alternative"))
        #expect(mail.contains("List-Unsubscribe: <mailto:kim@acme.example?subject=stop>"))
        #expect(try shell.acme("history", "ea-12").out.contains("What winners did"))
        #expect(try shell.acme("incentives", "--format", "csv").out.contains("newsletter 11"))
        #expect(try shell.acme("history").out.contains("newsletter 11 to 3 partners"))
        let again = try shell.acme("newsletter", "send", "11")
        #expect(again.code == 1)
        #expect(again.err.contains("left out: 3 got it already"))
        #expect(
            try shell.acme("newsletter", "recipients", "11", "--format", "csv").out
                .contains("no,got it already"))
        let list = try shell.acme("newsletter", "--format", "csv")
        #expect(list.out.lines[1] == "11,What winners did,en,2026-11-22,3,outbox,newsletters/11.md")
        let taken = try shell.acme("undo")
        #expect(taken.out.contains("3 of 3 mails are taken out of the outbox"))
        #expect(shell.names(in: "acme/drafts/ann").filter { $0.utf8.contains(0x2E) }.isEmpty)
        #expect(try shell.acme("newsletter", "recipients", "11").out.contains("yes"))
    }

    @Test func `a personal draft stays when the newsletter goes and is taken back`() throws {
        try write("# intro\nHello\n")
        _ = try shell.acme("draft", "call", "ea-12")
        let draft = shell.read("acme/drafts/ann/ea-12.md")
        _ = try shell.acme("newsletter", "send", "11")
        #expect(shell.read("acme/drafts/ann/ea-12.md") == draft)
        _ = try shell.acme("undo")
        #expect(shell.read("acme/drafts/ann/ea-12.md") == draft)
    }

    @Test func `for a service the files are written and its list is on record`() throws {
        try write(NewsletterTests.body)
        let sent = try shell.acme("newsletter", "send", "11", "--to", "aweber")
        #expect(sent.code == 0, "\(sent.err)")
        #expect(
            shell.names(in: "acme/outbox") == [
                "issue-11.aweber.csv", "issue-11.aweber.html", "issue-11.aweber.md",
                "issue-11.aweber.txt",
            ])
        #expect(shell.read("acme/outbox/issue-11.aweber.csv").lines.count == 4)
        #expect(shell.read("acme/outbox/issue-11.aweber.csv").contains("issue 11"))
        #expect(shell.read("acme/outbox/issue-11.aweber.txt").contains("Hello {!firstname_fix},"))
        #expect(try shell.acme("recipients", "--made").out.contains("aweber"))
        #expect(try shell.acme("newsletter", "--format", "csv").out.contains("3,aweber,"))
        try write("# intro\nYou sold {{sales.30d}}.\n", name: "12")
        let refused = try shell.acme("newsletter", "send", "12", "--to", "mailchimp")
        #expect(refused.code == 1)
        #expect(refused.err.contains("mailchimp has no column for {{sales.30d}}"))
    }

    @Test func `mistakes name their place and keep an issue from being sent`() throws {
        try write("# intro\nHello {{partner.frist}}\n")
        let shown = try shell.acme("newsletter", "send", "11")
        #expect(shown.code == 1)
        #expect(
            shown.err.contains(
                "newsletters/11.md:5:7: there is no value ‘partner.frist’; did you mean partner.first?"
            ))
        try write("# intro\nx\n", head: "segment: \"is:nonsense\"\n")
        #expect(try shell.acme("newsletter", "show", "11").code == 3)
        #expect(try shell.acme("newsletter", "show", "99").code == 3)
        #expect(try shell.acme("newsletter", "shout").code == 2)
        try write("# most-improved none\n")
        let list = try shell.acme("newsletter")
        #expect(list.code == 1)
        #expect(list.err.contains("newsletters/11.md:4:1: most-improved takes no ‘none’"))
    }

    @Test func `a partner without a value is not sent a hole`() throws {
        try write("# intro\nHello, your tier is {{tier}}.\n")
        _ = try shell.acme("set", "tier", "gold", "ea-12")
        let sent = try shell.acme("newsletter", "send", "11")
        #expect(sent.code == 1)
        #expect(sent.err.contains("not sent: ea-16: {{tier}} has no value"))
        #expect(shell.names(in: "acme/outbox") == ["2026-11-22-ea-12.eml"])
    }

    @Test func `new resources are listed, and on record for whoever gets the issue`() throws {
        let added = try shell.tend(
            "resource", "add", "winter-banners", "banner", "https://acme.example/w", "--name",
            "Winter *banners*", "--program", "acme", "--as-of", Shell.today, "--as", "ann")
        #expect(added.code == 0, "\(added.err)")
        try write("# resources\n")
        let shown = try shell.acme("newsletter", "show", "11")
        #expect(
            shown.out.contains(
                "NEW FOR YOU\n  - Winter *banners* <https://acme.example/w>, banner\n"))
        let markdown = try shell.acme("newsletter", "show", "11", "--format", "markdown")
        #expect(markdown.out.contains("- [Winter \\*banners\\*](<https://acme.example/w>), banner"))
        _ = try shell.acme("newsletter", "send", "11")
        #expect(
            try shell.acme("list", "received:winter-banners", "--format", "csv").out.lines.count
                == 4)
        _ = try shell.acme("undo")
        #expect(try shell.acme("list", "received:winter-banners").code == 1)
    }

    @Test func `the editor's text is kept with its former versions`() throws {
        try write("# intro\nHello\n")
        try shell.write("editor.sh", "sed -i 's/^Hello/Hello all/' \"$1\"\n")
        let done = try shell.acme(
            "newsletter", "edit", "11", environment: ["EDITOR": "sh editor.sh"])
        #expect(done.out == "newsletters/11.md is saved\n")
        #expect(shell.read("acme/newsletters/11.md").contains("Hello all"))
        #expect(shell.read("acme/newsletters/former/11.1.md").contains("Hello\n"))
    }

    @Test func `the schedule is told, and that a day is over`() throws {
        let schedule = try shell.acme("newsletter", "schedule", "--format", "csv")
        #expect(
            schedule.out.lines.prefix(3) == [
                "day,in,schedule", "2026-12-01,9,first tuesday", "2027-01-05,44,first tuesday",
            ])
        try write("# intro\nHello\n")
        _ = try shell.acme("newsletter", "send", "11")
        let late = try shell.tend(
            "newsletter", "schedule", "--program", "acme", "--as-of", "2027-01-08")
        #expect(late.code == 1)
        #expect(late.err.contains("the newsletter was due on 2026-12-01, 38 days ago"))
    }
}
