import Model
import Testing

@testable import Exchange

@Suite struct ImportPlanTests {
    private let header =
        "ID,username,email,name,status,mtd_clicks,ytd_clicks,mtd_commissions,ytd_commissions,signup_date,parent_name,parent_id,notes\n"

    private func row(_ id: String, _ name: String, status: String = "active") -> String {
        "\(id),\(name),\(name)@example.com,\"Lee, \(name)\",\(status),1,2,3.00,4.00,2025-01-02,,,\n"
    }

    @Test func `new, changed, unchanged, gone and rejected are told apart`() throws {
        let program = Program()
        let first = try Sample.plan(
            header + row("1", "ann") + row("2", "bo") + row("3", "cy"), name: "x-2026-01-01.csv",
            program: program)
        #expect(first.counts == [.new: 3])
        program.apply(Sample.event(1, first.edits))
        let text =
            header + row("1", "ann") + row("2", "bo", status: "blocked") + row("4", "di")
            + row("?", "eve") + row("4", "di")
        let second = try Sample.plan(text, name: "x-2026-01-01.csv", program: program)
        #expect(second.counts == [.new: 1, .changed: 1, .unchanged: 1, .gone: 1, .rejected: 2])
        #expect(second.rows[.changed]?.first?.text == "status: active → blocked")
        #expect(second.rows[.rejected]?.map(\.line) == [5, 6])
        #expect(second.rows[.gone]?.first?.subject == "cy Lee")
    }

    @Test func `the same file twice changes nothing`() throws {
        let program = Program()
        let text = header + row("1", "ann") + row("2", "bo")
        program.apply(Sample.event(1, try Sample.plan(text, name: "x-2026-01-01.csv").edits))
        #expect(try Sample.plan(text, name: "x-2026-01-01.csv", program: program).edits.isEmpty)
    }

    @Test func `what a person decided stays when the source comes again`() throws {
        let program = Program()
        let text = header + row("1", "ann")
        program.apply(Sample.event(1, try Sample.plan(text).edits))
        let id = try #require(PartnerID("ea-1".utf8))
        program.apply(
            Sample.event(
                2,
                [
                    Edit(partner: id, field: "stage", new: "cultivation", old: "onboarding"),
                    Edit(partner: id, field: "owner", new: "kim", old: nil),
                ]))
        #expect(try Sample.plan(text, program: program).edits.isEmpty)
    }

    private let clicks = "id,ip,referrer,created_at,target_url,affiliate_id,user_login\n"

    @Test func `figures of partners nobody knows are rejected with their line`() throws {
        let program = Sample.program(["ea-1"], source: "easy-affiliate")
        let text =
            clicks + "1,x,y,2026-01-02 10:00:00,z,1,ann\n2,x,y,2026-01-02 11:00:00,z,9,bo\n"
            + "3,x,y,nonsense,z,1,ann\n4,x,y,2026-01-02 12:00:00,z,1,ann\n"
        let plan = try Sample.plan(text, name: "export_clicks-1767700000.csv", program: program)
        #expect(plan.counts == [.new: 2, .rejected: 2])
        #expect(plan.rows[.rejected]?.map(\.line) == [3, 4])
        #expect(plan.figuresText == "key,partner,day,clicks\n,ea-1,2026-01-02,2\n")
        #expect(plan.figures.first?.window.to.iso == "2026-01-05")
    }

    @Test func `totals without partners stay apart, or belong to the one named`() throws {
        let text =
            "date,clicks,uniques,transactions,commissions,corrections,total\n"
            + "2026-01-01,10,8,1,5.00,0.00,5.00\n2026-01-02,12,9,0,0.00,0.00,0.00\n"
        let plan = try Sample.plan(text)
        #expect(plan.figures.first?.scope == .totals)
        #expect(plan.figures.first?.kind == .totals)
        #expect(
            plan.figuresText
                == "key,partner,day,clicks,uniques,sales,commission\n,,2026-01-01,10,8,1,500\n,,2026-01-02,12,9,0,0\n"
        )
        var options = ImportOptions()
        options.partner = PartnerID("ea-1".utf8)
        let one = try Sample.plan(
            text, program: Sample.program(["ea-1"], source: "easy-affiliate"), options: options)
        #expect(one.figures.first?.scope == options.partner.map(Batch.Scope.partner))
        #expect(one.figuresText.contains(",ea-1,2026-01-01,10,8,1,500\n"))
    }

    @Test func `several currencies in one file become one file of figures each`() throws {
        let text =
            "id,type,amount,earnings,currency,status,createdAt,partnerId\n"
            + "1,sale,$1.00,$0.10,usd,paid,2026-01-01,a\n2,sale,$1.00,$0.10,eur,paid,2026-01-01,a\n"
            + "3,sale,$2.00,$0.20,usd,paid,2026-01-01,a\n"
        let plan = try Sample.plan(text, program: Sample.program(["dub-a"], source: "dub"))
        #expect(plan.figures.map(\.currency?.code) == ["EUR", "USD"])
        let header = "key,partner,day,clicks,leads,sales,revenue,commission\n"
        #expect(
            plan.figures.map(\.text) == [
                header + "EUR,dub-a,2026-01-01,0,0,1,100,10\n",
                header + "USD,dub-a,2026-01-01,0,0,2,300,30\n",
            ])
        #expect(plan.assumptions.contains("amounts in EUR and USD, in whole units"))
    }

    @Test func `the canonical file is what the model reads`() throws {
        let program = Sample.program(["ea-1", "ea-2"], source: "easy-affiliate")
        let text =
            clicks
            + (0..<50).map {
                "\($0),x,y,2026-01-\($0 % 9 + 10) 10:00:00,z,\($0 % 2 + 1),ann\n"
            }.joined()
        let plan = try Sample.plan(text, program: program)
        let bytes = Array(plan.figuresText.utf8)
        let rows = try bytes.withUnsafeBufferPointer { buffer throws(CanonicalFigures.Damage) in
            try CanonicalFigures.read(buffer) { program.reservedRow(of: $0) }
        }
        #expect(rows.columns.first?.values.reduce(0, +) == 50)
    }

    @Test(arguments: [
        ("export_affiliates-1767225600.csv", "2026-01-01"), ("affwp-2026-11-24.csv", "2026-11-24"),
        ("plain.csv", ""), ("20260101.csv", ""), ("a-17672256001.csv", ""),
    ])
    func `file names tell the day of the export`(name: String, day: String) {
        #expect((ExportName.day(name)?.iso ?? "") == day)
    }
}
