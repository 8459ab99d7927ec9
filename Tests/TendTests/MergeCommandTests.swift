import Testing

/// One partner under several ids, from the command line.
@Suite struct MergeCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private func ids() throws -> [String] {
        try shell.acme("list", "--columns", "id", "--format", "csv").out.split(separator: "\n")
            .dropFirst().map(String.init).sorted()
    }

    @Test func `merging, taking back, and taking apart`() throws {
        let all = try ids()
        try #require(all.count >= 3)
        let (a, b, c) = (all[0], all[1], all[2])
        let total = try shell.acme("kpi", "--format", "csv").out
        _ = try shell.acme("note", b, "likes banners")
        let merged = try shell.acme("merge", a, b, c)
        #expect(merged.code == 0, "\(merged.err)")
        #expect(merged.out.contains(": merge, 3 partners"))
        #expect(merged.out.contains("  name: "))
        #expect(try ids() == all.filter { $0 != b && $0 != c })
        #expect(try shell.acme("show", b).out.contains("likes banners"))
        #expect(try shell.acme("history", b).out.contains("merged into \(a)"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try ids() == all && shell.acme("kpi", "--format", "csv").out == total)
        #expect(try shell.acme("merge", a, b).code == 0)
        let split = try shell.acme("split", b)
        #expect(split.code == 0 && split.out.contains(": split, 2 partners"))
        #expect(try ids() == all)
        #expect(try shell.acme("check").code == 0)
    }

    @Test func `files that speak of the merged id count with the one who stayed`() throws {
        let all = try ids()
        let (a, b) = (all[0], all[1])
        #expect(try shell.acme("merge", a, b).code == 0)
        let journal = try shell.acme("list", "--format", "csv").out
        let again = try shell.acme(
            "import", "export_affiliates.csv", "export_transactions.csv", "export_clicks.csv",
            "--currency", "EUR", "--exported", Shell.today)
        #expect(again.code <= 1, "\(again.err)")
        #expect(try shell.acme("list", "--format", "csv").out == journal)
        #expect(try ids() == all.filter { $0 != b })
    }

    @Test func `mistakes are said in one line`() throws {
        let all = try ids()
        let (a, b, c) = (all[0], all[1], all[2])
        #expect(try shell.acme("merge", a, a).err == "tend: \(a) cannot be merged into itself\n")
        #expect(try shell.acme("merge", a, "nobody").err == "tend: there is no partner nobody\n")
        #expect(try shell.acme("merge", "No Id", a).err == "tend: there is no partner No Id\n")
        #expect(try shell.acme("split", a).err == "tend: \(a) is part of no other partner\n")
        #expect(try shell.acme("merge", a, b).code == 0)
        #expect(try shell.acme("merge", b, c).err == "tend: \(b) is part of \(a) already\n")
        #expect(try shell.acme("merge", a, b).code == 1)
    }

    @Test func `look-alikes are listed with why, until they are settled`() throws {
        let all = try ids()
        let (a, b) = (all[0], all[1])
        #expect(try shell.acme("lookalikes").code == 1)
        #expect(try shell.acme("set", "site", "https://one.example", a).code == 0)
        #expect(try shell.acme("set", "site", "www.one.example/", b).code == 0)
        let pairs = try shell.acme("lookalikes", "--format", "csv")
        #expect(pairs.out.contains("\(a),") && pairs.out.contains(",\(b),"))
        #expect(pairs.out.contains(",site\n"))
        #expect(try shell.acme("lookalikes", "--apart", b, a).code == 0)
        #expect(try shell.acme("lookalikes").code == 1)
        #expect(try shell.acme("undo").code == 0 && shell.acme("lookalikes").code == 0)
    }
}
