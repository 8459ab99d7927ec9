import Testing

/// Chances kept with what is sent, and partners left untouched, on the command line.
@Suite struct HoldOutCommandTests {
    private let shell: Shell
    /// Of ea-12, ea-15, ea-16 and ea-17 this campaign picks ea-12 alone.
    private static let campaign = "winter-20"

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write(
            "acme/settings.yaml",
            "name: acme\ncurrency: EUR\nmail: {from: \"Kim Berger <kim@acme.example>\"}\n")
    }

    private var drafts: [String] {
        shell.names(in: "acme/drafts/ann").filter { $0.hasSuffix(".md") }
    }

    private func draftAll(_ more: String...) throws -> Shell.Outcome {
        try shell.tend(
            ["draft", "call", "ea-12", "ea-15", "ea-16", "ea-17", "--program", "acme", "--as"]
                + ["ann", "--as-of", Shell.today] + more)
    }

    @Test func `the chance of the day is kept with a mail, and tend effect counts with it`() throws
    {
        _ = try shell.acme("draft", "call", "ea-12")
        #expect(try shell.acme("send", "ea-12").code == 0)
        let history = try shell.acme("history", "ea-12", "--limit", "1", "--fields").out
        #expect(history.contains(" chance-ppm="), "\(history)")
        #expect(!history.contains("campaign="), "one letter is no campaign")
        let listed = try shell.acme("list", "ea-12", "--columns", "chance", "--format", "csv").out
        let shown = try #require(Double(listed.lines[1]))
        let kept = try #require(
            history.split(separator: " ").first { $0.hasPrefix("chance-ppm=") }.flatMap {
                Double($0.dropFirst(11))
            })
        #expect(abs(kept / 1_000_000 - shown) < 1e-6, "\(kept) \(shown)")
    }

    @Test func `a mailing to several has a name of its own`() throws {
        _ = try draftAll()
        #expect(try shell.acme("send", "--all").code == 0)
        let history = try shell.acme("history", "ea-15", "--limit", "1", "--fields").out
        #expect(history.contains("campaign=call.2026-11-22"), "\(history)")
        #expect(!history.contains("hold-out"))
        let effect = try shell.acme("effect", "--by", "campaign", "--format", "csv").out.lines
        #expect(effect[1].utf8.starts(with: "call.2026-11-22,4,0,0,".utf8), "\(effect)")
    }

    @Test func `one in five is held out, named, recorded, and taken back with the mailing`() throws
    {
        let drafted = try draftAll("--campaign", Self.campaign, "--hold-out")
        #expect(
            drafted.out.lines.contains(
                "drafts/ann/ea-12.md: held out when sent, picked at random"), "\(drafted.out)")
        let dry = try shell.acme("send", "--all", "--dry-run").out
        #expect(dry.contains("held out ea-12: picked at random for winter-20"))
        #expect(dry.contains("3 mails would go"))
        let sent = try shell.acme("send", "--all")
        #expect(sent.code == 0, "\(sent.err)")
        #expect(
            shell.names(in: "acme/outbox")
                == ["ea-15", "ea-16", "ea-17"].map {
                    "2026-11-22-\($0).eml"
                })
        #expect(drafts.isEmpty, "its draft is put away too")
        let history = try shell.acme("history", "ea-12", "--limit", "1", "--fields").out
        #expect(history.contains("hold-out:winter-20"), "\(history)")
        #expect(history.contains("3 mails, 1 held out"), "\(history)")
        let trials = try shell.acme("effect", "--held-out", "--format", "csv").out.lines
        #expect(trials.count == 2)
        #expect(trials[1].utf8.starts(with: "winter-20,2026-11-22,0,0,0,0,,,,,,4,too-".utf8))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("effect", "--held-out").code == 1)
        #expect(
            drafts == ["ea-12.md", "ea-15.md", "ea-16.md", "ea-17.md"])
    }

    @Test func `who was held out stays so for that campaign`() throws {
        _ = try draftAll("--campaign", Self.campaign, "--hold-out")
        _ = try shell.acme("send", "--all")
        _ = try shell.acme("draft", "call", "ea-12", "--campaign", Self.campaign)
        let again = try shell.acme("send", "ea-12")
        #expect(again.code == 1)
        #expect(again.err.contains("ea-12: it is held out of the campaign winter-20"))
        _ = try shell.acme("draft", "call", "ea-12")
        #expect(try shell.acme("send", "ea-12").code == 0, "of no campaign it may be written to")
    }

    @Test func `a send alone can hold out, and what makes no sense is refused`() throws {
        _ = try draftAll()
        let sent = try shell.acme("send", "--all", "--hold-out", "--campaign", Self.campaign)
        #expect(sent.out.contains("held out ea-12: picked at random for winter-20"))
        #expect(shell.names(in: "acme/outbox").count == 3)
        for bad in [["--campaign", "a b"], ["--campaign", ""], ["--hold-out"]] {
            let refused = try shell.tend(
                ["draft", "call", "ea-15", "--program", "acme", "--as", "ann", "--as-of"]
                    + [Shell.today] + bad)
            #expect(refused.code == 2, "\(bad)")
        }
        _ = try shell.acme("draft", "call", "ea-12", "--campaign", "spring")
        let draft = shell.read("acme/drafts/ann/ea-12.md")
        #expect(draft.contains("campaign: \"spring\"\n") && !draft.contains("hold-out"))
    }

    @Test func `contacts of the future and two at once are said, not counted`() throws {
        for (day, text) in [("2026-09-10", "one"), ("2026-09-20", "two"), ("2027-01-05", "three")] {
            let logged = try shell.acme("log", "ea-15", "--day", day, text)
            #expect(logged.code == 0, "\(logged.err)")
        }
        let effect = try shell.acme("effect", "--by", "channel")
        #expect(effect.code == 0)
        #expect(effect.err == "tend: contacts dated after today, left out: 1\n")
        #expect(effect.out.contains("Not counted, as another was still open: 1."))
        #expect(!effect.out.contains("nan"))
        let lines = try shell.acme("effect", "--by", "channel", "--format", "csv").out.lines
        #expect(lines.last?.utf8.starts(with: "all,2,1,0,".utf8) ?? false, "\(lines)")
    }

    @Test func `nobody is held out where nobody is left to write to`() throws {
        // This campaign picks both.
        _ = try shell.acme("draft", "call", "ea-12", "ea-15", "--campaign", "c22", "--hold-out")
        let sent = try shell.acme("send", "--all")
        #expect(sent.code == 1)
        #expect(sent.err.contains("nobody is left to write to, so nobody is held out either"))
        #expect(shell.names(in: "acme/outbox").isEmpty)
        #expect(try shell.acme("effect", "--held-out").code == 1)
        #expect(drafts == ["ea-12.md", "ea-15.md"], "still drafts")
    }
}
