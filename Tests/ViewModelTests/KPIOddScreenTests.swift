import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Screens, files and words of programs with odd figures: told, never a number without end.
@Suite struct KPIOddScreenTests {
    private static let all: [Metric] = [
        .impressions, .clicks, .leads, .sales, .revenue, .commission, .refunds, .customers,
        .lostCustomers,
    ]
    private static let usual: [Int64] = [200, 20, 2, 1, 5_000, 500, 100, 1, 0]

    /// Every way the screen of KPIs can look, and Home.
    private static let keys =
        ["1", "4"] + (0..<7).map { "4<Enter>" + String(repeating: "}", count: $0) }

    private static func isNonsense(_ text: String) -> Bool {
        let lower = text.lowercased()
        return ["nan", "inf", "-0.00 ", "9223372036854775807"].contains { lower.contains($0) }
    }

    private static func expectSense(_ program: OddProgram, _ what: String) {
        for keys in keys {
            for ranges in ["", "e<Enter>", "ejjjjj<Enter>"] {
                var program = program
                program.press(keys + (keys == "1" ? "" : ranges))
                for line in program.lines + program.console.spokenLines() {
                    #expect(!isNonsense(line), "\(what), \(keys): \(line)")
                }
                guard keys != "1" else { continue }
                program.press("X")
                for case .export(let export) in program.press("<Enter>") {
                    #expect(export.rows.allSatisfy { $0.count == export.columns.count })
                    for cell in export.rows.joined() {
                        #expect(!isNonsense(cell), "\(what), \(keys): \(cell)")
                    }
                    let picture = SVGPicture(export.picture, theme: .plain, title: export.title)
                    let text = String(decoding: picture.bytes, as: UTF8.self)
                    #expect(!text.contains("nan") && !text.contains("inf\""), "\(what), \(keys)")
                }
            }
        }
    }

    private static func wall(_ files: [OddProgram.File], partners: Int = 3) -> OddProgram {
        var program = OddProgram(partners: partners, files)
        program.press("4")
        return program
    }

    @Test(
        arguments: [
            ([4, 10, 1, 1, 100, 9, 0, 1, 0], "More clicks than impressions"),
            ([100, 0, 1, 3, 100, 9, 0, 1, 0], "Sales without any click"),
            ([100, 1, 1, 3, 100, 9, 0, 1, 0], "More sales than clicks"),
            ([100, 9, 1, 1, -900, -90, 0, 1, 0], "Revenue is below zero"),
        ] as [([Int64], String)])
    func `what is odd is told on the screen and in words`(values: [Int64], warning: String) {
        var program = KPIOddScreenTests.wall([
            OddProgram.File(metrics: KPIOddScreenTests.all, values: values)
        ])
        #expect(program.lines[1].contains("odd"))
        #expect(program.console.spokenLines().contains { $0.hasPrefix(warning) })
        KPIOddScreenTests.expectSense(program, warning)
        program.press("?")
        #expect(program.lines.contains { $0.contains(warning) })
    }

    @Test func `money in other currencies is told and stands by itself`() {
        let dollar = Currency(code: "USD".utf8) ?? .euro
        let file = OddProgram.File(
            metrics: KPIOddScreenTests.all, values: KPIOddScreenTests.usual)
        var other = file
        (other.currency, other.source) = (dollar, "dub")
        var program = KPIOddScreenTests.wall([file, other])
        #expect(program.lines[1].contains("odd"))
        KPIOddScreenTests.expectSense(program, "two currencies")
        // 8 days of the last 30 have rows, of each of 3 partners.
        program.press("eG<Enter>")
        #expect(program.console.desk.split == .currency)
        let rows = program.lines.filter { $0.contains(" EUR ") || $0.contains(" USD ") }
        #expect(
            rows.contains { $0.contains("€ 1,200") } && rows.contains { $0.contains("$ 1,200") })
        #expect(!rows.contains { $0.contains("█") || $0.contains("%") && $0.contains("50.0") })
    }

    @Test(arguments: [0, 1, 19])
    func `few partners`(partners: Int) {
        KPIOddScreenTests.expectSense(
            KPIOddScreenTests.wall(
                [OddProgram.File(metrics: KPIOddScreenTests.all, values: KPIOddScreenTests.usual)],
                partners: partners), "\(partners) partners")
    }

    @Test func `three days, days to come, and no figures at all`() {
        var few = OddProgram.File(metrics: KPIOddScreenTests.all, values: KPIOddScreenTests.usual)
        few.days = 1...3
        KPIOddScreenTests.expectSense(KPIOddScreenTests.wall([few]), "three days")
        few.days = -30...60
        var ahead = KPIOddScreenTests.wall([few])
        #expect(ahead.console.spokenLines().contains { $0.hasPrefix("Rows are dated after today") })
        KPIOddScreenTests.expectSense(ahead, "days to come")
        ahead.press("?")
        #expect(ahead.lines.contains { $0.contains("Rows are dated after today") })
        KPIOddScreenTests.expectSense(KPIOddScreenTests.wall([]), "no figures")
    }

    @Test func `amounts at the ends of the range`() {
        for value in [Int64.max / 200, Int64.min / 200] {
            let program = KPIOddScreenTests.wall([
                OddProgram.File(
                    metrics: [.clicks, .sales, .revenue, .commission], values: [1, 1, value, value])
            ])
            KPIOddScreenTests.expectSense(program, "\(value)")
        }
    }

    @Test func `costs of the settings have a tile, or a word why not`() {
        let file = OddProgram.File(
            metrics: KPIOddScreenTests.all, values: KPIOddScreenTests.usual)
        var preferences = Preferences.usual
        preferences.kpis = [.fullRoi, .fullAcquisition, .programCost, .revenue]
        var none = OddProgram(partners: 3, [file], preferences: preferences)
        none.press("4")
        #expect(none.lines.contains { $0.contains("no costs are set") })
        let cost = ProgramCost("tools", Money(minorUnits: 30_000, currency: .euro))
        var some = OddProgram(partners: 3, [file], costs: [cost], preferences: preferences)
        some.press("4ggllX")
        #expect(some.console.kpi == .programCost)
        let table = some.press("<Enter>").compactMap { effect -> Export? in
            if case .export(let export) = effect { export } else { nil }
        }.first
        // 8 days with 5 euro for each of 3 partners; 10 days of November's 21 and 9 of October's 31
        // days are told to the cent by the engine's own tests.
        #expect(
            table?.rows.map(\.first) == [
                "roi-full", "cost-per-acquisition-full", "program-cost", "revenue",
            ])
        some.press("?")
        #expect(some.lines.contains { $0.contains("tools 300.00 EUR") })
        some.press("<Esc>/P1<Enter>")
        #expect(some.lines.contains { $0.contains("costs are of all") })
    }
}
