import Model
import Testing

@testable import Store

/// What was changed, read again from the journals.
@Suite struct HistoryTests {
    private static func id(_ text: String) throws -> PartnerID {
        try #require(PartnerID(text.utf8))
    }

    @Test func `the latest of many changes, of one user, of some days`() throws {
        let shop = try Workshop()
        let (ann, bo) = try (shop.open(), shop.open(as: "bo"))
        for number in 1...300 {
            if number == 291 { shop.jump(to: 1_790_086_400_000) }
            let store = number.isMultiple(of: 100) ? bo : ann
            _ = try store.refresh()
            let old = number == 1 ? nil : "\(number - 1)"
            #expect(store.save(.set("ea-1", "owner", "\(number)", was: old)).event != nil)
        }
        _ = try ann.refresh()
        #expect(try ann.history(limit: 3).map(\.id.number) == [300, 299, 298])
        let all = try ann.history(limit: 1000)
        #expect(all.map(\.id.number) == (1...300).reversed())
        let others = try ann.history(HistoryQuery(user: "bo", limit: 9))
        #expect(others.map(\.event.id.number) == [300, 200, 100])
        #expect(others.allSatisfy { $0.partnerCount == 1 })
        let day = Day(number: Int32(1_790_086_400 / 86_400))
        let late = try ann.history(HistoryQuery(day: day, limit: 5))
        #expect(late.map(\.event.id.number) == [300, 299, 298, 297, 296])
        #expect(try ann.history(HistoryQuery(day: day, limit: 99)).count == 10)
    }

    @Test func `those merged into a partner bring their changes, each once`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let (first, second) = try (Self.id("ea-1"), Self.id("ea-2"))
        for id in ["ea-1", "ea-2", "ea-3"] { _ = store.save(.set(id, "name", id)) }
        let both = Change(
            kind: .set,
            edits: [first, second].map { Edit(partner: $0, field: "tier", new: "gold", old: nil) })
        _ = store.save(both)
        #expect(try store.history(ofAllIn: second).map(\.id.number) == [4, 2])
        let merge = Change(
            kind: .set,
            edits: [Edit(partner: second, field: FieldName.merged, new: "ea-1", old: nil)])
        _ = store.save(merge)
        let events = try store.history(ofAllIn: first)
        #expect(events.map(\.id.number) == [5, 4, 2, 1])
        #expect(events[1].change.edits.map(\.partner) == [first])
        #expect(try store.history(of: first).map(\.id.number) == [4, 1])
        #expect(try store.history(ofAllIn: Self.id("ea-9")).isEmpty)
    }

    @Test func `a change kept in a file of its own is told while that is whole`() throws {
        let shop = try Workshop()
        let edits = try (0..<20_000).map {
            Edit(partner: try Self.id("ea-\($0)"), field: "name", new: "Partner \($0)", old: nil)
        }
        let event = try #require(
            shop.open().save(Change(kind: .import, edits: edits, summary: "a.csv")).event)
        let store = try shop.open()
        let id = try Self.id("ea-777")
        #expect(try store.history(of: id).map(\.change.edits) == [[edits[777]]])
        let large = try #require(store.history(HistoryQuery(limit: 9)).first)
        #expect(large.event.change.edits.isEmpty && large.partnerCount == 20_000)
        let place = FieldPlace(id, "name")
        #expect(try store.stories(of: [place])[place] != nil)
        // A letter of it is another one: nothing of it is believed any more.
        Workshop.run(
            "sh", "-c", "sed -i 's/Partner 777/Partner 778/' \(shop.store)/blobs/*/*.jsonl")
        #expect(try store.history(of: id).isEmpty)
        #expect(try store.event(event.id) == nil)
        Workshop.run("sh", "-c", "rm \(shop.store)/blobs/*/*.jsonl")
        #expect(try store.history(of: id).isEmpty)
        #expect(try store.stories(of: [place]).isEmpty)
    }

    @Test func `a journal that is gone is told, not taken for empty`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        _ = store.save(.set("ea-1", "name", "x"))
        let segment = try shop.segment()
        Workshop.run("rm", shop.store + "/journal/" + segment)
        let failure = #expect(throws: StoreError.self) { try store.history(limit: 9) }
        #expect(failure?.place == "journal/\(segment)")
    }
}
