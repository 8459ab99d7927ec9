import Model
import Screen
import Testing

@testable import ViewModel

/// Other people in the program: who looks at what, and syncing with other copies.
@Suite struct CompanyTests {
    private static func secondLine(_ fixture: Fixture) -> String {
        var console = fixture.console
        let lines = console.frame().text.split(
            separator: "\n", omittingEmptySubsequences: false)
        return String(lines[1])
    }

    /// Bo looks at Loopline Media, Cy too, Di at no one.
    private static let company = [
        Companion(user: "bo", partner: Fixture.id("ea-1")),
        Companion(user: "cy", partner: Fixture.id("ea-1")),
        Companion(user: "di", partner: nil),
    ]

    @Test func `who is on a partner is told in its dossier, and in triage`() {
        var fixture = Fixture()
        fixture.press("2")
        fixture.type("/loopline")
        fixture.press("<Enter><Enter>")
        #expect(fixture.console.partnerLookedAt == Fixture.id("ea-1"))
        #expect(!CompanyTests.secondLine(fixture).contains("on this partner"))
        _ = fixture.console.handle(.company(CompanyTests.company))
        #expect(CompanyTests.secondLine(fixture).contains("bo, cy are on this partner"))
        _ = fixture.console.handle(.company([CompanyTests.company[0]]))
        #expect(CompanyTests.secondLine(fixture).contains("bo is on this partner"))
        fixture = Fixture()
        fixture.press("5")
        let reviewed = fixture.console.partnerLookedAt
        #expect(reviewed != nil && reviewed != Fixture.id("ea-1"))
        #expect(!CompanyTests.secondLine(fixture).contains("on this partner"))
        _ = fixture.console.handle(.company([Companion(user: "bo", partner: reviewed)]))
        #expect(CompanyTests.secondLine(fixture).contains(" bo is on this partner   0 of 5"))
    }

    @Test func `the list says who is where, if there is room`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        _ = fixture.console.handle(.company(CompanyTests.company))
        #expect(fixture.console.partnerLookedAt == nil)
        #expect(CompanyTests.secondLine(fixture).contains("   bo, cy are on Loopline Media"))
        #expect(!CompanyTests.secondLine(fixture).contains("di "))
        fixture = Fixture()
        let alone = CompanyTests.secondLine(fixture)
        _ = fixture.console.handle(.company(CompanyTests.company))
        #expect(CompanyTests.secondLine(fixture) == alone, "facts about the program go first")
        _ = fixture.console.handle(
            .company([Companion(user: "bo", partner: PartnerID("gone".utf8))]))
        #expect(CompanyTests.secondLine(fixture) == alone)
    }

    @Test func `a name that would move the cursor is shown, not obeyed`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        let hostile = Companion(user: "b\u{1B}[2Jo\u{202E}", partner: Fixture.id("ea-1"))
        _ = fixture.console.handle(.company([hostile]))
        let line = CompanyTests.secondLine(fixture)
        #expect(line.contains("is on Loopline Media"))
        #expect(!line.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func `sync is asked for once, and its answer is told`() {
        var fixture = Fixture()
        #expect(fixture.console.startSync() == [.sync])
        #expect(fixture.console.message?.text == "Syncing with the other copies; go on working.")
        #expect(fixture.console.startSync() == [])
        #expect(fixture.console.message?.text == "A sync is running already.")
        _ = fixture.console.handle(.syncEnded("got 2 changes from /srv/a.git", isBad: false))
        #expect(fixture.console.frame().text.contains("got 2 changes from /srv/a.git"))
        #expect(fixture.console.startSync() == [.sync])
        var reader = Fixture(isReadOnly: true)
        #expect(reader.console.startSync() == [])
        #expect(reader.console.message?.isBad == true)
    }
}
