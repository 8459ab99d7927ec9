import Insight
import Model
import Testing

/// Orders of the list, and what its columns say.
@Suite struct SortingTests {
    private static func ledger() -> Ledger {
        let ledger = Ledger()
        for (id, name, owner) in [
            ("p1", "Żeta", "kim"), ("p2", "alpha", ""), ("p3", "Ärger", "Bo"),
            ("p4", "beta", "kim"),
            ("p5", "日本", ""),
        ] {
            ledger.join(
                id, daysAgo: 100, [("name", name)] + (owner.isEmpty ? [] : [("owner", owner)]))
        }
        ledger.join("p6", daysAgo: 50, [("name", "other"), ("source", "dub")])
        ledger.add("p7", [("name", "prospect")])
        ledger.book(
            [.clicks, .sales, .revenue], daysAgo: 1...60,
            [("p1", 5, [10, 1, 100]), ("p2", 40, [5, 2, 900]), ("p4", 5, [10, 2, -50])])
        return ledger
    }

    private static func sorted(_ word: String, _ isDescending: Bool = false) -> [String] {
        let analysis = SortingTests.ledger().analysis()
        guard let column = ListColumn(word: word) else { return [] }
        return analysis.sorted(
            analysis.program.rows, by: SortOrder(column, isDescending: isDescending)
        ).map { analysis.program.ids[$0].text }
    }

    @Test func `names sort without regard to case and accents`() {
        #expect(SortingTests.sorted("name") == ["p2", "p3", "p4", "p6", "p7", "p1", "p5"])
        #expect(SortingTests.sorted("name", true) == ["p5", "p1", "p7", "p6", "p4", "p3", "p2"])
    }

    @Test func `what is not known comes last either way, equals in the order of names`() {
        #expect(
            SortingTests.sorted("revenue.90d", true) == ["p2", "p1", "p3", "p5", "p4", "p6", "p7"])
        #expect(SortingTests.sorted("revenue.90d") == ["p4", "p3", "p5", "p1", "p2", "p6", "p7"])
        #expect(SortingTests.sorted("owner") == ["p3", "p4", "p1", "p2", "p6", "p7", "p5"])
        #expect(SortingTests.sorted("quiet", true).prefix(3) == ["p2", "p4", "p1"])
        #expect(SortingTests.sorted("conversion.30d", true).prefix(2) == ["p4", "p1"])
    }

    /// Whatever is sorted by: nobody is lost or doubled, and the known come before the unknown.
    @Test func `every column orders every partner once`() {
        let analysis = SortingTests.ledger().analysis()
        let rows = analysis.program.rows
        for column in ListColumn.offered {
            for isDescending in [false, true] {
                let order = SortOrder(column, isDescending: isDescending)
                #expect(analysis.sorted(rows, by: order).sorted() == rows, "\(column.word)")
            }
            #expect(SortOrder.usual(for: column).column == column)
        }
        let some = Array(rows.prefix(3))
        #expect(
            analysis.sorted(some, by: SortOrder(.partner, isDescending: false)).sorted() == some)
    }

    @Test func `an order follows a changed name`() {
        let ledger = SortingTests.ledger()
        let analysis = ledger.analysis()
        let order = SortOrder(.partner, isDescending: false)
        _ = analysis.sorted(analysis.program.rows, by: order)
        ledger.add("p2", [("name", "zzz")])
        analysis.refresh(rows: ledger.program.takeTouchedRows())
        #expect(
            analysis.sorted(analysis.program.rows, by: order).map { analysis.program.ids[$0].text }
                == ["p3", "p4", "p6", "p7", "p1", "p2", "p5"])
    }

    @Test func `a column is found by the word it writes`() {
        for column in ListColumn.offered { #expect(ListColumn(word: column.word) == column) }
        #expect(ListColumn(word: "revenue") == .figure(.metric(.revenue), days: 30))
        #expect(ListColumn(word: "trend_clicks") == .trend(.clicks, weeks: 12))
        for word in [
            "", "nothing", "revenue.", "revenue.d", "revenue.0d", "revenue.-3d", "revenue.+3d",
            "revenue.9999d", "revenue.3w", "revenue.3d.4d", "trend_", "trend_clicks.0w",
            "trend_clicks.99w", "trend_epc", "Name", "revenue.99999999999999999999d", "name.3d",
        ] {
            #expect(ListColumn(word: word) == nil, "\(word)")
        }
    }

    @Test func `cells say what is not known, not asked, or nobody's`() {
        let ledger = SortingTests.ledger()
        let analysis = ledger.analysis()
        func cell(_ word: String, _ id: String) -> CellValue? {
            ListColumn(word: word).map { analysis.cell($0, row: ledger.row(id)) }
        }
        #expect(cell("revenue.90d", "p2") == .money(900))
        #expect(cell("revenue.30d", "p2") == .money(0))
        #expect(cell("revenue.90d", "p6") == .unknown)
        #expect(cell("revenue.90d", "p7") == .absent)
        #expect(cell("quiet", "p1") == .days(4) && cell("quiet", "p6") == .unknown)
        #expect(cell("quiet", "p7") == .absent && cell("quiet", "p5") == .absent)
        #expect(cell("last_sale", "p2") == .day(Ledger.today.advanced(by: -40)))
        #expect(cell("last_sale", "p5") == .absent && cell("last_sale", "p6") == .unknown)
        #expect(cell("owner", "p2") == .absent && cell("owner", "p1") == .text("kim"))
        #expect(cell("conversion.30d", "p1") == .ratio(1, of: 10))
        #expect(cell("epc.30d", "p1") == .unknown)
    }
}
