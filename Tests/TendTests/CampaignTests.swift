import Glibc
import Testing

/// Incentives, tiers and promotions from the command line.
@Suite struct CampaignCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
    }

    @Test func `an incentive is kept, judged, paid, changed and taken away`() throws {
        let rule = "Winter: 1 sale from 2026-11-01 to 2026-12-31 pays 50"
        #expect(try shell.acme("incentive", rule).code == 0)
        let all = try shell.acme("incentives", "--format", "csv").out
        #expect(all.contains("Winter"))
        let met = try shell.acme("incentives", "Winter", "--state", "met").out
        #expect(met.contains("ea-12"))
        #expect(try shell.acme("incentives", "Winter", "--paid").code == 0)
        #expect(try shell.acme("incentives", "Winter", "--state", "met").out.contains("yes"))
        #expect(
            try shell.acme("incentive", "Winter: 99 sales from 2026-11-01 pays 60").code == 0)
        #expect(try shell.acme("incentives", "--format", "csv").out.lines.count == 2)
        #expect(try shell.acme("incentives", "Winter", "--state", "met").code == 1)
        #expect(try shell.acme("incentive", "Winter", "--announced", "newsletter").code == 0)
        #expect(try shell.acme("incentive", "Winter", "--remove").code == 0)
        #expect(try shell.acme("incentives").code == 1)
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("incentives").code == 0)
    }

    @Test(arguments: [
        ["incentive", "Winter"], ["incentive", "W: 1 lamp pays 5"], ["tier", "gold"],
        ["promotion", "x: soon"], ["incentive", "W: 1 sale pays 5 for nonsense:1"],
        ["tiers", "sideways"], ["tiers", "--apply", "close"],
    ]) func `what cannot be read is refused in one line`(words: [String]) throws {
        let answer = try shell.tend(
            words.prefix(1) + ["--program", "acme", "--as-of", Shell.today] + words.dropFirst())
        #expect(answer.code == 2, "\(answer.err)")
        #expect(answer.err.lines.count == 1, "\(answer.err)")
    }

    @Test func `tiers are applied as one change, and taken back as one`() throws {
        #expect(try shell.acme("tier", "gold: 10 revenue in 90d rate 10%").code == 0)
        #expect(try shell.acme("tier", "bronze: 0 revenue in 90d rate 6%").code == 0)
        #expect(try shell.acme("tiers").out.contains("gold"))
        #expect(try shell.acme("tiers", "rises").out.contains("ea-12"))
        #expect(try shell.acme("tiers", "--apply", "rises").code == 0)
        #expect(try shell.acme("list", "tier:gold").out.contains("ea-12"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("list", "tier:gold").code == 1)
        #expect(try shell.acme("tier", "gold", "--remove").code == 0)
    }

    @Test func `tiers of different figures wait until it is said which is above which`() throws {
        #expect(try shell.acme("tier", "gold: 1000 revenue in 90d rate 10%").code == 0)
        #expect(try shell.acme("tier", "busy: 1 sale in 90d rate 6%").code == 0)
        let asked = try shell.acme("tiers")
        #expect(asked.code == 0 && asked.err.contains("--order"))
        let refused = try shell.acme("tiers", "--apply", "rises")
        #expect(refused.code == 1 && refused.err.lines.count == 1)
        for order in ["gold", "gold,gold,busy", "gold,brass"] {
            #expect(try shell.acme("tiers", "--order", order).code == 2, "\(order)")
        }
        #expect(try shell.acme("tiers", "--order", "busy, gold").code == 0)
        let stated = try shell.acme("tiers", "--format", "csv")
        #expect(stated.err.isEmpty && stated.out.lines[1].contains("busy"))
        #expect(try shell.acme("tiers", "rises").out.contains("busy"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try shell.acme("tiers").err.contains("--order"))
    }

    @Test func `a promotion shows what its days brought`() throws {
        #expect(try shell.acme("promotions").code == 1)
        #expect(
            try shell.acme("promotion", "Autumn: 2026-11-01 to 2026-11-21 total 1000").code == 0)
        let all = try shell.acme("promotions", "--format", "csv").out
        #expect(all.contains("Autumn,closed,2026-11-01,2026-11-21"))
        #expect(try shell.acme("promotions", "Autumn").out.contains("ea-12"))
        #expect(try shell.acme("promotions", "Spring").code == 1)
    }
}
