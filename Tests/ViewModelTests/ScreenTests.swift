import Insight
import Screen
import Testing

@testable import ViewModel

/// What every screen looks like, at the sizes people use and at the smallest.
@Suite struct ScreenGoldenTests {
    @Test(arguments: [
        ("home", "1"), ("partners", "2"), ("pipeline", "3"), ("kpis", "4"),
        ("dossier", "j<Enter>"), ("quiet", "i"), ("filter", "/quiet:>30d"),
    ])
    func `screens at the three sizes`(name: String, keys: String) {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            var fixture = Fixture(size: Size(columns: columns, rows: rows))
            fixture.press(keys)
            expectGolden(fixture.console.frame(), "\(name)-\(columns)x\(rows)")
        }
    }

    @Test(arguments: [
        ("sort", "s"), ("columns", "|"), ("help", "?"), ("palette", ":"), ("views", "v"),
        ("stages", "gs"), ("then", "g"), ("note", "N"), ("many", "<Space>j<Space>gs<Enter>"),
        ("mistake", "/quet:>3"), ("complete", "/sta"), ("none", "/nobody"),
        ("kpi-pane", "<Tab><Tab>ll"),
    ])
    func `boxes and prompts`(name: String, keys: String) {
        var fixture = Fixture()
        fixture.press(keys)
        expectGolden(fixture.console.frame(), "box-\(name)")
    }

    @Test func `small windows list partners, smaller ones say so`() {
        for (columns, rows) in [(56, 18), (40, 12), (32, 10), (18, 4), (1, 1)] {
            var fixture = Fixture(size: Size(columns: columns, rows: rows))
            expectGolden(fixture.console.frame(), "small-\(columns)x\(rows)")
        }
    }

    @Test(arguments: ["1", "2", "3", "4", "j<Enter>", "?"])
    func `only ASCII is drawn where only ASCII can be`(keys: String) {
        var fixture = Fixture(isASCII: true)
        fixture.press(keys)
        let frame = fixture.console.frame()
        for line in frame.lines {
            #expect(line.plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line.plain)")
        }
        if keys == "1" { expectGolden(frame, "home-ascii") }
    }
}

/// Which columns a window has room for.
@Suite struct ListColumnTests {
    private func headings(_ columns: Int, _ chosen: [ListColumn]? = nil) throws -> String {
        var fixture = Fixture(size: Size(columns: columns, rows: 36))
        fixture.press("2")
        if let chosen { fixture.console.preferences.columns = chosen }
        return try #require(fixture.lines.first { $0.contains("PARTNER ") })
    }

    @Test func `a wide window has room for more than the usual columns`() throws {
        #expect(try !headings(120).contains("CONTACT"))
        #expect(try headings(140).contains("OWN   CONTACT"))
        #expect(try headings(170).contains("CLICKS 30d  SALES 30d CONV % 30d REV 90d"))
        #expect(try headings(200).contains("OWN   CONTACT TAGS"))
    }

    @Test func `columns a person chose stay as chosen`() throws {
        let line = try headings(200, [.partner, .state, .risk])
        #expect(
            line.split(separator: " ").joined(separator: " ").hasPrefix("PARTNER STATE RISK €"))
        #expect(!line.contains("CONTACT") && !line.contains("SALES"))
    }
}
