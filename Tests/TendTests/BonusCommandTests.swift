import Glibc
import Testing

/// Bonuses that grow, rewards of goals, recruits, terms and tasks of promotions from the command
/// line.
@Suite struct BonusCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        mkdir(shell.folder + "/files", 0o700)
        try does("set", "payment", "ann@pay.example", "ea-12")
        try does("set", "parent", "ea-12", "ea-15")
    }

    private func does(_ words: String...) throws {
        let answer = try shell.tend(
            words.prefix(1) + ["--program", "acme", "--as-of", Shell.today, "--as", "ann"]
                + words.dropFirst())
        #expect(answer.code == 0, "\(answer.err)")
    }

    private func payouts(_ words: String...) throws -> Shell.Outcome {
        try shell.tend(
            [
                "payouts", "ea-12", "--program", "acme", "--as-of", Shell.today, "--as", "ann",
                "--settled", "2026-08-31", "--format", "csv",
            ] + words)
    }

    @Test func `a monthly bonus is paid once, and owed again when the payment fails`() throws {
        try does(
            "incentive", "Bring: recruits with 1 sale from 2024-01-01 pays 40 monthly")
        // 15.05 of commission, and ea-15 sold in September.
        #expect(try payouts().out.contains(",EUR,55.05,55.05,0.00,0.00,,,,40.00,"))
        #expect(try payouts("--paypal", "files").code == 0)
        #expect(try payouts("--paypal", "files").code == 1)
        #expect(try payouts().out.contains(",EUR,0.00,55.05,55.05,55.05,"))
        let paid = try shell.acme("incentives", "Bring", "--format", "csv").out
        #expect(paid.contains("40.00,yes"))
        let name = try #require(shell.names(in: "files").first)
        let reference = shell.read("files/" + name).lines[0].split(separator: ",")[3]
        try shell.write(
            "result.csv", "Unique Identifier,Amount,Status\n\(reference),55.05 EUR,Failed\n")
        #expect(try payouts("--result", "result.csv").code == 0)
        #expect(try payouts().out.contains(",EUR,55.05,55.05,0.00,0.00,,,,40.00,"))
        // What is marked as paid by hand is not paid with a file.
        try does("incentives", "Bring", "--paid")
        #expect(try payouts().out.contains(",EUR,15.05,15.05,0.00,0.00,,,,,"))
        #expect(try shell.acme("incentives", "Bring", "--paid").out.contains("nothing to do"))
    }

    @Test func `a bonus that may grow without an end says how it can be paid`() throws {
        try does("incentive", "Bring: recruits with 1 sale from 2024-01-01 pays 40")
        let list = try shell.acme("payouts", "--settled", "2026-08-31").out
        #expect(list.contains("Bring: the bonus of 1 is earned but may still grow; it has no last"))
        #expect(try payouts().out.contains(",EUR,15.05,"))
    }

    @Test func `a goal that is met pays its reward once`() throws {
        try does("goal", "ea-12", "2 sales by 2026-12-31 from 2026-11-01 agreed pays 50")
        let goals = try shell.acme("goal", "ea-12", "--format", "json").out
        #expect(goals.contains("\"due\": 50.00") || goals.contains("\"due\":50.00"), "\(goals)")
        #expect(try payouts().out.contains(",EUR,65.05,65.05,0.00,0.00,,,,50.00,"))
        #expect(try payouts("--paypal", "files").code == 0)
        #expect(try payouts().out.contains(",EUR,0.00,65.05,"))
        #expect(try shell.acme("undo").code == 0)
        let key = try #require(
            shell.acme("goal", "ea-12").out.lines.last?.split(separator: " ").dropFirst().first)
        try does("goal", "ea-12", "--paid", String(key))
        #expect(try payouts().out.contains(",EUR,15.05,15.05,"))
        #expect(try shell.acme("goal", "ea-12", "--paid", "nothing").code == 1)
        #expect(try shell.acme("check").code == 0)
    }

    @Test func `recruits stand below who brought them`() throws {
        try does("incentive", "Bring: recruits with 1 sale from 2024-01-01 pays 40")
        try does("set", "parent", "ea-15", "ea-17")
        let all = try shell.acme("recruits", "--format", "csv")
        #expect(all.code == 0 && all.err.isEmpty)
        let rows = all.out.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.map { $0[0] } == ["level", "0", "1", "2"])
        #expect(rows.map { $0[1] } == ["id", "ea-12", "ea-15", "ea-17"])
        #expect(rows[1].suffix(4).map(String.init) == ["1", "1", "2", "40.00"])
        #expect(rows[2].suffix(4).map(String.init) == ["1", "0", "1", ""])
        #expect(all.out.contains("2026-08-21,2026-09-01"))
        #expect(try shell.acme("recruits", "ea-15", "--format", "csv").out.lines.count == 3)
        #expect(try shell.acme("recruits").out.contains("    Eva Nova"))
        #expect(try shell.acme("recruits", "tier:gold").code == 1)
        try does("set", "parent", "gone", "ea-16")
        let stray = try shell.acme("recruits", "--format", "csv")
        #expect(stray.err.contains("ea-16 was brought by ‘gone’") && stray.code == 0)
    }

    @Test func `new rates are listed with what came before and after`() throws {
        try does("terms", "ea-12", "10%", "from", "2026-11-01", "rival")
        let list = try shell.acme("terms", "ea-12", "--format", "csv")
        #expect(list.code == 0, "\(list.err)")
        // Clicks are told to 21 November; the thirtieth day is the last of the month.
        #expect(list.out.contains("ea-12,2026-11-01,,10%,rival,in 9 days,"))
        #expect(try shell.acme("terms", "ea-15").code == 1)
    }

    @Test func `tasks of a promotion are written, due in the digest, and done`() throws {
        try does("promotion", "Black Week: 2026-11-23 to 2026-11-30")
        try does("promotion", "Black Week", "--task", "2026-11-20 send the banners")
        try does("promotion", "Black Week", "--task", "2026-12-02 thank them")
        let list = try shell.acme("promotions", "Black Week", "--tasks", "--format", "csv").out
        #expect(list.lines.count == 3)
        #expect(list.contains(",2026-11-20,late,,send the banners"))
        #expect(list.contains(",2026-12-02,open,,thank them"))
        let digest = try shell.acme("digest").out
        #expect(digest.contains("TASKS OF PROMOTIONS (1)") && digest.contains("2 d late: send"))
        let key = try #require(list.lines[1].split(separator: ",").dropFirst().first)
        try does("promotion", "Black Week", "--done", String(key))
        #expect(
            try shell.acme("promotions", "--tasks", "--format", "csv").out.contains(
                "done,2026-11-22,send the banners"))
        #expect(try !shell.acme("digest").out.contains("send the banners"))
        try does("promotion", "Black Week", "--undone", String(key))
        try does("promotion", "Black Week", "--drop", String(key))
        #expect(try shell.acme("promotions", "--tasks", "--format", "csv").out.lines.count == 2)
        #expect(try shell.acme("promotion", "Black Week", "--done", "x").code == 1)
        #expect(try shell.acme("promotion", "Black Week", "--task", "3d").code == 2)
        // Tasks of a promotion that was taken away are gone with it.
        try does("promotion", "Black Week", "--remove")
        #expect(try shell.acme("promotions", "--tasks").code == 1)
    }
}
