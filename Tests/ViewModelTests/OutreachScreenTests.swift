import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The outreach screen by keys: groups, marks, what opens, answers and work done.
@Suite struct OutreachScreenTests {
    /// The fixture with work, contacts and files: ea-4 waits, ea-2 answered, ea-1 is late.
    static func fixture(
        _ size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false
    ) -> Fixture {
        var fixture = Fixture(size: size, isASCII: isASCII)
        func day(_ ago: Int) -> Day { Fixture.today.advanced(by: -ago) }
        let records: [(String, String, String)] = [
            work("ea-1", "w1", .task, 3, "send the winter banners"),
            work("ea-2", "w2", .task, 0, "call about the landing page"),
            work("ea-4", "w3", .followUp, -4, "answered? ask-why"),
            work("ea-3", "w4", .review, nil, "look at the year"),
            contact("ea-4", "c1", .mail, 3, .waiting, "We miss you", "ask-why"),
            contact("ea-5", "c2", .mail, 12, .waiting, "A small goal", "incentive"),
            contact("ea-2", "c3", .mail, 2, .replied, "Asks for a code", nil),
            contact("ea-9", "c4", .call, 20, .declined, "Another shop pays more", nil),
        ]
        for (number, record) in records.enumerated() {
            let edit = Edit(
                partner: Fixture.id(record.0), field: record.1, new: record.2, old: nil)
            let event = Fixture.event(60 + number, [edit], user: "bo")
            fixture.program.apply(event)
            _ = fixture.console.handle(.programChanged([event]))
        }
        _ = fixture.console.handle(.shelf(shelf))
        return fixture
    }

    private static func work(
        _ id: String, _ key: String, _ kind: Work.Kind, _ daysAgo: Int?, _ text: String
    ) -> (String, String, String) {
        let due = daysAgo.map { Fixture.today.advanced(by: -$0) }
        let work = Work(key: key, kind: kind, due: due, text: text)
        return (id, work.field, work.line)
    }

    private static func contact(
        _ id: String, _ key: String, _ channel: Contact.Channel, _ daysAgo: Int,
        _ outcome: Contact.Outcome, _ text: String, _ template: String?
    ) -> (String, String, String) {
        let contact = Contact(
            key: key, day: Fixture.today.advanced(by: -daysAgo), channel: channel,
            isIncoming: outcome == .replied, template: template, outcome: outcome,
            answers: template == "incentive" ? ["cookie"] : [], text: text)
        return (id, contact.field, contact.line)
    }

    private static var shelf: OutreachShelf {
        func card(
            _ id: String, _ subject: String, _ state: DraftCard.State, _ hour: Int64
        ) -> DraftCard {
            let today = Int64(Fixture.today.number) * 86_400_000
            return DraftCard(
                partner: Fixture.id(id), subject: subject, template: "incentive",
                play: .incentive, state: state, milliseconds: today + hour * 3_600_000)
        }
        var shelf = OutreachShelf()
        shelf.drafts = [
            card("ea-6", "A small goal until Christmas", .ready, 14),
            card("ea-9", "A small goal", .missing(["incentive.what"]), 9),
            card("ea-3", "小さな目標", .unknown, -40),
        ]
        shelf.answers = [
            AnswerCard(
                name: "cookie", title: "How long does a click count?", text: "60 days.\n"),
            AnswerCard(name: "payout", title: "When is money paid?", text: "On the 5th.\n"),
        ]
        shelf.outboxCount = 2
        return shelf
    }

    private static func open(_ keys: String = "") -> Fixture {
        var fixture = fixture()
        fixture.press("6" + keys)
        return fixture
    }

    private static func names(_ group: Outreach.Group, _ fixture: Fixture) -> [String] {
        var fixture = fixture
        fixture.console.dealOutreach()
        return fixture.console.outreach.items(of: group).compactMap { item in
            item.row.map { fixture.program.ids[$0].text }
        }
    }

    // MARK: - What is shown

