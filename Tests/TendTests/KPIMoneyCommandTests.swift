import Testing

/// `tend kpi` where money is in several currencies, and where the settings say what else is paid.
@Suite struct KPIMoneyCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    /// Two partners sell in dollars: 80.00 and 120.00 with 4 clicks each in the last 30 days.
    private func importDollars() throws {
        try shell.write(
            "dollars.csv",
            """
            partner_id,date,clicks,sales,revenue_minor
            15,2026-11-10,4,1,8000
            16,2026-11-11,4,2,12000

            """)
        let code = try shell.acme(
            "import", "dollars.csv", "--kind", "daily", "--map",
            "id=partner_id,day=date,clicks=clicks,sales=sales,revenue=revenue_minor", "--units",
            "minor", "--currency", "USD", "--time-zone", "UTC", "--from", "easy-affiliate")
        #expect(code.code == 0, "\(code.err)\(code.out)")
    }

    @Test func `currencies stand by themselves and are never added`() throws {
        try importDollars()
        let table = try shell.acme("kpi", "revenue", "sales", "aov", "--by", "currency")
        let rows = table.out.lines.map(\.collapsed)
        #expect(rows.contains("currency partners revenue sales aov"))
        #expect(rows.contains("EUR 2 150.50 EUR 2 75.25 EUR"))
        #expect(rows.contains("USD 2 200.00 USD 3 66.67 USD"))
        #expect(rows.contains { $0.hasPrefix("Amounts in different currencies are never added") })
        let csv = try shell.acme("kpi", "revenue", "--split", "currency", "--format", "csv")
        #expect(
            csv.out.lines == [
                "currency,partners,revenue", "EUR,2,150.50", "USD,2,200.00",
            ])
        let whole = try shell.acme("kpi", "revenue", "aov", "--format", "csv")
        #expect(whole.out.lines[1].hasPrefix("revenue,150.50"))
        #expect(whole.out.lines.last?.hasPrefix("aov,75.25,") == true)
        let people = try shell.acme("kpi", "revenue")
        #expect(people.out.contains("2 rows in USD are left out of money: --by currency"))
    }

    @Test func `only at rates a person gives is there a sum`() throws {
        try importDollars()
        let sum = try shell.acme(
            "kpi", "revenue", "--by", "currency", "--rate", "USD=0.855")
        #expect(sum.out.contains("revenue: 321.50 EUR at the rates given"))
        let csv = try shell.acme(
            "kpi", "revenue", "sales", "--by", "currency", "--rate", "USD=0.855", "--format", "csv")
        #expect(csv.out.lines[0] == "currency,partners,revenue,in_EUR,sales")
        #expect(csv.out.lines.last == "USD,2,200.00,171.00,3")
        let none = try shell.acme("kpi", "revenue", "--by", "currency", "--rate", "GBP=2")
        #expect(none.out.contains("revenue: no rate for USD"))
        for rate in ["USD", "USD=", "USD=0", "USD=-1", "US=1", "USD=1.2.3", "USD=1e9"] {
            #expect(
                try shell.acme("kpi", "--by", "currency", "--rate", rate).code == 2, "\(rate)")
        }
        #expect(try shell.acme("kpi", "--by", "colour").code == 2)
    }

    @Test func `costs of the settings count where they are set, and mistakes are told`() throws {
        let before = try shell.acme("kpi", "roi-full", "program-cost", "--format", "csv")
        #expect(before.out.lines.dropFirst().allSatisfy { $0.contains(",unknown,") })
        try shell.write(
            "acme/settings.yaml",
            """
            name: acme
            currency: EUR
            costs:
              - tools 30 EUR per month
              - fair 10 USD in 2026-11
              - desk 5 EUR weekly

            """)
        let after = try shell.acme(
            "kpi", "program-cost", "roi", "--window", "2026-11-01..2026-11-20", "--format", "csv")
        // 20 of November's 30 days at 1.00, and 15.05 of commission.
        #expect(after.out.lines[1].hasPrefix("program-cost,35.05,"))
        #expect(after.out.lines.last?.hasPrefix("roi,9,") == true, "\(after.out)")
        #expect(after.err.contains("settings.yaml:5:5") && after.err.contains("so are costs"))
        #expect(after.err.contains("settings.yaml:6:16"))
        let part = try shell.acme("kpi", "roi-full", "Brien", "--format", "csv")
        #expect(part.out.lines[1].contains(",not-applicable,"))
        #expect(try shell.acme("kpi", "--names").out.contains("bonuses and the costs"))
    }

    @Test func `stages, the way in and the spread are tables too`() throws {
        let stages = try shell.acme("kpi", "--stages", "--format", "csv")
        #expect(stages.out.lines[0] == "stage,entered,went_on,conversion,median_days,stuck")
        #expect(stages.out.lines.count == 6 && stages.out.lines[5].contains(",0,,"))
        let funnel = try shell.acme("kpi", "--funnel", "--format", "csv")
        #expect(
            funnel.out.lines == [
                "step,partners,of_the_step_before", "prospects,0,", "contacted,0,", "replied,0,",
                "joined,0,", "sold,0,",
            ])
        let spread = try shell.acme("kpi", "epc", "--spread")
        // Of the last 30 days one partner has clicks and commission: 15.05 for one click.
        #expect(spread.out.lines[1].collapsed == "from below partners")
        #expect(spread.out.lines.last?.hasPrefix("epc: middle ") == true)
        #expect(try shell.acme("kpi", "revenue", "--spread").code == 2)
        #expect(try shell.acme("kpi", "--stages", "--why").code == 2)
        let new = try shell.acme(
            "kpi", "new-active", "--window", "2026-09-01..2026-09-30", "--format", "csv")
        #expect(new.out.lines[1].hasPrefix("new-active,0,1,"))
    }

    @Test(arguments: [
        "home", "partners", "pipeline", "kpis", "triage", "outreach", "campaigns", "health",
        "history",
    ])
    func `every screen can be read aloud`(name: String) throws {
        let spoken = try shell.acme("screen", name, "--plain")
        #expect(spoken.code == 0 && spoken.err.isEmpty && spoken.out.lines.count > 3)
        for line in spoken.out.lines {
            let isDrawn = line.unicodeScalars.contains {
                (0x2500...0x25FF).contains($0.value) || (0x2800...0x28FF).contains($0.value)
            }
            #expect(!isDrawn && !line.contains("  "), "\(line)")
        }
        #expect(spoken.out.lines[0].hasSuffix("acme, Sun 22 Nov"))
    }

    @Test func `the console's own screen is read aloud with --plain`() throws {
        let home = try shell.tend("acme", "--plain", "--as-of", Shell.today)
        #expect(home.code == 0 && home.out.lines[0] == "Home, acme, Sun 22 Nov")
        let keys = try shell.acme("screen", "partners", "--plain", "--keys", "/brien<Enter><Enter>")
        #expect(keys.out.contains("email, ann@example.com"))
    }

    @Test func `keys that would write files write none when a screen is printed`() throws {
        let screen = try shell.acme("screen", "kpis", "--keys", "Xout<Enter>")
        #expect(screen.code == 0 && screen.out.contains("files are written by the console alone"))
        #expect(!shell.names(in: ".").contains { $0.hasSuffix(".csv") && $0.contains("kpis") })
    }
}
