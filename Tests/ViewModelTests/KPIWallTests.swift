import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The wall's tiles: chosen by a click, put up by the person, taken out as files.
@Suite struct KPIWallTests {
    private static func fixture(_ columns: Int, _ rows: Int) -> Fixture {
        var fixture = Fixture(size: Size(columns: columns, rows: rows))
        fixture.press("4")
        return fixture
    }

    private static func click(_ fixture: inout Fixture, _ column: Int, _ row: Int) {
        _ = fixture.console.handle(
            .input(
                .mouse(
                    MouseReport(
                        action: .press, position: Position(column: column, row: row)))))
    }

    @Test func `a click chooses the tile it is on, whatever the size`() {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60), (60, 16)] {
            var fixture = KPIWallTests.fixture(columns, rows)
            let names = fixture.lines
            for kpi in fixture.console.wall {
                let name = SafeText(Catalogue.english[.name(of: kpi)])
                let line = names.firstIndex {
                    $0.contains(name.string + " ") && $0.contains("╎")
                        || columns < 110 && $0.contains(name.string + " ")
                }
                guard let line else { continue }
                let text = Array(names[line].unicodeScalars)
                let word = Array(name.string.unicodeScalars)
                let start = text.indices.first { text[$0...].starts(with: word) } ?? 0
                var own = fixture
                KPIWallTests.click(&own, start + 2, line)
                #expect(own.console.kpi == kpi, "\(columns)x\(rows)")
            }
        }
    }

    @Test func `a click on the chosen tile opens it, one on a face shows that`() {
        var fixture = KPIWallTests.fixture(120, 36)
        KPIWallTests.click(&fixture, 2, 3)
        #expect(fixture.console.kpi == .ctr && !fixture.console.desk.isOpen)
        KPIWallTests.click(&fixture, 2, 3)
        #expect(fixture.console.desk.isOpen)
        for face in KPIDesk.Face.allCases {
            let rule = fixture.lines[2]
            let name = Array(Catalogue.english[.name(of: face)].unicodeScalars)
            let text = Array(rule.unicodeScalars)
            let start = text.indices.last { text[$0...].starts(with: name) } ?? 0
            KPIWallTests.click(&fixture, start, 2)
            #expect(fixture.console.desk.face == face)
        }
        KPIWallTests.click(&fixture, 5, 9)
        #expect(fixture.console.desk.isOpen)
    }

    @Test func `a click between tiles and below them changes nothing`() {
        var fixture = KPIWallTests.fixture(120, 36)
        for (column, row) in [(5, 2), (5, 7), (119, 20), (60, 30)] {
            KPIWallTests.click(&fixture, column, row)
            #expect(fixture.console.kpi == .revenue && !fixture.console.desk.isOpen)
        }
    }

    @Test func `a click on a tile of Home's pane chooses it`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        let line = fixture.lines.firstIndex { $0.contains("CLICKS ") && $0.contains("SALES") } ?? 0
        let text = Array(fixture.lines[line].unicodeScalars)
        let start = text.indices.last { text[$0...].starts(with: Array("CLICKS".unicodeScalars)) }
        KPIWallTests.click(&fixture, start ?? 0, line)
        #expect(fixture.console.kpi == .clicks && fixture.console.pane == .kpis)
    }

    @Test func `tiles are chosen, ordered and kept`() {
        var fixture = KPIWallTests.fixture(120, 36)
        fixture.press("|")
        #expect(fixture.console.overlay?.items.count == KPI.allCases.count)
        // CTR out, EPC to the front.
        fixture.press("<Space>jjHH")
        let effects = fixture.press("<Enter>")
        let kept = fixture.console.preferencesNow.kpis
        #expect(kept.first == .epc && !kept.contains(.ctr) && kept.count == KPI.wall.count - 1)
        #expect(effects == [.keep(fixture.console.preferencesNow)])
        #expect(fixture.console.wall == kept)
        #expect(!fixture.lines.contains { $0.contains("CTR ") })
        // All of them out: the usual ones are back.
        fixture.press("|" + String(repeating: "<Space>j", count: kept.count))
        fixture.press("<Enter>")
        #expect(fixture.console.preferencesNow.kpis.isEmpty)
        #expect(fixture.console.wall == KPI.wall)
    }

    @Test func `as many tiles as there is room for, the chosen one always`() {
        var preferences = Preferences.usual
        preferences.kpis = KPI.allCases
        for (columns, rows) in [(80, 24), (120, 36), (60, 16), (200, 60), (140, 18)] {
            var program = OddProgram(
                partners: 3, [], size: Size(columns: columns, rows: rows), preferences: preferences)
            program.press("4")
            for _ in 0..<60 { program.press("jl") }
            let chosen = program.console.wall
            #expect(chosen.contains(program.console.kpi) && chosen.count >= 10)
            let name = Catalogue.english[.name(of: program.console.kpi)]
            #expect(program.lines.contains { $0.contains("▌" + name) || $0.contains(name) })
            #expect(program.console.frame().lines.allSatisfy { $0.columns == columns })
        }
    }

    // MARK: - Files

    private static func export(_ fixture: inout Fixture, _ keys: String) -> Export? {
        fixture.press(keys).compactMap { effect -> Export? in
            if case .export(let export) = effect { export } else { nil }
        }.first
    }

    @Test func `X asks for a name and gives the tiles with exact values`() throws {
        var fixture = KPIWallTests.fixture(120, 36)
        fixture.press("X")
        #expect(fixture.console.prompt?.field.text == "kpis-2026-11-21")
        let export = try #require(KPIWallTests.export(&fixture, "<Enter>"))
        #expect(export.name == "kpis-2026-11-21" && export.columns.first == "kpi")
        #expect(export.rows.map(\.first) == fixture.console.wall.map(\.rawValue))
        let revenue = try #require(export.rows.first { $0[0] == "revenue" })
        #expect(revenue[1] == "859.30" && revenue[6] == "EUR" && revenue[7] == "known")
        #expect(export.rows.first { $0[0] == "ctr" }?[1] == "")
        #expect(export.picture.size.columns == 120)
        #expect(!export.picture.lines.contains { $0.plain.contains("Partners") })
    }

    @Test func `each face is a table as it is shown`() throws {
        let columns: [(keys: String, columns: [String])] = [
            ("", ["from", "to", "partial", "revenue", "before"]),
            ("}}", ["id", "name", "part", "mix", "rate", "activity"]),
            ("}}}", ["stage", "partners", "revenue", "before", "unit"]),
            ("}}}}", ["epc_from", "epc_below", "partners"]),
            ("}}}}}", ["from", "to", "partial", "revenue", "before"]),
            ("{", ["step", "partners", "of_the_step_before"]),
        ]
        for (keys, expected) in columns {
            var fixture = KPIWallTests.fixture(80, 24)
            fixture.press("<Enter>" + keys + "X")
            let export = try #require(KPIWallTests.export(&fixture, ".svg<Enter>"))
            #expect(export.columns == expected)
            #expect(export.rows.allSatisfy { $0.count == expected.count } && !export.rows.isEmpty)
            #expect(!export.name.utf8.suffix(4).elementsEqual(".svg".utf8))
        }
    }

    @Test func `the list goes out with its columns, other screens have no table`() throws {
        var fixture = Fixture()
        fixture.press("2X")
        let export = try #require(KPIWallTests.export(&fixture, "<Enter>"))
        #expect(export.columns == fixture.console.preferencesNow.columns.map(\.word))
        #expect(export.rows.count == 11)
        #expect(!export.rows.joined().contains("?"))
        fixture.press("8X")
        #expect(fixture.console.prompt == nil)
        #expect(fixture.lines.contains { $0.contains("nothing to export here") })
        fixture.press("4X")
        fixture.press("<C-u>")
        #expect(KPIWallTests.export(&fixture, "<Enter>") == nil)
    }
}