    @Test func `late work first, the longest waiting first, open answers first`() {
        var fixture = OutreachScreenTests.fixture()
        #expect(fixture.press("6") == [.readShelf])
        #expect(OutreachScreenTests.names(.due, fixture) == ["ea-1", "ea-2", "ea-4", "ea-3"])
        #expect(OutreachScreenTests.names(.drafts, fixture) == ["ea-6", "ea-9", "ea-3"])
        #expect(OutreachScreenTests.names(.sent, fixture) == ["ea-5", "ea-4"])
        #expect(OutreachScreenTests.names(.answered, fixture) == ["ea-2", "ea-9"])
        #expect(fixture.lines[1].contains("due 2, 1 late"))
        #expect(fixture.lines[1].contains("sent in 30 days 3, answers 2"))
        #expect(fixture.lines.contains { $0.contains("1 used") && $0.contains("How long") })
        #expect(fixture.lines.contains { $0.contains("mail 12d ago") })
    }

    @Test func `the filter of the list holds here too`() {
        var fixture = OutreachScreenTests.open("/olé<Enter>")
        #expect(OutreachScreenTests.names(.due, fixture) == ["ea-4"])
        #expect(OutreachScreenTests.names(.drafts, fixture).isEmpty)
        #expect(fixture.lines[1].contains("/ olé"))
        fixture.press("<Esc>")
        #expect(OutreachScreenTests.names(.due, fixture).count == 4)
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func `outreach at three sizes`(columns: Int, rows: Int) {
        var fixture = OutreachScreenTests.fixture(Size(columns: columns, rows: rows))
        fixture.press("6j<Space>")
        expectGolden(fixture.console.frame(), "outreach-\(columns)x\(rows)")
    }

    @Test func `outreach in ASCII, with nothing in it, and in small windows`() {
        var fixture = OutreachScreenTests.fixture(isASCII: true)
        fixture.press("6")
        let frame = fixture.console.frame()
        for line in frame.lines {
            #expect(line.plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line.plain)")
        }
        expectGolden(frame, "outreach-ascii")
        var empty = Fixture()
        empty.press("6")
        expectGolden(empty.console.frame(), "outreach-empty")
        for (columns, rows) in [(56, 18), (32, 10)] {
            var small = OutreachScreenTests.fixture(Size(columns: columns, rows: rows))
            small.press("6jj")
            expectGolden(small.console.frame(), "outreach-\(columns)x\(rows)")
        }
    }

    @Test func `every size is filled exactly`() {
        var fixture = OutreachScreenTests.fixture()
        fixture.press("6")
        for columns in stride(from: 32, through: 200, by: 7) {
            for rows in stride(from: 10, through: 60, by: 5) {
                let size = Size(columns: columns, rows: rows)
                _ = fixture.console.handle(.input(.resize(size)))
                let frame = fixture.console.frame()
                #expect(frame.lines.count == rows)
                #expect(frame.lines.allSatisfy { $0.columns == columns }, "\(columns)x\(rows)")
            }
        }
    }

    // MARK: - Moving and opening

    @Test func `j goes through all groups, braces from group to group`() {
        var fixture = OutreachScreenTests.open()
        #expect(fixture.console.outreach.group == .due)
        fixture.press("jjjj")
        #expect(fixture.console.outreach.group == .drafts)
        fixture.press("k")
        #expect(fixture.console.outreach.group == .due)
        fixture.press("}}")
        #expect(fixture.console.outreach.group == .sent)
        fixture.press("{")
        #expect(fixture.console.outreach.group == .drafts)
        fixture.press("G")
        #expect(fixture.console.outreach.group == .answers)
        fixture.press("gg")
        #expect(fixture.console.outreach.group == .due)
        #expect(fixture.console.outreach.cursor(of: .due) == 0)
    }

    @Test func `Enter opens a draft as a letter, an answer to read, the rest as a partner`() {
        var fixture = OutreachScreenTests.open("}")
        #expect(fixture.press("<Enter>") == [.openDraft(Fixture.id("ea-6"))])
        #expect(fixture.press("jj<Enter>").isEmpty)
        #expect(fixture.lines.contains { $0.contains("tend send --went ea-3") })
        #expect(fixture.press("}<Enter>") == [.readHistory(Fixture.id("ea-5"))])
        #expect(fixture.console.place == .dossier)
        fixture.press("q")
        #expect(fixture.console.place == .outreach)
        fixture.press("G<Enter>")
        #expect(fixture.lines.contains { $0.contains("On the 5th.") })
    }

    @Test func `plus shows one group alone, Esc all again`() {
        var fixture = OutreachScreenTests.open("}+")
        #expect(fixture.lines.contains { $0.contains("DRAFTS") })
        #expect(!fixture.lines.contains { $0.contains("DUE") })
        fixture.press("<Esc>")
        #expect(fixture.lines.contains { $0.contains("DUE") })
        #expect(fixture.console.place == .outreach)
    }

    @Test func `a click chooses a line, another opens it`() {
        var fixture = OutreachScreenTests.open()
        let line = fixture.lines.firstIndex { $0.contains("call about the landing") } ?? 0
        let report = MouseReport(
            action: .press, position: Position(column: 20, row: line))
        #expect(fixture.console.handle(.input(.mouse(report))).isEmpty)
        #expect(fixture.console.outreach.cursor(of: .due) == 1)
        #expect(
            fixture.console.handle(.input(.mouse(report))) == [.readHistory(Fixture.id("ea-2"))])
    }

