import Glibc
import Testing

/// Payouts from the command line: the list, PayPal's files, the record, and the result.
///
/// ea-12 earned 15.05 in November, ea-15 2.00 in September.
@Suite struct PayoutCommandTests {
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try shell.makeProgram()
        mkdir(shell.folder + "/files", 0o700)
        try set("payment", "ann@pay.example", "ea-12")
        try set("payment", "li@pay.example", "ea-15")
    }

    private func set(_ field: String, _ value: String, _ id: String) throws {
        let answer = try shell.acme("set", field, value, id)
        #expect(answer.code == 0, "\(answer.err)")
    }

    private func payouts(_ words: String...) throws -> Shell.Outcome {
        try shell.tend(
            [
                "payouts", "--program", "acme", "--as-of", Shell.today, "--as", "ann",
                "--settled", "2026-08-31", "--format", "csv",
            ] + words)
    }

    /// The cells of a file, row by row.
    private func rows(_ name: String) -> [[String]] {
        shell.read("files/" + name).lines.map { line in
            line.utf8.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    private func pay() throws -> (name: String, rows: [[String]]) {
        let before = Set(shell.names(in: "files"))
        let answer = try payouts("--paypal", "files")
        #expect(answer.code == 0, "\(answer.err)")
        let new = shell.names(in: "files").filter { !before.contains($0) }
        let name = try #require(new.first)
        #expect(new.count == 1 && answer.out.contains(name), "\(answer.out)")
        return (name, rows(name))
    }

    @Test func `the list says who is owed what and why it is held back`() throws {
        let all = try payouts()
        #expect(
            all.out.lines.first
                == "id,name,currency,owed,earned,paid,underway,last_payout,days_since,usual_gap,bonus,"
                + "held"
        )
        #expect(all.out.contains(",EUR,15.05,15.05,0.00,0.00,,,,,\n"))
        #expect(all.out.contains(",EUR,2.00,2.00,0.00,0.00,,,,,\n"))
        #expect(all.out.lines.count == 3)
        #expect(try payouts("--minimum", "10").out.contains(",below 10.00\n"))
        let october = try payouts("--month", "2026-10").out
        #expect(october.contains("ea-15,") && !october.contains("ea-12,"))
        #expect(try payouts("id:ea-15").out.lines.count <= 2)
        let unknown = try shell.acme("payouts")
        #expect(unknown.out.contains("?") && unknown.out.contains("no file tells payouts"))
        try set("payment", "=cmd", "ea-15")
        #expect(try payouts().out.contains("no address to pay to"))
    }

    @Test func `a run writes a file, is one change, pays nobody twice, and can be undone`() throws {
        let (name, rows) = try pay()
        #expect(rows.map { $0[0] } == ["ann@pay.example", "li@pay.example"])
        #expect(rows.map { $0[1] } == ["15.05", "2.00"])
        #expect(rows.allSatisfy { $0[2] == "EUR" && $0[4] == "acme 2026-11-22" })
        #expect(rows.allSatisfy { $0[5] == "PAYPAL" && $0[3].utf8.count <= 30 })
        #expect(Set(rows.map { $0[3] }).count == 2)
        #expect(name.hasPrefix("paypal-2026-11-22-") && name.hasSuffix("-EUR.csv"))
        let again = try payouts("--paypal", "files")
        #expect(again.code == 1 && again.err.contains("there is nobody to pay"))
        #expect(shell.names(in: "files") == [name])
        #expect(try payouts().out.contains(",0.00,15.05,15.05,15.05,2026-11-22,0,"))
        #expect(try shell.acme("undo").code == 0)
        #expect(try payouts().out.contains(",EUR,15.05,15.05,0.00,0.00,"))
        #expect(try shell.acme("check").code == 0)
    }

    @Test func `the result is read back once, and what failed is owed again`() throws {
        let (_, rows) = try pay()
        let head = "Payout batch: 1\n\nTransaction ID,Recipient,Unique Identifier,Amount,Fee,Total,"
        try shell.write(
            "result.csv",
            head + "Status,Custom Note\n1,ann@pay.example,\(rows[0][3]),15.05 EUR,0,0,Completed,\n"
                + "2,li@pay.example,\(rows[1][3]),2.00 EUR,0,0,Failed,\n")
        let first = try payouts("--result", "result.csv")
        #expect(first.code == 0, "\(first.err)")
        #expect(first.out.contains("not paid ea-15: 2.00 EUR, Failed"))
        #expect(first.out.contains("1 paid, 1 failed"))
        let list = try payouts().out
        #expect(list.contains("ea-15,") && list.contains(",EUR,2.00,2.00,0.00,0.00,"))
        #expect(!list.contains("ea-12,"))
        let second = try payouts("--result", "result.csv")
        #expect(second.code == 0 && second.out.contains("nothing to do"), "\(second.err)")
        #expect(try payouts().out == list)
        // An older answer does not bring the money back onto its way.
        try shell.write(
            "older.csv",
            head + "Status,Custom Note\n2,li@pay.example,\(rows[1][3]),2.00 EUR,0,0,Unclaimed,\n")
        #expect(try payouts("--result", "older.csv").out.contains("nothing to do"))
        #expect(try pay().rows.map { $0[1] } == ["2.00"])
    }

    @Test func `answers to nothing, and of another amount, are named and left`() throws {
        let (_, rows) = try pay()
        try shell.write(
            "odd.csv",
            "Unique Identifier,Amount,Status\n\(rows[0][3]),15.06 EUR,Completed\n"
                + "someone,1 EUR,Completed\n\(rows[1][3]),2.00 EUR,Sleeping\n")
        let answer = try payouts("--result", "odd.csv")
        #expect(answer.code == 1)
        #expect(answer.err.contains("odd.csv:2: \(rows[0][3]) is 15.06 EUR here, but 15.05 EUR"))
        #expect(answer.err.contains("odd.csv:3: ‘someone’ was paid in none of our files"))
        #expect(answer.err.contains("odd.csv:4: ‘Sleeping’ is no status that is known"))
        #expect(try payouts().out.contains(",15.05,2026-11-22,0,"))
    }

    @Test func `partners of one address are paid only when told so, in one row`() throws {
        try set("payment", "ANN@pay.example", "ea-15")
        #expect(try payouts().out.contains("same address as ea-12"))
        #expect(try payouts("--paypal", "files").code == 1)
        let answer = try payouts("--paypal", "files", "--pay", "ea-12", "--pay", "ea-15")
        #expect(answer.code == 0, "\(answer.err)")
        let rows = rows(try #require(shell.names(in: "files").first))
        #expect(rows.map { $0[1] } == ["17.05"])
        try shell.write(
            "result.csv",
            "Unique Identifier,Amount,Status\n\(rows[0][3]),17.05 EUR,Returned\n")
        #expect(try payouts("--result", "result.csv").out.contains("2 failed"))
        #expect(try payouts().out.contains(",EUR,2.00,2.00,0.00,0.00,"))
    }

    @Test func `files are split at the limit, with ids that go on`() throws {
        let answer = try payouts("--paypal", "files", "--rows", "1")
        #expect(answer.code == 0 && answer.out.contains(": 15.05 EUR, receivers: 1"))
        let names = shell.names(in: "files")
        #expect(names.count == 2 && names.contains { $0.hasSuffix("-EUR-2.csv") })
        let ids = names.flatMap { rows($0).map { $0[3] } }
        #expect(ids.map { $0.suffix(2) }.sorted() == ["-1", "-2"])
        #expect(try payouts("--paypal", "files", "--rows", "5001").code == 2)
    }

    @Test func `settings say the minimum, and hostile names harm nobody`() throws {
        try shell.write(
            "acme/settings.yaml",
            "name: \"=cmd|'x'\"\npayouts: {minimum: \"10 EUR\", settled: 2026-08-31}\n"
                + "currency: EUR\n")
        try set("name", "=1+1,\"x\"", "ea-15")
        let list = try shell.acme("payouts", "--format", "csv")
        #expect(list.err.isEmpty, "\(list.err)")
        #expect(list.out.contains("ea-15,\"'=1+1,\"\"x\"\"\",EUR,2.00,"))
        #expect(list.out.contains(",below 10.00\n"))
        let answer = try shell.acme("payouts", "--paypal", "files")
        #expect(answer.code == 0, "\(answer.err)")
        let name = try #require(shell.names(in: "files").first)
        #expect(rows(name).map { $0[4] } == ["'=cmd|'x' 2026-11-22"])
    }

    @Test(arguments: [
        ["--month", "2026-13"], ["--settled", "soon"], ["--minimum", "much"],
        ["--paypal", "files", "--result", "x"], ["--paypal", "files", "--read-only"],
    ]) func `what makes no sense is refused in one line`(words: [String]) throws {
        let answer = try shell.tend(
            ["payouts", "--program", "acme", "--as-of", Shell.today] + words)
        #expect(answer.code == 2 && answer.err.lines.count == 1, "\(answer.err)")
        #expect(shell.names(in: "files").isEmpty)
    }

    @Test func `a folder or file that is not there changes nothing`() throws {
        #expect(try payouts("--paypal", "nowhere").code == 3)
        #expect(try payouts().out.contains(",EUR,15.05,15.05,0.00,0.00,"))
        #expect(try payouts("--result", "nowhere.csv").code == 3)
        try shell.write("list.csv", "a,b\n1,2\n")
        #expect(try payouts("--result", "list.csv").code == 3)
    }
}
