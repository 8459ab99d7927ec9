import Model
import Testing

@testable import Exchange

/// Files of the sizes large programs have.
@Suite struct LargeImportTests {
    @Test func `25,000 partners in one file, and the same ones again`() throws {
        var text = "ID,Name,Email,Country,Status,Group,Enrolled at\n"
        for number in 0..<25_000 {
            text +=
                "p\(number),\"Partner, \(number)\",p\(number)@example.com,DE,approved,G\(number % 3),"
                + "2026-01-0\(number % 9 + 1)T10:00:00.000Z\n"
        }
        let plan = try Sample.plan(text)
        #expect(plan.counts == [.new: 25_000])
        #expect(plan.rows[.new]?.count == ImportPlan.exampleLimit)
        #expect(plan.edits.count { $0.field == FieldName.email } == 25_000)
        let last = try #require(PartnerID("dub-p24999".utf8))
        let fields = plan.edits.filter { $0.partner == last }.map { "\($0.field) \($0.new ?? "-")" }
        for field in ["name Partner, 24999", "tier G0", "joined 2026-01-07"] {
            #expect(fields.contains(field), "\(field) in \(fields)")
        }
        let program = Program()
        program.apply(Sample.event(1, plan.edits))
        #expect(program.partnerCount == 25_000)
        let again = try Sample.plan(text, program: program)
        #expect(again.counts == [.unchanged: 25_000] && again.edits.isEmpty)
    }

    @Test func `figures of 5,000 partners, each its own`() throws {
        let ids = (0..<5_000).map { "own-p\($0)" }
        var text = "id,day,clicks\n"
        for number in 0..<5_000 { text += "p\(number),2026-02-01,\(number % 7 + 1)\n" }
        var options = ImportOptions()
        options.mapping = [("id", "id"), ("day", "day"), ("clicks", "clicks")]
        options.source = "own"
        let plan = try Sample.plan(
            text, program: Sample.program(ids, source: "own"), options: options)
        #expect(plan.counts == [.new: 5_000] && plan.figures.first?.rows == 5_000)
        // 714 whole sevens of 28, and 1 + 2.
        #expect(plan.figures.first?.totals == [714 * 28 + 3])
    }

    @Test(arguments: ["12%", "12,5 %", "\"10\"%", "12.5%", "'+12%"])
    func `a rate keeps its percent, and what is no amount is named`(cell: String) throws {
        var options = ImportOptions()
        options.mapping = [("id", "id"), ("rate", "rate")]
        options.source = "own"
        let text = cell.contains(",") ? "\"" + cell + "\"" : cell
        let plan = try Sample.plan("id,rate\na,\(text)\n", options: options)
        let bare = cell.filter { $0 != "\"" && $0 != "'" }
        #expect(plan.told.contains("own-a rate \(bare)"), "\(plan.told)")
        options.mapping = [("id", "id"), ("day", "day"), ("revenue", "rate")]
        let figures = try Sample.plan(
            "id,day,rate\na,2026-02-01,\(text)\n",
            program: Sample.program(["own-a"], source: "own"), options: options)
        #expect(figures.counts == [.rejected: 1], "a share is no amount of money")
        #expect(figures.rows[.rejected]?.first?.text.contains("is no revenue") == true)
    }
}
