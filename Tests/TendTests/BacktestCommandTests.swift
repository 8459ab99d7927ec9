import Testing

/// `tend effect` and `tend backtest`: tables for people and for other programs.
@Suite struct BacktestCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test func `effect counts contacts whose time is over`() throws {
        #expect(try shell.acme("effect").code == 1, "nobody was written to")
        _ = try shell.acme(
            "log", "ea-12", "--channel", "mail", "--play", "newsletter", "--day", "2026-10-22",
            "hello")
        _ = try shell.acme(
            "log", "ea-15", "--channel", "mail", "--play", "newsletter", "--day", "2026-10-10",
            "hello")
        _ = try shell.acme(
            "log", "ea-15", "--channel", "call", "--play", "call", "--day", "2026-11-15", "hello")
        let effect = try shell.acme("effect", "--format", "csv")
        #expect(effect.code == 0, "\(effect.err)")
        let lines = effect.out.lines
        #expect(lines.count == 4)
        #expect(lines[0].utf8.starts(with: "play,sent,counted,returned,expected,extra".utf8))
        #expect(lines[1].utf8.starts(with: "newsletter,2,2,1,".utf8))
        #expect(lines[1].utf8.reversed().starts(with: ",too-early".utf8.reversed()))
        #expect(lines[2] == "call,1,0,0,,,,,,,,,too-early")
        #expect(lines[3].utf8.starts(with: "all,3,2,1,".utf8))
        #expect(try shell.acme("effect", "--by", "reason").out.contains("reason"))
        #expect(try shell.acme("effect", "--by", "moon").code == 2)
        for by in ["play", "reason", "template", "campaign", "channel"] {
            for format in ["csv", "json", "ndjson"] {
                let out = try shell.acme("effect", "--by", by, "--format", format).out
                #expect(out.contains(by) && !out.contains("nan"), "\(by) \(format)")
            }
        }
        #expect(
            try shell.acme("effect", "--by", "channel", "--format", "json").out.contains(
                "\"channel\":\"mail\",\"sent\":2,\"counted\":2,\"returned\":1"))
        let table = try shell.acme("effect").out
        #expect(table.contains("Without a chance kept, so that it is reckoned as of their day: 2."))
        #expect(table.contains("Not counted yet, as their days are not over: 1."))
        #expect(try shell.acme("effect", "--held-out").code == 1, "no campaign held out anybody")
    }

    @Test func `backtest says which rule did best, or that there is too little`() throws {
        let test = try shell.acme("backtest")
        #expect(test.code == 1, "two sellers with a day of sales each")
        #expect(test.out.contains("too few to recommend a rule"))
        #expect(try shell.acme("backtest", "--days", "7").code == 2)
        _ = try shell.tend("demo", "demo", "--as-of", Shell.today)
        let arguments = ["backtest", "--program", "demo", "--as-of", Shell.today]
        let rules = try shell.tend(arguments + ["--format", "csv"])
        #expect(rules.code == 0)
        #expect(
            rules.out.lines.map { $0.split(separator: ",")[0] } == [
                "rule", "rhythm-quiet", "rhythm-gone", "days-30", "days-60", "days-90",
            ])
        let bands = try shell.tend(arguments + ["--reliability"])
        #expect(bands.out.contains("forecasts of a sale in 30 days"))
        #expect(bands.out.lines.count > 8)
    }
}
