import HostileTexts
import Testing

@testable import Screen

/// The line chart: a scale from zero, gaps where nothing is known, the period before as dots.
@Suite struct LineChartTests {
    private static func chart(
        _ values: [Double?], previous: [Double?] = [], labels: [(index: Int, text: SafeText)] = []
    ) -> LineChart {
        LineChart(values: values, previous: previous, labels: labels) { String(Int($0)) }
    }

    private static func drawn(_ chart: LineChart, isASCII: Bool = false) -> [String] {
        chart.lines(columns: 24, rows: 8, glyphs: Glyphs(isASCII: isASCII)).map(\.plain)
    }

    @Test func `ticks stand at 1, 2, 2,5 or 5 times a power of ten, from zero`() {
        for (value, ticks) in [
            (1.0, [0.0, 0.25, 0.5, 0.75, 1]), (7, [0, 2, 4, 6]), (10, [0, 2.5, 5, 7.5, 10]),
            (99, [0, 25, 50, 75]), (400, [0, 100, 200, 300, 400]), (0, [0, 1]),
        ] {
            #expect(Scale(holding: value, ticks: 4).ticks == ticks)
        }
        var dice = Dice(6)
        for _ in 0..<2_000 {
            let value =
                Double(dice.roll(1_000_000) + 1) / Double([1, 100, 1e5, 1e-6][dice.roll(4)])
            let scale = Scale(holding: value, ticks: 1 + dice.roll(6))
            var step = scale.step
            while step >= 10 * 0.999 { step /= 10 }
            while step < 1 * 0.999 { step *= 10 }
            #expect(
                [1, 2, 2.5, 5, 10].contains { abs($0 - step) < 1e-6 }, "\(value) \(scale.step)")
            #expect(scale.ticks.first == 0 && scale.ticks.count <= 8)
            #expect(scale.ticks.allSatisfy { $0 <= value * 1.001 })
        }
        #expect(Scale(holding: .infinity, ticks: 3).ticks == [0, 1])
        #expect(Scale(holding: .nan, ticks: 3).ticks == [0, 1])
    }

    @Test func `the lowest row is zero, not the smallest value`() {
        let lines = LineChartTests.drawn(LineChartTests.chart([90, 100, 90, 100]))
        #expect(lines[0].utf8.starts(with: "100".utf8))
        #expect(lines[5].utf8.starts(with: "  0".utf8))
        #expect(lines[3...5].allSatisfy { !$0.contains("─") && !$0.contains("╯") })
    }

    @Test func `a day nobody knows of is a gap in the line`() {
        let values: [Double?] = [5, 5, nil, nil, 5]
        let lines = LineChartTests.chart(values).lines(
            columns: 17, rows: 6, glyphs: Glyphs(isASCII: false))
        #expect(lines[0].plain == "5┤──────      ───")
        #expect(LineChartTests.drawn(LineChartTests.chart([nil, nil])).count == 8)
        #expect(LineChartTests.drawn(LineChartTests.chart([])).count == 8)
    }

    @Test func `the period before is dotted behind the line`() {
        let chart = LineChartTests.chart([10, 10], previous: [5, 10])
        let lines = chart.lines(columns: 19, rows: 5, glyphs: Glyphs(isASCII: false))
        #expect(lines[0].plain == "10┤" + String(repeating: "─", count: 16))
        #expect(lines[1].plain == " 5┤" + String(repeating: "·", count: 8) + "        ")
        #expect(lines[0].roleMap.contains("c") && lines[1].roleMap.contains("p"))
    }

    @Test func `no line is wider than asked, and in ASCII all is ASCII`() {
        var dice = Dice(7)
        for _ in 0..<400 {
            func series() -> [Double?] {
                (0..<dice.roll(90)).map { _ in
                    dice.roll(5) == 0 ? nil : Double(dice.roll(100_000)) - 20_000
                }
            }
            let values = series()
            let chart = LineChartTests.chart(
                values, previous: series(),
                labels: (0..<dice.roll(5)).map { _ in (dice.roll(120), "12 Nov") })
            let (columns, rows) = (dice.roll(120), dice.roll(20))
            for glyphs in GlyphTests.both {
                let lines = chart.lines(columns: columns, rows: rows, glyphs: glyphs)
                #expect(lines.count == (rows >= 4 && columns >= 16 ? rows : 0))
                #expect(lines.allSatisfy { $0.columns <= columns })
                #expect(lines.dropLast().allSatisfy { $0.columns == columns })
                let isASCII = lines.allSatisfy { $0.plain.utf8.allSatisfy { $0 < 0x7F } }
                #expect(!glyphs.isASCII || isASCII)
            }
        }
    }
}

/// The same chart as columns, and a target across it.
@Suite struct ColumnStyleTests {
    private static func chart(_ values: [Double?], previous: [Double?] = []) -> LineChart {
        var chart = LineChart(values: values, previous: previous, labels: []) { String(Int($0)) }
        chart.style = .columns
        return chart
    }

    private static func drawn(_ chart: LineChart, isASCII: Bool = false) -> [String] {
        chart.lines(columns: 18, rows: 6, glyphs: Glyphs(isASCII: isASCII)).map(\.plain)
    }

    @Test func `columns stand on zero, a gap is empty, a piece that is not whole is hollow`() {
        var chart = ColumnStyleTests.chart([10, nil, 5, 2.5])
        chart.partial = [3]
        let lines = ColumnStyleTests.drawn(chart)
        #expect(lines[0] == "10┤██             ")
        #expect(lines[2] == " 5┤██     ███     ")
        #expect(lines[3] == " 0┤██     ███ ░░░ ")
    }

    @Test func `the period before is a line across, the target fills what is free`() {
        var chart = ColumnStyleTests.chart([10, 5], previous: [5, 10])
        chart.target = 10
        let lines = ColumnStyleTests.drawn(chart)
        #expect(lines[0] == "10┤██████╌───────╌")
        #expect(lines[2] == " 5┤────── ███████ ")
        let ascii = ColumnStyleTests.drawn(chart, isASCII: true)
        #expect(ascii[0] == "10+######~=======~")
    }

    @Test func `a target above all values is on the chart`() {
        var chart = LineChart(values: [1, 1], previous: [], labels: []) { String(Int($0)) }
        chart.target = 4
        let lines = chart.lines(columns: 18, rows: 6, glyphs: Glyphs(isASCII: false)).map(\.plain)
        #expect(lines[0] == "4┤" + String(repeating: "╌", count: 16))
        #expect(lines[2].contains("──"))
    }
}
