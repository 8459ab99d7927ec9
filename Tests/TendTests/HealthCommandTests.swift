import Glibc
import Testing

/// The audit of a program from the command line: closing it, looking again, who is behind a check.
@Suite struct HealthCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private func cells(_ check: String, _ out: String) -> [String] {
        out.lines.map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        .first { $0.count > 1 && $0[1] == check } ?? []
    }

    @Test func `an audit that was closed is what the next one is held against`() throws {
        #expect(try shell.acme("health", "--closed").code == 1)
        #expect(try shell.acme("health", "--close", "--remark", "first").code == 0)
        #expect(try shell.acme("health", "--closed", "--format", "csv").out.contains(",first"))
        #expect(try shell.acme("task", "ea-12", "--due", "2026-11-01", "call").code == 0)
        let late = try cells("work-late", shell.acme("health", "--format", "csv").out)
        #expect(late.suffix(4) == ["fine", "worse", "1", "0"])
        #expect(try shell.acme("health").out.contains("before"))
        let behind = try shell.acme("health", "work-late", "--format", "csv")
        #expect(behind.code == 0 && behind.out.contains("ea-12") && behind.out.contains(",came"))
        let second = try shell.acme("health", "--close")
        #expect(second.out.contains("1 worse"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("health", "--closed", "--format", "csv").out.lines.count == 2)
    }

    @Test func `a part of the program that was looked at is fine until its day`() throws {
        let before = try cells("review-terms", shell.acme("health", "--format", "csv").out)
        #expect(before[2] == "look" && before[3] == "")
        #expect(try shell.acme("review", "--of", "terms", "clause", "4", "is", "new").code == 0)
        let after = try cells("review-terms", shell.acme("health", "--format", "csv").out)
        #expect(after[2] == "fine")
        let table = try shell.acme("reviews", "--format", "csv").out
        #expect(table.contains("terms,fine,2026-11-22"))
        #expect(table.contains("site,never,"))
        #expect(try shell.acme("review", "--of", "faq", "--next", "30").code == 0)
        #expect(try shell.acme("reviews", "--format", "csv").out.contains("faq,fine"))
        #expect(try shell.acme("reviews", "--all", "--format", "csv").out.lines.count == 3)
        #expect(try shell.acme("undo").code == 0)
        #expect(!(try shell.acme("reviews").out.contains("faq")))
    }

    @Test(arguments: [
        ["health", "nonsense"], ["health", "--remark", "x"], ["review", "--of", "No Word"],
        ["review", "--of", "terms", "--next", "9999"],
        ["review", "--of", "terms", "--filter", "tag:a"],
    ]) func `what makes no sense is refused in one line`(words: [String]) throws {
        let answer = try shell.tend(
            words.prefix(1) + ["--program", "acme", "--as-of", Shell.today] + words.dropFirst())
        #expect(answer.code == 2, "\(answer.err)")
        #expect(answer.err.lines.count == 1, "\(answer.err)")
    }

    @Test func `settings say what is looked at and how often`() throws {
        try shell.write(
            "acme/settings.yaml",
            "name: acme\ncurrency: EUR\nreviews: {terms: none, faq: 30, Bad Word: 3}\n")
        let answer = try shell.acme("reviews", "--format", "csv")
        #expect(answer.out.contains("faq,never") && !answer.out.contains("terms"))
        #expect(answer.err.contains("settings.yaml:3"))
    }
}
