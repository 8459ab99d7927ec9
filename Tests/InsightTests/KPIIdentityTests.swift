import Model
import Testing

@testable import Insight

/// What must hold of KPIs whoever is looked at, tried on all small cases.
@Suite struct KPIIdentityTests {
    /// Eight partners: each was active, or not, long ago (1), in the window before (2), in this one
    /// (4); their figures differ.
    private static func everybody() -> Ledger {
        let ledger = Ledger()
        let tiers = ["gold", "silver"]
        var rows: [(String, Int, [Int64])] = []
        for pattern in 0..<8 {
            let name = "p\(pattern)"
            ledger.join(name, daysAgo: 300, [("tier", tiers[pattern % 2])])
            for (bit, day) in [(1, 90), (2, 45), (4, 10)] where pattern & bit != 0 {
                let clicks = Int64(pattern * 10 + bit)
                rows.append((name, day, [clicks, clicks / 4, clicks * 700 - 900, clicks * 31]))
            }
        }
        ledger.book([.clicks, .sales, .revenue, .commission], daysAgo: 1...200, rows)
        return ledger
    }

    private static func subset(_ code: Int, of analysis: Analysis) -> RowSet {
        let rows = analysis.program.existing.filter { code >> (Int($0) % 8) & 1 == 1 }
        return RowSet(rowCount: analysis.program.ids.count, rows: rows)
    }

    @Test func `active now is active before, less the lost, and back and new, for all of them`() {
        let analysis = KPIIdentityTests.everybody().analysis()
        let window = analysis.window(days: 30)
        var seen = Set<[Int]>()
        for code in 0..<256 {
            let partners = KPIIdentityTests.subset(code, of: analysis)
            let flow = analysis.activityFlow(
                in: window, against: window.previous, partners: partners)
            let counts = [flow.before, flow.lost, flow.back, flow.new, flow.now].map(\.count)
            #expect(counts[4] == counts[0] - counts[1] + counts[2] + counts[3])
            #expect(flow.lost.intersection(flow.now).isEmpty)
            #expect(flow.back.intersection(flow.new).isEmpty)
            // Whoever is new in this window or was in the one before, and is no other.
            let fresh = analysis.kpis([.newActive], KPIQuestion(window), partners: partners)[0]
            #expect(fresh.current.number == Double(counts[3]))
            #expect(fresh.values.compactMap { $0 }.reduce(0, +) == fresh.current.number)
            seen.insert(counts)
        }
        #expect(seen.count > 20)
        let all = analysis.activityFlow(in: window, against: window.previous, partners: nil)
        let counts = [all.before, all.lost, all.back, all.new, all.now].map(\.count)
        // Before: 2, 3, 6, 7; of them 2 and 3 are lost; 5 is back; 4 is new.
        #expect(counts == [4, 2, 1, 1, 4])
    }

    @Test func `parts sum to the whole for any of the partners, steps and divisions`() {
        let analysis = KPIIdentityTests.everybody().analysis()
        let kpis: [KPI] = [.clicks, .sales, .revenue, .commission]
        for code in stride(from: 0, to: 256, by: 5) {
            let partners = KPIIdentityTests.subset(code, of: analysis)
            let rest = analysis.program.existing.subtracting(partners)
            let question = KPIQuestion(analysis.window(days: 61), step: .week, weekStart: code % 7)
            let own = analysis.kpis(kpis, question, partners: partners)
            let other = analysis.kpis(kpis, question, partners: rest)
            let whole = analysis.kpis(kpis, question, partners: nil)
            for place in kpis.indices {
                #expect(
                    (own[place].current.number ?? 0) + (other[place].current.number ?? 0)
                        == whole[place].current.number)
                #expect(
                    own[place].values.compactMap { $0 }.reduce(0, +)
                        == own[place].current.number)
            }
            for split in [Split.tier, .partner, .stage] {
                let groups = analysis.groups(by: split, partners: partners)
                #expect(groups.map(\.rows.count).reduce(0, +) == partners.count)
                let parts = groups.flatMap {
                    analysis.kpis([.revenue], question, partners: $0.rows)
                }
                #expect(
                    parts.compactMap(\.current.number).reduce(0, +) == own[2].current.number)
            }
        }
    }

    @Test func `pieces cover each day of a window once, whatever the step and the week's start`() {
        let first = Ledger.day("2024-01-27")
        for step in Step.allCases {
            for start in 0..<7 {
                for length in [1, 6, 7, 8, 31, 60, 400] {
                    let window = Window(days: length, endingOn: first.advanced(by: length + start))
                    let pieces = step.pieces(of: window, weekStart: start)
                    #expect(pieces.map(\.window.length).reduce(0, +) == length)
                    #expect(pieces.first?.window.from == window.from)
                    #expect(pieces.last?.window.to == window.to)
                    for (left, right) in zip(pieces, pieces.dropFirst()) {
                        #expect(left.window.to.advanced(by: 1) == right.window.from)
                        if step == .week { #expect(right.window.from.weekday == start) }
                    }
                    #expect(pieces.dropFirst().dropLast().allSatisfy { !$0.isPartial })
                }
            }
        }
    }
}
