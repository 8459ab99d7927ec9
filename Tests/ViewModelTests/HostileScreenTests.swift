import HostileTexts
import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Every screen and box at every size, over partners whose fields are as bad as can be.
@Suite struct HostileScreenTests {
    /// What to press to see each place, box and prompt.
    static let states = [
        "1", "2", "3", "4", "j<Enter>", "1<Tab>", "1<Tab><Tab>l", "i", "iii", "/语", "/sta", "/x:>",
        "s", "|", "?", ":", "v", "N", "T", "o", "V", "gs", "g", "*gs<Enter>", "<Space>T", "a", "4a",
        "?zzz", "2<Enter>jj", "'", ":themes<Enter>", ":log<Enter>",
    ]

    /// The usual program and a partner for each hostile text, which is its every field.
    static func fixture(isASCII: Bool = false) -> Fixture {
        var fixture = Fixture(isASCII: isASCII)
        var events: [Event] = []
        for (index, text) in HostileTexts.all.enumerated() {
            let fields = [
                ("name", text), ("owner", text), ("email", text), ("site", text),
                ("tag:" + text, "1"), ("note:n", text), ("stage", "engagement"), ("tier", text),
                ("country", text), ("source", index % 2 == 0 ? "easy-affiliate" : text),
                ("joined", "2025-01-01"), ("status", text), ("contact:phone", text),
                ("fact:x", text),
            ]
            let edits = fields.map {
                Edit(partner: Fixture.id("h-\(index)"), field: $0.0, new: $0.1, old: nil)
            }
            events.append(Fixture.event(100 + index, edits, user: text))
        }
        for event in events { fixture.program.apply(event) }
        _ = fixture.console.handle(.programChanged(events))
        _ = fixture.console.handle(.views([SavedView(name: "\u{1B}[2J", filter: "x", sort: nil)]))
        return fixture
    }

    /// Whether a frame is whole: its lines as wide as the window scalar by scalar, nothing in them
    /// that a terminal obeys, its cursor inside.
    static func complaint(of frame: Frame) -> String? {
        if frame.lines.count != frame.size.rows { return "\(frame.lines.count) lines" }
        for line in frame.lines {
            if line.columns != frame.size.columns { return "a line of \(line.columns)" }
            for run in line.runs where SafeText(run.text.string) != run.text {
                return "\(run.text.string.unicodeScalars.map { String($0.value, radix: 16) })"
            }
        }
        guard let cursor = frame.cursor else { return nil }
        let isInside =
            (0..<frame.size.columns).contains(cursor.column)
            && (0..<frame.size.rows).contains(cursor.row)
        return isInside ? nil : "the cursor at \(cursor)"
    }

    /// Sizes where layouts change, up to more than any terminal has.
    static let borders: [Size] = [1, 2, 18, 31, 32, 50, 59, 60, 80, 109, 110, 120, 300].flatMap {
        columns in
        [1, 3, 9, 10, 15, 16, 24, 28, 100].map { Size(columns: columns, rows: $0) }
    }

    /// Every width and every height people have, each with some of the other.
    static let all: [Size] =
        (1...200).map { Size(columns: $0, rows: 1 + $0 * 7 % 60) }
        + (1...60).map { Size(columns: 1 + $0 * 31 % 200, rows: $0) }

    @Test(arguments: states)
    func `every line is exactly as wide as the window, at every size`(keys: String) {
        var fixture = HostileScreenTests.fixture()
        fixture.press(keys)
        let isPlace = ["1", "2", "3", "4", "j<Enter>"].contains(keys)
        for size in HostileScreenTests.borders + (isPlace ? HostileScreenTests.all : []) {
            _ = fixture.console.handle(.input(.resize(size)))
            let complaint = HostileScreenTests.complaint(of: fixture.console.frame())
            #expect(complaint == nil, "\(size.columns)x\(size.rows) after \(keys)")
        }
    }

    @Test func `every hostile partner's page is whole`() {
        var fixture = HostileScreenTests.fixture()
        fixture.press("1<Enter>")
        for (columns, rows) in [(80, 24), (33, 11), (120, 36)] {
            _ = fixture.console.handle(.input(.resize(Size(columns: columns, rows: rows))))
            for _ in HostileTexts.all.indices {
                fixture.press("ljj")
                #expect(HostileScreenTests.complaint(of: fixture.console.frame()) == nil)
            }
        }
    }

    @Test func `in ASCII every cell is ASCII, whatever partners are called`() {
        var fixture = HostileScreenTests.fixture(isASCII: true)
        for keys in HostileScreenTests.states {
            fixture.press("<Esc><Esc><Esc><Esc>" + keys)
            let frame = fixture.console.frame()
            #expect(HostileScreenTests.complaint(of: frame) == nil)
            for line in frame.lines {
                let isASCII = line.plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
                #expect(isASCII, "\(keys): \(line.plain)")
            }
        }
    }

    @Test func `what is typed or pasted into prompts and boxes is shown whole or cut`() {
        for text in HostileTexts.all {
            for keys in ["/", "N", "T", ":", "?", "V"] {
                var fixture = Fixture()
                fixture.press(keys)
                _ = fixture.console.handle(.input(.paste(Array(text.utf8))))
                #expect(HostileScreenTests.complaint(of: fixture.console.frame()) == nil)
                _ = fixture.console.handle(.input(.key(.enter)))
                #expect(HostileScreenTests.complaint(of: fixture.console.frame()) == nil)
            }
        }
    }
}
