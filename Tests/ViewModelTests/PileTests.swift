import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Letters to several partners by keys.
@Suite struct PileTests {
    private static func letter(_ id: String, _ subject: String, missing: [String] = []) -> Letter {
        Letter(
            partner: Fixture.id(id), recipient: "Name <hello@\(id).example>",
            sender: "Ann <ann@acme.example>", subject: subject,
            body: "Hi,\n\nit has been quiet since autumn.\n\nAnn\n", template: "ask-why",
            language: "de", play: .call, missing: missing, obstacles: [])
    }

    private static let batch = LetterBatch(
        letters: [
            letter("ea-4", "Wir vermissen Sie"), letter("ea-5", "Tęsknimy"),
            letter("ea-6", "We miss you"), letter("ea-9", "9 % more", missing: ["rate.offer"]),
        ],
        leftOut: [
            LetterBatch.LeftOut(partner: Fixture.id("ea-2"), why: .unsubscribed),
            LetterBatch.LeftOut(partner: Fixture.id("ea-7"), why: .noAddress),
        ])

    private static func open(
        _ size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false
    ) -> Fixture {
        var fixture = Fixture(size: size, isASCII: isASCII)
        fixture.press("2")
        _ = fixture.console.handle(.letters(batch))
        return fixture
    }

    private static func ids(_ names: [String]) -> [PartnerID] { names.map(Fixture.id) }

