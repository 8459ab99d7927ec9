import Model
import Screen
import Testing

@testable import ViewModel

/// What is done to marked partners: one question, one change, one undo, one redo.
@Suite struct BulkTests {
    @Test(arguments: [
        ("N", "seen at the fair"), ("T", "star"), ("T", "-star"), ("o", "lee"), ("t", "3d call"),
        ("c", "mail sent the banners"), ("z", "9d"), ("r2", ""), ("gs1", ""), ("d", ""),
        ("gn", "never"), ("gx", ""), ("gf35", ""), ("gc<Space>", ""),
    ])
    func `every action on marks is one change that one undo takes back`(
        keys: String, text: String
    ) {
        var world = World()
        world.press("2")
        if text == "-star" {
            world.press("<Space><Space><Space>T")
            world.type("star")
            world.press("<Enter>y-gg")
        }
        let earlier = world.events.count
        let before = world.everything
        world.press("<Space><Space><Space>" + keys)
        if !text.isEmpty { world.type(text) }
        if !text.isEmpty || keys.utf8.starts(with: "gf".utf8) || keys.utf8.starts(with: "gc".utf8) {
            world.press("<Enter>")
        }
        if world.fixture.console.prompt != nil { world.press("y") }
        #expect(world.events.count == earlier + 1, "\(keys)")
        let change = world.events.last?.change
        #expect(Set(change?.edits.map(\.partner) ?? []).count == 3, "\(keys)")
        let after = world.everything
        #expect(after != before)
        world.press("u")
        #expect(world.everything == before, "\(keys)")
        world.press("<C-r>")
        #expect(world.everything == after, "\(keys)")
        #expect(world.events.count == earlier + 3)
    }

    @Test func `a question names how many, and n leaves everybody alone`() {
        var world = World()
        world.press("2<Space><Space><Space>d")
        #expect(world.text.contains("for 3 partners?"))
        world.press("n")
        #expect(world.events.isEmpty)
    }
}
