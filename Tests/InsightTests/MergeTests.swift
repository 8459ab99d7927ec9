import Model
import Testing

@testable import Insight

/// Merged partners' figures, and pairs that look like one.
@Suite struct MergeTests {
    private let ledger = Ledger()

    private func merge(_ others: [String], into id: String) throws {
        ledger.apply(
            try ledger.program.merging(others.map(Ledger.id), into: Ledger.id(id)))
    }

    /// Sums over all partners that exist, by metric and currency.
    private func sums(_ analysis: Analysis) -> [Int64] {
        let window = Window(days: 60, endingOn: Ledger.today.advanced(by: -1))
        return ([analysis.figures] + analysis.figures.foreign).flatMap { figures in
            [Metric.sales, .revenue].map { metric in
                let sums = figures.sums(metric, in: window)
                return analysis.program.rows.reduce(Int64(0)) { $0 + sums[$1] }
            }
        }
    }

    private func book() {
        ledger.join("a", daysAgo: 90)
        ledger.join("b", daysAgo: 80, [("source", "awp")])
        ledger.join("c", daysAgo: 70)
        ledger.book(
            [.sales, .revenue], daysAgo: 1...40, [("a", 3, [2, 500]), ("c", 3, [1, 100])])
        ledger.book([.sales, .revenue], source: "awp", daysAgo: 1...50, [("b", 3, [4, 900])])
        ledger.book(
            [.sales, .revenue], source: "ps", currency: Currency(code: "USD".utf8) ?? .euro,
            daysAgo: 1...40,
            [("a", 5, [1, 70]), ("b", 5, [1, 30])])
    }

    @Test func `all partners together have the same figures before and after`() throws {
        book()
        let before = sums(ledger.analysis())
        #expect(before == [9, 1500, 2, 100])
        try merge(["b"], into: "a")
        let after = ledger.analysis()
        #expect(sums(after) == before)
        let window = Window(days: 30, endingOn: Ledger.today.advanced(by: -1))
        #expect(after.sum(.sales, row: ledger.row("a"), in: window) == 8)
        #expect(
            after.figures.foreign.first?.sum(.revenue, partner: ledger.row("a"), in: window) == 100)
        try merge(["c"], into: "a")
        #expect(sums(ledger.analysis()) == before && ledger.analysis().joinedCount == 1)
        ledger.apply(try ledger.program.splitting(Ledger.id("b")))
        #expect(sums(ledger.analysis()) == before && ledger.analysis().joinedCount == 2)
    }

    @Test func `a later file about one id does not silence the other`() throws {
        ledger.join("a", daysAgo: 90)
        ledger.join("b", daysAgo: 90)
        ledger.book([.sales], daysAgo: 1...40, [("a", 3, [2]), ("b", 3, [5])])
        ledger.book([.sales], scope: .partner(Ledger.id("b")), daysAgo: 1...40, [("b", 3, [7])])
        let window = Window(days: 30, endingOn: Ledger.today.advanced(by: -1))
        #expect(ledger.analysis().sum(.sales, row: ledger.row("a"), in: window) == 2)
        try merge(["b"], into: "a")
        #expect(ledger.analysis().sum(.sales, row: ledger.row("a"), in: window) == 9)
    }

    @Test func `a partner written down by hand is known by the files of the other`() throws {
        ledger.join("b", daysAgo: 80)
        ledger.add("a", [("source", "none"), ("stage", "discovery")])
        ledger.book([.sales, .clicks], daysAgo: 1...40, [("b", 3, [4, 9])])
        let state = ledger.analysis().state("b")
        try merge(["b"], into: "a")
        let analysis = ledger.analysis()
        #expect(analysis.stages[ledger.row("a")] == .engagement)
        #expect(analysis.silentDays[ledger.row("a")] == 2)
        #expect(state != nil && state != .unknown && analysis.state("a") == state)
        let window = Window(days: 30, endingOn: Ledger.today.advanced(by: -1))
        #expect(analysis.sum(.clicks, row: ledger.row("a"), in: window) == 9)
        #expect(analysis.joinedCount == 1)
    }

    @Test func `contacts of both count for the one who stayed, also when read row by row`() throws {
        book()
        ledger.add("b", [("contact-log:1", "day=2026-11-18 play=help channel=mail text=hello")])
        let analysis = ledger.analysis()
        let old = analysis.daysSinceContact(row: ledger.row("b"))
        try merge(["b"], into: "a")
        analysis.refresh(rows: ledger.program.takeTouchedRows())
        #expect(old != nil && analysis.daysSinceContact(row: ledger.row("a")) == old)
        #expect(analysis.stages[analysis.program.mergedRows.keys.first ?? 0] == .discovery)
    }

    private func pairs() -> [String] {
        let analysis = ledger.analysis()
        return analysis.lookAlikes.map { pair in
            "\(analysis.program.ids[pair.first].text) \(analysis.program.ids[pair.second].text): "
                + pair.reasons.map(\.rawValue).joined(separator: " ")
        }
    }

    @Test func `who shares an address, site, payout or name looks alike`() {
        ledger.add("a", [("name", "Łukasz Blog"), ("email", "Ann@x.example"), ("country", "PL")])
        ledger.add("b", [("name", "Other"), ("email", "ann@X.example")])
        ledger.add("c", [("name", "lukasz blog"), ("site", "https://www.Deals.example/")])
        ledger.add(
            "d", [("name", "Deals"), ("site", "deals.example"), ("payment", "iban 37040044")])
        ledger.add("e", [("name", "Fifth"), ("payment", "IBAN37040044")])
        ledger.add("f", [("name", "Lukasz Blogs"), ("country", "PL")])
        ledger.add("g", [("name", "Lukasz Blog"), ("country", "DE")])
        #expect(
            pairs() == [
                "a b: email", "a c: name", "a f: name", "c d: site", "c g: name", "d e: payment",
            ]
        )
    }

    @Test func `one way to pay is no likeness, one account is`() {
        for (id, way) in [("a", "paypal"), ("b", "PayPal"), ("c", "x@y.example")] {
            ledger.add(id, [("payment", way)])
        }
        #expect(pairs().isEmpty)
        ledger.add("d", [("payment", "X@y.example")])
        #expect(pairs() == ["c d: payment"])
    }

    @Test func `numbered names and short ones are no likeness`() {
        for (id, name) in [("a", "Partner 11"), ("b", "Partner 12"), ("c", "Kim"), ("d", "Tim")] {
            ledger.add(id, [("name", name), ("country", "DE")])
        }
        #expect(pairs().isEmpty)
    }

    @Test func `names longer than anybody's are compared as a whole only`() {
        let long = String(repeating: "Shop", count: 60)
        for (id, name) in [("a", long), ("b", long + "s"), ("c", long)] {
            ledger.add(id, [("name", name), ("country", "DE")])
        }
        #expect(pairs() == ["a c: name"])
    }

    @Test func `pairs go when they are merged or told apart and are counted by health`() throws {
        for id in ["a", "b", "c"] { ledger.add(id, [("email", "x@y.example")]) }
        #expect(pairs() == ["a b: email", "a c: email", "b c: email"])
        let check = ledger.analysis().health().first { $0.kind == .lookAlikes }
        #expect(check?.figure == .count(3) && check?.verdict == .look && check?.rows == [0, 1, 2])
        ledger.apply(try ledger.program.tellingApart(Ledger.id("c"), Ledger.id("a")))
        try merge(["b"], into: "a")
        #expect(pairs().isEmpty)
        #expect(ledger.analysis().health().first { $0.kind == .lookAlikes }?.verdict == .fine)
    }
}
