import Insight
import Model
import Screen
import Testing

@testable import ViewModel

/// Domains that look like others, and tags that are too long.
@Suite struct DomainTests {
    private func fixture() -> Fixture {
        var fixture = Fixture(size: Size(columns: 120, rows: 36))
        let edits = [
            (FieldName.site, "https://pаypal.com/x"), (FieldName.email, "hello@аррӏе.com"),
        ].map { Edit(partner: Fixture.id("ea-2"), field: $0.0, new: $0.1, old: nil) }
        let event = Fixture.event(200, edits)
        fixture.program.apply(event)
        _ = fixture.console.handle(.programChanged([event]))
        return fixture
    }

    @Test func `the dossier says what a domain is, and how it is written`() {
        var fixture = fixture()
        fixture.press("2/Deal<Enter><Enter>")
        #expect(fixture.lines.contains { $0.contains("https://xn--pypal-4ve") })
        fixture.press("+")
        let lines = fixture.lines
        #expect(lines.contains { $0.contains("Deal Falcon") })
        #expect(lines.contains { $0.contains("https://xn--pypal-4ve.com/x, written http") })
        #expect(lines.contains { $0.contains("hello@xn--80ak6aa92e.com, written hello@") })
    }

    @Test func `the list and the lines below it show the domain as it is`() {
        var fixture = fixture()
        fixture.press("2")
        fixture.console.preferences.columns = [.partner, .site, .email]
        #expect(fixture.lines.contains { $0.contains("https://xn--pypal-4ve…") })
        #expect(fixture.lines.contains { $0.contains("hello@xn--80ak6aa92e.…") })
        fixture.press("/Deal<Enter>")
        #expect(
            fixture.lines.contains {
                $0.contains("hello@xn--80ak6aa92e.com   https://xn--pypal-4ve.com/x")
            })
        #expect(!fixture.lines.contains { $0.contains("pаypal") })
    }

    @Test func `history says what a domain is`() {
        let ours = "https://paypal.com"
        let theirs = "https://pаypal.com"
        func text(_ new: String?, _ old: String?, _ field: String = FieldName.site) -> String {
            let id = Fixture.id("ea-2")
            let edit = Edit(partner: id, field: field, new: new, old: old)
            return HistorySentence.text(Fixture.event(200, [edit]), about: id, currency: .euro)
        }
        #expect(text(theirs, ours) == "site: https://paypal.com to https://xn--pypal-4ve.com")
        #expect(text(nil, theirs) == "site taken away (https://xn--pypal-4ve.com)")
        #expect(text(theirs, nil, "person") == "person: https://pаypal.com")
        #expect(HistorySentence.value(theirs, of: FieldName.site) == "https://xn--pypal-4ve.com")
    }

    @Test func `a tag that is too long is said to be, and stays to be mended`() {
        var fixture = Fixture()
        fixture.press("2T")
        fixture.type(String(repeating: "x", count: 101))
        #expect(fixture.press("<Enter>").isEmpty)
        #expect(fixture.lines.contains { $0.contains("A tag has at most 100 bytes, not 101.") })
        #expect(fixture.console.prompt?.field.text.utf8.count == 101)
        fixture.press("<Backspace>")
        #expect(fixture.press("<Enter>").count == 1)
    }
}
