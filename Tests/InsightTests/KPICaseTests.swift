import Glibc
import Model
import Testing

@testable import Insight

/// KPIs against worked cases.
@Suite struct KPICaseTests {
    private struct Sums: Decodable {
        let input: [String: Figure]
        let expected: [String: Answer]
    }

    /// A number, or the code of a currency.
    private enum Figure: Decodable {
        case number(Int64)
        case text(String)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Int64.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }
    }

    /// A number, none, or a list of warnings.
    private enum Answer: Decodable {
        case number(Int64?)
        case warnings([String])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let words = try? value.decode([String].self) {
                self = .warnings(words)
            } else {
                self = .number(value.decodeNil() ? nil : try value.decode(Int64.self))
            }
        }
    }

    /// A program in which one partner brings the figures of a case, and another the rest.
    private func ledger(_ input: [String: Int64]) -> Ledger {
        func sum(_ key: String) -> Int64 { input[key] ?? 0 }
        let ledger = Ledger()
        for partner in 0..<sum("approved_partners") { ledger.join("a\(partner)", daysAgo: 300) }
        ledger.join("own", daysAgo: 300, [("status", "blocked")])
        ledger.join("rest", daysAgo: 300, [("status", "blocked")])
        ledger.book(
            [.impressions, .clicks, .leads, .sales, .revenue, .commission, .bonus],
            daysAgo: 1...30,
            [
                (
                    "own", 3,
                    [
                        sum("impressions"), sum("clicks"), sum("leads"), sum("orders"),
                        sum("revenue_minor"), sum("commission_minor"), sum("bonus_minor"),
                    ]
                ),
                (
                    "rest", 3,
                    [0, 0, 0, 0, sum("programme_revenue_minor") - sum("revenue_minor"), 0, 0]
                ),
            ])
        ledger.book(
            [.signIns], daysAgo: 1...30,
            (0..<sum("active_partners")).map { ("a\($0)", 2, [1]) })
        ledger.book(
            [.customers, .lostCustomers], daysAgo: 1...400,
            [
                ("own", 200, [sum("customers_at_start"), 0]),
                ("own", 5, [7, sum("customers_lost")]),
            ])
        return ledger
    }

    private static let answers: [(key: String, kpi: KPI, scale: Int64)] = [
        ("ctr_ppm", .ctr, 1_000_000), ("conversion_ppm", .conversion, 1_000_000),
        ("epc_milli_minor", .epc, 1_000), ("cost_per_click_milli_minor", .costPerClick, 1_000),
        ("cost_per_lead_milli_minor", .costPerLead, 1_000), ("aov_minor", .aov, 1),
        ("cost_share_of_revenue_ppm", .costShare, 1_000_000), ("churn_ppm", .churn, 1_000_000),
        ("revenue_share_ppm", .share, 1_000_000), ("active_ratio_ppm", .activeRatio, 1_000_000),
    ]

    @Test func `sums and quotients, exact to the last unit`() throws {
        let cases = try Cases.read("kpi", as: CaseList<Sums>.self).cases
        #expect(cases.count == 3)
        for example in cases {
            let input = example.input.compactMapValues {
                if case .number(let number) = $0 { number } else { nil }
            }
            let ledger = ledger(input)
            let analysis = ledger.analysis()
            let window = analysis.window(days: 30)
            for (key, kpi, scale) in KPICaseTests.answers {
                guard case .number(let expected)? = example.expected[key] else {
                    Issue.record("\(key) is missing")
                    continue
                }
                let partners = kpi == .activeRatio ? nil : [ledger.row("own")]
                let reading = analysis.kpi(kpi, in: window, partners: partners).current
                #expect(reading.fraction?.scaled(by: scale) == expected, "\(key)")
                #expect(expected != nil || reading == .notApplicable, "\(key)")
            }
            let own = RowSet(rowCount: ledger.program.ids.count, rows: [ledger.row("own")])
            guard case .warnings(let words)? = example.expected["warnings"] else {
                Issue.record("warnings are missing")
                continue
            }
            let warnings = analysis.warnings(in: window, partners: own)
            #expect(words.count == warnings.count && words.isEmpty)
        }
    }

    private struct Windows: Decodable {
        struct Input: Decodable {
            let endExclusive: String
            let days: Int
            let compare: String
        }
        struct Expected: Decodable {
            let current: [String]
            let reference: [String]
        }
        let input: Input
        let expected: Expected
    }

    @Test func `windows and what they are compared with`() throws {
        for example in try Cases.read("comparison_windows", as: CaseList<Windows>.self).cases {
            let last = Ledger.day(example.input.endExclusive).advanced(by: -1)
            let window = Window(days: example.input.days, endingOn: last)
            let comparison: Comparison =
                example.input.compare == "previous" ? .previous : .lastYear
            let reference = try #require(comparison.reference(of: window))
            func text(_ window: Window) -> [String] {
                [window.from.iso, window.to.advanced(by: 1).iso]
            }
            #expect(text(window) == example.expected.current)
            #expect(text(reference) == example.expected.reference)
            #expect(window.from.weekday == reference.from.weekday)
        }
    }

    private struct Change: Decodable {
        struct Input: Decodable {
            let previous, current, programmePrevious, programmeCurrent: Int64
        }
        struct Expected: Decodable {
            let status: String
            let changePpm, changeVsRestOfProgrammePpm: Int64?
        }
        let input: Input
        let expected: Expected
    }

    @Test func `changes, by themselves and against all others`() throws {
        for example in try Cases.read("period_change", as: CaseList<Change>.self).cases {
            let input = example.input
            let change = PeriodChange(
                from: input.previous, to: input.current,
                ofAll: (input.programmePrevious, input.programmeCurrent))
            #expect(change.status.rawValue == example.expected.status)
            #expect(change.millionths == example.expected.changePpm)
            #expect(
                change.againstOthersMillionths == example.expected.changeVsRestOfProgrammePpm)
        }
        // Own 3/2, others 4/1: 1.5 / 4 - 1; a base below zero says nothing; no sum overflows.
        #expect(PeriodChange(from: 2, to: 3, ofAll: (3, 7)).againstOthersMillionths == -625_000)
        #expect(PeriodChange(from: 2, to: 3, ofAll: (2, 7)).againstOthersMillionths == nil)
        #expect(PeriodChange(from: -1, to: 3).status == .undefined)
        #expect(PeriodChange(from: 0, to: -3).status == .undefined)
        #expect(PeriodChange(from: 10, to: 0).millionths == -1_000_000)
        #expect(PeriodChange(from: 8, to: 3).millionths == -625_000)
        let huge = PeriodChange(from: 1, to: .max, ofAll: (.max, .min))
        #expect(huge.millionths == .max && huge.againstOthersMillionths == nil)
        _ = PeriodChange(from: .max - 1, to: .min, ofAll: (.max, .max))
    }

    private struct Improved: Decodable {
        struct Partner: Decodable {
            let partner: String
            let before, now: Int64
            let daysBefore, daysNow: Int
        }
        struct Input: Decodable {
            let seasonRatio, overdispersion: Double
            let partners: [Partner]
        }
        struct Score: Decodable {
            let logRatio, se, lower, ratio, ratioLower, upper: Double
            let exactRatioLowerJeffreys: Double
        }
        struct Expected: Decodable {
            let scores: [Score]
            let order: [String]
        }
        let input: Input
        let expected: Expected
    }

    @Test func `who improved most is not decided by luck`() throws {
        for example in try Cases.read("most_improved", as: CaseList<Improved>.self).cases {
            let scores = example.input.partners.map { partner in
                Improvement(
                    before: partner.before, daysBefore: partner.daysBefore, now: partner.now,
                    daysNow: partner.daysNow, season: example.input.seasonRatio,
                    overdispersion: example.input.overdispersion)
            }
            for (score, expected) in zip(scores, example.expected.scores) {
                #expect(abs(score.logRatio - expected.logRatio) < 1e-9)
                #expect(abs(score.error - expected.se) < 1e-9)
                #expect(abs(score.lower - expected.lower) < 1e-9)
                #expect(abs(score.ratio - expected.ratio) < 1e-9)
                #expect(abs(score.lowerRatio - expected.ratioLower) < 1e-9)
                #expect(score.upperRatio.isNear(exp(expected.upper), relative: 1e-9))
            }
            for (partner, expected) in zip(example.input.partners, example.expected.scores) {
                let share = SpecialFunctions.betaQuantile(
                    0.1, Double(partner.now) + 0.5, Double(partner.before) + 0.5)
                let bound =
                    share / (1 - share) * Double(partner.daysBefore) / Double(partner.daysNow)
                #expect(bound.isNear(expected.exactRatioLowerJeffreys, absolute: 1e-6))
            }
            let order = zip(example.input.partners, scores).sorted { $0.1.lower > $1.1.lower }
            #expect(order.map(\.0.partner) == example.expected.order)
        }
    }

    private struct Churn: Decodable {
        struct Input: Decodable {
            let activeDaysById: [String: [Int]]
            let period: [Int]
            let activeIfWithinDays: Int
        }
        struct Expected: Decodable {
            let atStart, lost, newOrReturned: Int
            let churnPpm: Int64
        }
        let input: Input
        let expected: Expected
    }

    @Test func `who left is counted among those who were there`() throws {
        for example in try Cases.read("churn", as: CaseList<Churn>.self).cases {
            let ledger = Ledger()
            let end = example.input.period[1]
            var rows: [(String, Int, [Int64])] = []
            for (id, days) in example.input.activeDaysById {
                ledger.join(id, daysAgo: 300)
                rows += days.map { (id, end - $0, [1]) }
            }
            ledger.book([.sales], daysAgo: 1...100, rows)
            let analysis = ledger.analysis()
            let window = Window(
                days: example.input.activeIfWithinDays,
                endingOn: Ledger.today.advanced(by: -1))
            let flow = analysis.activityFlow(
                in: window, against: window.previous, partners: nil)
            #expect(flow.before.count == example.expected.atStart)
            #expect(flow.lost.count == example.expected.lost)
            #expect(flow.back.count + flow.new.count == example.expected.newOrReturned)
            let reading = analysis.kpi(.partnerChurn, in: window, partners: nil).current
            #expect(reading.fraction?.scaled(by: 1_000_000) == example.expected.churnPpm)
        }
    }
}
