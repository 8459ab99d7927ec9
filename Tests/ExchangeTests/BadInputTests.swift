import HostileTexts
import Model
import Testing

@testable import Exchange

/// What importers meet in the field, each alone and all of it together.
@Suite struct BadInputTests {
    private let program = Sample.program(["own-a", "own-b"], source: "own")

    private func daily(_ text: String, _ more: [(String, String)] = []) throws -> ImportPlan {
        var options = ImportOptions()
        options.mapping = [("id", "id"), ("day", "day"), ("revenue", "revenue")] + more
        options.source = "own"
        return try Sample.plan(text, program: program, options: options)
    }

    private let sum = "key,partner,day,revenue\n,own-a,2026-02-01,123456\n"

    @Test(arguments: [
        "\u{FEFF}id,day,revenue\nA,2026-02-01,1234.56\n",
        "id,day,revenue\r\nA,2026-02-01,1234.56\r\n",
        "id,day,revenue\rA,2026-02-01,1234.56\r",
        "id;day;revenue\nA;01.02.2026;1.234,56\n",
        "id\tday\trevenue\nA\t2026-02-01\t1234.56\n",
        "id, day, revenue, \nA, 2026-02-01, \"1,234.56\", \n",
        "id,day,revenue\nA,2026-02-01,\"$1,234.56\"\n",
        "id,day,revenue\nA,2026-02-01,1234.56 EUR\n",
        "id,day,revenue\nA,2026-02-01,€1234.56\n",
        "id,day,revenue\nA,2026-02-01T23:59:59.999Z,1234.56\n",
        "id,day,revenue\nA,1769904000000,1234.56\n",
        "id,day,revenue\nA,1769904000,1234.56\n",
        "id,day,revenue\nA,\"February 1, 2026\",1234.56\n",
        "id,day,revenue\nDrew (#A),2026-02-01,1234.56\n",
        "id,day,revenue\nA,2026-02-01,1234.56,\n",
        "id,day,revenue,note\nA,2026-02-01,1234.56\n",
        "id,day,revenue,note\nA,2026-02-01,1234.56,\"say \\\"hi\\\" and \"\"ho\"\"\"\n",
        "id,day,revenue,note\nA,2026-02-01,1234.56,\"10\"%\n",
        "id,day,revenue,note\nA,2026-02-01,1234.56,\"O\\\\\\\\\\\\'Brien\"\n",
        "id,day,revenue,note\nA,2026-02-01,1234.56,\"two\nlines\"\n",
        "id,day,revenue\nA,2026-02-01,1300.00\nA,2026-02-01,'-65.44\n",
        "id,day,revenue\nA,2026-02-01,1300.00\nA,2026-02-01,(65.44)\n",
        "id,day,revenue\nA,2026-02-01,1234.56\nA,2026-02-01,-\n",
        "Report of 2026\nmade: \"today\"\n\nid,day,revenue\nA,2026-02-01,1234.56\n",
        "\n\nid,day,revenue\n\nA,2026-02-01,1234.56\n\n",
    ])
    func `each way to write it comes to the same`(text: String) throws {
        let plan = try daily(text)
        #expect(plan.figuresText == sum)
        #expect(plan.counts[.rejected] == nil)
    }

    @Test func `an amount in another currency goes to that one, never to the program's`() throws {
        let plan = try daily(
            "id,day,revenue\nA,2026-02-01,5.00 USD\nA,2026-02-01,£2.00\nA,2026-02-01,1\n")
        #expect(plan.figures.map { $0.currency?.code } == ["EUR", "USD", "GBP"])
        #expect(plan.figures.map(\.totals) == [[100], [500], [200]])
    }

