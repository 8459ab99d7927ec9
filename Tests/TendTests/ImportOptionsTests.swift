import Testing

/// What a person can say about a file on the command line, and what is answered.
@Suite struct ImportOptionsTests {
    private let header = "partner_id,date,clicks,revenue_minor\n"

    private func shell() throws -> Shell {
        let shell = try ImportFiles.shell()
        try shell.write(
            "partners.csv",
            "id,name,stage,tags,owner,notes\nA1,Ann,engagement,vip;blog,kim,call her\n")
        _ = try shell.run(
            "import", "partners.csv", "--from", "x", "--map",
            "id=id,name=name,stage=stage,tags=tags,owner=owner,notes=notes")
        return shell
    }

    @Test func `a mapped file with minor units, a currency and a time zone`() throws {
        let shell = try shell()
        try shell.write("stats.csv", header + "a1,2026-02-01 23:30:00,3,1250\n")
        let outcome = try shell.run(
            "import", "stats.csv", "--kind", "daily", "--map",
            "id=partner_id,day=date,clicks=clicks,revenue=revenue_minor", "--units", "minor",
            "--currency", "EUR", "--time-zone", "-01:00")
        #expect(outcome.code == 0)
        #expect(outcome.out.contains("amounts in EUR, as said, in its smallest unit"))
        #expect(outcome.out.contains("covers 2026-02-02 to 2026-02-02"))
        let list = try shell.run(
            "list", "--columns", "id,revenue.90d,clicks.90d", "--format", "csv")
        #expect(list.out == "id,revenue.90d,clicks.90d\nx-a1,12.50,3\n")
    }

    @Test func `a row of a day to come is named, and the figures end before it`() throws {
        let shell = try shell()
        try shell.write("stats.csv", header + "a1,2026-02-01,3,1250\na1,2062-02-01,3,1250\n")
        let outcome = try shell.run(
            "import", "stats.csv", "--kind", "daily", "--map",
            "id=partner_id,day=date,clicks=clicks,revenue=revenue_minor", "--units", "minor",
            "--currency", "EUR")
        #expect((outcome.out + outcome.err).contains("‘2062-02-01’ is a day to come"))
        #expect(outcome.out.contains("covers 2026-02-01 to 2026-02-01"))
    }

    @Test func `fields of partners come in, and what a person decided since stays`() throws {
        let shell = try shell()
        let shown = try shell.run(
            "list", "--columns", "id,name,stage,tags,owner", "--format", "csv")
        #expect(shown.out == "id,name,stage,tags,owner\nx-a1,Ann,engagement,blog vip,kim\n")
        _ = try shell.run("move", "cultivation", "x-a1")
        let again = try shell.run(
            "import", "partners.csv", "--from", "x", "--map",
            "id=id,name=name,stage=stage,tags=tags,owner=owner,notes=notes")
        #expect(again.out.contains("nothing new"))
    }

    @Test func `transactions and clicks count their rows`() throws {
        let shell = try shell()
        try shell.write("sales.csv", "who,when,total\nA1,2026-02-01,10.00\nA1,2026-02-01,5.50\n")
        try shell.write("clicks.csv", "who,when\nA1,2026-02-01\nA1,2026-02-02\nA1,2026-02-02\n")
        _ = try shell.run(
            "import", "sales.csv", "--kind", "transactions", "--map", "id=who,day=when",
            "--map", "revenue=total")
        _ = try shell.run("import", "clicks.csv", "--kind", "clicks", "--map", "id=who,day=when")
        let list = try shell.run(
            "list", "--columns", "sales.90d,revenue.90d,clicks.90d", "--format", "csv")
        #expect(list.out == "sales.90d,revenue.90d,clicks.90d\n2,15.50,3\n")
    }

    @Test(arguments: [
        (
            ["--map", "id=partner,day=date,clicks=clicks"],
            "line 1 has no column ‘partner’; the nearest is ‘partner_id’"
        ),
        (
            ["--map", "id=partner_id,day=date,klicks=clicks"],
            "‘klicks’ is no meaning a column can have; did you mean clicks?"
        ),
        (["--map", "id=partner_id,clicks=clicks", "--kind", "daily"], "needs day=COLUMN"),
        (["--map", "id=partner_id,day=date"], "needs a column of figures"),
        (["--map", "=x"], "write MEANING=COLUMN"),
        (["--map", "id=partner_id", "--kind", "dayly"], "--kind dayly: this is not known"),
        (["--map", "id=partner_id", "--units", "cents"], "--units cents: this is not known"),
        (["--from", "nowhere"], "there is no source ‘nowhere’"),
        (["--format", "xml"], "--format xml: text or json"),
    ])
    func `wrong use is answered with what to do, and writes nothing`(
        arguments: [String], why: String
    ) throws {
        let shell = try shell()
        try shell.write("stats.csv", header + "a1,2026-02-01,3,1250\n")
        let outcome = try shell.tend(["import", "--program", "program", "stats.csv"] + arguments)
        #expect(outcome.code == 2)
        #expect(outcome.err.contains(why), "\(outcome.err)")
        #expect(outcome.out.isEmpty)
        #expect(shell.names(in: "program/stats").isEmpty)
    }

