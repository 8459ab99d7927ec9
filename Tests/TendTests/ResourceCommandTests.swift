import Glibc
import Testing

/// Resources from the command line, and letters that name them.
@Suite struct ResourceCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        try shell.write(
            "acme/settings.yaml",
            "name: acme\ncurrency: EUR\nmail: {from: \"Kim <kim@acme.example>\"}\n"
                + "resources: {stale: 30}\n")
    }

    private func resource(_ verb: String, _ words: String...) throws {
        let answer = try shell.tend(
            ["resource", verb, "--program", "acme", "--as-of", Shell.today, "--as", "ann"]
                + words)
        #expect(answer.code == 0, "\(answer.err)")
    }

    @Test func `a resource is written down, changed, given, retired and found`() throws {
        #expect(try shell.acme("resources").code == 1)
        try resource(
            "add", "guide", "article", "https://acme.example/guide", "--name", "The guide",
            "--updated", "2026-09-01")
        let all = try shell.acme("resources", "--format", "csv").out
        #expect(all.contains("guide,The guide,article,,2026-09-01,stale,0,"))
        try resource("set", "guide", "--language", "de")
        #expect(
            try shell.acme("resources", "--format", "csv").out.contains("de,2026-11-22,in-use"))
        try resource("gave", "guide", "ea-12", "--on", "2026-11-02")
        let who = try shell.acme("resources", "guide", "--format", "csv").out
        #expect(who.contains("ea-12,") && who.contains("2026-11-02"))
        #expect(try shell.acme("list", "received:guide").out.contains("ea-12"))
        #expect(!(try shell.acme("list", "-received:guide").out.contains("ea-12")))
        #expect(!(try shell.acme("resources", "guide", "--missing").out.contains("ea-12")))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("resources", "guide").code == 1)
        try resource("retire", "guide")
        #expect(try shell.acme("resources", "--format", "csv").out.contains("retired"))
    }

    @Test func `a letter that names a resource puts it on record when it goes out`() throws {
        try resource("add", "guide", "article", "https://acme.example/guide")
        try resource("add", "hub", "landing-page", "https://acme.example/all")
        mkdir(shell.folder + "/acme/templates", 0o750)
        try shell.write(
            "acme/templates/help.md",
            "---\nsubject: Two things\n---\nRead {{resource.guide}}\nAll: {{resources.hub}}\n")
        let draft = try shell.acme("draft", "help", "ea-12", "--dry-run")
        #expect(draft.out.contains("Read https://acme.example/guide"))
        #expect(draft.out.contains("All: https://acme.example/all"))
        #expect(try shell.acme("draft", "help", "ea-12").code == 0)
        #expect(!(try shell.acme("list", "received:guide").out.contains("ea-12")))
        #expect(try shell.acme("send", "ea-12").code == 0)
        #expect(try shell.acme("list", "received:guide received:hub").out.contains("ea-12"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("list", "received:guide").code == 1)
        try resource("retire", "guide")
        let blocked = try shell.acme("draft", "help", "ea-12")
        #expect(blocked.out.contains("missing: resource.guide"))
    }

    @Test(arguments: [
        ["resource", "add", "No Key", "video", "https://x"],
        ["resource", "add", "key", "poster", "https://x"],
        ["resource", "add", "key", "video", "two words"],
        ["resource", "add", "key", "video", "https://x", "--language", "german"],
        ["resource", "add", "key", "video", "https://x", "--updated", "soon"],
        ["resources", "--missing"],
    ]) func `what makes no sense is refused in one line`(words: [String]) throws {
        let place = words.first == "resource" ? 2 : 1
        let answer = try shell.tend(
            words.prefix(place) + ["--program", "acme", "--as-of", Shell.today]
                + words.dropFirst(place))
        #expect(answer.code == 2, "\(answer.err)")
        #expect(answer.err.lines.count == 1, "\(answer.err)")
    }

    @Test func `what was taught is a note of its kind and found`() throws {
        #expect(try shell.acme("note", "ea-12", "--kind", "training", "links").code == 0)
        #expect(try shell.acme("note", "ea-12", "--kind", "song", "x").code == 2)
        #expect(try shell.acme("list", "taught:>90d").code <= 1)
    }
}