    @Test func `a file that is cut off inside a row loses that row, and says so`() throws {
        let plan = try daily("id,day,revenue\nA,2026-02-01,1234.56\nB,2026-02-0")
        #expect(plan.figuresText == sum)
        #expect(
            plan.rows[.rejected] == [
                ImportPlan.Row(
                    line: 3, column: 1, subject: "",
                    text: "the file ends inside this row: it is cut off")
            ])
        let quoted = try daily("id,day,revenue\nA,2026-02-01,1234.56\nB,\"2026-02-0")
        #expect(quoted.counts == [.new: 1, .rejected: 1])
    }

    @Test func `a row that comes again counts once, with other figures it is rejected`() throws {
        let plan = try daily(
            "id,day,revenue,n\nA,2026-02-01,1000,x1\nA,2026-02-01,234.56,x2\n"
                + "A,2026-02-01,1000,x1\nA,2026-02-01,9,x2\n",
            [("key", "n")])
        #expect(plan.figuresText == sum)
        #expect(plan.assumptions.contains("rows that were there before, left out: 1"))
        #expect(plan.rows[.rejected]?.map(\.line) == [5])
        #expect(
            plan.rows[.rejected]?.first?.text == "‘x2’ is in line 3 already, with other figures")
    }

    @Test func `duplicates by the tens of thousands are counted, not kept`() throws {
        var text = "id,day,revenue,n\n"
        for number in 0..<30_000 { text += "A,2026-02-01,0.01,r\(number)\n" }
        for number in 0..<30_000 { text += "A,2026-02-01,0.01,r\(number)\n" }
        let plan = try daily(text, [("key", "n")])
        #expect(plan.figures.first?.totals == [30_000])
        #expect(plan.assumptions.contains("rows that were there before, left out: 30000"))
        var partners = "ID,Name,Email,Country,Status,Enrolled at\n"
        for number in 0..<30_000 { partners += "p\(number % 3),N,,DE,approved,2026-01-01\n" }
        let many = try Sample.plan(partners)
        #expect(many.counts == [.new: 3, .rejected: 29_997])
        #expect(many.rows[.rejected]?.count == ImportPlan.exampleLimit)
    }

    @Test func `one person under three ids is kept three times, and told`() throws {
        let text = """
            ID,Name,Email,Country,Status,Enrolled at
            p1,Ann,ann@example.com,DE,approved,2026-01-01
            p2,Ann Lee,ANN@example.com,DE,approved,2026-01-01
            p3,A. Lee,ann@example.com,DE,approved,2026-01-01

            """
        let plan = try Sample.plan(text)
        #expect(plan.counts == [.new: 3])
        #expect(
            plan.warnings.map { String($0.prefix(45)) } == [
                "line 3: dub-p2 has the address of dub-p1, ANN",
                "line 4: dub-p3 has the address of dub-p1, ann",
            ])
        let program = Program()
        program.apply(Sample.event(1, plan.edits))
        #expect(try Sample.plan(text, program: program).warnings.isEmpty)
        let other = try Sample.plan(
            "key,email,first_name,last_name,stats.CUSTOMER_COUNT\nk,ann@example.com,A,L,1\n",
            program: program)
        #expect(other.warnings.count == 1)
    }

    @Test func `a file of another source is refused with what it is`() throws {
        var options = ImportOptions()
        options.profile = "cj"
        let text = "ID,Name,Email,Country,Status,Enrolled at\n"
        #expect(
            Sample.refusal(text, options: options)?.contains("this is not a file of cj") == true)
        options.profile = nil
        options.kind = .clicks
        #expect(
            Sample.refusal(text, options: options) == "this is Dub partners, not a file of clicks")
    }

    @Test func `no cell, header or record ends the reading otherwise than in words`() throws {
        for text in HostileTexts.all {
            for file in [
                "id,day,revenue\n\(text),\(text),\(text)\n", "\(text),day\n\(text),1\n", text,
                "{\"id\":\"\(text)\",\"day\":\"\(text)\"}\n", "[{\"\(text)\":1}]",
            ] {
                _ = Sample.refusal(file)
                _ = try? daily(file)
            }
        }
    }

    @Test func `an address stands in for an id nobody knows, which is counted once`() throws {
        let program = Sample.program(["own-a"], source: "own")
        program.apply(
            Sample.event(
                2,
                [
                    Edit(
                        partner: try #require(PartnerID("own-a".utf8)), field: FieldName.email,
                        new: "ann@example.com", old: nil)
                ]))
        var options = ImportOptions()
        options.mapping = [("id", "id"), ("email", "mail"), ("day", "day"), ("clicks", "n")]
        options.source = "own"
        let plan = try Sample.plan(
            "id,mail,day,n\nZ,ANN@example.com,2026-02-01,3\nY,bo@example.com,2026-02-01,4\n",
            program: program, options: options)
        #expect(plan.figuresText == "key,partner,day,clicks\n,own-a,2026-02-01,3\n")
        #expect(plan.warnings.contains("ids of no partner here: 1; import the partners first"))
    }
}
