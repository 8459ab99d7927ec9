import Glibc
import Model
import Testing

@testable import Store

/// A store with its cache is the store without it, and whatever is in doubt is read anew.
struct CacheTests {
    let shop: Workshop

    init() throws {
        shop = try Workshop()
        let store = try shop.open()
        _ = store.save(.set("p1", "name", "Loopline"))
        _ = store.save(.set("p2", "note:a", "Wants banners.\nSoon."))
        _ = store.save(.set("p2", "tag:vip", "1"))
        _ = store.save(CacheTests.figures(in: store, clicks: 7))
        _ = store.save(.set("p1", "name", nil, was: "Loopline"))
        _ = store.save(.set("p1", "company", "Loopline Ltd"))
    }

    private static func bytes(clicks: Int) -> [UInt8] {
        Array("key,partner,day,clicks\n,p1,2026-10-01,\(clicks)\n,p2,2026-10-02,3\n".utf8)
    }

    /// A change that brings in a file of figures.
    private static func figures(in store: Store, clicks: Int) -> Change {
        let bytes = bytes(clicks: clicks)
        let day = Day(iso: "2026-10-02".utf8) ?? Day(number: 0)
        let file = try? store.keepFigures(bytes, source: "ea", kind: .daily, month: day)
        let batch = file.flatMap {
            Batch(
                id: $0.id, source: "ea", kind: .daily, scope: .everyPartner,
                from: day.advanced(by: -1), to: day, metrics: MetricSet([.clicks]),
                currency: nil, path: $0.path, rows: 2)
        }
        return Change(
            kind: .import,
            edits: batch.map {
                [Edit(partner: .program, field: $0.field, new: $0.line, old: nil)]
            } ?? [])
    }

    /// What a store says, figures included.
    private func everything(_ store: Store) -> [String] {
        let figures = store.figures(currency: .euro)
        let window = Window(from: Day(number: 0), to: Day(number: 40_000))
        return store.program.everything
            + store.program.ids.indices.map { row in
                "\(store.program.ids[row].text) \(figures.sum(.clicks, partner: row, in: window))"
            }.sorted()
            + store.recent.map { "\($0.id.number) \($0.change.edits.count)" }
            + figures.damaged + store.problems.map(\.line) + ["\(store.program.lamport)"]
    }

    private func open(
        as user: String = "ann", build: String = "a", leastAge: Int = 0,
        mostCheckedBytes: Int = 64 << 20
    ) throws -> Store {
        var session = Store.Session(user: user, now: { shop.tick() })
        session.cache = CachePolicy(
            build: build, leastBytes: 0, leastAge: leastAge, mostCheckedBytes: mostCheckedBytes)
        return try Store(shop.store, session: session)
    }

    private func keepCache() throws {
        Workshop.run("rm", "-f", shop.store + "/.local/cache")
        let store = try open()
        let draft = store.cacheDraft(figures: store.figures(currency: .euro))
        #expect(try #require(draft).write())
    }

    /// Opens with and without the cache, which says the same, and whether the cache was believed.
    private func isBelieved(build: String = "a", mostCheckedBytes: Int = 64 << 20) throws -> Bool {
        let store = try open(build: build, mostCheckedBytes: mostCheckedBytes)
        let isBelieved = store.kept != nil
        #expect(everything(store) == everything(try shop.open()))
        return isBelieved
    }

    private func segment() throws -> String { "journal/" + (try shop.segment()) }

    @Test func `a cache that nothing speaks against is believed`() throws {
        #expect(try !isBelieved())
        try keepCache()
        #expect(try isBelieved())
        #expect(try isBelieved(mostCheckedBytes: 0))
        let store = try open()
        _ = store.figures(currency: .euro)
        #expect(store.cacheDraft(figures: store.figures(currency: .euro)) == nil)
    }

    @Test func `figures come from the cache once and are those of the files`() throws {
        try keepCache()
        let store = try open()
        #expect(store.takeKeptFigures(currency: .euro) != nil)
        #expect(store.takeKeptFigures(currency: .euro) == nil)
        let other = try open()
        #expect(other.takeKeptFigures(currency: try #require(Currency(code: "USD".utf8))) == nil)
    }

    @Test func `whoever kept the cache, everybody's own changes can be taken back`() throws {
        let edits = try (0..<20_000).map { number in
            Edit(
                partner: try #require(PartnerID("ea-\(number)".utf8)), field: "owner", new: "bo",
                old: nil)
        }
        _ = try shop.open(as: "bo").save(Change(kind: .set, edits: edits))
        try keepCache()
        _ = try shop.open(as: "bo").save(.set("p9", "name", "Later"))
        for user in ["ann", "bo", "cy"] {
            let (fast, plain) = try (open(as: user), shop.open(as: user))
            #expect(fast.kept != nil)
            #expect(fast.recent.map(\.id) == plain.recent.map(\.id), "\(user)")
            #expect(fast.recent.map(\.change) == plain.recent.map(\.change), "\(user)")
            #expect(fast.recent.count == ["ann": 6, "bo": 2, "cy": 0][user])
        }
    }

    @Test func `what was saved after the cache is read after it`() throws {
        try keepCache()
        _ = try shop.open(as: "bob").save(.set("p3", "name", "Third"))
        #expect(try isBelieved())
        let store = try open()
        _ = store.save(CacheTests.figures(in: store, clicks: 9))
        #expect(try isBelieved())
        #expect(try open().takeKeptFigures(currency: .euro) == nil)
    }

