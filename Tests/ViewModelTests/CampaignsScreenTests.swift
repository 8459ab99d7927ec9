import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The campaigns screen by keys.
@Suite struct CampaignsScreenTests {
    /// A fixture with an incentive of each kind, three tiers and three promotions.
    private static func open(
        size: Size = Size(columns: 120, rows: 36), isASCII: Bool = false, isReadOnly: Bool = false
    ) -> Fixture {
        var fixture = Fixture(size: size, isASCII: isASCII, isReadOnly: isReadOnly)
        let rules = [
            "Winter 20: 3 sales from 2026-10-01 to 2026-12-31 pays 50",
            "First sale 30: 1 sale within 30d from 2026-01-01 pays 5%",
            "Bring a partner: recruits with 1 sale from 2026-01-01 pays 40",
        ]
        var facts = rules.enumerated().compactMap { index, rule in
            CampaignText.incentive(
                rule, key: "i\(index)", today: Fixture.today, currency: .euro
            ).map { ($0.field, $0.line) }
        }
        facts += ["gold: 900 revenue in 90d rate 10%", "bronze: 0 revenue in 90d rate 6%"]
            .enumerated().compactMap { index, rule in
                CampaignText.tier(rule, key: "t\(index)", currency: .euro).map {
                    ($0.field, $0.line)
                }
            }
        facts += [
            "Black Week: 2026-11-23 to 2026-11-30 announced 2026-11-10",
            "Autumn: 2026-10-15 to 2026-11-29 total 20000",
            "January restart: 2027-01-02 to 2027-01-31",
        ].enumerated().compactMap { index, rule in
            CampaignText.promotion(
                rule, key: "p\(index)", today: Fixture.today, currency: .euro
            ).map { ($0.field, $0.line) }
        }
        var edits = facts.map {
            Edit(partner: .program, field: $0.0, new: $0.1, old: nil)
        }
        edits += [("ea-1", "gold"), ("ea-4", "gold"), ("ea-2", "bronze")].map {
            Edit(partner: Fixture.id($0.0), field: "tier", new: $0.1, old: nil)
        }
        edits.append(
            Edit(partner: Fixture.id("ea-2"), field: "parent", new: "ea-1", old: nil))
        let event = Fixture.event(40, edits, kind: .campaign)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        fixture.press("7")
        return fixture
    }

    /// Goes through the groups to one.
    private static func go(to group: Campaigns.Group, _ fixture: inout Fixture) {
        fixture.press("gg")
        for _ in Campaigns.Group.allCases where fixture.console.campaigns.cursor.group != group {
            fixture.press("}")
        }
        #expect(fixture.console.campaigns.cursor.group == group)
    }

    private static func change(_ effects: [Effect]) -> Change? {
        for case .save(let change) in effects { return change }
        return nil
    }

    @Test func `a reads the board of the incentive under the cursor, or its winners`() throws {
        var fixture = CampaignsScreenTests.open()
        CampaignsScreenTests.go(to: .incentives, &fixture)
        let index = fixture.console.campaigns.reports.firstIndex { $0.incentive.key == "i0" }
        for _ in 0..<(index ?? 0) { fixture.press("j") }
        fixture.press("a")
        let board = try #require(fixture.console.overlay)
        #expect(board.title == "Winter 20")
        #expect(board.items.contains { $0.text.utf8.starts(with: "1. ".utf8) })
        fixture.press("q")
        let result = ContestResult(
            key: "i0", day: Fixture.today,
            winners: [ContestResult.Winner(partner: Fixture.id("ea-2"), place: 1, done: 9)],
            name: "Winter 20")
        let event = Fixture.event(
            41, [Edit(partner: .program, field: result.field, new: result.line, old: nil)],
            kind: .campaign)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        fixture.press("a")
        let winners = try #require(fixture.console.overlay).items.map(\.text)
        #expect(winners.contains { $0.utf8.starts(with: "Closed on ".utf8) })
        #expect(winners.contains { $0.utf8.suffix(3).elementsEqual(": 9".utf8) })
    }

