import Model
import Testing

@testable import Store

/// What is derived is held against what it is derived from.
@Suite struct CacheCheckTests {
    private func opened() throws -> (Workshop, () throws -> Store) {
        let shop = try Workshop()
        let open = {
            var session = Store.Session(user: "ann", now: { shop.tick() })
            session.cache = CachePolicy(build: "a", leastBytes: 0, leastAge: 0)
            return try Store(shop.store, session: session)
        }
        let store = try open()
        for number in 1...3 { _ = store.save(.set("ea-\(number)", "name", "n\(number)")) }
        #expect(
            try #require(store.cacheDraft(figures: store.figures(currency: .euro))).write())
        return (shop, open)
    }

    @Test func `a cache that tells what the journal tells is nothing to speak of`() throws {
        let (_, open) = try opened()
        let store = try open()
        #expect(store.kept != nil)
        #expect(store.check().isEmpty)
        #expect(try store.repair().isEmpty)
    }

    @Test func `a cache that tells something else is damage, and a repair moves it aside`() throws {
        let (shop, open) = try opened()
        let store = try open()
        let change = Change.set("ea-2", "name", "wrong", was: "n2")
        store.program.apply(
            Event(
                id: EventID(replica: "zzzz", number: 1), stamp: Stamp(lamport: 3, replica: "zzzz"),
                milliseconds: 0, user: "ann", change: change))
        let says = Problem(
            .damage, ".local/cache",
            "the cache tells something else than the journal about ea-2",
            advice: "tend check --repair moves it aside; it is made anew")
        #expect(store.check() == [says])
        let moved = Problem(
            .note, ".local/cache", "it cannot be used and is .local/damaged/cache now")
        #expect(try store.repair() == [moved])
        #expect(try shop.open().check().isEmpty)
        #expect(try open().kept == nil)
    }
}
