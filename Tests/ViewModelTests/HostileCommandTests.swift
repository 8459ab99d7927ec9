import HostileTexts
import Insight
import Model
import Testing

@testable import Screen
@testable import ViewModel

/// Every command of the table in every place, over a small program of hostile words.
@Suite struct HostileCommandTests {
    /// What to press, and then to be told, to come to each place.
    static let places = [
        "1", "2", "3", "4", "5", "6", "7", "8", "1<Enter>", "gr", "gw", "gh", "letter", "letters",
        "import", "mapping",
    ]
    private static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)]
    private static let hostile = HostileTexts.worst[0] + HostileTexts.worst[1]

    /// The usual program with hostile words in everything of everybody's, and a world that tells
    /// of hostile things.
    private static func fixture(_ size: Size) -> Fixture {
        var fixture = Fixture(size: size)
        let own = ["stage", "joined", "reason"]
        let events = fixture.program.rows.map { row in
            let text = HostileTexts.worst[row % HostileTexts.worst.count]
            let edits =
                HostileTexts.partnerFields(text).filter { !own.contains($0.0) }.map {
                    Edit(partner: fixture.program.ids[row], field: $0.0, new: $0.1, old: nil)
                }
                + HostileTexts.programFields(text, key: "k\(row)").map {
                    Edit(partner: .program, field: $0.0, new: $0.1, old: nil)
                }
            return Fixture.event(100 + row, edits, user: text, summary: text)
        }
        for event in events { fixture.program.apply(event) }
        _ = fixture.console.handle(.programChanged(events))
        for told in HostileBoxTests.told(hostile).joined() {
            switch told {
            case .shelf, .issues, .views: _ = fixture.console.handle(told)
            default: break
            }
        }
        return fixture
    }

    private static func go(_ place: String, _ fixture: inout Fixture) {
        let told = HostileBoxTests.told(hostile).joined()
        switch place {
        case "letter", "letters", "import", "mapping":
            fixture.press("2")
            for event in told {
                switch (event, place) {
                case (.letter, "letter"), (.letters, "letters"): _ = fixture.console.handle(event)
                case (.importPreview(let preview), "import")
                where preview.columns?.isGuess == false:
                    _ = fixture.console.handle(event)
                case (.importPreview(let preview), "mapping")
                where preview.columns?.isGuess == true:
                    _ = fixture.console.handle(event)
                default: break
                }
            }
        default:
            fixture.press(place)
            for event in told {
                switch event {
                case .issues where place == "gw": _ = fixture.console.handle(event)
                case .history where place == "1<Enter>": _ = fixture.console.handle(event)
                default: break
                }
            }
        }
    }

    /// What is wrong with the frame, its box and its tables.
    private static func complaint(_ fixture: inout Fixture) -> String? {
        let frame = fixture.console.frame()
        let lines = frame.lines.map(\.plain)
        if let complaint = HostileScreenTests.complaint(of: frame) { return complaint }
        if fixture.console.overlay != nil {
            return Columns.boxComplaint(of: lines, columns: SafeText.columns(of:))
        }
        // Where nobody is shown stands a sentence.
        if fixture.console.list.shown.isEmpty { return nil }
        return tables(in: lines).lazy.compactMap {
            Columns.complaint(of: $0, gap: 1, columns: SafeText.columns(of:))
        }.first
    }

    /// The tables on a screen: what is below the heads of columns, up to a rule or a blank line.
    private static func tables(in lines: [String]) -> [[String]] {
        lines.indices.filter { index in
            ["  PARTNER ", "  NAME ", "  TIER "].contains { lines[index].hasPrefix($0) }
        }.map { start in
            let end = lines[(start + 1)...].firstIndex { line in
                line.hasPrefix("─") || line.contains("╭─") || line.utf8.allSatisfy { $0 == 0x20 }
            }
            // Beside it there may be another pane.
            let width = SafeText(String(lines[start].prefix { $0 != "│" })).columns
            return lines[start..<(end ?? lines.count)].map {
                SafeText($0).prefix(columns: width).string
            }
        }
    }

    /// The commands to try in a place: those that do the same everywhere in one, unless it is a
    /// long walk.
    private static func commands(in place: String) -> [Command] {
        CommandTable.entries.filter { entry in
            let isOwn = [.find, .mark, .act].contains(entry.group)
            return isOwn || place == "2" || HostileTexts.isLong
        }.map(\.command)
    }

    @Test(arguments: places)
    func `every command keeps the frame whole, its box and its columns straight`(place: String) {
        let number = HostileCommandTests.places.firstIndex(of: place) ?? 0
        for (turn, size) in HostileCommandTests.sizes.enumerated()
        where turn == number % 2 || HostileTexts.isLong {
            var there = HostileCommandTests.fixture(size)
            HostileCommandTests.go(place, &there)
            for command in HostileCommandTests.commands(in: place) {
                var fixture = there
                _ = fixture.console.perform(command)
                expectWhole(&fixture, place, command, "")
                // A prompt takes what is pasted; a box or a prompt goes on with what is in it.
                if fixture.console.prompt != nil {
                    let bytes = Array(HostileCommandTests.hostile.utf8)
                    _ = fixture.console.handle(.input(.paste(bytes)))
                    expectWhole(&fixture, place, command, "pasted")
                } else if fixture.console.overlay == nil {
                    continue
                }
                fixture.press("<Enter>")
                expectWhole(&fixture, place, command, "Enter")
            }
        }
    }

    @Test func `a crooked column and a broken box are noticed`() {
        func table(_ lines: String...) -> String? {
            Columns.complaint(of: lines, gap: 2, columns: SafeText.columns(of:))
        }
        #expect(table("NAME  SALES", "語語      1", "ab       12") == nil)
        #expect(table("NAME  SALES", "語語     1 ", "abcdefg  12") != nil)
        #expect(table("NAME  SALES", "語語       1") != nil)
        func box(_ lines: String...) -> String? {
            Columns.boxComplaint(of: lines, columns: SafeText.columns(of:))
        }
        #expect(box("x ╭─ T ─╮", "語│ 語  │y", "  ╰─────╯") == nil)
        #expect(box("x ╭─ T ─╮", "語│ 語   │", "  ╰─────╯") != nil)
        #expect(box("x ╭─ T ─╮", "語│ 語  │y") != nil)
    }

    private func expectWhole(
        _ fixture: inout Fixture, _ place: String, _ command: Command, _ then: String
    ) {
        let complaint = HostileCommandTests.complaint(&fixture)
        #expect(complaint == nil, "\(place), \(command), \(then)")
    }
}
