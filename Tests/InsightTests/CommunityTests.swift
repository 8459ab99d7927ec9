import Insight
import Model
import Testing

/// Where partners were found: asked for, shown, searched and divided by.
@Suite struct CommunityTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        ledger.join("a", daysAgo: 90, [("community", "Tea Forum")])
        ledger.join("b", daysAgo: 90, [("community", "meeting")])
        ledger.join("c", daysAgo: 90)
        return ledger
    }

    @Test(arguments: [
        ("community:\"tea forum\"", ["a"]), ("community:meeting,\"Tea Forum\"", ["a", "b"]),
        ("community:none", ["c"]), ("has:community", ["a", "b"]), ("forum", ["a"]),
    ])
    func `filters and the search find a community`(text: String, expected: [String]) throws {
        let ledger = Self.ledger()
        let filter = try FilterParser(vocabulary: ProgramColumns.vocabulary).parse(text)
        var evaluator = FilterEvaluator()
        let found = ledger.analysis().rows(matching: filter, with: &evaluator).map {
            ledger.program.ids[$0].text
        }
        #expect(found.sorted() == expected)
    }

    @Test func `a column shows it, and partners are divided by it`() throws {
        let ledger = Self.ledger()
        let analysis = ledger.analysis()
        let column = try #require(ListColumn(word: "community"))
        #expect(analysis.cell(column, row: ledger.row("a")) == .text("Tea Forum"))
        #expect(analysis.cell(column, row: ledger.row("c")) == .absent)
        #expect(
            analysis.groups(by: .community, partners: nil).map(\.name)
                == ["Tea Forum", "meeting", nil])
    }
}
