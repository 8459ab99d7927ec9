import Glibc
import Model
import Testing

@testable import Store

@Suite struct DraftTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `a draft is one file a user, its last ten versions beside it`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        for number in 1...13 { try store.keepDraft("ea-1", bytes("text \(number)"), of: "ann") }
        let drafts = store.drafts(of: "ann").drafts
        #expect(drafts.map(\.name) == ["ea-1"])
        #expect(drafts.first?.bytes == bytes("text 13"))
        #expect(drafts.first?.file == "drafts/ann/ea-1.md")
        #expect(
            store.draftVersions("ea-1", of: "ann")
                == (3...12).reversed().map { bytes("text \($0)") })
        #expect(store.drafts(of: "bob").drafts.isEmpty)
    }

    @Test func `keeping the same text again is no new version`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        for _ in 1...3 { try store.keepDraft("a", bytes("same"), of: "ann") }
        #expect(store.draftVersions("a", of: "ann").isEmpty)
    }

    @Test func `a draft taken away can be had back`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        try store.keepDraft("a", bytes("one"), of: "ann")
        try store.removeDraft("a", of: "ann")
        #expect(store.drafts(of: "ann").drafts.isEmpty)
        #expect(store.draftVersions("a", of: "ann") == [bytes("one")])
    }

    @Test func `names lead nowhere else`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        for name in ["../x", "a/b", "", ".", "A", "é", String(repeating: "x", count: 200)] {
            #expect(throws: StoreError.self) { try store.keepDraft(name, bytes("x"), of: "ann") }
        }
        let file = try store.keepDraft("a", bytes("x"), of: "../../Ann B/é")
        #expect(file.utf8.starts(with: "drafts/------ann-b----".utf8))
        #expect(store.drafts(of: "../../Ann B/é").drafts.count == 1)
    }

    @Test func `a link in place of a draft is not followed`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        try store.keepDraft("a", bytes("x"), of: "ann")
        try shop.put(bytes("secret"), in: "secret")
        symlink("../../secret", shop.store + "/drafts/ann/b.md")
        symlink("../secret", shop.store + "/drafts/bob")
        #expect(store.drafts(of: "ann").drafts.map(\.name) == ["a"])
        #expect(store.drafts(of: "ann").problems.map(\.place) == ["drafts/ann/b.md"])
        #expect(throws: StoreError.self) { try store.keepDraft("b", bytes("x"), of: "ann") }
        #expect(throws: StoreError.self) { try store.keepDraft("b", bytes("x"), of: "bob") }
        #expect(try shop.bytes(of: "secret") == bytes("secret"))
    }

    @Test func `a program opened for reading keeps no draft`() throws {
        let shop = try Workshop()
        _ = try shop.open()
        let store = try shop.open(readOnly: true)
        #expect(throws: StoreError.self) { try store.keepDraft("a", bytes("x"), of: "ann") }
        #expect(throws: StoreError.self) { try store.stageMails([], day: Day(number: 0)) }
    }

    // MARK: - Outbox

    @Test func `mails never replace each other`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let id = try #require(PartnerID("ea-1".utf8))
        let day = try #require(Day(iso: "2026-11-24".utf8))
        for text in ["one", "two", "three"] {
            let staged = try store.stageMails([(id, bytes(text))], day: day)
            #expect(staged.count == 1)
            _ = try store.publish(staged)
        }
        #expect(
            store.outboxMails().mails.map(\.name) == [
                "2026-11-24-ea-1-2.eml", "2026-11-24-ea-1-3.eml", "2026-11-24-ea-1.eml",
            ])
        #expect(try shop.bytes(of: "outbox/2026-11-24-ea-1.eml") == bytes("one"))
    }

    @Test func `staged mails are seen by nobody and can be forgotten`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        let id = try #require(PartnerID("ea-1".utf8))
        let staged = try store.stageMails(
            [(id, bytes("x")), (id, bytes("y"))], day: Day(number: 0))
        #expect(store.outboxMails().mails.isEmpty)
        store.discard(staged)
        #expect(try Folder.open(shop.store + "/.local/tmp").names().isEmpty)
    }

    // MARK: - Templates and settings

    @Test func `a program's templates are read, those that cannot be are named`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        mkdir(shop.store + "/templates", 0o750)
        try shop.put(bytes("---"), in: "templates/a.md")
        symlink("a.md", shop.store + "/templates/b.md")
        try shop.put(bytes("x"), in: "templates/notes.txt")
        let read = store.templateFiles()
        #expect(read.files.map(\.file) == ["templates/a.md"])
        #expect(read.problems.map(\.place) == ["templates/b.md"])
    }

    @Test func `settings of mail and values are written and read back`() throws {
        let shop = try Workshop()
        let store = try shop.open()
        var settings = ProgramSettings(name: "P", currency: .euro)
        settings.mail = .init(
            from: "Kim \"K\" <k@x.example>", command: ["/usr/sbin/sendmail", "-oi"],
            language: "de", link: "https://x.example/?r={id}")
        settings.values = ["resources.hub": "https://x.example", "rate.offer": "9 %"]
        try store.writeSettings(settings)
        #expect(store.settings().settings.mail == settings.mail)
        #expect(store.settings().settings.values == settings.values)
        #expect(store.settings().problems.isEmpty)
        try shop.put(bytes("values: {Bad: x, ok.name: y}\nmail: {to: x}\n"), in: "settings.yaml")
        #expect(store.settings().problems.count == 2)
        #expect(store.settings().settings.values == ["ok.name": "y"])
    }
}
