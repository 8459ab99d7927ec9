import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// What plays and campaigns brought back, on the outreach screen.
@Suite struct EffectPaneTests {
    /// Contacts a month apart: incentives with partners who went on selling, newsletters with some
    /// who did not, two calls, and a campaign with partners held out.
    private static func fixture(
        _ size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false
    ) -> Fixture {
        var fixture = OutreachScreenTests.fixture(size, isASCII: isASCII)
        var edits: [Edit] = []
        func contact(_ id: String, _ ago: Int, _ play: Play, _ chance: String?, _ campaign: String?)
        {
            let contact = Contact(
                key: "e\(edits.count)", day: Fixture.today.advanced(by: -ago), channel: .mail,
                play: play, campaign: campaign,
                chance: chance.map { FrozenChance(written: $0) }, outcome: .returned, text: "")
            edits.append(
                Edit(
                    partner: Fixture.id(id), field: contact.field, new: contact.line, old: nil))
        }
        for id in ["ea-1", "ea-2", "ea-3"] {
            for ago in [70, 101, 132, 163] { contact(id, ago, .incentive, "200000", nil) }
        }
        for id in ["ea-6", "ea-7"] {
            for ago in [40, 71, 102, 133, 164] { contact(id, ago, .newsletter, "100000", nil) }
        }
        contact("ea-4", 170, .call, nil, nil)
        contact("ea-9", 150, .call, "2000000", "winter-20")
        let held = HoldOut(
            campaign: "winter-20", day: Fixture.today.advanced(by: -150),
            chance: FrozenChance(written: "300000"), text: "")
        edits.append(
            Edit(partner: Fixture.id("ea-3"), field: held.field, new: held.line, old: nil))
        let event = Fixture.event(300, edits, user: "bo", kind: .log)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        return fixture
    }

    @Test func `each play has its counts, what was extra and a verdict in words`() throws {
        var fixture = EffectPaneTests.fixture()
        fixture.press("6G{+")
        let lines = fixture.lines
        func line(_ word: String) throws -> String {
            try #require(lines.first { $0.contains(word) })
        }
        #expect(try line("incentive").contains("12 of 12"))
        #expect(try line("incentive").contains("✓ brings partners back"))
        #expect(try line("newsletter").contains("0 of 10"))
        #expect(try line("newsletter").contains("– no clear effect yet"))
        #expect(try line("call").contains("… too early"))
        #expect(try line("winter-20").contains("… too early"))
        #expect(!lines.contains { $0.contains("nan") || $0.contains("inf") })
    }

    @Test func `nobody written to, and the past still being read, are said`() {
        var nobody = Fixture()
        nobody.press("6")
        #expect(nobody.lines.contains { $0.contains("Nobody was written to yet.") })
        var behind = OutreachScreenTests.fixture()
        behind.analysis.awaitEffect()
        behind.press("6")
        #expect(behind.lines.contains { $0.contains("Still reading the past of all partners") })
        #expect(behind.analysis.needsEffectPast)
        behind.analysis.take(behind.analysis.askForEffectPast().answer)
        _ = behind.console.handle(.figuresChanged)
        #expect(!behind.lines.contains { $0.contains("Still reading") })
    }

    @Test func `Enter and the question mark say how a line was made`() {
        var fixture = EffectPaneTests.fixture(Size(columns: 120, rows: 60))
        fixture.press("6G{<Enter>")
        let text = fixture.lines.joined(separator: "\n")
        for part in [
            "incentive: 12 sent, 12 counted", "expected anyway", "(95 %, Wilson)",
            "kept when", "1 what was kept is no chance",
            "untouched partners",
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
        fixture.press("<Esc>?")
        #expect(fixture.lines.contains { $0.contains("incentive: 12 sent, 12 counted") })
        fixture.press("<Esc>6Gkk<Enter>")
        let trial = fixture.lines.joined(separator: "\n")
        #expect(trial.contains("winter-20: of those written to 1 of 1 returned"), "\(trial)")
        #expect(trial.contains("(Newcombe)") && trial.contains("0.3."))
    }

    @Test func `the filter chooses whose contacts count`() {
        var fixture = EffectPaneTests.fixture()
        fixture.press("6/loopline<Enter>G{+")
        #expect(fixture.lines.contains { $0.contains("incentive") && $0.contains("4 of 4") })
        #expect(!fixture.lines.contains { $0.contains("newsletter") })
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func `the effect of plays at three sizes`(columns: Int, rows: Int) {
        var fixture = EffectPaneTests.fixture(Size(columns: columns, rows: rows))
        fixture.press("6G{")
        expectGolden(fixture.console.frame(), "effect-\(columns)x\(rows)")
        fixture.press("+")
        expectGolden(fixture.console.frame(), "effect-zoomed-\(columns)x\(rows)")
    }

    @Test func `in ASCII, and every size is filled`() {
        var ascii = EffectPaneTests.fixture(Size(columns: 120, rows: 36), isASCII: true)
        ascii.press("6G{+")
        let frame = ascii.console.frame()
        for line in frame.lines {
            #expect(line.plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line.plain)")
        }
        expectGolden(frame, "effect-ascii")
        for keys in ["6G{", "+"] {
            ascii.press(keys)
            for columns in stride(from: 32, through: 200, by: 9) {
                for rows in stride(from: 10, through: 60, by: 10) {
                    let size = Size(columns: columns, rows: rows)
                    _ = ascii.console.handle(.input(.resize(size)))
                    let frame = ascii.console.frame()
                    #expect(frame.lines.count == rows)
                    #expect(frame.lines.allSatisfy { $0.columns == columns }, "\(size)")
                }
            }
        }
    }

    @Test func `a contact logged today keeps the chance of its partner`() throws {
        var fixture = Fixture()
        fixture.press("2/loopline<Enter>c")
        fixture.type("call reached hello")
        let effects = fixture.press("<Enter>")
        guard case .save(let change)? = effects.first else {
            Issue.record("nothing is saved: \(effects)")
            return
        }
        let contact = try #require(Contact(key: "k", line: change.edits[0].new ?? ""))
        let row = try #require(fixture.program.row(of: Fixture.id("ea-1")))
        #expect(contact.chance == fixture.analysis.frozenChance(row: row))
        #expect(contact.chance?.value != nil)
    }

    @Test func `a click on a line of the pane chooses it below its heading`() {
        var fixture = EffectPaneTests.fixture(Size(columns: 120, rows: 36))
        fixture.press("6")
        let line = fixture.lines.firstIndex { $0.contains("newsletter") && $0.contains("no clear") }
        let report = MouseReport(
            action: .press, position: Position(column: 20, row: line ?? 0))
        _ = fixture.console.handle(.input(.mouse(report)))
        guard case .effect(let row)? = fixture.console.outreach.current else {
            Issue.record("\(String(describing: fixture.console.outreach.current))")
            return
        }
        #expect(row.word == "newsletter")
    }
}
