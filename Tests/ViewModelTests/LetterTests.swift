import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Writing to a partner by keys.
@Suite struct LetterTests {
    private static func letter(missing: [String] = [], obstacles: [String] = []) -> Letter {
        Letter(
            partner: Fixture.id("ea-4"), recipient: "Café Olé <hello@ea-4.example>",
            sender: "Ann <ann@acme.example>", subject: "We miss you",
            body: "Hi Olé,\n\nit has been quiet.\n\nAnn\n", template: "ask-why", play: .call,
            missing: missing, obstacles: obstacles)
    }

    private static let choices = [
        LetterChoice(name: "incentive", subject: "A small goal", play: .incentive),
        LetterChoice(name: "call", subject: "Fifteen minutes", play: .call),
    ]

    private static func open(_ letter: Letter) -> Fixture {
        var fixture = Fixture()
        fixture.press("5")
        _ = fixture.console.handle(.letter(letter))
        return fixture
    }

    @Test func `m asks for templates, the one for the suggested play first`() {
        var fixture = Fixture()
        fixture.press("5")
        #expect(fixture.press("m") == [.readTemplates([Fixture.id("ea-4")])])
        _ = fixture.console.handle(.templates([Fixture.id("ea-4")], LetterTests.choices))
        #expect(fixture.console.overlay?.items.map(\.text) == ["call", "incentive"])
        #expect(fixture.press("<Enter>") == [.compose("call", [Fixture.id("ea-4")])])
    }

    @Test func `a letter that is ready goes to the outbox, and back to where it began`() {
        var fixture = LetterTests.open(LetterTests.letter())
        #expect(fixture.lines.contains { $0.contains("it has been quiet.") })
        #expect(fixture.lines.contains { $0.contains("ready for the outbox") })
        #expect(fixture.press("<Enter>") == [.sendLetters([Fixture.id("ea-4")], followUpDays: nil)])
        _ = fixture.console.handle(.lettersSent(["outbox/2026-11-22-ea-4.eml"]))
        #expect(fixture.console.place == .triage)
        #expect(fixture.lines.contains { $0.contains("outbox/2026-11-22-ea-4.eml") })
    }

    @Test func `a letter with a hole or an obstacle stays, and says why`() {
        for letter in [
            LetterTests.letter(missing: ["rate.offer"]),
            LetterTests.letter(obstacles: ["ea-4: unsubscribed"]),
        ] {
            var fixture = LetterTests.open(letter)
            #expect(fixture.press("<Enter>").isEmpty)
            #expect(
                fixture.lines.contains { $0.contains("rate.offer") || $0.contains("unsubscribed") })
            #expect(fixture.lines.contains { $0.contains("Not put into the outbox") })
        }
    }

    @Test func `q keeps the letter as a draft, E opens the editor`() {
        var fixture = LetterTests.open(LetterTests.letter())
        #expect(fixture.press("E") == [.editLetter(Fixture.id("ea-4"))])
        #expect(fixture.press("q") == [.keepLetters([Fixture.id("ea-4")])])
        #expect(fixture.console.place == .letter, "it is not gone before it is kept")
        _ = fixture.console.handle(.lettersKept(["drafts/ann/ea-4.md"]))
        #expect(fixture.console.place == .triage)
        #expect(fixture.lines.contains { $0.contains("drafts/ann/ea-4.md") })
    }

    @Test func `the suggested action of triage follows the reason`() {
        var fixture = Fixture()
        fixture.press("5")
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.console.prompt?.purpose == .contact, "an unknown reason asks for a call")
        fixture.press("<Esc>r")
        fixture.save(fixture.press("<Enter>"), number: 40)
        #expect(fixture.press("<Enter>") == [.readTemplates([Fixture.id("ea-4")])])
    }

    @Test func `t says when it is followed up, none for never`() {
        var fixture = LetterTests.open(LetterTests.letter())
        #expect(fixture.lines.contains { $0.contains("in 7 days, Sun 29 Nov") })
        fixture.press("t2w<Enter>")
        #expect(fixture.lines.contains { $0.contains("in 14 days, Sun 6 Dec") })
        let id = Fixture.id("ea-4")
        #expect(fixture.press("<Enter>") == [.sendLetters([id], followUpDays: 14)])
        fixture.press("tnone<Enter>")
        #expect(fixture.press("<Enter>") == [.sendLetters([id], followUpDays: 0)])
        fixture.press("tyesterday<Enter>")
        #expect(fixture.lines.contains { $0.contains("yesterday is no day") })
    }

    @Test func `A puts a ready-made answer in`() {
        var fixture = LetterTests.open(LetterTests.letter())
        fixture.press("A")
        #expect(fixture.console.overlay == nil, "there are none")
        var shelf = OutreachShelf()
        shelf.answers = [AnswerCard(name: "cookie", title: "How long?", text: "60 days.\n")]
        _ = fixture.console.handle(.shelf(shelf))
        fixture.press("A")
        #expect(fixture.press("<Enter>") == [.insertAnswer("cookie", Fixture.id("ea-4"))])
        #expect(fixture.console.place == .letter)
    }

    @Test func `no key leaves a letter without a word, and none meets a partner behind it`() {
        for keys in ["1", "2", "6", "d", "/", "gs", "<Space>", "i", "m", "'"] {
            var fixture = LetterTests.open(LetterTests.letter())
            #expect(fixture.press(keys).isEmpty, "\(keys)")
            #expect(fixture.console.place == .letter, "\(keys)")
            #expect(fixture.lines.contains { $0.contains("Leave the letter first: q") }, "\(keys)")
        }
    }

    @Test func `keys bound anew hold in letters too`() {
        var fixture = LetterTests.open(LetterTests.letter())
        let commands = CommandTable.bound([(.back, [[.character("X")]])])
        fixture.console.options.commands = commands
        fixture.console.keymap = Keymap(commands)
        #expect(fixture.press("X") == [.keepLetters([Fixture.id("ea-4")])])
        #expect(fixture.lines.last?.contains("X keep as draft") == true)
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `a letter at two sizes`(columns: Int, rows: Int) {
        var fixture = Fixture(size: Size(columns: columns, rows: rows))
        _ = fixture.console.handle(.letter(LetterTests.letter(missing: ["rate.offer"])))
        expectGolden(fixture.console.frame(), "letter-\(columns)x\(rows)")
    }
}
