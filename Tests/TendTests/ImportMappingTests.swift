import Testing

/// What a person said about columns once is known from then on.
@Suite struct ImportMappingTests {
    private let stats = "Wer;Wann;Besuche;Umsatz\nA1;01.02.2026;3;1.234,50\n"

    private func mapped() throws -> Shell {
        let shell = try ImportFiles.shell()
        try shell.write("people.csv", "nick,title\nA1,Ann\n")
        try shell.write("stats.csv", stats)
        _ = try shell.run("import", "people.csv", "--from", "own", "--map", "id=nick,name=title")
        let outcome = try shell.run(
            "import", "stats.csv", "--from", "own", "--map",
            "id=Wer,day=Wann,clicks=Besuche,revenue=Umsatz", "--currency", "CHF")
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(
            outcome.out.contains(
                "kept sources/own-daily.yaml: files with these columns are recognised from now on"))
        return shell
    }

    @Test func `a mapping is kept as text, and its files are recognised after`() throws {
        let shell = try mapped()
        #expect(shell.names(in: "program/sources") == ["own-daily.yaml", "own-partners.yaml"])
        #expect(
            shell.read("program/sources/own-daily.yaml") == """
                source: "own"
                ids: "own-"
                exports:
                  "daily":
                    title: "own daily"
                    rows: daily
                    columns:
                      "id": "wer"
                      "day": "wann"
                      "clicks": "besuche"
                      "revenue": "umsatz"
                    currency: CHF

                """)
        try shell.write("march.csv", "Wer;Wann;Umsatz;Besuche\nA1;02.02.2026;10,00;1\n")
        let outcome = try shell.run("import", "march.csv")
        #expect(outcome.out.contains("march.csv: own daily (as mapped before, in sources/)"))
        #expect(outcome.out.contains("amounts in CHF, as its profile says, in whole units"))
        #expect(!outcome.out.contains("kept"))
        #expect(try shell.run("check").code == 0)
    }

    @Test func `the same mapping again is not kept twice, another one takes its place`() throws {
        let shell = try mapped()
        let map = ["--map", "id=Wer,day=Wann,clicks=Besuche,revenue=Umsatz", "--from", "own"]
        let at = ["import", "--program", "program", "stats.csv"]
        let again = try shell.tend(at + map + ["--currency", "CHF"])
        #expect(!again.out.contains("kept"))
        let other = try shell.tend(at + map + ["--currency", "USD"])
        #expect(other.out.contains("kept sources/own-daily.yaml"))
        #expect(shell.read("program/sources/own-daily.yaml").contains("currency: USD"))
        try shell.write("more.csv", "who,when,sold\nA1,2026-02-03,2\n")
        let third = try shell.run(
            "import", "more.csv", "--from", "own", "--map", "id=who,day=when,sales=sold")
        #expect(third.out.contains("kept sources/own-daily-2.yaml"))
    }

    @Test func `a dry run, and a mapping by which no row could be read, keep nothing`() throws {
        let shell = try mapped()
        try shell.write("other.csv", "a,b,c\nA1,2026-02-03,x\n")
        let map = ["import", "other.csv", "--from", "own", "--map", "id=a,day=b,sales=c"]
        _ = try shell.tend(["import", "--program", "program"] + map.dropFirst())
        _ = try shell.tend(
            ["import", "--program", "program", "stats.csv", "--dry-run", "--from", "own", "--map"]
                + ["id=Wer,day=Wann,sales=Besuche"])
        #expect(shell.names(in: "program/sources") == ["own-daily.yaml", "own-partners.yaml"])
    }

    @Test func `a profile with a mistake is told with its place, and the others are used`() throws {
        let shell = try mapped()
        try shell.write(
            "program/sources/bad.yaml", "source: x\nexports:\n  a:\n    rows: days\n")
        let outcome = try shell.run("import", "stats.csv")
        #expect(outcome.code == 0)
        #expect(
            outcome.err
                == "tend: sources/bad.yaml:4:11: ‘rows’ is one of partners, daily, transactions, "
                + "clicks, payouts, totals, unsubscribed, survey; this profile is left out\n")
    }

    @Test func `rows that name partners nobody knows make them`() throws {
        let shell = try ImportFiles.shell()
        try shell.write("sales.csv", "who,called,when,total\nZ9,Zed,2026-02-01,5.00\n")
        let outcome = try shell.run(
            "import", "sales.csv", "--from", "own", "--kind", "transactions", "--map",
            "id=who,name=called,day=when,revenue=total")
        #expect(outcome.out.contains("partners that were not there are made: 1"))
        let list = try shell.run("list", "--columns", "id,name,sales.90d", "--format", "csv")
        #expect(list.out == "id,name,sales.90d\nown-z9,Zed,1\n")
        _ = try shell.run("undo")
        #expect(try shell.run("list").code == 1)
    }
}
