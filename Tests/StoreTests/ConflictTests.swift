import Model
import Testing

@testable import Store

/// Two people and one field: what is refused, what is kept, and who is told.
@Suite struct ConflictTests {
    private static func id(_ text: String) -> PartnerID { PartnerID(text.utf8) ?? .program }

    /// Copies the journals of one folder over another's, as a merge does.
    private static func merge(_ from: String, _ to: String) {
        Workshop.run(
            "sh", "-c",
            "for f in \(from)/journal/*; do t=\(to)/journal/${f##*/};"
                + " [ -e $t ] && [ $(wc -c <$f) -le $(wc -c <$t) ] && continue;"
                + " [ -e $t ] && { tail -c +$(($(wc -c <$t) + 1)) $f >>$t; continue; };"
                + " cp $f $t; done")
    }

    @Test func `a redo leaves alone what somebody changed since, and does the rest`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let change = Change(
            kind: .set,
            edits: ["tier", "owner"].map {
                Edit(partner: ConflictTests.id("ea-1"), field: $0, new: "x", old: nil)
            })
        let event = try #require(store.save(change).event)
        let undone = try #require(try store.undo(event.id).result?.event)
        _ = try shop.open(as: "bo").save(.set("ea-1", "owner", "bo"))
        let redo = try store.undo(undone.id)
        #expect(redo.result?.event?.change.kind == .redo)
        #expect(redo.refusals.map(\.place.field) == ["owner"])
        #expect(redo.refusals.map(\.wanted) == ["x"])
        #expect(redo.refusals.map(\.current) == ["bo"])
        #expect(redo.refusals.map(\.author?.user) == ["bo"])
        #expect(store.program.everything == ["ea-1 owner bo", "ea-1 tier x"])
    }

    @Test func `texts that only look alike are not the same value`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let event = try #require(store.save(.set("ea-1", "name", "Caf\u{E9}")).event)
        _ = try shop.open(as: "bo").save(
            .set("ea-1", "name", "Cafe\u{301}", was: "Caf\u{E9}"))
        let answer = try store.undo(event.id)
        #expect(answer.result == nil && answer.refusals.count == 1)
    }

    @Test func `a change is taken back for some of its partners only`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let change = Change(
            kind: .set,
            edits: ["ea-1", "ea-2", "ea-3"].map {
                Edit(partner: ConflictTests.id($0), field: "tier", new: "gold", old: nil)
            })
        let event = try #require(store.save(change).event)
        let answer = try store.undo(event.id, partners: [ConflictTests.id("ea-2")])
        #expect(answer.refusals.isEmpty)
        #expect(store.program.everything == ["ea-1 tier gold", "ea-3 tier gold"])
    }

    @Test func `what keeps a change out is told with who wrote it and when`() throws {
        let shop = try Workshop()
        let (ann, bo) = (try shop.open(), try shop.open(as: "bo"))
        let theirs = try #require(bo.save(.set("ea-1", "owner", "bo")).event)
        let change = Change.set("ea-1", "owner", "ann")
        #expect(ann.save(change).refusal != nil)
        let conflict = try #require(try ann.conflicts(of: change).first)
        #expect(conflict.wanted == "ann" && conflict.current == "bo")
        #expect(conflict.author?.user == "bo" && conflict.author?.event == theirs.id)
        #expect(conflict.author?.milliseconds == theirs.milliseconds)
        let insisting = Change(kind: .set, edits: [conflict.overwriting])
        #expect(ann.save(insisting).event != nil)
        #expect(ann.program.everything == ["ea-1 owner ann"])
    }

    @Test func `two who set the same value are not in each other's way`() throws {
        let shop = try Workshop()
        let (ann, bo) = (try shop.open(), try shop.open(as: "bo"))
        #expect(bo.save(.set("ea-1", "owner", "kim")).event != nil)
        let change = Change.set("ea-1", "owner", "kim")
        let event = try #require(ann.save(change).event)
        #expect(try ann.conflicts(of: change).isEmpty)
        #expect(ann.program.everything == ["ea-1 owner kim"])
        #expect(try ann.undo(event.id).refusals.isEmpty)
        #expect(ann.program.everything.isEmpty)
    }

    @Test func `who does what another did already is told, where doing it twice counts`() throws {
        let shop = try Workshop()
        let (ann, bo) = (try shop.open(), try shop.open(as: "bo"))
        let id = ConflictTests.id("ea-1")
        let paid = Change(
            kind: .campaign, edits: [Edit(partner: id, field: "paid:x", new: "1", old: nil)])
        #expect(bo.save(paid).event != nil)
        #expect(ann.save(paid).refusal == "ea-1: paid:x was not set when you looked and is ‘1’ now")
    }

    @Test func `two copies that wrote one field keep both values, and tell who lost`() throws {
        let shop = try Workshop()
        let first = try shop.open()
        _ = first.save(.set("ea-1", "owner", "kim"))
        let copy = shop.path + "/q"
        Workshop.run("cp", "-a", shop.store, copy)
        let second = try shop.open(as: "bo", at: copy)
        _ = first.save(.set("ea-1", "owner", "ann", was: "kim"))
        _ = first.save(.set("ea-2", "owner", "ann"))
        _ = second.save(.set("ea-1", "owner", "bo", was: "kim"))
        _ = second.save(.set("ea-1", "tier", "gold"))
        #expect(try first.takeContests().isEmpty)
        ConflictTests.merge(copy, shop.store)
        ConflictTests.merge(shop.store, copy)
        for store in [first, second] {
            #expect(try !store.refresh().events.isEmpty)
            let contests = try store.takeContests()
            #expect(contests.map(\.place.field) == ["owner"])
            #expect(Set(contests.flatMap { [$0.lost.value, $0.won.value] }) == ["ann", "bo"])
            #expect(
                contests.first?.won.value
                    == store.program.value("owner", of: ConflictTests.id("ea-1")))
            #expect(try store.takeContests().isEmpty)
            let values = try store.history(of: ConflictTests.id("ea-1")).flatMap(\.change.edits)
                .map(\.new)
            #expect(values.contains("ann") && values.contains("bo"))
        }
    }

    @Test func `a value written with sight of the one before is no contest`() throws {
        let shop = try Workshop()
        let (ann, bo) = (try shop.open(), try shop.open(as: "bo"))
        _ = ann.save(.set("ea-1", "owner", "ann"))
        _ = bo.save(.set("ea-1", "owner", "bo", was: "ann"))
        _ = try ann.refresh()
        #expect(try ann.takeContests().isEmpty)
    }
}
