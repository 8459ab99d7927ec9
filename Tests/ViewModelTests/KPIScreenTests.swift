import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The screen of KPIs: the wall, the chosen figure alone in each of its faces, and its keys.
@Suite struct KPIScreenTests {
    private static func fixture(_ columns: Int, _ rows: Int, isASCII: Bool = false) -> Fixture {
        var fixture = Fixture(
            size: Size(columns: columns, rows: rows), isASCII: isASCII,
            targets: [
                KPITarget(.revenue, .atLeast, 90_000, per: .month),
                KPITarget(.conversion, .atLeast, Fraction(3, of: 100) ?? 0),
                KPITarget(.costPerClick, .atMost, 20),
            ])
        fixture.press("4")
        return fixture
    }

    @Test(arguments: [
        ("wall", ""), ("line", "<Enter>"), ("columns", "<Enter>}"), ("why", "<Enter>}}"),
        ("parts", "<Enter>}}}"), ("spread", "<Enter>}}}}"), ("calendar", "<Enter>}}}}}"),
        ("funnel", "<Enter>{"), ("weeks", "ejjjjj<Enter>"),
    ])
    func `the wall and each face`(name: String, keys: String) {
        for (columns, rows) in [(80, 24), (120, 36)] {
            var fixture = KPIScreenTests.fixture(columns, rows)
            fixture.press(keys)
            expectGolden(fixture.console.frame(), "kpi-\(name)-\(columns)x\(rows)")
        }
    }

    @Test func `in ASCII everything is still told`() {
        for keys in ["", "<Enter>", "<Enter>}", "<Enter>}}", "<Enter>}}}}}", "<Enter>{"] {
            var fixture = KPIScreenTests.fixture(80, 24, isASCII: true)
            fixture.press(keys)
            let frame = fixture.console.frame()
            for line in frame.lines {
                #expect(line.plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line.plain)")
            }
            if keys.isEmpty { expectGolden(frame, "kpi-wall-ascii") }
            if keys == "<Enter>}" { expectGolden(frame, "kpi-columns-ascii") }
        }
    }

