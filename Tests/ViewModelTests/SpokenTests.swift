import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Every screen as lines to be read aloud.
@Suite struct SpokenTests {
    private static let screens = [
        "1", "2", "3", "4", "5", "6", "7", "8", "gh", "2<Enter>", "2:", "2?", "4<Enter>",
        "4<Enter>}", "4<Enter>}}", "4<Enter>}}}", "4<Enter>}}}}", "4<Enter>}}}}}", "4<Enter>{",
        "2gg/falcon", "2i", "2|", "4|", "s",
    ]

    private static func expectSpeech(_ lines: [String], _ keys: String) {
        #expect(!lines.isEmpty, "\(keys)")
        for line in lines {
            #expect(
                !line.unicodeScalars.contains(where: SpokenPicture.isDrawing), "\(keys): \(line)")
            #expect(!line.contains("  ") && !line.isEmpty, "\(keys): \(line)")
            #expect(!line.hasPrefix(" ") && !line.hasSuffix(" "), "\(keys): \(line)")
            #expect(!line.contains("---") && !line.contains("| "), "\(keys): \(line)")
        }
    }

    @Test func `no screen has a box, a bar or a line in it`() {
        for keys in SpokenTests.screens {
            for isASCII in [false, true] {
                for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)] {
                    var fixture = Fixture(size: size, isASCII: isASCII)
                    fixture.press(keys)
                    let lines = fixture.console.spokenLines()
                    SpokenTests.expectSpeech(lines, keys)
                    if isASCII {
                        let isPlain = lines.joined().utf8.allSatisfy { (0x20..<0x7F).contains($0) }
                        #expect(isPlain, "\(keys)")
                    }
                }
            }
        }
        let welcome = Console(
            .welcome,
            options: Console.Options(user: "ann", isASCII: false, isReadOnly: false, themes: []),
            preferences: .usual, views: [], recent: [], size: Size(columns: 80, rows: 24),
            noteSeed: "k")
        SpokenTests.expectSpeech(welcome.spokenLines(), "welcome")
    }

    @Test func `a screen begins with its name, its program and its facts`() {
        var fixture = Fixture()
        fixture.press("4")
        let lines = fixture.console.spokenLines()
        #expect(lines[0] == "KPIs, acme-eu, Sun 22 Nov")
        #expect(lines[1] == "30 days to Sat 21 Nov")
    }

    @Test func `every tile is said with its value, and the chart is the paragraph of a`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        fixture.press("4")
        _ = fixture.console.frame()
        let lines = fixture.console.spokenLines()
        let readings = fixture.console.wallReadings?.tiles ?? []
        #expect(readings.count == 12)
        for reading in readings {
            let name = Catalogue.english[.name(of: reading.kpi)]
            let value = fixture.console.format.tile(reading.kpi, reading.current)
            #expect(lines.contains { $0.contains("\(name): \(value)") }, "\(name)")
        }
        fixture.press("a")
        let words = fixture.console.message?.text ?? ""
        let said = lines.first { $0.hasPrefix("REVENUE from") } ?? ""
        #expect(!said.isEmpty && words.hasPrefix(said))
    }

    @Test func `partners have a line each, with their columns by name`() {
        var fixture = Fixture()
        fixture.press("2")
        let lines = fixture.console.spokenLines()
        #expect(lines.contains { $0.hasPrefix("here, Deal Falcon: ") })
        #expect(lines.count { $0.contains("STAGE ") && $0.contains("90d") } == 11)
        #expect(lines.contains { $0.contains("active") && !$0.contains("●") })
    }

    @Test func `steps of a dossier are open, done or the like`() {
        var fixture = Fixture()
        fixture.press("2<Enter>")
        #expect(fixture.console.spokenLines().contains { $0.hasPrefix("open, ") })
    }

    @Test func `an open box is said with its lines and where the cursor is`() {
        var fixture = Fixture()
        fixture.press("2|j")
        let lines = fixture.console.spokenLines()
        let start = lines.firstIndex(of: "COLUMNS:") ?? lines.count
        #expect(lines.count > start + 3)
        #expect(lines[start...].contains { $0.hasPrefix("here, ") && $0.contains(", on") })
    }

    @Test func `columns, headings and axes of a drawn screen become words`() {
        let heading = Line("─▌WHO ──── 3 people ──", .muted)
        let row = Line("  Ann  ▲ 12 %   ✓ reachable", .text)
        var chart = Line("  2k ", .muted)
        chart.append("████", .chart)
        chart.append("   clicks  7", .text)
        let spoken = SpokenPicture([heading, row, chart, Line("────────", .muted), Line()])
        #expect(
            spoken.lines == ["WHO: 3 people", "Ann, up 12 %, yes reachable", "clicks, 7"])
    }
}
