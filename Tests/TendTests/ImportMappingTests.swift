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

    @Test func `partners known by name alone are made once and found again`() throws {
        let shell = try ImportFiles.shell()
        try shell.write("a.csv", "Influencer|When|Sales\nZoë Ames|11/13/2026|2\nWei|11/14/2026|1\n")
        let map = ["--from", "deal", "--map", "name=Influencer,day=When,sales=Sales"]
        let first = try shell.tend(["import", "--program", "program", "a.csv"] + map)
        #expect(first.code == 0, "\(first.err)")
        #expect(first.out.contains("partners that were not there are made: 2"))
        try shell.write("b.csv", "Influencer|When|Sales\nzoë Ames|11/15/2026|5\n")
        let second = try shell.run("import", "b.csv")
        #expect(second.code == 0, "\(second.err)")
        #expect(!second.out.contains("are made"))
        let list = try shell.run(
            "list", "source:deal", "--columns", "name,sales", "--format", "csv", "--as-of",
            "2026-11-22")
        #expect(list.out.contains("Zoë Ames,7"))
        #expect(list.out.contains("Wei,1"))
    }

    @Test func `a date that can be two days is asked for`() throws {
        let shell = try ImportFiles.shell()
        try shell.write("a.csv", "name;dt;sales\nAnn;03/04/2026;2\n")
        let map = ["--from", "deal", "--map", "name=name,day=dt,sales=sales"]
        let at = ["import", "--program", "program", "a.csv", "--verbose"]
        let asked = try shell.tend(at + map)
        #expect(asked.code == 1)
        #expect(asked.err.contains("can be two days: set dates to day-first or month-first"))
        let said = try shell.tend(
            at + map + ["--dates", "month-first", "--delimiter", "semicolon"])
        #expect(said.out.contains("covers 2026-03-04 to 2026-03-04"))
        #expect(shell.read("program/sources/deal-daily.yaml").contains("dates: month-first"))
    }

    @Test func `a dollar sign in a program of euros is told`() throws {
        let shell = try ImportFiles.shell()
        try shell.write("a.csv", "name,dt,sum\nAnn,2026-03-04,$2.50\n")
        let map = ["--from", "deal", "--map", "name=name,day=dt,revenue=sum"]
        let at = ["import", "--program", "program", "a.csv", "--dry-run"]
        let told = "amounts with $ are taken as EUR: say the currency if they are not"
        let both = try shell.tend(at + map)
        #expect((both.out + both.err).contains(told))
        let said = try shell.tend(at + map + ["--currency", "USD"])
        #expect(!(said.out + said.err).contains(told))
        let screen = try shell.run("screen", "--keys", ":import a file<Enter>a.csv<Enter>e")
        #expect(screen.out.contains("currency                    USD"))
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
                + "clicks, payouts, totals, unsubscribed, bounced, survey; this profile is left out\n"
        )
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