    @Test func `every line is as wide as the window, whatever its size`() {
        for (columns, rows) in [
            (60, 16), (61, 20), (79, 24), (109, 30), (110, 30), (200, 60), (140, 18),
        ] {
            for keys in [
                "", "<Enter>", "<Enter>}", "<Enter>}}", "<Enter>}}}", "<Enter>}}}}", "<Enter>{{",
                "<Enter>{",
            ] {
                var fixture = KPIScreenTests.fixture(columns, rows)
                fixture.press(keys)
                let frame = fixture.console.frame()
                #expect(frame.lines.count == rows)
                #expect(
                    frame.lines.allSatisfy { $0.columns == columns }, "\(columns)x\(rows) \(keys)")
            }
        }
    }

    @Test func `keys walk over the wall and stop at its edges`() {
        var wide = KPIScreenTests.fixture(120, 36)
        #expect(wide.console.kpi == .revenue)
        wide.press("k")
        #expect(wide.console.kpi == .costPerClick)
        wide.press("kh")
        #expect(wide.console.kpi == .epc)
        wide.press("llll")
        #expect(wide.console.kpi == .aov)
        wide.press("j")
        #expect(wide.console.kpi == .reversal)
        wide.press("jgg")
        #expect(wide.console.kpi == .ctr)
        var narrow = KPIScreenTests.fixture(80, 24)
        narrow.press("h")
        #expect(narrow.console.kpi == .costPerClick)
        narrow.press("j")
        #expect(narrow.console.kpi == .costPerLead)
        narrow.press("l")
        #expect(narrow.console.kpi == .commission)
    }

    @Test func `enter opens a figure, escape goes back one level at a time`() {
        var fixture = KPIScreenTests.fixture(80, 24)
        fixture.press("<Enter>}")
        #expect(fixture.console.desk.isOpen && fixture.console.desk.face == .columns)
        fixture.press("l")
        #expect(fixture.console.kpi == .commission)
        fixture.press("<Esc>")
        #expect(!fixture.console.desk.isOpen && fixture.console.place == .kpis)
        fixture.press("<Esc>")
        #expect(fixture.console.place == .home)
        fixture.press("<Tab><Tab><Enter>")
        #expect(fixture.console.place == .kpis && fixture.console.desk.isOpen)
    }

    @Test func `e chooses range, step, comparison and split`() {
        var fixture = KPIScreenTests.fixture(120, 36)
        fixture.press("ej<Enter>")
        #expect(fixture.console.desk.range == "30d")
        fixture.press("ejj<Enter>")
        #expect(fixture.console.desk.range == "90d" && fixture.lines[1].contains("90 days"))
        fixture.press("ejjjjj<Enter>")
        #expect(fixture.console.desk.step == .week)
        #expect(fixture.lines[1].contains("by week"))
        fixture.press("eGk<Enter>")
        #expect(fixture.console.desk.split == .partner && fixture.console.desk.face == .parts)
        #expect(fixture.lines.contains { $0.contains("REVENUE BY PARTNER") })
    }

    @Test func `any days can be typed, and wrong ones are mended`() {
        var fixture = KPIScreenTests.fixture(120, 36)
        fixture.press("e" + String(repeating: "j", count: KPIDesk.ranges.count) + "<Enter>")
        #expect(fixture.console.prompt?.field.text == "30d")
        fixture.press("<C-u>2026-13<Enter>")
        #expect(fixture.console.desk.range == "30d")
        #expect(fixture.lines.contains { $0.contains("FIRST..LAST, with days up to 2026-11-21") })
        fixture.press("<C-u>2026-09-01..2026-09-14<Enter>")
        #expect(fixture.console.desk.range == "2026-09-01..2026-09-14")
        #expect(fixture.lines[1].contains("14 days to Mon 14 Sep"))
        fixture.press("e")
        #expect(fixture.lines.contains { $0.contains("other days: 2026-09-01..2026-09-14") })
    }

    @Test func `the palette has every figure and every face`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        fixture.press(":")
        fixture.type("figure roas")
        fixture.press("<Enter>")
        #expect(fixture.console.place == .kpis && fixture.console.kpi == .roas)
        #expect(fixture.console.desk.isOpen)
        fixture.press("1")
        #expect(fixture.lines.contains { $0.contains("REVENUE PER DAY") })
        fixture.press(":")
        fixture.type("chart: way in")
        fixture.press("<Enter>")
        #expect(fixture.console.desk.face == .funnel)
    }

    @Test func `targets are of the whole program, so a part has no verdict`() {
        var fixture = KPIScreenTests.fixture(120, 36)
        #expect(fixture.lines[1].contains("of 3 missed"))
        fixture.press("/Loop<Enter>")
        #expect(!fixture.lines.contains { $0.contains("missed   ?") && $0.contains("of 3") })
        #expect(fixture.lines[1].contains("1 listed"))
        #expect(!fixture.lines.contains { $0.contains("target 900") })
    }

    @Test func `a reads what is shown, with its numbers`() {
        var fixture = KPIScreenTests.fixture(200, 60)
        func words(_ keys: String) -> String {
            fixture.press(keys)
            return fixture.console.message?.text ?? ""
        }
        let wall = words("a<Esc>")
        #expect(wall.contains("REVENUE from 23 Oct 2026 to 21 Nov 2026: € 859, down 27 %"))
        #expect(wall.contains("Target") && wall.contains("Why"))
        #expect(wall.contains("the same partners"))
        #expect(words("<Enter>a<Esc>").contains("Low €"))
        fixture.press("4<Enter>}}}")
        #expect(words("a<Esc>").contains("engagement €"))
        fixture.press("4<Enter>}")
        #expect(words("a<Esc>").contains("EPC of"))
        fixture.press("4<Enter>}")
        #expect(words("a<Esc>").contains("weekday"))
        fixture.press("4<Enter>}")
        #expect(words("a<Esc>").contains("Prospects"))
    }

    @Test func `a figure that has no value says why, in few words`() {
        var fixture = KPIScreenTests.fixture(80, 24)
        let lines = fixture.lines
        #expect(lines.contains { $0.contains("CTR") && $0.contains("no impressions") })
        #expect(lines.contains { $0.contains("CHURN") && $0.contains("no customers") })
        fixture.press("gg")
        #expect(fixture.lines.contains { $0.contains("No imported file says it") })
    }
}
