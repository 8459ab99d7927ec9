import HostileTexts
import Insight
@testable import Model
import Screen
import Testing

@testable import ViewModel

/// Everything the world can tell the console, in hostile texts: letters, imports, issues, conflicts.
@Suite struct HostileBoxTests {
    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 41, rows: 11), Size(columns: 120, rows: 36),
    ]
    /// The worst of each kind.
    private static let texts = [
        "", HostileTexts.controls.joined(), HostileTexts.invisible.joined(),
        HostileTexts.emoji.joined(), HostileTexts.marks.joined(),
        String(repeating: "語", count: 5_000),
        String(repeating: "a ", count: 2_000), "a\"b,c\nd {{7*7}}",
    ]

    /// What is wrong with the frame at one size after another, a size each time it is asked.
    private static func complaint(_ fixture: inout Fixture, turn: Int) -> String? {
        let size = sizes[turn % sizes.count]
        _ = fixture.console.handle(.input(.resize(size)))
        return HostileScreenTests.complaint(of: fixture.console.frame()).map {
            "\(size.columns)x\(size.rows): \($0)"
        }
    }

    /// Everything the world tells the console, with a text in each of its words.
    static func told(_ text: String) -> [[ConsoleEvent]] {
        let id = Fixture.id("h-1")
        let letter = Letter(
            partner: id, recipient: text, sender: text, subject: text, body: text + "\n" + text,
            template: text, play: .call, missing: [text], obstacles: [text], campaign: text)
        let other = Letter(
            partner: Fixture.id("h-4"), recipient: text, sender: text, subject: text, body: text,
            template: nil, play: nil, missing: [], obstacles: [])
        let leftOut = LetterBatch.LeftOut(partner: Fixture.id("h-7"), why: .unsubscribed)
        let edit = Edit(partner: id, field: "owner", new: text, old: text)
        let change = Change(kind: .set, edits: [edit], summary: text)
        let conflict = FieldConflict(
            FieldPlace(id, "owner"), wanted: text, current: text,
            author: Authorship(
                event: EventID(replica: "k", number: 800), user: text,
                milliseconds: 1_795_340_000_000, value: text))
        let event = Fixture.event(900, [edit], user: text, summary: text)
        return [
            [.notice(text, isBad: true)], [.notSaved(change, why: text)],
            [.unknown(change, why: text)],
            [
                .conflict(
                    ConflictNotice(cause: .save, conflicts: [conflict], insisting: change))
            ],
            [.fieldRefused("owner", text: text, old: text, why: text)],
            [.history(id, [event])], [.imported(event)], [.saved(event)],
            [.importProgress(text)], [.importPreview(preview(text, isGuess: true))],
            [.importPreview(preview(text, isGuess: false))],
            [.templates([id], [LetterChoice(name: text, subject: text, play: .call)])],
            [.letter(letter)],
            [.letters(LetterBatch(letters: [letter, other], leftOut: [leftOut]))],
            [.lettersKept([text])], [.lettersSent([text])], [.shelf(shelf(text))],
            [.issues(IssueShelf(names: [text], card: card(text), problems: [text]))],
            [.views([SavedView(name: text, filter: text, sort: nil)])],
        ]
    }

    private static func preview(_ text: String, isGuess: Bool) -> ImportPreview {
        let choice = ImportChoice(
            path: text,
            meanings: [.init(header: text, word: "id"), .init(header: text, word: nil)],
            rows: "daily", source: text, currency: "EUR")
        let columns = ImportColumns(
            choice: choice, samples: [[text, text], [text]], meanings: ["clicks", "id"],
            kinds: ["partners", "daily"], encodings: ["utf-8"], isGuess: isGuess)
        let row = ImportPreview.Row(line: 3, subject: text, text: text)
        return ImportPreview(
            file: text, source: text, assumptions: text, warnings: [text],
            counts: [(.new, 1), (.rejected, 1)], rows: [.new: [row], .rejected: [row]],
            refusal: isGuess ? text : nil, columns: columns)
    }

    private static func shelf(_ text: String) -> OutreachShelf {
        var shelf = OutreachShelf()
        shelf.drafts = [
            DraftCard(
                partner: Fixture.id("h-1"), subject: text, template: text, play: .call,
                state: .missing([text]), milliseconds: 1_795_340_000_000)
        ]
        shelf.answers = [AnswerCard(name: text, title: text, text: text)]
        return shelf
    }

    private static func card(_ text: String) -> IssueCard {
        IssueCard(
            name: text, subject: text, segment: text,
            parts: [
                IssueCard.Part(heading: text, isOn: true, isFilled: true, fact: text),
                IssueCard.Part(heading: text, isOn: false, isFilled: false, fact: text),
            ], lines: [text, text], narrowLines: [text], segmentCount: 3,
            leftOut: [IssueCard.LeftOut(.noContact, 2)], alreadyCount: 0, goingCount: 1,
            checks: [IssueCard.Check(.look, text), IssueCard.Check(.bad, text)])
    }

    @Test(arguments: texts)
    func `whatever the world tells is shown whole`(text: String) {
        let base = Fixture()
        for place in ["2", "6"] {
            for (number, events) in HostileBoxTests.told(text).enumerated() {
                var fixture = base
                fixture.press(place)
                for event in events { _ = fixture.console.handle(event) }
                for (step, keys) in ["", "e", "<Enter>"].enumerated() {
                    fixture.press(keys)
                    let complaint = HostileBoxTests.complaint(&fixture, turn: number + step)
                    #expect(complaint == nil, "\(place), event \(number), \(keys)")
                }
            }
        }
    }
}