    @Test func `another build, a flipped byte or a cut makes everything anew`() throws {
        try keepCache()
        #expect(try !isBelieved(build: "b"))
        let whole = try shop.bytes(of: ".local/cache")
        for place in stride(from: 0, to: whole.count, by: 7) {
            var bytes = whole
            bytes[place] ^= 1 << UInt8(place % 8)
            try shop.put(bytes, in: ".local/cache")
            let store = try open()
            #expect(store.program.everything == (try shop.open()).program.everything)
        }
        for length in stride(from: 0, to: whole.count, by: 61) {
            try shop.put(Array(whole[..<length]), in: ".local/cache")
            #expect(try open().takeKeptFigures(currency: .euro) == nil)
        }
        try shop.put(whole, in: ".local/cache")
        #expect(try isBelieved())
    }

    @Test func `a journal that was replaced, cut or changed makes everything anew`() throws {
        try keepCache()
        let name = try segment()
        let bytes = try shop.bytes(of: name)
        let end = try #require(bytes.dropLast().lastIndex(of: 0x0A))
        try shop.put(Array(bytes[...end]), in: name)
        #expect(try open().kept == nil)
        try shop.put(bytes, in: name)
        #expect(try isBelieved())
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        try shop.put(changed, in: name)
        #expect(try open().kept == nil)
        Workshop.run("mv", shop.store + "/" + name, shop.store + "/journal/old")
        try shop.put(bytes, in: name)
        #expect(try !isBelieved())
    }

    @Test func `a touched journal is not believed by its times, but by its bytes`() throws {
        try keepCache()
        Workshop.run("touch", shop.store + "/" + (try segment()))
        #expect(try isBelieved(mostCheckedBytes: 0))
    }

    @Test func `a file of figures that is another one now is read anew`() throws {
        try keepCache()
        let name = "stats/" + (try #require(try Folder.open(shop.store + "/stats").names().first))
        try shop.put(CacheTests.bytes(clicks: 8), in: name)
        #expect(try open().takeKeptFigures(currency: .euro) == nil)
        _ = try isBelieved()
    }

    @Test func `a file too young for its times is believed by its bytes alone`() throws {
        try keepCache()
        let store = try open(leastAge: 3_600_000_000_000)
        #expect(store.takeKeptFigures(currency: .euro) != nil)
    }

    @Test func `a missing blob is missed with a cache as without`() throws {
        let long = String(repeating: "long ", count: 70_000)
        _ = try shop.open().save(.set("p4", "note:b", long))
        try keepCache()
        #expect(try isBelieved())
        Workshop.run("rm", "-rf", shop.store + "/blobs")
        #expect(try !isBelieved())
    }

    @Test func `what was noted of the journal is kept with it`() throws {
        let name = try segment()
        let half = Array(#"{"n":7,"l":7,"t":"2026-"#.utf8)
        try shop.put(try shop.bytes(of: name) + half, in: name)
        _ = try shop.open().save(.set("p3", "name", "x"))
        try keepCache()
        #expect(try isBelieved())
        let noted = try open().problems.map(\.line)
        #expect(noted.count == 1 && noted.first?.utf8.starts(with: "journal/".utf8) == true)
        _ = try shop.open().save(.set("p4", "name", "y"))
        #expect(try isBelieved())
    }

    @Test func `checking looks at the files, not at the cache`() throws {
        try keepCache()
        let name = "stats/" + (try #require(try Folder.open(shop.store + "/stats").names().first))
        try shop.put([0x21], in: name)
        #expect(try open().check().contains { $0.weight == .damage })
    }

    @Test func `nothing is kept of a small program, a damaged one, or while only reading`() throws {
        let store = try open()
        let figures = store.figures(currency: .euro)
        var session = Store.Session(user: "ann", now: { shop.tick() })
        session.cache = CachePolicy(build: "a")
        #expect(try Store(shop.store, session: session).cacheDraft(figures: figures) == nil)
        session.cache?.leastBytes = 0
        session.isReadOnly = true
        #expect(try Store(shop.store, session: session).cacheDraft(figures: figures) == nil)
        let name = try segment()
        try shop.put(try shop.bytes(of: name) + Array("{}\n".utf8), in: name)
        let damaged = try open()
        #expect(damaged.cacheDraft(figures: damaged.figures(currency: .euro)) == nil)
    }

    @Test(arguments: 0..<8) func `random programs are the same with a cache`(seed: Int) throws {
        var state = UInt64(seed &* 2_654_435_761 &+ 12345)
        func dice(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
        let fields = ["name", "owner", "tag:a", "tag:b", "note:x", "note:y", "joined", "stage"]
        let store = try open()
        for step in 0..<60 {
            let (partner, field) = ("q\(dice(9))", fields[dice(fields.count)])
            let old = PartnerID(partner.utf8).flatMap { store.program.value(field, of: $0) }
            let new = dice(4) == 0 ? nil : "value “\(dice(5))” \n \(step)"
            _ = store.save(.set(partner, field, new, was: old))
            if step == 30 { try keepCache() }
        }
        #expect(try isBelieved())
        try keepCache()
        #expect(try isBelieved())
    }
}
