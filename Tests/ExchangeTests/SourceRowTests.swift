import Model
import Testing

@testable import Exchange

/// Every shipped profile, row by row: what stands in a file and what comes of it.
@Suite struct SourceRowTests {
    private static let all = SourceRows.plugins + SourceRows.services + SourceRows.networks

    @Test(arguments: all) func `each export comes to exactly these values`(
        _ rows: SourceRows
    ) throws {
        let program = Sample.program(rows.ids, source: "x")
        program.apply(Sample.event(2, try addresses(of: rows.ids)))
        var options = ImportOptions()
        options.exportDay = rows.exported.flatMap { Day(iso: $0.utf8) }
        let plan = try Sample.plan(rows.text, program: program, options: options)
        let profile = try #require(Profile.shipped.first { $0.word == rows.word })
        #expect(plan.title == profile.title)
        if let figures = rows.figures { #expect(plan.figuresText == figures) }
        for field in rows.told { #expect(plan.told.contains(field), "\(field) in \(plan.told)") }
        if let currency = rows.currency {
            #expect(plan.figures.map { $0.currency?.code } == [currency])
        }
        #expect(
            plan.rows[.rejected]?.map(\.line) ?? [] == rows.rejected,
            "\(plan.rows[.rejected] ?? [])")
    }

    @Test(arguments: all) func `the same file again says nothing new`(_ rows: SourceRows) throws {
        let program = Sample.program(rows.ids, source: "x")
        program.apply(Sample.event(2, try addresses(of: rows.ids)))
        var options = ImportOptions()
        options.exportDay = rows.exported.flatMap { Day(iso: $0.utf8) }
        let first = try Sample.plan(rows.text, program: program, options: options)
        program.apply(Sample.event(3, first.edits))
        let again = try Sample.plan(rows.text, program: program, options: options)
        #expect(again.edits.isEmpty, "\(again.told)")
        #expect(again.figuresText == first.figuresText)
    }

    /// Each partner's address is its id's, at example.com.
    private func addresses(of ids: [String]) throws -> [Edit] {
        try ids.map { text in
            Edit(
                partner: try #require(PartnerID(text.utf8)), field: FieldName.email,
                new: text + "@example.com", old: nil)
        }
    }

    @Test func `no shipped profile is without its rows`() {
        let missing = Set(Profile.shipped.map(\.word)).subtracting(Self.all.map(\.word))
        #expect(missing.isEmpty, "\(missing.sorted())")
    }
}
