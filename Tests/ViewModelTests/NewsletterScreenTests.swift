import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The screen of the newsletter by keys: parts in and out, other issues, and where one goes.
@Suite struct NewsletterScreenTests {
    private static let card = IssueCard(
        name: "11", subject: "What the November winners did", segment: "is:active",
        parts: [
            IssueCard.Part(heading: "intro", isOn: true, isFilled: true, fact: "written"),
            IssueCard.Part(
                heading: "most-improved 5", isOn: true, isFilled: true,
                fact: "5, against the days before"),
            IssueCard.Part(heading: "first-sales", isOn: true, isFilled: true, fact: "3"),
            IssueCard.Part(heading: "anniversaries", isOn: false, isFilled: false, fact: "2"),
            IssueCard.Part(
                heading: "Tip of the month", isOn: true, isFilled: false,
                fact: "empty, left out"),
        ],
        lines: [
            "What the November winners did", "", "Hello {{partner.greeting}},", "",
            "November was the best month of the year: 14 % more sales than October.", "",
            "MOST IMPROVED", "  Atlas of Tea        21 to 64 sales",
            "  旅行ガイド          3 to 12 sales",
            "", "FIRST SALES", "Trail & Tarp, The Quiet Commute: welcome!", "", "--",
            "You get this as a partner of acme.",
        ],
        narrowLines: [
            "What the November winners did", "", "Hello {{partner.greeting}},", "",
            "November was the best month of the year:", "14 % more sales than October.", "",
            "MOST IMPROVED", "  Atlas of Tea   21 to 64 sales",
            "  A name that is far too long for the pane it stands in", "      3 to 12 sales", "",
        ],
        segmentCount: 193,
        leftOut: [
            IssueCard.LeftOut(.noContact, 2), IssueCard.LeftOut(.unsubscribed, 11),
            IssueCard.LeftOut(.noAddress, 4),
        ], alreadyCount: 0, goingCount: 176,
        checks: [
            IssueCard.Check(.good, "every value is there for all 176"),
            IssueCard.Check(.look, "14 read de; this is en"),
        ])

    private static func fixture(
        _ size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false, isReadOnly: Bool = false
    ) -> Fixture {
        var fixture = Fixture(size: size, isASCII: isASCII, isReadOnly: isReadOnly)
        let sent = SentIssue(
            key: "k", name: "10", day: Fixture.today.advanced(by: -27), count: 168,
            way: "mailchimp", subject: "October")
        let edit = Edit(partner: .program, field: sent.field, new: sent.line, old: nil)
        let event = Fixture.event(70, [edit], user: "bo")
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        return fixture
    }

    private static func opened(
        _ size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false, isReadOnly: Bool = false
    ) -> Fixture {
        var fixture = fixture(size, isASCII: isASCII, isReadOnly: isReadOnly)
        _ = fixture.press("gw")
        _ = fixture.console.handle(.issues(IssueShelf(names: ["12", "11", "10"], card: card)))
        return fixture
    }

    @Test(arguments: [
        (Size(columns: 80, rows: 24), false), (Size(columns: 120, rows: 36), false),
        (Size(columns: 80, rows: 24), true), (Size(columns: 40, rows: 14), false),
        (Size(columns: 200, rows: 60), false),
    ]) func `an issue is shown at every size`(_ size: Size, isASCII: Bool) {
        var fixture = NewsletterScreenTests.opened(size, isASCII: isASCII)
        expectGolden(
            fixture.console.frame(),
            "newsletter.\(size.columns)x\(size.rows)\(isASCII ? ".ascii" : "")")
    }

    @Test func `without an issue Enter begins one`() {
        var fixture = NewsletterScreenTests.fixture()
        #expect(fixture.press("gw") == [.readIssues(nil)])
        _ = fixture.console.handle(.issues(IssueShelf()))
        #expect(fixture.lines.contains { $0.contains("No issue yet") })
        #expect(fixture.press("<Enter>") == [.newIssue])
    }

    @Test func `space switches the part under the cursor and steps on`() {
        var fixture = NewsletterScreenTests.opened()
        #expect(fixture.press("j<Space>") == [.switchPart("11", 1)])
        #expect(fixture.press("<Space>") == [.switchPart("11", 2)])
        #expect(fixture.press("G<Space>") == [.switchPart("11", 4)])
        #expect(fixture.press("e") == [.editIssue("11")])
        #expect(fixture.press("E") == [.editIssue("11")])
        #expect(fixture.press("}") == [.readIssues("10")])
        #expect(fixture.press("{") == [.readIssues("12")])
    }

    @Test func `Enter offers three ways and asks once, with the number`() {
        var fixture = NewsletterScreenTests.opened()
        #expect(fixture.press("<Enter>1").isEmpty)
        #expect(fixture.lines.contains { $0.contains("one mail to each of 176?") })
        #expect(fixture.press("y") == [.sendIssue("11", .outbox)])
        #expect(fixture.press("<Enter>3y") == [.sendIssue("11", .aweber)])
        #expect(fixture.press("<Enter>2n").isEmpty)
    }

    @Test func `what is wrong keeps an issue from being sent`() {
        var fixture = NewsletterScreenTests.opened()
        var card = NewsletterScreenTests.card
        card.checks = [IssueCard.Check(.bad, "no part says anything")]
        _ = fixture.console.handle(.issues(IssueShelf(names: ["11"], card: card)))
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.lines.contains { $0.contains("no part says anything") })
        card.checks = []
        card.goingCount = 0
        _ = fixture.console.handle(.issues(IssueShelf(names: ["11"], card: card)))
        #expect(fixture.press("<Enter>1").isEmpty)
    }

    @Test func `nothing is written in a program that may only be read`() {
        var fixture = NewsletterScreenTests.opened(isReadOnly: true)
        #expect(fixture.press("<Space>").isEmpty)
        #expect(fixture.press("<Enter>1").isEmpty)
        #expect(fixture.press("E").isEmpty)
    }

    @Test func `a click chooses a part, the next one switches it, the wheel scrolls the text`() {
        var fixture = NewsletterScreenTests.opened()
        func click(_ column: Int, _ row: Int) -> [Effect] {
            fixture.console.handle(
                .input(
                    .mouse(
                        MouseReport(action: .press, position: Position(column: column, row: row)))))
        }
        #expect(click(5, 5).isEmpty)
        #expect(click(5, 5) == [.switchPart("11", 2)])
        #expect(click(60, 5).isEmpty)
        #expect(click(5, 12).isEmpty, "below the parts")
    }

    @Test func `back goes where one came from`() {
        var fixture = NewsletterScreenTests.fixture()
        fixture.press("7gw")
        #expect(fixture.lines.contains { $0.contains("PARTS") })
        fixture.press("q")
        #expect(fixture.lines.first?.contains("[7 Campaigns]") == true)
    }

    @Test func `read aloud, the text follows what stands beside it`() {
        let lines = NewsletterScreenTests.opened().console.spokenLines()
        let parts = lines.firstIndex { $0.contains("most-improved 5") }
        let text = lines.firstIndex { $0.contains("Hello {{partner.greeting}}") }
        #expect(parts != nil && text != nil)
        #expect(parts ?? 0 < text ?? 0)
        #expect(!lines.contains { $0.contains("intro") && $0.contains("winners did") })
    }
}
