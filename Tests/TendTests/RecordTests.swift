import Glibc
import Testing

/// Fields, goals, agreements, terms and reviews from the command line.
@Suite struct RecordTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private func last() throws -> String {
        try shell.acme("history", "ea-12", "--limit", "1", "--fields").out
    }

    @Test func `a field is set, checked and taken away`() throws {
        #expect(try shell.acme("set", "site", "ann.example", "ea-12").code == 0)
        #expect(try last().contains("ann.example"))
        #expect(try shell.acme("set", "site", "", "ea-12").code == 0)
        #expect(try shell.acme("set", "site", "", "ea-12").out.contains("so already"))
        for (field, value) in [
            ("email", "no address"), ("fit:audience", "6"), ("declined", "soon"),
            ("no-contact", "yes"), ("joined", "2026-02-30"), ("stage", "heaven"),
            ("batch:1", "x"), ("note:k", "x"), ("site", "a\u{1B}[2J"),
        ] {
            let answer = try shell.acme("set", field, value, "ea-12")
            #expect(answer.code == 2, "\(field)")
            #expect(answer.err.lines.count == 1, "\(answer.err)")
        }
        #expect(try shell.acme("set", "fit:audience", "5", "ea-12").code == 0)
        #expect(try shell.acme("set", "declined", "2027-01-01", "ea-12").code == 0)
        #expect(try shell.acme("set", "owner", "kim", "--filter", "ann or li").code == 0)
    }

    @Test func `a goal is set and told with how far it is`() throws {
        let set = try shell.acme(
            "goal", "ea-12", "200", "revenue", "by", "2026-12-31", "from", "2026-11-01", "agreed",
            "for", "winter")
        #expect(set.code == 0, "\(set.err)")
        let list = try shell.acme("goal", "ea-12").out
        #expect(list.contains("revenue"))
        #expect(list.contains("for winter"))
        #expect(list.contains("open"))
        #expect(try shell.acme("goal", "ea-12", "--format", "json").out.contains("\"target\""))
        #expect(try shell.acme("goal", "ea-12", "lots", "of", "sales").code == 2)
        #expect(try shell.acme("goal", "ea-15").code == 1)
    }

    @Test func `terms change the rate and keep the one before`() throws {
        #expect(try shell.acme("terms", "ea-12", "8%", "loyal").code == 0)
        #expect(try shell.acme("terms", "ea-12", "9%", "rival", "offer").code == 0)
        #expect(try last().contains("before=8%25 rate=9%25 text=rival offer"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("show", "ea-12").out.contains("8%"))
        #expect(try shell.acme("terms", "ea-12").out.contains("8%"))
        #expect(try shell.acme("terms", "ea-15").code == 1)
    }

    @Test func `agreements and reviews are on record`() throws {
        #expect(try shell.acme("agree", "ea-12", "a", "banner", "a", "month").code == 0)
        #expect(try last().contains("a banner a month"))
        #expect(try shell.acme("agree", "ea-12").code == 2)
        #expect(try shell.acme("review", "ea-12", "goes", "on").code == 0)
        #expect(try last().contains("goes on"))
        #expect(try shell.acme("task", "ea-12").out.contains("review"))
        #expect(try shell.acme("review", "ea-12", "--next", "-4", "x").code == 2)
    }

    @Test func `a note says its kind`() throws {
        #expect(try shell.acme("note", "ea-12", "--kind", "feedback", "likes", "it").code == 0)
        #expect(try last().contains("feedback: likes it"))
        #expect(try shell.acme("note", "ea-12", "--kind", "gossip", "x").code == 2)
    }
}
