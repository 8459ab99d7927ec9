import Testing

/// `tend list`, `show` and `kpi`: what a program says, for people and for other programs.
@Suite struct ListTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test func `the formats say the same`() throws {
        let columns =
            "id,name,state,quiet,clicks.30d,revenue.90d,conversion.30d,owner,trend_clicks.2w"
        let table = try shell.acme("list", "--columns", columns)
        #expect(table.code == 0 && table.err.isEmpty)
        #expect(table.out.lines.count == 5)
        #expect(table.out.lines[0].utf8.starts(with: "id     name".utf8))
        let csv = try shell.acme("list", "--columns", columns, "--format", "csv")
        #expect(
            csv.out.lines == [
                "id,name,state,quiet,clicks.30d,revenue.90d,conversion.30d,owner,trend_clicks.2w",
                "ea-12,Ann O'Brien,new,1,1,150.50,2.000000,,0 1",
                "ea-17,Eva Nova,never-started,,0,0.00,,,0 0",
                "ea-16,Gęś Żółć,no-sale,0,1,0.00,0.000000,,0 1",
                "ea-15,李 Wei,quiet,81,0,20.00,,,0 0",
            ])
        let json = try shell.acme("list", "--columns", columns, "--format", "json")
        let lines = try shell.acme("list", "--columns", columns, "--format", "ndjson")
        #expect(json.out == "[" + lines.out.lines.joined(separator: ",") + "]\n")
        #expect(
            lines.out.lines[1] == """
                {"id":"ea-17","name":"Eva Nova","state":"never-started","quiet":null,\
                "clicks.30d":0,"revenue.90d":0.00,"conversion.30d":null,"owner":null,\
                "trend_clicks.2w":[0,0]}
                """)
    }

    @Test func `a filter, an order and a limit choose the rows`() throws {
        func ids(_ arguments: String...) throws -> [String] {
            try shell.tend(
                [
                    "list", "--columns", "id", "--format", "csv", "--program", "acme", "--as-of",
                    Shell.today,
                ] + arguments
            ).out.lines.dropFirst().map { $0 }
        }
        #expect(try ids("is:quiet") == ["ea-15"])
        #expect(try ids("is:never-started", "or", "is:no-sale") == ["ea-17", "ea-16"])
        #expect(try ids("quiet:>30d") == ["ea-15"])
        #expect(try ids("--", "-is:quiet") == ["ea-12", "ea-17", "ea-16"])
        #expect(try ids("-is:quiet") == ["ea-12", "ea-17", "ea-16"])
        #expect(try ids("is:quiet", "or", "-has:email") == ["ea-15"])
        #expect(try ids("-is:quiet", "-zolc", "--limit", "9") == ["ea-12", "ea-17"])
        #expect(try ids("--read-only", "-is:quiet") == ["ea-12", "ea-17", "ea-16"])
        #expect(try ids("zolc") == ["ea-16"])
        #expect(try ids("李") == ["ea-15"])
        #expect(try ids("--sort", "-revenue.90d", "--limit", "2") == ["ea-12", "ea-15"])
        #expect(try ids("--sort", "quiet", "--limit", "1") == ["ea-16"])
        #expect(try ids("--limit", "0") == [])
    }

    @Test func `nothing found ends with 1 and says so only by its code`() throws {
        let none = try shell.acme("list", "nobody-at-all")
        #expect(none.code == 1 && none.err.isEmpty)
        let csv = try shell.acme("list", "nobody-at-all", "--format", "csv", "--columns", "id")
        #expect(csv.code == 1 && csv.out == "id\n")
        #expect(try shell.acme("list", "nobody", "--format", "json").out == "[]\n")
        #expect(try shell.acme("list", "nobody", "--format", "ndjson").out.isEmpty)
    }

    @Test(arguments: [
        ("quet:>3", "column 1"), ("is:quiet bogus:3", "column 10"), ("stage:", "column"),
        ("(is:quiet", "column"), ("is:nonsense", "column 4"), ("quiet:>x", "column"),
        ("\"open", "column"), ("revenue.0d:>1", "column"), ("is:quiet )", "column 10"),
    ])
    func `a mistake in a filter is pointed at in one line`(filter: String, place: String) throws {
        let outcome = try shell.acme("list", filter)
        #expect(outcome.code == 2 && outcome.out.isEmpty)
        #expect(outcome.err.lines.count == 1)
        #expect(outcome.err.contains(place), "\(outcome.err)")
    }

    @Test func `a wrong filter is corrected once`() throws {
        let outcome = try shell.acme("list", "quet:>3")
        #expect(outcome.err.lowercased().components(of: "did you mean") == 1)
    }

    @Test(arguments: [
        ["--columns", "id,nothing"], ["--sort", "nothing"], ["--format", "xml"],
        ["--columns", ""], ["--limit", "many"], ["--as-of", "yesterday"],
    ])
    func `wrong use ends with 2, in one line, and prints nothing`(arguments: [String]) throws {
        let outcome = try shell.tend(["list", "--program", "acme"] + arguments)
        #expect(outcome.code == 2 && outcome.out.isEmpty)
        #expect(outcome.err.lines.count == 1, "\(outcome.err)")
    }

    @Test func `rhythm, chance and loss are columns, filters and an order`() throws {
        let arguments = [
            "list", "risk:>1", "--columns", "id,rhythm,chance,risk", "--sort", "-risk",
        ]
        func lines(_ format: String) throws -> [String] {
            try shell.tend(
                arguments + ["--program", "acme", "--as-of", Shell.today, "--format", format]
            ).out.lines
        }
        let csv = try lines("csv")
        #expect(
            csv == [
                "id,rhythm,chance,risk", "ea-12,30d / 1d,0.295524,176.27",
                "ea-15,30d / 81d,0.076562,32.84",
            ])
        let first = try lines("ndjson")[0]
        #expect(first == #"{"id":"ea-12","rhythm":[30,1],"chance":0.295524,"risk":176.27}"#)
    }

    @Test func `cells of a spreadsheet never begin a formula`() throws {
        for text in ["=1+1", "@SUM(A1)", "+1", "=\u{301}1"] {
            _ = try shell.acme("owner", "--", text, "ea-12")
            let csv = try shell.acme("list", "Brien", "--columns", "owner", "--format", "csv")
            let cell = csv.out.lines.last ?? ""
            let first = cell.utf8.first { $0 != 0x22 }
            #expect(first == 0x27 || first == 0x20, "\(text) became \(cell)")
        }
    }

    @Test func `show tells all of one partner`() throws {
        let shown = try shell.acme("show", "ea-12")
        #expect(shown.code == 0)
        let lines = Set(shown.out.lines.map { $0.collapsed })
        #expect(
            lines.isSuperset(of: [
                "id ea-12", "name Ann O'Brien", "email ann@example.com", "joined 2024-03-01",
                "state new", "revenue.30d 150.50", "leads.30d ?", "fact:ytd_clicks 402",
            ]))
        #expect(try shell.acme("show", "ea-17").out.lines.map(\.collapsed).contains("epc.30d n/a"))
        #expect(try shell.acme("show", "ea-99").code == 1)
        #expect(try shell.acme("show", "").code == 1)
        #expect(try shell.acme("show").code == 2)
    }

    @Test func `kpi reads the program and parts of it`() throws {
        let all = try shell.acme("kpi", "--format", "csv")
        #expect(all.code == 0)
        #expect(
            all.out.lines[0]
                == "kpi,value,before,change,target,verdict,unit,status,from,to,before_from,before_to"
        )
        #expect(all.out.contains("150.50") && all.out.lines.count == 25)
        let quiet = try shell.acme("kpi", "is:quiet", "--days", "90", "--format", "csv")
        #expect(quiet.out.contains("20.00"))
        let head = try shell.acme("kpi", "--days", "7").out.lines[0]
        #expect(head == "7 days, 2026-11-15 to 2026-11-21, beside 2026-11-08 to 2026-11-14")
        for days in ["0", "9999", "x"] {
            #expect(try shell.acme("kpi", "--days", days).code == 2)
        }
    }

    @Test func `only rows before the day that stands for today count`() throws {
        func cells(_ day: String) throws -> String {
            try shell.tend(
                "list", "Brien", "--columns", "state,sales.30d,clicks.30d", "--format", "csv",
                "--program", "acme", "--as-of", day
            ).out.lines.last ?? ""
        }
        #expect(try cells("2026-11-22") == "new,2,1")
        #expect(try cells("2026-11-21") == "new,2,1")
        #expect(try cells("2026-11-20") == "no-sale,0,1")
        #expect(try cells("2026-11-19") == "never-started,0,0")
        let screen = try shell.tend(
            "screen", "--program", "acme", "--as-of", "2026-11-20", "--size", "120x36")
        #expect(screen.out.contains("Fri 20 Nov") && screen.out.contains("to Thu 19 Nov"))
    }
}

extension String {
    /// How often a text stands in this one.
    func components(of part: String) -> Int {
        let (bytes, needle) = (Array(utf8), Array(part.utf8))
        return bytes.indices.count { bytes[$0...].starts(with: needle) }
    }

    /// Runs of blanks as one.
    var collapsed: String {
        unicodeScalars.split(separator: " ").map { String(String.UnicodeScalarView($0)) }
            .joined(separator: " ")
    }
}
