import Model
import Testing

@testable import Exchange

/// PayPal's result read as an import: its rows are known by the unique ids of our own files first.
@Suite struct PaidReferenceTests {
    private static let head =
        "Transaction ID,Recipient,Unique Identifier,Amount,Fee,Total,Status,Custom Note\n"

    /// ea-1 and ea-2 share an address; k-1 paid ea-1 alone, k-2 paid both.
    private static func program() throws -> Program {
        let program = Sample.program(["ea-1", "ea-2"], source: "ea")
        var edits: [Edit] = []
        for (partner, key, units) in [
            ("ea-1", "k-1", Int64(500)), ("ea-1", "k-2", 1_000), ("ea-2", "k-2", 250),
        ] {
            let id = try #require(PartnerID(partner.utf8))
            let payment = Payment(
                key: key, day: Day(number: 20_500),
                amount: Money(minorUnits: units, currency: .euro), receiver: "x", file: "f")
            edits.append(Edit(partner: id, field: payment.field, new: payment.line, old: nil))
        }
        for partner in ["ea-1", "ea-2"] {
            edits.append(
                Edit(
                    partner: try #require(PartnerID(partner.utf8)), field: FieldName.payment,
                    new: "both@pay.example", old: nil))
        }
        program.apply(Sample.event(2, edits))
        return program
    }

    private static func plan(_ rows: String) throws -> ImportPlan {
        var options = ImportOptions()
        options.exportDay = Day(iso: "2026-03-05".utf8)
        return try Sample.plan(head + rows, program: try program(), options: options)
    }

    @Test func `a row of a shared address goes to the partner it paid`() throws {
        let plan = try Self.plan("1,both@pay.example,k-1,5.00 EUR,0,5.00 EUR,Completed,\n")
        #expect(plan.figuresText == "key,partner,day,payouts\n,ea-1,2026-03-05,500\n")
        #expect(plan.counts == [.new: 1] && plan.warnings.isEmpty)
    }

    @Test func `a row that paid two gives each its own share`() throws {
        let plan = try Self.plan(
            "1,both@pay.example,k-2,12.50 EUR,0,12.50 EUR,Completed,\n"
                + "2,both@pay.example,k-1,5.00 EUR,0,5.00 EUR,Completed,\n")
        #expect(
            plan.figuresText
                == "key,partner,day,payouts\n,ea-1,2026-03-05,1500\n,ea-2,2026-03-05,250\n")
    }

    @Test(arguments: ["12.51 EUR", "12.50 USD"])
    func `another amount than was paid to two is rejected in words`(amount: String) throws {
        let plan = try Self.plan("1,both@pay.example,k-2,\(amount),0,0,Completed,\n")
        #expect(plan.figures.isEmpty)
        #expect(
            plan.rows[.rejected]?.map(\.text) == [
                "‘\(amount)’ is not what those paid with it got on record; "
                    + "tend payouts --result tells more"
            ])
    }

    @Test func `a shared address without an id of ours stays nobody's`() throws {
        let plan = try Self.plan("1,both@pay.example,else,5.00 EUR,0,5.00 EUR,Completed,\n")
        #expect(plan.counts == [.rejected: 1])
    }
}
