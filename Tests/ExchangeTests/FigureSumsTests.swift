import Model
import Testing

@testable import Exchange

@Suite struct FigureSumsTests {
    /// Rows that are added, with every limit the same.
    private func summed(_ rows: [(partner: Int, day: Int32, value: Int64)], limit: Int) -> [String]
    {
        var sums = FigureSums(width: 2, limit: limit)
        for row in rows {
            sums.add([row.value, -row.value], partner: row.partner, day: Day(number: row.day))
        }
        sums.close(ranks: [2, 0, 1, 3, 4])
        var told: [String] = []
        var values: [Int64] = [0, 0]
        sums.forEachSum(&values) { partner, day, values in
            told.append("\(partner) \(day) \(values[0]) \(values[1])")
        }
        #expect(told.count == sums.count)
        return told + ["\(sums.totals)"]
    }

    @Test func `rows add up by partner and day, in the order of ranks, whenever they are added`() {
        var state: UInt64 = 7
        var rows: [(partner: Int, day: Int32, value: Int64)] = []
        for _ in 0..<3_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            rows.append(
                (Int(state >> 33 % 5), Int32(state >> 40 % 60) - 30, Int64(state >> 50) - 8_000))
        }
        let once = summed(rows, limit: 1_000_000)
        #expect(once.count == 5 * 60 + 1)
        #expect(once.first?.utf8.starts(with: "1 -30 ".utf8) == true)
        #expect(summed(rows, limit: 1_000) == once)
        #expect(summed(rows.reversed(), limit: 1) == once)
    }

    @Test func `sums too large are held at the end of the range`() {
        let rows = [(0, 1, Int64.max), (0, 1, Int64.max)].map {
            (partner: $0.0, day: Int32($0.1), value: $0.2)
        }
        #expect(summed(rows, limit: 10).first?.utf8.starts(with: "0 1 \(Int64.max) ".utf8) == true)
    }
}
