import Testing

/// `tend kpi` and `tend top`: values, series, parts and reasons, for people and for programs.
@Suite struct KPICommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    private func cells(_ line: String?) -> [String] {
        (line ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `names choose figures, the rest is a filter`() throws {
        let two = try shell.acme("kpi", "revenue", "epc", "Brien", "--format", "csv")
        #expect(two.code == 0 && two.out.lines.count == 3)
        #expect(cells(two.out.lines[1]).prefix(2) == ["revenue", "150.50"])
        #expect(cells(two.out.lines[2]).prefix(2) == ["epc", "15.05"])
        #expect(try shell.acme("kpi", "--all", "--format", "csv").out.lines.count == 40)
        let names = try shell.acme("kpi", "--names").out
        #expect(names.contains("partners-80") && names.contains("revenue divided by sales"))
    }

    @Test func `what is not known and what cannot be computed differ`() throws {
        let table = try shell.acme("kpi", "ctr", "epc", "is:never-started")
        let rows = table.out.lines.map(\.collapsed)
        #expect(rows.contains("CTR ? ? n/a") && rows.contains("EPC n/a n/a n/a"))
        let json = try shell.acme("kpi", "ctr", "epc", "is:never-started", "--format", "ndjson")
        #expect(json.out.contains("\"kpi\":\"ctr\",\"value\":null"))
        #expect(json.out.contains("\"status\":\"unknown\""))
        #expect(json.out.contains("\"status\":\"not-applicable\""))
    }

    @Test func `windows by length, by calendar and so far`() throws {
        func head(_ arguments: String...) throws -> String {
            let words = ["kpi", "--program", "acme", "--as-of", Shell.today] + arguments
            return try shell.tend(words).out.lines.first ?? ""
        }
        #expect(
            try head("--window", "2026-10")
                == "31 days, 2026-10-01 to 2026-10-31, beside 2026-08-31 to 2026-09-30")
        #expect(
            try head("--window", "month")
                == "21 days, 2026-11-01 to 2026-11-21, beside 2026-10-01 to 2026-10-21")
        #expect(
            try head("--window", "2w", "--compare", "last-year")
                == "14 days, 2026-11-08 to 2026-11-21, beside 2025-11-09 to 2025-11-22")
        #expect(
            try head("--window", "2026-09-01..2026-09-07", "--compare", "none")
                == "7 days, 2026-09-01 to 2026-09-07")
        #expect(try head("--window", "2026-q4").hasPrefix("52 days, 2026-10-01 to 2026-11-21"))
        for window in [
            "", "30", "0d", "2026-13", "2026-q5", "x", "2027", "2026-12", "9..", "99999y",
        ] {
            #expect(try shell.acme("kpi", "--window", window).code == 2, "\(window)")
        }
        #expect(try shell.acme("kpi", "--window", "7d", "--days", "7").code == 2)
    }

    @Test func `a series has one row a piece, cut ones marked`() throws {
        let weeks = try shell.acme(
            "kpi", "revenue", "--window", "14d", "--by", "week", "--format", "csv")
        #expect(
            weeks.out.lines == [
                "from,to,partial,revenue,before", "2026-11-08,2026-11-08,partial,0.00,0.00",
                "2026-11-09,2026-11-15,,0.00,0.00", "2026-11-16,2026-11-21,partial,150.50,0.00",
            ])
        let days = try shell.acme(
            "kpi", "revenue", "clicks", "--window", "3d", "--by", "day", "--format", "json")
        #expect(days.out.contains("\"revenue\":150.50,\"clicks\":0"))
        try shell.write(
            "acme/settings.yaml", "name: acme\ncurrency: EUR\nweek-start: sunday\n")
        let sundays = try shell.acme(
            "kpi", "revenue", "--window", "14d", "--by", "week", "--format", "csv")
        #expect(sundays.out.lines.count == 3 && sundays.out.lines[1].contains("2026-11-14"))
    }

    @Test func `parts add up to the whole`() throws {
        _ = try shell.acme("tag", "vip", "ea-12")
        for split in [
            "stage", "owner", "source", "tag", "partner", "channel", "community", "tier", "country",
        ] {
            let parts = try shell.acme("kpi", "revenue", "--split", split, "--format", "csv")
            let values = parts.out.lines.dropFirst().compactMap { Double(cells($0)[2]) }
            #expect(values.reduce(0, +) == 150.5, "\(split)")
        }
        let share = try shell.acme("kpi", "revenue", "--split", "partner", "--limit", "1")
        #expect(share.out.lines.last?.collapsed == "ea-12 1 150.50 EUR 0.00 EUR new 100.00")
        let steps = try shell.acme(
            "kpi", "clicks", "--split", "stage", "--by", "month", "--format", "csv")
        #expect(steps.code == 0 && steps.out.lines[0] == "stage,from,to,partial,clicks,before")
        let several = try shell.acme("kpi", "clicks", "epc", "--split", "stage")
        #expect(several.out.lines[1].collapsed == "stage partners clicks epc")
        #expect(try shell.acme("kpi", "--split", "colour").code == 2)
    }

    @Test func `why names the partners who made the change`() throws {
        let why = try shell.acme("kpi", "revenue", "--why")
        #expect(why.code == 0)
        let rows = why.out.lines.map(\.collapsed)
        #expect(
            rows.dropFirst().first == "REVENUE +150.50: 150.50 EUR now, 0.00 EUR before")
        #expect(rows.contains { $0.hasPrefix("ea-12 Ann O'Brien +150.50") })
        #expect(rows.last?.hasPrefix("by activity: ") == true)
        #expect(try shell.acme("kpi", "active-ratio", "--why").code == 2)
        #expect(try shell.acme("kpi", "ctr", "--why").code == 1)
        #expect(try shell.acme("kpi", "--why", "--compare", "none").code == 2)
        #expect(try shell.acme("kpi", "--why", "--by", "day").code == 2)
    }

    @Test func `targets of the settings have a verdict, for the whole program alone`() throws {
        let settings = """
            name: acme
            currency: EUR
            targets:
              - revenue >= 150 EUR per month
              - sales >= 5 per month
              - epc >= 1 GBP

            """
        try shell.write("acme/settings.yaml", settings)
        let all = try shell.acme("kpi", "revenue", "sales")
        let rows = all.out.lines.map(\.collapsed)
        #expect(rows.contains("REVENUE 150.50 EUR 0.00 EUR new >= 150.00 EUR met"))
        #expect(rows.contains("SALES 2 0 new >= 5 missed"))
        #expect(all.err.contains("settings.yaml:6:5"))
        let some = try shell.acme("kpi", "revenue", "Brien")
        #expect(!some.out.contains("met"))
    }

    @Test func `the top and the most improved`() throws {
        let top = try shell.acme("top", "--window", "90d", "--format", "csv")
        #expect(top.out.lines[1].hasPrefix("ea-12,Ann O'Brien,150.50"))
        let improved = try shell.acme("top", "sales", "--improved", "--format", "csv")
        #expect(improved.code == 0)
        #expect(improved.out.lines[0] == "id,name,sales,before,change,against,growth,surely_above")
        #expect(try shell.acme("top", "revenue", "--improved").code == 2)
        #expect(try shell.acme("top", "clicks", "nobody").code == 1)
        #expect(try shell.acme("top", "--compare", "none").code == 2)
    }

    @Test func `a picture of the chart is written to a file`() throws {
        #expect(try shell.acme("kpi", "clicks", "--svg", "clicks.svg", "--window", "12w").code == 0)
        let picture = shell.read("clicks.svg")
        #expect(picture.hasPrefix("<svg") && picture.contains("CLICKS"))
        #expect(!picture.contains("Partners"))
        #expect(try shell.acme("kpi", "--svg", "no/such/folder/x.svg").code == 3)
        #expect(try shell.acme("kpi", "--svg", "x.svg", "--theme", "none").code == 2)
    }

    @Test func `a window of which half is unknown beside has no change`() throws {
        let year = try shell.acme("kpi", "revenue", "--window", "1y", "--format", "csv")
        #expect(cells(year.out.lines[1])[3] == "")
    }

    @Test func `health prints every check and ends with 1 if something is to be done`() throws {
        let all = try shell.acme("health", "--format", "csv")
        #expect(
            all.out.lines[0]
                == "group,check,verdict,figure,partners,what_to_do,filter,before,change,came,went")
        #expect(all.out.lines.count == 26 && all.code == 1)
        #expect(all.out.contains("data,figures-fresh,fine"))
        let open = try shell.acme("health", "--open")
        #expect(!open.out.contains("fine ") && open.code == 1)
        #expect(try shell.acme("health", "--format", "json").out.contains("\"check\":\"taught\""))
    }
}
