import Model
import Testing

@testable import Store

@Suite struct StoreTests {
    @Test func `what was saved is there after opening again`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let event = try #require(store.save(.set("ea-1", "name", "Acme")).event)
        #expect(event.id.number == 1)
        #expect(store.save(.set("ea-1", "name", "Acme Ltd", was: "Acme")).event != nil)
        #expect(store.save(.set("ea-1", "note:a1", "called")).event != nil)
        let again = try shop.open()
        #expect(again.program.everything == store.program.everything)
        #expect(again.program.everything == ["ea-1 name Acme Ltd", "ea-1 note ann called"])
        #expect(again.problems.isEmpty)
        #expect(again.recent.map(\.id.number) == [1, 2, 3])
    }

    @Test func `a change on an outdated value is refused with both values`() throws {
        let shop = try Workshop()
        let (ann, bo) = (try shop.open(), try shop.open(as: "bo"))
        #expect(ann.save(.set("ea-1", "owner", "ann")).event != nil)
        let why = bo.save(.set("ea-1", "owner", "bo")).refusal
        #expect(why == "ea-1: owner was not set when you looked and is ‘ann’ now")
        #expect(bo.save(.set("ea-1", "owner", "bo", was: "ann")).event?.id.number == 2)
    }

    @Test func `writers in turn see each other and never share a number`() throws {
        let shop = try Workshop()
        let stores = try ["ann", "bo", "cy"].map { try shop.open(as: $0) }
        for round in 0..<30 {
            let answer = stores[round % 3].save(.set("ea-\(round)", "name", "\(round)"))
            #expect(answer.event?.id.number == round + 1)
        }
        for store in stores { _ = try store.refresh() }
        #expect(Set(stores.map { $0.program.everything.count }) == [30])
        #expect(try shop.open().program.everything.count == 30)
    }

    @Test func `others' changes arrive once`() throws {
        let shop = try Workshop()
        let (ann, bo) = (try shop.open(), try shop.open(as: "bo"))
        _ = ann.save(.set("ea-1", "name", "x"))
        #expect(try bo.refresh().events.map(\.user) == ["ann"])
        #expect(try bo.refresh().events.isEmpty)
        #expect(try ann.refresh().events.isEmpty)
    }

    @Test func `undo and redo go back and forth`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        _ = store.save(.set("ea-1", "tier", "gold"))
        let event = try #require(store.save(.set("ea-1", "tier", "silver", was: "gold")).event)
        let undo = try #require(try store.undo(event.id).result?.event)
        #expect(undo.change.kind == .undo)
        #expect(store.program.everything == ["ea-1 tier gold"])
        let redo = try #require(try store.undo(undo.id).result?.event)
        #expect(redo.change.kind == .redo)
        #expect(store.program.everything == ["ea-1 tier silver"])
        #expect(try shop.open().program.everything == ["ea-1 tier silver"])
    }

    @Test func `undo leaves alone what somebody changed since`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let id = try #require(PartnerID("ea-1".utf8))
        let change = Change(
            kind: .set,
            edits: [
                Edit(partner: id, field: "tier", new: "gold", old: nil),
                Edit(partner: id, field: "owner", new: "ann", old: nil),
            ])
        let event = try #require(store.save(change).event)
        _ = try shop.open(as: "bo").save(.set("ea-1", "owner", "bo", was: "ann"))
        let answer = try store.undo(event.id)
        #expect(answer.refusals.map(\.place) == [FieldPlace(id, "owner")])
        #expect(answer.refusals.map(\.current) == ["bo"])
        #expect(answer.refusals.map(\.wanted) == [nil])
        #expect(answer.refusals.map(\.author?.user) == ["bo"])
        #expect(store.program.everything == ["ea-1 owner bo"])
    }

    @Test func `history tells a partner's changes, newest first`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        _ = store.save(.set("ea-1", "tier", "gold"))
        _ = store.save(.set("ea-10", "tier", "gold"))
        _ = store.save(.set("ea-1", "tier", nil, was: "gold"))
        let id = try #require(PartnerID("ea-1".utf8))
        #expect(try store.history(of: id).map(\.id.number) == [3, 1])
        #expect(try store.history(limit: 2).map(\.id.number) == [3, 2])
        #expect(try store.event(EventID(replica: "none", number: 1)) == nil)
    }

    @Test func `nothing is written to a store opened for reading`() throws {
        let shop = try Workshop()
        _ = try shop.open().save(.set("ea-1", "name", "x"))
        let before = try shop.bytes(of: "journal/" + shop.segment())
        let store = try shop.open(readOnly: true)
        #expect(store.save(.set("ea-2", "name", "y")).refusal == "opened for reading only")
        #expect(try shop.bytes(of: "journal/" + shop.segment()) == before)
    }

    @Test func `a folder that is no store says so`() throws {
        let shop = try Workshop()
        #expect(throws: StoreError.self) { try shop.open(at: shop.path) }
        #expect(throws: StoreError.self) { try shop.open(at: shop.path + "/none") }
        #expect(throws: StoreError.self) { try Store.create(at: shop.store) }
    }

    @Test func `a later format is read or refused as it asks`() throws {
        let shop = try Workshop()
        _ = try shop.open().save(.set("ea-1", "name", "x"))
        let file = String(decoding: try shop.bytes(of: "STORE"), as: UTF8.self)
        let writer = file.replacing("min-writer 1", with: "min-writer 2")
        try shop.put(Array(writer.utf8), in: "STORE")
        let store = try shop.open()
        #expect(store.program.everything == ["ea-1 name x"])
        #expect(store.readOnlyReason != nil)
        try shop.put(Array(file.replacing("min-reader 1", with: "min-reader 2").utf8), in: "STORE")
        #expect(throws: StoreError.self) { try shop.open() }
    }
}
