import Model
import Testing

@testable import Store

@Suite struct FilesTests {
    @Test func `settings read back, and a wrong line is told with its place`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let settings = ProgramSettings(
            name: "A: \"b\" #c", currency: .euro, quietAfterDays: 45, graceDays: 0)
        try store.writeSettings(settings)
        #expect(store.settings().settings == settings)
        #expect(store.settings().problems.isEmpty)
        try shop.put(Array("name: X\nquiet-after: soon\ncolour: red\n".utf8), in: "settings.yaml")
        let (read, problems) = store.settings()
        #expect(read == ProgramSettings(name: "X", currency: .euro))
        #expect(problems.map(\.place) == ["settings.yaml:2:14", "settings.yaml:3:1"])
    }

    @Test func `targets are read, and a wrong one is told with line and column`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let text = """
            targets:
              - epc >= 0.45 EUR per month
              - "reversal <= 3 percent"
              - revenue >= 42000 per forever
              - aov >= 90 USD
              - {a: b}
            currency: EUR
            week-start: sunday

            """
        try shop.put(Array(text.utf8), in: "settings.yaml")
        let (settings, problems) = store.settings()
        #expect(settings.targets == [KPITarget(.epc, .atLeast, 45, currency: .euro, per: .month)])
        #expect(settings.target(of: .epc) != nil && settings.target(of: .aov) == nil)
        #expect(settings.weekStart == 6)
        #expect(
            problems.map(\.place) == [
                "settings.yaml:3:20", "settings.yaml:4:26", "settings.yaml:5:5",
                "settings.yaml:6:5",
            ])
        try shop.put(Array("targets: epc >= 1\nweek-start: noday\n".utf8), in: "settings.yaml")
        #expect(
            store.settings().problems.map(\.place) == ["settings.yaml:2:13", "settings.yaml:1:10"])
    }

    @Test func `views are files and come back by name`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let views = [
            StoredView(name: "gold", filter: "tier:gold", sort: "-revenue.90d"),
            StoredView(name: "Ruhig / \"still\"", filter: "quiet:>30d -tag:\"a b\"", sort: nil),
        ]
        for view in views { try store.keep(view) }
        #expect(Set(store.views().views) == Set(views))
        try store.keep(StoredView(name: "gold", filter: "tier:silver", sort: nil))
        #expect(store.views().views.count == 2)
        try shop.put(Array("name: x\n".utf8), in: "views/x.yaml")
        #expect(store.views().problems.map(\.place) == ["views/x.yaml:1:1"])
    }

    @Test func `a person's file that changed meanwhile is not overwritten`() throws {
        let shop = try Workshop()
        let folder = try Folder.open(shop.store)
        try shop.put(Array("theirs".utf8), in: "notes.txt")
        let name = try PeopleFile.replace(
            "notes.txt", with: Array("ours".utf8), former: Array("old".utf8), in: folder)
        #expect(name == "notes.txt.yours")
        #expect(try shop.bytes(of: "notes.txt") == Array("theirs".utf8))
        #expect(try shop.bytes(of: "notes.txt.yours") == Array("ours".utf8))
    }

    private let csv = Array("key,partner,day,clicks,revenue\n,ea-1,2026-01-02,3,1250\n".utf8)

    private func importing(_ bytes: [UInt8], _ store: Store) throws {
        let day = try #require(Day(iso: "2026-01-02".utf8))
        let (id, path) = try store.keepFigures(
            bytes, source: "easy-affiliate", kind: .daily, month: day)
        let batch = try #require(
            Batch(
                id: id, source: "easy-affiliate", kind: .daily, scope: .everyPartner, from: day,
                to: day, metrics: MetricSet([.clicks, .revenue]), currency: .euro, path: path,
                rows: 1))
        let edits = [
            Edit(partner: .program, field: batch.field, new: batch.line, old: nil),
            Edit(
                partner: try #require(PartnerID("ea-1".utf8)), field: "source",
                new: "easy-affiliate", old: nil),
        ]
        #expect(store.save(Change(kind: .import, edits: edits, summary: "x")).event != nil)
    }

    @Test func `imported figures are there after opening again`() throws {
        let shop = try Workshop()
        try importing(csv, try shop.open())
        let store = try shop.open()
        let figures = store.figures(currency: .euro)
        let day = try #require(Day(iso: "2026-01-02".utf8))
        #expect(figures.sums(.revenue, in: Window(from: day, to: day)) == [1250])
        #expect(figures.damaged.isEmpty)
        #expect(store.check().isEmpty)
    }

    @Test func `a figures file that is not what was imported is left out and told`() throws {
        let shop = try Workshop()
        try importing(csv, try shop.open())
        let store = try shop.open()
        let name = try #require(store.program.batches.first?.batch.path)
        Workshop.run("chmod", "u+w", shop.store + "/" + name)
        try shop.put(csv + Array(",ea-1,2026-01-03,1,1\n".utf8), in: name)
        #expect(store.figures(currency: .euro).damaged.count == 1)
        #expect(store.check().map(\.weight) == [.damage])
    }

    @Test func `check tells gaps, forks, doubles and strays`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        for number in 1...4 { _ = store.save(.set("ea-\(number)", "name", "n")) }
        let name = "journal/" + (try shop.segment())
        var lines = try shop.bytes(of: name).split(separator: 0x0A).map(Array.init)
        lines.remove(at: 2)
        lines.append(lines[1])
        let fork = Event(
            id: EventID(replica: "x", number: 3), stamp: Stamp(lamport: 3, replica: "x"),
            milliseconds: 0, user: "zoe", change: .set("ea-3", "name", "other"))
        lines.append(JournalText.line(fork))
        try shop.put(Array(lines.joined(separator: [0x0A])) + [0x0A], in: name)
        try shop.put([], in: "journal/x.jsonl.orig")
        let told = try shop.open(readOnly: true).check().map(\.what)
        #expect(told.count == 4)
        #expect(told.contains { $0.contains("changes 2 of replica") })
        #expect(told.contains { $0.contains("change 3 of replica") })
        #expect(told.contains("1 line is there twice"))
        #expect(told.contains("this is not a journal's name"))
    }

    @Test func `an original that is gone or changed is told`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let draft = try store.draft()
        try Array("id\n1\n".utf8).withUnsafeBytes { try draft.write($0) }
        let hash = try draft.keepOriginal()
        let original = Edit(
            partner: .program, field: "original:\(hash.prefix(8))", new: "x.csv", old: nil)
        #expect(store.save(Change(kind: .import, edits: [original])).event != nil)
        #expect(store.check().isEmpty)
        let path = "blobs/\(hash.prefix(2))/\(hash).csv"
        Workshop.run("chmod", "u+w", shop.store + "/" + path)
        try shop.put(Array("id\n2\n".utf8), in: path)
        #expect(store.check().map(\.place) == [path])
        Workshop.run("rm", shop.store + "/" + path)
        #expect(store.check().map(\.place) == ["blobs"])
        #expect(store.check().allSatisfy { $0.weight == .damage && $0.what.contains("x.csv") })
    }
}
