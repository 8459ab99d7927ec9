import Testing

@testable import Model

/// Lines about what a program costs, and what of it falls on a day.
@Suite struct ProgramCostTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso.utf8) ?? Day(number: 0) }

    @Test func `a line has a name, an amount and its months`() throws {
        let tools = try ProgramCost("tools and links 99.9 EUR per month from 2026-01", usual: .euro)
        #expect(
            tools
                == ProgramCost(
                    "tools and links", Money(minorUnits: 9_990, currency: .euro),
                    from: ProgramCostTests.day("2026-01-01")))
        let fair = try ProgramCost("fair 900 in 2024-02", usual: .euro)
        #expect(fair.from == ProgramCostTests.day("2024-02-01"))
        #expect(fair.until == ProgramCostTests.day("2024-02-29"))
        let yen = try ProgramCost("desk 5000 jpy per month until 2026-12", usual: .euro)
        #expect(yen.amount.plain == "5000" && yen.amount.currency.code == "JPY")
        #expect(yen.from == nil && yen.until == ProgramCostTests.day("2026-12-31"))
    }

    @Test(arguments: [
        ("", 0), ("400 EUR per month", 0), ("tools", 5), ("tools 4x EUR per month", 6),
        ("tools -4 EUR per month", 6), ("tools 1.234 EUR per month", 6), ("tools 4 EUR", 11),
        ("tools 4 EUR per week", 16), ("tools 4 EUR in 2026-13", 15),
        ("tools 4 EUR per month from 2026", 27), ("tools 4 EUR per month now", 22),
        ("tools 4 per month from 2026-05 until 2026-04", 44),
        ("tools 99999999999999 in 2026-01", 6),
    ])
    func `a mistake is told with its place`(text: String, offset: Int) {
        #expect {
            try ProgramCost(text, usual: .euro)
        } throws: { error in
            (error as? KPITarget.Mistake)?.offset == offset
        }
    }

    @Test func `the days of every month add up to its amount`() {
        for month in 1...12 {
            for year in [2023, 2024] {
                let first = Day(year: year, month: month, day: 1) ?? Day(number: 0)
                let window = Window(
                    from: first,
                    to: first.advanced(by: Day.length(ofMonth: month, year: year) - 1))
                for units in [0, 1, 2, 29, 30, 31, 100, 123_457, Int64.max / 1_000] {
                    let cost = ProgramCost("x", Money(minorUnits: units, currency: .euro))
                    let days = [cost].units(in: window).compactMap { $0 }
                    #expect(days.count == window.length)
                    #expect(days.reduce(0, +) == units)
                    let (least, most) = (days.min() ?? 0, days.max() ?? 0)
                    #expect(most - least <= 1)
                }
            }
        }
    }

    @Test func `days no line speaks of are not known`() {
        let window = Window(
            from: ProgramCostTests.day("2026-04-29"), to: ProgramCostTests.day("2026-06-02"))
        let costs = [
            ProgramCost(
                "a", Money(minorUnits: 3_100, currency: .euro),
                from: ProgramCostTests.day("2026-05-01"), until: ProgramCostTests.day("2026-05-31")),
            ProgramCost(
                "b", Money(minorUnits: 6_200, currency: .euro),
                from: ProgramCostTests.day("2026-05-01"), until: ProgramCostTests.day("2026-05-31")),
        ]
        let days = costs.units(in: window)
        #expect(days.prefix(2) == [nil, nil] && days.suffix(2) == [nil, nil])
        #expect(days.dropFirst(2).dropLast(2).allSatisfy { $0 == 300 })
        #expect([ProgramCost]().units(in: window).allSatisfy { $0 == nil })
    }
}
