import Screen
import Testing

@testable import ViewModel

/// The one table of commands: its keys, and every place that shows them.
@Suite struct KeyTests {
    @Test func `every command is in the table once, with a name of its own`() {
        #expect(
            CommandTable.entries.map(\.command).sorted { $0.rawValue < $1.rawValue }
                == Command.allCases.sorted { $0.rawValue < $1.rawValue })
        let names = Command.allCases.map { Catalogue.english[.name(of: $0)] }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { !$0.isEmpty })
    }

    @Test func `no two commands share a key, and no prefix hides one`() {
        let all = CommandTable.entries.flatMap { entry in entry.keys.map { (entry.command, $0) } }
        for (index, (command, keys)) in all.enumerated() {
            #expect(!keys.isEmpty)
            for (other, otherKeys) in all[(index + 1)...] {
                #expect(!keys.starts(with: otherKeys), "\(command) and \(other)")
                #expect(!otherKeys.starts(with: keys), "\(command) and \(other)")
            }
        }
    }

    @Test func `each sequence of keys asks for its command`() {
        for entry in CommandTable.entries {
            for keys in entry.keys {
                var keymap = Keymap()
                var answer = Keymap.Answer.nothing
                for (index, key) in keys.enumerated() {
                    answer = keymap.press(key)
                    if index < keys.count - 1 { #expect(answer == .prefix) }
                }
                #expect(answer == .command(entry.command))
                #expect(keymap.prefix.isEmpty)
            }
        }
    }

    /// Keys that terminals, multiplexers and input methods keep for themselves.
    @Test func `no command hangs on a key that does not arrive`() {
        let taken: [Key] =
            "abcde".unicodeScalars.prefix(2).map { Key.control($0) }
            + ["h", "j", "k", "s", "q", "i", "m", "["].map { Key.control($0) }
            + [.function(1), .function(10), .function(11)]
        for entry in CommandTable.entries {
            for keys in entry.keys {
                #expect(keys.allSatisfy { !taken.contains($0) }, "\(entry.command)")
            }
            let isOnlyAlt =
                !entry.keys.isEmpty
                && entry.keys.allSatisfy { keys in
                    keys.contains { if case .alt = $0 { true } else { false } }
                }
            #expect(!isOnlyAlt, "\(entry.command)")
        }
    }

    private static func choices(_ keys: String) -> [Command] {
        var fixture = Fixture()
        fixture.press(keys)
        return (fixture.console.overlay?.items ?? []).compactMap { item in
            if case .command(let command) = item.choice { command } else { nil }
        }
    }

    @Test func `the palette has every command, help every one with a key`() {
        #expect(Set(KeyTests.choices(":")) == Set(Command.allCases))
        #expect(KeyTests.choices(":").count == Command.allCases.count)
        let bound = CommandTable.entries.filter { !$0.keys.isEmpty }.map(\.command)
        #expect(Set(KeyTests.choices("?")) == Set(bound))
        #expect(KeyTests.choices("?").count == bound.count)
    }

    @Test func `help and palette show every key of a command`() {
        var fixture = Fixture()
        for opening in ["?", ":"] {
            fixture.press("<Esc>" + opening)
            for item in fixture.console.overlay?.items ?? [] {
                guard case .command(let command) = item.choice else { continue }
                let keys = CommandTable.entry(command)?.keys ?? []
                #expect(
                    item.detail == keys.map { KeyNotation.label($0) }.joined(separator: "  "))
            }
        }
    }

    @Test(arguments: ["1", "2", "3", "4", "<Enter>"])
    func `a key the footer shows does something on that screen`(opening: String) {
        var fixture = Fixture(size: Size(columns: 200, rows: 17))
        fixture.press(opening)
        let footer = fixture.lines.last ?? ""
        let shown = CommandTable.entries.filter { entry in
            guard let keys = entry.keys.first else { return false }
            let label = KeyNotation.label(keys)
            return footer.utf8.split(separator: 0x20).contains { $0.elementsEqual(label.utf8) }
                && footer.contains(label + " ")
        }
        #expect(shown.count >= 3)
        // Moving may have nowhere to go in so small a program.
        for entry in shown where entry.group != .move {
            var fixture = Fixture(size: Size(columns: 200, rows: 17))
            fixture.press(opening)
            // On the board, a column with more than one card.
            if opening == "3" {
                _ = fixture.console.frame()
                fixture.press("lll")
            }
            let before = fixture.console.frame()
            var effects: [Effect] = []
            for key in entry.keys.first ?? [] {
                effects += fixture.console.handle(.input(.key(key)))
            }
            let isAnswered = !effects.isEmpty || fixture.console.frame() != before
            #expect(isAnswered, "\(entry.command) on \(opening)")
        }
    }

    @Test func `keys are written and read in one notation`() {
        let keys: [Key] =
            [
                .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left,
                .right, .home, .end, .pageUp, .pageDown, .character(" "), .character("<"),
            ] + (1...12).map { .function($0) }
        let names =
            [
                "Enter", "Esc", "Tab", "S-Tab", "Backspace", "Delete", "Insert", "Up", "Down",
                "Left",
                "Right", "Home", "End", "PageUp", "PageDown", "Space", "lt",
            ] + (1...12).map { "F\($0)" }
        for (key, name) in zip(keys, names) {
            #expect(KeyNotation.key(named: name) == key)
            #expect(KeyNotation.typed("<\(name)>") == [key])
            #expect(KeyNotation.sequence("g <\(name)>") == [.character("g"), key])
        }
        #expect(
            KeyNotation.typed("i /b<C-d><A-x>ż") == [
                .character("i"), .character("/"), .character("b"), .control("d"), .alt("x"),
                .character("ż"),
            ])
        for wrong in ["<Nothing>", "<F0>", "<F13>", "<F+3>", "<>", "<C->", "<C-ab>"] {
            #expect(KeyNotation.typed(wrong) == nil, "\(wrong)")
        }
        #expect(KeyNotation.sequence("") == nil && KeyNotation.sequence("<x") == nil)
        #expect(Set(keys.map { KeyNotation.label($0, isASCII: true) }).count == keys.count)
    }

    @Test func `nothing happens to a partner nobody can see`() {
        for keys in ["d", "N", "T", "o", "gs"] {
            var fixture = Fixture()
            #expect(fixture.press("4" + keys).isEmpty)
            #expect(fixture.console.prompt == nil && fixture.console.overlay == nil)
        }
        for opening in ["3", "4"] {
            var small = Fixture(size: Size(columns: 50, rows: 12))
            #expect(!small.press(opening + "d").isEmpty, "the list is all there is")
        }
    }

    @Test func `Esc after a mistake kept by Enter goes back to the filter before`() {
        var fixture = Fixture()
        fixture.type("/tag:vip")
        fixture.press("<Enter>/")
        fixture.type(" or nofield:3")
        fixture.press("<Enter><Esc>")
        #expect(fixture.shownIDs == ["ea-2"])
    }
}