    @Test func `campaigns at the three sizes`() {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            var fixture = CampaignsScreenTests.open(size: Size(columns: columns, rows: rows))
            expectGolden(fixture.console.frame(), "campaigns-\(columns)x\(rows)")
        }
    }

    @Test func `ASCII is enough, and nothing there says how to begin`() {
        var ascii = CampaignsScreenTests.open(isASCII: true)
        for line in ascii.lines {
            #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
        }
        var empty = Fixture(size: Size(columns: 80, rows: 24))
        empty.press("7")
        expectGolden(empty.console.frame(), "campaigns-empty")
    }

    @Test func `every size in between is drawn without running over`() {
        for columns in [60, 79, 100, 109, 110, 160] {
            for rows in [16, 20, 30, 50] {
                var fixture = CampaignsScreenTests.open(
                    size: Size(columns: columns, rows: rows))
                let frame = fixture.console.frame()
                #expect(frame.lines.count == rows)
                #expect(frame.lines.allSatisfy { $0.columns <= columns })
            }
        }
    }

    @Test func `enter on an incentive shows its partners alone, and all again`() {
        var fixture = CampaignsScreenTests.open()
        _ = fixture.lines
        let all = fixture.console.campaigns.near.count + fixture.console.campaigns.earned.count
        fixture.press("<Enter>")
        let chosen = fixture.console.campaigns.chosen
        #expect(chosen != nil)
        let some = fixture.console.campaigns.near.count + fixture.console.campaigns.earned.count
        #expect(some < all)
        fixture.press("<Enter>")
        #expect(fixture.console.campaigns.chosen == nil)
    }

    @Test func `groups are gone through, a partner opens, and back leads here`() {
        var fixture = CampaignsScreenTests.open()
        _ = fixture.lines
        var groups: [Campaigns.Group] = []
        for _ in 0..<6 {
            groups.append(fixture.console.campaigns.cursor.group)
            fixture.press("}")
        }
        #expect(Set(groups).count >= 4)
        fixture.press("gg")
        Self.go(to: .earned, &fixture)
        fixture.press("<Enter>")
        #expect(fixture.console.place == .dossier)
        fixture.press("q")
        #expect(fixture.console.place == .campaigns)
    }

    @Test func `e opens a rule as it was typed, and leaving nothing takes it away`() throws {
        var fixture = CampaignsScreenTests.open()
        _ = fixture.lines
        fixture.press("e")
        let text = try #require(fixture.console.prompt?.field.text)
        #expect(
            CampaignText.incentive(text, key: "", today: Fixture.today, currency: .euro) != nil)
        let kept = try #require(Self.change(fixture.press("<C-u>") + fixture.press("<Enter>")))
        #expect(kept.edits.first?.new == nil)
        #expect(kept.edits.first?.partner == .program)
    }

    @Test func `a rule that cannot be read comes back with how to write it`() throws {
        var fixture = CampaignsScreenTests.open()
        for (keys, text) in [("gi", "Winter"), ("gl", "gold"), ("gp", "Black Week")] {
            fixture.press(keys)
            fixture.type(text)
            #expect(fixture.press("<Enter>").isEmpty)
            #expect(fixture.console.prompt?.field.text == text)
            #expect(fixture.console.message?.isBad == true)
            fixture.press("<Esc>")
        }
        fixture.press("gi")
        fixture.type("Spring: 3 sales pays 10")
        let change = try #require(Self.change(fixture.press("<Enter>")))
        #expect(change.edits.first?.field.utf8.starts(with: "incentive:".utf8) == true)
    }

    @Test func `those who rise are moved as one change, after a question`() throws {
        var fixture = CampaignsScreenTests.open()
        _ = fixture.lines
        Self.go(to: .tiers, &fixture)
        fixture.press("<Enter>")
        #expect(fixture.console.overlay?.items.count == 2)
        var effects = fixture.press("j<Enter>")
        if effects.isEmpty { effects = fixture.press("y") }
        let change = try #require(Self.change(effects))
        #expect(change.edits.contains { $0.field == "tier" })
    }

    @Test func `paid bonuses are no longer to be paid`() throws {
        var fixture = CampaignsScreenTests.open()
        _ = fixture.lines
        Self.go(to: .earned, &fixture)
        let change = try #require(Self.change(fixture.press("P")))
        #expect(change.edits.first?.field.utf8.starts(with: "bonus:".utf8) == true)
    }

    @Test func `nothing is written read-only`() {
        for keys in ["gi", "gl", "gp", "e", "P"] {
            var fixture = CampaignsScreenTests.open(isReadOnly: true)
            _ = fixture.lines
            #expect(fixture.press(keys).isEmpty, "\(keys)")
            #expect(fixture.console.prompt == nil, "\(keys)")
        }
    }

    @Test func `a promotion tells what it brought`() {
        var fixture = CampaignsScreenTests.open()
        _ = fixture.lines
        Self.go(to: .promotions, &fixture)
        fixture.press("<Enter>")
        #expect(fixture.console.overlay?.kind == .reading)
        #expect(fixture.lines.contains { $0.contains("revenue: ") })
        #expect(fixture.lines.contains { $0.contains("% of what the shop sold") })
    }
}