    // MARK: - Acting

    @Test func `marks are partners, and m writes to all of them`() {
        var fixture = OutreachScreenTests.open("}}<Space><Space>")
        #expect(fixture.console.list.marks.count == 2)
        #expect(
            fixture.press("m") == [.readTemplates([Fixture.id("ea-4"), Fixture.id("ea-5")])])
        fixture.press("-*")
        #expect(fixture.console.list.marks.count == 2, "the group under the cursor")
    }

    @Test func `c puts an answer on record and ends the follow-up, as one change`() throws {
        var fixture = OutreachScreenTests.open("}}j")
        fixture.press("c")
        #expect(fixture.console.prompt?.purpose == .reply)
        fixture.type("replied back in spring")
        let effects = fixture.press("<Enter>")
        guard case .save(let change)? = effects.first else {
            Issue.record("nothing is saved: \(effects)")
            return
        }
        #expect(change.kind == .log)
        #expect(change.edits.map(\.field) == ["contact-log:c1", "task:w3"])
        let contact = Contact(key: "c1", line: change.edits[0].new ?? "")
        #expect(contact?.outcome == .replied)
        #expect(contact?.answered == Fixture.today)
        #expect(contact?.text == "We miss you · back in spring")
        #expect(Work(key: "w3", line: change.edits[1].new ?? "")?.done == Fixture.today)
        fixture.save(effects, number: 90)
        #expect(OutreachScreenTests.names(.sent, fixture) == ["ea-5"])
        #expect(OutreachScreenTests.names(.answered, fixture).prefix(2) == ["ea-4", "ea-2"])
        #expect(OutreachScreenTests.names(.due, fixture) == ["ea-1", "ea-2", "ea-3"])
    }

    @Test func `an answer of several asks once, and one who left is closed`() {
        var fixture = OutreachScreenTests.open("}}*c")
        fixture.type("unsubscribed")
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.lines.contains { $0.contains("unsubscribed: for 2 partners?") })
        let effects = fixture.press("y")
        guard case .save(let change)? = effects.first else {
            Issue.record("nothing is saved: \(effects)")
            return
        }
        #expect(change.edits.count { $0.field == FieldName.unsubscribed } == 2)
    }

    @Test func `c on somebody who owes no answer logs a new contact`() {
        let fixture = OutreachScreenTests.open("c")
        #expect(fixture.console.prompt?.purpose == .contact)
    }

    @Test func `D says that work is done`() {
        var fixture = OutreachScreenTests.open()
        let effects = fixture.press("D")
        guard case .save(let change)? = effects.first else {
            Issue.record("nothing is saved: \(effects)")
            return
        }
        #expect(change.edits.map(\.field) == ["task:w1"])
        fixture.press("}D")
        #expect(fixture.lines.contains { $0.contains("no open work") })
    }

    @Test func `d asks before a draft goes, and archives nobody`() {
        var fixture = OutreachScreenTests.open("}d")
        #expect(fixture.lines.contains { $0.contains("Take the draft to Harbour & Hearth away?") })
        #expect(fixture.press("y") == [.discardDraft(Fixture.id("ea-6"))])
    }

    @Test func `drafts are looked through together, marked ones or all`() {
        var marked = OutreachScreenTests.open("}<Space>")
        #expect(marked.press("<Enter>") == [.openDrafts([Fixture.id("ea-6")])])
        var all = OutreachScreenTests.open()
        #expect(
            all.console.perform(.drafts)
                == [.openDrafts([Fixture.id("ea-6"), Fixture.id("ea-9")])])
    }
}
