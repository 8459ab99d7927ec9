import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// The screen of resources by keys.
@Suite struct ResourcesScreenTests {
    private static func open(
        size: Size = Size(columns: 80, rows: 24), isASCII: Bool = false, isReadOnly: Bool = false
    ) -> Fixture {
        var fixture = Fixture(size: size, isASCII: isASCII, isReadOnly: isReadOnly)
        let resources = [
            ("hub", "Everything: landing-page https://acme.example/hub in en updated 2026-10-02"),
            ("spring", "Frühjahr: banner https://acme.example/b.png in de updated 2026-02-01"),
            ("faq", "Questions: faq https://acme.example/faq updated 2026-11-12"),
        ]
        var edits = resources.compactMap { key, text in
            ResourceText.resource(text, key: key, today: Fixture.today).map {
                Edit(partner: .program, field: $0.field, new: $0.line, old: nil)
            }
        }
        edits.append(
            Edit(
                partner: .program, field: "resource:old",
                new: "kind=video link=https://acme.example/v updated=2025-01-01 "
                    + "retired=2026-01-01 text=A film", old: nil))
        edits += ["ea-1", "ea-2"].map {
            Edit(partner: Fixture.id($0), field: "received:hub", new: "2026-11-02", old: nil)
        }
        let event = Fixture.event(40, edits, kind: .campaign)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        fixture.press("gr")
        return fixture
    }

    private static func saved(_ effects: [Effect]) -> Change? {
        if case .save(let change)? = effects.last { change } else { nil }
    }

    @Test func `resources at three sizes`() {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            var fixture = ResourcesScreenTests.open(size: Size(columns: columns, rows: rows))
            expectGolden(fixture.console.frame(), "resources-\(columns)x\(rows)")
        }
        var ascii = ResourcesScreenTests.open(isASCII: true)
        ascii.press("j")
        expectGolden(ascii.console.frame(), "resources-ascii")
        var small = ResourcesScreenTests.open(size: Size(columns: 50, rows: 14))
        expectGolden(small.console.frame(), "resources-small")
    }

    @Test func `enter shows the active partners who never received one`() {
        var fixture = ResourcesScreenTests.open()
        #expect(fixture.console.resources.current?.resource.key == "hub")
        fixture.press("<Enter>")
        #expect(fixture.console.place == .partners)
        #expect(fixture.console.list.filterText == "is:marked")
        let shown = fixture.console.list.marks.map { fixture.analysis.program.ids[$0].text }
        #expect(shown.sorted() == ["ea-3", "ea-6", "ea-9"])
    }

    @Test func `a resource is written down, changed, retired and taken away`() {
        var fixture = ResourcesScreenTests.open()
        fixture.press("ge")
        fixture.type("Winter film: video https://acme.example/w in pl")
        let new = ResourcesScreenTests.saved(fixture.press("<Enter>"))
        #expect(new?.edits.map(\.field) == ["resource:winter-film"] && new?.kind == .campaign)
        fixture.press("e<C-u>")
        fixture.type("All of it: landing-page https://acme.example/all")
        let changed = ResourcesScreenTests.saved(fixture.press("<Enter>"))
        #expect(changed?.edits.map(\.field) == ["resource:hub"])
        let retired = ResourcesScreenTests.saved(fixture.press("d"))
        #expect(retired?.edits[0].new?.contains("retired=2026-11-22") == true)
        fixture.press("e<C-u>")
        let gone = ResourcesScreenTests.saved(fixture.press("<Enter>"))
        #expect(gone?.edits[0].field == "resource:hub" && gone?.edits[0].new == nil)
    }

    @Test func `what cannot be read comes back to be mended`() {
        var fixture = ResourcesScreenTests.open()
        fixture.press("ge")
        fixture.type("no link: video")
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.console.prompt?.field.text == "no link: video")
        fixture.press("<Esc>ge")
        fixture.type("Hub: article https://x")
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.lines.contains { $0.contains("hub is there already") })
    }

    @Test func `a partner is said to have received a resource`() {
        var fixture = ResourcesScreenTests.open()
        fixture.press("q2gg")
        #expect(fixture.press("gb").isEmpty && fixture.console.overlay != nil)
        fixture.type("questions")
        let change = ResourcesScreenTests.saved(fixture.press("<Enter>"))
        #expect(change?.kind == .log && change?.edits.map(\.field) == ["received:faq"])
        #expect(change?.edits.map(\.new) == ["2026-11-22"])
        let text = change.map {
            HistorySentence.text(Fixture.event(50, $0.edits, kind: .log), about: nil)
        }
        #expect(text == "received faq")
    }

    @Test func `nothing is written where nothing may be, and q goes back`() {
        var fixture = ResourcesScreenTests.open(isReadOnly: true)
        for keys in ["e", "ge", "d"] { #expect(fixture.press(keys).isEmpty) }
        #expect(fixture.console.prompt == nil)
        fixture.press("q")
        #expect(fixture.console.place == .home)
    }
}
