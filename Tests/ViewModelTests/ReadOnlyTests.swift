import Model
import Screen
import Testing

@testable import ViewModel

/// A program that may not be changed: what is shown of that, and what keys answer.
@Suite struct ReadOnlyTests {
    private static func console(columns: Int = 120) -> Console {
        let fixture = Fixture()
        var options = fixture.console.options
        options.isReadOnly = true
        options.readOnlyReason = "the disk is {0} mounted read-only"
        return Console(
            .program(fixture.analysis), options: options, preferences: .usual, views: [],
            recent: [], size: Size(columns: columns, rows: 36), noteSeed: "k")
    }

    @Test(arguments: [80, 120])
    func `every screen with room for the program's name says so`(columns: Int) {
        var console = ReadOnlyTests.console(columns: columns)
        #expect(console.frame().text.contains("READ-ONLY  acme-eu"))
        for place in "23".unicodeScalars {
            _ = console.handle(.input(.key(.character(place))))
            #expect(console.frame().text.contains("READ-ONLY  acme-eu"))
        }
    }

    static let keys = [
        "N", "t", "z", "T", "o", "d", "c", "g o", "g a", "g t", "g v", "g n", "g i", "g l", "g p",
        "g e", "e", "g x",
    ]

    @Test(arguments: keys)
    func `a key that would change something tells why it cannot, before anything is typed`(
        keys: String
    ) {
        var console = ReadOnlyTests.console()
        var effects: [Effect] = []
        for key in ("2" + keys).unicodeScalars where key != " " {
            effects += console.handle(.input(.key(.character(key))))
        }
        #expect(effects.isEmpty)
        #expect(console.prompt == nil)
        #expect(console.message?.text == "Read-only: the disk is {0} mounted read-only.")
        #expect(console.message?.isBad == true)
    }

    @Test func `whoever was not told why hears that it is so`() {
        var fixture = Fixture(isReadOnly: true)
        fixture.press("2N")
        #expect(fixture.console.message?.text == "This program is open for reading only.")
    }
}
