import Model
import Screen
import Testing

@testable import ViewModel

/// A partner opened: moving in it, editing in place, what is agreed, the timeline.
@Suite struct DossierTests {
    /// The dossier of Café Olé with records of every kind, its history read.
    private static func open(
        size: Size = Size(columns: 120, rows: 36), isASCII: Bool = false, isReadOnly: Bool = false
    ) -> Fixture {
        var fixture = Fixture(size: size, isASCII: isASCII, isReadOnly: isReadOnly)
        let id = Fixture.id("ea-4")
        let today = Fixture.today
        let goal = Goal(
            key: "g", metric: .sales, target: 6, from: today.advanced(by: -90),
            due: today.advanced(by: 30), isAgreed: true, text: "for the winter")
        let terms = TermsChange(
            key: "t", day: today.advanced(by: -40), before: "6%", rate: "8%", text: "rival offer")
        let agreement = Agreement(
            key: "a", day: today.advanced(by: -20), text: "a banner a month")
        let late = Work(key: "w", kind: .task, due: today.advanced(by: -3), text: "send banners")
        let contact = Contact(
            key: "c", day: today.advanced(by: -9), channel: .call, outcome: .reached,
            text: "other shop pays 10")
        let fields = [
            ("tier", "gold"), ("site", "cafe-ole.example"), ("country", "FR"),
            ("contact:phone", "+33 1 23"), (goal.field, goal.line), (terms.field, terms.line),
            (agreement.field, agreement.line), (late.field, late.line),
            (contact.field, contact.line), ("note:n", "feedback: likes the new banners"),
            ("note:m", "plain words that go on for longer than any pane of eighty columns has"),
            ("step:engagement.resources-sent", "done 2026-08-21"),
        ]
        let edits = fields.map { Edit(partner: id, field: $0.0, new: $0.1, old: nil) }
        let event = Fixture.event(30, edits, user: "bo")
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        fixture.press("/café<Enter><Enter>")
        _ = fixture.console.handle(.history(id, [event]))
        return fixture
    }

    private static func change(_ effects: [Effect]) -> Change? {
        for case .save(let change) in effects { return change }
        return nil
    }