    @Test func `m with marks asks for a template for all of them, g m for all shown`() {
        var fixture = Fixture()
        fixture.press("2/")
        fixture.type("harbour or copper")
        fixture.press("<Enter>*")
        let both = fixture.console.targets
        #expect(both.count == 2)
        #expect(fixture.press("m") == [.readTemplates(both)])
        fixture.press("-")
        #expect(
            fixture.press("gm") == [
                .readTemplates(
                    fixture.console.list.shown.map {
                        fixture.program.ids[$0]
                    })
            ])
        let choice = LetterChoice(name: "call", subject: "Fifteen minutes", play: .call)
        _ = fixture.console.handle(.templates(both, [choice]))
        #expect(fixture.press("<Enter>") == [.compose("call", both)])
    }

    @Test func `one question with the number, then one effect for all that are ready`() {
        var fixture = PileTests.open()
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(
            fixture.lines.contains { $0.contains("Put 3 mails into the outbox, one to each? 1 to") }
        )
        #expect(fixture.press("n").isEmpty)
        #expect(fixture.console.place == .letters)
        fixture.press("<Enter>")
        #expect(
            fixture.press("y") == [
                .sendLetters(PileTests.ids(["ea-4", "ea-5", "ea-6"]), followUpDays: nil)
            ])
        _ = fixture.console.handle(.lettersSent(["outbox/a.eml", "outbox/b.eml", "outbox/c.eml"]))
        #expect(fixture.console.place == .partners)
        #expect(fixture.lines.contains { $0.contains("3 mails are in the outbox") })
    }

    @Test func `Space takes a letter out, the question counts the rest`() {
        var fixture = PileTests.open()
        fixture.press("j<Space>")
        #expect(fixture.lines.contains { $0.contains("taken out") })
        fixture.press("t2w<Enter><Enter>")
        #expect(
            fixture.press("y") == [
                .sendLetters(PileTests.ids(["ea-4", "ea-6"]), followUpDays: 14)
            ])
        fixture.press("gg<Space><Space><Space>")
        fixture.press("<Enter>")
        #expect(
            fixture.console.prompt == nil || fixture.lines.contains { $0.contains("Put 1 mail ") })
    }

    @Test func `each can be read, those to mend and those left out with their reason`() {
        var fixture = PileTests.open()
        #expect(fixture.lines.contains { $0.contains("Wir vermissen Sie") })
        fixture.press("}")
        #expect(fixture.console.pile?.letter?.partner == Fixture.id("ea-9"))
        #expect(fixture.lines.contains { $0.contains("rate.offer has no value") })
        fixture.press("}")
        #expect(fixture.console.pile?.letter == nil)
        #expect(fixture.lines.contains { $0.contains("left the mailing list") })
        #expect(fixture.lines.contains { $0.contains("no mail address") })
        #expect(fixture.press("E").isEmpty, "nobody is written to here")
        fixture.press("{")
        #expect(fixture.press("E") == [.editLetter(Fixture.id("ea-9"))])
        _ = fixture.console.handle(.letter(PileTests.letter("ea-9", "9 % more for you")))
        #expect(fixture.console.place == .letters)
        #expect(fixture.console.pile?.going.count == 4)
        #expect(fixture.console.pile?.letter?.partner == Fixture.id("ea-9"))
    }

    @Test func `q asks whether they are kept as drafts`() {
        var fixture = PileTests.open()
        fixture.press("q")
        #expect(fixture.lines.contains { $0.contains("Keep the 4 letters as drafts?") })
        fixture.press("<Esc>")
        #expect(fixture.console.place == .letters)
        fixture.press("q")
        #expect(
            fixture.press("y")
                == [.keepLetters(PileTests.ids(["ea-4", "ea-5", "ea-6", "ea-9"]))])
        var other = PileTests.open()
        other.press("q")
        #expect(other.press("n") == [.dropLetters])
        #expect(other.console.place == .partners)
    }

    @Test func `with nobody to write to there is nothing to look through`() {
        var fixture = Fixture()
        let batch = LetterBatch(letters: [], leftOut: PileTests.batch.leftOut)
        _ = fixture.console.handle(.letters(batch))
        #expect(fixture.console.place == .home)
        #expect(fixture.lines.contains { $0.contains("nobody to write to: 2 left out") })
    }

    // MARK: - Holding out

    /// Letters of a campaign to so many partners; those it picks are known.
    private static func mailing(
        _ count: Int, holdsOut: Bool = false
    ) -> (batch: LetterBatch, picked: [PartnerID]) {
        let letters = (1...count).map { number in
            var letter = letter("ea-\(number)", "A small goal until Christmas")
            letter.campaign = "winter-20"
            return letter
        }
        return (
            LetterBatch(letters: letters, leftOut: [], holdsOut: holdsOut),
            letters.map(\.partner).filter { HoldOut.picks($0, in: "winter-20") }
        )
    }

    @Test func `O leaves one in five untouched, named on the screen, and out of the mails`() {
        let (batch, picked) = PileTests.mailing(9)
        #expect(picked == PileTests.ids(["ea-3", "ea-4", "ea-7"]))
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        _ = fixture.console.handle(.letters(batch))
        #expect(fixture.lines.last?.contains("O hold out 1 in 5") ?? false)
        #expect(!fixture.lines.contains { $0.contains("HELD OUT") })
        #expect(fixture.press("O") == [.setHoldOut(true)])
        #expect(fixture.lines.contains { $0.contains("HELD OUT, PICKED AT RANDOM  3") })
        #expect(fixture.lines.contains { $0.contains("6 of 9 to go, 3 held out") })
        #expect(fixture.lines.contains { $0.contains("3 of winter-20") })
        #expect(fixture.lines.count { $0.contains("left untouched, to compare") } == 3)
        fixture.press("<Enter>")
        #expect(fixture.lines.contains { $0.contains("Put 6 mails") && $0.contains("3 held out.") })
        let rest = batch.letters.map(\.partner).filter { !picked.contains($0) }
        #expect(
            fixture.press("y") == [.sendLetters(rest, heldOut: picked, followUpDays: nil)])
        _ = fixture.console.handle(
            .lettersSent((1...6).map { "outbox/\($0).eml" }, heldOut: 3))
        #expect(
            fixture.lines.contains { $0.contains("6 mails are in the outbox. 3 held out.") })
    }

    @Test func `nobody is held out by hand, and O again holds nobody out`() {
        let (batch, picked) = PileTests.mailing(9, holdsOut: true)
        var fixture = Fixture()
        _ = fixture.console.handle(.letters(batch))
        #expect(fixture.console.pile?.heldOut.map(\.partner) == picked)
        fixture.press("}<Space>")
        #expect(fixture.console.pile?.heldOut.count == 3)
        #expect(fixture.lines.contains { $0.contains("Picked at random, not by hand: O holds") })
        #expect(fixture.press("O") == [.setHoldOut(false)])
        #expect(fixture.console.pile?.letter?.partner == Fixture.id("ea-3"), "the cursor stays")
        #expect(fixture.console.pile?.going.count == 9)
        #expect(fixture.lines.contains { $0.contains("Nobody is held out.") })
    }

    @Test func `who was taken out by hand is neither written to nor held out`() {
        let (batch, picked) = PileTests.mailing(9)
        var fixture = Fixture()
        _ = fixture.console.handle(.letters(batch))
        fixture.press("jj<Space>O")
        #expect(fixture.console.pile?.heldOut.map(\.partner) == Array(picked.dropFirst()))
        #expect(fixture.console.pile?.going.count == 6)
        var other = Fixture()
        other.press("O")
        #expect(other.lines.contains { $0.contains("letters to several") })
    }

    @Test func `in a program only looked at nobody is held out`() {
        var fixture = Fixture(isReadOnly: true)
        _ = fixture.console.handle(.letters(PileTests.mailing(9).batch))
        #expect(fixture.press("O").isEmpty)
        #expect(fixture.console.pile?.heldOut.isEmpty ?? false)
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func `letters with some held out at sizes`(columns: Int, rows: Int) {
        var fixture = Fixture(size: Size(columns: columns, rows: rows))
        _ = fixture.console.handle(.letters(PileTests.mailing(9, holdsOut: true).batch))
        fixture.press("}")
        expectGolden(fixture.console.frame(), "letters-held-out-\(columns)x\(rows)")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60), (56, 18)])
    func `letters to several at sizes`(columns: Int, rows: Int) {
        var fixture = PileTests.open(Size(columns: columns, rows: rows))
        fixture.press("j")
        expectGolden(fixture.console.frame(), "letters-\(columns)x\(rows)")
    }

    @Test func `letters to several in ASCII, and every size is filled`() {
        var fixture = PileTests.open(isASCII: true)
        for line in fixture.console.frame().lines {
            #expect(line.plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line.plain)")
        }
        for columns in stride(from: 32, through: 200, by: 9) {
            for rows in stride(from: 10, through: 60, by: 5) {
                var fixture = PileTests.open(Size(columns: columns, rows: rows))
                let frame = fixture.console.frame()
                #expect(frame.lines.count == rows)
                #expect(frame.lines.allSatisfy { $0.columns == columns }, "\(columns)x\(rows)")
            }
        }
    }
}
