import Insight
import Model
import Testing

/// Who brought whom, over all levels.
@Suite struct RecruitTreeTests {
    private static func ledger(_ parents: [(String, String?)]) -> Ledger {
        let ledger = Ledger()
        for (name, parent) in parents {
            ledger.join(name, daysAgo: 90, parent.map { [("parent", $0)] } ?? [])
        }
        return ledger
    }

    private static func lines(_ ledger: Ledger, of tops: [String]? = nil) -> [String] {
        let tree = ledger.analysis().recruitTree(of: tops?.map(ledger.row))
        return tree.lines.map { line in
            "\(line.level) \(ledger.program.ids[line.row].text) \(line.recruits.count) \(line.below)"
        }
    }

    @Test func `everybody stands below who brought it, with how many are below`() {
        let ledger = Self.ledger([
            ("a", nil), ("b", "a"), ("c", "b"), ("d", "a"), ("e", nil), ("f", nil), ("g", "f"),
        ])
        #expect(
            Self.lines(ledger) == [
                "0 a 2 3", "1 b 1 1", "2 c 0 0", "1 d 0 0", "0 f 1 1", "1 g 0 0",
            ])
        #expect(Self.lines(ledger, of: ["b"]) == ["0 b 1 1", "1 c 0 0"])
        #expect(Self.lines(ledger, of: ["e"]) == ["0 e 0 0"])
        let analysis = ledger.analysis()
        #expect(analysis.recruiter(of: ledger.row("c")) == ledger.row("b"))
        #expect(analysis.recruiter(of: ledger.row("a")) == nil)
    }

    @Test func `a circle is cut, and everybody stands in it once`() {
        let ledger = Self.ledger([("x", "z"), ("y", "x"), ("z", "y"), ("self", "self")])
        let lines = Self.lines(ledger)
        #expect(lines == ["0 x 1 2", "1 y 1 1", "2 z 1 0"])
        #expect(Self.lines(ledger, of: ["z"]) == ["0 z 1 2", "1 x 1 1", "2 y 1 0"])
    }

    @Test func `whoever names somebody unknown is told, not lost`() {
        let ledger = Self.ledger([("a", "nobody"), ("b", "a")])
        let tree = ledger.analysis().recruitTree()
        #expect(tree.strangers.map(\.parent) == ["nobody"])
        #expect(Self.lines(ledger) == ["0 a 1 1", "1 b 0 0"])
    }

    @Test func `merged partners count once`() throws {
        let ledger = Self.ledger([("a", nil), ("b", "a"), ("twin", "a")])
        ledger.apply(try ledger.program.merging([Ledger.id("twin")], into: Ledger.id("b")))
        #expect(Self.lines(ledger) == ["0 a 1 1", "1 b 0 0"])
        ledger.join("other", daysAgo: 10)
        ledger.join("c", daysAgo: 10, [("parent", "other")])
        ledger.apply(try ledger.program.merging([Ledger.id("other")], into: Ledger.id("a")))
        #expect(Self.lines(ledger) == ["0 a 2 2", "1 b 0 0", "1 c 0 0"])
    }

    @Test func `a thousand levels are no trouble`() {
        let names = (0..<1_000).map { "p\($0)" }
        let ledger = Self.ledger(names.enumerated().map { ($1, $0 > 0 ? names[$0 - 1] : nil) })
        let lines = ledger.analysis().recruitTree().lines
        #expect(lines.count == 1_000 && lines.first?.below == 999 && lines.last?.level == 999)
    }

    @Test func `beginning is the first activity, never, or unknown`() {
        let ledger = Self.ledger([("a", nil), ("b", "a"), ("c", "a")])
        ledger.join("d", daysAgo: 90, [("source", "elsewhere")])
        ledger.book(
            [.clicks, .sales], daysAgo: 1...200, [("b", 30, [2, 0]), ("b", 20, [1, 1])])
        let analysis = ledger.analysis()
        #expect(analysis.beginning(row: ledger.row("b")) == .on(Ledger.today.advanced(by: -30)))
        #expect(analysis.beginning(row: ledger.row("c")) == .never)
        #expect(analysis.beginning(row: ledger.row("d")) == .unknown)
        #expect(analysis.firstSale(row: ledger.row("b")) == Ledger.today.advanced(by: -20))
        #expect(analysis.firstSale(row: ledger.row("c")) == nil)
    }
}
