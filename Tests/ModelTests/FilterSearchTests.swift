import Model
import Testing

@Suite struct FilterSearchTests {
    /// What the arena should find, text by text.
    private func expected(_ needle: String, in rows: [[String]]) -> RowSet {
        let needle = FoldedText(needle).bytes
        let hits = rows.indices.filter { row in
            rows[row].contains { holds(FoldedText($0).bytes, needle) }
        }
        return RowSet(rowCount: rows.count, rows: needle.isEmpty ? Array(rows.indices) : hits)
    }

    private func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard text.count >= needle.count else { return false }
        return (0...text.count - needle.count).contains { start in
            text[start..<start + needle.count].elementsEqual(needle)
        }
    }

    private func randomText(_ random: inout FilterRandom, upTo length: Int) -> String {
        let letters = ["a", "b", "A", "ä", "c", "王", "ß", " ", "\u{301}", "x"]
        let count = Int.random(in: 0...length, using: &random)
        return (0..<count).map { _ in random.pick(letters) }.joined()
    }

    private func randomRow(_ random: inout FilterRandom) -> [String] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in randomText(&random, upTo: 30) }
    }

    @Test func `the arena finds what a look at each text finds, after any changes`() {
        var random = FilterRandom(seed: 1)
        var arena = SearchArena()
        var rows: [[String]] = []
        for step in 0..<3000 {
            let row = randomRow(&random)
            if rows.isEmpty || (rows.count < 200 && random.next() % 2 == 0) {
                arena.append(row)
                rows.append(row)
            } else {
                let index = Int.random(in: rows.indices, using: &random)
                arena.replace(row: index, with: row)
                rows[index] = row
            }
            guard step % 7 == 0 else { continue }
            let needle = randomText(&random, upTo: 3)
            let found = arena.rows(containing: FoldedText(needle))
            #expect(found == expected(needle, in: rows), "\(needle)")
            let longer = FoldedText(needle + randomText(&random, upTo: 2))
            #expect(
                arena.rows(containing: longer, within: found) == arena.rows(containing: longer))
        }
    }

    @Test func `a needle never reaches from one text or row into the next`() {
        var arena = SearchArena()
        arena.append(["ab", "cd"])
        arena.append(["ef"])
        for needle in ["bc", "de", "b c", "d e", "b\u{0}c", "b\nc"] {
            #expect(arena.rows(containing: FoldedText(needle)).isEmpty)
        }
        #expect(Array(arena.rows(containing: FoldedText("CD"))) == [0])
        #expect(Array(arena.rows(containing: FoldedText("f"))) == [1])
        #expect(arena.rows(containing: FoldedText("")).count == 2)
        #expect(SearchArena().rows(containing: FoldedText("a")).isEmpty)
    }

    @Test func `a needle is found at every place of texts of every length`() {
        for length in 1...70 {
            for needle in 1...min(length, 5) {
                for place in 0...length - needle {
                    var text = [UInt8](repeating: 0x61, count: length)
                    for index in place..<place + needle { text[index] = 0x62 }
                    let pattern = FoldedText([UInt8](repeating: 0x62, count: needle))
                    #expect(FoldedText(text).contains(pattern))
                    let longer = FoldedText([UInt8](repeating: 0x62, count: needle + 1))
                    #expect(!FoldedText(text).contains(longer))
                }
            }
        }
    }

    @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 130])
    func `row sets do what sets of numbers do`(rowCount: Int) {
        var random = FilterRandom(seed: UInt64(rowCount))
        for _ in 0..<20 {
            let left = Set((0..<rowCount).filter { _ in random.next() % 3 == 0 })
            let right = Set((0..<rowCount).filter { _ in random.next() % 2 == 0 })
            let (a, b) = (RowSet(rowCount: rowCount, rows: left), set(right, of: rowCount))
            #expect(Array(a) == left.sorted())
            #expect(a.count == left.count)
            #expect(a.isEmpty == left.isEmpty)
            #expect(a.union(b) == set(left.union(right), of: rowCount))
            #expect(a.intersection(b) == set(left.intersection(right), of: rowCount))
            #expect(a.subtracting(b) == set(left.subtracting(right), of: rowCount))
            #expect(a.complement == set(Set(0..<rowCount).subtracting(left), of: rowCount))
            #expect((-2..<rowCount + 2).filter(a.contains) == left.sorted())
            #expect(Array(a.grown(to: rowCount + 70)) == left.sorted())
        }
        #expect(RowSet(allOf: rowCount).count == rowCount)
        #expect(RowSet(allOf: rowCount).complement == RowSet(rowCount: rowCount))
    }

    private func set(_ rows: Set<Int>, of rowCount: Int) -> RowSet {
        var result = RowSet(allOf: rowCount)
        for row in 0..<rowCount where !rows.contains(row) { result.remove(row) }
        for row in rows { result.insert(row) }
        return result
    }
}
