import Model
import Screen
import Testing

@testable import ViewModel

/// Fields that two people wrote: what the console shows, and what it does about it.
@Suite struct ConsoleConflictTests {
    /// Ann moved and owns two partners; bo has changed the owner of one since.
    private static func contested() -> World {
        var world = World()
        world.press("2<Space><Space>o")
        world.type("ann")
        world.press("<Enter>y")
        let id = world.events[0].change.edits[0].partner
        world.apply(
            Change(
                kind: .set, edits: [Edit(partner: id, field: "owner", new: "bo", old: "ann")]),
            by: "bo")
        return world
    }

    @Test func `undo takes back what it can and shows both values of the rest`() {
        var world = ConsoleConflictTests.contested()
        let owned = world.events[0].change.edits.map(\.partner.text)
        world.press("u")
        #expect(world.value("owner", owned[0]) == "bo")
        #expect(world.value("owner", owned[1]) == "kim")
        #expect(world.text.contains("LEFT AS IT IS"))
        #expect(world.text.contains("before: kim"))
        #expect(world.text.contains("bo: bo"))
        #expect(world.text.contains("1 field was changed by others since and stays"))
        expectGolden(world.fixture.console.frame(), "box-conflict")
    }

    @Test func `o writes one's own value over the other's, esc leaves it`() {
        var world = ConsoleConflictTests.contested()
        let owned = world.events[0].change.edits.map(\.partner.text)
        world.press("u<Esc>")
        #expect(world.fixture.console.overlay == nil)
        #expect(world.value("owner", owned[0]) == "bo")
        world = ConsoleConflictTests.contested()
        world.press("uo")
        #expect(world.value("owner", owned[0]) == "kim")
        #expect(world.fixture.console.overlay == nil)
    }

    @Test func `what cannot be taken back at all does not block what came before`() {
        var world = World()
        world.press("2N")
        world.type("first")
        world.press("<Enter>o")
        world.type("ann")
        world.press("<Enter>")
        let id = world.events[1].change.edits[0].partner
        world.apply(
            Change(
                kind: .set, edits: [Edit(partner: id, field: "owner", new: "bo", old: "ann")]),
            by: "bo")
        world.press("u<Esc>u")
        #expect(world.events.last?.change.kind == .undo)
        #expect(world.events.last?.change.refersTo == world.events[0].id)
    }

    @Test func `redo shows what others wrote meanwhile`() {
        var world = World()
        world.press("2o")
        world.type("ann")
        world.press("<Enter>u")
        let edit = world.events[0].change.edits[0]
        world.apply(
            Change(
                kind: .set,
                edits: [Edit(partner: edit.partner, field: "owner", new: "bo", old: edit.old)]),
            by: "bo")
        world.press("<C-r>")
        #expect(world.text.contains("before: ann"))
        #expect(world.value("owner", edit.partner.text) == "bo")
    }

    @Test func `whose value lost against another copy is told so`() {
        var world = World()
        let place = FieldPlace(Fixture.id("ea-2"), "owner")
        func author(_ user: String, _ number: Int) -> Authorship {
            var story = FieldStory()
            let edit = Edit(partner: place.partner, field: "owner", new: user, old: "kim")
            story.add(edit, of: Fixture.event(number, [edit], user: user))
            return story.latest ?? author("nobody", 0)
        }
        let (ann, bo) = (author("ann", 50), author("bo", 51))
        let conflict = FieldConflict(place, wanted: "ann", current: "bo", author: bo)
        _ = world.fixture.console.handle(
            .conflict(
                ConflictNotice(
                    cause: .contest, conflicts: [conflict],
                    insisting: Change(kind: .set, edits: [conflict.overwriting]))))
        #expect(world.text.contains("OVERWRITTEN"))
        #expect(world.text.contains("Deal Falcon  owner"))
        world.press("<Esc>")
        _ = world.fixture.console.handle(.contestWon(Contest(place: place, lost: bo, won: ann)))
        #expect(world.text.contains("bo wrote owner of Deal Falcon at the same time as you"))
    }
}
