import Glibc
import Testing

/// A folder files are put into, and what is different since the last import.
@Suite struct InboxTests {
    private let partners = "ID,Name,Email,Country,Status,Enrolled at\n"
    private let commissions = "id,type,amount,earnings,currency,status,createdAt,partnerId\n"

    private func shell() throws -> Shell {
        let shell = try ImportFiles.shell()
        #expect(mkdir(shell.folder + "/in", 0o755) == 0)
        try shell.write(
            "in/b-partners.csv",
            partners + "pn_1,Ann,ann@example.com,DE,approved,2025-05-01\n"
                + "pn_2,Bo,bo@example.com,DE,approved,2025-05-01\n")
        try shell.write(
            "in/a-sales.csv",
            commissions + "c1,sale,$10.00,$1.00,EUR,paid,2026-02-01,pn_1\n")
        try shell.write("in/nothing.csv", "who,knows\n1,2\n")
        try shell.write("in/half.csv.part", "who,knows\n1,2\n")
        try shell.write("in/.hidden.csv", "who,knows\n1,2\n")
        return shell
    }

    @Test func `each file is imported once and moved aside, partners first`() throws {
        let shell = try shell()
        let outcome = try shell.run("import", "--inbox", "in")
        #expect(outcome.code == 3)
        #expect(outcome.err.contains("nothing.csv: unknown columns: who, knows"))
        let list = try shell.run("list", "--columns", "id,sales.90d", "--format", "csv")
        #expect(list.out == "id,sales.90d\ndub-pn_1,1\ndub-pn_2,0\n")
        #expect(shell.names(in: "in/done") == ["a-sales.csv", "b-partners.csv"])
        #expect(shell.names(in: "in/refused") == ["nothing.csv", "nothing.csv.why.txt"])
        #expect(
            shell.read("in/refused/nothing.csv.why.txt").contains("unknown columns: who, knows"))
        #expect(shell.read("in/half.csv.part") == "who,knows\n1,2\n")
        let again = try shell.run("import", "--inbox", "in")
        #expect(again.code == 0)
        #expect(again.out == "no files in in\n")
        _ = try shell.run("undo")
        let undone = try shell.run("list", "--columns", "id,sales.90d", "--format", "csv")
        #expect(undone.out == "id,sales.90d\ndub-pn_1,\ndub-pn_2,\n")
    }

    @Test func `a name that is there already, or could do harm, becomes another one`() throws {
        let shell = try shell()
        let name = "$(x) ;\u{1B}[2J.csv"
        try shell.write("in/" + name, partners + "pn_3,Cy,,DE,approved,2025-05-01\n")
        _ = try shell.run("import", "--inbox", "in")
        #expect(shell.names(in: "in/done").contains("__x_____2J.csv"))
        try shell.write("in/a-sales.csv", commissions)
        _ = try shell.run("import", "--inbox", "in")
        #expect(shell.names(in: "in/done").contains("2-a-sales.csv"))
    }

    @Test func `a dry run moves nothing, a missing folder is told`() throws {
        let shell = try shell()
        let before = shell.names(in: "in")
        _ = try shell.run("import", "--inbox", "in", "--dry-run")
        #expect(shell.names(in: "in") == before)
        let missing = try shell.run("import", "--inbox", "out")
        #expect(missing.code == 3)
        #expect(missing.err.contains("out: there is no such folder"))
        #expect(try shell.run("import").code == 2)
    }

    @Test func `the next import tells who went silent, came back and began`() throws {
        let shell = try shell()
        _ = try shell.run("import", "--inbox", "in")
        func sales(_ rows: [String]) throws -> String {
            try shell.write(
                "sales.csv",
                commissions
                    + rows.map {
                        "\($0),sale,$1.00,$0.10,EUR,paid,\($0.suffix(10)),\($0.prefix(4))\n"
                    }
                    .joined())
            return try shell.run("import", "sales.csv").out
        }
        let second = try sales(["pn_2 2026-02-02"])
        #expect(
            second.contains(
                "since the last import 1 went silent on 2026-02-02, 1 began on 2026-02-02"))
        let third = try sales(["pn_1 2026-02-03", "pn_1 2026-02-04"])
        #expect(
            third.contains("since the last import 1 went silent in the 2 days to 2026-02-04\n"))
        let fourth = try sales(["pn_2 2026-02-05"])
        #expect(
            fourth.contains(
                "since the last import 1 went silent on 2026-02-05, 1 came back on 2026-02-05\n"))
        try shell.write(
            "partners.csv",
            partners + "pn_1,Ann,ann@example.com,DE,banned,2025-05-01\n")
        let people = try shell.run("import", "partners.csv")
        #expect(
            people.out.contains(
                "since the last import 1 changed status, 1 are in the file no more"))
    }
}