    @Test func `a dossier at the three sizes`() {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            var fixture = DossierTests.open(size: Size(columns: columns, rows: rows))
            expectGolden(fixture.console.frame(), "dossier-full-\(columns)x\(rows)")
        }
    }

    @Test func `a long name costs the last facts of the title, and every part keeps a line`() {
        var fixture = Fixture(size: Size(columns: 80, rows: 24))
        fixture.press("/ea-9<Enter><Enter>")
        let lines = fixture.lines
        let title = lines.first { $0.contains("A name that is a good deal longer") }
        #expect(title?.contains("engagement") == true)
        for (part, next) in [("TIMELINE", 1), ("NOTES", 1), ("WHO", 1)] {
            let place = lines.firstIndex { $0.contains(part) } ?? 0
            #expect(!lines[place + next].contains("───"), "\(part)")
        }
    }

    @Test func `a small window shows one part`() {
        var fixture = DossierTests.open(size: Size(columns: 50, rows: 14))
        fixture.press("<Tab><Tab>")
        expectGolden(fixture.console.frame(), "dossier-small")
    }

    @Test func `ASCII is enough for a dossier`() {
        var fixture = DossierTests.open(isASCII: true)
        for line in fixture.lines {
            #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
        }
    }

    @Test func `tab goes round all parts and plus shows one whole`() {
        var fixture = DossierTests.open()
        var parts: [Dossier.Part] = []
        for _ in 0..<7 {
            if let part = fixture.console.dossier?.part { parts.append(part) }
            fixture.press("<Tab>")
        }
        #expect(Set(parts).count == 7)
        #expect(fixture.console.dossier?.part == .who)
        fixture.press("<S-Tab>+")
        #expect(fixture.console.dossier?.part == .notes)
        #expect(
            fixture.lines.contains { $0.contains("longer than any pane of eighty columns has") })
        #expect(!fixture.lines.contains { $0.contains("TIMELINE") })
        fixture.press("q")
        #expect(fixture.lines.contains { $0.contains("TIMELINE") })
        fixture.press("q")
        #expect(fixture.console.place != .dossier)
    }

    @Test func `e edits the field under the cursor from what it says`() {
        var fixture = DossierTests.open()
        fixture.press("je")
        #expect(fixture.console.prompt?.field.text == "cafe-ole.example")
        let effects = fixture.press("<C-u>ole.example<Enter>")
        #expect(
            effects == [
                .edit(
                    Fixture.id("ea-4"), field: "site", text: "ole.example",
                    old: "cafe-ole.example")
            ])
    }

    @Test func `a value a field cannot have comes back to be mended`() {
        var fixture = DossierTests.open()
        _ = fixture.console.handle(
            .fieldRefused("email", text: "no address", old: "x@y.example", why: "no mail address"))
        #expect(fixture.console.prompt?.field.text == "no address")
        #expect(fixture.console.prompt?.purpose == .field("email", old: "x@y.example"))
        fixture.press("<Esc>")
        #expect(fixture.console.prompt == nil)
    }

    @Test func `goals, agreements, terms and reviews are typed on one line`() throws {
        var fixture = DossierTests.open()
        let goal = try #require(
            Self.change(fixture.press("go") + typed(&fixture, "20 sales by 30d agreed more")))
        #expect(goal.kind == .goal)
        let line = try #require(goal.edits.first?.new)
        #expect(Goal(key: "", line: line)?.target == 20)
        let terms = try #require(
            Self.change(fixture.press("gt") + typed(&fixture, "9% best of the month")))
        #expect(terms.edits.contains { $0.field == "rate" && $0.new == "9%" })
        let agreed = try #require(
            Self.change(fixture.press("ga") + typed(&fixture, "a post a week")))
        #expect(agreed.edits.first?.field.utf8.starts(with: "agreed:".utf8) == true)
        let review = try #require(
            Self.change(fixture.press("gv") + typed(&fixture, "goes on")))
        #expect(review.edits.count == 2)
    }

    private func typed(_ fixture: inout Fixture, _ text: String) -> [Effect] {
        fixture.type(text)
        return fixture.press("<Enter>")
    }

    @Test func `a goal that cannot be read stays in the line, with how to write it`() {
        var fixture = DossierTests.open()
        fixture.press("go")
        #expect(typed(&fixture, "more sales please").isEmpty)
        #expect(fixture.console.prompt?.field.text == "more sales please")
        #expect(fixture.console.message?.isBad == true)
    }

    @Test func `enter settles a step, and work, and takes it back`() throws {
        var fixture = DossierTests.open()
        fixture.console.dossier?.part = .steps
        let step = try #require(Self.change(fixture.press("<Enter>")))
        #expect(step.kind == .step)
        fixture.console.dossier?.part = .due
        let done = try #require(Self.change(fixture.press("<Enter>")))
        let line = try #require(done.edits.first?.new)
        #expect(Work(key: "w", line: line)?.done == Fixture.today)
        #expect(done.edits.first?.old != nil)
    }

    @Test func `a note is edited, and taken away by leaving nothing`() throws {
        var fixture = DossierTests.open()
        fixture.console.dossier?.part = .notes
        fixture.press("e")
        let text = try #require(fixture.console.prompt?.field.text)
        let change = try #require(Self.change(fixture.press("!<Enter>")))
        #expect(change.edits.first?.new == text + "!")
        fixture.press("e<C-u>")
        let gone = try #require(Self.change(fixture.press("<Enter>")))
        #expect(gone.edits.first?.new == nil)
        #expect(gone.edits.first?.old == text)
    }

    @Test func `the timeline is searched, and a change is told whole`() {
        var fixture = DossierTests.open()
        fixture.press("/")
        fixture.type("first click")
        #expect(fixture.console.dossier?.search == "first click")
        #expect(fixture.lines.contains { $0.contains("first click") })
        fixture.press("<Enter>q")
        #expect(fixture.console.dossier?.search == "")
        fixture.press("<Enter>")
        #expect(fixture.console.overlay?.kind == .reading)
        #expect(fixture.lines.contains { $0.contains("bo") })
    }

    @Test func `nothing is edited read-only`() {
        for keys in ["je", "E", "go", "gt", "ga", "gv", "N", "<Tab><Tab>e"] {
            var fixture = DossierTests.open(isReadOnly: true)
            let effects = fixture.press(keys)
            #expect(effects.isEmpty, "\(keys)")
            #expect(fixture.console.prompt == nil, "\(keys)")
        }
    }

    @Test func `a prospect's attempts, replies and next step are counted`() {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        let contacts = [(-20, Contact.Outcome.waiting), (-12, .replied), (-2, .waiting)]
        var edits = contacts.enumerated().map { index, one in
            let contact = Contact(
                key: "c\(index)", day: Fixture.today.advanced(by: one.0), channel: .mail,
                outcome: one.1, text: "")
            return Edit(
                partner: Fixture.id("p-2"), field: contact.field, new: contact.line, old: nil)
        }
        let next = Work(
            key: "w", kind: .followUp, due: Fixture.today.advanced(by: 5), text: "ask again")
        edits.append(
            Edit(partner: Fixture.id("p-2"), field: next.field, new: next.line, old: nil))
        let event = Fixture.event(31, edits)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        fixture.press("/second<Enter><Enter>")
        #expect(fixture.lines.contains { $0.contains("3 attempts, 1 reply, next on 27 Nov") })
    }

    @Test func `E hands the partner to the editor`() {
        var fixture = DossierTests.open()
        #expect(fixture.press("E") == [.editPartner(Fixture.id("ea-4"))])
    }

    @Test func `e in the list edits the cell, elsewhere offers the fields`() {
        var fixture = Fixture()
        fixture.press("2e")
        #expect(fixture.console.prompt?.purpose == .field("name", old: "Deal Falcon"))
        fixture.press("<Esc>1e")
        #expect(fixture.console.overlay?.items.contains { $0.text == "email" } == true)
        fixture.press("jj<Enter>")
        #expect(fixture.console.prompt?.purpose == .field("email", old: "hello@ea-2.example"))
    }

    @Test func `a reads the weeks in words`() {
        var fixture = DossierTests.open()
        fixture.press("a")
        #expect(fixture.console.message?.text.contains("last 13 weeks") == true)
    }
}