    @Test func `a file without partners is the one partner's it is said to be of`() throws {
        let shell = try shell()
        try shell.write("daily.csv", ImportFiles.easyDaily)
        let unknown = try shell.run("import", "daily.csv", "--partner", "x-zz")
        #expect(unknown.code == 2)
        #expect(unknown.err == "tend: daily.csv: --partner x-zz: there is no such partner\n")
        let outcome = try shell.run("import", "daily.csv", "--partner", "x-a1")
        #expect(outcome.out.contains("all of partner x-a1"))
        let list = try shell.run("list", "--columns", "id,clicks.365d", "--format", "csv")
        #expect(list.out == "id,clicks.365d\nx-a1,77\n")
    }

    @Test func `a dry run writes nothing, and its JSON has the documented keys`() throws {
        let shell = try shell()
        let journal = shell.names(in: "program/journal").map { shell.read("program/journal/" + $0) }
        try shell.write("stats.csv", header + "a1,2026-02-01,3,1250\na1,soon,1,1\n")
        let outcome = try shell.run(
            "import", "stats.csv", "--dry-run", "--format", "json", "--map",
            "id=partner_id,day=date,clicks=clicks,revenue=revenue_minor", "--units", "minor")
        #expect(outcome.code == 1)
        #expect(
            outcome.out == """
                {"dry_run":true,"change":null,"files":[{"file":"stats.csv","source":"x","kind":"daily",\
                "taken_for":"a mapped file of daily figures","reason":"as mapped by hand",\
                "rows":{"new":1,"changed":0,"unchanged":0,"gone":0,"rejected":1},\
                "figures":[{"from":"2026-02-01","to":"2026-02-01","currency":"EUR","rows":1,\
                "totals":{"clicks":3,"revenue":1250}}],\
                "assumed":["source x; partners' ids begin with x-","covers 2026-02-01 to 2026-02-01",\
                "amounts in EUR, as the program, in its smallest unit","days as the file has them"],\
                "warnings":[],\
                "rejected":[{"line":3,"column":4,"subject":"date","why":"‘soon’ is no date"}]}],\
                "differences":[],"kept":[]}

                """)
        #expect(shell.names(in: "program/stats").isEmpty)
        #expect(
            shell.names(in: "program/journal").map { shell.read("program/journal/" + $0) }
                == journal)
    }

    @Test func `amounts a hundred times those of before are warned of`() throws {
        let shell = try shell()
        let map = ["--map", "id=partner_id,day=date,clicks=clicks,revenue=revenue_minor"]
        try shell.write("one.csv", header + "a1,2026-02-01,3,12.50\na1,2026-02-02,3,15.00\n")
        try shell.write("two.csv", header + "a1,2026-02-03,3,1250\na1,2026-02-04,3,1500\n")
        let at = ["import", "--program", "program"]
        #expect(try shell.tend(at + ["one.csv"] + map).err.isEmpty)
        let wrong = try shell.tend(at + ["two.csv", "--dry-run"] + map)
        #expect(
            wrong.err
                == "tend: two.csv: revenue is about 100 times what it was in earlier imports: "
                + "if the amounts are in minor units, say --units minor\n")
        #expect(try shell.tend(at + ["two.csv", "--units", "minor"] + map).err.isEmpty)
    }

    @Test func `amounts a hundredth of those before are warned of, ten times as much is not`()
        throws
    {
        let shell = try shell()
        let map = ["--map", "id=partner_id,day=date,clicks=clicks,revenue=revenue_minor"]
        let at = ["import", "--program", "program"]
        try shell.write("one.csv", header + "a1,2026-02-01,3,1250\na1,2026-02-02,3,1500\n")
        #expect(try shell.tend(at + ["one.csv"] + map).err.isEmpty)
        try shell.write("two.csv", header + "a1,2026-02-03,3,12.50\na1,2026-02-04,3,15.00\n")
        #expect(
            try shell.tend(at + ["two.csv", "--dry-run"] + map).err
                == "tend: two.csv: revenue is about a hundredth of what it was in earlier imports: "
                + "if the amounts are in major units, say --units major\n")
        for amounts in [("12500", "15000"), ("125", "150"), ("1000000", "900000")] {
            try shell.write(
                "other.csv",
                header + "a1,2026-02-03,3,\(amounts.0)\na1,2026-02-04,3,\(amounts.1)\n")
            #expect(try shell.tend(at + ["other.csv", "--dry-run"] + map).err.isEmpty)
        }
    }

    @Test func `an export of only one page is noticed`() throws {
        let shell = try ImportFiles.shell()
        let header = ImportFiles.easyAffiliates.split(separator: "\n")[0]
        let rows = (1...10).map {
            "\($0),u\($0),u\($0)@example.com,\"L, F\",active,0,0,0,0,2025-01-01,,,\n"
        }
        try shell.write("page.csv", header + "\n" + rows.joined())
        let outcome = try shell.run("import", "page.csv", "--dry-run")
        #expect(
            outcome.err
                == "tend: page.csv: exactly 10 rows: if the shop shows 10 a page, this is one page "
                + "of more; export all of them\n")
    }

    @Test func `every rejected row is named when asked for`() throws {
        let shell = try shell()
        let rows = (1...20).map { "zz\($0),2026-02-01,3,1\n" }
        try shell.write("stats.csv", header + rows.joined())
        let map = ["--map", "id=partner_id,day=date,clicks=clicks"]
        let at = ["import", "--program", "program", "stats.csv", "--dry-run"]
        let few = try shell.tend(at + map)
        #expect(few.err.contains("and 15 more rejected: --verbose names them all"))
        let all = try shell.tend(at + map + ["--verbose"])
        #expect(
            all.err.split(separator: "\n").filter { $0.contains("there is no partner") }.count == 20
        )
    }
}
